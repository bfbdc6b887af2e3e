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
    _need()
    from .opening import open_database  # noqa: PLC0415 - needs the extra

    return open_database(target, create=create)


def postgis_schema() -> str:
    """Return the schema of a store in PostGIS as a script of SQL, for an administrator to read and to make.

    It makes the tables, the views, and three roles without a login: ``clashline_owner``, ``clashline_writer`` and
    ``clashline_reader``. Without it the first writer makes the same tables, and owns them.

    Returns
    -------
    str
        Statements of SQL, always the same, for ``psql -1 -f``.

    Raises
    ------
    StoreError
        The extra ``postgis`` is not installed.

    Examples
    --------
    >>> import geo
    >>> "CREATE TABLE clashline.incidents" in geo.postgis_schema()
    True
    """
    _need()
    from .script import say_schema  # noqa: PLC0415 - needs the extra

    return say_schema()


def _need() -> None:
    missing = [name for name in _PACKAGES if find_spec(name) is None]
    if missing:
        raise StoreError(
            f"{missing[0]} is not installed, and a database needs it; do: pip install 'clashline[postgis]'"
        )
