"""All names in one automaton."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ahocorasick_rs import AhoCorasick, MatchKind

from .ambiguity import Rule
from .spelling import fold, stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .place import Place

NO_RULE = Rule(name="")
LONGEST_ABBREVIATION = 5


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
        for place in places:
            for name in place.names:
                folded = fold(name.text)
                ids = spelled.setdefault(folded, [])
                if place.id not in ids:
                    ids.append(place.id)
                if not (name.text.isupper() and len(name.text) <= LONGEST_ABBREVIATION):
                    lowered.add(folded)
        self.entries: dict[str, Entry] = {}
        for name_, ids in spelled.items():
            rule = rules.get(name_, NO_RULE)
            self.entries[name_] = Entry(
                place_ids=tuple(sorted(ids, key=rule.tier)), rule=rule, capitals=name_ not in lowered
            )
        found = [name for name, entry in self.entries.items() if "never" not in entry.rule.needs]
        self._found = [self.entries[name] for name in found]
        self._automaton = AhoCorasick(found, matchkind=MatchKind.Standard)

    def hits(self, text: str, folded: str) -> Iterator[Hit]:
        """Give every name that stands alone and is written as a name, overlaps and all.

        In Latin script a name begins with a capital (so "tank" is none), and an abbreviation is all capitals.
        """
        for number, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            entry = self._found[number]
            first = text[start]
            if first.islower() or (entry.capitals and not text[start:end].isupper()):
                continue
            if stands_alone(text, start, end):
                yield Hit(start=start, end=end, entry=entry)
