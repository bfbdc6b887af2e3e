"""Phrases and what they mean, keyed so that the longest that begins at a word is found at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..text import JOINER
from .tokens import fold, tokenize

if TYPE_CHECKING:
    from collections.abc import Mapping

# Marks words of victims that mean them only with a capital letter.
PROPER = "proper"
# What an abbreviation that is a party's or a voice's name does not mean: "US" is no pronoun.
_SMALL_WORDS = frozenset({"aux", "pronoun"})
Tags = dict[str, tuple[str, ...]]

# Words of grammar.toml that a language need not have.
MAY_LACK = {
    "companion": ("joins", "companion"),
    "other_side": ("both_sides", "other"),
    "nobody": ("hypothetical", "nobody"),
    "negation": ("hypothetical", "negation"),
    "any": ("hypothetical", "any"),
    "demand": ("hypothetical", "clause"),
    "purpose": ("hypothetical", "purpose"),
    "commerce": ("commerce", "words"),
    "none_figures": ("hypothetical", "none_figures"),
    "versus": ("joins", "versus"),
    "third": ("possessive", "third"),
    "whence": ("partitive", "whence"),
    "own_side": ("both_sides", "own"),
    "postposed": ("boundaries", "postposed"),
    "own_group": ("possessive", "group"),
    "own_country": ("possessive", "country"),
    "about_noun": ("boundaries", "about_noun"),
    "among_dead": ("including", "dead"),
    "described": ("described", "words"),
    "everybody": ("everybody", "words"),
    "one_more": ("one_more", "words"),
    "nature": ("nature", "words"),
    "him": ("him", "words"),
    "he": ("he", "words"),
    "in_turn": ("in_turn", "words"),
    "age": ("age", "words"),
    "same_number": ("same_number", "words"),
    "share": ("share", "words"),
    "outsider": ("outsider", "words"),
    "abroad": ("abroad", "words"),
    "feud": ("feud", "words"),
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words and what they mean, and what where the first is written ``small``, or in ``capitals`` throughout.

    Capitals tell an abbreviation from the word of its letters ("US", "us"), where it has one.
    """

    words: tuple[str, ...]
    tags: Tags
    small: Tags
    capitals: Tags


@dataclass(frozen=True, slots=True)
class Phrases:
    """What one word begins: ``longer`` by the second word, the longest first, and what it means ``alone``."""

    longer: Mapping[str, tuple[Phrase, ...]]
    alone: Phrase | None


def spellings_of(phrase: str) -> list[tuple[str, ...]]:
    """Return a phrase's words as units have them: folded, and where parts of it are joined, those apart and together."""
    if JOINER in phrase:
        # Some write the parts of such a word apart, some together: folding does the latter.
        before, _, behind = phrase.partition(JOINER)
        return [*spellings_of(f"{before} {behind}"), *spellings_of(before + behind)]
    words = tuple(token.low for token in tokenize(fold(phrase), limit=20))
    return [words] if words else []


def as_units(phrases: list[str]) -> frozenset[str]:
    """Return phrases as the ``low`` of units spells them."""
    return frozenset(" ".join(words) for phrase in phrases for words in spellings_of(phrase))


def add_phrase(found: dict[tuple[str, ...], Tags], phrase: str, name: str, values: tuple[str, ...]) -> None:
    """Give a phrase a meaning, however its words are written together."""
    for words in spellings_of(phrase):
        # The first meaning that the data gives a word stays: a party's name is not overwritten by a voice's.
        found.setdefault(words, {}).setdefault(name, values)


def count_sources(found: Mapping[tuple[str, ...], Tags]) -> None:
    """Let phrases for sources mean victims where their last word does: "local tribesmen" speak, and are killed."""
    for words, tags in found.items():
        if "source" not in tags:
            continue
        # "provincial police chief": the longest end that means somebody, "police chief" and not "chief"
        ends = (found.get(words[n:], {}).get("head") for n in range(1, len(words)))
        noun = next((noun for noun in ends if noun is not None and noun[-1] != PROPER), None)
        if noun is not None:
            tags.setdefault("head", noun)


def key_by_words(found: Mapping[tuple[str, ...], Tags]) -> dict[str, Phrases]:
    """Key phrases by their first word, and the longer ones by their second."""
    first: dict[str, list[Phrase]] = {}
    for words, tags in found.items():
        small = {name: value for name, value in tags.items() if not _is_proper(name, value)}
        named = bool(tags.keys() & {"party", "voice"})
        capitals = {name: value for name, value in tags.items() if not (named and name in _SMALL_WORDS)}
        first.setdefault(words[0], []).append(Phrase(words, tags, small, capitals))
    made: dict[str, Phrases] = {}
    for word, rows in first.items():
        longer: dict[str, tuple[Phrase, ...]] = {}
        for row in sorted(rows, key=lambda row: (-len(row.words), row.words)):
            if len(row.words) > 1:
                longer[row.words[1]] = (*longer.get(row.words[1], ()), row)
        made[word] = Phrases(longer, next((row for row in rows if len(row.words) == 1), None))
    return made


def _is_proper(name: str, value: tuple[str, ...]) -> bool:
    """Whether a meaning needs a capital letter: "Dawn" is a newspaper, "dawn" is not."""
    if name == "head":
        return value[-1] == PROPER
    return name in {"voice", "calendar"} or (name == "party" and value[1] != "called_by_others")
