"""What lies at a point, and what lies nearest to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from .ellipsoid import WGS84

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .place import Place


class Ground:
    """The places of a theatre, by where they lie.

    Parameters
    ----------
    places
        All of them.
    """

    def __init__(self, places: Sequence[Place]) -> None:
        self._places = places
        self._areas = [place for place in places if place.geometry is not None]
        self._tree = shapely.STRtree([place.geometry for place in self._areas])
        self._rounds = [place for place in places if place.geometry is None]

    def at(self, *, lat: float, lon: float) -> tuple[Place, ...]:
        """Give the places that contain a point, the smallest first; circles are measured on the ellipsoid."""
        point = shapely.Point(lon, lat)
        inside = [self._areas[number] for number in self._tree.query(point, predicate="intersects")]
        inside += [
            place
            for place, metres in zip(self._rounds, self._distances_m(self._rounds, lat, lon), strict=True)
            if metres <= place.radius_m
        ]
        return tuple(sorted(inside, key=lambda place: (place.radius_m, place.id)))

    def nearest(
        self, *, lat: float, lon: float, kinds: Iterable[str] | None = None, n: int = 1
    ) -> tuple[tuple[Place, float], ...]:
        """Give the n nearest places with their distances in metres."""
        wanted = None if kinds is None else frozenset(kinds)
        places = [place for place in self._places if wanted is None or place.kind in wanted]
        pairs = zip(places, self._distances_m(places, lat, lon), strict=True)
        return tuple(sorted(pairs, key=lambda pair: (pair[1], pair[0].id))[:n])

    @staticmethod
    def _distances_m(places: Sequence[Place], lat: float, lon: float) -> list[float]:
        if not places:
            return []
        count = len(places)
        _, _, metres = WGS84.inv(
            [lon] * count, [lat] * count, [place.lon for place in places], [place.lat for place in places]
        )
        return list(metres)
