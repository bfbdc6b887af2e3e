"""Sensitive places: sites whose spot is told to nobody, and the place that stands in for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .place import Kind

if TYPE_CHECKING:
    from .ground import Ground
    from .place import Place

# What is drawn as a point at its true spot, and can be coarsened. A crossing is on every road map, and a settlement or
# an area is as coarse already as what would stand in for it.
SITES = frozenset({Kind.POST, Kind.PASS, Kind.LANDMARK})
# How far a settlement reaches on a map: a site further off is not in it, and naming the settlement would mislead.
SETTLEMENT_M = 5_000.0


def find_stand_in(place: Place, ground: Ground) -> Place | None:
    """Find what stands in for a sensitive site: the settlement by it, or else the smallest area that holds it.

    Returns
    -------
    Place or None
        The place itself where nothing need stand in for it; None where no settlement or area is there.
    """
    if not place.sensitive or place.kind not in SITES:
        return place
    for city, metres in ground.nearest(lat=place.lat, lon=place.lon, kinds=[Kind.CITY]):
        if metres <= SETTLEMENT_M and city.country == place.country:
            return city
    areas = (Kind.DISTRICT, Kind.PROVINCE, Kind.COUNTRY)
    holding = (each for each in ground.at(lat=place.lat, lon=place.lon) if each.country == place.country)
    return next((each for each in holding if each.kind in areas), None)
