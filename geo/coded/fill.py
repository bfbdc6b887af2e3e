"""Rows filled with what a data set has, and with what stands for what it has not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .events import ROWS

if TYPE_CHECKING:
    import pandas as pd

_NUMBERS = {"lat": "float64", "lon": "float64", "where_prec": "Int64", "geo_precision": "Int64"}


def fill(table: pd.DataFrame, **columns: Any) -> pd.DataFrame:
    """Make the rows of ``Events``: columns that are not given are empty."""
    import pandas as pd  # noqa: PLC0415 - half a second, which help need not pay

    filled = {}
    for name in ROWS:
        dtype = _NUMBERS.get(name, "object")
        missing = "" if dtype == "object" else pd.NA if dtype == "Int64" else float("nan")
        given = columns.get(name, missing)
        filled[name] = pd.Series(given, index=table.index, dtype=dtype)
    return pd.DataFrame(filled)


def constant(table: pd.DataFrame, value: str) -> Any:
    """Give a column of one text."""
    import pandas as pd  # noqa: PLC0415 - as above

    return pd.Series(value, index=table.index, dtype=object)


def pick(values: Any, at: int) -> Any:
    """Give one member of each cell of a column of tuples."""
    import pandas as pd  # noqa: PLC0415 - as above

    return pd.Series([value[at] for value in values], index=values.index, dtype=object)
