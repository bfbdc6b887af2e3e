#!/bin/sh
# Prints the first Python that can make a virtual environment for Clashline (3.11 to 3.13), newest habit first.
# Each candidate is run, not only found: version managers leave shims that answer to a name and then fail.
set -u

for python in "${PYTHON:-}" python3.11 python3.12 python3.13 python3 python; do
    [ -n "$python" ] || continue
    if "$python" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
        >/dev/null 2>&1; then
        command -v "$python"
        exit 0
    fi
done

echo "No Python 3.11, 3.12 or 3.13 with the venv module was found. Install one, or name it: make PYTHON=/path/to/python3" >&2
exit 1
