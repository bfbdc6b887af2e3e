"""Rows in GTD's columns as events."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from .cells import by_value, day, number, text, whole
from .events import Events, Figure
from .fill import constant, fill, pick

if TYPE_CHECKING:
    import pandas as pd

    from ..convention import Convention
    from .names import Names

_UNKNOWN_PRECISION = "4"
_MONTHS, _YES = 12, "1"


def read_gtd(table: pd.DataFrame, convention: Convention, names: Names, unknown: str) -> Events:
    """Read rows in GTD's columns; ``unknown`` is the label for dead of whom nobody says whose they were."""
    data = convention.data
    coded = text(table, "iyear") + "/" + text(table, "imonth") + "/" + text(table, "iday")
    days = by_value(coded + "/" + day(table, "resolution"), _interval)
    specific = text(table, "specificity").replace("", _UNKNOWN_PRECISION)
    near = text(table, "vicinity") == _YES
    precision = by_value(
        specific.str.removesuffix(".0"), lambda code: data["precision"].get(code, "province")
    )
    attack = by_value(text(table, "attacktype1"), lambda code: data["attack"].get(code, data["attack"]["9"]))
    armed = text(table, "targtype1").isin(data["armed_targets"]) & (pick(attack, 1) == data["unarmed"])
    suicide = text(table, "suicide") == _YES
    dead, wounded = (whole(table, column) for column in ("nkill", "nwound"))
    dead, wounded = dead.where(dead >= 0), wounded.where(wounded >= 0)
    attackers = whole(table, "nkillter")
    group = by_value(text(table, "gname"), names.side)
    rows = fill(
        table,
        record=text(table, convention.id),
        **{name: pick(days, at) for at, name in enumerate(("date_start", "date_end", "date_precision"))},
        date_basis=constant(table, "as coded: iyear, imonth, iday"),
        lat=number(table, "latitude"),
        lon=number(table, "longitude"),
        precision=precision.mask(near & (precision == "settlement"), "near_settlement"),
        place=text(table, "city").replace("Unknown", ""),
        admin1=text(table, "provstate").replace("Unknown", ""),
        country=by_value(text(table, "country_txt"), names.country),
        type=constant(table, "attack"),
        kind=constant(table, "attack"),
        event_type=pick(attack, 1).mask(armed, "Battles").mask(suicide, "Explosions/Remote violence"),
        sub_event_type=pick(attack, 2).mask(armed, "Armed clash").mask(suicide, "Suicide bomb"),
        side_1=group,
        notes=text(table, "summary"),
    )
    none = constant(table, unknown)
    figures = (
        Figure(measure="killed", low=dead, high=dead, victims=none),
        Figure(measure="wounded", low=wounded, high=wounded, victims=none),
        Figure(
            measure="killed",
            low=attackers.where(attackers > 0),
            high=attackers.where(attackers > 0),
            victims=group.where(group != "", unknown),
            part=True,
        ),
    )
    return Events(rows=rows, figures=figures, low=dead, best=dead, high=dead)


def _interval(cell: str) -> tuple[str, str, str]:
    """Give first day, last day and precision; 0 stands for a month or a day that is not known."""
    year, month, day_of_month, *rest = cell.split("/")
    resolved = rest[-1] if rest else ""
    numbers = [int(part) if part.isascii() and part.isdigit() else 0 for part in (year, month, day_of_month)]
    try:
        if not 1 <= numbers[1] <= _MONTHS:
            return date(numbers[0], 1, 1).isoformat(), date(numbers[0], 12, 31).isoformat(), "year"
        if not numbers[2]:
            last = monthrange(numbers[0], numbers[1])[1]
            return (
                date(numbers[0], numbers[1], 1).isoformat(),
                date(numbers[0], numbers[1], last).isoformat(),
                "month",
            )
        first = date(*numbers).isoformat()
    except ValueError:
        return "", "", ""
    return (first, resolved, "days") if resolved > first else (first, first, "day")
