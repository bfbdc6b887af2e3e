"""In which country and province a point lies that no name says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from ..place import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..place import Place

_DEGREE_M = 111_200.0


class Provinces:
    """The theatre's provinces by their outlines.

    Parameters
    ----------
    places
        All places; those without an outline are passed over.
    """

    def __init__(self, places: Iterable[Place]) -> None:
        self._places = [
            place for place in places if place.kind == Kind.PROVINCE and place.geometry is not None
        ]
        self._tree = shapely.STRtree([place.geometry for place in self._places])

    def around(self, lat: float, lon: float, radius_m: float) -> tuple[str, str]:
        """Give the country and province that all of a circle lies in, as good as a degree is everywhere as long.

        Returns
        -------
        tuple of str
            Each empty where the circle reaches into several, or none.
        """
        found = self._tree.query(shapely.Point(lon, lat), predicate="dwithin", distance=radius_m / _DEGREE_M)
        countries = {self._places[number].country for number in found}
        provinces = {self._places[number].admin1 for number in found}
        return (
            countries.pop() if len(countries) == 1 else "",
            provinces.pop() if len(provinces) == 1 else "",
        )
