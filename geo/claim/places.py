"""Where a claim's event was: the incident places named nearest to its words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING

from ..values import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Sides

    from ..text import Sentence
    from ..values import Mention

# A speaker's office stands with its place: "police in Bannu", "the governor of the province".
_OFFICE_REACH = 60
_OFFICE_LEAD = 5
_LEAD_GAP = 3
# Names of one list, or of a place and what contains it, stand no further apart.
_LIST_GAP = 40
_SCENE_REACH = 100


class Grounds:
    """An article's mentions, looked up by offset."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Keep the mentions in order and the country that most of the incident places lie in."""
        self.mentions = sorted(mentions, key=lambda mention: (mention.start, mention.end))
        self._starts = [mention.start for mention in self.mentions]
        # Counted once: a long text asks for them in every sentence.
        self._countries = Counter(m.country for m in self.mentions if m.country)
        self._scene_countries = Counter(
            m.country for m in self.mentions if m.country and m.role is Role.INCIDENT
        )
        self._acting = Counter(m.country for m in self.mentions if m.country and m.role is Role.METONYM)
        counted = self._scene_countries or self._countries
        self.usual = max(sorted(counted), key=lambda country: counted[country], default="")

    def office_country(self, start: int, end: int, sentence: tuple[int, int] | None = None) -> str:
        """Return the country of an office named at ``[start, end)``: that of the place beside it, else empty.

        A place of another sentence than the one between two offsets says nothing of it, unless it is a scene.
        """
        begin, close = sentence or (0, end + _OFFICE_REACH + 1)
        first = bisect_left(self._starts, max(start - _OFFICE_LEAD, min(begin, start)))
        last = bisect_left(self._starts, min(end + _OFFICE_REACH + 1, max(close, end)))
        # Where shells or attackers came from says nothing about who speaks, nor which state acts behind him.
        near = [
            m
            for m in self.mentions[first:last]
            if m.country and m.role is not Role.ORIGIN and (m.role is not Role.METONYM or m.start < end)
        ]
        # What it is named with comes first, then the scene of what it tells.
        near.sort(key=lambda m: (m.start >= end + _OFFICE_LEAD, m.role is not Role.INCIDENT, m.start))
        if near:
            return near[0].country
        # "In the town of ..., a hospital said": what the sentence begins with.
        lead = [
            m
            for m in self.mentions[max(first - 2, 0) : first]
            if m.start >= begin and 0 <= start - m.end <= _LEAD_GAP
        ]
        if lead and lead[-1].country and not lead[-1].dateline and lead[-1].role is not Role.ORIGIN:
            return lead[-1].country
        earlier = self.mentions[bisect_left(self._starts, start - _SCENE_REACH) : first]
        before = [m for m in earlier if m.country and m.role is Role.INCIDENT]
        return before[-1].country if before else ""

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the places named between two offsets."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def scenes(self, sentence: Sentence) -> list[Mention]:
        """Return the incident places of a sentence."""
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        return [m for m in self.mentions[first:last] if m.role is Role.INCIDENT]

    def is_elsewhere(self, sentence: Sentence, sides: Sides) -> bool:
        """Whether what a sentence tells was in a country of no party: all its scenes are, or all of the article's."""
        scenes = [m for m in self.scenes(sentence) if m.country]
        if not scenes:
            return self.is_all_elsewhere(sides)
        return all(sides.party_of_country(m.country) is None for m in scenes)

    def is_all_elsewhere(self, sides: Sides) -> bool:
        """Whether all scenes lie in other countries, or where no scene has a country, most of the names."""
        if self._scene_countries:
            return all(sides.party_of_country(country) is None for country in self._scene_countries)
        foreign = sum(n for code, n in self._countries.items() if sides.party_of_country(code) is None)
        home = self._countries.total() - foreign
        if home:
            # States that urge restraint are named beside those that fight.
            foreign -= sum(n for code, n in self._acting.items() if sides.party_of_country(code) is None)
        return foreign > home

    def country_at(self, sentence: Sentence, offset: int) -> str:
        """Return the country of what is told at an offset: that of the sentence's nearest scene, else empty."""
        scenes = [m for m in self.scenes(sentence) if m.country and not m.described]
        if scenes:
            return min(scenes, key=lambda m: (abs(m.start - offset), m.start)).country
        return ""


def places_of(
    grounds: Grounds, sentence: Sentence, focus: tuple[int, int], carried: Sequence[Mention]
) -> tuple[Mention, ...]:
    """Return the incident places of a claim: the names nearest to its words and their list, else those carried over."""
    scenes = grounds.scenes(sentence)
    if not scenes:
        return tuple(carried)
    nearest = min(range(len(scenes)), key=lambda n: (_distance(scenes[n], focus), n))
    first = last = nearest
    while first > 0 and scenes[first].start - scenes[first - 1].end <= _LIST_GAP:
        first -= 1
    while last + 1 < len(scenes) and scenes[last + 1].start - scenes[last].end <= _LIST_GAP:
        last += 1
    return tuple(scenes[first : last + 1])


def _distance(mention: Mention, focus: tuple[int, int]) -> int:
    return max(mention.start - focus[1], focus[0] - mention.end, 0)
