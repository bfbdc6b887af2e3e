"""A store: articles go in, and the tables of all of them come out, made again only as far as what is new reaches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..build import Failure, read_article
from ..review import read_review
from ..values import Review
from . import change
from .contents import Contents
from .keep import Kept, Reading, reader_of
from .told import Added

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ..values import Article

    Progress = Callable[[int, int], None]


class Store(Contents):
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

    Examples
    --------
    >>> import geo, tempfile
    >>> with tempfile.TemporaryDirectory() as folder, geo.open_store(f"{folder}/store.gpkg") as store:
    ...     added = store.add(geo.read("seeds"))
    ...     len(store.frames().incidents)
    5
    """

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

        Returns
        -------
        Added
            What became of the articles, and which incidents that touched.

        Raises
        ------
        StoreError
            The store cannot be written: the batches before are kept. Or other rules or data than these read its
            articles: ``reread`` comes first.
        ReviewError
            The review file is wrong.
        gazetteer.GazetteerError
            The theatre's data are wrong.

        Examples
        --------
        >>> import geo, tempfile
        >>> with tempfile.TemporaryDirectory() as folder, geo.open_store(f"{folder}/store.gpkg") as store:
        ...     added = store.add(geo.read("seeds"))
        ...     store.add(geo.read("seeds")).known
        5
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
        """Add articles that were read already, as one transaction; else as ``add``.

        Parameters
        ----------
        told
            Articles, and what was read from them.
        replace_metadata
            As of ``add``.

        Returns
        -------
        Added
            As of ``add``.

        Examples
        --------
        >>> import geo, tempfile
        >>> with tempfile.TemporaryDirectory() as folder, geo.open_store(f"{folder}/store.gpkg") as store:
        ...     store.put([]).new
        0
        """
        if not told:
            return Added()
        hand = self._hand()
        return self._backend.write(lambda tx: change.put_articles(tx, told, hand, by_hand=replace_metadata))

    def review(self, review: Review | str | os.PathLike[str]) -> Added:
        """Keep what people decided, and make again what that reaches.

        Decisions are kept by the name of their file: the same file given again takes the place of what it was, and
        files of several people stand side by side, in the order of their names.

        Parameters
        ----------
        review
            The decisions, or the path of their file.

        Returns
        -------
        Added
            Which incidents they touched.

        Raises
        ------
        ReviewError
            The file is wrong.
        StoreError
            As ``add``.

        Examples
        --------
        >>> import geo, tempfile
        >>> with tempfile.TemporaryDirectory() as folder, geo.open_store(f"{folder}/store.gpkg") as store:
        ...     added = store.add(geo.read("seeds"))
        ...     store.review(geo.Review()).incidents_changed
        ()
        """
        told = review if isinstance(review, Review) else read_review(review)
        hand = self._hand()
        return self._backend.write(lambda tx: change.put_review(tx, told, hand))

    def reread(self, *, progress: Progress | None = None) -> Added:
        """Read again what other rules or data than these read, and make everything anew.

        Until all is done the tables stay as they are, and nothing can be added. Interrupted, it goes on where it was.

        Parameters
        ----------
        progress
            Called with the number of articles done and of all, after each.

        Returns
        -------
        Added
            What came out otherwise.

        Raises
        ------
        StoreError
            The store cannot be written.
        gazetteer.GazetteerError
            The theatre's data are wrong.

        Examples
        --------
        >>> import geo, tempfile
        >>> with tempfile.TemporaryDirectory() as folder, geo.open_store(f"{folder}/store.gpkg") as store:
        ...     added = store.add(geo.read("seeds"))
        ...     store.reread().incidents_changed  # the same rules read the same
        ()
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
