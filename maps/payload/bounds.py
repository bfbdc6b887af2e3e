"""The first view of a map: all that is drawn on it, with some land around."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely

from .shapes import DECIMALS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

# Degrees. A map of one crossing shall still show which frontier it lies on.
_LEAST_SPAN_DEG = 2.0
_MARGIN = 0.06

Bounds = list[list[float]]


def frame_view(places: Sequence[dict[str, Any]], otherwise: tuple[float, float, float, float]) -> Bounds:
    """Find the box that holds every drawn place.

    Parameters
    ----------
    places
        The page's places.
    otherwise
        West, south, east and north of what to show if none of them is drawn.

    Returns
    -------
    list
        ``[[south, west], [north, east]]`` in degrees.

    Examples
    --------
    >>> frame_view([], (60, 30, 70, 40))
    [[29.4, 59.4], [40.6, 70.6]]
    """
    drawn = [_extent(place) for place in places if place["drawn"]]
    west, south, east, north = shapely.unary_union(drawn).bounds if drawn else otherwise
    west, east = _widen(west, east)
    south, north = _widen(south, north)
    return [[south, west], [north, east]]


def _extent(place: dict[str, Any]) -> BaseGeometry:
    if place["area"] is not None:
        return shapely.box(*shapely.geometry.shape(place["area"]).bounds)
    lat, lon = place["anchor"]
    return shapely.Point(lon, lat)


def _widen(low: float, high: float) -> tuple[float, float]:
    margin = max((high - low) * _MARGIN, (_LEAST_SPAN_DEG - (high - low)) / 2)
    return round(low - margin, DECIMALS), round(high + margin, DECIMALS)
