"""Geometry for the page: GeoJSON with few digits, simplified without tearing neighbours apart.

What is drawn is a picture of the frames' geometry, not a copy of it: who wants to measure takes an export.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

# Five decimals of a degree are a metre, finer than any place here is known.
DECIMALS = 5

# Degrees. A kilometre is a pixel or two at the zoom at which a whole frontier fits a screen; a circle's or
# polygon's corner that is cut by this stays far within what "somewhere in this district" promises.
AREA_TOLERANCE_DEG = 0.004
LINE_TOLERANCE_DEG = 0.002
# The side of a square as large as the corner that may be cut, as shapely's simplification of coverages counts.
COVERAGE_TOLERANCE_DEG = 0.012


def to_geojson(geometry: BaseGeometry | None) -> dict[str, Any] | None:
    """Turn a geometry into a GeoJSON mapping with rounded coordinates, x (longitude) first.

    Examples
    --------
    >>> to_geojson(shapely.Point(71.0912345678, 34.1))
    {'type': 'Point', 'coordinates': [71.09123, 34.1]}
    """
    if geometry is None or geometry.is_empty:
        return None
    return {
        "type": geometry.geom_type,
        "coordinates": _round(shapely.geometry.mapping(geometry)["coordinates"]),
    }


def to_anchor(geometry: BaseGeometry) -> list[float]:
    """Give the latitude and longitude of a point within a geometry, for its label and badge: never a location.

    Examples
    --------
    >>> to_anchor(shapely.box(60, 30, 62, 32))
    [31.0, 61.0]
    """
    # In the middle of a wide stretch from west to east, as a label wants it.
    inside = geometry.representative_point()
    return [round(inside.y, DECIMALS), round(inside.x, DECIMALS)]


def simplify_area(area: BaseGeometry) -> BaseGeometry:
    """Leave out corners that no screen shows, keeping the shape valid and never empty."""
    return area.simplify(AREA_TOLERANCE_DEG, preserve_topology=True)


def simplify_line(line: BaseGeometry) -> BaseGeometry:
    """Leave out bends that no screen shows."""
    return line.simplify(LINE_TOLERANCE_DEG, preserve_topology=True)


def simplify_coverage(areas: Sequence[BaseGeometry]) -> list[BaseGeometry]:
    """Simplify neighbouring areas together, so that shared borders stay shared and no gaps open.

    Examples
    --------
    >>> west, east = simplify_coverage([shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)])
    >>> west.intersection(east).geom_type, west.area
    ('LineString', 1.0)
    """
    if not areas:
        return []
    simple = shapely.coverage_simplify(list(areas), COVERAGE_TOLERANCE_DEG)
    return [
        after if after.is_valid and not after.is_empty else before
        for before, after in zip(areas, simple, strict=True)
    ]


def _round(coordinates: Any) -> Any:
    if isinstance(coordinates[0], float):
        return [round(coordinates[0], DECIMALS), round(coordinates[1], DECIMALS)]
    if isinstance(coordinates[0][0], float):
        return [[round(x, DECIMALS), round(y, DECIMALS)] for x, y, *_ in coordinates]
    return [_round(member) for member in coordinates]
