"""Incidents as what matching compares: where, how far off, when, how long, what kind, whose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from ..frame import Frames

EARTH_KM = 6371.0088  # IUGG mean radius: distances between incidents need no ellipsoid
_EPOCH = "1970-01-01"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Spots:
    """The places of incidents, one row a place; arrays of one length but for ``incidents``.

    Parameters
    ----------
    incidents
        The table ``incidents``.
    owner
        The row of the incident in it.
    xyz
        Where, as kilometres from the Earth's centre (n x 3): no pole or antimeridian is in the way.
    radius_km
        How far off it may be.
    start, end
        Days since 1970, both included.
    placed, dated
        Whether each incident has a place, and a date.
    """

    incidents: pd.DataFrame
    owner: Any
    xyz: Any
    radius_km: Any
    start: Any
    end: Any
    placed: Any
    dated: Any


def find_spots(frames: Frames) -> Spots:
    """Find where and when the incidents of frames were; those without place or date are in no row."""
    import numpy as np  # noqa: PLC0415 - half a second with pandas, which help need not pay
    import pandas as pd  # noqa: PLC0415 - as above

    incidents, places = frames.incidents, frames.incident_places
    rows = dict(zip(incidents["incident_id"], range(len(incidents)), strict=True))
    shapes = dict(zip(frames.areas["place_key"], frames.areas.geometry.to_numpy(), strict=True))
    points = places.geometry.to_numpy()
    found = [
        shapes.get(key) if point is None else point
        for key, point in zip(places["place_key"], points, strict=True)
    ]
    middles = _middles(found)
    owner = np.array([rows.get(each, -1) for each in places["incident_id"]], dtype=np.int64)
    start, end = (_days(incidents[f"date_{name}"]) for name in ("start", "end"))
    end = np.where(np.isnan(end), start, np.maximum(start, end))
    dated = ~np.isnan(start)
    placed = np.zeros(len(incidents), dtype=bool)
    is_spot = (owner >= 0) & ~np.isnan(middles[:, 0])
    placed[owner[is_spot]] = True
    is_spot[is_spot] = dated[owner[is_spot]]
    owner, middles = owner[is_spot], np.radians(middles[is_spot])
    lon, lat = middles[:, 0], middles[:, 1]
    xyz = EARTH_KM * np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    radius = pd.to_numeric(places["radius_m"]).to_numpy(float, na_value=np.nan)[is_spot] / 1000
    return Spots(
        incidents=incidents,
        owner=owner,
        xyz=xyz,
        radius_km=np.nan_to_num(radius, nan=0.0, posinf=EARTH_KM),
        start=start[owner].astype(np.int64),
        end=end[owner].astype(np.int64),
        placed=placed,
        dated=dated,
    )


def _middles(shapes: list[Any]) -> Any:
    """Give longitude and latitude of points, and of what stands for areas, each different shape once."""
    import numpy as np  # noqa: PLC0415 - as above
    import shapely  # noqa: PLC0415 - as above

    known: dict[int, int] = {}
    each: list[Any] = []
    at = np.full(len(shapes), -1, dtype=np.int64)
    for row, shape in enumerate(shapes):
        if shape is None or shape.is_empty:
            continue
        if id(shape) not in known:
            known[id(shape)] = len(each)
            each.append(shape)
        at[row] = known[id(shape)]
    middles = np.full((len(each) + 1, 2), np.nan)
    if each:
        middles[:-1] = shapely.get_coordinates(shapely.point_on_surface(np.array(each, dtype=object)))
    return middles[at]


def _days(days: pd.Series[str]) -> Any:
    import pandas as pd  # noqa: PLC0415 - as above

    told = pd.to_datetime(days.where(days.str.fullmatch(r"\d{4}-\d\d-\d\d"), None), errors="coerce")
    return (told - pd.Timestamp(_EPOCH)).dt.days.to_numpy(float)
