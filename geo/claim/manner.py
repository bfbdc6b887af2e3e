"""How a crossing was shut or opened: wholly or in part, and by which side or by both."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..values import Measure

if TYPE_CHECKING:
    from .draft import Draft
    from .lexicon import Lexicon

_CROSSING = frozenset({Measure.CLOSURE, Measure.REOPENING})
# A clause's words before its verb, and the adverb behind it, stand no further off.
_BEFORE = 80
_AFTER = 25


def actors_of(draft: Draft, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the side labels of who did it: the party read with the verb, or both that share the frontier."""
    doer = lexicon.sides.parties.get(draft.doer)
    if doer is not None:
        return (doer.forces,)
    if draft.measure in _CROSSING and _says(draft, lexicon, "together"):
        return tuple(party.forces for party in lexicon.sides.parties.values() if party.country)
    return ()


def is_partial(draft: Draft, lexicon: Lexicon) -> bool:
    """Whether a crossing was shut or opened only in part."""
    return draft.measure in _CROSSING and _says(draft, lexicon, "partial")


def _says(draft: Draft, lexicon: Lexicon, key: str) -> bool:
    table = lexicon.tables.get("manner", {})
    if key not in table:
        return False
    start, end = draft.focus
    around = draft.sentence.text[max(start - _BEFORE, 0) : end + _AFTER].casefold()
    governed = [[word] for word in table["governed"]]
    found = _pattern(tuple(table[key])).finditer(around)
    # "the crossings between the two countries were shut" does not tell who shut them.
    return any(around[: match.start()].split()[-1:] not in governed for match in found)


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
