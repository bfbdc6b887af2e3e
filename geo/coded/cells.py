"""Columns of text as what they mean: numbers, days, codes. What is none is missing, and is told where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

_WHOLE = re.compile(r"[+-]?[0-9]{1,15}(?:\.0+)?")
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
# 2024-01-31, with a time after it or not; and 31 January 2024, 31-Jan-24 as files for spreadsheets have it.
_ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})[-/]([0-9]{1,2})(?:[T ][0-9:.]*(?:Z|[+-][0-9:]+)?)?")
_WORDY = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]{3,9})[ -]([0-9]{4})")
# What no file carries: SQLite ends a text at NUL, and UTF-8 has no half of a surrogate pair.
_NO_TEXT = re.compile("[\0\ud800-\udfff]")


def text(table: pd.DataFrame, column: str) -> pd.Series[Any]:
    """Give a column's texts without space around them; empty where the table has no such column."""
    import pandas as pd  # noqa: PLC0415 - half a second, which help need not pay

    if column not in table.columns:
        return pd.Series("", index=table.index, dtype=object)
    return by_value(table[column], _clean)


def whole(table: pd.DataFrame, column: str) -> pd.Series[Any]:
    """Give a column's whole numbers as ``Int64``; NA where a cell holds none."""
    return by_value(text(table, column), _whole).astype("Int64")


def number(table: pd.DataFrame, column: str) -> pd.Series[Any]:
    """Give a column's numbers as floats; NaN where a cell holds none, or no finite one."""
    import numpy as np  # noqa: PLC0415 - as above
    import pandas as pd  # noqa: PLC0415 - as above

    values = pd.to_numeric(text(table, column), errors="coerce").astype(float)
    return values.where(np.isfinite(values))


def day(table: pd.DataFrame, column: str) -> pd.Series[Any]:
    """Give a column's days as ISO 8601 texts; empty where a cell holds none."""
    return by_value(text(table, column), read_day)


def by_value(values: pd.Series[Any], change: Any) -> pd.Series[Any]:
    """Change each different value once: coded tables repeat themselves."""
    import pandas as pd  # noqa: PLC0415 - as above

    codes, distinct = pd.factorize(values, use_na_sentinel=False)
    changed = pd.Series([change(value) for value in distinct], dtype=object)
    return pd.Series(changed.to_numpy()[codes] if len(changed) else [], index=values.index, dtype=object)


def read_day(cell: str) -> str:
    """Read a day as data sets write it.

    Examples
    --------
    >>> read_day("2013-05-21 00:00:00.000"), read_day("21 May 2013"), read_day("21-May-2013"), read_day("05/21/13")
    ('2013-05-21', '2013-05-21', '2013-05-21', '')
    """
    from datetime import date  # noqa: PLC0415 - beside its only use

    found = _ISO.fullmatch(cell)
    if found:
        parts = [int(found[1]), int(found[2]), int(found[3])]
    else:
        found = _WORDY.fullmatch(cell)
        month = _MONTHS.get(found[2].lower()) if found else None
        if not found or not month:
            return ""
        parts = [int(found[3]), month, int(found[1])]
    try:
        return date(*parts).isoformat()
    except ValueError:
        return ""


def _clean(cell: str) -> str:
    return _NO_TEXT.sub("\ufffd", cell).strip()


def _whole(cell: str) -> int | None:
    return (
        int(float(cell))
        if "." in cell and _WHOLE.fullmatch(cell)
        else int(cell)
        if _WHOLE.fullmatch(cell)
        else None
    )
