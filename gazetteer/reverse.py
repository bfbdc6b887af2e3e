"""From a point to names: the places that contain it, one of each level, and the nearest one that is no area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .distance import distance_m
from .ellipsoid import WGS84
from .place import AREAS, Kind
from .query.answer import NEAR, precision_of
from .scale import SITES

if TYPE_CHECKING:
    from .gazetteer import Gazetteer
    from .place import Place

# One of each is told, in this order; of several spots or towns the nearest, of several areas the one whose middle is
# nearest as measured by its radius.
_LEVELS: tuple[frozenset[str], ...] = (
    frozenset(SITES),
    frozenset({Kind.CITY}),
    frozenset({Kind.VALLEY}),
    frozenset({Kind.DISTRICT}),
    frozenset({Kind.PROVINCE}),
    frozenset({Kind.COUNTRY}),
)
# A spot or village whose own coordinates are not sure to so much tells nothing of what lies further off.
_SURE_M = 5_000.0
NAMED = tuple(kind.value for kind in Kind if kind not in AREAS)


def chain_at(gazetteer: Gazetteer, lat: float, lon: float) -> list[Place]:
    """Give the places that contain a point, the finest first: site, town, valley, district, province, country.

    Outlines are drawn and circles are rough: where they overlap, what lies in the province or country whose outline has
    the point goes before what lies in another. Only sites, which stand at edges, may be another's.
    """
    inside = gazetteer.at(lat=lat, lon=lon)
    country = next((place.country for place in inside if place.kind == Kind.COUNTRY), "")
    admin1 = next((place.admin1 for place in inside if place.kind == Kind.PROVINCE), "")

    def rank(place: Place) -> tuple[bool, float, str]:
        metres = distance_m(lat, lon, place.lat, place.lon)
        return place.admin1 != admin1, metres / place.radius_m if place.is_area else metres, place.id

    chain = []
    for kinds in _LEVELS:
        level = [place for place in inside if place.kind in kinds and not _is_vague(place, lat, lon)]
        if country and kinds.isdisjoint(SITES):
            level = [place for place in level if place.country == country]
        if level:
            chain.append(min(level, key=rank))
    return chain


def _is_vague(place: Place, lat: float, lon: float) -> bool:
    """Tell whether a place that is no area reaches to a point only because nobody knows where it is, or how wide."""
    if place.is_area or place.radius_m <= _SURE_M:
        return False
    unsure = place.kind in SITES or precision_of(place) == NEAR
    return unsure and distance_m(lat, lon, place.lat, place.lon) > _SURE_M


def nearest_named(gazetteer: Gazetteer, lat: float, lon: float) -> dict[str, Any]:
    """Say which place that is no area is nearest to a point, how far, and which way the point lies from it."""
    [(place, metres)] = gazetteer.nearest(lat=lat, lon=lon, kinds=NAMED)
    bearing, _, _ = WGS84.inv(place.lon, place.lat, lon, lat)
    return {
        "id": place.id,
        "label": place.label,
        "kind": place.kind,
        "distance_m": round(metres, 1),
        "bearing": round(bearing % 360.0, 1),
    }
