"""Rows of frames as plain values: what is missing in pandas becomes None, and every column has its type here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, Any]

# How geo.schema joins lists, for no GIS format carries them.
_SEPARATOR = "; "


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


def text(row: Row, column: str) -> str:
    """Give a column's text, empty if missing.

    Examples
    --------
    >>> text({"title": None}, "title"), text({"title": "A"}, "title")
    ('', 'A')
    """
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
    value = text(row, column)
    return value.split(_SEPARATOR) if value else []
