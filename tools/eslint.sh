#!/bin/sh
# Lints the page's scripts with ESLint, installed from its lock file into tools/eslint. Needs Node and npm; where they
# are missing the scripts are not linted, and with CI=true that is an error.
set -eu
cd "$(dirname "$0")/eslint"

if ! command -v npm >/dev/null; then
    echo "npm is not here: the page's scripts are not linted." >&2
    [ "${CI:-}" != true ]
    exit
fi
if [ ! -e node_modules/.ready ] || [ package-lock.json -nt node_modules/.ready ]; then
    npm ci --silent --no-audit --no-fund
    touch node_modules/.ready
fi
cd ../..
tools/eslint/node_modules/.bin/eslint --config tools/eslint/eslint.config.js --max-warnings 0 maps/static
