"""Opening a store: which database keeps it is told by what it is called."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteer import Gazetteer

from ..errors import StoreError
from .change import Hand
from .migrate import migrate, require_version, theatre_of
from .postgis import connect as connect_database
from .postgis import is_address
from .store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from .backend import Backend

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
    _check_time(at)
    gazetteer = theatre if theatre is None or isinstance(theatre, Gazetteer) else Gazetteer.load(theatre)
    backend = connect(target, create=create)
    try:
        require_version(backend)
        return Store(backend, gazetteer, at=at, who=who)
    except BaseException:
        backend.close()
        raise


def migrate_store(
    target: str | os.PathLike[str],
    theatre: str | Path | Gazetteer | None = None,
    *,
    at: str = "",
    who: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> tuple[int, int]:
    """Bring the tables of an older store to the version that this code writes.

    Parameters
    ----------
    target, theatre, at, who
        As ``open_store`` has them.
    progress
        Called with the number of articles done and of all.

    Returns
    -------
    before, after : int
        The version that it had, and the one that it has.

    Raises
    ------
    StoreError
        There is no store, it is of a newer version, or cannot be written; it is left as it was.

    Examples
    --------
    >>> import geo, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     geo.open_store(f"{folder}/store.gpkg").close()
    ...     before, after = geo.migrate_store(f"{folder}/store.gpkg")
    >>> before == after  # it is of this version already
    True
    """
    _check_time(at)
    backend = connect(target, create=False)
    try:
        if theatre is None:
            theatre = theatre_of(backend)
        gazetteer = theatre if isinstance(theatre, Gazetteer) else Gazetteer.load(theatre)
        hand = Hand(gazetteer=gazetteer, label=backend.label, at=at, who=who)
        return migrate(backend, hand, progress)
    finally:
        backend.close()


def _check_time(at: str) -> None:
    try:
        if at:
            datetime.fromisoformat(at)
    except ValueError as error:
        raise StoreError(f"{at!r} is no time; write it as 2025-10-14 or 2025-10-14T18:00Z") from error


def is_store(target: str | os.PathLike[str]) -> bool:
    """Whether a word names a store: an address of a database, or a path with the suffix of one that is no export.

    An export is a GeoPackage too, but of tables alone: nothing can be added to it.

    Parameters
    ----------
    target
        The word: a path or an address.

    Returns
    -------
    bool
        True if it does; whether there is one is not asked.

    Examples
    --------
    >>> is_store("postgresql://desk@localhost/border"), is_store("store.gpkg"), is_store("seeds")
    (True, True, False)
    """
    name = os.fspath(target)
    if is_address(name):
        return True
    from ..export import is_export  # noqa: PLC0415 -- addresses need none of it

    return name.lower().endswith(_SUFFIX) and not is_export(Path(name))


def connect(target: str | os.PathLike[str], *, create: bool) -> Backend:
    """Open the database that a target names; raises as ``open_store``."""
    name = os.fspath(target)
    if is_address(name):
        return connect_database(name, create=create)
    if "://" in name:
        # Not repeated: there may be a password in it.
        raise StoreError(
            "this address names no store; write postgresql://user@host/name, or a path that ends in .gpkg"
        )
    if not name.lower().endswith(_SUFFIX):
        raise StoreError(
            f"{name!r} names no store: give a path that ends in .gpkg, or postgresql://user@host/name"
        )
    from .geopackage import connect as connect_file  # noqa: PLC0415 -- one of the two

    return connect_file(name, create=create)
