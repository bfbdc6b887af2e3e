"""Rows in UCDP GED's columns as events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cells import by_value, day, number, text, whole
from .events import Events, Figure
from .fill import constant, fill, pick

if TYPE_CHECKING:
    import pandas as pd

    from ..convention import Convention
    from .names import Names

_DATE_PREC = {1: "day", 2: "days", 3: "week", 4: "month", 5: "year"}
_UNKNOWN_PRECISION = "4"


def read_ged(table: pd.DataFrame, convention: Convention, names: Names, unknown: str) -> Events:
    """Read rows in UCDP GED's columns; ``unknown`` is the label for dead of whom nobody says whose they were."""
    data = convention.data
    start, end = day(table, "date_start"), day(table, "date_end")
    prec, where_prec = whole(table, "date_prec"), whole(table, "where_prec")
    exact = where_prec.astype("string").fillna(_UNKNOWN_PRECISION)
    violence = by_value(
        text(table, "type_of_violence"), lambda code: data["violence"].get(code, data["violence"]["1"])
    )
    gwno, country = whole(table, "country_id"), text(table, "country")
    side_a, side_b = (by_value(text(table, f"side_{side}"), names.side) for side in "ab")
    low, best, high = (_count(table, column) for column in ("low", "best", "high"))
    headline, article = text(table, "source_headline"), text(table, "source_article")
    rows = fill(
        table,
        record=text(table, convention.id),
        date_start=start,
        date_end=end.where(end >= start, start),
        date_precision=by_value(prec, lambda code: _DATE_PREC.get(code, "days")).where(start != "", ""),
        date_basis=by_value(prec, lambda code: f"as coded: date_prec {code}"),
        lat=number(table, "latitude"),
        lon=number(table, "longitude"),
        precision=by_value(exact, lambda code: data["precision"].get(code, "none")),
        where_prec=where_prec,
        place=text(table, "where_coordinates"),
        admin1=text(table, "adm_1"),
        admin2=text(table, "adm_2"),
        country=by_value(
            gwno.astype("string").fillna("") + "/" + country,
            lambda cell: names.country(
                cell.partition("/")[2], gwno=int(cell.partition("/")[0]) if cell[:1] != "/" else None
            ),
        ),
        **{
            name: pick(violence, at)
            for at, name in enumerate(("type", "kind", "event_type", "sub_event_type"))
        },
        side_1=side_a,
        side_2=side_b,
        notes=headline.where(headline != "", article),
    )
    parts = {
        "deaths_a": side_a.where(side_a != "", unknown),
        "deaths_b": side_b.where(side_b != "", unknown),
        "deaths_civilians": constant(table, names.civilians),
        "deaths_unknown": constant(table, unknown),
    }
    counts = {column: _count(table, column) for column in parts}
    figures = [Figure(measure="killed", low=best, high=best, victims=constant(table, unknown))]
    apart = ((low != best) | (high != best)).fillna(value=False)
    figures.append(
        Figure(
            measure="killed",
            low=low.where(apart),
            high=high.where(apart),
            victims=constant(table, unknown),
        )
    )
    figures += [
        # A side without dead is told of by nobody.
        Figure(
            measure="killed",
            low=count.where(count > 0),
            high=count.where(count > 0),
            victims=parts[column],
            part=True,
        )
        for column, count in counts.items()
        if column != "deaths_unknown"
    ]
    return Events(rows=rows, figures=tuple(figures), low=low, best=best, high=high)


def _count(table: pd.DataFrame, column: str) -> pd.Series[int]:
    count = whole(table, column)
    return count.where(count >= 0)
