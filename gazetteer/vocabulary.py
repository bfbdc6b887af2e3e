"""Words that say what kind of place a name means, read from ``words/*.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .place import Kind
from .spelling import fold
from .theatre import WORDS, read_toml

if TYPE_CHECKING:
    from collections.abc import Iterable

REACH = 48  # characters: no word of the data is longer, spaces and an article included


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWord:
    """A word for a kind of place, next to a name.

    Parameters
    ----------
    kinds
        What it can mean, the usual meaning first (a tehsil is coded as a district or as its town).
    start, end
        Where it stands.
    many
        Whether it speaks of a list of names ("provinces").
    """

    kinds: tuple[str, ...]
    start: int
    end: int
    many: bool


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """The words of all languages in one: their scripts and spellings keep them apart."""

    after: re.Pattern[str]
    before: re.Pattern[str]
    meanings: dict[tuple[str, str], tuple[tuple[str, ...], bool]]
    place_after: re.Pattern[str]
    place_before: re.Pattern[str]
    never_names: frozenset[str]
    no_places: frozenset[str]
    between: frozenset[str]

    def find_after(self, folded: str, end: int) -> KindWord | None:
        """Find the kind word that follows a name which ends there."""
        match = self.after.match(folded, end, end + REACH)
        return self._word(match, "after") if match else None

    def find_before(self, folded: str, start: int) -> KindWord | None:
        """Find the kind word before a name which starts there."""
        match = self.before.search(folded, max(0, start - REACH), start)
        return self._word(match, "before") if match else None

    def _word(self, match: re.Match[str], side: str) -> KindWord:
        kinds, many = self.meanings[side, match["word"]]
        return KindWord(kinds=kinds, start=match.start("word"), end=match.end("word"), many=many)

    def shows_place(self, folded: str, start: int, end: int) -> bool:
        """Tell whether a preposition of place or the like stands by a name."""
        return bool(
            self.place_before.search(folded, max(0, start - REACH), start)
            or self.place_after.match(folded, end, end + REACH)
        )


@cache
def load_vocabulary() -> Vocabulary:
    """Read the words of all languages, once."""
    tables = [read_toml(path) for path in sorted(WORDS.glob("*.toml"))]
    meanings: dict[tuple[str, str], tuple[tuple[str, ...], bool]] = {}
    for table in tables:
        for kind in Kind:
            words = table.get(kind, {})
            for side in ("after", "before"):
                for many in (False, True):
                    for word in words.get(side + "_many" if many else side, ()):
                        known = meanings.get((side, fold(word)), ((), False))[0]
                        if kind.value not in known:
                            meanings[side, fold(word)] = ((*known, kind.value), many)
    sides = {side: [word for place, word in meanings if place == side] for side in ("after", "before")}
    place = [table.get("place", {}) for table in tables]
    return Vocabulary(
        after=_after(sides["after"]),
        before=_before(sides["before"]),
        meanings=meanings,
        place_after=_after(word for words in place for word in words.get("after", ())),
        place_before=_before(word for words in place for word in words.get("before", ())),
        never_names=frozenset(word for words in place for word in words.get("never_names", ())),
        no_places=frozenset(fold(word) for words in place for word in words.get("no_places", ())),
        between=frozenset(
            fold(link) for table in tables for link in table.get("list", {}).get("between", ())
        ),
    )


def _after(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:'s)?[ )]{{1,2}}(?P<word>{_any(words)})(?!\w)")


def _before(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<word>{_any(words)}) ?(?:the )?$")


def _any(words: Iterable[str]) -> str:
    return "|".join(
        re.escape(word) for word in sorted(set(map(fold, words)), key=lambda word: (-len(word), word))
    )
