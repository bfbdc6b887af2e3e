"""From an article to its places: names, kinds, places, roles. Each step is a module of this package."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geo.text import load_language, split
from geo.values import Candidate, Mention, Role

from .dateline import is_dateline, stands_alone
from .described import demonyms, find_described
from .group import group_spots
from .lexicon import load_lexicon
from .line import look_around
from .name import drop_surnames, find_listed
from .role import Scene, decide_role
from .settle import settle
from .sort import Sorter
from .token import split_words
from .unlisted import find_unlisted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gazetteer import Gazetteer, Match
    from geo.text import Sentence
    from geo.values import Article

    from .described import Description
    from .group import Group
    from .lexicon import Lexicon
    from .line import Window
    from .settle import Settled
    from .spot import Spot
    from .token import Words

# So many of the last places named can be what "the crossing" refers to.
_MEMORY = 50
# An article is about events if half of its sentences tell of one.
_EVENTFUL = 1 / 2


def find_mentions(article: Article, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Find the places that an article names, what each is, and the role that it plays.

    Parameters
    ----------
    article
        The article; its ``skipped`` ranges are left out.
    gazetteer
        Names, places and the sides whose seats speak for them.

    Returns
    -------
    tuple of Mention
        In the order of the text. Definite descriptions ("the capital") are marked ``described``; one that
        means several places ("both crossings") has no ``place_id`` and those places as its candidates.

    Raises
    ------
    RuleError
        The data of the article's language is missing or wrong.

    Examples
    --------
    >>> import gazetteer
    >>> from geo.values import Article
    >>> article = Article(id="a", name="a", text="Kabul denied it.", source_sha256="", text_sha256="")
    >>> [(m.name, m.role.value, m.reason) for m in find_mentions(article, gazetteer.Gazetteer.load())]
    [('Kabul', 'metonym', 'acts or speaks: "Kabul denied"')]
    """
    language = load_language(article.language)
    lexicon = load_lexicon(language.code)
    lexicon = replace(lexicon, absorbed=lexicon.absorbed.union(demonyms(gazetteer, lexicon.code)))
    reader = _Reader(article=article, gazetteer=gazetteer, lexicon=lexicon, sorter=Sorter(gazetteer))
    skipped = tuple((span.start, span.end) for span in article.skipped)
    matches = drop_surnames(gazetteer.find(article.text, skip=skipped), article.text, lexicon)
    reader.remember(matches)
    block = -1
    sentences = split(article, language)
    eventful = _tell_events(article, sentences, lexicon)
    for (sentence, inside), near in zip(_by_sentence(sentences, matches), eventful, strict=True):
        reader.eventful = near
        reader.read(sentence, inside, opens_block=sentence.block != block)
        block = sentence.block
    return tuple(sorted(reader.mentions, key=lambda mention: (mention.start, mention.end)))


def _tell_events(article: Article, sentences: Sequence[Sentence], lexicon: Lexicon) -> list[frozenset[str]]:
    """Say of each sentence whether its ``paragraph`` (the sentences beside it) or the ``article`` tells of events."""
    names = [name for name in ("event", "closing") if name in lexicon.scenes]
    scenes = [Scene(split_words(article.text, sentence.start, sentence.end), lexicon.scenes) for sentence in sentences]
    tells = [any(scene.find(name) for name in names) for scene in scenes]
    whole = {"article"} if sum(tells) >= _EVENTFUL * len(tells) else set()
    return [
        frozenset(whole | {"paragraph" for other in (index - 1, index + 1) if 0 <= other < len(tells) and tells[other] and sentences[other].block == sentence.block})
        for index, sentence in enumerate(sentences)
    ]


def _by_sentence(sentences: Sequence[Sentence], matches: Sequence[Match]) -> Iterator[tuple[Sentence, list[Match]]]:
    """Hand out the matches, which are in order, to the sentences that hold them."""
    at = 0
    for sentence in sentences:
        inside = []
        while at < len(matches) and matches[at].start < sentence.end:
            if matches[at].start >= sentence.start and matches[at].end <= sentence.end:
                inside.append(matches[at])
            at += 1
        yield sentence, inside


@dataclass(slots=True, kw_only=True)
class _Reader:
    """What is carried from sentence to sentence of one article."""

    article: Article
    gazetteer: Gazetteer
    lexicon: Lexicon
    sorter: Sorter
    eventful: frozenset[str] = frozenset()
    named: dict[str, int] = field(default_factory=dict)
    scenes: set[str] = field(default_factory=set)
    mentions: list[Mention] = field(default_factory=list)

    def remember(self, matches: Sequence[Match]) -> None:
        """Count the places that are named without ambiguity: they help to decide the others."""
        for match in matches:
            if len(match.place_ids) == 1:
                self.named[match.place_ids[0]] = self.named.get(match.place_ids[0], 0) + 1
        self.named = dict(sorted(self.named.items(), key=lambda item: -item[1]))

    def read(self, sentence: Sentence, matches: Sequence[Match], *, opens_block: bool) -> None:
        """Read one sentence."""
        text = self.article.text
        words = split_words(text, sentence.start, sentence.end)
        spots = find_listed(matches, words, self.lexicon, self.sorter, text)
        spots = sorted([*spots, *find_unlisted(words, spots, self.lexicon, text, self._listed_as)], key=lambda spot: spot.start)
        groups = group_spots(spots, words, self.lexicon, self.sorter)
        scene = Scene(words, self.lexicon.scenes)
        alone = stands_alone(groups, words)
        for group in groups:
            window = look_around(words, group.first, group.last, spots)
            settled = self._settle(group, spots, window)
            dateline = is_dateline(group, sentence, opens_block, text)
            if dateline or alone:
                role, reason = Role.BACKGROUND, "dateline" if dateline else "a label: nothing else on its line"
            else:
                again = any(_key(one) in self.scenes for one in settled)
                role, reason = decide_role(self._sort(group), window, scene, self.lexicon, text, again=again, eventful=self.eventful)
            if role is Role.INCIDENT:
                self.scenes.update(_key(one) for one in settled)
            self.mentions += [
                self._mention(spot, one, role, reason if spot.why == "" else f"{reason}; {spot.why}", dateline=dateline)
                for spot, one in zip(group.spots, settled, strict=True)
            ]
        self._describe(words, groups, spots, scene)

    def _describe(self, words: Words, groups: Sequence[Group], spots: Sequence[Spot], scene: Scene) -> None:
        """Add what the sentence describes and does not name."""
        here = {
            spot.name_first: place.country
            for group in groups
            for spot in group.spots
            for place in self.sorter.places(spot)[:1]
            if place.kind == "country" or self.sorter.sort(spot) == "seat"
        }
        taken = {index for spot in spots for index in range(spot.name_first, spot.name_last)}
        named = [self.gazetteer.get(mention.place_id) for mention in self.mentions[-_MEMORY:] if mention.place_id and not mention.described]
        for found in find_described(words, named, here, self.lexicon, self.sorter, self.gazetteer):
            if taken.isdisjoint(range(found.first, found.last)):
                taken.update(range(found.first, found.last))
                self.mentions.append(self._described(found, look_around(words, found.first, found.last, spots), words, scene))

    def _described(self, found: Description, window: Window, words: Words, scene: Scene) -> Mention:
        one = found.places[0] if len(found.places) == 1 else None
        sort = "crossing" if found.places[0].kind == "crossing" else "place"
        role, reason = decide_role(sort, window, scene, self.lexicon, self.article.text)
        start, end = words.starts[found.first], words.ends[found.last - 1]
        return Mention(
            id=self._id(start, end),
            article_id=self.article.id,
            start=start,
            end=end,
            surface=self.article.text[start:end],
            name=" and ".join(place.name for place in found.places),
            kind=found.places[0].kind,
            country=found.places[0].country,
            place_id=one.id if one else None,
            candidates=() if one else tuple(Candidate(place_id=place.id, score=1.0, why=found.why) for place in found.places),
            described=True,
            role=role,
            reason=f"{reason}; {found.why}",
        )

    def _id(self, start: int, end: int) -> str:
        return f"m{hashlib.sha256(f'{self.article.id} {start} {end}'.encode()).hexdigest()[:12]}"

    def _listed_as(self, name: str) -> tuple[str, ...]:
        return tuple(sorted(place_id for place_id, _, _ in self.gazetteer.weigh(name).candidates))

    def _sort(self, group: Group) -> str:
        """Return the sort of a group: a chain is what its smallest place is."""
        order = ("place", "crossing", "line", "seat", "abroad", "state")
        return min((self.sorter.sort(spot) for spot in group.spots), key=order.index)

    def _settle(self, group: Group, spots: Sequence[Spot], window: Window) -> tuple[Settled, ...]:
        here = [spot.place_ids[0] for spot in spots if len(spot.place_ids) == 1 and spot not in group.spots]
        neighbours = tuple(dict.fromkeys([*here, *self.named]))
        crossing = self.lexicon.crossing is not None and self.lexicon.crossing.search(window.signs)
        return settle(group, self.article.text, neighbours, "crossing" if crossing else "", self.gazetteer)

    def _mention(self, spot: Spot, settled: Settled, role: Role, reason: str, *, dateline: bool) -> Mention:
        return Mention(
            id=self._id(spot.start, spot.end),
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
            dateline=dateline,
            role=role,
            reason=reason,
        )


def _key(settled: Settled) -> str:
    return settled.place.id if settled.place else settled.name
