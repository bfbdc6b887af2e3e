"""Opening a store: which database keeps it is told by what it is called."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

from gazetteer import Gazetteer

from ..errors import StoreError
from .migrate import require_version
from .store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from .backend import Backend

_ADDRESSES = ("postgresql://", "postgres://", "postgresql+psycopg://")
_SUFFIX = ".gpkg"


def open_store(
    target: str | os.PathLike[str],
    theatre: str | Path | Gazetteer | None = None,
    *,
    create: bool = True,
    at: str = "",
    who: str = "",
) -> Store:
    """Open a store of articles, or make one.

    Parameters
    ----------
    target
        A path that ends in ``.gpkg``, or the address of a PostGIS database: ``postgresql://user@host/name``.
    theatre
        The theatre of a new store, by name, folder or gazetteer; by default the one that the data name. A store
        that is there has its own.
    create
        Whether a store is made where there is none.
    at, who
        When and by whom the changes are made, for the store's history; empty is not known. It asks no clock.

    Returns
    -------
    Store
        To be closed, or used in a ``with``.

    Raises
    ------
    StoreError
        There is no store and none is to be made; the file or database is none of ours, or cannot be opened; or
        the store is of another version (``clashline store migrate``).
    gazetteer.GazetteerError
        There is no such theatre.

    Examples
    --------
    >>> import geo, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with geo.open_store(f"{folder}/store.gpkg") as store:
    ...         added = store.add(geo.read("seeds"))
    ...         again = store.add(geo.read("seeds"))
    >>> added.new, again.new, again.known
    (5, 0, 5)
    """
    gazetteer = theatre if theatre is None or isinstance(theatre, Gazetteer) else Gazetteer.load(theatre)
    backend = connect(target, create=create)
    try:
        require_version(backend)
        return Store(backend, gazetteer, at=at, who=who)
    except BaseException:
        backend.close()
        raise


def is_store(target: str | os.PathLike[str]) -> bool:
    """Whether a word names a store: an address of a database, or a path with the suffix of one."""
    name = os.fspath(target)
    return name.startswith(_ADDRESSES) or name.lower().endswith(_SUFFIX)


def connect(target: str | os.PathLike[str], *, create: bool) -> Backend:
    """Open the database that a target names; raises as ``open_store``."""
    name = os.fspath(target)
    if name.startswith(_ADDRESSES):
        # By its name: SQLAlchemy and psycopg are extras, which files do not need.
        backend: Backend = import_module(".postgis", __package__).connect(name, create=create)
        return backend
    if not name.lower().endswith(_SUFFIX):
        raise StoreError(
            f"{name!r} names no store: give a path that ends in .gpkg, or postgresql://user@host/name"
        )
    from .geopackage import connect as connect_file  # noqa: PLC0415 -- one of the two

    return connect_file(name, create=create)
