#!/bin/sh
# Prints the path of a Chromium for the browser tests, or nothing and (on stderr) why there is none.
#   tools/chromium.sh           only looks
#   tools/chromium.sh install   as root on a machine with apt-get, installs one if there is none
# With CI=true a missing browser is an error: nothing is skipped there.
set -u

look() {
    for browser in "${CLASHLINE_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
        [ -n "$browser" ] && command -v "$browser" && return 0
    done
    return 1
}

look && exit 0

if [ "${1:-}" = install ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium with apt-get ..." >&2
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update && apt-get install -y --no-install-recommends chromium; } >/dev/null 2>&2 && look && exit 0
    reason="apt-get could not install it"
else
    reason="none of chromium, chromium-browser and google-chrome is here, and CLASHLINE_CHROMIUM names none"
fi

echo "No Chromium: $reason." >&2
if [ "${CI:-}" = true ]; then
    exit 1
fi
echo "The browser tests are skipped." >&2
