"""In which country and province points lie, by the polygons of a theatre."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from ..place import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..place import Place

# The polygons are generalised: what a source puts in a country may lie so far outside its drawing.
EDGE_DEGREES = 0.1


class Provinces:
    """The provinces of a theatre that have a polygon.

    Parameters
    ----------
    places
        The theatre's.
    """

    def __init__(self, places: Iterable[Place]) -> None:
        self._areas = [
            place for place in places if place.kind == Kind.PROVINCE and place.geometry is not None
        ]
        self._tree = shapely.STRtree([place.geometry for place in self._areas])

    def find(
        self, lats: Sequence[float], lons: Sequence[float], countries: Sequence[str]
    ) -> list[tuple[str, str]]:
        """Give country and province of each point; both empty where no polygon is near.

        Parameters
        ----------
        lats, lons
            Degrees, EPSG:4326.
        countries
            The country that a source gives for each, empty where it gives none. It is believed: a polygon of
            another country holds no point of it.
        """
        found = [("", "")] * len(lats)
        if not self._areas or not found:
            return found
        points = shapely.points(np.asarray(lons, dtype=float), np.asarray(lats, dtype=float))
        near, areas = self._tree.query(points, predicate="dwithin", distance=EDGE_DEGREES)
        best = np.full(len(found), np.inf)
        shapes = np.array([place.geometry for place in self._areas], dtype=object)
        for number, area, distance in zip(
            near.tolist(),
            areas.tolist(),
            shapely.distance(points[near], shapes[areas]).tolist(),
            strict=True,
        ):
            place = self._areas[area]
            if countries[number] in {"", place.country} and distance < best[number]:
                best[number] = distance
                found[number] = (place.country, place.admin1 or place.name)
        return found
