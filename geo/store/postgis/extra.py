"""The way in: what is a database's address, and whether the packages are there that it needs."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from ...errors import StoreError

if TYPE_CHECKING:
    from .backend import PostgisBackend

SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")
_PACKAGES = ("sqlalchemy", "geoalchemy2", "psycopg")


def is_address(target: str) -> bool:
    """Whether this is meant as a database's address, and not as a file.

    Examples
    --------
    >>> is_address("postgresql://mapper@db.example/border"), is_address("store.gpkg")
    (True, False)
    """
    scheme, mark, _ = target.partition("://")
    return bool(mark) and scheme.lower() in SCHEMES


def connect(target: str, *, create: bool) -> PostgisBackend:
    """Open the store of a database.

    Parameters
    ----------
    target
        ``postgresql://user:password@host:port/database?sslmode=require``, as libpq has it. What is left out, the
        password too, is taken from where libpq takes it: ``PGPASSWORD``, ``~/.pgpass``, ``PGHOST`` ...
    create
        Whether the tables may be made where there are none.

    Raises
    ------
    StoreError
        The extra ``postgis`` is not installed; it is no address; there is no connection, no PostGIS or no store.
    """
    missing = [name for name in _PACKAGES if find_spec(name) is None]
    if missing:
        raise StoreError(
            f"{missing[0]} is not installed, and a database needs it; do: pip install 'clashline[postgis]'"
        )
    from .opening import open_database  # noqa: PLC0415 - needs the extra

    return open_database(target, create=create)
