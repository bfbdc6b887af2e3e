"""Rows of frames as plain values: what is missing in pandas becomes None, and every column has its type here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

# How geo.schema joins lists, for no GIS format carries them.
_SEPARATOR = "; "


# Code points. A sentence of news runs to 400; what is longer is none, and a page quotes, it does not reprint. Nor may
# one endless title keep a browser busy for minutes.
PASSAGE_LIMIT = 2000

ELLIPSIS = "…"


def to_rows(frame: pd.DataFrame) -> list[Row]:
    """Turn a frame into a list of rows, None where a value is missing."""
    columns = {}
    for name in frame.columns:
        column = frame[name]
        columns[name] = [
            None if gone else value
            for value, gone in zip(column.tolist(), column.isna().tolist(), strict=True)
        ]
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def clip(words: str) -> str:
    """Cut words that are longer than any passage, and show that they were cut.

    Examples
    --------
    >>> len(clip("x" * 5000))
    2001
    """
    return words if len(words) <= PASSAGE_LIMIT else words[:PASSAGE_LIMIT] + ELLIPSIS


def text(row: Row, column: str) -> str:
    """Give a column's text, empty if missing, cut if it is longer than a passage.

    Examples
    --------
    >>> text({"title": None}, "title"), text({"title": "A"}, "title")
    ('', 'A')
    """
    value = row[column]
    return "" if value is None else clip(str(value))


def full_text(row: Row, column: str) -> str:
    """Give a column's text, however long; for what is cut elsewhere, or counted in."""
    value = row[column]
    return "" if value is None else str(value)


def whole(row: Row, column: str) -> int | None:
    """Give a column's whole number, None if missing."""
    value = row[column]
    return None if value is None else int(value)


def number(row: Row, column: str, digits: int = 2) -> float | None:
    """Give a column's number, rounded; None if missing or infinite, for JSON knows no infinity."""
    value = row[column]
    if value is None or abs(float(value)) == float("inf"):
        return None
    return round(float(value), digits)


def flag(row: Row, column: str) -> bool:
    """Give a column's truth, False if missing."""
    return bool(row[column])


def members(row: Row, column: str) -> list[str]:
    """Give the members of a column that holds a list.

    Examples
    --------
    >>> members({"sides": "a; b"}, "sides"), members({"sides": ""}, "sides")
    (['a', 'b'], [])
    """
    value = full_text(row, column)
    return [clip(member) for member in value.split(_SEPARATOR)] if value else []
