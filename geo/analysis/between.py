"""Incidents along a piece of the frontier, by the kilometres that the tables have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import FrameError
from ..frame import frames_of
from .within import add_certainty

if TYPE_CHECKING:
    import pandas as pd

    from ..build import Result
    from ..frame import Frames


def incidents_between(
    result: Result | Frames, from_km: float, to_km: float, *, within_km: float | None = None
) -> pd.DataFrame:
    """Find the incidents that were, or may have been, along a piece of the frontier.

    Parameters
    ----------
    result
        What ``geo.build`` returns, or frames.
    from_km, to_km
        Published kilometres from the line's start, in order, both included.
    within_km
        How far from the line at most, in kilometres; None for any distance.

    Returns
    -------
    pandas.DataFrame
        As ``incidents_within``, without ``share``. A place is ``surely`` along the piece where its own kilometres
        (``km_from`` to ``km_to``, widened by ``radius_m`` for a town) lie within it, and so for its distance; it is
        ``possibly`` so where they overlap.

    Raises
    ------
    FrameError
        ``result`` is no result, or the kilometres or the distance are no numbers in order.

    Examples
    --------
    >>> import geo
    >>> result = geo.build(geo.read("seeds"))
    >>> found = geo.incidents_between(result, 800, 850, within_km=5)
    >>> found[["kind", "within", "n_within", "n_possible"]].to_dict("records")  # Torkham is at km 811
    [{'kind': 'clash', 'within': 'surely', 'n_within': 1, 'n_possible': 1}, {'kind': 'closure', 'within': 'surely', 'n_within': 1, 'n_possible': 0}]
    """
    if not 0.0 <= from_km <= to_km:
        raise FrameError(f"from km {from_km!r} to km {to_km!r}: give two kilometres in order, from 0 on")
    if within_km is not None and not within_km >= 0.0:
        raise FrameError(f"within_km is {within_km!r}; give kilometres, 0 or more")
    frames = frames_of(result)
    places = frames.incident_places
    radius_km = places["radius_m"].fillna(0.0) / 1000.0
    # What has a stretch of its own has all of it; what is nearest to one kilometre may be off by as much as it reaches.
    margin = radius_km.where(places["km_from"] == places["km_to"], 0.0)
    first, last = places["km_from"] - margin, places["km_to"] + margin
    sure = (first >= from_km) & (last <= to_km)
    maybe = (first <= to_km) & (last >= from_km)
    if within_km is not None:
        # The distance of an area is that of its nearest point, or of the point that stands for it.
        sure &= places["distance_km"] + radius_km <= within_km
        maybe &= places["distance_km"] - radius_km <= within_km
    return add_certainty(frames, places.loc[maybe, ["incident_id"]].assign(sure=sure[maybe]))
