"""Which layers a GeoPackage of frames has: the tables, and the ground that they lie on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...schema import COLUMNS
from ..view import add_incident
from .contested import find_contested
from .ground import list_ground
from .layer import Layer

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from gazetteer import Gazetteer

    from ...frame import Frames

_TABLES = {
    "incident_places": (
        "Incidents, spots",
        "Where incidents happened, as far as it is a site or a settlement",
    ),
    "areas": ("Incidents, areas", "Within which incidents happened that are known no better"),
    "incidents": ("Incidents", "A row an incident; it may have several places, and no toll of its own"),
    "claims": ("Claims", "Who says what of whom, in which sentence"),
    "estimates": ("Estimates", "Low, best and high from an incident's claims, by a named policy"),
    "relations": ("Relations of claims", "Which claim restates, contradicts, denies or revises which"),
    "mentions": ("Mentions of places", "Each name in the articles, and what it was taken for"),
    "articles": ("Articles", "The sources, without their texts"),
    "unplaced": ("Without place or date", "What no map can show, and why"),
    "reviews": ("Decisions", "What people decided"),
}
_SHAPES = {"incident_places": "POINT", "areas": "MULTIPOLYGON"}
_KEYS = {
    "incidents": "incident_id",
    "incident_places": "place_key",
    "claims": "claim_id",
    "mentions": "mention_id",
    "articles": "article_id",
}
_WITH, _WITHOUT = "CASCADE", "SET NULL"
_PARENTS: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "incident_places": {"incident_id": ("incidents", "incident_id", _WITH)},
    "areas": {
        "incident_id": ("incidents", "incident_id", _WITH),
        "place_key": ("incident_places", "place_key", _WITH),
    },
    "claims": {
        "incident_id": ("incidents", "incident_id", _WITHOUT),
        "article_id": ("articles", "article_id", _WITH),
    },
    "estimates": {"incident_id": ("incidents", "incident_id", _WITH)},
    "relations": {"source": ("claims", "claim_id", _WITH), "target": ("claims", "claim_id", _WITH)},
    "mentions": {"article_id": ("articles", "article_id", _WITH)},
}
_DRAWN = {
    "incident_kind": ("string", "the incident's kind: its colour"),
    "incident_title": ("string", "the incident's title"),
    "date_start": ("string", "the incident's first local day, ISO 8601"),
    "date_end": ("string", "its last local day"),
    "sides": ("string", "labels of the sides that fought or were hit"),
    "grade": ("string", "how well confirmed the incident is"),
    "contested": ("boolean", "claims of the incident contradict each other, or one is denied"),
}
_HERE = {
    "n_here": ("Int64", "incidents at this place: to be told by its label"),
    "nth_here": ("Int64", "which of them this row is, from 1 on"),
}
_OF_PLACE = {
    "label": ("string", "the place's name for people"),
    "alleged": ("boolean", "only the accusing side places it here"),
}


def list_layers(frames: Frames, gazetteer: Gazetteer | None) -> list[Layer]:
    """List the layers, those first that a GIS draws on top.

    Parameters
    ----------
    frames
        Checked.
    gazetteer
        The theatre's: it has the frontier, the provinces and the places. Without it there is no ground.
    """
    tables = {name: _table(frames, name) for name in _TABLES}
    drawn = [name for name in _TABLES if name in _SHAPES]
    ground = list_ground(frames, gazetteer) if gazetteer is not None else []
    return [
        *(tables[name] for name in drawn),
        *ground,
        *(layer for name, layer in tables.items() if name not in drawn),
    ]


def _table(frames: Frames, name: str) -> Layer:
    columns = {column: kind for column, kind in COLUMNS[name].items() if column != "geometry"}
    table = getattr(frames, name)
    if name in _SHAPES:
        table = add_incident(frames, name)
        table = table.assign(contested=table["incident_id"].isin(find_contested(frames)))
        columns |= _DRAWN
    if name == "areas":
        places = frames.incident_places[["place_key", *_OF_PLACE]]
        joined = table[["place_key"]].merge(places, on="place_key", how="left")
        table = table.assign(**{column: joined[column] for column in _OF_PLACE})
        columns |= _OF_PLACE
    if name in _SHAPES:
        columns |= _HERE
        table = table.assign(**_count_here(table))
    title, about = _TABLES[name]
    values = {column: _plain(table[column], empty=column not in _PARENTS.get(name, ())) for column in columns}
    return Layer(
        name=name,
        title=title,
        about=about,
        columns=columns,
        values=values,
        shape=_SHAPES.get(name, ""),
        geometry=table["geometry"].tolist() if name in _SHAPES else (),
        key=_KEYS.get(name, ""),
        parents=_PARENTS.get(name, {}),
    )


def _count_here(table: pd.DataFrame) -> dict[str, pd.Series]:
    """Count what shares a shape, so that a label is written once for all of it."""
    shapes = table["geometry"].to_wkb()
    here = shapes.groupby(shapes, dropna=False)
    return {"n_here": here.transform("size"), "nth_here": here.cumcount() + 1}


def _plain(column: pd.Series, *, empty: bool) -> list[Any]:
    """Give plain values, None for what is missing; and for an empty key, which points to nothing."""
    values = column.astype(object).where(column.notna(), None).tolist()
    return values if empty else [value or None for value in values]
