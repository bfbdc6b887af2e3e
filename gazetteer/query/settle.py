"""Which place a chain of names means: "Datta Khel, North Waziristan", in whatever order and by whatever old name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ..context import Context
from ..distance import distance_m
from ..index import Entry
from ..scale import MARGIN, weigh
from .containing import fineness, lies_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..place import Place
    from .clauses import Ref
    from .names import Names

# What a spelling that no list has takes off the score: one that sounds the same, one that a letter tells apart.
SOUND, EDIT = 0.1, 0.15
SURE, CHOSEN, BESIDE = 0.95, 0.7, 0.05
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
        readings = [self._read(ref) for ref in (*chain, *hints)]
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
        settled.unknown = unknown
        return settled

    def _read(self, ref: Ref) -> _Reading | None:
        if ref.item.entry is not None:
            return _Reading(ref, ref.item.entry)
        text = ref.item.text
        key = self.names.together.get(text.replace(" ", ""))
        if key is not None:
            return _Reading(ref, self.names.entries[key], note=f"written {key!r} in the list")
        found = self.names.similar.find(text) if text.isascii() else ()
        if not found:
            return None
        entries = [self.names.entries[each.key] for each in found]
        shared = [
            place_id
            for place_id in entries[0].place_ids
            if all(place_id in entry.place_ids for entry in entries)
        ]
        entry = Entry(place_ids=tuple(shared), rule=entries[0].rule, capitals=False)
        sounds = found[0].edits == 0
        return _Reading(
            ref,
            entry,
            cost=SOUND if sounds else EDIT * found[0].edits,
            note=f"taken for {found[0].key!r}, which {'sounds the same' if sounds else 'is spelt nearly so'}",
        )

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
        return self._choose(reading, weighed, weighed)

    def _together(self, known: list[_Reading], wider: list[_Reading], *, spots: bool) -> Settled:
        """Find the name whose place lies in what all others name."""
        everything = [*known, *wider]
        best: tuple[int, float, int] | None = None
        chosen: tuple[_Reading, tuple[Weighed, ...], tuple[Weighed, ...]] | None = None
        for number, reading in enumerate(known):
            others = [other.entry.place_ids for other in everything if other is not reading]
            areas = [i for ids in others for i in ids if self.places[i].is_area]
            weighed = self._weigh(reading, areas, spots=spots)
            held = {
                place_id: sum(any(self._lies_in(place_id, other) for other in ids) for ids in others)
                for place_id, _, _ in weighed
            }
            most = max(held.values())
            fitting = tuple(each for each in weighed if held[each[0]] == most)
            rank = (most, -fineness(self.places[fitting[0][0]]), -number)
            if best is None or rank > best:
                best, chosen = rank, (reading, fitting, weighed)
        assert best is not None
        assert chosen is not None
        reading, fitting, weighed = chosen
        if best[0] < len(everything) - 1:
            return self._contradiction(reading, weighed, everything)
        settled = self._choose(reading, fitting, weighed)
        settled.confirmed = best[0]
        return settled

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
        tied = [self.places[i] for i, other, _ in fitting if score - other < MARGIN]
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
        )

    def _sureness(self, fitting: tuple[Weighed, ...]) -> float:
        return _sureness([self.places[i] for i, _, _ in fitting], [score for _, score, _ in fitting])

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
