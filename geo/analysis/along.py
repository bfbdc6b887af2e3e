"""How far from the frontier any geometry lies, at which kilometre, and on which side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely

from gazetteer import Gazetteer

from ..errors import FrameError
from ..frame import CRS

if TYPE_CHECKING:
    import geopandas
    import pandas as pd

# A point every kilometre or so of an outline: a distance between two of them is off by no more than that.
_STEP_DEGREES = 0.01
_COLUMNS = ("distance_km", "km_from", "km_to", "side", "side_certain")


def measure_along(
    geometries: geopandas.GeoDataFrame | geopandas.GeoSeries, gazetteer: Gazetteer | None = None
) -> pd.DataFrame:
    """Measure geometries against the frontier: what ``incident_places`` has in its columns, for data of one's own.

    Parameters
    ----------
    geometries
        Points, lines or polygons, of any CRS.
    gazetteer
        Whose frontier; the default theatre's if not given.

    Returns
    -------
    pandas.DataFrame
        A row for each geometry, with its index, so that ``gdf.join(measure_along(gdf))`` works:

        - ``distance_km``: geodesic distance to the line in kilometres, 0 for what crosses it;
        - ``km_from``, ``km_to``: published kilometres from the line's start, the same for a point;
        - ``side``: ISO 3166-1 alpha-2 of the country on that side of the line, empty where it lies in neither or on
          both sides; ``side_certain``: False where the line's two depictions disagree.

        A point is exact; of lines and polygons a point of the outline every kilometre is measured. Numbers are NaN where a
        geometry is missing or empty.

    Raises
    ------
    FrameError
        It is no GeoDataFrame or GeoSeries, has no CRS, or its coordinates are no degrees in EPSG:4326.
    gazetteer.GazetteerError
        There is no default theatre, or its data are wrong.

    Examples
    --------
    >>> import geo, geopandas
    >>> points = geopandas.GeoSeries.from_xy([69.2075, 71.0847], [34.5553, 34.1147], index=["Kabul", "Torkham"], crs=4326)
    >>> geo.measure_along(points.to_crs(3857)).round(0)["distance_km"].to_dict()
    {'Kabul': 86.0, 'Torkham': 0.0}
    """
    import numpy as np  # noqa: PLC0415 - pandas brings it
    import pandas as pd  # noqa: PLC0415 - half a second, which reading articles need not pay

    series = getattr(geometries, "geometry", None)
    if series is None:
        raise FrameError(
            f"a {type(geometries).__name__} has no geometries; give a GeoDataFrame or a GeoSeries"
        )
    if series.crs is None:
        raise FrameError("the geometries have no CRS; set it, for instance with set_crs(4326)")
    shapes = series.to_crs(CRS).to_numpy()
    frontier = (gazetteer or Gazetteer.load()).frontier
    lonlat, row = _sample(shapes, frontier.line)
    try:
        located = frontier.locate_many(lonlat[:, 1], lonlat[:, 0])
    except ValueError as error:
        raise FrameError(f"the geometries are not what their CRS says: {error}") from None
    points = pd.DataFrame(
        {
            "distance_km": [each.distance_m / 1000.0 for each in located],
            "km": [each.km for each in located],
            "side": [each.side for each in located],
            "side_certain": [each.side_certain for each in located],
        }
    )
    by_row = points.groupby(row)
    measured = by_row.agg(
        distance_km=("distance_km", "min"),
        km_from=("km", "min"),
        km_to=("km", "max"),
        side=("side", "first"),
        sides=("side", "nunique"),
        side_certain=("side_certain", "all"),
    ).reindex(range(len(shapes)))
    measured.loc[shapely.intersects(shapes, frontier.line), "distance_km"] = 0.0
    on_one = measured["sides"] == 1
    measured["side"] = pd.Series(measured["side"].where(on_one, ""), dtype=pd.StringDtype("python"))
    measured["side_certain"] = np.where(on_one, measured["side_certain"], False).astype(bool)  # noqa: FBT003
    return measured[list(_COLUMNS)].set_axis(series.index)


def _sample(shapes: Any, line: shapely.LineString) -> tuple[Any, Any]:
    """Give points of every geometry, lon and lat, and the number of the geometry that each is of."""
    import numpy as np  # noqa: PLC0415 - as above

    outlines = shapely.segmentize(shapes, _STEP_DEGREES)
    lonlat, row = shapely.get_coordinates(outlines, return_index=True)
    # Where the line runs through it, its kilometres are those of the line there.
    crossing = np.flatnonzero(shapely.intersects(shapes, line))
    inner = shapely.segmentize(shapely.intersection(shapes[crossing], line), _STEP_DEGREES)
    more, of = shapely.get_coordinates(inner, return_index=True)
    return np.concatenate([lonlat, more]), np.concatenate([row, crossing[of]])
