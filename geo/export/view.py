"""Incidents at their places in one table: what people open first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..schema import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def list_view(frames: Frames) -> Iterator[tuple[dict[str, Any], Any]]:
    """Yield a row for each incident and place, and its geometry: the point, else the area, else None.

    An incident without a place has one row with the place's columns empty: nothing is dropped in silence. No
    toll is among the columns, for it belongs to the incident and would be repeated over its places.
    """
    incidents = to_rows(frames.incidents)
    areas = {row["place_key"]: row["geometry"] for row in to_rows(frames.areas)}
    places: dict[str, list[dict[str, Any]]] = {row["incident_id"]: [] for row in incidents}
    for place in to_rows(frames.incident_places):
        places.setdefault(place["incident_id"], []).append(place)
    known = {row["incident_id"]: row for row in incidents}
    for incident_id, rows in places.items():
        incident = known.get(incident_id) or _nothing("incidents", incident_id)
        for place in rows or [_nothing("incident_places", incident_id)]:
            own = {RENAMED.get(name, name): value for name, value in place.items() if name != "geometry"}
            geometry = place["geometry"] if place["geometry"] is not None else areas.get(place["place_key"])
            yield {**incident, **own}, geometry


def view_columns() -> list[str]:
    """Give the view's columns in order, without the geometry."""
    own = (RENAMED.get(column, column) for column in COLUMNS["incident_places"] if column != "geometry")
    return list(dict.fromkeys([*COLUMNS["incidents"], *own]))


def add_incident(frames: Frames, name: str) -> pd.DataFrame:
    """Give a table of places with those columns of its incidents that it is drawn by."""
    incidents = frames.incidents[["incident_id", *DRAWN_BY]].rename(columns=DRAWN_BY)
    table = getattr(frames, name)
    joined = table[["incident_id"]].merge(incidents, on="incident_id", how="left")
    return table.assign(**{column: joined[column].fillna("") for column in DRAWN_BY.values()})


def _nothing(table: str, incident_id: str) -> dict[str, Any]:
    return {**dict.fromkeys(COLUMNS[table]), "incident_id": incident_id}
