"""How much of the ground on which something may have been lies within an area: all, a part, nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    import geopandas
    import pandas as pd

# Equal areas the world over, and straight meridians and parallels: a share is one of square kilometres.
EQUAL_AREA = "EPSG:6933"


def overlap(places: geopandas.GeoDataFrame, areas: geopandas.GeoSeries) -> pd.DataFrame:
    """Find the pairs of a place and an area that share ground.

    Parameters
    ----------
    places
        Of ``extents``; EPSG:4326.
    areas
        Polygons, EPSG:4326.

    Returns
    -------
    pandas.DataFrame
        A row a pair: ``place`` and ``area``, positions in what was given, and ``share`` of the place's square kilometres
        that lies in the area, more than 0 and up to 1; of a point 1. In the order of the places, then of the areas.
    """
    import numpy as np  # noqa: PLC0415 - pandas brings it
    import pandas as pd  # noqa: PLC0415 - half a second, which reading articles need not pay

    # Many incidents share a town or a province, and each pair of shapes is looked at once.
    shapes = places.geometry.to_numpy()
    _, first, which = np.unique(shapely.to_wkb(shapes), return_index=True, return_inverse=True)
    flat = places.geometry.iloc[first].to_crs(EQUAL_AREA).to_numpy()
    grounds = areas.to_crs(EQUAL_AREA).to_numpy()
    shape, area = shapely.STRtree(grounds).query(flat, predicate="intersects")
    sizes = shapely.area(flat[shape])
    with np.errstate(invalid="ignore", divide="ignore"):
        share = shapely.area(shapely.intersection(flat[shape], grounds[area])) / sizes
    share = np.where(sizes > 0, share, 1.0)  # a point is in it or not
    pairs = pd.DataFrame({"shape": shape, "area": area, "share": np.clip(share, 0.0, 1.0)})
    pairs = pairs[pairs["share"] > 0.0]  # what only touches at an edge shares no ground
    told = pd.DataFrame({"place": np.arange(len(shapes)), "shape": np.asarray(which).reshape(-1)})
    found = told.merge(pairs, on="shape").sort_values(["place", "area"], ignore_index=True)
    return found[["place", "area", "share"]]
