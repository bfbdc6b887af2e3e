"""From a phrase to its place: read, decided, placed and held against itself."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..index import NO_RULE, Entry
from ..place import Kind
from . import relate
from .answer import Answer, at_place
from .clauses import Parsed, Ref, Relation, parse
from .containing import is_in_town
from .items import Item, read_items
from .said import answer_plain
from .settle import Settled, Settler
from .tokens import LONGEST, split
from .whose import Provinces

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..place import Place
    from .border import Border
    from .names import Names

# Codes are written in capitals, alone between separators: "AF", "AF-NAN", "AF1301".
_CODE = re.compile(r"(?:^|[,;|/(\[])\s*([A-Z]{1,3}(?:-?[A-Z0-9]{1,8})?)\s*(?=$|[,;|/)\]])")
_CERTAIN = 0.9


class QueryReader:
    """Reads phrases for places against one theatre's names.

    Parameters
    ----------
    names
        All names.
    places, provinces
        Places by id; ids of provinces by country and name.
    border
        The theatre's line.
    line
        The id of the line's own place.
    """

    def __init__(
        self,
        *,
        names: Names,
        places: Mapping[str, Place],
        provinces: Mapping[tuple[str, str], str],
        border: Border,
        line: Place,
        countries: Sequence[str],
    ) -> None:
        self._names = names
        self._places = places
        self._settler = Settler(names, places, provinces)
        self._border = border
        self._line = line
        self._countries = frozenset(countries)
        self._outlines = Provinces(places.values())

    def read(self, query: str, within: Iterable[str] = ()) -> Answer:
        """Say which place a phrase means; see ``Gazetteer.geocode``."""
        text = query.strip()
        if not text or len(text) > LONGEST:
            return Answer(query=query, refused="too long for a place" if text else "nothing was asked")
        parsed = self._parse(text)
        hints = [ref for each in within if each for ref in self._parse(each[:LONGEST]).chain]
        hints.extend(parsed.hints)
        self._undo_pairs(parsed)
        self._own_borders(parsed)
        if parsed.relations:
            return self._related(query, parsed, hints)
        if not parsed.chain:
            return Answer(query=query, refused="no name of a place is in it")
        if parsed.several:
            return self._several(query, parsed)
        whole = self._whole(text) if len(parsed.chain) > 1 else None
        if whole is not None:
            settled = self._settler.settle([whole], hints)
            if settled.place is not None:
                return answer_plain(query, settled)
        return answer_plain(query, self._settler.settle(parsed.chain, hints))

    def _parse(self, text: str) -> Parsed:
        refs: list[Ref] = []

        def take(match: re.Match[str]) -> str:
            place_id = self._names.codes.get(match[1])
            if place_id is None or match[1].lower() in self._names.entries:
                return match[0]
            entry = Entry(place_ids=(place_id,), rule=NO_RULE, capitals=True)
            refs.append(Ref(Item("name", match[1], entry=entry)))
            return match[0][: match.start(1) - match.start()]

        if not text.islower():
            text = _CODE.sub(take, text)
        parsed = parse(read_items(split(text), self._names))
        parsed.chain.extend(refs)
        return parsed

    def _whole(self, text: str) -> Ref | None:
        """Give the name that a query is as a whole, whatever stands between its words ("A/B")."""
        key = " ".join(token for token in split(text) if token[0].isalpha())
        entry = self._names.entries.get(key)
        return Ref(Item("name", key, entry=entry)) if entry is not None else None

    def _several(self, query: str, parsed: Parsed) -> Answer:
        named = [self._settler.settle([ref]) for ref in parsed.chain]
        candidates = tuple(each.candidates[0] for each in named if each.candidates)
        return Answer(query=query, candidates=candidates, refused="names several places; ask for each")

    def _undo_pairs(self, parsed: Parsed) -> None:
        """Read a dash between a place and what contains it as a comma: "Quetta - Balochistan", "Town - Quarter"."""
        for relation in [each for each in parsed.relations if each.pair]:
            settled = self._settler.settle(relation.anchors)
            outer = next((ref for ref in relation.anchors if ref is not settled.ref), None)
            entry = outer.item.entry if outer is not None else None
            area = entry is not None and self._places[entry.place_ids[0]].is_area
            if (settled.place is not None and settled.confirmed and area) or self._is_quarter(relation):
                parsed.relations.remove(relation)
                # Of two towns the second is the quarter: it is what is meant, as the first of a chain is.
                parsed.chain.extend(relation.anchors if area else relation.anchors[::-1])

    def _is_quarter(self, relation: Relation) -> bool:
        """Tell whether a dash with blanks around it stands between a town and a part of it, as some data sets write."""
        town, quarter = (self._settler.settle([ref], spots=True).place for ref in relation.anchors)
        return relation.apart and town is not None and quarter is not None and is_in_town(quarter, town)

    def _own_borders(self, parsed: Parsed) -> None:
        """Tell whose a border is from where along it: "the border of A with B", where only B is a state."""
        for relation in [each for each in parsed.relations if each.sort == "border"]:
            strange = []
            for ref in relation.anchors:
                entry = ref.item.entry
                place = self._places[entry.place_ids[0]] if entry is not None else None
                if place is None or (place.kind == Kind.COUNTRY and place.country not in self._countries):
                    strange.append(ref)
                elif place.kind == Kind.COUNTRY:
                    relation.part = True
                elif parsed.chain:
                    # "A, near the B border": at the border of another area.
                    parsed.relations.append(Relation("open", [ref]))
                    relation.sort = ""
                else:
                    parsed.chain.append(ref)
            relation.anchors = strange
        parsed.relations = [each for each in parsed.relations if each.sort]

    def _related(self, query: str, parsed: Parsed, hints: list[Ref]) -> Answer:
        border = [each for each in parsed.relations if each.sort == "border"]
        others = [each for each in parsed.relations if each.sort != "border"]
        loose = [each for each in others if not each.anchors]
        told = self._told(query, [each for each in others if each.anchors], [*parsed.chain, *hints])
        if not parsed.chain:
            if told is None:
                return _from_nowhere(query, border)
            return self._border.narrow(self._within(told, hints), border)
        settled = self._settler.settle(parsed.chain, hints, spots=bool(loose))
        stated = answer_plain(query, settled)
        if settled.ref is None and told is not None and not told.refused:
            # Only the distance says where it is: the name beside it is in no list.
            return replace(told, score=round(told.score * 0.9, 3), why=f"{stated.refused}; {told.why}")
        if stated.refused or stated.place is None:
            return told if told is not None and not told.refused and settled.unknown else stated
        if loose:
            answer = self._owned(self._from_one(query, loose[0], stated.place, stated.score, stated.why))
        elif told is not None:
            answer = relate.agree(stated.place, told, stated.score, stated.why)
        else:
            answer = stated
        return self._border.narrow(replace(answer, candidates=settled.candidates), border)

    def _within(self, told: Answer, hints: list[Ref]) -> Answer:
        """Refuse what is told from a place if it cannot lie in what is said beside it to contain it."""
        for ref in hints if not told.refused else ():
            places = [
                self._places[i] for i in (ref.item.entry.place_ids if ref.item.entry is not None else ())
            ]
            if places and not relate.may_lie_in(told, places):
                why = f"{told.label} does not lie in {places[0].label}"
                return Answer(query=told.query, candidates=told.candidates, refused=why)
        return told

    def _told(self, query: str, bound: list[Relation], around: list[Ref]) -> Answer | None:
        """Place what is told from other places: of several ways to tell it the finest."""
        if not bound:
            return None
        onward = self._onward(query, bound, around)
        if onward is not None:
            return self._owned(onward)
        answers = [self._place(query, relation, around) for relation in bound]
        fine = [each for each in answers if not each.refused]
        return min(fine, key=lambda each: each.radius_m) if fine else answers[0]

    def _place(self, query: str, relation: Relation, around: list[Ref]) -> Answer:
        found = [self._anchor(ref, relation, around) for ref in relation.anchors]
        places = [settled.place for settled in found if settled.place is not None]
        if len(places) < len(found):
            lost = next(settled for settled in found if settled.place is None)
            return Answer(query=query, candidates=lost.candidates, refused=lost.refused)
        score = min(settled.score for settled in found)
        why = "; ".join(settled.why for settled in found)
        if len(places) == 1:
            answer = self._owned(self._from_one(query, relation, places[0], score, why))
        elif relation.part and {(each.country, each.kind) for each in places} == self._states():
            answer = at_place(
                query, self._line, score, f"the line between {' and '.join(p.name for p in places)}"
            )
        elif places[0].id == places[1].id:
            answer = at_place(query, places[0], score * _CERTAIN, f"{why}; named twice")
        else:
            answer = relate.between(query, places[0], places[1], score, why)
        return replace(answer, candidates=tuple(each for settled in found for each in settled.candidates))

    def _from_one(self, query: str, relation: Relation, place: Place, score: float, why: str) -> Answer:
        """Place what is told from one place; "eastern X" may as well be all of a province in its country's east."""
        if relation.sort == "side" and not relation.part and place.kind == Kind.PROVINCE:
            country = self._places[self._names.codes[place.country]]
            if relate.lies_on_side(place, country, relation.bearing or 0.0):
                return at_place(query, place, score, f"{why}; it lies on that side of {country.name}")
        return relate.from_one(query, relation, place, score, why)

    def _owned(self, answer: Answer) -> Answer:
        """Say whose ground a point is on that lies at a distance: it may be across a line."""
        place = answer.place
        if (
            place is None
            or answer.refused
            or (answer.lat, answer.lon) == (place.lat, place.lon)
            or place.is_area
        ):
            return answer
        country, admin1 = self._outlines.around(answer.lat, answer.lon, answer.radius_m)
        return replace(answer, country=country, admin1=admin1)

    def _states(self) -> set[tuple[str, str]]:
        return {(code, Kind.COUNTRY.value) for code in self._countries}

    def _anchor(self, ref: Ref, relation: Relation, around: list[Ref]) -> Settled:
        """Decide what something is told from: a town rather than its province, near what else is named."""
        wide = relation.part or (relation.sort == "side" and self._is_area(ref))
        alone = self._settler.settle([ref], spots=not wide)
        if alone.place is not None or not around or not alone.candidates:
            return alone
        within = self._settler.settle([ref], around, spots=not wide)
        return within if within.place is not None else alone

    def _is_area(self, ref: Ref) -> bool:
        """Tell whether a name usually means an area: "southern Helmand" is a part of it."""
        entry = ref.item.entry
        return entry is not None and self._places[entry.place_ids[0]].is_area

    def _onward(self, query: str, bound: list[Relation], around: list[Ref]) -> Answer | None:
        """Place "20 km from A on the A-B road"."""
        onward = next((each for each in bound if each.sort == "onward"), None)
        if onward is not None:
            start, goal = (self._anchor(ref, onward, around).place for ref in onward.anchors)
            return None if start is None or goal is None else relate.along(query, start, goal, onward.metres)
        ring = next((each for each in bound if each.sort == "ring"), None)
        way = next((each for each in bound if each.sort in {"stretch", "road"}), None)
        if ring is None or way is None:
            return None
        start = self._anchor(ring.anchors[0], ring, around).place
        ends = [self._anchor(ref, way, around).place for ref in way.anchors]
        goal = next((each for each in ends if each is not None and each is not start), None)
        if start is None or goal is None or (way.sort == "stretch" and start not in ends):
            return None
        return relate.along(query, start, goal, ring.metres)


def _from_nowhere(query: str, border: list[Relation]) -> Answer:
    what = "at the border, but nowhere along it" if border else "a distance or direction from nowhere"
    return Answer(query=query, refused=what)
