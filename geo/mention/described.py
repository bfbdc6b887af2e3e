"""Definite descriptions that mean a place: "the capital", "both crossings"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .token import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gazetteer import Gazetteer, Place

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
    words: Words, named: Sequence[Place], here: Mapping[int, str], lexicon: Lexicon, sorter: Sorter, gazetteer: Gazetteer
) -> list[Description]:
    """Find the descriptions of one sentence.

    Parameters
    ----------
    named
        The places named so far in the article, in order: what "the crossing" can refer to.
    here
        Countries that the sentence names, by the word at which it names them: whose capital is meant.
    """
    cues = dict(here)
    for index, country in _demonyms(words, lexicon.code, gazetteer):
        cues.setdefault(index, country)
    found = [*_capitals(words, cues, lexicon, sorter), *_references(words, named, lexicon)]
    return sorted(found, key=lambda description: description.first)


def _capitals(words: Words, cues: Mapping[int, str], lexicon: Lexicon, sorter: Sorter) -> Iterator[Description]:
    """Resolve "the capital": of the country in the phrase itself, else of the one last named before it."""
    for index, word in enumerate(words.folded):
        if word not in lexicon.described.get("capital", []) or (index + 1 < len(words) and words.folded[index + 1] in lexicon.described.get("not_before", [])):
            continue
        first = next((at for at in range(index - 1, max(-1, index - 1 - _ADJECTIVES), -1) if words.folded[at] in lexicon.described["articles"]), -1)
        inside = range(first + 1, index)
        if first < 0 or any(words.folded[at] not in lexicon.described["adjectives"] and at not in cues for at in inside):
            continue
        cue = max((at for at in cues if at < index), default=-1)
        place = sorter.capital(cues[cue]) if cue >= 0 else None
        if place is not None:
            yield Description(first=first, last=index + 1, places=(place,), why=f'the capital of the country told of: "{words.folded[cue]}"')


def _references(words: Words, named: Sequence[Place], lexicon: Lexicon) -> Iterator[Description]:
    """Resolve "the crossing" and "both crossings" to the last one or two of that kind that were named."""
    for row in lexicon.described.get("reference", []):
        pattern = _reference(tuple(row["words"]), tuple(row.get("not_before", [])))
        signs = f" {' '.join(words.folded)} "
        last = tuple(dict.fromkeys(place for place in reversed(named) if place.kind == row["kind"] and place.in_theatre))[: row["count"]]
        if len(last) < row["count"]:
            continue
        for match in pattern.finditer(signs):
            first = signs.count(" ", 0, match.start()) - 1
            yield Description(first=first, last=first + len(match.group().split()), places=tuple(reversed(last)), why=f"the last {row['kind']} named")


@cache
def _reference(phrases: tuple[str, ...], not_before: tuple[str, ...]) -> re.Pattern[str]:
    options = "|".join(re.escape(normalise(phrase)) for phrase in sorted(phrases, key=lambda text: (-len(text), text)))
    refused = "|".join(re.escape(normalise(phrase)) for phrase in not_before)
    return re.compile(rf"(?<= )(?:{options})(?= )" + (rf"(?! (?:{refused}) )" if refused else ""))


def _demonyms(words: Words, code: str, gazetteer: Gazetteer) -> Iterator[tuple[int, str]]:
    countries = demonyms(gazetteer, code)
    for index, word in enumerate(words.folded):
        if word in countries:
            yield index, countries[word]


def demonyms(gazetteer: Gazetteer, code: str) -> Mapping[str, str]:
    """Return the demonyms of one word in a language, folded, and the countries they speak of."""
    sides = gazetteer.sides
    return {
        normalise(word.text): sides.parties[word.party].country
        for word in sides.words_in(code)
        if word.kind == "demonyms" and word.party in sides.parties and sides.parties[word.party].country
    }
