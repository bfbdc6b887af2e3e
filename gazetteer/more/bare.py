"""Names of areas without the word for their kind: a gazetteer's "Khost Province" is what the theatre calls Khost."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ..place import Kind, Name
from ..spelling import fold
from ..vocabulary import load_vocabulary
from .record import clean_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Of these the word is no part of the name; a pass or valley has it in its name as a rule.
_KINDS = frozenset({Kind.PROVINCE, Kind.DISTRICT})


def bare_names(names: Sequence[Name], kind: str) -> tuple[Name, ...]:
    """Put before the names of an area those that are left of them without the word for its kind.

    Examples
    --------
    >>> [name.text for name in bare_names([Name(text="Spin Boldak District", language="en")], "district")]
    ['Spin Boldak', 'Spin Boldak District']
    >>> [name.text for name in bare_names([Name(text="District of Chaman", language="en")], "district")]
    ['Chaman', 'District of Chaman']
    """
    if kind not in _KINDS:
        return tuple(names)
    bare = [replace(name, text=strip_kind(name.text, kind)) for name in names]
    return tuple(dict.fromkeys((*bare, *names)))


def strip_kind(name: str, kind: str) -> str:
    """Take the word for a kind off a name that begins or ends with it; the name itself where nothing is left.

    Examples
    --------
    >>> strip_kind("Khost Province", "province"), strip_kind("Khost Province", "district")
    ('Khost', 'Khost Province')
    """
    folded = fold(name)
    before, after = _words(kind)
    for word in after:
        if folded.endswith(f" {word}"):
            return clean_name(name[: -len(word) - 1]) or name
    for word in before:
        if folded.startswith(f"{word} "):
            return clean_name(name[len(word) + 1 :]) or name
    return name


@cache
def _words(kind: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the words that stand before and after names of a kind, the longest first."""
    found = load_vocabulary().meanings
    sides = (
        [
            word
            for (side, word), (kinds, many) in found.items()
            if side == wanted and kind in kinds and not many
        ]
        for wanted in ("before", "after")
    )
    before, after = (_longest_first(words) for words in sides)
    return before, after


def _longest_first(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words), key=lambda word: (-len(word), word)))
