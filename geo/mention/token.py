"""Words of a sentence with their offsets, folded so that rules need not know case or spelling of letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..text import SIGNS, fold_letters

# A word may hold a zero-width non-joiner and vowel signs (Persian, Urdu), an ampersand or a full stop (U.S.);
# a possessive "'s" is a word of its own, and so is every other sign but a vowel sign that stands on no letter.
_TOKEN = re.compile(rf"['’]s\b|[^\W_](?:[\w{SIGNS}]*)(?:[.&][^\W_]+(?!\w))*|[^\w\s{SIGNS}]")
_FOLD = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-"})
_LONGEST = 40


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return a word as rules compare it: lower case, one form of each letter, at most 40 characters.

    Examples
    --------
    >>> fold("Kabul’s")
    "kabul's"
    """
    return fold_letters(word[:_LONGEST].casefold().translate(_FOLD))


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text: offsets where each starts and ends, and its folded form; ``vocabulary`` has each once."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    folded: tuple[str, ...]
    vocabulary: frozenset[str]

    def __len__(self) -> int:
        return len(self.starts)


def split_words(text: str, start: int = 0, end: int | None = None) -> Words:
    """Cut ``text[start:end]`` into words; offsets count from the beginning of ``text``.

    Examples
    --------
    >>> split_words("Kabul's reply").folded
    ('kabul', "'s", 'reply')
    """
    found = [
        (match.start(), match.end(), fold(match.group()))
        for match in _TOKEN.finditer(text, start, len(text) if end is None else end)
    ]
    if not found:
        return Words(starts=(), ends=(), folded=(), vocabulary=frozenset())
    starts, ends, folded = zip(*found, strict=True)
    return Words(starts=starts, ends=ends, folded=folded, vocabulary=frozenset(folded))


def normalise(phrase: str) -> str:
    """Return a phrase of the data as its folded words with one space between them."""
    return " ".join(split_words(phrase).folded)
