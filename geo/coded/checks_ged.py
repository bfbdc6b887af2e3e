"""What must hold between the columns of a row in UCDP GED's columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .cells import by_value, day, number, text, whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from ..convention import Convention

_PARTS = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
# Days that a date of each precision may span at most.
_LONGEST = {1: 2, 2: 6, 3: 7, 4: 31, 5: 366}
_CELL_DEGREES, _CELLS_AROUND = 0.5, 720
_NEAR = 1e-4


def check_ged(table: pd.DataFrame, convention: Convention) -> Iterator[tuple[str, Any, Any]]:  # noqa: ARG001 - as check_acled
    """Yield a column, a mask of the rows that are wrong, and what is wrong."""
    yield from _check_dead(table)
    yield from _check_days(table)
    yield from _check_where(table)
    one_sided, b = text(table, "type_of_violence") == "3", text(table, "side_b")
    yield "side_b", one_sided & (b != "") & (b != "Civilians"), "of one-sided violence is 'Civilians'"
    yield (
        "deaths_b",
        one_sided & (whole(table, "deaths_b") > 0).fillna(value=False),
        "counts dead among civilians in deaths_b; they belong into deaths_civilians",
    )


def _check_dead(table: pd.DataFrame) -> Iterator[tuple[str, Any, Any]]:
    low, best, high = (whole(table, column) for column in ("low", "best", "high"))
    parts = sum(whole(table, column) for column in _PARTS)
    yield (
        "best",
        (best != parts).fillna(value=False),
        by_value(parts, lambda number: f"is not the sum of the four columns of deaths, which is {number}"),
    )
    yield "low", (low > best).fillna(value=False), "is more than best"
    yield "high", (high < best).fillna(value=False), "is less than best"
    yield "high", (high == 0).fillna(value=False), "is 0: GED has events with at least one death"


def _check_days(table: pd.DataFrame) -> Iterator[tuple[str, Any, Any]]:
    import pandas as pd  # noqa: PLC0415 - half a second, which help need not pay

    start, end = (pd.to_datetime(day(table, f"date_{name}"), errors="coerce") for name in ("start", "end"))
    year = whole(table, "year")
    yield "date_end", end < start, "is before date_start"
    yield "year", (start.dt.year.astype("Int64") != year).fillna(value=False), "is not the year of date_start"
    span, prec = (end - start).dt.days + 1, whole(table, "date_prec")
    longest = prec.map(_LONGEST).astype("Float64")
    yield (
        "date_prec",
        (span > longest).fillna(value=False),
        by_value(
            prec, lambda code: f"{code} is for at most {_LONGEST.get(code, 0)} days, and the row spans more"
        ),
    )


def _check_where(table: pd.DataFrame) -> Iterator[tuple[str, Any, Any]]:
    lat, lon = number(table, "latitude"), number(table, "longitude")
    points = text(table, "geom_wkt").str.extract(r"^POINT\s*\(([-+0-9.eE]+)\s+([-+0-9.eE]+)\)$").astype(float)
    told = text(table, "geom_wkt") != ""
    away = ((points[0] - lon).abs() > _NEAR) | ((points[1] - lat).abs() > _NEAR) | points[0].isna()
    yield "geom_wkt", told & lat.notna() & lon.notna() & away, "is not the POINT of longitude and latitude"
    cell, wanted = whole(table, "priogrid_gid"), _number_cells(lat, lon)
    yield (
        "priogrid_gid",
        (cell != wanted).fillna(value=False),
        by_value(wanted, lambda number: f"is not the cell of the coordinates, which is {number}"),
    )
    yield "latitude", (lat == 0) & (lon == 0), "0, 0 is the sea off Africa; where is it?"


def _number_cells(lat: Any, lon: Any) -> Any:
    """Give the numbers of PRIO-GRID's half-degree cells, counted from the south-west."""
    row = ((lat + 90) / _CELL_DEGREES).clip(0, _CELLS_AROUND // 2 - 1)
    column = ((lon + 180) / _CELL_DEGREES).clip(0, _CELLS_AROUND - 1)
    return (row // 1 * _CELLS_AROUND + column // 1 + 1).astype("Float64").astype("Int64")
