"""Geometry from elsewhere: a point that stands for it, how far it reaches, and its polygon if it has one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely

from ..distance import distance_m
from ..ellipsoid import LATITUDE_LIMIT, LONGITUDE_LIMIT

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

# What is finer is drawn more simply: no name of a place is known to ten metres.
MOST_VERTICES = 20_000
SIMPLE_DEGREES = 0.0005
_AREAS = frozenset({"Polygon", "MultiPolygon"})


@dataclass(frozen=True, slots=True)
class Shape:
    """A point inside a geometry, the distance from it to the farthest vertex, and the polygon as WKB."""

    lat: float
    lon: float
    radius_m: float
    wkb: bytes


def read_shape(geometry: Any) -> Shape | None:
    """Read a shapely geometry in EPSG:4326, or one as WKB; None where it is empty.

    Raises
    ------
    ValueError
        If it is no geometry, or lies outside the Earth.

    Examples
    --------
    >>> square = shapely.box(70, 33, 71, 34)
    >>> shape = read_shape(square)
    >>> shape.lat, shape.lon, round(shape.radius_m / 1000)
    (33.5, 70.5, 72)
    """
    try:
        whole: BaseGeometry = shapely.from_wkb(geometry) if isinstance(geometry, bytes) else geometry
        if whole is None or whole.is_empty:
            return None
        whole = shapely.force_2d(whole)
        _require_on_earth(whole.bounds)
        if whole.geom_type not in _AREAS:
            point = whole if whole.geom_type == "Point" else whole.centroid
            return Shape(point.y, point.x, _reach_m(whole, point) if whole is not point else 0.0, b"")
        if shapely.get_num_coordinates(whole) > MOST_VERTICES:
            whole = shapely.simplify(whole, SIMPLE_DEGREES)
        if not whole.is_valid:
            whole = _polygons_of(shapely.make_valid(whole))
        if whole.is_empty:
            return None
        point = whole.centroid if whole.contains(whole.centroid) else whole.representative_point()
        return Shape(point.y, point.x, _reach_m(whole, point), shapely.to_wkb(whole, byte_order=1))
    except (shapely.errors.ShapelyError, AttributeError, TypeError) as error:
        raise ValueError(f"geometry: cannot be read ({error})") from None


def parse_polygon(wkb: bytes) -> BaseGeometry | None:
    """Parse a polygon that a file has kept; None where there is none, or it is none.

    Examples
    --------
    >>> parse_polygon(b"?") is None, parse_polygon(shapely.to_wkb(shapely.box(70, 33, 71, 34))).geom_type
    (True, 'Polygon')
    """
    whole = shapely.from_wkb(wkb, on_invalid="ignore") if wkb else None
    if whole is None or whole.geom_type not in _AREAS or whole.is_empty:
        return None
    try:
        _require_on_earth(whole.bounds)
    except ValueError:
        return None
    return whole


def _require_on_earth(bounds: tuple[float, ...]) -> None:
    west, south, east, north = bounds
    if not all(map(math.isfinite, bounds)):
        raise ValueError("geometry: has coordinates that are no numbers")
    if min(west, -east) < -LONGITUDE_LIMIT or min(south, -north) < -LATITUDE_LIMIT:
        raise ValueError("geometry: is not in degrees (EPSG:4326)")


def _polygons_of(whole: BaseGeometry) -> BaseGeometry:
    """Keep of a repaired geometry its areas: repair leaves lines where an outline crosses itself."""
    return shapely.union_all([part for part in shapely.get_parts(whole) if part.geom_type in _AREAS])


def _reach_m(whole: BaseGeometry, point: BaseGeometry) -> float:
    """Give the distance to the farthest corner of the hull, which is the farthest vertex."""
    corners = shapely.get_coordinates(whole.convex_hull).tolist()
    return max((distance_m(point.y, point.x, lat, lon) for lon, lat in corners), default=0.0)
