"""Whether a text speaks of the theatre at all: whether it names one of its places, or one of its parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from .index import LONGEST_ABBREVIATION
from .spelling import fold, stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .place import Place
    from .sides import Sides

# What enemies call a party is written small too ("khwarij"); all other names have a capital, where a script has any.
_WRITTEN_SMALL = "called_by_others"


class Scope:
    """The names of a theatre's places and parties, in all languages, in one automaton.

    No rule judges a name here: one that may be something else counts as well, so that nothing is missed.
    """

    def __init__(self, places: Iterable[Place], sides: Sides) -> None:
        names = {fold(name.text) for place in places if place.in_theatre for name in place.names}
        small = {fold(phrase) for phrase in sides.gives_away}
        words = [word for words in sides.words.values() for word in words if word.party]
        for word in words:
            (small if word.kind == _WRITTEN_SMALL else names).add(fold(word.text))
        texts = [word.text for word in words] + [n.text for place in places for n in place.names]
        short = {fold(text) for text in texts if text.isupper() and len(text) <= LONGEST_ABBREVIATION}
        self._capitals = short - {fold(text) for text in texts if not text.isupper()}
        self._small = small
        self._names = sorted(names | small)
        self._automaton = AhoCorasick(self._names, matchkind=MatchKind.Standard)

    def is_named(self, text: str) -> bool:
        """Tell whether a text names anything of the theatre."""
        for number, start, end in self._automaton.find_matches_as_indexes(fold(text), overlapping=True):
            name = self._names[number]
            if name not in self._small and (
                text[start].islower() or (name in self._capitals and not text[start:end].isupper())
            ):
                continue
            if stands_alone(text, start, end):
                return True
        return False
