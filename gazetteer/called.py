"""What a spelling can be a name of, and what a place is called where a text spells it so."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from .atlas import Atlas
from .place import Kind
from .query.similar import SimilarNames
from .query.tokens import name_key
from .reading import take_apart
from .spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .finder import Finder
    from .index import Index

# A name that is spelt nearly like another one, and is as short as this, is another name as often as not.
_SHORTEST_NEAR = 6
# Of hills, posts and passes there are too many that have no list for one to be meant by a name that is nearly its own.
# Of a village that no source has, no spelling is the right one: it is called as its text has it.
_UNCHECKED = "check"
_SPOTS = frozenset({Kind.CROSSING, Kind.PASS, Kind.POST, Kind.LANDMARK})


class Called(Atlas):
    """What a gazetteer answers about single names."""

    _index: Index
    _finder: Finder

    def named(self, name: str) -> tuple[str, ...]:
        """Give the ids of the theatre's and the world's places of a name, also where it needs company in a text.

        Parameters
        ----------
        name
            The name, with or without a word for its kind.

        Returns
        -------
        tuple of str
            The usual meaning first; empty if no place has the name. Imported places are not asked.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> Gazetteer.load("durand").named("Sarobi")
        ('sarobi-district-kabul', 'sarobi-district-paktika', 'surobi-city')
        """
        known = self._index.entries
        entry = known.get(fold(name.strip())) or known.get(
            fold(take_apart(self._finder.find, name.strip())[0])
        )
        return entry.place_ids if entry else ()

    def call(self, place_id: str, surface: str) -> str:
        """Give the canonical name that a spelling stands for.

        It is the place's, or the spelling's own where no source has checked the place, or, where the place goes by the name of a neighbour (a crossing by its town's, a district by the
        spelling of its seat), that one's.

        Parameters
        ----------
        place_id
            The place.
        surface
            The spelling.

        Returns
        -------
        str
            A name without its kind.

        Raises
        ------
        PlaceNotFound
            If there is no such place.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> gazetteer = Gazetteer.load("durand")
        >>> gazetteer.call("chaman-crossing", "Spin Buldak"), gazetteer.call("kurram-district", "Kurrum")
        ('Spin Boldak', 'Kurram')
        """
        place = self.get(place_id)
        key = fold(surface)
        entry = self._index.entries.get(key)
        if entry is None or fold(place.name) == key:
            return place.name
        if place.confidence == _UNCHECKED and place.kind == Kind.CITY:
            own = (name.text for name in place.names if name.language == "en" and fold(name.text) == key)
            return next(own, place.name)
        if place.kind == Kind.DISTRICT:
            towns = (self._by_id[each] for each in entry.place_ids)
            return next((t.name for t in towns if t.kind == Kind.CITY and fold(t.name) == key), place.name)
        names = {self._by_id[other].name for other in entry.place_ids}
        borrowed = names - {place.name}
        return borrowed.pop() if place.kind == Kind.CROSSING and len(borrowed) == 1 else place.name

    def spelt_like(self, name: str, near: Iterable[str]) -> tuple[str, ...]:
        """Give the ids of the theatre's places that a name no list has could be another spelling of.

        Only areas and towns of provinces that are named are thought of: there a slip of the pen is likelier than a name
        that differs in one letter.

        Parameters
        ----------
        name
            The name as a text spells it, without a word for its kind.
        near
            Ids of places that the text names.

        Returns
        -------
        tuple of str
            The places of the one name that it can be; empty where there is none, or two could be meant.

        Examples
        --------
        >>> from gazetteer import Gazetteer
        >>> gazetteer = Gazetteer.load("durand")
        >>> gazetteer.spelt_like("Dangaam", ["kunar-province"]), gazetteer.spelt_like("Dangaam", [])
        (('dangam-district', 'dangam-city'), ())
        """
        areas = {(place.country, place.admin1) for place in map(self.get, near) if place.admin1}
        among = frozenset(place_id for area in areas for place_id in self._in_province.get(area, ()))
        key = name_key(name)
        found = self._similar.find(key, among) if among and key.isascii() else None
        if found is None:
            return ()
        ids = tuple(
            place_id for place_id in self._index.entries[fold(found.key)].place_ids if place_id in among
        )
        short = len(key.replace(" ", "")) < _SHORTEST_NEAR
        return () if found.edits and short and sorted(key) != sorted(found.key) else ids

    @cached_property
    def _similar(self) -> SimilarNames:
        names = {
            name_key(key): [each for each in entry.place_ids if self._by_id[each].in_theatre]
            for key, entry in self._index.entries.items()
            if key.isascii()
        }
        return SimilarNames({key: ids for key, ids in names.items() if key and ids})

    @cached_property
    def _in_province(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = {}
        for place in self.places:
            if place.admin1 and place.kind not in _SPOTS:
                found.setdefault((place.country, place.admin1), []).append(place.id)
        return found
