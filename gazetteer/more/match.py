"""Which records tell of a place that the theatre has, which of a new one, and of which nobody can tell but a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..distance import distance_m
from ..place import AREAS, Kind
from ..spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..place import Place
    from .record import Record

# How far from a place a record of its name may lie and mean it; an area as far as it reaches.
REACH_M: Mapping[str, float] = {
    Kind.CITY: 5_000.0,
    Kind.CROSSING: 5_000.0,
    Kind.PASS: 8_000.0,
    Kind.POST: 3_000.0,
    Kind.LANDMARK: 3_000.0,
}
# So much further off, a place of the same name and province is likely to be the same, badly placed in one of the two.
DOUBT = 3.0
# A code that both have is believed as far as this.
CODED_M = 25_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A record that a person must decide about; it is in no gazetteer until then.

    Parameters
    ----------
    record
        The record.
    place_ids
        The places, or other records, that it may be.
    distance_m
        To the nearest of them; 0 where that is not the question.
    why
        What cannot be told.
    """

    record: Record
    place_ids: tuple[str, ...]
    distance_m: float
    why: str


class Matcher:
    """Holds records against the places of a theatre.

    Parameters
    ----------
    places
        The theatre's.
    """

    def __init__(self, places: Iterable[Place]) -> None:
        self.places = {place.id: place for place in places}
        self._provinces = {
            (place.country, place.admin1): place.id
            for place in self.places.values()
            if place.kind == Kind.PROVINCE
        }
        self._by_name: dict[str, list[str]] = {}
        self._by_code: dict[tuple[str, str], list[str]] = {}
        for place in self.places.values():
            for folded in {fold(name.text) for name in place.names}:
                self._by_name.setdefault(folded, []).append(place.id)
            for code in place.codes:
                self._by_code.setdefault(code, []).append(place.id)

    def match(self, record: Record) -> str | Conflict:
        """Give the id of the place that a record tells of, empty for a new one."""
        coded = {place_id for code in record.codes for place_id in self._by_code.get(code, ())}
        if record.id in self.places:
            coded = {record.id}  # it was exported from here
        if coded:
            return self._match_coded(record, sorted(coded))
        named = self._named(record)
        near = [place_id for place_id, metres in named if metres <= self._reach_m(record, place_id)]
        if len(near) == 1:
            return near[0]
        if near:
            return Conflict(
                record=record,
                place_ids=tuple(near),
                distance_m=named[0][1],
                why="could be any of these places: all have its name and lie near",
            )
        return ""

    def doubt(self, record: Record) -> tuple[str, float] | None:
        """Give a place of the record's name and province that lies too far off to be it, and too near to be another."""
        for place_id, metres in self._named(record):
            place = self.places[place_id]
            same = bool(record.admin1) and place.admin1 == record.admin1
            if same and (record.kind in AREAS or metres <= DOUBT * self._reach_m(record, place_id)):
                return place_id, metres
        return None

    def province_of(self, record: Record) -> str:
        """Give the id of the theatre's province that a record lies in, empty where it lies in none."""
        return self._provinces.get((record.country, record.admin1), "")

    def _match_coded(self, record: Record, coded: Sequence[str]) -> str | Conflict:
        metres = {place_id: self.metres(record, place_id) for place_id in coded}
        first = min(coded, key=lambda place_id: (metres[place_id], place_id))
        if len(coded) > 1:
            why = "has the codes of several places"
        elif self.places[first].kind != record.kind:
            why = f"has the code of a {self.places[first].kind}, and is a {record.kind}"
        elif metres[first] > max(CODED_M, self.places[first].radius_m + record.radius_m):
            why = f"has the code of a place that lies {metres[first] / 1000:.0f} km off"
        else:
            return first
        return Conflict(record=record, place_ids=tuple(coded), distance_m=metres[first], why=why)

    def _named(self, record: Record) -> list[tuple[str, float]]:
        """Give the places of its kind, country and one of its names, the nearest first."""
        found = {
            place_id
            for folded in {fold(name.text) for name in record.names}
            for place_id in self._by_name.get(folded, ())
        }
        fitting = [
            place_id
            for place_id in found
            if self.places[place_id].kind == record.kind
            and (not record.country or self.places[place_id].country in {record.country, ""})
        ]
        pairs = [(place_id, self.metres(record, place_id)) for place_id in fitting]
        return sorted(pairs, key=lambda pair: (pair[1], pair[0]))

    def metres(self, record: Record, place_id: str) -> float:
        """Give the distance of a record from a place."""
        place = self.places[place_id]
        return distance_m(record.lat, record.lon, place.lat, place.lon)

    def _reach_m(self, record: Record, place_id: str) -> float:
        return REACH_M.get(record.kind, max(self.places[place_id].radius_m, record.radius_m))
