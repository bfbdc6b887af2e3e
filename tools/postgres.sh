#!/bin/sh
# Prints the folder of a PostgreSQL server's programs (initdb, pg_ctl) for the tests of PostGIS, or nothing and (on
# stderr) why there is none.
#   tools/postgres.sh           only looks
#   tools/postgres.sh install   as root on a machine with apt-get, installs one if there is none
# CLASHLINE_POSTGRES names one. With CI=true a missing server is an error: nothing is skipped there.
set -u

# A server without PostGIS is none: its control file lies with the server's shared files.
serves() {
    [ -x "$1/initdb" ] && [ -x "$1/pg_ctl" ] && shared=$("$1/pg_config" --sharedir 2>/dev/null) &&
        [ -f "$shared/extension/postgis.control" ] && echo "$1"
}

look() {
    [ -n "${CLASHLINE_POSTGRES:-}" ] && serves "$CLASHLINE_POSTGRES" && return 0
    # Debian keeps them off the PATH, one folder for each version: the newest first.
    for bin in $(ls -d /usr/lib/postgresql/*/bin /usr/pgsql-*/bin 2>/dev/null | sort -rV); do
        serves "$bin" && return 0
    done
    found=$(command -v initdb) && serves "$(dirname "$(readlink -f "$found")")"
}

install_server() {
    apt-get update || return 1
    # Debian's package would make a cluster of its own and start it: only the programs are wanted.
    if ! [ -e /etc/postgresql-common/createcluster.conf ]; then
        apt-get install -y --no-install-recommends postgresql-common || return 1
        echo "create_main_cluster = false" >>/etc/postgresql-common/createcluster.conf
    fi
    package=$(apt-cache pkgnames postgresql- | grep -E '^postgresql-[0-9]+-postgis-3$' | sort -rV | head -1)
    [ -n "$package" ] && apt-get install -y --no-install-recommends "$package"
}

look && exit 0

if [ "${1:-}" = install ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing PostgreSQL with PostGIS with apt-get ..." >&2
    export DEBIAN_FRONTEND=noninteractive
    install_server >/dev/null 2>&2 && look && exit 0
    reason="apt-get could not install it"
else
    reason="no server with PostGIS is in /usr/lib/postgresql or on the PATH, and CLASHLINE_POSTGRES names none"
fi

echo "No PostGIS: $reason." >&2
if [ "${CI:-}" = true ]; then
    exit 1
fi
echo "The tests of PostGIS are skipped." >&2
