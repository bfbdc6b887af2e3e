"""Columns of frames as columns of the page: what is missing in pandas gets its stand-in here, and words their limit."""

from __future__ import annotations

from itertools import repeat
from operator import is_
from typing import TYPE_CHECKING, Any

import numpy as np

from .columns import Coded, Flags, Lists, Numbers

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
        self._coded: list[tuple[list[Any], Coded]] = []

    def __len__(self) -> int:
        return len(self.frame)

    def has(self, column: str) -> bool:
        """Say whether the frame has a column."""
        return column in self.frame.columns

    def full_text(self, column: str) -> Coded:
        """Give a column's texts, empty where missing, however long; for what is cut elsewhere, or counted in."""
        cells = self.frame[column]
        values = cells.tolist()
        if _are_one_text(values):
            return Coded.same(values[0], len(values))
        for known, coded in self._coded:
            if known == values:  # the first day and the last, a name and its label
                return coded
        # A column of strings has nothing but texts and what is missing, which is told of the different ones alone.
        found = Coded.of(values if cells.dtype == "string" else _to_texts(values))
        texts = _to_texts(found.distinct)
        if texts is not found.distinct:
            again = Coded.of(texts)
            return Coded(again.codes[found.codes], again.distinct)
        self._coded.append((values, found))
        return found

    def texts(self, column: str) -> Sequence[str]:
        """Give a column's texts row by row, empty where missing."""
        return _to_texts(self.frame[column].tolist())

    def text(self, column: str) -> Coded:
        """Give a column's texts, empty where missing, cut where they are longer than a passage."""
        found = self.full_text(column)
        return found if max(map(len, found.distinct), default=0) <= PASSAGE_LIMIT else found.map(clip)

    def text_or_none(self, column: str) -> Coded:
        """Give a column's texts, None where they are missing or empty."""
        found = self.text(column)
        return found.map(lambda words: words or None) if "" in found.distinct else found

    def members(self, column: str) -> Lists:
        """Give the lists that a column holds."""
        found = self.full_text(column)
        texts = found.distinct
        if _SEPARATOR in "\0".join(texts):
            lists = [text.split(_SEPARATOR) if text else [] for text in texts]
            sizes = np.fromiter(map(len, lists), np.int64, len(lists))
            texts = [each for members in lists for each in members]
        else:
            sizes = np.fromiter(map(bool, texts), np.int64, len(texts))
            texts = texts if sizes.all() else [text for text in texts if text]
        members = Coded.of([*map(clip, texts)] if max(map(len, texts), default=0) > PASSAGE_LIMIT else texts)
        return Lists(np.concatenate(([0], np.cumsum(sizes))), members).take(found.codes)

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


def _are_one_text(values: list[Any]) -> bool:
    """Say whether all values are one object, a text: most columns of a frame are empty, and that is soon seen."""
    return bool(values) and type(values[0]) is str and all(map(is_, values, repeat(values[0])))


def _to_texts(values: Sequence[Any]) -> Sequence[str]:
    return values if set(map(type, values)) <= {str} else [*map(_to_text, values)]


def _to_text(value: Any) -> str:
    """Write what is no text, as frames from a file may have it; what is missing in pandas is no value of any type."""
    return "" if value is None or value != value or str(value) == "<NA>" else str(value)  # noqa: PLR0124 - NaN
