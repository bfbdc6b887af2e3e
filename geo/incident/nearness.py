"""Which places may be those of one event: the same, one within the other, or close to each other."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pyproj import Geod

    from gazetteer import Gazetteer, Place

# Fighting around a crossing is told by the crossing, the towns on its two sides and the posts between them.
# UCDP takes 25 km for "near" (where_prec 2).
NEAR_M = 25_000.0
# A border post's point may lie a little outside the polygon of its district or province.
EDGE_M = 5_000.0


def is_spot(place_id: str, gazetteer: Gazetteer) -> bool:
    """Whether a place locates anything: no country, not the line as a whole, nothing outside the theatre."""
    place = gazetteer.get(place_id)
    line = gazetteer.theatre.data["frontier"]["place"]
    return place.in_theatre and place.kind != "country" and place_id != line


class Nearness:
    """Answers, and remembers, whether places are near each other.

    Parameters
    ----------
    gazetteer
        Where the places are.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[tuple[str, str], bool] = {}
        self._finest: dict[frozenset[str], frozenset[str]] = {}

    def any_near(self, places: Iterable[str], others: Iterable[str]) -> tuple[str, str] | None:
        """Return the first pair, in alphabetical order, of which one is the other, contains it or is near it."""
        pairs = sorted((one, other) for one in places for other in others)
        exact = next((pair for pair in pairs if pair[0] == pair[1]), None)
        return exact or next((pair for pair in pairs if self.are_near(*pair)), None)

    def finest(self, places: Iterable[str]) -> frozenset[str]:
        """Return those places that contain none of the others: a district told with its province is the district."""
        key = frozenset(places)
        if key not in self._finest:
            known = [self._gazetteer.get(place_id) for place_id in sorted(key)]
            self._finest[key] = frozenset(
                place.id for place in known if not any(_holds(place, other) for other in known)
            )
        return self._finest[key]

    def are_near(self, one: str, other: str) -> bool:
        """Whether two places may be one scene. Two provinces (or districts) side by side may not."""
        key = (one, other) if one <= other else (other, one)
        if key not in self._known:
            self._known[key] = one == other or self._compute(
                *(self._gazetteer.get(place_id) for place_id in key)
            )
        return self._known[key]

    def _compute(self, one: Place, other: Place) -> bool:
        areas = [place for place in (one, other) if place.kind in _AREAS]
        if len(areas) == 2:  # noqa: PLR2004 -- both
            small, large = sorted(areas, key=lambda place: (_AREAS[place.kind], place.id))
            return small.kind != large.kind and contains(large, small)
        if not areas:
            return _distance_m(one, other) <= NEAR_M
        point = other if areas[0] is one else one
        return contains(areas[0], point)


# Areas by rising size.
_AREAS = {"district": 0, "valley": 1, "region": 2, "province": 3}


def _holds(place: Place, other: Place) -> bool:
    """Whether a place is an area that another, smaller in kind, lies in."""
    size = _AREAS.get(place.kind, -1)
    return size > _AREAS.get(other.kind, -1) and contains(place, other)


def contains(area: Place, place: Place) -> bool:
    """Whether a place lies in an area, by its province or else by geometry; one that both sides claim, in both."""
    if area.kind == "province" and area.country == place.country and place.admin1:
        return bool(place.admin1 in {area.name, area.label})
    from shapely.geometry import Point  # noqa: PLC0415 -- only where names do not tell

    point = Point(place.lon, place.lat)
    degrees = EDGE_M / 111_000
    return bool(area.extent().distance(point) <= degrees)


def _distance_m(one: Place, other: Place) -> float:
    return float(_geod().inv(one.lon, one.lat, other.lon, other.lat)[2])


@lru_cache(maxsize=1)
def _geod() -> Geod:
    from pyproj import Geod  # noqa: PLC0415 - it takes a fifth of all imports, and not every use of them measures

    return Geod(ellps="WGS84")
