"""What lies at a point, and what lies nearest to it, where there are places beside the theatre's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from ..distance import MEAN_RADIUS_M
from ..ellipsoid import WGS84

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from ..ground import Ground
    from ..place import Place
    from .stock import Stock

# The sphere is off by 0.6 % at most: what may be in reach by it is measured on the ellipsoid.
_SLACK = 1.01
_MARGIN = 8  # places measured beside those that are asked for


class WideGround:
    """The places of a theatre and the new ones of a stock, by where they lie.

    Parameters
    ----------
    ground
        The theatre's.
    stock
        The others.
    """

    def __init__(self, ground: Ground, stock: Stock) -> None:
        self._ground, self._stock = ground, stock
        self._numbers = np.flatnonzero(stock.is_theirs == 0)
        rows = stock.first_rows[self._numbers]
        self._lat, self._lon = stock.columns["lat"][rows], stock.columns["lon"][rows]
        self._radius_m = stock.columns["radius_m"][rows]
        self._kind = stock.columns["kind"][rows]

    def at(self, *, lat: float, lon: float) -> tuple[Place, ...]:
        """Give the places that contain a point, the smallest first."""
        found = (*self._ground.at(lat=lat, lon=lon), *self._at(lat, lon))
        return tuple(sorted(found, key=lambda place: (place.radius_m, place.id)))

    def nearest(
        self, *, lat: float, lon: float, kinds: Iterable[str] | None = None, n: int = 1
    ) -> tuple[tuple[Place, float], ...]:
        """Give the n nearest places with their distances in metres."""
        wanted = None if kinds is None else tuple(kinds)
        found = (
            *self._ground.nearest(lat=lat, lon=lon, kinds=wanted, n=n),
            *self._nearest(lat, lon, wanted, n),
        )
        return tuple(sorted(found, key=lambda pair: (pair[1], pair[0].id))[:n])

    def _at(self, lat: float, lon: float) -> list[Place]:
        """Give the stock's places that contain a point: by their polygon, or else by their circle."""
        near = self._numbers[self._metres(lat, lon) <= self._radius_m * _SLACK]
        point = shapely.Point(lon, lat)
        places = [self._stock.place(int(number)) for number in near]
        return [
            place
            for place in places
            if (
                place.geometry.intersects(point)
                if place.geometry is not None
                else _exact_m(place, lat, lon) <= place.radius_m
            )
        ]

    def _nearest(
        self, lat: float, lon: float, kinds: Sequence[str] | None, n: int
    ) -> list[tuple[Place, float]]:
        metres = self._metres(lat, lon)
        if kinds is not None:
            listed = self._stock.lists["kind"]
            metres[~np.isin(self._kind, [listed.index(kind) for kind in kinds if kind in listed])] = np.inf
        count = min(n + _MARGIN, len(metres))
        if not count:
            return []
        first = np.argpartition(metres, count - 1)[:count]
        places = [self._stock.place(int(self._numbers[at])) for at in first if np.isfinite(metres[at])]
        pairs = [(place, _exact_m(place, lat, lon)) for place in places]
        return sorted(pairs, key=lambda pair: (pair[1], pair[0].id))[:n]

    def _metres(self, lat: float, lon: float) -> NDArray[Any]:
        here, there = np.radians((lat, lon)), (np.radians(self._lat), np.radians(self._lon))
        north, east = np.sin((there[0] - here[0]) / 2), np.sin((there[1] - here[1]) / 2)
        chord = north**2 + np.cos(here[0]) * np.cos(there[0]) * east**2
        return np.asarray(2 * MEAN_RADIUS_M * np.arcsin(np.minimum(1.0, np.sqrt(chord))))


def _exact_m(place: Place, lat: float, lon: float) -> float:
    _, _, metres = WGS84.inv(lon, lat, place.lon, place.lat)
    return float(metres)
