"""All names as queries spell them: exactly, written together or apart, or nearly."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..index import NO_RULE, Entry
from ..more.meaning import join_meanings
from ..place import Kind
from ..spelling import script_of
from .similar import SimilarNames
from .tokens import name_key
from .words import load_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..more.search import Search
    from ..place import Place

_BARE = frozenset({Kind.PASS, Kind.VALLEY})
_SCRIPT = "LATIN"
_SYSTEMS = frozenset({"iso_3166_2", "pcode", "wikidata"})
MOST_WORDS = 5  # of an imported name in a query


class Names:
    """Names by their keys, with what each can mean.

    Parameters
    ----------
    entries
        The gazetteer's names, by folded form.
    places
        All places, for their codes.
    states
        The words by which the theatre's countries are called ("Afghan"), folded, with their codes.
    codes
        Other codes of the countries (ISO 3166-1 alpha-3), with their two letters.
    more
        Imported names, if there are any. They are known as they are written, and looked up when they are asked for.
    """

    def __init__(
        self,
        entries: Mapping[str, Entry],
        places: Iterable[Place],
        states: Mapping[str, str] | None = None,
        codes: Mapping[str, str] | None = None,
        more: Search | None = None,
    ) -> None:
        self.entries: dict[str, Entry] = {}
        for name, entry in entries.items():
            key = name_key(name)
            known = self.entries.get(key)
            self.entries[key] = entry if known is None else _join(known, entry)
        self.entries.pop("", None)
        known_places = {place.id: place for place in places}
        for place in known_places.values():
            entry = Entry(place_ids=(place.id,), rule=NO_RULE, capitals=False)
            self.entries.setdefault(name_key(place.name), entry)
        self._name_bare(known_places)
        self._ours = frozenset(place.id for place in known_places.values() if place.in_theatre)
        self.codes = _read_codes(known_places.values(), codes or {})
        self.states = self._read_states(states or {})
        # How many words the longest name has that begins with a word.
        self.first: dict[str, int] = {}
        for key in self.entries:
            words = key.split()
            self.first[words[0]] = max(self.first.get(words[0], 0), len(words))
        if more is not None:
            self.entries, self.first = _Entries(self.entries, more), _First(self.first, more)

    def _read_states(self, states: Mapping[str, str]) -> dict[str, Entry]:
        """Give the words for what is a state's, with the state; a word that is a place's name too is the place's."""
        keys = {name_key(word): self.codes[code] for word, code in states.items() if code in self.codes}
        return {
            key: Entry(place_ids=(place_id,), rule=NO_RULE, capitals=False)
            for key, place_id in keys.items()
            if key not in self.entries
        }

    def _name_bare(self, places: Mapping[str, Place]) -> None:
        """Let names that end in a word for their kind be asked without it.

        A town that the data call "X City", to tell it from its district in texts, is X as well; a pass or valley is so
        where nothing else is.
        """
        phrases = load_words().phrases
        for key, entry in list(self.entries.items()):
            bare, _, last = key.rpartition(" ")
            word = phrases.get(last)
            if not bare or word is None or word.role != "kind" or bare in phrases:
                continue
            fitting = tuple(i for i in entry.place_ids if places[i].kind in word.value[0])
            known = self.entries.get(bare)
            if known is not None and Kind.CITY in word.value[0]:
                new = tuple(i for i in fitting if i not in known.place_ids)
                self.entries[bare] = replace(known, place_ids=(*known.place_ids, *new))
            elif known is None and fitting and not _BARE.isdisjoint(word.value[0]):
                self.entries[bare] = replace(entry, place_ids=fitting)

    @cached_property
    def together(self) -> Mapping[str, str]:
        """Keys by their letters alone; where two names differ by a blank only, the first one's."""
        found: dict[str, str] = {}
        for key in self.entries:
            found.setdefault(key.replace(" ", ""), key)
        return found

    @cached_property
    def similar(self) -> SimilarNames:
        """The theatre's names of Latin script by how they sound and look; abroad nothing is looked for."""
        ours = {
            key: [place_id for place_id in entry.place_ids if place_id in self._ours]
            for key, entry in self.entries.items()
            if _is_latin(key)
        }
        return SimilarNames({key: ids for key, ids in ours.items() if ids})


class _Entries(dict[str, Entry]):
    """The theatre's names, each with the imported places of that name behind; and the imported names."""

    def __init__(self, entries: Mapping[str, Entry], more: Search) -> None:
        super().__init__(entries)
        self._more = more
        words = load_words()
        self._words = (
            words.phrases.keys() | words.letters.keys()
        )  # a village called "Road" is asked for by its id

    def __getitem__(self, key: str) -> Entry:
        known = super().get(key)
        entry = known if key in self._words else join_meanings(known, self._more, key)
        if entry is None:
            raise KeyError(key)
        return entry

    def __contains__(self, key: object) -> bool:
        if super().__contains__(key):
            return True
        return isinstance(key, str) and key not in self._words and bool(self._more.meanings(key))

    def get(self, key: str, default: Any = None) -> Any:
        try:
            return self[key]
        except KeyError:
            return default


class _First(dict[str, int]):
    """How many words the longest name has that begins with a word; of imported names, as many as are looked for."""

    def __init__(self, first: Mapping[str, int], more: Search) -> None:
        super().__init__(first)
        self._more = more

    def get(self, key: str, default: Any = 0) -> Any:
        known = super().get(key, default)
        return max(known, MOST_WORDS) if self._more.has_prefix(key) else known


def _read_codes(places: Iterable[Place], others: Mapping[str, str]) -> dict[str, str]:
    """Give the ids of places by their codes, as data sets write them in capitals."""
    codes: dict[str, str] = {}
    for place in places:
        for system, code in place.codes:
            if system in _SYSTEMS:
                codes.setdefault(code.upper(), place.id)
        if place.kind == Kind.COUNTRY and place.country:
            codes.setdefault(place.country, place.id)
    return codes | {code: codes[country] for code, country in others.items() if country in codes}


def _is_latin(key: str) -> bool:
    return key.isascii() or script_of(key) == _SCRIPT


def _join(one: Entry, other: Entry) -> Entry:
    """Let two spellings that differ by marks only mean what either means."""
    rule = one.rule if one.rule.prefer or not other.rule.prefer else other.rule
    ids = dict.fromkeys((*one.place_ids, *other.place_ids))
    return Entry(
        place_ids=tuple(sorted(ids, key=rule.tier)),
        rule=rule if rule.name else NO_RULE,
        capitals=one.capitals and other.capitals,
    )
