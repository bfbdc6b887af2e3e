#!/bin/sh
# tools/github.sh: lints .github/ and CITATION.cff by their schemas, and the workflows for what makes them unsafe.
# Nothing is fetched: the schemas come with check-jsonschema, and zizmor is told to stay offline.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin

check() {
    schema=$1
    shift
    "$bin/check-jsonschema" --quiet --builtin-schema "vendor.$schema" "$@"
}

check github-workflows .github/workflows/*.yml
check github-issue-forms .github/ISSUE_TEMPLATE/bug.yml .github/ISSUE_TEMPLATE/misread.yml .github/ISSUE_TEMPLATE/place.yml
check github-issue-config .github/ISSUE_TEMPLATE/config.yml
check dependabot .github/dependabot.yml
check citation-file-format CITATION.cff
"$bin/zizmor" --offline --quiet --persona=pedantic .github
