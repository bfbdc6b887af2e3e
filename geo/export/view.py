"""Incidents at their places in one table: what people open first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..schema import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import geopandas
    import pandas as pd

    from ..frame import Frames

# Columns of incident_places that an incident has too, or that say nothing without their table's name.
RENAMED = {
    "name": "place_name",
    "label": "place_label",
    "kind": "place_kind",
    "claim_ids": "place_claim_ids",
    "review": "place_review",
}

# What a layer of places is drawn by, from the incident's row.
DRAWN_BY = {
    "kind": "incident_kind",
    "title": "incident_title",
    "date_start": "date_start",
    "date_end": "date_end",
    "sides": "sides",
    "grade": "grade",
}


def to_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Turn a frame into rows of plain values, None where one is missing."""
    columns = {
        name: [
            None if gone else value
            for value, gone in zip(frame[name].tolist(), frame[name].isna(), strict=True)
        ]
        for name in frame.columns
    }
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def view_columns() -> Mapping[str, tuple[str, str]]:
    """Give the view's columns in order, each with dtype and meaning, without the geometry."""
    places = COLUMNS["incident_places"]
    own = {RENAMED.get(column, column): places[column] for column in places if column != "geometry"}
    return {**COLUMNS["incidents"], **own}


def view_frame(frames: Frames) -> geopandas.GeoDataFrame:
    """Give a row for each incident and place, with two geometries: ``place``, the point, and ``area``.

    An incident without a place has one row with the place's columns missing: nothing is dropped in silence. No
    toll is among the columns, for it belongs to the incident and would be repeated over its places.
    """
    import geopandas  # noqa: PLC0415 - half a second, which other stages need not pay
    import pandas as pd  # noqa: PLC0415 - as above

    places = frames.incident_places.rename(columns=RENAMED).rename_geometry("place")
    placed = pd.DataFrame(places)
    known = frames.incidents.merge(placed, on="incident_id", how="left", sort=False)
    strays = placed[~placed["incident_id"].isin(frames.incidents["incident_id"])]
    both = pd.concat([known, strays], ignore_index=True) if len(strays) else known
    areas = dict(zip(frames.areas["place_key"], frames.areas["geometry"], strict=True))
    # Above all points: what is missing in a merged column of shapes is NaN.
    shapes = {
        "place": [None if isinstance(shape, float) else shape for shape in both["place"]],
        "area": [None if pd.isna(key) else areas.get(key) for key in both["place_key"]],
    }
    made = both[list(view_columns())].assign(
        **{
            name: geopandas.GeoSeries(shape, crs=places.crs, index=both.index)
            for name, shape in shapes.items()
        }
    )
    return geopandas.GeoDataFrame(made, geometry="place", crs=places.crs)


def list_view(frames: Frames) -> Iterator[tuple[dict[str, Any], Any]]:
    """Yield the view's rows as plain values, each with its geometry: the point, else the area, else None."""
    view = view_frame(frames)
    rows = to_rows(view[list(view_columns())])
    for row, point, area in zip(rows, view["place"], view["area"], strict=True):
        yield row, area if point is None else point


def add_incident(frames: Frames, name: str) -> pd.DataFrame:
    """Give a table of places with those columns of its incidents that it is drawn by."""
    incidents = frames.incidents[["incident_id", *DRAWN_BY]].rename(columns=DRAWN_BY)
    table = getattr(frames, name)
    joined = table[["incident_id"]].merge(incidents, on="incident_id", how="left")
    return table.assign(**{column: joined[column].fillna("") for column in DRAWN_BY.values()})
