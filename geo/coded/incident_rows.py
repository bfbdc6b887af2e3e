"""Rows of ``incidents``, ``incident_places``, ``areas`` and ``unplaced`` of coded rows, column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..frame.places import CODES
from ..incident.title import name_incident
from .claims import join_by_row

if TYPE_CHECKING:
    import pandas as pd

    from gazetteer import Gazetteer

    from .source import Source
    from .where import Where

_POINTS = ("site", "settlement")
_NO_TYPE = "other"
_OUTSIDE = "lies outside the theatre"
_OWN = (
    "kind",
    "type",
    "event_type",
    "sub_event_type",
    "date_start",
    "date_end",
    "date_precision",
    "date_basis",
)
_MEASURED = (
    "place_id", "name", "label", "kind", "country", "admin1", "precision", "radius_m", "side", "side_certain", "km_from",
    "km_to", "distance_km",
)  # fmt: skip
_Column = Any


def fill_incidents(
    rows: pd.DataFrame,
    ids: pd.Series[Any],
    placed: Where,
    claims: pd.DataFrame,
    *,
    opened: Source,
    gazetteer: Gazetteer,
) -> dict[str, _Column]:
    """Fill the table ``incidents``: a row an event, named by its type and place, and graded by nobody."""
    import pandas as pd  # noqa: PLC0415 - half a second, which help need not pay

    names = placed.places["name"].reindex(rows.index, fill_value="")
    told = list(zip(rows["type"], rows["sub_event_type"], names, strict=True))
    titles = {key: _title(*key) for key in set(told)}
    sides = (rows["side_1"] + "; " + rows["side_2"]).str.strip("; ")
    country = placed.places["country"].reindex(rows.index, fill_value="")
    is_placed = rows.index.isin(placed.places.index)
    outside = is_placed & ~country.isin(["", *gazetteer.theatre.countries])
    coder = pd.Series(opened.coder, index=rows.index, dtype=object)
    return {
        "incident_id": ids.array,
        **{column: rows[column].array for column in _OWN},
        "title": [titles[key] for key in told],
        "night": False,
        "sides": sides.mask(rows["side_1"] == rows["side_2"], rows["side_1"]).array,
        "grade_reasons": coder.mask(outside, f"{opened.coder}; {_OUTSIDE}").array,
        "reviewed": False,
        "n_places": is_placed.astype(int),
        "n_claims": claims["row"].value_counts().reindex(rows.index, fill_value=0).array,
        "n_articles": 1,
        "article_ids": opened.sha256[:16],
        # What the data set calls it, so that a row leads back to it.
        "aliases": rows["record"].array,
    }


def fill_places(ids: pd.Series[Any], placed: Where, claims: pd.DataFrame) -> dict[str, _Column]:
    """Fill the table ``incident_places``: one place an event, a point only where it was coded as a town."""
    import numpy as np  # noqa: PLC0415 - as above
    import shapely  # noqa: PLC0415 - as above

    places = placed.places
    points = np.full(len(places), None, dtype=object)
    pointed = places["precision"].isin(_POINTS).to_numpy()
    points[pointed] = shapely.points(places.loc[pointed, ["lon", "lat"]].to_numpy(float))
    return {
        **{column: places[column].array for column in _MEASURED},
        "incident_id": ids[places.index].array,
        "place_key": _keys(ids, placed).array,
        "role": "incident",
        "alleged": False,
        "claim_ids": join_by_row(claims).reindex(places.index, fill_value="").array,
        "geometry": points,
        **_codes(places),
    }


def fill_areas(ids: pd.Series[Any], placed: Where) -> dict[str, _Column]:
    """Fill the table ``areas``."""
    drawn = _has_area(placed)
    return {
        "incident_id": ids[placed.places.index].array[drawn],
        "place_key": _keys(ids, placed).array[drawn],
        "name": placed.places["name"].array[drawn],
        "precision": placed.places["precision"].array[drawn],
        "geometry": placed.areas[drawn],
    }


def fill_unplaced(
    rows: pd.DataFrame, ids: pd.Series[Any], placed: Where, twice: pd.DataFrame, article_id: str
) -> dict[str, _Column]:
    """Fill the table ``unplaced``: what has no place on a map or no date, and rows that stand twice."""
    import pandas as pd  # noqa: PLC0415 - as above

    shown = _has_area(placed) | placed.places["precision"].isin(_POINTS).to_numpy()
    words = rows["record"] + ": " + rows["place"].where(rows["place"] != "", rows["admin1"])
    parts = [
        pd.DataFrame({"ref": ids[index], "why": why, "text": words[index].str.strip(": ")})
        for why, index in (
            ("unplaced", rows.index[~rows.index.isin(placed.places.index[shown])]),
            ("undated", rows.index[rows["date_start"] == ""]),
        )
    ]
    again = "a second row of " + twice["record"].where(twice["record"] != "", "the same")
    parts.append(pd.DataFrame({"ref": "", "why": "discarded", "text": again}))
    table = pd.concat(parts)
    return {
        "what": "incident",
        **{column: table[column].array for column in ("ref", "why", "text")},
        "article_id": article_id,
    }


def _title(kind: str, sub_event_type: str, name: str) -> str:
    """Name an incident by its type; what has none of ours (a protest, an arrest) by what the data set calls it."""
    if kind == _NO_TYPE and sub_event_type not in ("", "Other"):
        return f"{sub_event_type}, {name}" if name else sub_event_type
    return name_incident(kind, [name] if name else [], [])


def _keys(ids: pd.Series[Any], placed: Where) -> pd.Series[Any]:
    return ids[placed.places.index] + "/1"


def _has_area(placed: Where) -> Any:
    import numpy as np  # noqa: PLC0415 - as above

    return np.array([area is not None for area in placed.areas], dtype=bool)


def _codes(places: pd.DataFrame) -> dict[str, _Column]:
    """Give both data sets' codes: the row's own where it has one, the other by the design's table."""
    table = {precision.value: codes for precision, codes in CODES.items()}
    return {
        column: places[column]
        .fillna(places["precision"].map({word: codes[at] for word, codes in table.items()}).astype("Int64"))
        .array
        for at, column in enumerate(("where_prec", "geo_precision"))
    }
