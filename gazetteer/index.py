"""All names in one automaton."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from .ambiguity import Rule
from .spelling import VOWEL_SIGNS, fold, respaced, stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .place import Place

NO_RULE = Rule(name="")
LONGEST_ABBREVIATION = 5
# The first letters of all words of a name but its first.
_LATER_WORDS = re.compile(r"(?<= )\w")
_APOSTROPHES = frozenset("'’")
# A dash after a place that opens a line, as some papers set it: "somewhere - Traders said ...".
_SMALL_DATELINE = re.compile(r"\s?[-–—]\s")
# Names are compared as if this were the other yeh; at the end of a word it is the sign of infinitives and plurals.
_BARRED = "ے"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A folded name.

    Parameters
    ----------
    place_ids
        The places it can mean, the usual meaning first.
    capitals
        Whether it is an abbreviation, found in capitals only.
    """

    place_ids: tuple[str, ...]
    rule: Rule
    capitals: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A name that stands alone in a text, before the rules have judged it."""

    start: int
    end: int
    entry: Entry


class Index:
    """Every name of every place, by its folded form.

    Parameters
    ----------
    places
        In the order of the data; of two places of one name without a preference the earlier comes first.
    rules
        By folded name.
    """

    def __init__(self, places: Iterable[Place], rules: Mapping[str, Rule]) -> None:
        spelled: dict[str, list[str]] = {}
        lowered: set[str] = set()
        barred: set[str] = set()
        for place in places:
            for name in place.names:
                folded = fold(name.text)
                ids = spelled.setdefault(folded, [])
                if place.id not in ids:
                    ids.append(place.id)
                if not (name.text.isupper() and len(name.text) <= LONGEST_ABBREVIATION):
                    lowered.add(folded)
                if name.text.endswith(_BARRED):
                    barred.add(folded)
        self.entries: dict[str, Entry] = {}
        for name_, ids in spelled.items():
            rule = rules.get(name_, NO_RULE)
            self.entries[name_] = Entry(
                place_ids=tuple(sorted(ids, key=rule.tier)), rule=rule, capitals=name_ not in lowered
            )
        for name_, entry in tuple(self.entries.items()):
            for other in respaced(name_):
                self.entries.setdefault(other, entry)
        found = [name for name, entry in self.entries.items() if "never" not in entry.rule.needs]
        self._found = [self.entries[name] for name in found]
        self._barred = [name in barred for name in found]
        self._automaton = AhoCorasick(found, matchkind=MatchKind.Standard)

    def hits(self, text: str, folded: str) -> Iterator[Hit]:
        """Give every name that stands alone and is written as a name, overlaps and all.

        In Latin script a name begins with a capital (so "tank" is none), but where only its first word lacks one
        ("lower Kurram") or a dateline is set in small letters; an abbreviation is all capitals. A word
        that ends in the Urdu letter of inflected forms is a name only where the data spell one so.
        """
        for number, start, end in self._matches(folded):
            entry = self._found[number]
            if not _is_written_large(text, start, end) or (entry.capitals and not text[start:end].isupper()):
                continue
            if text[end - 1] == _BARRED and not self._barred[number]:
                continue
            if stands_alone(text, start, end):
                yield Hit(start=start, end=end, entry=entry)

    def _matches(self, folded: str) -> Iterator[tuple[int, int, int]]:
        """Give the names in a folded text, those too that are written with vowel signs."""
        yield from self._automaton.find_matches_as_indexes(folded, overlapping=True)
        if VOWEL_SIGNS.search(folded) is None:
            return
        kept = [at for at, character in enumerate(folded) if not VOWEL_SIGNS.match(character)]
        bare = "".join(folded[at] for at in kept)
        for number, start, end in self._automaton.find_matches_as_indexes(bare, overlapping=True):
            first, last = kept[start], kept[end - 1] + 1
            if last - first > end - start:
                yield number, first, last


def _is_written_large(text: str, start: int, end: int) -> bool:
    """Tell whether a name has its capital; of several words the first may lack it, and so may a dateline at a line's start."""
    if not text[start].islower():
        return True
    others = _LATER_WORDS.findall(text, start + 1, end)
    if others and all(letter.isupper() for letter in others):
        return start == 0 or text[start - 1] not in _APOSTROPHES  # "Alpha's Beta" is no "S. Beta"
    opens = start == 0 or text[start - 1] == "\n"
    return opens and _SMALL_DATELINE.match(text, end) is not None
