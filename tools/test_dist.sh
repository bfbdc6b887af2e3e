#!/bin/sh
# tools/test_dist.sh [PYTEST OPTION...]: runs the tests against the wheel in dist/, installed by pip into an environment
# of its own, in a folder that holds the tests and their data but none of the three packages.
# What is about the repository itself (its files, its layers, its notes) is left out, as are the browser's tests, which
# `make test` runs on the same files.
set -eu
cd "$(dirname "$0")/.."
root=$PWD
wheel=$(ls dist/clashline-*.whl)
place=$root/build/wheel-test

rm -rf "$place"
mkdir -p "$place/tree"
cp -R bench constraints.txt docs pyproject.toml seeds tests tools README.md "$place/tree"
"$(sh tools/find_python.sh)" -m venv "$place/venv"
echo "Installing $wheel ..."
PIP_DISABLE_PIP_VERSION_CHECK=1 "$place/venv/bin/python" -m pip install -qq -c constraints.txt "$root/$wheel[test]"

cd "$place/tree"
# -P: the folder one stands in is not on the import path; the packages can only come from the wheel.
"$place/venv/bin/python" -P -c '
import sys, gazetteer, geo, maps
sys.exit(not all(sys.prefix in package.__file__ for package in (gazetteer, geo, maps)))'
# The documentation's tests are about the repository's pages, and read its Makefile.
exec "$place/venv/bin/python" -m pytest tests -n 2 --dist worksteal -m "not (long or browser or source)" \
    --ignore tests/docs "$@"
