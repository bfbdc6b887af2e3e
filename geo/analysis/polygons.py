"""Polygons that somebody hands in, of any CRS and any source, as areas with names in EPSG:4326."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely

from ..errors import FrameError
from ..frame import CRS

if TYPE_CHECKING:
    import geopandas

_AREAL = frozenset({"Polygon", "MultiPolygon"})


def read_polygons(where: Any) -> geopandas.GeoSeries:
    """Take a geometry, a GeoSeries or a GeoDataFrame, and give polygons in EPSG:4326.

    Parameters
    ----------
    where
        A shapely geometry is taken to be in EPSG:4326 (x = longitude); what has a CRS is reprojected.

    Returns
    -------
    geopandas.GeoSeries
        Valid polygons, one for each that was given, by its index.

    Raises
    ------
    FrameError
        It is no geometry, has no CRS, is empty, or is no polygon.
    """
    import geopandas  # noqa: PLC0415 - half a second, which reading articles need not pay

    if isinstance(where, shapely.Geometry):
        series = geopandas.GeoSeries([where], crs=CRS)
    elif isinstance(where, geopandas.GeoDataFrame | geopandas.GeoSeries):
        series = where.geometry
    else:
        raise FrameError(
            f"a {type(where).__name__} is no area; give a shapely polygon, a GeoSeries or a GeoDataFrame"
        )
    if series.crs is None:
        raise FrameError("the areas have no CRS; set it, for instance with set_crs(4326)")
    if not len(series) or series.isna().any() or series.is_empty.any():
        raise FrameError("an area is missing or empty; drop it, or give at least one polygon")
    kinds = sorted(set(series.geom_type) - _AREAL)
    if kinds:
        raise FrameError(f"a {kinds[0]} is no area; give polygons, for instance by buffer()")
    degrees = series.to_crs(CRS).make_valid()
    if not degrees.bounds.apply(lambda edge: edge.between(-360, 360)).all(axis=None):
        raise FrameError(
            "the areas lie beyond 360 degrees: their CRS is not the one that they are said to have"
        )
    return degrees
