#!/bin/sh
# tools/setup.sh [EXTRA...]: makes .venv if there is no sound one, and puts Clashline with these extras into it.
# Plain pip, as old as the one that comes with Python 3.11, must do.
set -eu
cd "$(dirname "$0")/.."

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
    python=$(sh tools/find_python.sh)
    echo "Making .venv with $("$python" -V) ..."
    # A half-made one (an interrupted run, a Python that is gone) is made anew.
    rm -rf .venv
    "$python" -m venv .venv
fi

extras=$(echo "$*" | tr ' ' ',')
echo "Installing Clashline${extras:+ with $extras} into .venv ..."
# The two variables hold the isolated build (hatchling) to the same versions: the first for old pip, the second
# for new. A relative path, for pip splits the variable at blanks.
PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 \
    .venv/bin/python -m pip install -qq -c constraints.txt -e ".${extras:+[$extras]}"
