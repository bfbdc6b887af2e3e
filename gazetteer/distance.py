"""Quick distances, where a tenth of a per cent does not matter."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

MEAN_RADIUS_M = 6_371_008.8  # IUGG mean radius


def distance_m(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the great-circle distance on the mean sphere, in metres; within 0.6 % of the ellipsoid's.

    Examples
    --------
    >>> round(distance_m(34.0, 71.0, 35.0, 71.0) / 1000)
    111
    """
    north, east = radians(other_lat - lat) / 2, radians(other_lon - lon) / 2
    chord = sin(north) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(east) ** 2
    return 2 * MEAN_RADIUS_M * asin(min(1.0, sqrt(chord)))
