"""Whether a place lies in another, as far as what is known of their ground can tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from ..distance import distance_m
from ..place import Kind
from ..scale import PARTS, SITES, may_lie_in

if TYPE_CHECKING:
    from ..place import Place

# What stands at the edge of a province may be drawn outside it: outlines are generalised, gates stand on the line.
EDGE_M = 6_000.0
DEGREE_M = 111_200.0
# "X, TOWN" often names the town's tehsil or surroundings, not its streets.
TOWN_M = 30_000.0
LONG = 2.0
# The finest first: what is found in what.
FINENESS = {
    Kind.CROSSING: 0,
    Kind.POST: 0,
    Kind.LANDMARK: 0,
    Kind.PASS: 1,
    Kind.CITY: 2,
    Kind.VALLEY: 3,
    Kind.DISTRICT: 4,
    Kind.REGION: 5,
    Kind.PROVINCE: 6,
    Kind.COUNTRY: 7,
}


def fineness(place: Place) -> int:
    """Rank a place's kind: 0 for a spot, 7 for a country."""
    return FINENESS[Kind(place.kind)]


def lies_in(place: Place, area: Place) -> bool:
    """Tell whether a place lies in another one, or so near its edge that data of this scale cannot tell.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> theatre = Gazetteer.load("durand")
    >>> lies_in(theatre.get("batikot-district"), theatre.get("nangarhar-province"))
    True
    >>> lies_in(theatre.get("batikot-district"), theatre.get("kunar-province"))
    False
    """
    if area.kind == Kind.CITY and place.is_area and place.id != area.id:
        return place.radius_m <= TOWN_M / 2 and _metres(place, area) <= TOWN_M
    if place.id == area.id or fineness(place) > fineness(area):
        return False
    if area.kind == Kind.COUNTRY:
        return place.country == area.country or _is_at_edge(place, area)
    if area.kind == Kind.PROVINCE:
        return _in_province(place, area)
    if area.kind == Kind.CITY:
        return _metres(place, area) <= max(TOWN_M, area.radius_m)
    return area.kind in PARTS and _in_part(place, area)


def is_in_town(place: Place, town: Place) -> bool:
    """Tell whether a place is a quarter of a town, as far as their circles can tell."""
    return _metres(place, town) <= place.radius_m + town.radius_m


def lies_about(place: Place, area: Place) -> bool:
    """Tell whether a place of the same province may lie in a district after all: districts are longer than circles.

    Examples
    --------
    >>> from gazetteer import Gazetteer
    >>> theatre = Gazetteer.load("durand")
    >>> lies_about(theatre.get("taftan-city"), theatre.get("chagai-district"))
    True
    """
    same = place.admin1 and (place.country, place.admin1) == (area.country, area.admin1)
    if not same or area.kind != Kind.DISTRICT or fineness(place) >= fineness(area):
        return False
    return _metres(place, area) <= area.radius_m * LONG + place.radius_m


def _in_province(place: Place, area: Place) -> bool:
    if not place.admin1:
        return place.kind in PARTS and _metres(place, area) <= place.radius_m + area.radius_m
    return (place.country, place.admin1) == (area.country, area.admin1) or _is_at_edge(place, area)


def _in_part(place: Place, area: Place) -> bool:
    """Tell of an area smaller than a province, or one of no province, whose ground is a circle."""
    if may_lie_in(place, area):
        return True
    if area.country and place.country != area.country and not _is_spot(place):
        return False
    return _metres(place, area) <= area.radius_m + (0.0 if place.is_area else place.radius_m)


def _metres(place: Place, area: Place) -> float:
    return distance_m(place.lat, place.lon, area.lat, area.lon)


def _is_spot(place: Place) -> bool:
    return place.kind in SITES


def _is_at_edge(place: Place, area: Place) -> bool:
    """Tell whether a gate, pass or post on the line stands at the edge of an area on its other side."""
    if not _is_spot(place) or area.geometry is None:
        return False
    return bool(shapely.dwithin(area.geometry, shapely.Point(place.lon, place.lat), EDGE_M / DEGREE_M))
