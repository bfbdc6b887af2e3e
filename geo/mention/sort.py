"""Sorts of places as roles need them: states and their seats speak and act, lines and crossings are borders."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from .token import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazetteer import Gazetteer, Place

    from .spot import Spot


# Kinds of the sides' words that mean people, not a state or its seat.
_PEOPLE = frozenset({"demonyms", "movements", "forces", "called_by_others"})


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

    A seat is a city that stands for its state: one that the sides' data name among a party's names.

    Attributes
    ----------
    demonyms
        Countries by the words of the language for their people.
    people
        Words of the language for the parties and their men: no places, whatever stands by them.
    line_names
        Names of the line in the language.
    """

    def __init__(self, gazetteer: Gazetteer, language: str) -> None:
        self.gazetteer = gazetteer
        self.demonyms = _read_demonyms(gazetteer, language)
        self.people = frozenset(_list_people(gazetteer, language))
        line = gazetteer.get(gazetteer.theatre.data["frontier"]["place"])
        self.line_names = frozenset(normalise(name.text) for name in line.names if name.language == language)
        self._seats = _find_seats(gazetteer)
        self._lines = frozenset(normalise(name) for name in _frontier_names(gazetteer))
        self._memo: dict[tuple[tuple[str, ...], str], Sort] = {}

    def capital(self, country: str) -> Place | None:
        """Return the first seat of a country, or None."""
        return next(
            (self.gazetteer.get(place_id) for place_id, code in self._seats.items() if code == country), None
        )

    def places(self, spot: Spot) -> tuple[Place, ...]:
        """Return the places that a name could mean."""
        return tuple(self.gazetteer.get(place_id) for place_id in spot.place_ids)

    def is_state(self, place_ids: tuple[str, ...]) -> bool:
        """Whether a name can mean a country."""
        return any(self.gazetteer.get(place_id).kind == "country" for place_id in place_ids)

    def power(self, spot: Spot) -> str:
        """Return the country that a name means as a state or as its seat, empty for all other places."""
        if self.sort(spot) not in {Sort.STATE, Sort.SEAT}:
            return ""
        return self.gazetteer.get(spot.place_ids[0]).country

    def sort(self, spot: Spot) -> Sort:
        """Return the sort of a name: that of the one among its candidates that speaks first of all."""
        key = (spot.place_ids, spot.kind)
        if key not in self._memo:
            self._memo[key] = self._sort(spot)
        return self._memo[key]

    def _sort(self, spot: Spot) -> Sort:
        places = self.places(spot)
        sort = Sort.PLACE
        if any(place.kind == "country" for place in places):
            sort = Sort.STATE
        elif any(place.id in self._seats for place in places) and self._may_speak(spot, places):
            sort = Sort.SEAT
        elif places and all(not place.in_theatre for place in places):
            sort = Sort.ABROAD
        elif any(self._is_line(place) for place in places):
            sort = Sort.LINE
        elif spot.kind == "crossing" or (places and all(place.kind == "crossing" for place in places)):
            sort = Sort.CROSSING
        return sort

    def _may_speak(self, spot: Spot, places: tuple[Place, ...]) -> bool:
        """Whether the words around a seat let it be one: of the border between two seats neither is a crossing."""
        if spot.kind == "crossing":
            return all(place.kind != "crossing" for place in places)
        return spot.kind in {"", "city", "area"}

    def _is_line(self, place: Place) -> bool:
        return place.kind == "region" and not place.country and normalise(place.name) in self._lines

    def may_contain(self, outer: Spot, inner: Spot) -> bool:
        """Whether one name can mean a place that lies in what the other means."""
        inners, outers = self.places(inner), self.places(outer)
        if not outers:
            return not inners
        if not inners:
            return any(
                place.kind in {"country", "province", "district", "region", "valley"} for place in outers
            )
        return any(_contains(large, small) for large in outers for small in inners)


def _contains(outer: Place, inner: Place) -> bool:
    if outer.id == inner.id:
        return False
    if outer.kind == "country":
        return inner.kind != "country" and inner.country in {outer.country, ""}
    if outer.kind == "province":
        return (
            inner.kind not in {"country", "province"}
            and inner.admin1 == outer.admin1
            and inner.country == outer.country
        )
    small = inner.kind in {"city", "crossing", "post", "pass", "landmark", "valley"} or (
        outer.kind == "region" and inner.kind == "district"
    )
    return outer.kind in {"district", "region", "valley"} and small and inner.admin1 == outer.admin1


@lru_cache(maxsize=32)
def load_sorter(gazetteer: Gazetteer, language: str) -> Sorter:
    """Return the sorter of a gazetteer and language; each is made once."""
    return Sorter(gazetteer, language)


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
        if place.kind == "city" and (normalise(place.name), place.country) in ranks
    }
    return {place_id: country for place_id, (_, country) in sorted(seats.items(), key=lambda item: item[1])}


def _frontier_names(gazetteer: Gazetteer) -> Iterable[str]:
    names = gazetteer.frontier.names
    for value in names.values() if isinstance(names, Mapping) else names:
        yield from (value,) if isinstance(value, str) else value


def _read_demonyms(gazetteer: Gazetteer, language: str) -> Mapping[str, str]:
    parties = gazetteer.sides.parties
    return {
        normalise(word.text): parties[word.party].country
        for word in gazetteer.sides.words_in(language)
        if word.kind == "demonyms" and word.party in parties and parties[word.party].country
    }


def _list_people(gazetteer: Gazetteer, language: str) -> Iterable[str]:
    for word in gazetteer.sides.words_in(language):
        if " " not in word.text and (word.kind in _PEOPLE or word.text.isupper()):
            yield normalise(word.text)
