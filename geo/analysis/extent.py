"""Where each incident may have been, as one geometry a place: its area, else its point."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import geopandas

    from ..frame import Frames


def extents(frames: Frames) -> geopandas.GeoDataFrame:
    """Give the places that are known at all, each with the ground on which the incident was.

    Returns
    -------
    geopandas.GeoDataFrame
        A row a place that has a point or an area, EPSG:4326, with the columns of ``incident_places``. The geometry is
        the area (Polygon or MultiPolygon), and the point only where there is no area: a site.
    """
    import geopandas  # noqa: PLC0415 - half a second, which reading articles need not pay

    places = frames.incident_places
    areas = dict(zip(frames.areas["place_key"], frames.areas.geometry, strict=True))
    shapes = [
        areas.get(key) or (point if point is not None and not point.is_empty else None)
        for key, point in zip(places["place_key"], places.geometry, strict=True)
    ]
    geometry = geopandas.GeoSeries(shapes, index=places.index, crs=places.crs)
    known = places.set_geometry(geometry)
    return known[geometry.notna()].reset_index(drop=True)
