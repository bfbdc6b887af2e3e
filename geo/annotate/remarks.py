"""What those who code events remark on their numbers: of which event they are, what they add up to, what comes to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from ..errors import RuleError
from ..text import load_language

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..values import Evidence

_KEYS = ("here", "elsewhere", "total", "not_total", "further", "not_further")
# Code points of a text that are searched: a note is short, and remarks on a long report's end are not on its event.
_LONGEST = 4000
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,4}"


@dataclass(frozen=True, eq=False)
class Remarks:
    """The remarks in one text.

    Parameters
    ----------
    text
        The article's.
    language
        BCP 47 code. A language without ``notes.toml`` has no remarks.
    """

    text: str
    language: str

    @property
    def given(self) -> int | None:
        """The number that the text itself gives to its event: "5 fatalities coded to this event"."""
        return next((self._value(match) for match in self._find("here")), None)

    def total(self, places: Sequence[int]) -> int | None:
        """Return the number of which the text says that it is of all the dead, if nobody's death is told behind its clause.

        Parameters
        ----------
        places
            Where deaths are told, in code points.
        """
        found = None
        for match in self._find("total"):
            start, end = self._clause(match.start())
            # Parts may follow in brackets, or behind a comma.
            stop = max(end, self._sentence_end(match.end()))
            beside = self._matches("not_total", start, end)
            if not beside and not any(place >= stop for place in places):
                found = self._value(match)
        return found

    def is_elsewhere(self, evidence: Evidence) -> bool:
        """Whether the clause of a claim says that another event has its number."""
        start, end = self._clause(begin_of(evidence))
        return self._matches("elsewhere", start, end)

    def is_further(self, evidence: Evidence) -> bool:
        """Whether a claim counts dead who come to those told before: "two more died", "a third soldier succumbed"."""
        start, end = self._clause(begin_of(evidence))
        return self._matches("further", start, end) and not self._matches("not_further", start, end)

    def _find(self, key: str) -> Sequence[re.Match[str]]:
        pattern = _patterns(self.language).get(key)
        return [] if pattern is None else list(pattern.finditer(self.text, 0, _LONGEST))

    def _matches(self, key: str, start: int, end: int) -> bool:
        pattern = _patterns(self.language).get(key)
        return pattern is not None and pattern.search(self.text, start, min(end, _LONGEST)) is not None

    def _value(self, match: re.Match[str]) -> int | None:
        said = next((group for group in match.groups() if group is not None), "").casefold()
        if said[:1].isdigit():
            return int(said.replace(",", ""))
        words = _number_words(self.language)
        return sum(words.get(word, 0) for word in re.split(r"[\s-]+", said)) or None

    @cached_property
    def _borders(self) -> list[int]:
        pattern = _patterns(self.language).get("clause")
        inner = [] if pattern is None else [match.end() for match in pattern.finditer(self.text)]
        return [0, *inner, len(self.text)]

    def _clause(self, place: int) -> tuple[int, int]:
        start = max((border for border in self._borders if border <= place), default=0)
        return start, min((border for border in self._borders if border > place), default=len(self.text))

    def _sentence_end(self, place: int) -> int:
        match = re.compile(r"[.!?](?:\s|$)|[;\]]").search(self.text, place)
        return match.end() if match is not None else len(self.text)


def begin_of(evidence: Evidence) -> int:
    """Return where the words begin that carry a claim, in code points of its article."""
    return evidence.focus.start if evidence.focus is not None else evidence.start


@cache
def _number_words(code: str) -> Mapping[str, int]:
    words: Mapping[str, int] = load_language(code).tables.get("numbers", {}).get("words", {})
    return words


@cache
def _patterns(code: str) -> Mapping[str, re.Pattern[str]]:
    language = load_language(code)
    table = language.tables.get("notes")
    if table is None:
        return {}
    try:
        made = {key: re.compile(compile_phrases(table[key], code), re.IGNORECASE) for key in _KEYS}
        behind = "|".join(map(re.escape, table["clause"]))
    except (KeyError, TypeError) as error:
        message = f"geo/languages/{language.code}/notes.toml: missing or of a wrong type: {error}"
        raise RuleError(message) from error
    made["clause"] = re.compile(rf"[;()\[\]\n]|[.!?](?=\s|$)|,(?=\s(?:{behind})\s)", re.IGNORECASE)
    return made


def compile_phrases(phrases: Sequence[str], code: str) -> str:
    """Make one regular expression of phrases of ``notes.toml``, whose head says how they are written."""
    words = "|".join(sorted(map(re.escape, _number_words(code)), key=lambda word: (-len(word), word)))
    number = rf"({_DIGITS}|(?:{words})(?:[\s-](?:{words}))?)"
    return "|".join(_compile(phrase, number) for phrase in phrases)


def _compile(phrase: str, number: str) -> str:
    """Make a regular expression of a phrase of the data; each word is bounded, and what may lack brings its space with it."""
    parts: list[str] = []
    for word in phrase.split():
        optional = word.endswith("?")
        choices = word.removesuffix("?")
        if choices == "$":
            parts.append(r"(?=[;.,)\]\n]|$)")
            continue
        inner = number if choices == "#" else f"(?:{'|'.join(map(re.escape, choices.split('|')))})"
        bounded = rf"(?:(?<!\w)|(?=\W)){inner}(?!\w)\s{{0,3}}"
        parts.append(f"(?:{bounded})?" if optional else bounded)
    return "".join(parts)
