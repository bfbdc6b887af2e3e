"""How many incidents where and when: by area and day, week or month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frame import frames_of
from .assign import assign
from .periods import spread
from .within import SURE_FROM

if TYPE_CHECKING:
    import geopandas
    import pandas as pd

    from ..build import Result
    from ..frame import Frames


def count_incidents(
    result: Result | Frames,
    areas: str | geopandas.GeoDataFrame | geopandas.GeoSeries = "province",
    *,
    name: str | None = None,
    period: str | None = None,
    sure_from: float = SURE_FROM,
) -> pd.DataFrame:
    """Count incidents by area, and by day, week or month.

    An incident is counted in each area where it was, for it was there; so the counts of areas do not add up to the number
    of incidents, and ``n_shared`` says how many are counted elsewhere too. What may have been there, but need not, for its
    place or date is known less exactly than asked, is in ``n_possible`` only, in each area and period where it may have been.
    No toll is counted here: see ``add_up``.

    Parameters
    ----------
    result
        What ``geo.build`` returns, or frames.
    areas
        ``country``, ``province`` or ``district`` (those that the articles name: of a town's district nothing is assumed),
        or polygons in any CRS, whose rows of one name are one area.
    name
        The column of a GeoDataFrame that names its areas; ``name`` if not given. A GeoSeries goes by its index.
    period
        ``day``, ``week`` (from Monday) or ``month``; None counts over all time.
    sure_from
        As of ``incidents_within``.

    Returns
    -------
    pandas.DataFrame
        Tidy, a row an area and period in which anything was, in order of both: ``area``, empty where there is none, with
        the reason in ``note`` (``not placed``, ``elsewhere``: in none of the polygons, ``not known which``); ``period``, its
        first day as datetime64, NaT for undated incidents (only if asked for); ``n_incidents``, surely there and then;
        ``n_shared``, how many of these are in another area too; ``n_possible``. A row that is missing says that nothing was
        told, and not that nothing was.

    Raises
    ------
    FrameError
        ``result`` is no result, there is no such unit, column or period, or the polygons have no CRS or are none.

    Examples
    --------
    >>> import geo
    >>> result = geo.build(geo.read("seeds"))
    >>> geo.count_incidents(result, "country")[["area", "note", "n_incidents", "n_shared"]].values.tolist()
    [['', 'not placed', 2, 0], ['AF', '', 2, 1], ['PK', '', 2, 1]]
    >>> weekly = geo.count_incidents(result, "province", period="week")
    >>> weekly[weekly["area"] == "Paktika"][["period", "n_incidents"]].astype(str).values.tolist()
    [['2025-10-06', '1']]
    """
    frames = frames_of(result)
    told = assign(frames, areas, name, sure_from)
    named = told["area"] != ""
    # What has an area is there, whatever else is known of its other places.
    in_area = told.loc[named, "incident_id"]
    told = told[named | ~told["incident_id"].isin(in_area)]
    told = (
        told.groupby(["incident_id", "area"], sort=False)
        .agg(note=("note", "first"), sure_area=("sure_area", "any"))
        .reset_index()
    )
    told["shared"] = told.groupby("incident_id")["sure_area"].transform("sum") > 1
    keys = ["area", "note"]
    told["sure"] = told["sure_area"]
    if period is not None:
        keys.append("period")
        told = told.merge(spread(frames.incidents, period), on="incident_id")
        told["sure"] &= told["sure_period"]
    told["shared"] &= told["sure"]
    counted = (
        told.groupby(keys, sort=True, dropna=False)["sure"].agg(n_incidents="sum", n_all="size").reset_index()
    )
    counted["n_shared"] = told.groupby(keys, sort=True, dropna=False)["shared"].sum().to_numpy()
    counted["n_possible"] = counted["n_all"] - counted["n_incidents"]
    numbers = ["n_incidents", "n_shared", "n_possible"]
    return counted[[*keys, *numbers]].astype(dict.fromkeys(numbers, "int64"))
