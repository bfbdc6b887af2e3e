"""Days, years and times in digits, whose numbers count nobody: "2024-05-17", "18:00"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# Tokens of a day in digits, the marks between them, and how many digits each of its numbers has.
DATE_TOKENS = 5
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE_MARKS = frozenset("-/.")
_DATE_SHAPES = ([4, 2, 2], [2, 2, 4], [1, 2, 4], [2, 1, 4], [1, 1, 4])


def is_date(lows: Sequence[str], at: int) -> bool:
    """Whether a day stands at a place in digits, the year first or last: "2024-05-17", "17-05-2024"."""
    row = lows[at : at + DATE_TOKENS]
    if len(row) < DATE_TOKENS or row[1] not in _DATE_MARKS or row[3] != row[1]:
        return False
    return [len(row[n]) for n in (0, 2, 4)] in _DATE_SHAPES and all(row[n].isdecimal() for n in (0, 2, 4))


def ends_time(lows: Sequence[str], first: int, months: frozenset[str]) -> bool:
    """Whether a number behind a colon or stroke is the end of "18:00" or "9/11"; behind "June 2:" a sentence begins."""
    begun = first > 1 and lows[first - 2][:1].isdigit()
    month = lows[max(first - 3, 0)] in months
    return begun and not month and lows[first][:1].isdigit()


def is_year(text: str) -> bool:
    """Whether four digits can be a year of our days: "since 2016", "its 2017 report"."""
    return _YEAR.fullmatch(text) is not None
