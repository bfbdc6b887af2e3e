"""A sentence as a line of words in which places are single signs: what the patterns of the rules search."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from .spot import Spot
    from .token import Words

# So many words on either side of a place are looked at: bounded, so that work grows with the number of places.
REACH = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The words around one place, from offset to offset of the article, as patterns search them.

    ``words`` are those of the whole sentence.
    """

    signs: str
    spans: tuple[tuple[int, int], ...]
    words: frozenset[str]

    def quote(self, text: str, match: re.Match[str]) -> str:
        """Return the article's own words for what a pattern matched."""
        first = self.signs.count(" ", 0, match.start()) - 1
        last = first + len(match.group().split()) - 1
        inside = [span for span in self.spans[first : last + 1] if span[0] >= 0]
        return " ".join(text[inside[0][0] : inside[-1][1]].split()) if inside else ""


def look_around(words: Words, first: int, last: int, others: Sequence[Spot]) -> Window:
    """Return the window of the place that covers the words from ``first`` to before ``last``.

    ``others`` are the places of the sentence in order; those in reach become ``#``.
    """
    low, high = max(0, first - REACH), min(len(words.folded), last + REACH)
    near = others[bisect_left(others, low, key=_name_first) : bisect_left(others, high, key=_name_first)]
    covered = {spot.name_first: spot for spot in near if spot.name_last <= high}
    signs: list[str] = []
    spans: list[tuple[int, int]] = []
    if low == 0:
        signs.append("^")
        spans.append((-1, -1))
    at = low
    while at < high:
        if at == first:
            sign, step = "@", last - first
        elif at in covered and not first <= at < last:
            sign, step = "#", covered[at].name_last - at
        else:
            sign, step = words.folded[at], 1
        signs.append(sign)
        spans.append((words.starts[at], words.ends[at + step - 1]))
        at += step
    if high == len(words.folded):
        signs.append("$")
        spans.append((-1, -1))
    return Window(signs=f" {' '.join(signs)} ", spans=tuple(spans), words=words.vocabulary)


def _name_first(spot: Spot) -> int:
    return spot.name_first
