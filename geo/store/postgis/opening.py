"""From an address to an open store: what must be there is looked for, what is missing is made."""

from __future__ import annotations

import sqlalchemy as sa

from ...errors import StoreError
from .address import Address
from .backend import PostgisBackend, retried
from .failure import telling
from .make import is_made, make
from .session import begin, make_engine

# What is older gets no fixes any more.
_OLDEST = 140000


def open_database(target: str, *, create: bool) -> PostgisBackend:
    """Open the store of a database: see ``geo.store.postgis.connect``."""
    address = Address.read(target)
    engine = make_engine(address)
    with telling(address), begin(engine, writes=False) as connection:
        postgis = _find_postgis(connection, address)
        made = is_made(connection)
    if not made and not create:
        raise StoreError(f"{address}: there is no store in this database; the first clashline add makes one")
    if not made:
        retried(engine, address, lambda connection: make(connection, postgis))
    return PostgisBackend(address, postgis)


def _find_postgis(connection: sa.Connection, address: Address) -> str:
    """Give the schema that PostGIS is in."""
    found = connection.execute(
        sa.text(
            "SELECT current_setting('server_version_num')::int, current_setting('server_encoding'), "
            "(SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'postgis')"
        )
    )
    version, encoding, postgis = found.one()
    if version < _OLDEST:
        raise StoreError(
            f"{address}: PostgreSQL {version // 10000} is too old; {_OLDEST // 10000} or newer is needed"
        )
    if encoding != "UTF8":
        raise StoreError(f"{address}: the database's encoding is {encoding}; make one with: createdb -E UTF8")
    if postgis is None:
        raise StoreError(
            f"{address}: the database has no PostGIS; as its administrator: CREATE EXTENSION postgis"
        )
    return str(postgis)
