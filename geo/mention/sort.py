"""Sorts of places as roles need them: states and their seats speak and act, lines and crossings are borders."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from .token import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazetteer import Gazetteer, Place

    from .spot import Spot


class Sort(StrEnum):
    """What a place is to the rules (``of`` in ``roles.toml``)."""

    STATE = "state"
    SEAT = "seat"
    LINE = "line"
    CROSSING = "crossing"
    PLACE = "place"
    ABROAD = "abroad"


class Sorter:
    """Tells the sorts of a theatre's places apart, from its data alone.

    A seat is a city that stands for its state: one that the sides' data names among a party's names, or a
    city of the world file, which has capitals only.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._seats = _find_seats(gazetteer)
        self._memo: dict[tuple[tuple[str, ...], str], Sort] = {}

    def capital(self, country: str) -> Place | None:
        """Return the first seat of a country, or None."""
        return next((self._gazetteer.get(place_id) for place_id, code in self._seats.items() if code == country), None)

    def places(self, spot: Spot) -> tuple[Place, ...]:
        """Return the places that a name could mean."""
        return tuple(self._gazetteer.get(place_id) for place_id in spot.place_ids)

    def is_state(self, place_ids: tuple[str, ...]) -> bool:
        """Whether a name can mean a country."""
        return any(self._gazetteer.get(place_id).kind == "country" for place_id in place_ids)

    def sort(self, spot: Spot) -> Sort:
        """Return the sort of a name: that of the one among its candidates that speaks first of all."""
        key = (spot.place_ids, spot.kind)
        if key not in self._memo:
            self._memo[key] = self._sort(spot)
        return self._memo[key]

    def _sort(self, spot: Spot) -> Sort:
        places = self.places(spot)
        if not places:
            return Sort.CROSSING if spot.kind == "crossing" else Sort.PLACE
        if any(place.kind == "country" for place in places):
            return Sort.STATE
        if any(place.id in self._seats for place in places) and spot.kind in {"", "city", "area"}:
            return Sort.SEAT
        if all(not place.in_theatre for place in places):
            return Sort.ABROAD
        if any(place.kind == "region" and not place.country and self._is_line(place) for place in places):
            return Sort.LINE
        if spot.kind == "crossing" or all(place.kind == "crossing" for place in places):
            return Sort.CROSSING
        return Sort.PLACE

    def _is_line(self, place: Place) -> bool:
        lines = {normalise(name) for names in _frontier_names(self._gazetteer) for name in names}
        return any(normalise(name.text) in lines for name in place.names) or normalise(place.name) in lines

    def may_contain(self, outer: Spot, inner: Spot) -> bool:
        """Whether one name can mean a place that lies in what the other means."""
        inners, outers = self.places(inner), self.places(outer)
        if not outers:
            return not inners
        if not inners:
            return any(place.kind in {"country", "province", "district", "region", "valley"} for place in outers)
        return any(_contains(large, small) for large in outers for small in inners)


def _contains(outer: Place, inner: Place) -> bool:
    if outer.id == inner.id:
        return False
    if outer.kind == "country":
        return inner.kind != "country" and inner.country in {outer.country, ""}
    if outer.kind == "province":
        return inner.kind not in {"country", "province"} and inner.admin1 == outer.admin1 and inner.country == outer.country
    small = inner.kind in {"city", "crossing", "post", "pass", "valley"} or (outer.kind == "region" and inner.kind == "district")
    return outer.kind in {"district", "region", "valley"} and small and inner.admin1 == outer.admin1


def _find_seats(gazetteer: Gazetteer) -> dict[str, str]:
    names = {
        (normalise(word.text), party.country): None
        for words in gazetteer.sides.words.values()
        for word in words
        if word.kind == "names" and (party := gazetteer.sides.parties.get(word.party))
    }
    ranks = {pair: rank for rank, pair in enumerate(names)}
    seats = {
        place.id: (ranks.get((normalise(place.name), place.country), 0), place.country)
        for place in gazetteer.places
        if place.kind == "city" and (not place.in_theatre or (normalise(place.name), place.country) in ranks)
    }
    return {place_id: country for place_id, (_, country) in sorted(seats.items(), key=lambda item: item[1])}


def _frontier_names(gazetteer: Gazetteer) -> Iterable[Iterable[str]]:
    names = gazetteer.frontier.names
    values = names.values() if hasattr(names, "values") else names
    for value in values:
        yield (value,) if isinstance(value, str) else value
