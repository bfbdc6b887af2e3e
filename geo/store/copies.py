"""Copies among a store's articles, found for those that came without comparing all that are there.

What ``geo.wire`` finds among articles, ordered by id, each meeting the first few that share a hash with it, follows
from three tables: who has which hash, who copies whom, and who credits which agency. Here the first two are kept.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from ..wire import COPY_SHARE, FIRST, MOST_ALIKE, SKETCH, share_of, shingles_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from ..wire.copies import Shingles
    from .backend import Transaction

_HALF, _WHOLE = 1 << 63, 1 << 64


def find_new_copies(
    tx: Transaction, came: Collection[str], left: Collection[str], text_of: Callable[[str], str]
) -> tuple[set[str], bool]:
    """Bring ``store_sketches`` and ``store_copies`` up to date.

    Parameters
    ----------
    came, left
        Ids of articles that are to be compared from now on, and no more.
    text_of
        Gives the text of an article, of those that left too.

    Returns
    -------
    set of str, bool
        The articles that are one of a pair which is new or gone, and whether one is gone.
    """
    sketches = Sketches(tx, text_of)
    touched = sketches.change(came, left)
    before = {
        (str(one), str(two)): float(share or 0)
        for column in ("one", "two")
        for one, two, share in tx.select("store_copies", {column: sorted(touched | set(left))})
        if column == "two" or str(one) in left
    }
    now = {
        (one, two): share
        for two in sorted(touched - set(left))
        for one, share in sketches.copies(two, before)
    }
    gone = before.keys() - now.keys()
    for one, two in sorted(gone):
        tx.delete("store_copies", {"one": [one], "two": [two]})
    new = now.keys() - before.keys()
    tx.upsert("store_copies", [(*pair, now[pair]) for pair in sorted(new)])
    return {each for pair in (*gone, *new) for each in pair}, bool(gone)


class Sketches:
    """The least hashes of each article's text, and who has them."""

    def __init__(self, tx: Transaction, text_of: Callable[[str], str]) -> None:
        self._tx = tx
        self._text_of = text_of
        self._holders: dict[int, list[int]] = {}
        self._shingles: dict[str, Shingles] = {}

    def change(self, came: Collection[str], left: Collection[str]) -> set[str]:
        """File those that came, take out those that left. Returns all that now may meet others than before."""
        marks = {each: self._sketch(each) for each in (*came, *left)}
        self._tx.upsert("store_sketches", ((m, _number(each)) for each in came for m in marks[each]))
        for each in left:
            self._tx.delete("store_sketches", {"article": [_number(each)], "mark": marks[each]})
        self._load({mark for each in marks for mark in marks[each]})
        touched = set(came)
        for each in (*came, *left):
            own = _unsigned(_number(each))
            for mark in marks[each]:
                holders = self._holders[mark]
                # It counts for those behind it only while it is one of the first.
                if sum(holder < own for holder in holders) < FIRST:
                    touched.update(_id(holder) for holder in holders if holder > own)
        return touched

    def copies(self, two: str, known: dict[tuple[str, str], float]) -> Iterable[tuple[str, float]]:
        """Yield which articles before it an article copies, or they it, with the share of the shorter text."""
        sketch, own = self._sketch(two), _unsigned(_number(two))
        self._load(sketch)
        met: Counter[int] = Counter()
        for mark in sketch:
            met.update(holder for holder in self._holders[mark][:FIRST] if holder < own)
        for one in sorted(_id(each) for each, times in met.items() if times >= MOST_ALIKE):
            share = known.get((one, two))
            if share is None:
                share = share_of(self._read(one), self._read(two))
            if share >= COPY_SHARE:
                yield one, share

    def _sketch(self, article_id: str) -> list[int]:
        return [_signed(mark) for mark in self._read(article_id)[:SKETCH].tolist()]

    def _read(self, article_id: str) -> Shingles:
        if article_id not in self._shingles:
            self._shingles[article_id] = shingles_of(self._text_of(article_id))
        return self._shingles[article_id]

    def _load(self, marks: Iterable[int]) -> None:
        wanted = sorted({mark for mark in marks if mark not in self._holders})
        found: dict[int, list[int]] = defaultdict(list)
        if not wanted:
            return
        for mark, article in self._tx.select("store_sketches", {"mark": wanted}):
            found[int(mark or 0)].append(_unsigned(int(article or 0)))
        self._holders |= {mark: sorted(found[mark]) for mark in wanted}


def _number(article_id: str) -> int:
    return _signed(int(article_id, 16))


def _id(number: int) -> str:
    return f"{number:016x}"


def _signed(number: int) -> int:
    return number - _WHOLE if number >= _HALF else number


def _unsigned(number: int) -> int:
    return number + _WHOLE if number < 0 else number
