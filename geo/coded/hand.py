"""Rows that somebody coded by hand (docs/coded.md) as events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import FrameError
from ..values import Precision
from .cells import by_value, day, number, text, whole
from .events import Events, Figure
from .fill import constant, fill, pick

if TYPE_CHECKING:
    import pandas as pd

    from ..convention import Convention
    from .names import Names

_SEPARATOR = ";"
_EVENT = "other"
_SHOWN = 40


def read_hand(table: pd.DataFrame, convention: Convention, names: Names, unknown: str) -> Events:
    """Read rows coded by hand; ``unknown`` is the label for dead of whom nobody says whose they were.

    Raises
    ------
    FrameError
        A date, type or precision is none: who coded it can mend it. The message says the row.
    """
    start = _require_day(table, "date")
    end = _require_day(table, "date_end")
    end = end.mask(end == "", start)
    kinds = convention.data["types_of"]
    kind = _require(table, "type", {**{each: each for each in kinds}, "": _EVENT})
    codes = by_value(kind, kinds.__getitem__)
    known = {each.value: each.value for each in Precision}
    precision = _require(table, "precision", {**known, "": ""})
    lat, lon = number(table, "lat"), number(table, "lon")
    sides = by_value(text(table, "sides"), lambda cell: _sides(cell, names))
    victims = by_value(text(table, "victim_side"), lambda cell: names.side(cell) or unknown)
    said = text(table, "claimant")
    claimant = by_value(said, names.claimant)
    killed, low, high, wounded = (
        whole(table, column).where(lambda values: values >= 0)
        for column in ("killed", "killed_low", "killed_high", "wounded")
    )
    low, high = low.fillna(killed), high.fillna(killed)
    rows = fill(
        table,
        record=text(table, convention.id),
        date_start=start,
        date_end=end.where(end >= start, start),
        date_precision=constant(table, "day").mask(end > start, "days").mask(start == "", ""),
        date_basis=constant(table, "as coded"),
        lat=lat,
        lon=lon,
        # Who gives coordinates and not how exact they are means a town, not a doorstep.
        precision=precision.mask((precision == "") & lat.notna() & lon.notna(), Precision.SETTLEMENT.value),
        place=text(table, "place"),
        admin1=text(table, "admin1"),
        country=by_value(text(table, "country"), names.country),
        type=kind,
        kind=pick(codes, 0),
        event_type=pick(codes, 1),
        sub_event_type=pick(codes, 2),
        side_1=pick(sides, 0),
        side_2=pick(sides, 1),
        notes=text(table, "notes"),
        claimant=claimant,
        # A name that the theatre's list has not is told in its own words.
        claimant_text=said,
    )
    best = killed.fillna(low)
    figures = (
        Figure(measure="killed", low=low, high=high, victims=victims),
        Figure(measure="wounded", low=wounded, high=wounded, victims=victims),
    )
    return Events(rows=rows, figures=figures, low=low.fillna(best), best=best, high=high.fillna(best))


def _require_day(table: pd.DataFrame, column: str) -> pd.Series[Any]:
    found, cells = day(table, column), text(table, column)
    _refuse(cells, (found == "") & (cells != ""), column, "is no date; write it as 2025-10-12")
    return found


def _require(table: pd.DataFrame, column: str, known: dict[str, str]) -> pd.Series[Any]:
    cells = text(table, column)
    choices = ", ".join(filter(None, known))
    _refuse(cells, ~cells.isin(known), column, f"is none of {choices}")
    return by_value(cells, lambda cell: known[cell])


def _refuse(cells: pd.Series[Any], wrong: Any, column: str, what: str) -> None:
    if wrong.any():
        at = int(wrong.to_numpy().nonzero()[0][0])
        raise FrameError(f"row {at + 2}, {column}: {cells.iloc[at][:_SHOWN]!r} {what}")


def _sides(cell: str, names: Names) -> tuple[str, str]:
    found = [label for name in cell.split(_SEPARATOR) if (label := names.side(name.strip()))]
    first, second, *_ = (*found, "", "")
    return first, second
