"""Reads an article sentence by sentence and keeps what later sentences need: names, scenes, the last places."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from ..values import Candidate, Mention, Role
from .dateline import is_dateline, stands_alone
from .described import find_described
from .given import mention_id
from .group import group_spots
from .line import look_around
from .name import find_listed
from .role import decide_role
from .romanise import skeleton
from .settle import MOST_NEIGHBOURS, settle
from .unlisted import find_unlisted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Gazetteer, Match

    from ..text import Sentence
    from ..values import Article
    from .described import Description
    from .group import Group
    from .lexicon import Lexicon
    from .line import Window
    from .role import Scene
    from .settle import Settled
    from .sort import Sorter
    from .spot import Spot
    from .token import Words

# So many of the last mentions can hold what "the crossing" refers to.
_MEMORY = 50
# A group is what its smallest place is: a town in a country is a town.
_FROM_SMALL_TO_LARGE = ("place", "crossing", "line", "seat", "abroad", "state")


@dataclass(slots=True, kw_only=True)
class Reader:
    """One article's reading.

    ``named`` counts the places named without ambiguity, most often first; ``around`` has those whose province is
    certain, whichever of it they are; ``scenes`` holds the places (ids, or
    names of places without one) where something happened; ``block`` is the paragraph of the last sentence.
    """

    article: Article
    gazetteer: Gazetteer
    lexicon: Lexicon
    sorter: Sorter
    named: dict[str, int] = field(default_factory=dict)
    around: dict[str, None] = field(default_factory=dict)
    scenes: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)
    block: int = -1

    def remember(self, matches: Sequence[Match]) -> None:
        """Count the places that are named without ambiguity: they help to decide the others."""
        for match in matches:
            if len(match.place_ids) == 1:
                self.named[match.place_ids[0]] = self.named.get(match.place_ids[0], 0) + 1
            if len({self.gazetteer.get(each).admin1 for each in match.place_ids}) == 1:
                self.around[match.place_ids[0]] = None
        self.named = dict(sorted(self.named.items(), key=lambda item: -item[1]))

    def spot(self, words: Words, matches: Sequence[Match]) -> list[Spot]:
        """Return the names of places in a sentence: the gazetteer's, and those told by their company."""
        text = self.article.text
        spots = find_listed(matches, words, self.lexicon, self.sorter, text)
        return find_unlisted(words, spots, self.lexicon, text, self._listed_as)

    def read(
        self,
        sentence: Sentence,
        words: Words,
        spots: Sequence[Spot],
        scene: Scene,
        told: frozenset[str],
    ) -> None:
        """Read one sentence, its ``spots`` in order; ``told`` says where else events are told of."""
        text = self.article.text
        groups = group_spots(spots, words, self.lexicon, self.sorter)
        alone = stands_alone(groups, words)
        neighbours = self._neighbours(spots)
        for group in groups:
            window = look_around(words, group.first, group.last, spots)
            settled = self._settle(group, neighbours, window)
            dateline = is_dateline(group, sentence, words, text, opens_block=sentence.block != self.block)
            role, reason = Role.BACKGROUND, "dateline" if dateline else "a label: nothing else on its line"
            if not dateline and not alone:
                again = {"again"} if any(_key(one) in self.scenes for one in settled) else set()
                role, reason = decide_role(
                    self._sort(group), window, scene, self.lexicon, text=text, told=told | again
                )
            if role is Role.INCIDENT:
                self.scenes.update(_key(one) for one in settled)
            along = any(spot.along for spot in group.spots)
            for spot, one in zip(group.spots, settled, strict=True):
                why = f"{reason}; {spot.why}" if spot.why else reason
                self.mentions.append(self._mention(spot, one, role, why, dateline=dateline, along=along))
        self.block = sentence.block
        self._describe(words, spots, scene)

    def _describe(self, words: Words, spots: Sequence[Spot], scene: Scene) -> None:
        """Add what the sentence describes and does not name."""
        here = {spot.name_first: country for spot in spots if (country := self.sorter.power(spot))}
        ids = [mention.place_id for mention in self.mentions[-_MEMORY:] if not mention.described]
        named = [self.gazetteer.get(place_id) for place_id in ids if place_id]
        taken = {index for spot in spots for index in range(spot.name_first, spot.name_last)}
        for found in find_described(words, named, here, lexicon=self.lexicon, sorter=self.sorter):
            if taken.isdisjoint(range(found.first, found.last)):
                taken.update(range(found.first, found.last))
                window = look_around(words, found.first, found.last, spots)
                self.mentions.append(self._described(found, window, words, scene))

    def _listed_as(self, name: str) -> tuple[str, ...]:
        return tuple(sorted(self.gazetteer.named(name) or self._written_as(name)))

    def _written_as(self, name: str) -> tuple[str, ...]:
        """Return the ids of places that the gazetteer knows by another spelling, or by their Latin one alone."""
        if self.lexicon.romaniser is None:
            return self.gazetteer.spelt_like(name, self.around)
        written = self.lexicon.romaniser.write(name)
        sound = skeleton(written)
        return tuple(
            one for one in self.gazetteer.named(written) if skeleton(self.gazetteer.get(one).name) == sound
        )

    def _sort(self, group: Group) -> str:
        return min((self.sorter.sort(spot) for spot in group.spots), key=_FROM_SMALL_TO_LARGE.index)

    def _neighbours(self, spots: Sequence[Spot]) -> tuple[str, ...]:
        """Return the places named without ambiguity: in this sentence first, then in the article."""
        here = dict.fromkeys(spot.place_ids[0] for spot in spots if len(spot.place_ids) == 1)
        most = (*islice(here, MOST_NEIGHBOURS), *islice(self.named, MOST_NEIGHBOURS))
        return tuple(dict.fromkeys(most))[:MOST_NEIGHBOURS]

    def _settle(self, group: Group, neighbours: Sequence[str], window: Window) -> tuple[Settled, ...]:
        pattern = self.lexicon.crossing
        crossing = pattern is not None and pattern.search(window.signs, window.words)
        return settle(
            group,
            self.article.text,
            neighbours,
            "crossing" if crossing else "",
            self.gazetteer,
            romaniser=self.lexicon.romaniser,
        )

    def _mention(
        self, spot: Spot, settled: Settled, role: Role, reason: str, *, dateline: bool, along: bool
    ) -> Mention:
        return Mention(
            id=mention_id(self.article, spot.start, spot.end),
            article_id=self.article.id,
            start=spot.start,
            end=spot.end,
            surface=self.article.text[spot.start : spot.end],
            name=settled.name,
            kind=settled.kind,
            country=settled.country,
            place_id=settled.place.id if settled.place else None,
            candidates=settled.candidates,
            within_id=settled.within_id,
            near=spot.near,
            along=along,
            dateline=dateline,
            role=role,
            reason=reason,
        )

    def _described(self, found: Description, window: Window, words: Words, scene: Scene) -> Mention:
        first = found.places[0]
        one = first if len(found.places) == 1 else None
        sort = "crossing" if first.kind == "crossing" else "place"
        role, reason = decide_role(sort, window, scene, self.lexicon, text=self.article.text)
        start, end = words.starts[found.first], words.ends[found.last - 1]
        several = tuple(Candidate(place_id=place.id, score=1.0, why=found.why) for place in found.places)
        return Mention(
            id=mention_id(self.article, start, end),
            article_id=self.article.id,
            start=start,
            end=end,
            surface=self.article.text[start:end],
            name=" and ".join(place.name for place in found.places),
            kind=first.kind,
            country=first.country,
            place_id=one.id if one else None,
            candidates=() if one else several,
            described=True,
            role=role,
            reason=f"{reason}; {found.why}",
        )


def _key(settled: Settled) -> str:
    return settled.place.id if settled.place else settled.name
