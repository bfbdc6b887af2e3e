"""A store: articles go in, and the tables of all of them come out, made again only as far as what is new reaches."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from gazetteer import Gazetteer

from ..build import Failure, Result, assemble, read_article
from ..review import read_review
from ..values import Review
from . import change
from .decisions import Decisions
from .history import follow, read_changes, read_history
from .keep import Kept, Reading, reader_of
from .layers import read_layers
from .migrate import theatre_of
from .told import Added, HistoryChange, HistoryEntry, StoreInfo

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import TracebackType

    from ..frame import Frames
    from ..values import Article
    from .backend import Backend, Transaction

    Progress = Callable[[int, int], None]


class Store:
    """A database of articles, what was read from them, and what people decided; ``open_store`` opens one.

    Its tables (``frames``) are at any time those that ``geo.build`` makes of all its articles, in the order of their
    dates of publication and then of their ids, with its reviews: whatever the order and the batches in which
    they came, and however many wrote to it.

    Parameters
    ----------
    backend
        The open database.
    gazetteer
        Where the places are; that of the store's theatre if None.
    at, who
        When and by whom changes are made, for the history. A store asks no clock.
    """

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

    def add(
        self,
        articles: Iterable[Article],
        *,
        review: Review | str | os.PathLike[str] | None = None,
        replace_metadata: bool = False,
        progress: Progress | None = None,
        committed: Callable[[Sequence[str]], None] | None = None,
    ) -> Added:
        """Add articles, and make again what they reach.

        A text that is there already is added no second time: of two records of one text the one that knows more is
        kept, whichever came first. Each batch of 200 is one transaction; when it is committed it is safe.

        Parameters
        ----------
        articles
            Any number, in any order. They are read here, each once in the store's life.
        review
            Decisions to keep too; as ``review`` does, and before the articles.
        replace_metadata
            Whether title, date, publisher and so on take the place of those that are kept, be they fewer.
        progress
            Called with the number of articles done and of all, after each.
        committed
            Called with the ids of a batch's articles once they are safe.

        Raises
        ------
        StoreError
            The store cannot be written: the batches before are kept. Or other rules or data than these read its
            articles: ``reread`` comes first.
        ReviewError
            The review file is wrong.
        gazetteer.GazetteerError
            The theatre's data are wrong.
        """
        hand = self._hand()
        self._backend.read(lambda tx: change.require_reader(tx, hand))
        if review is not None:
            self.review(review)
        given = list(articles)
        total = Added()
        for start in range(0, len(given), change.BATCH):
            batch = given[start : start + change.BATCH]
            kept: list[Kept] = []
            failures: list[Failure] = []
            for done, found in enumerate(self._read_new(batch, by_hand=replace_metadata), start=start + 1):
                if isinstance(found, Failure):
                    failures.append(found)
                elif found is not None:
                    kept.append(found)
                if progress is not None:
                    progress(done, len(given))
            added = self.put(kept, replace_metadata=replace_metadata)
            known = len(batch) - added.new - added.replaced - len(failures)
            total = _sum(total, replace(added, known=known, failures=tuple(failures)))
            if committed is not None:
                failed = {failure.article.id for failure in failures}
                committed([each.id for each in batch if each.id not in failed])
        return total

    def put(self, told: Sequence[Kept], *, replace_metadata: bool = False) -> Added:
        """Add articles that were read already, as one transaction; else as ``add``."""
        if not told:
            return Added()
        hand = self._hand()
        return self._backend.write(lambda tx: change.put_articles(tx, told, hand, by_hand=replace_metadata))

    def review(self, review: Review | str | os.PathLike[str]) -> Added:
        """Keep what people decided, and make again what that reaches.

        Decisions are kept by the name of their file: the same file given again takes the place of what it was, and
        files of several people stand side by side, in the order of their names.

        Raises
        ------
        ReviewError
            The file is wrong.
        StoreError
            As ``add``.
        """
        told = review if isinstance(review, Review) else read_review(review)
        hand = self._hand()
        return self._backend.write(lambda tx: change.put_review(tx, told, hand))

    def reread(self, *, progress: Progress | None = None) -> Added:
        """Read again what other rules or data than these read, and make everything anew.

        Until all is done the tables stay as they are, and nothing can be added. Interrupted, it goes on where it was.
        """
        hand, reader = self._hand(), reader_of(self.gazetteer)
        self._backend.read(lambda tx: change.require_theatre(tx, hand))
        listed = self._backend.read(
            lambda tx: list(tx.select("store_articles", None, ["article_id", "reader"]))
        )
        stale = [str(article_id) for article_id, each in listed if each != reader]
        failures: list[Failure] = []
        claims = 0
        for start in range(0, len(stale), change.BATCH):
            fresh: list[Kept] = []
            for done, old in enumerate(self._kept(stale[start : start + change.BATCH]), start=start + 1):
                found = self._read(old.article)
                if isinstance(found, Failure):
                    failures.append(found)
                    found = old
                claims += len(found.reading.claims)
                fresh.append(replace(found, rank=old.rank, reader=reader))
                if progress is not None:
                    progress(done, len(stale))
            self._put_readings(fresh)
        counts = {"articles_changed": len(stale), "claims": claims}
        done_all = self._backend.write(lambda tx: change.finish_rereading(tx, hand, counts))
        return replace(done_all, failures=tuple(failures))

    def frames(self) -> Frames:
        """Return all tables, as they are kept: what ``maps.render`` and ``geo.export.write`` take.

        Raises
        ------
        StoreError
            The store cannot be read.
        """
        theatre = self.gazetteer.theatre.name
        return self._backend.read(
            lambda tx: replace(read_layers(tx, theatre), withheld=Decisions.load(tx).names)
        )

    def result(self) -> Result:
        """Return everything as a build gives it, values too. What was read is not read again; all else is made anew."""
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
        """Return all articles with their texts, in the store's order."""
        rows = self._backend.read(lambda tx: list(tx.select("store_articles")))
        return tuple(Kept.from_row(row).article for row in sorted(rows, key=lambda row: str(row[2])))

    def history(self) -> tuple[HistoryEntry, ...]:
        """Return what was done to the store, in order."""
        return self._backend.read(read_history)

    def changes(self, of: int | str) -> tuple[HistoryChange, ...]:
        """Return what one entry of the history (its number) changed, or what became of an incident or article (its id)."""
        column = "number" if isinstance(of, int) else "ref"
        return self._backend.read(lambda tx: tuple(read_changes(tx, {column: [of]})))

    def follow(self, incident_id: str) -> tuple[str, ...]:
        """Return the incidents that there are now where one of that id is or was: its claims lead to them."""
        return self._backend.read(lambda tx: follow(tx, incident_id))

    def info(self) -> StoreInfo:
        """Return what the store is, and how much it holds."""
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
        """Close the database."""
        self._backend.close()

    def _hand(self) -> change.Hand:
        return change.Hand(gazetteer=self.gazetteer, label=self.label, at=self._at, who=self._who)

    def _kept(self, article_ids: Sequence[str]) -> list[Kept]:
        rows = self._backend.read(lambda tx: list(tx.select("store_articles", {"article_id": article_ids})))
        return [Kept.from_row(row) for row in rows]

    def _put_readings(self, kept: Sequence[Kept]) -> None:
        self._backend.write(lambda tx: change.put_readings(tx, kept))

    def _read_new(self, batch: Sequence[Article], *, by_hand: bool) -> Iterator[Kept | Failure | None]:
        """Read those articles that the store does not have, or not as well; None for one that it has."""
        known = {kept.article.id: kept for kept in self._kept(sorted({each.id for each in batch}))}
        for article in batch:
            old = known.get(article.id)
            if old is not None and not change.is_better(article, old, by_hand=by_hand):
                yield None
                continue
            found = self._read(article)
            if isinstance(found, Kept):
                known[article.id] = found
            yield found

    def _read(self, article: Article) -> Kept | Failure:
        found = read_article(article, self.gazetteer)
        if isinstance(found, Failure):
            return found
        reading = Reading(mentions=found.mentions, claims=found.claims, elsewhere=found.elsewhere)
        return Kept(article=article, reading=reading, reader=reader_of(self.gazetteer))


def _sum(total: Added, more: Added) -> Added:
    """Add up what two batches did: what the first made and the second changed is new, not changed."""
    gone = set(more.incidents_gone)
    new = (set(total.incidents_new) - gone) | (set(more.incidents_new) - set(total.incidents_gone))
    there_before = gone - set(total.incidents_new)
    return Added(
        new=total.new + more.new,
        replaced=total.replaced + more.replaced,
        known=total.known + more.known,
        claims=total.claims + more.claims,
        incidents_new=tuple(sorted(new)),
        incidents_changed=tuple(
            sorted((set(total.incidents_changed) - gone) | (set(more.incidents_changed) - new))
        ),
        incidents_gone=tuple(sorted((set(total.incidents_gone) - set(more.incidents_new)) | there_before)),
        failures=(*total.failures, *more.failures),
    )
