"""Where a point lies, as seen from the frontier."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """Where a point lies, as seen from the frontier.

    Parameters
    ----------
    distance_m
        Geodesic distance to the nearer depiction's line that is measured along (the first), in metres.
    km, km_unscaled
        Kilometre along it, from its start: scaled to the published length, and as this depiction measures.
    side
        ISO 3166-1 alpha-2 of the country on that side of the line; empty where the point lies in neither.
    side_certain
        False where the two depictions disagree, or the point is nearer to the line than they are to each other.

    Examples
    --------
    >>> import gazetteer
    >>> gazetteer.Gazetteer.load("durand").frontier.locate(lat=34.5553, lon=69.2075).side  # Kabul
    'AF'
    """

    distance_m: float
    km: float
    km_unscaled: float
    side: str
    side_certain: bool
