"""In which country and province points lie, by the polygons of a theatre."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from ..place import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..place import Place

# The polygons are generalised: what a source puts in a country may lie so far outside its drawing.
EDGE_DEGREES = 0.1


class Lying(NamedTuple):
    """Where a point lies.

    Parameters
    ----------
    country, admin1
        ISO 3166-1 alpha-2, and the name of the province; empty where no polygon that fits is near.
    astray
        The country in which it lies, where its source says another one; else empty.
    """

    country: str
    admin1: str
    astray: str


NOWHERE = Lying("", "", "")


class Provinces:
    """The provinces of a theatre that have a polygon.

    Parameters
    ----------
    places
        The theatre's.

    Attributes
    ----------
    countries
        The countries that they are of.
    """

    def __init__(self, places: Iterable[Place]) -> None:
        self._areas = [
            place for place in places if place.kind == Kind.PROVINCE and place.geometry is not None
        ]
        self.countries = frozenset(place.country for place in self._areas)
        self._shapes = np.array([place.geometry for place in self._areas], dtype=object)

    def find(self, lats: Sequence[float], lons: Sequence[float], countries: Sequence[str]) -> list[Lying]:
        """Tell where each point lies.

        Parameters
        ----------
        lats, lons
            Degrees, EPSG:4326.
        countries
            The country that a source gives for each, empty where it gives none. It is believed where a polygon of
            it is near.
        """
        found = [NOWHERE] * len(lats)
        if not self._areas or not found:
            return found
        points = shapely.points(np.asarray(lons, dtype=float), np.asarray(lats, dtype=float))
        # The tree is of points: the few polygons that are held against it are prepared once each.
        areas, inside = shapely.STRtree(points).query(self._shapes, predicate="intersects")
        for area, number in zip(areas.tolist(), inside.tolist(), strict=True):
            place = self._areas[area]
            fits = countries[number] in {"", place.country}
            if fits:
                found[number] = Lying(place.country, place.admin1 or place.name, "")
            elif countries[number] in self.countries and not found[number].country:
                found[number] = Lying("", "", place.country)
        self._look_beyond_edges(points, countries, found)
        return found

    def _look_beyond_edges(self, points: Any, countries: Sequence[str], found: list[Lying]) -> None:
        """Find the nearest polygon of the right country for points that lie in none of it."""
        left = np.array([number for number, lying in enumerate(found) if not lying.country], dtype=np.intp)
        if not len(left):
            return
        areas, near = shapely.STRtree(points[left]).query(
            self._shapes, predicate="dwithin", distance=EDGE_DEGREES
        )
        numbers = left[near]
        best: dict[int, float] = {}
        distances = shapely.distance(points[numbers], self._shapes[areas])
        for area, number, distance in zip(areas.tolist(), numbers.tolist(), distances.tolist(), strict=True):
            place = self._areas[area]
            if countries[number] in {"", place.country} and distance < best.get(number, np.inf):
                best[number] = distance
                found[number] = Lying(place.country, place.admin1 or place.name, "")
