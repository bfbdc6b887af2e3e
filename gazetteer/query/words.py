"""The words of place phrases, of all languages in one: how far, which way, near what, on which road."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from ..place import Kind
from ..theatre import WORDS, read_toml
from .tokens import name_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Lists of phrases that have one role; what stands first keeps a phrase that a later list has too.
_ROLES = ("between", "and", "to", "of", "in", "part", "border", "road")
_FIGURES = {"units": "unit", "bearings": "bearing", "numbers": "number"}
LETTERS = "letters"


@dataclass(frozen=True, slots=True)
class Word:
    """What a word or phrase does in a query: its role, and the figure or the kinds that it gives."""

    role: str
    value: Any = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """Phrases by their key, the letters of the compass (read after a distance only), and the longest phrase's words."""

    phrases: Mapping[str, Word]
    letters: Mapping[str, float]
    first: Mapping[str, int]


@cache
def load_words() -> Words:
    """Read the words of all languages, once."""
    phrases: dict[str, Word] = {}
    letters: dict[str, float] = {}
    kinds: dict[str, list[str]] = {}
    for path in sorted(WORDS.glob("*.toml")):
        table = read_toml(path)
        query = table.get("query", {})
        letters |= query.get(LETTERS, {})
        for phrase, word in _phrases(query):
            phrases.setdefault(name_key(phrase), word)
        for kind in Kind:
            for phrase in (*_flat(table.get(kind, {})), *query.get("kinds", {}).get(kind, ())):
                known = kinds.setdefault(_without_of(name_key(phrase), phrases), [])
                if kind.value not in known:
                    known.append(kind.value)
    # "border" is a gate's word after its name, and the line's everywhere else: the parser sees which.
    for phrase, meant in kinds.items():
        if phrase not in phrases or phrases[phrase].role in {"border", "thing"}:
            phrases[phrase] = Word("kind", (tuple(meant), phrases[phrase].role if phrase in phrases else ""))
    first: dict[str, int] = {}
    for phrase in phrases:
        words = phrase.split()
        if words:
            first[words[0]] = max(first.get(words[0], 0), len(words))
    return Words(phrases=phrases, letters=letters, first=first)


def _phrases(query: Mapping[str, Any]) -> Iterator[tuple[str, Word]]:
    for sort, phrases in query.get("near", {}).items():
        yield from ((phrase, Word("near", sort)) for phrase in phrases)
    for name, role in _FIGURES.items():
        yield from ((phrase, Word(role, float(value))) for phrase, value in query.get(name, {}).items())
    for role in _ROLES:
        yield from ((phrase, Word(role)) for phrase in query.get(role, ()))
    idle = query.get("idle", {})
    yield from ((phrase, Word("idle")) for phrase in idle.get("words", ()))
    yield from ((phrase, Word("thing")) for phrase in idle.get("things", ()))


def _flat(kind: Mapping[str, Any]) -> Iterator[str]:
    for phrases in kind.values():
        yield from phrases


def _without_of(phrase: str, phrases: Mapping[str, Word]) -> str:
    """Take the "of" off a kind word ("district of"): in a query it may as well part two places."""
    rest, _, last = phrase.rpartition(" ")
    return rest if rest and last in phrases and phrases[last].role in {"of", "in"} else phrase
