"""Areas in one shape: what every GIS format carries and every machine computes alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry.polygon import orient

from ..errors import FrameError

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

# 1e-7 degrees are a centimetre: no place is known as well, while the digits beyond differ between machines.
DECIMALS = 7


def to_area(geometry: BaseGeometry) -> MultiPolygon:
    """Give an area as a MultiPolygon with the outer rings counter-clockwise (RFC 7946), to 1e-7 degrees.

    One type for all, for a GIS layer has one type.

    Parameters
    ----------
    geometry
        A polygon or several, EPSG:4326 (x = longitude, degrees).

    Raises
    ------
    FrameError
        It is neither.

    Examples
    --------
    >>> to_area(shapely.box(69.5, 33, 70, 33.5)).wkt
    'MULTIPOLYGON (((70 33, 70 33.5, 69.5 33.5, 69.5 33, 70 33)))'
    """
    if geometry.geom_type not in ("Polygon", "MultiPolygon"):
        raise FrameError(f"areas: a {geometry.geom_type} is no area; give a Polygon or MultiPolygon")
    parts = geometry.geoms if geometry.geom_type == "MultiPolygon" else [geometry]
    rounded = shapely.transform(
        MultiPolygon([orient(part) for part in parts]), lambda lonlat: lonlat.round(DECIMALS)
    )
    assert isinstance(rounded, MultiPolygon)
    return rounded
