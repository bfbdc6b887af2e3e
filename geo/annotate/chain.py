"""How the places of a text hang together: which is in which, which are the ends of a road, to which an event is coded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ..errors import RuleError
from ..text import load_language
from .remarks import compile_phrases

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..values import Mention

# Code points between two names of a chain, and before a name that it is coded to.
_NEAR = 60
_BRACKETS = r"\s?(?:\([^()\n]{1,30}\)\s?)?"


@dataclass(frozen=True, kw_only=True)
class Chain:
    """The mentions of a text, in order, with the words between them.

    Parameters
    ----------
    text, language
        The article's, and its BCP 47 code; a language without ``notes.toml`` has no such words.
    mentions
        The article's.
    """

    text: str
    language: str
    mentions: Sequence[Mention]

    def coded(self) -> Mention | None:
        """Return the mention to which the text says that its event is coded."""
        for mention in self.mentions:
            if self._ends("coded", mention.start):
                return mention
        return None

    def holders(self) -> Iterator[tuple[Mention, Mention]]:
        """Give each place with the one that holds it: "Tani district, Khost", "Khost's Tani"."""
        for first, second in pairwise(self.mentions):
            if self._fills("inside", first.end, second.start):
                yield first, second
            elif self._fills("holds", first.end, second.start):
                yield second, first

    def roads(self) -> Iterator[tuple[Mention, Mention]]:
        """Give the ends of each road that is named by them: "the Bannu-Miranshah road"."""
        pattern = _patterns(self.language).get("roads")
        for first, second in pairwise(self.mentions):
            joined = re.fullmatch(r"\s?[-–—/]\s?", self.text[first.end : second.start])
            if joined and pattern is not None and pattern.match(self.text, second.end):
                yield first, second

    def is_of_province(self, mention: Mention) -> bool:
        """Whether a word behind a name says that it is the province's."""
        pattern = _patterns(self.language).get("province")
        return pattern is None or pattern.match(self.text, mention.end) is not None

    def is_owned(self, mention: Mention) -> bool:
        """Whether a name stands behind "of" or "from", so that it tells whose something is."""
        return not _patterns(self.language) or self._ends("owned", mention.start)

    def _fills(self, key: str, start: int, end: int) -> bool:
        pattern = _patterns(self.language).get(key)
        return pattern is not None and start <= end <= start + _NEAR and _fits(pattern, self.text, start, end)

    def _ends(self, key: str, end: int) -> bool:
        pattern = _patterns(self.language).get(key)
        before = self.text[max(end - _NEAR, 0) : end]
        return pattern is not None and any(match.end() == len(before) for match in pattern.finditer(before))


def _fits(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return pattern.fullmatch(text, start, end) is not None


@cache
def _patterns(code: str) -> Mapping[str, re.Pattern[str]]:
    language = load_language(code)
    table = language.tables.get("notes")
    if table is None:
        return {}
    try:
        made = {key: compile_phrases(words, code) for key, words in table["where"].items()}
    except (KeyError, TypeError, AttributeError) as error:
        message = f"geo/languages/{language.code}/notes.toml: where: missing or of a wrong type: {error}"
        raise RuleError(message) from error
    return {
        key: re.compile(
            rf"{_BRACKETS}(?:{pattern})" if key in {"inside", "roads", "province"} else pattern, re.IGNORECASE
        )
        for key, pattern in made.items()
    }
