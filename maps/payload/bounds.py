"""The first view of a map: all that is drawn on it, with some land around."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from .shapes import DECIMALS

if TYPE_CHECKING:
    from .columns import Table

# Degrees. A map of one crossing shall still show which frontier it lies on.
_LEAST_SPAN_DEG = 2.0
_MARGIN = 0.06

Bounds = list[list[float]]


def frame_view(places: Table, otherwise: tuple[float, float, float, float]) -> Bounds:
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
    >>> from maps.payload.columns import Table
    >>> frame_view(Table({}), (60, 30, 70, 40))
    [[29.4, 59.4], [40.6, 70.6]]
    """
    west, south, east, north = _find_extent(places) or otherwise
    west, east = _widen(west, east)
    south, north = _widen(south, north)
    return [[south, west], [north, east]]


def _find_extent(places: Table) -> tuple[float, ...] | None:
    """Find west, south, east and north of what is drawn; None where nothing is."""
    if not len(places):
        return None
    areas = (area for area in places.coded("area").distinct if area is not None)
    boxes: list[tuple[float, ...]] = [_find_box(area["coordinates"]) for area in areas]
    lon, lat = (places.numbers(name) for name in ("lon", "lat"))
    spots = [numbers.units[~numbers.missing] / 10**DECIMALS for numbers in (lon, lat)]
    if len(spots[0]):
        boxes.append((*(float(axis.min()) for axis in spots), *(float(axis.max()) for axis in spots)))
    if not boxes:
        return None
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def _find_box(coordinates: Any) -> tuple[float, ...]:
    """Find west, south, east and north of the coordinates of a GeoJSON geometry."""
    positions = [coordinates]
    while not isinstance(positions[0][0], float):
        positions = [*chain.from_iterable(positions)]
    lon, lat = zip(*positions, strict=True)
    return min(lon), min(lat), max(lon), max(lat)


def _widen(low: float, high: float) -> tuple[float, float]:
    margin = max((high - low) * _MARGIN, (_LEAST_SPAN_DEG - (high - low)) / 2)
    return round(low - margin, DECIMALS), round(high + margin, DECIMALS)
