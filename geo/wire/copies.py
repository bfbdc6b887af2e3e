"""Copies: articles whose texts are near-identical, found without comparing every pair.

A text is taken as the set of its shingles, the runs of five words in a row. Two reports that were written apart
share next to none of them, even about one event and with the same quotes; a copy, shortened or with another
headline, shares most. So articles are compared by the share of the shorter one's shingles that the longer has.

Which pairs to compare is found by a sketch (the least hashes of a text's shingles, as MinHash takes them): each
article meets the first few of those with which it shares a hash. That is ``n log n`` in the number of articles.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from functools import lru_cache
from heapq import nsmallest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..values import Article

SHINGLE_WORDS = 5
# Of the shorter text. A copy cut to half its length has all its shingles in the longer one; a new lead and a
# headline take a tenth away. Reports written apart stay under a tenth.
COPY_SHARE = 0.6
# Two notes of a sentence each may be alike by chance.
LEAST_SHINGLES = 12
# Enough for a text and its half to share a hash almost surely.
SKETCH = 48
# Of the articles that share a hash each meets the first few: a thousand copies all meet the same one.
_FIRST = 4
# Words that are read. What copies a report has it within these; a book must not cost more than an article.
MOST_WORDS = 4000


def find_copies(articles: Iterable[Article]) -> Iterator[tuple[Article, Article, float]]:
    """Yield pairs of articles of which one copies the other, and the share of the shorter that both have.

    Not every pair: enough that whoever follows them from one to the next finds all copies of a report. Neither
    pairs nor their order depend on the order of the articles.
    """
    ordered = sorted(articles, key=lambda article: article.id)
    holders: dict[int, list[int]] = defaultdict(list)
    for number, article in enumerate(ordered):
        for mark in nsmallest(SKETCH, _shingles(article.text)):
            holders[mark].append(number)
    pairs = {
        (first, number)
        for numbers in holders.values()
        for place, number in enumerate(numbers)
        for first in numbers[: min(place, _FIRST)]
    }
    compared = lru_cache(maxsize=64)(lambda number: _shingles(ordered[number].text))
    for one, two in sorted(pairs):
        share = share_of(compared(one), compared(two))
        if share >= COPY_SHARE:
            yield ordered[one], ordered[two], share


def share_of(one: frozenset[int], two: frozenset[int]) -> float:
    """Return the share of the smaller set that both have; 0 where it is too small to tell.

    Examples
    --------
    >>> share_of(frozenset(range(20)), frozenset(range(10, 90)))
    0.5
    """
    smaller = min(len(one), len(two))
    return len(one & two) / smaller if smaller >= LEAST_SHINGLES else 0.0


def _shingles(text: str) -> frozenset[int]:
    words = _words(text)
    # A checksum and not hash(), which Python salts anew in every process.
    return frozenset(
        zlib.crc32(" ".join(words[start : start + SHINGLE_WORDS]).encode())
        for start in range(len(words) - SHINGLE_WORDS + 1)
    )


def _words(text: str) -> Sequence[str]:
    """Return the first words in lower case, without the marks around them."""
    bare = (word.strip(_MARKS) for word in text.casefold().split(maxsplit=MOST_WORDS)[:MOST_WORDS])
    return [word for word in bare if word]


_MARKS = "\"'“”‘’«»()[]{}.,;:!?،؛؟۔…–—-*•#|"
