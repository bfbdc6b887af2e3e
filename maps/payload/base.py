"""The base map: our own land, provinces, frontier, towns and crossings, so that no tile is ever asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import shapely

from .shapes import DECIMALS, simplify_coverage, simplify_line, to_geojson

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely.geometry.base import BaseGeometry

    from gazetteer import Gazetteer, Place


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Base:
    """What lies under the incidents.

    Parameters
    ----------
    layers
        The page's ``base``, without its bounds.
    shapes
        The provinces as they are drawn, by place id.
    extent
        All of the theatre.
    """

    layers: Mapping[str, Any]
    attribution: tuple[str, ...]
    shapes: Mapping[str, BaseGeometry]
    extent: BaseGeometry


@cache
def draw_base(gazetteer: Gazetteer) -> Base:
    """Draw the base of a theatre, once for each gazetteer."""
    provinces = [
        place for place in gazetteer.places if place.kind == "province" and place.geometry is not None
    ]
    simple = simplify_coverage([place.geometry for place in provinces])
    shapes = {place.id: shape for place, shape in zip(provinces, simple, strict=True)}
    frontier = gazetteer.frontier
    lines = [frontier.line, frontier.other_line]
    return Base(
        layers={
            "countries": _countries(gazetteer),
            "provinces": _collect(
                (shapes[place.id], {"id": place.id, "name": place.name, "country": place.country})
                for place in provinces
            ),
            "frontier": [to_geojson(simplify_line(line)) for line in lines],
            "towns": [
                {**_spot(place), "rank": _rank(place)} for place in gazetteer.places if place.kind == "city"
            ],
            "crossings": [
                {"id": place.id, **_spot(place), "label": place.label}
                for place in gazetteer.places
                if place.kind == "crossing"
            ],
        },
        attribution=(),
        shapes=shapes,
        extent=shapely.box(*shapely.unary_union([*simple, *lines]).bounds),
    )


def _countries(gazetteer: Gazetteer) -> dict[str, Any]:
    return gazetteer.base["countries"]


def _collect(members: Any) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": properties, "geometry": to_geojson(shape)}
            for shape, properties in members
        ],
    }


def _spot(place: Place) -> dict[str, Any]:
    return {"name": place.name, "lat": round(place.lat, DECIMALS), "lon": round(place.lon, DECIMALS)}


def _rank(place: Place) -> int:
    return 1
