"""Rows in ACLED's columns as events."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from .cells import by_value, day, number, text, whole
from .events import Events, Figure
from .fill import constant, fill, pick

if TYPE_CHECKING:
    import pandas as pd

    from ..convention import Convention
    from .names import Names

_WEEK, _MONTH = 2, 3
# Of a week, the day that is coded is one of its days: which one is not known.
_AROUND = timedelta(days=3)
_UNKNOWN_PRECISION = "2"
_CIVILIANS = "Violence against civilians"


def read_acled(table: pd.DataFrame, convention: Convention, names: Names, unknown: str) -> Events:
    """Read rows in ACLED's columns; ``unknown`` is the label for dead of whom nobody says whose they were."""
    data = convention.data
    coded, precise = day(table, "event_date"), whole(table, "time_precision").fillna(1)
    days = by_value(coded + "/" + precise.astype(str), _interval)
    geo_precision = whole(table, "geo_precision")
    exact = geo_precision.astype("string").fillna(_UNKNOWN_PRECISION)
    event_type, sub_event_type = text(table, "event_type"), text(table, "sub_event_type")
    kinds = {sub: ours for subs in data["event_types"].values() for sub, ours in subs.items()}
    kind = by_value(sub_event_type, lambda sub: kinds.get(sub, ["other", "other"]))
    dead = whole(table, "fatalities")
    dead = dead.where(dead >= 0)
    iso, country = whole(table, "iso"), text(table, "country")
    actors = [by_value(text(table, column), names.side) for column in ("actor1", "actor2")]
    rows = fill(
        table,
        record=text(table, convention.id),
        **{name: pick(days, at) for at, name in enumerate(("date_start", "date_end", "date_precision"))},
        date_basis=by_value(precise, lambda code: f"as coded: time_precision {code}"),
        lat=number(table, "latitude"),
        lon=number(table, "longitude"),
        precision=by_value(
            exact, lambda code: data["precision"].get(code, data["precision"][_UNKNOWN_PRECISION])
        ),
        geo_precision=geo_precision,
        place=text(table, "location"),
        admin1=text(table, "admin1"),
        admin2=text(table, "admin2"),
        country=by_value(
            iso.astype("string").fillna("") + "/" + country,
            lambda cell: names.country(cell.partition("/")[2], iso=_int(cell.partition("/")[0])),
        ),
        type=pick(kind, 0),
        kind=pick(kind, 1),
        event_type=event_type,
        sub_event_type=sub_event_type,
        side_1=actors[0],
        side_2=actors[1],
        notes=text(table, "notes"),
    )
    return Events(
        rows=rows,
        figures=(Figure(measure="killed", low=dead, high=dead, victims=constant(table, unknown)),),
        low=dead,
        best=dead,
        high=dead,
    )


def _interval(cell: str) -> tuple[str, str, str]:
    """Give first day, last day and precision of a day and the code of how well it is known."""
    told, _, code = cell.partition("/")
    if not told:
        return "", "", ""
    coded = date.fromisoformat(told)
    if code == str(_MONTH):
        after = (coded.replace(day=28) + timedelta(days=4)).replace(day=1)
        return coded.replace(day=1).isoformat(), (after - timedelta(days=1)).isoformat(), "month"
    if code == str(_WEEK):
        return (coded - _AROUND).isoformat(), (coded + _AROUND).isoformat(), "week"
    return told, told, "day"


def _int(cell: str) -> int | None:
    return int(cell) if cell else None
