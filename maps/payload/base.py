"""The base map: our own land, provinces, frontier, towns and crossings, so that no tile is ever asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import shapely

from gazetteer import Kind

from .shapes import DECIMALS, simplify_coverage, simplify_line, to_geojson
from .strip import unroll

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
    """

    layers: Mapping[str, Any]
    shapes: Mapping[str, BaseGeometry]


@cache
def draw_base(gazetteer: Gazetteer) -> Base:
    """Draw the base of a theatre, once for each gazetteer."""
    provinces = [place for place in _of_kind(gazetteer, Kind.PROVINCE) if place.geometry is not None]
    simple = simplify_coverage([place.geometry for place in provinces])
    shapes = {place.id: shape for place, shape in zip(provinces, simple, strict=True)}
    frontier = gazetteer.frontier
    return Base(
        layers={
            "countries": _collect(
                (shapely.geometry.shape(country["geometry"]), country["properties"])
                for country in gazetteer.base["countries"]["features"]
            ),
            "provinces": _collect(
                (shapes[place.id], {"id": place.id, "name": place.name, "country": place.country})
                for place in provinces
            ),
            "frontier": [to_geojson(simplify_line(line)) for line in _list_lines(gazetteer)],
            "length_km": frontier.length_km,
            "strip": unroll(gazetteer),
            "along": list(_list_along(gazetteer, provinces)),
            "towns": [
                {**_spot(place), "rank": place.rank} for place in _of_kind(gazetteer, Kind.CITY) if place.rank
            ],
            "crossings": _list_crossings(gazetteer),
        },
        shapes=shapes,
    )


def _list_lines(gazetteer: Gazetteer) -> Iterable[BaseGeometry]:
    """List the depictions of the line: two, or one where the theatre has but one."""
    frontier = gazetteer.frontier
    return dict.fromkeys((frontier.line, frontier.other_line))


def _of_kind(gazetteer: Gazetteer, kind: str) -> list[Place]:
    return [place for place in gazetteer.places if place.kind == kind]


def _collect(members: Iterable[tuple[BaseGeometry, Mapping[str, str]]]) -> dict[str, Any]:
    return {
        "type": "FeatureCollection",
        "features": [
            {"type": "Feature", "properties": dict(properties), "geometry": to_geojson(shape)}
            for shape, properties in members
        ],
    }


def _spot(place: Place) -> dict[str, Any]:
    return {"name": place.name, "lat": round(place.lat, DECIMALS), "lon": round(place.lon, DECIMALS)}


def _list_along(gazetteer: Gazetteer, provinces: Iterable[Place]) -> Iterable[dict[str, Any]]:
    for place in provinces:
        stretch = gazetteer.frontier.along(place.id)
        if stretch is not None:
            from_km, to_km = (round(km, 1) for km in stretch)
            yield {"name": place.name, "country": place.country, "km_from": from_km, "km_to": to_km}


def _list_crossings(gazetteer: Gazetteer) -> list[dict[str, Any]]:
    crossings = _of_kind(gazetteer, Kind.CROSSING)
    located = gazetteer.frontier.locate_many(
        [place.lat for place in crossings], [place.lon for place in crossings]
    )
    return [
        {"id": place.id, **_spot(place), "label": place.label, "km": round(found.km, 1)}
        for place, found in zip(crossings, located, strict=True)
    ]
