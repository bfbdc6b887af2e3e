"""What a store holds: its tables, articles and history, read and never changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from gazetteer import Gazetteer

from ..build import Result, assemble
from .decisions import Decisions
from .history import follow, read_changes, read_history
from .keep import Kept, reader_of
from .layers import read_layers
from .migrate import theatre_of
from .told import HistoryChange, HistoryEntry, StoreInfo

if TYPE_CHECKING:
    from types import TracebackType

    from ..frame import Frames
    from ..values import Article
    from .backend import Backend, Transaction


class Contents:
    """An open store, as far as it is read."""

    def __init__(
        self, backend: Backend, gazetteer: Gazetteer | None = None, *, at: str = "", who: str = ""
    ) -> None:
        self._backend = backend
        self._given = gazetteer
        self._at, self._who = at, who

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def label(self) -> str:
        """The path, or the address without its password."""
        return self._backend.label

    @property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer of the store's theatre."""
        if self._given is None:
            self._given = Gazetteer.load(theatre_of(self._backend))
        return self._given

    def frames(self) -> Frames:
        """Return all tables, as they are kept: what ``maps.render`` and ``geo.export.write`` take.

        Returns
        -------
        Frames
            Geometries in EPSG:4326.

        Raises
        ------
        StoreError
            The store cannot be read.

        Examples
        --------
        >>> import geo, tempfile
        >>> with tempfile.TemporaryDirectory() as folder, geo.open_store(f"{folder}/store.gpkg") as store:
        ...     added = store.add(geo.read("seeds"))
        ...     store.frames().areas.crs.name
        'WGS 84'
        """
        theatre = self.gazetteer.theatre.name
        return self._backend.read(
            lambda tx: replace(read_layers(tx, theatre), withheld=Decisions.load(tx).names)
        )

    def result(self) -> Result:
        """Return everything as a build gives it, values too. What was read is not read again; all else is made anew.

        Returns
        -------
        Result
            As of ``build``, without failures.

        Raises
        ------
        StoreError
            The store cannot be read.

        Examples
        --------
        >>> import geo, tempfile
        >>> with tempfile.TemporaryDirectory() as folder, geo.open_store(f"{folder}/store.gpkg") as store:
        ...     added = store.add(geo.read("seeds"))
        ...     len(store.result().dossier.claims)
        58
        """
        rows, review = self._backend.read(
            lambda tx: (list(tx.select("store_articles")), Decisions.load(tx).review)
        )
        told = [Kept.from_row(row).told for row in sorted(rows, key=lambda row: str(row[2]))]
        return Result(
            dossier=assemble(told, self.gazetteer, review),
            gazetteer=self.gazetteer,
            elsewhere=tuple(each.article.id for each in told if each.elsewhere),
        )

    def articles(self) -> tuple[Article, ...]:
        """Return all articles with their texts, in the store's order.

        Returns
        -------
        tuple of Article
            By date of publication, then by id.

        Raises
        ------
        StoreError
            The store cannot be read.

        Examples
        --------
        >>> import geo, tempfile
        >>> with tempfile.TemporaryDirectory() as folder, geo.open_store(f"{folder}/store.gpkg") as store:
        ...     added = store.add(geo.read("seeds"))
        ...     len(store.articles())
        5
        """
        rows = self._backend.read(lambda tx: list(tx.select("store_articles")))
        return tuple(Kept.from_row(row).article for row in sorted(rows, key=lambda row: str(row[2])))

    def history(self) -> tuple[HistoryEntry, ...]:
        """Return what was done to the store, in order.

        Returns
        -------
        tuple of HistoryEntry
            The first one first.

        Raises
        ------
        StoreError
            The store cannot be read.

        Examples
        --------
        >>> import geo, tempfile
        >>> with tempfile.TemporaryDirectory() as folder, geo.open_store(f"{folder}/store.gpkg") as store:
        ...     added = store.add(geo.read("seeds"))
        ...     [(entry.number, entry.what) for entry in store.history()]
        [(1, 'add')]
        """
        return self._backend.read(read_history)

    def changes(self, of: int | str) -> tuple[HistoryChange, ...]:
        """Return what one entry of the history (its number) changed, or what became of an incident or article (its id).

        Parameters
        ----------
        of
            The entry's number, from 1, or an id.

        Returns
        -------
        tuple of HistoryChange
            Empty if there is no such entry or id.

        Raises
        ------
        StoreError
            The store cannot be read.

        Examples
        --------
        >>> import geo, tempfile
        >>> with tempfile.TemporaryDirectory() as folder, geo.open_store(f"{folder}/store.gpkg") as store:
        ...     added = store.add(geo.read("seeds"))
        ...     sum(change.kind == "article" for change in store.changes(1))
        5
        """
        column = "number" if isinstance(of, int) else "ref"
        return self._backend.read(lambda tx: tuple(read_changes(tx, {column: [of]})))

    def follow(self, incident_id: str) -> tuple[str, ...]:
        """Return the incidents that there are now where one of that id is or was: its claims lead to them.

        Parameters
        ----------
        incident_id
            An id that a map, an export or a note has.

        Returns
        -------
        tuple of str
            Their ids; empty if none has any of its claims.

        Raises
        ------
        StoreError
            The store cannot be read.

        Examples
        --------
        >>> import geo, tempfile
        >>> with tempfile.TemporaryDirectory() as folder, geo.open_store(f"{folder}/store.gpkg") as store:
        ...     added = store.add(geo.read("seeds"))
        ...     incident_id = added.incidents_new[0]
        ...     store.follow(incident_id) == (incident_id,)
        True
        """
        return self._backend.read(lambda tx: follow(tx, incident_id))

    def info(self) -> StoreInfo:
        """Return what the store is, and how much it holds.

        Returns
        -------
        StoreInfo
            Counted now.

        Raises
        ------
        StoreError
            The store cannot be read.

        Examples
        --------
        >>> import geo, tempfile
        >>> with tempfile.TemporaryDirectory() as folder, geo.open_store(f"{folder}/store.gpkg") as store:
        ...     added = store.add(geo.read("seeds"))
        ...     store.info().claims
        58
        """
        reader = reader_of(self.gazetteer)

        def work(tx: Transaction) -> StoreInfo:
            told = {str(name): str(value) for name, value in tx.select("store_about")}
            readers = [str(each) for (each,) in tx.select("store_articles", None, ["reader"])]
            return StoreInfo(
                version=int(told["version"]),
                theatre=told.get("theatre", ""),
                reader=told.get("reader", ""),
                articles=len(readers),
                claims=tx.count("claims"),
                incidents=tx.count("incidents"),
                changes=tx.count("store_history"),
                stale=sum(each != reader for each in readers),
                reviews=Counter(str(each) for (each,) in tx.select("store_reviews", None, ["source"])),
            )

        return self._backend.read(work)

    def check(self, *, deep: bool = False) -> tuple[str, ...]:
        """Return what is wrong; nothing if all is well.

        Parameters
        ----------
        deep
            Whether also everything is made anew and compared with the tables that are kept; takes as long as that.

        Returns
        -------
        tuple of str
            A line for each thing.

        Raises
        ------
        StoreError
            The store cannot be read.

        Examples
        --------
        >>> import geo, tempfile
        >>> with tempfile.TemporaryDirectory() as folder, geo.open_store(f"{folder}/store.gpkg") as store:
        ...     added = store.add(geo.read("seeds"))
        ...     store.check(deep=True)
        ()
        """
        found = list(self._backend.check())
        if not found and deep:
            kept, made = self.frames().tables(), self.result().frames.tables()
            found += [
                f"the layer {name!r} is not what the store's articles give"
                for name, table in kept.items()
                if not table.equals(made[name])
            ]
        return tuple(found)

    def close(self) -> None:
        """Close the database.

        Examples
        --------
        >>> import geo, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     store = geo.open_store(f"{folder}/store.gpkg")
        ...     store.close()
        """
        self._backend.close()
