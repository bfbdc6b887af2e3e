"""Finds the names of a stock: in a text all at once, or one by itself."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from ..spelling import fold, stands_alone
from .keys import BETWEEN
from .probe import is_apart, probe
from .stock import MOST_MEANINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..index import Index
    from ..sides import Sides
    from ..vocabulary import Vocabulary
    from .stock import Stock

SHORTEST = 3  # letters: "Ab" and "In" are villages, too


def list_never(words: Vocabulary, index: Index, sides: Sides) -> frozenset[str]:
    """List what no imported place is called in a text: words, the parties' names, and the theatre's own places."""
    parties = (fold(word.text) for row in sides.words.values() for word in row)
    return words.never_names.union(words.no_places, index.entries, parties)


class Found(NamedTuple):
    """A key that stands in a text as a name does."""

    start: int
    end: int
    key: int
    cased: bool  # whether it is in a script with capitals, and begins with one


class Search:
    """The names of a stock, in automata that are made when a text is first searched.

    Parameters
    ----------
    stock
        The places.
    never
        Folded words that are never looked for in texts: function words, and names that the theatre has itself.
    """

    def __init__(self, stock: Stock, never: frozenset[str]) -> None:
        self.stock = stock
        self._never = never

    @cached_property
    def keys(self) -> Sequence[str]:
        """All folded names, in order."""
        return self.stock.keys.split(BETWEEN) if self.stock.keys else []

    def meanings(self, folded: str) -> list[int]:
        """Give the numbers of the places of a name, those that many texts name first; at most fifty."""
        at = bisect_left(self.keys, folded)
        if at == len(self.keys) or self.keys[at] != folded:
            return []
        return self.places_of(at)[:MOST_MEANINGS]

    def has_prefix(self, word: str) -> bool:
        """Tell whether a name begins with a word."""
        at = bisect_left(self.keys, word)
        return at < len(self.keys) and (self.keys[at] == word or self.keys[at].startswith(f"{word} "))

    def places_of(self, key: int) -> list[int]:
        """Give the numbers of the places of a key, those that many texts name first."""
        columns = self.stock.columns
        numbers = columns["key_place"][int(columns["key_start"][key]) : int(columns["key_start"][key + 1])]
        small = ~self.stock.is_known[numbers]
        return [int(number) for number in numbers[np.argsort(small, kind="stable")]]

    def find(self, text: str, folded: str) -> Iterator[Found]:
        """Give every name that stands alone and is written as one, overlaps and all."""
        capitals = self.stock.columns["key_capitals"]
        automaton, numbers = self._spaced
        for form in probe(folded):
            for number, start, end in automaton.find_matches_as_indexes(f" {form} ", overlapping=True):
                # The form begins with a space more than the text, and so do the names: the start is the text's.
                first, key, stop = text[start], numbers[number], end - 2
                if first.islower() or folded[start:stop] != self.keys[key] or _is_joined(text, start, stop):
                    continue
                if not capitals[key] or text[start:stop].isupper():
                    yield Found(start, stop, key, first.isupper())
        if not text.isascii() and (found := self._unspaced) is not None:
            automaton, numbers = found
            for number, start, end in automaton.find_matches_as_indexes(folded, overlapping=True):
                if stands_alone(text, start, end):
                    yield Found(start, end, numbers[number], False)  # noqa: FBT003 - a row

    @cached_property
    def _spaced(self) -> tuple[AhoCorasick, Sequence[int]]:
        """Names between spaces. A name in two scripts stands in neither form of a text, and is not found."""
        # One pass over all keys: a call for each would cost more than the automaton.
        forms = [form.split(_PART) for form in probe_keys(self.stock.keys)] if self.stock.keys else []
        patterns, numbers = [], []
        for number, key in enumerate(self.keys):
            if len(key) < SHORTEST or key in self._never or is_apart(key):
                continue
            whole = [form[number] for form in forms if not form[number].isspace()]
            if len(whole) == 1:
                patterns.append(f" {whole[0]} ")
                numbers.append(number)
        return _build(patterns), numbers

    @cached_property
    def _unspaced(self) -> tuple[AhoCorasick, Sequence[int]] | None:
        numbers = [
            number
            for number, key in enumerate(self.keys)
            if not key.isascii() and is_apart(key) and len(key) >= SHORTEST and key not in self._never
        ]
        return (_build([self.keys[number] for number in numbers]), numbers) if numbers else None


_PART = "\n"
_JOINER = "\u200c"  # parts the letters of a compound, and not its words


def _is_joined(text: str, start: int, end: int) -> bool:
    """Tell whether a name is part of a compound word, as Persian writes them."""
    return text[end : end + 1] == _JOINER or text[start - 1 : start] == _JOINER


def probe_keys(keys: str) -> list[str]:
    """Bring all keys to the forms that texts are searched in, with line ends between them."""
    parts = np.frombuffer(keys.encode("utf-32-le"), dtype="<u4") == ord(BETWEEN)
    forms = []
    for form in probe(keys):
        codes = np.frombuffer(form.encode("utf-32-le"), dtype="<u4").copy()
        codes[parts] = ord(_PART)
        forms.append(codes.tobytes().decode("utf-32-le"))
    return forms


def _build(patterns: Sequence[str]) -> AhoCorasick:
    return AhoCorasick(
        patterns,
        matchkind=MatchKind.Standard,
        implementation=Implementation.ContiguousNFA,
        store_patterns=False,
    )
