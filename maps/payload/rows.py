"""Columns of frames as columns of the page: what is missing in pandas gets its stand-in here, and words their limit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .columns import Coded, Flags, Numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

# How geo.schema joins lists, for no GIS format carries them.
_SEPARATOR = "; "

# Beyond it a double no longer tells whole numbers apart.
_EXACT = 2**53

# Code points. A sentence of news runs to 400; what is longer is none, and a page quotes, it does not reprint. Nor may
# one endless title keep a browser busy for minutes.
PASSAGE_LIMIT = 2000

ELLIPSIS = "…"


def clip(words: str) -> str:
    """Cut words that are longer than any passage, and show that they were cut.

    Examples
    --------
    >>> len(clip("x" * 5000))
    2001
    """
    return words if len(words) <= PASSAGE_LIMIT else words[:PASSAGE_LIMIT] + ELLIPSIS


class Cells:
    """The cells of a frame, column by column.

    Examples
    --------
    >>> import pandas as pd
    >>> cells = Cells(pd.DataFrame({"title": ["A", None], "sides": ["a; b", ""], "low": [58, None]}))
    >>> cells.text("title").values(), cells.members("sides").values(), cells.whole("low").values()
    (['A', ''], [['a', 'b'], []], [58, None])
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    def __len__(self) -> int:
        return len(self.frame)

    def has(self, column: str) -> bool:
        """Say whether the frame has a column."""
        return column in self.frame.columns

    def full_text(self, column: str) -> Coded:
        """Give a column's texts, empty where missing, however long; for what is cut elsewhere, or counted in."""
        found = Coded.of(self.frame[column].to_numpy(dtype=object)).map(str)
        gone = found.codes < 0
        if not gone.any():
            return found
        return Coded(np.where(gone, len(found.distinct), found.codes), [*found.distinct, ""])

    def text(self, column: str) -> Coded:
        """Give a column's texts, empty where missing, cut where they are longer than a passage."""
        found = self.full_text(column)
        return found if _longest(found.distinct) <= PASSAGE_LIMIT else found.map(clip)

    def text_or_none(self, column: str) -> Coded:
        """Give a column's texts, None where they are missing or empty."""
        return self.text(column).map(lambda words: words or None)

    def members(self, column: str) -> Coded:
        """Give the lists that a column holds."""
        return self.full_text(column).map(split_members)

    def whole(self, column: str) -> Numbers:
        """Give a column's whole numbers."""
        cells = self.frame[column]
        missing = cells.isna().to_numpy(dtype=bool)
        return Numbers((cells.fillna(0) if missing.any() else cells).to_numpy(dtype=np.int64), missing)

    def number(self, column: str, digits: int = 2) -> Numbers:
        """Give a column's numbers, rounded; missing where infinite, for JSON knows no infinity."""
        return to_numbers(self.frame[column].to_numpy(dtype=np.float64, na_value=np.nan), digits)

    def flag(self, column: str) -> Flags:
        """Give a column's truths, False where missing."""
        cells = self.frame[column]
        return Flags(cells.fillna(value=False).to_numpy(dtype=bool))


def to_numbers(values: Any, digits: int) -> Numbers:
    """Round numbers to so many decimals; what is not finite, or too large to be exact, is missing.

    Examples
    --------
    >>> to_numbers(np.array([34.123456, float("inf")]), 5).values()
    [34.12346, None]
    """
    units = np.rint(np.asarray(values, dtype=np.float64) * 10**digits)
    missing = ~(np.abs(units) <= _EXACT)
    return Numbers(np.where(missing, 0, units).astype(np.int64), missing, digits)


def split_members(joined: str) -> list[str]:
    """Take a joined list apart.

    Examples
    --------
    >>> split_members("a; b"), split_members("")
    (['a', 'b'], [])
    """
    return [clip(member) for member in joined.split(_SEPARATOR)] if joined else []


def _longest(texts: Sequence[str]) -> int:
    return max(map(len, texts), default=0)
