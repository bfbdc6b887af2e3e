"""Definite descriptions that mean a place: "the capital", "both crossings"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence

    from gazetteer import Place

    from .lexicon import Lexicon
    from .sort import Sorter
    from .token import Words

_ADJECTIVES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """A range of a sentence's words that describes a place, and the places that it can only mean."""

    first: int
    last: int
    places: tuple[Place, ...]
    why: str


def find_described(
    words: Words,
    named: Sequence[Place],
    here: Mapping[int, str],
    *,
    lexicon: Lexicon,
    sorter: Sorter,
) -> list[Description]:
    """Find the descriptions of one sentence.

    Parameters
    ----------
    named
        The last places named in the article, in order: what "the crossing" can refer to.
    here
        Countries that the sentence names, by the word at which it names them: whose capital is meant.
    """
    found = [*_capitals(words, here, lexicon, sorter), *_references(words, named, lexicon)]
    return sorted(found, key=lambda description: description.first)


def _capitals(
    words: Words, here: Mapping[int, str], lexicon: Lexicon, sorter: Sorter
) -> Iterator[Description]:
    """Resolve "the capital": of the country in the phrase itself, else of the one last named before it."""
    described, folded = lexicon.described, words.folded
    if described["capital"].isdisjoint(words.vocabulary):
        return
    cue = -1
    for index, word in enumerate(folded):
        if index in here or word in sorter.demonyms:
            cue = index
        after = folded[index + 1] if index + 1 < len(folded) else ""
        if word not in described["capital"] or after in described["not_before"]:
            continue
        first = index
        while index - first < _ADJECTIVES and first > 0 and folded[first] not in described["articles"]:
            first -= 1
        between = range(first + 1, index)
        strange = any(
            folded[at] not in described["adjectives"] and folded[at] not in sorter.demonyms for at in between
        )
        country = here.get(cue) or sorter.demonyms.get(folded[cue], "") if cue >= 0 else ""
        place = sorter.capital(country) if country else None
        if folded[first] in described["articles"] and not strange and place is not None:
            why = f'the capital of the country told of: "{folded[cue]}"'
            yield Description(first=first, last=index + 1, places=(place,), why=why)


def _references(words: Words, named: Sequence[Place], lexicon: Lexicon) -> Iterator[Description]:
    """Resolve "the crossing" and "both crossings" to the last one or two of that kind that were named."""
    for reference in lexicon.references:
        if not reference.pattern.may_match(words.vocabulary):
            continue
        fitting = {
            place.id: place for place in reversed(named) if place.kind == reference.kind and place.in_theatre
        }
        last = tuple(fitting.values())[: reference.count]
        if len(last) < reference.count:
            continue
        why = f"the last {reference.kind} named"
        for first, size in find_phrases(words, reference.pattern.regex):
            yield Description(first=first, last=first + size, places=last[::-1], why=why)


def find_phrases(words: Words, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield where phrases begin and how many words they have, in one pass over the words."""
    signs = f" {' '.join(words.folded)} "
    index, counted = -1, 0
    for match in pattern.finditer(signs):
        index += signs.count(" ", counted, match.start())
        counted = match.start()
        yield index, len(match.group().split())
