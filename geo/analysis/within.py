"""Incidents within a polygon: surely, where all the ground on which they may have been lies in it, or possibly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import FrameError
from ..frame import frames_of
from .extent import extents
from .overlap import overlap
from .polygons import read_polygons

if TYPE_CHECKING:
    import pandas as pd

    from ..build import Result
    from ..frame import Frames

# Two sources draw the outline of one province some kilometres apart: so much of a place must lie within.
SURE_FROM = 0.95
SURELY, POSSIBLY = "surely", "possibly"


def incidents_within(result: Result | Frames, where: Any, *, sure_from: float = SURE_FROM) -> pd.DataFrame:
    """Find the incidents that were, or may have been, within an area.

    A place is known as exactly as the article tells it: a crossing is a point, a district or a province an area
    anywhere in which it may have been. ``geopandas.sjoin`` with centres would tell a province's incident as one at its
    middle; here it is ``possibly`` within any part of the province, and ``surely`` within what holds the whole of it.

    Parameters
    ----------
    result
        What ``geo.build`` returns, or frames.
    where
        A shapely polygon (EPSG:4326, x = longitude), or a GeoSeries or GeoDataFrame of polygons in any CRS, which count
        as one area together.
    sure_from
        The share of a place's square kilometres, from 0 to 1, that must lie within for ``surely``. Less than 1 by
        default, for outlines of one province from two sources never agree.

    Returns
    -------
    pandas.DataFrame
        The columns of ``incidents`` for each incident with at least one place that shares ground with the area, in
        their order, and: ``within``, ``surely`` where one of its places is, else ``possibly``; ``wholly``, whether all of
        its places surely are, so that its toll is the area's; ``n_within`` and ``n_possible``, places of each kind;
        ``share``, the largest share of a place that lies within, from 0 to 1. Incidents without a place are in none.

    Raises
    ------
    FrameError
        ``result`` is no result; ``where`` is no polygon, is empty or has no CRS; ``sure_from`` is no share.

    Examples
    --------
    >>> import geo, shapely
    >>> from gazetteer import Gazetteer
    >>> result = geo.build(geo.read("seeds"))
    >>> khost = Gazetteer.load("durand").get("khost-province").geometry
    >>> found = geo.incidents_within(result, khost)
    >>> found[["kind", "within", "wholly", "n_within", "n_places"]].to_dict("records")
    [{'kind': 'clash', 'within': 'surely', 'wholly': False, 'n_within': 1, 'n_places': 8}]
    >>> town = shapely.Point(69.92, 33.34).buffer(0.1)
    >>> geo.incidents_within(result, town)["within"].tolist()  # in Khost, but who knows where in it
    ['possibly']
    """
    frames = frames_of(result)
    if not 0.0 < sure_from <= 1.0:
        raise FrameError(f"sure_from is {sure_from!r}; give a share, more than 0 and up to 1")
    union = read_polygons(where).union_all()
    places = extents(frames)
    import geopandas  # noqa: PLC0415 - half a second, which reading articles need not pay

    pairs = overlap(places, geopandas.GeoSeries([union], crs=places.crs))
    shares = places[["incident_id"]].iloc[pairs["place"]].assign(share=pairs["share"].to_numpy())
    return add_certainty(frames, shares.assign(sure=shares["share"] >= sure_from))


def add_certainty(frames: Frames, found: pd.DataFrame) -> pd.DataFrame:
    """Give the incidents of places that were found, each with how sure it is.

    Parameters
    ----------
    frames
        The tables of a result.
    found
        A row a place: ``incident_id``, ``sure`` and, if there is one, ``share``.
    """
    by_incident = found.groupby("incident_id", sort=False)
    told = by_incident.agg(n_within=("sure", "sum"), n_possible=("sure", "size"))
    told["n_possible"] -= told["n_within"]
    if "share" in found:
        told["share"] = by_incident["share"].max()
    rows = frames.incidents[frames.incidents["incident_id"].isin(told.index)].reset_index(drop=True)
    told = (
        told.loc[rows["incident_id"]]
        .reset_index(drop=True)
        .astype({"n_within": "int64", "n_possible": "int64"})
    )
    rows["within"] = _words(told["n_within"] > 0)
    n_places = frames.incident_places.groupby("incident_id").size()
    rows["wholly"] = told["n_within"].to_numpy() == n_places.loc[rows["incident_id"]].to_numpy()
    return rows.assign(**{name: told[name] for name in told})


def _words(sure: pd.Series) -> pd.Series:
    import pandas as pd  # noqa: PLC0415 - as above

    words = [SURELY if each else POSSIBLY for each in sure]
    return pd.Series(words, index=sure.index, dtype=pd.StringDtype("python"))
