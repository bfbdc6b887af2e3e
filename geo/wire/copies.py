"""Copies: articles whose texts are near-identical, found without comparing every pair.

A text is taken as the set of its shingles, the runs of five words in a row. Two reports that were written apart
share next to none of them, even about one event and with the same quotes; a copy, shortened or with another
headline, shares most. So articles are compared by the share of the shorter one's shingles that the longer has.

Which pairs to compare is found by sketches (the least hashes of a text's shingles, as MinHash takes them): each
article meets, for each hash, the first few that have it, and is compared with those met often. That is ``n log n`` in
the number of articles.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..values import Article

    Shingles = np.ndarray[Any, np.dtype[np.uint64]]

SHINGLE_WORDS = 5
# Of the shorter text. A copy cut to half its length has all its shingles in the longer one; a new lead and a
# headline take a tenth away. Reports written apart stay under a tenth.
COPY_SHARE = 0.6
# Two notes of a sentence each may be alike by chance.
LEAST_SHINGLES = 12
# Copies, one a third of the other, share a quarter of these and more; reports written apart one or none.
SKETCH, MOST_ALIKE = 48, 4
# Of the articles that share a hash each meets the first few: a thousand copies all meet the same ones.
FIRST = 4
# Words that are read. What copies a report has it within these; a book must not cost more than an article.
MOST_WORDS = 600
# Kept for comparing; what is met again later is made again.
_KEPT = 512
# An odd number with its bits spread: words in another order make another shingle.
_MIX = np.uint64(0x9E3779B97F4A7C15)


def find_copies(articles: Iterable[Article]) -> Iterator[tuple[Article, Article, float]]:
    """Yield pairs of articles of which one copies the other, and the share of the shorter that both have.

    Not every pair: enough that whoever follows them from one to the next finds all copies of a report. Neither
    pairs nor their order depend on the order of the articles.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    shingles = lru_cache(maxsize=_KEPT)(lambda number: shingles_of(ordered[number].text))
    holders: dict[int, list[int]] = defaultdict(list)
    for number in range(len(ordered)):
        met: Counter[int] = Counter()
        # Sorted already, so the first ones are the least.
        for mark in shingles(number)[:SKETCH].tolist():
            others = holders[mark]
            met.update(others)
            if len(others) < FIRST:
                others.append(number)
        for other in sorted(each for each, times in met.items() if times >= MOST_ALIKE):
            share = share_of(shingles(other), shingles(number))
            if share >= COPY_SHARE:
                yield ordered[other], ordered[number], share


def share_of(one: Shingles, two: Shingles) -> float:
    """Return the share of the smaller set that both have; 0 where it is too small to tell.

    Examples
    --------
    >>> share_of(np.arange(20, dtype=np.uint64), np.arange(10, 90, dtype=np.uint64))
    0.5
    """
    smaller = min(len(one), len(two))
    if smaller < LEAST_SHINGLES:
        return 0.0
    return len(np.intersect1d(one, two, assume_unique=True)) / smaller


def shingles_of(text: str) -> Shingles:
    """Return the hashes of a text's shingles, each once, least first; words without case and marks."""
    bare = (word.strip(_MARKS) for word in text.casefold().split(maxsplit=MOST_WORDS)[:MOST_WORDS])
    # Checksums and not hash(), which Python salts anew in every process.
    words = np.array([zlib.crc32(word.encode()) for word in bare if word], dtype=np.uint64)
    count = max(len(words) - SHINGLE_WORDS + 1, 0)
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE_WORDS):
        mixed = (mixed ^ words[place : place + count]) * _MIX
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed)


_MARKS = "\"'“”‘’«»()[]{}.,;:!?،؛؟۔…–—-*•#|"
