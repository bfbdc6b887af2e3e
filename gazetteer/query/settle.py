"""Which place a chain of names means: "Datta Khel, North Waziristan", in whatever order and by whatever old name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ..context import Context
from ..distance import distance_m
from ..place import Kind
from ..scale import MARGIN, weigh
from .answer import WIDE
from .containing import lies_about, lies_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..index import Entry
    from ..place import Place
    from .clauses import Ref
    from .names import Names
    from .similar import Similar

# What a spelling that no list has takes off the score: one that sounds the same, one that a letter tells apart.
SOUND, EDIT = 0.1, 0.15
UNUSUAL = 0.25  # so much less likely than the usual meaning is what only an import knows by that name
SURE, CHOSEN, BESIDE = 0.95, 0.7, 0.05
# How much it tells that a place lies in one of a kind: outlines are sure, circles rough.
HELD_BY = {**dict.fromkeys(Kind, 0.9), Kind.PROVINCE: 1.0, Kind.COUNTRY: 1.0}
HELD_ITSELF = 0.5
_HOLDERS = frozenset({Kind.PROVINCE, Kind.DISTRICT})
Weighed = tuple[str, float, str]


@dataclass(slots=True, eq=False)
class Settled:
    """What a chain means. ``place`` is None where it is refused; ``ref`` is the name that gave the place."""

    place: Place | None = None
    score: float = 0.0
    why: str = ""
    candidates: tuple[Weighed, ...] = ()
    refused: str = ""
    ref: Ref | None = None
    unknown: tuple[Ref, ...] = ()
    confirmed: int = 0
    wide: bool = False
    guessed: bool = False


@dataclass(slots=True, eq=False)
class _Reading:
    """A name with what it can mean, and what its spelling costs."""

    ref: Ref
    entry: Entry
    cost: float = 0.0
    note: str = ""


class Settler:
    """Decides chains of names.

    Parameters
    ----------
    names
        All names.
    places, provinces
        Places by id; ids of provinces by country and name.
    """

    def __init__(
        self, names: Names, places: Mapping[str, Place], provinces: Mapping[tuple[str, str], str]
    ) -> None:
        self.names = names
        self.places = places
        self._provinces = provinces
        # Batches ask the same containers again and again.
        self._lies_in = lru_cache(maxsize=65_536)(self._contains)
        self._ids_in = lru_cache(maxsize=256)(self._find_in)

    def settle(self, chain: Sequence[Ref], hints: Sequence[Ref] = (), *, spots: bool = False) -> Settled:
        """Decide which place a chain means.

        Parameters
        ----------
        chain
            Its names, in any order.
        hints
            Names that can only be containers.
        spots
            Whether what is no area is preferred: distances are told from towns and gates.
        """
        readings = self._read_all((*chain, *hints))
        known = [reading for reading in readings[: len(chain)] if reading is not None]
        wider = [reading for reading in readings[len(chain) :] if reading is not None]
        unknown = tuple(
            ref for ref, reading in zip((*chain, *hints), readings, strict=True) if reading is None
        )
        if not known:
            names = ", ".join(repr(ref.item.text) for ref in unknown) or "nothing"
            return Settled(refused=f"no place is called {names}", unknown=unknown)
        settled = (
            self._alone(known[0], spots=spots)
            if len(known) == 1 and not wider
            else self._together(known, wider, spots=spots)
        )
        guessed = [reading.ref for reading in known if reading.cost]
        if settled.place is None and len(known) > len(guessed) > 0:
            # What only sounds like a place and lies elsewhere is another name, which no list has.
            sure = [ref for ref in chain if ref not in guessed]
            settled = self.settle(sure, hints, spots=spots)
            unknown = (*guessed, *unknown)
        settled.unknown = unknown
        settled.wide = any(self.places[place_id].kind in WIDE for place_id, _, _ in settled.candidates)
        return settled

    def _read_all(self, refs: Sequence[Ref]) -> list[_Reading | None]:
        """Read names: the listed first, so that misspelt ones are looked for within what those name."""
        readings = [self._of_kind(self._read(ref)) for ref in refs]
        areas = [
            i
            for reading in readings
            if reading
            for i in reading.entry.place_ids
            if self.places[i].kind in _HOLDERS
        ]
        if not areas:
            return readings
        return [
            self._of_kind(self._read_similar(ref, areas)) if reading is None else reading
            for ref, reading in zip(refs, readings, strict=True)
        ]

    def _read_similar(self, ref: Ref, areas: Sequence[str]) -> _Reading | None:
        if not ref.item.text.isascii():
            return None
        found = self.names.similar.find(ref.item.text, frozenset().union(*map(self._ids_in, areas)))
        return None if found is None else self._as_similar(ref, found)

    def _find_in(self, area_id: str) -> frozenset[str]:
        return frozenset(i for i in self.places if self._lies_in(i, area_id))

    def _read(self, ref: Ref) -> _Reading | None:
        if ref.item.entry is not None:
            return _Reading(ref, ref.item.entry)
        text = ref.item.text
        key = self.names.together.get(text.replace(" ", ""))
        if key is not None:
            return _Reading(ref, self.names.entries[key], note=f"written {key!r} in the list")
        found = self.names.similar.find(text) if text.isascii() else None
        return None if found is None else self._as_similar(ref, found)

    def _as_similar(self, ref: Ref, found: Similar) -> _Reading:
        cost = SOUND if found.edits == 0 else EDIT * found.edits
        how = "sounds the same" if found.edits == 0 else "is spelt nearly so"
        note = f"taken for {found.key!r}, which {how}"
        return _Reading(ref, self.names.entries[found.key], cost=cost, note=note)

    def _of_kind(self, reading: _Reading | None) -> _Reading | None:
        """Leave a name only the places of the kinds that are said beside it, if it has any."""
        if reading is None or not reading.ref.kinds:
            return reading
        kinds = reading.ref.kinds
        fitting = tuple(i for i in reading.entry.place_ids if self.places[i].kind in kinds)
        return replace(reading, entry=replace(reading.entry, place_ids=fitting)) if fitting else reading

    def _weigh(self, reading: _Reading, containing: Sequence[str], *, spots: bool) -> tuple[Weighed, ...]:
        """Weigh what a name can mean, likeliest first, each with the cost of its spelling taken off."""
        entry = reading.entry
        if spots and not reading.ref.kinds:
            points = tuple(i for i in entry.place_ids if not self.places[i].is_area)
            entry = replace(entry, place_ids=points or entry.place_ids)
        kinds = {self.places[place_id].kind for place_id in entry.place_ids}
        kind = next((kind for kind in reading.ref.kinds if kind in kinds), "")
        context = Context(kind=kind, containing=tuple(containing))
        found = weigh(entry, self.places, context, self._provinces).candidates
        note = f"; {reading.note}" if reading.note else ""
        return tuple(
            (place_id, round(max(score - reading.cost, 0.0), 3), why + note) for place_id, score, why in found
        )

    def _alone(self, reading: _Reading, *, spots: bool) -> Settled:
        weighed = self._weigh(reading, (), spots=spots)
        return self._choose(reading, self._town_first(reading, weighed), weighed)

    def _town_first(self, reading: _Reading, fitting: tuple[Weighed, ...]) -> tuple[Weighed, ...]:
        """Put a town before the areas of its name that it lies in, where no word says a kind.

        So geocoders and coders' columns of places mean it, and what lies in the town lies in the area, too. Where an area of that name lies elsewhere, nothing is put
        before.
        """
        # Imported places of the name come far behind, and ask for nothing.
        usual = [each for each in fitting if each[1] > fitting[0][1] - UNUSUAL]
        places = [self.places[place_id] for place_id, _, _ in usual]
        towns = [number for number, place in enumerate(places) if place.kind == Kind.CITY]
        said = any(place.kind in reading.ref.kinds for place in places)
        if said or len(towns) != 1 or not places[0].is_area:
            return fitting
        town = places[towns[0]]
        if not all(self._holds(area, town) for area in places if area.is_area):
            return fitting
        place_id, _, why = usual[towns[0]]
        first = (place_id, fitting[0][1], f"{why}; a town before the area of its name")
        return (first, *(each for each in fitting if each[0] != place_id))

    def _together(self, known: list[_Reading], wider: list[_Reading], *, spots: bool) -> Settled:
        """Find the name whose place lies in what all others name."""
        everything = [*known, *wider]
        best: tuple[float, int] | None = None
        chosen: tuple[_Reading, tuple[Weighed, ...], tuple[Weighed, ...]] | None = None
        for number, reading in enumerate(known):
            others = [other.entry.place_ids for other in everything if other is not reading]
            areas = [i for ids in others for i in ids if self.places[i].is_area]
            weighed = self._weigh(reading, areas, spots=spots)
            held = {place_id: sum(self._held(place_id, ids) for ids in others) for place_id, _, _ in weighed}
            most = max(held.values())
            # A rough circle does not reach all of its district: what lies about it is not elsewhere.
            fitting = tuple(
                (place_id, score, why.replace("elsewhere", "about where the text says") if most else why)
                for place_id, score, why in weighed
                if held[place_id] == most
            )
            rank = (round(most, 2), -number)
            if best is None or rank > best:
                best, chosen = rank, (reading, fitting, weighed)
        assert best is not None
        assert chosen is not None
        reading, fitting, weighed = chosen
        others = [other.entry.place_ids for other in everything if other is not reading]
        if not all(self._held(fitting[0][0], ids) for ids in others):
            return self._contradiction(reading, weighed, everything)
        settled = self._choose(reading, self._town_first(reading, fitting), weighed)
        settled.confirmed = len(others)
        return settled

    def _held(self, place_id: str, others: Sequence[str]) -> float:
        """Say how well a place lies in one of others: surely, by rough circles, about it, or being one of them ("X, X")."""
        held = max(
            (HELD_BY[Kind(self.places[i].kind)] for i in others if self._lies_in(place_id, i)), default=0.0
        )
        about = place_id in others or any(lies_about(self.places[place_id], self.places[i]) for i in others)
        return held or (HELD_ITSELF if about else 0.0)

    def _contradiction(
        self, reading: _Reading, weighed: tuple[Weighed, ...], everything: list[_Reading]
    ) -> Settled:
        place = self.places[weighed[0][0]]
        elsewhere = [
            self.places[other.entry.place_ids[0]].label
            for other in everything
            if other is not reading
            and not any(self._lies_in(i, j) for i, _, _ in weighed for j in other.entry.place_ids)
        ]
        where = " and ".join(elsewhere) or "all that is named"
        return Settled(refused=f"{place.label} does not lie in {where}", candidates=weighed, ref=reading.ref)

    def _choose(
        self, reading: _Reading, fitting: tuple[Weighed, ...], weighed: tuple[Weighed, ...]
    ) -> Settled:
        place_id, score, why = fitting[0]
        first = self.places[place_id]
        tied = [
            self.places[i]
            for i, other, _ in fitting
            if score - other < MARGIN and not (first.kind == Kind.CITY and self._holds(self.places[i], first))
        ]
        place = self.places[place_id]
        if len(tied) > 1:
            widest = max(tied, key=lambda each: each.radius_m)
            if any(not _covers(widest, each) for each in tied):
                return Settled(
                    refused=f"cannot tell {tied[0].label} from {tied[1].label}: {why}",
                    candidates=weighed,
                    ref=reading.ref,
                )
            place, why = widest, f"{why}; the widest of {len(tied)} of that name in one place"
        return Settled(
            place=place,
            score=round(self._sureness(fitting) - reading.cost, 3),
            why=f"{place.label}: {why}",
            candidates=weighed,
            ref=reading.ref,
            guessed=reading.cost > 0,
        )

    def _sureness(self, fitting: tuple[Weighed, ...]) -> float:
        return _sureness([self.places[i] for i, _, _ in fitting], [score for _, score, _ in fitting])

    def _holds(self, area: Place, town: Place) -> bool:
        """Tell whether an area is the town's own: then it is no rival of the town."""
        return area.is_area and (_covers(area, town) or self._lies_in(town.id, area.id))

    def _contains(self, place_id: str, area_id: str) -> bool:
        return lies_in(self.places[place_id], self.places[area_id])


def _sureness(places: Sequence[Place], points: Sequence[float]) -> float:
    """Say how sure a choice is: the first of several, ahead of the next by so many points.

    What lies about one spot, a town and the district of its name, is hardly another place.
    """
    first = places[0]
    apart = [
        ahead
        for place, ahead in zip(places, points, strict=True)
        if place is not first and not _meet(first, place)
    ]
    together = SURE if len(places) == 1 else SURE - BESIDE
    return min([together, *(CHOSEN + points[0] - other for other in apart)])


def _meet(one: Place, other: Place) -> bool:
    return distance_m(one.lat, one.lon, other.lat, other.lon) <= one.radius_m + other.radius_m


def _covers(wide: Place, place: Place) -> bool:
    return wide is place or distance_m(wide.lat, wide.lon, place.lat, place.lon) <= wide.radius_m
