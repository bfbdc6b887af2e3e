"""Names in a text: judged by their rules, overlaps settled, kind words attached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol, TypeVar

from .ambiguity import CAPITAL
from .match import Match
from .spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .index import Hit, Index
    from .more.company import Company
    from .place import Place
    from .vocabulary import KindWord, Vocabulary

LONGEST_LINK = 6  # characters: " and " is five, ", and " six
HYPHENS = frozenset("-–")
DATELINE_MARKS = (":", "(", "-", "–", "—")
# Before a dateline may stand what extractors of pages put before a text: "date 2025-10-27 SOMEWHERE: ...".
_STAMP = re.compile(r"\s?date \d{4}-\d{2}-\d{2} ")
_LONGEST_STAMP = 17
_DATED = re.compile(r",\s?[A-Z][a-z]{2,8}\.?\s\d{1,2}\b(?!\s[a-z])")  # "Somewhere, June 23: ..."


class Finder:
    """Finds the names of an index in texts.

    Parameters
    ----------
    index
        The names.
    vocabulary
        The words that tell kinds.
    places
        By id, to know kinds and provinces.
    more
        Names that count only in company, if there are any.
    """

    def __init__(
        self,
        index: Index,
        vocabulary: Vocabulary,
        places: Mapping[str, Place],
        more: Company | None = None,
    ) -> None:
        self._index = index
        self._vocabulary = vocabulary
        self._places = places
        self._more = more

    def find(self, text: str, skip: Sequence[tuple[int, int]] = ()) -> tuple[Match, ...]:
        """Find all names, in order of the text; a name within a longer one gives way."""
        folded = fold(text)
        hits = _leave_out(self._index.hits(text, folded), skip)
        free = self._choose(hits, text, folded) if hits else []
        if self._more is not None:
            free = self._add_more(self._more, free, text, folded, skip)
        words = self._kind_words(free, folded)
        return tuple(self._match(hit, text, word) for hit, word in zip(free, words, strict=True))

    def _choose(self, hits: Sequence[Hit], text: str, folded: str) -> list[Hit]:
        """Choose the names that their rules let pass."""
        allowed, persons = [], set()
        ends, starts = {hit.end for hit in hits}, {hit.start for hit in hits}
        for hit in hits:
            if self._allowed(hit, text) or _is_of_pair(hit, text, ends, starts):
                allowed.append(hit)
            elif CAPITAL in hit.entry.rule.not_before and self._has_name_before(hit, text):
                persons.add(id(hit.entry))
        free = settle(hit for hit in allowed if not hit.entry.rule.needs)
        bound = [hit for hit in allowed if hit.entry.rule.needs]
        if bound:
            free = settle([*free, *self._judge(bound, free, persons, text, folded)])
        return free

    def _add_more(
        self,
        more: Company,
        free: list[Hit],
        text: str,
        folded: str,
        skip: Sequence[tuple[int, int]],
    ) -> list[Hit]:
        """Add the names that count in their company."""
        edges = {hit.end for hit in free}, {hit.start for hit in free}

        def is_alone(hit: Hit, before_kind: bool) -> bool:  # noqa: FBT001 - called by position
            rule = hit.entry.rule
            if self._is_word(_word_before(text, hit.start), rule.not_before):
                return False
            return before_kind or not self._is_word(_word_after(text, hit.end), rule.not_after)

        kept = more.keep(
            _leave_out(more.find(text, folded), skip),
            free,
            folded,
            is_alone=is_alone,
            is_listed=lambda hit: self._listed(hit, edges, folded),
            is_dateline=lambda hit: _is_dateline(text, hit),
        )
        return settle([*free, *kept]) if kept else free

    def _allowed(self, hit: Hit, text: str) -> bool:
        """Tell whether no word next to the name makes it something else."""
        rule = hit.entry.rule
        if self._has_name_before(hit, text):
            return False
        return not (rule.not_after and self._is_word(_word_after(text, hit.end), rule.not_after))

    def _has_name_before(self, hit: Hit, text: str) -> bool:
        rule = hit.entry.rule
        return bool(rule.not_before) and self._is_word(_word_before(text, hit.start), rule.not_before)

    def _is_word(self, word: str, words: frozenset[str]) -> bool:
        folded = fold(word)
        if folded in words:
            return True
        if CAPITAL not in words or not word[:1].isupper() or folded in self._vocabulary.never_names:
            return False
        return folded not in self._index.entries

    def _judge(
        self, bound: list[Hit], free: list[Hit], persons: set[int], text: str, folded: str
    ) -> list[Hit]:
        """Keep the names whose needs are met; what holds once holds for that name in all of the text.

        A text that has someone of that name (a given name stands before it) means the person by it, but where
        a word for a kind of place stands next to it.
        """
        provinces = {key for hit in free for key in self._provinces(hit)}
        edges = {hit.end for hit in free}, {hit.start for hit in free}
        proved = {id(hit.entry) for hit in bound if self._met(hit, provinces, edges, text, folded)} - persons
        return [hit for hit in bound if id(hit.entry) in proved or self._has_kind(hit, folded)]

    def _has_kind(self, hit: Hit, folded: str) -> bool:
        return "kind" in hit.entry.rule.needs and any(
            self._kind_word(hit, folded, side) is not None for side in ("after", "before")
        )

    def _met(
        self,
        hit: Hit,
        provinces: set[tuple[str, str]],
        edges: tuple[set[int], set[int]],
        text: str,
        folded: str,
    ) -> bool:
        needs = hit.entry.rule.needs
        return (
            self._has_kind(hit, folded)
            or ("near" in needs and not provinces.isdisjoint(self._provinces(hit)))
            or ("list" in needs and self._listed(hit, edges, folded))
            or ("in" in needs and self._vocabulary.shows_place(folded, hit.start, hit.end))
            or ("dateline" in needs and _is_dateline(text, hit))
            or ("never" not in needs and _is_dateline(text, hit, capitals=True))
        )

    def _listed(self, hit: Hit, edges: tuple[set[int], set[int]], folded: str) -> bool:
        ends, starts = edges
        between = self._vocabulary.between
        return any(
            (hit.start - size in ends and folded[hit.start - size : hit.start] in between)
            or (hit.end + size in starts and folded[hit.end : hit.end + size] in between)
            for size in range(1, LONGEST_LINK + 1)
        )

    def _provinces(self, hit: Hit) -> list[tuple[str, str]]:
        places = (self._places[place_id] for place_id in hit.entry.place_ids)
        return [(place.country, place.admin1) for place in places if place.admin1]

    def _kind_word(self, hit: Hit, folded: str, side: str) -> KindWord | None:
        """Give the word next to a name for a kind that one of its places has."""
        word = (
            self._vocabulary.find_after(folded, _past_brackets(folded, hit.end))
            if side == "after"
            else self._vocabulary.find_before(folded, hit.start)
        )
        return word if word is not None and not self._kinds(hit).isdisjoint(word.kinds) else None

    def _kinds(self, hit: Hit) -> set[str]:
        return {self._places[place_id].kind for place_id in hit.entry.place_ids}

    def _kind_words(self, hits: Sequence[Hit], folded: str) -> list[KindWord | None]:
        """Give each name its word; "provinces" speaks of every name in its list."""
        words = [self._kind_word(hit, folded, "after") for hit in hits]
        taken = {word.start for word in words if word}  # "A district of B" tells A's kind only
        for number, hit in enumerate(hits):
            before = words[number] or self._kind_word(hit, folded, "before")
            if before is not None and (words[number] or before.start not in taken):
                words[number] = before
        for order in (range(1, len(hits)), range(len(hits) - 2, -1, -1)):
            step = order.step
            for here in order:
                there = here - step
                left, right = sorted((here, there))
                word = words[there]
                if words[here] is None and word is not None and word.many:
                    link = folded[hits[left].end : hits[right].start]
                    kinds = self._kinds(hits[here])
                    if link in self._vocabulary.between and not kinds.isdisjoint(word.kinds):
                        words[here] = word
        return words

    def _match(self, hit: Hit, text: str, word: KindWord | None) -> Match:
        kinds = self._kinds(hit)
        return Match(
            start=hit.start,
            end=hit.end,
            surface=text[hit.start : hit.end],
            place_ids=hit.entry.place_ids,
            rule=hit.entry.rule.name,
            kind_word=next(kind for kind in word.kinds if kind in kinds) if word else "",
            kind_start=word.start if word else 0,
            kind_end=word.end if word else 0,
        )


def _is_of_pair(hit: Hit, text: str, ends: set[int], starts: set[int]) -> bool:
    """Tell whether a hyphen joins a name to another one, whose capital then makes neither a person's: "Alpha-Beta road"."""
    after = text[hit.end : hit.end + 1] in HYPHENS and hit.end + 1 in starts
    before = text[hit.start - 1 : hit.start] in HYPHENS and hit.start - 1 in ends
    return (after or before) and hit.start > 0


# Another spelling of a name, which a word for its kind follows.
_BRACKETS = re.compile(r" ?\([^()\n]{1,30}\)(?= )")


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


_AnySpan = TypeVar("_AnySpan", bound=_Spanned)


def settle(hits: Iterable[Hit]) -> list[Hit]:
    """Choose among overlapping names the leftmost, of those the longest.

    Overlapping matches are chosen only after the test of their boundaries: a search for the longest
    alone would lose "Kabul" in "Kabul Riverside" to a name "Kabul River" that does not stand alone.
    """
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not chosen or hit.start >= chosen[-1].end:
            chosen.append(hit)
    return chosen


def _leave_out(hits: Iterable[_AnySpan], skip: Sequence[tuple[int, int]]) -> list[_AnySpan]:
    """Leave out what overlaps a span to skip, in one pass over both."""
    if not skip:
        return list(hits)
    spans = sorted(skip)
    kept, number, reached = [], 0, 0
    for hit in sorted(hits, key=lambda hit: hit.end):
        while number < len(spans) and spans[number][0] < hit.end:
            reached = max(reached, spans[number][1])
            number += 1
        if hit.start >= reached:
            kept.append(hit)
    return kept


def _past_brackets(folded: str, end: int) -> int:
    """Return where brackets end that stand right behind a name: "Tani (Tanai) | district"."""
    match = _BRACKETS.match(folded, end)
    return match.end() if match is not None else end


def _word_before(text: str, start: int) -> str:
    if start == 0 or text[start - 1] not in " -":
        return ""
    end = begin = start - 1
    while begin > 0 and (text[begin - 1].isalpha() or text[begin - 1] in "'’"):
        begin -= 1
    word = text[begin:end]
    return "" if word.endswith(("'s", "’s")) else word  # what something belongs to is no given name


def _word_after(text: str, end: int) -> str:
    if end >= len(text) or text[end] not in " -":
        return ""
    begin = stop = end + 1
    while stop < len(text) and text[stop].isalpha():
        stop += 1
    return text[begin:stop]


def _is_dateline(text: str, hit: Hit, *, capitals: bool = False) -> bool:
    """Tell whether a name opens a line as a dateline does; in ``capitals`` a date may stand behind a comma too."""
    if capitals and not text[hit.start : hit.end].isupper():
        return False
    line = text.rfind("\n", 0, hit.start) + 1
    begins = line == hit.start or (
        hit.start - line <= _LONGEST_STAMP and _STAMP.fullmatch(text, line, hit.start) is not None
    )
    after = text[hit.end : hit.end + 2].strip()
    marks = (*DATELINE_MARKS, ",") if capitals else DATELINE_MARKS
    return begins and (after.startswith(marks) or _DATED.match(text, hit.end) is not None)
