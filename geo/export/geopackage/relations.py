"""How the layers hang together, for a project: QGIS shows an incident's claims in its form, and a claim's article."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .layer import Layer


class Relation(NamedTuple):
    """A column of one layer that holds the key of another, and what to call its rows from there."""

    layer: str
    column: str
    parent: str
    key: str
    words: str


# Beside the foreign keys: what points to a layer that need not have it.
_LOOSE = (
    ("incident_places", "place_id", "places", "place_id"),
    ("mentions", "place_id", "places", "place_id"),
    ("unplaced", "article_id", "articles", "article_id"),
)


def list_relations(layers: Sequence[Layer]) -> list[Relation]:
    """List the relations between layers that are there."""
    by_name = {layer.name: layer for layer in layers}
    keys = [
        (layer.name, column, parent, key)
        for layer in layers
        for column, (parent, key, _) in layer.parents.items()
    ]
    return [
        Relation(name, column, parent, key, f"{by_name[name].title} ({column.replace('_', ' ')})")
        for name, column, parent, key in (*keys, *_LOOSE)
        if name in by_name and parent in by_name
    ]
