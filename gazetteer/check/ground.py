"""Coordinates: within their polygons, and crossings by the line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

from ..depiction import read_depiction
from ..ellipsoid import WGS84
from ..ground import Ground
from ..place import Kind
from ..polygons import read_polygons
from ..sensitive import find_stand_in
from .finding import Finding, at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from shapely.geometry.base import BaseGeometry

    from ..place import Place
    from .finding import Tables

_AS_THEY_ARE = frozenset({Kind.CROSSING, Kind.CITY})
LENGTH_TOLERANCE = 0.1  # the published length and the measured one differ by scale, not by more than a tenth


def check_ground(tables: Tables) -> Iterator[Finding]:
    """Find points outside their province, crossings far from the line, and shapes that are none."""
    theatre = tables.theatre
    path = theatre.file("provinces")
    polygons = read_polygons(path)
    provinces = {place.id: row for row, place in tables.rows if place.kind == Kind.PROVINCE}
    for place_id in sorted(provinces.keys() - polygons.keys()):
        yield at(provinces[place_id], f"{path.name} has no polygon of {place_id}")
    for place_id in sorted(polygons.keys() - provinces.keys()):
        yield Finding(str(path), 1, f"the polygon {place_id!r} is no province of places.csv")
    for place_id, polygon in sorted(polygons.items()):
        if not polygon.is_valid:
            yield Finding(
                str(path), 1, f"the polygon {place_id!r} is not valid: {shapely.is_valid_reason(polygon)}"
            )
    yield from _check_points(tables, polygons)
    yield from _check_sensitive(tables, polygons)
    yield from _check_line(tables)


def _check_points(tables: Tables, polygons: Mapping[str, BaseGeometry]) -> Iterator[Finding]:
    limit_km = float(tables.theatre.data["tolerances"]["polygon_edge_km"])
    ids = {(place.country, place.admin1): place.id for _, place in tables.rows if place.kind == Kind.PROVINCE}
    for row, place in tables.rows:
        polygon = polygons.get(ids.get((place.country, place.admin1), ""))
        if polygon is None or "polygon" in tables.exceptions(row):
            continue
        outside_km = _outside_m(place, polygon) / 1000.0
        if outside_km > limit_km:
            yield at(
                row,
                f"{place.id} lies {outside_km:.1f} km outside {place.admin1} (up to {limit_km:g} km are allowed); "
                "correct it or give an exception with its reason",
            )


def _check_sensitive(tables: Tables, polygons: Mapping[str, BaseGeometry]) -> Iterator[Finding]:
    """Find flags that do nothing, and sites for which nothing could stand in."""
    ground = Ground([replace(place, geometry=polygons.get(place.id)) for _, place in tables.rows])
    for row, place in tables.rows:
        if row.cells["sensitive"] not in ("", "yes"):
            yield at(row, f"sensitive is {row.cells['sensitive']!r}; write yes or nothing")
        elif place.sensitive and place.kind in _AS_THEY_ARE:
            yield at(
                row, f"{place.id} is a {place.kind}, which is shown as it is; sensitive does nothing here"
            )
        elif find_stand_in(place, ground) is None:
            yield at(row, f"{place.id} is sensitive, but no settlement or area is there to stand in for it")


def _outside_m(place: Place, polygon: BaseGeometry) -> float:
    point = shapely.Point(place.lon, place.lat)
    if polygon.intersects(point):
        return 0.0
    edge = shapely.shortest_line(point, polygon).coords[-1]
    return float(WGS84.inv(place.lon, place.lat, *edge)[2])


def _check_line(tables: Tables) -> Iterator[Finding]:
    theatre = tables.theatre
    line = read_depiction(theatre.file("line"))
    other = read_depiction(theatre.file("other_line")) if theatre.has("other_line") else line
    if other is line and not theatre.data["frontier"].get("accuracy_km"):
        yield Finding(
            str(theatre.path / "theatre.toml"),
            1,
            "[frontier] accuracy_km: say how far off the line may be, or give a second drawing of it "
            "([files] other_line); without either every side of it would be certain",
        )
    limit_km = float(theatre.data["tolerances"]["crossing_line_km"])
    published = float(theatre.data["frontier"]["published_length_km"])
    if abs(line.length_m / 1000.0 / published - 1.0) > LENGTH_TOLERANCE:
        yield Finding(
            str(theatre.file("line")),
            1,
            f"the line measures {line.length_m / 1000:.0f} km, not about {published:g}",
        )
    if (
        WGS84.inv(*line.line.coords[0], *other.line.coords[0])[2]
        > WGS84.inv(*line.line.coords[0], *other.line.coords[-1])[2]
    ):
        yield Finding(str(theatre.file("other_line")), 1, "the two depictions begin at opposite ends")
    crossings = [(row, place) for row, place in tables.rows if place.kind == Kind.CROSSING]
    for row, place in crossings:
        metres = float(line.locate(np.array([place.lat]), np.array([place.lon]))[0][0])
        if metres > limit_km * 1000.0 and "line" not in tables.exceptions(row):
            yield at(
                row,
                f"{place.id} lies {metres / 1000:.1f} km from the line (up to {limit_km:g} km are allowed); "
                "correct it or give an exception with its reason",
            )
