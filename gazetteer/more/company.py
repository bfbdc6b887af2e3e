"""Names of many places, kept where their company shows that they are names of places.

Among half a million names are words, given names and titles of every language. None of them counts by itself: a small
place needs a word for its kind beside it, or to be told with what contains it, or with a place close to it. The
theatre's own names are judged before, by its own rules, and stay what they are.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

from ..ambiguity import CAPITAL, Rule
from ..distance import MEAN_RADIUS_M
from ..index import Entry, Hit
from ..place import Kind
from ..reading import CONTAINED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from ..place import Place
    from ..vocabulary import Vocabulary
    from .search import Found, Search

RULE = Rule(name="imported", not_before=frozenset({CAPITAL}), not_after=frozenset({CAPITAL}))
NEAR_M = 30_000.0
MOST_MEANT = 20  # places that a name in a text may mean; of more nobody could tell which
_MOST_ANCHORS = 64
_MOST_WEIGHED = 500  # places of one name that are looked at
_WIDE = frozenset({Kind.COUNTRY, Kind.PROVINCE})
_AREAS = frozenset({Kind.COUNTRY, Kind.PROVINCE, Kind.DISTRICT})
_REACH = 48  # characters between a name and what contains it


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenery:
    """What a text names beyond doubt: names in order, and spots, in radians."""

    hits: Sequence[Hit]
    starts: Sequence[int]
    lat: NDArray[Any]
    lon: NDArray[Any]


class Company:
    """Judges the names of a stock in texts.

    Parameters
    ----------
    search
        The names.
    vocabulary
        The words that tell kinds and places.
    places
        By id, for what the text names beyond doubt.
    """

    def __init__(self, search: Search, vocabulary: Vocabulary, places: Mapping[str, Place]) -> None:
        self._search, self._stock = search, search.stock
        self._vocabulary, self._places = vocabulary, places
        rows = self._stock.first_rows
        columns = self._stock.columns
        self._lat, self._lon = np.radians(columns["lat"][rows]), np.radians(columns["lon"][rows])
        self._kind, self._country = columns["kind"][rows], columns["country"][rows]
        self._admin1 = columns["admin1"][rows]
        self._radius_m = columns["radius_m"][rows]
        self._kinds: Sequence[str] = self._stock.lists["kind"]
        self._countries = {code: number for number, code in enumerate(self._stock.lists["country"])}
        self._admins = {name: number for number, name in enumerate(self._stock.texts["admin1"])}

    def find(self, text: str, folded: str) -> Iterator[Found]:
        """Give all names in a text, whether they count or not."""
        return self._search.find(text, folded)

    def keep(
        self,
        names: Iterable[Found],
        free: Sequence[Hit],
        folded: str,
        *,
        is_alone: Callable[[Hit, bool], bool],
        is_listed: Callable[[Hit], bool],
        is_dateline: Callable[[Hit], bool],
    ) -> list[Hit]:
        """Give the names that count.

        Parameters
        ----------
        names
            Those of the text.
        free
            The theatre's names in the text, in order.
        is_alone
            Tells whether no word beside a name makes it part of another; whether the word after it may be any.
        is_listed
            Tells whether a name stands in a list with the theatre's.
        is_dateline
            Tells whether a name opens a report.
        """
        ordered = sorted(free, key=lambda hit: hit.start)
        starts = [hit.start for hit in ordered]
        scenery: Scenery | None = None
        proved: dict[int, dict[int, None]] = {}
        kept: list[tuple[Found, Sequence[int]]] = []
        waiting: list[Found] = []
        persons: set[int] = set()
        for found in names:
            if self._is_theirs(found, folded, ordered, starts):
                continue
            hit = self._hit(found, ())
            scenery = scenery or self._scene(ordered, starts)
            sure, likely = self._judge(
                found, hit, scenery, folded, is_alone=is_alone, is_listed=is_listed, is_dateline=is_dateline
            )
            if sure:
                proved.setdefault(found.key, {}).update(dict.fromkeys(sure))
            if sure or likely:
                kept.append((found, [*sure, *likely]))
            elif is_alone(hit, False):  # noqa: FBT003 - a callable's
                waiting.append(found)
            else:
                persons.add(found.key)
        # What a word for its kind or its container has proved once holds in all of the text; but what is part of a
        # longer name somewhere is a person's, or an office's, wherever no such word stands by it.
        sure_of = [(found, tuple(proved[found.key])) for found in waiting if found.key in proved]
        told = [
            (found, numbers)
            for found, numbers in [*kept, *sure_of]
            if found.key not in persons or found.key in proved
        ]
        return [self._hit(found, numbers[:MOST_MEANT]) for found, numbers in told]

    def _hit(self, found: Found, numbers: Sequence[int]) -> Hit:
        ids = tuple(self._stock.texts["place_id"][number] for number in numbers)
        return Hit(start=found.start, end=found.end, entry=Entry(place_ids=ids, rule=RULE, capitals=False))

    def _scene(self, hits: Sequence[Hit], starts: Sequence[int]) -> Scenery:
        # A name of a province and of its town speaks of the town, too.
        meant = dict.fromkeys(place_id for hit in hits for place_id in hit.entry.place_ids)
        all_spots = (place for place in map(self._places.__getitem__, meant) if place.kind not in _WIDE)
        spots = list(islice(all_spots, _MOST_ANCHORS))
        return Scenery(
            hits=hits,
            starts=starts,
            lat=np.radians([place.lat for place in spots]),
            lon=np.radians([place.lon for place in spots]),
        )

    def _judge(
        self,
        found: Found,
        hit: Hit,
        scenery: Scenery,
        folded: str,
        *,
        is_alone: Callable[[Hit, bool], bool],
        is_listed: Callable[[Hit], bool],
        is_dateline: Callable[[Hit], bool],
    ) -> tuple[list[int], list[int]]:
        """Give the places that this name means for sure by its company, and those that it is likely to mean here."""
        words = [
            word
            for word in (
                self._vocabulary.find_after(folded, found.end),
                self._vocabulary.find_before(folded, found.start),
            )
            if word is not None and not word.many  # "40 Wazir villages" are a tribe's
        ]
        if not is_alone(hit, any(word.start >= found.end for word in words)):
            return [], []
        numbers = self._search.places_of(found.key)[:_MOST_WEIGHED]
        said = {kind for word in words for kind in word.kinds}
        sure = [number for number in numbers if said and self._kinds[self._kind[number]] in said]
        likely: list[int] = []
        shown = self._vocabulary.shows_place(folded, found.start, found.end)
        # Somebody's is a man's house as often as a village's mosque.
        if not folded.startswith("'s", found.end) and (shown or is_listed(hit)):
            around = np.array(numbers, dtype=np.intp)
            sure += around[self._is_inside(around, found, scenery, folded)].tolist()
            if found.cased:
                sure += [number for number in numbers if self._stock.is_known[number]]
                likely += around[self._is_near(around, scenery)].tolist()
        elif is_dateline(hit):
            sure += [number for number in numbers if self._stock.is_known[number]]
        return list(dict.fromkeys(sure)), [each for each in dict.fromkeys(likely) if each not in sure]

    def _is_near(self, numbers: NDArray[Any], scenery: Scenery) -> NDArray[Any]:
        """Tell which places lie close to a spot that the text names, on the mean sphere."""
        if not len(scenery.lat):
            return np.zeros(len(numbers), dtype=bool)
        lat, lon = self._lat[numbers][:, None], self._lon[numbers][:, None]
        north, east = np.sin((scenery.lat - lat) / 2), np.sin((scenery.lon - lon) / 2)
        chord = north**2 + np.cos(lat) * np.cos(scenery.lat) * east**2
        metres = 2 * MEAN_RADIUS_M * np.arcsin(np.minimum(1.0, np.sqrt(chord)))
        return np.asarray((metres <= NEAR_M).any(axis=1))

    def _is_inside(self, numbers: NDArray[Any], found: Found, scenery: Scenery, folded: str) -> NDArray[Any]:
        """Tell which places lie in the area that the text names right after them ("in A, B province")."""
        inside = np.zeros(len(numbers), dtype=bool)
        at = bisect_left(scenery.starts, found.end)
        for hit in scenery.hits[at : at + 2]:
            if hit.start - found.end > _REACH or not CONTAINED.fullmatch(folded, found.end, hit.start):
                break
            for area in (self._places[place_id] for place_id in hit.entry.place_ids):
                if area.kind not in _AREAS:
                    continue
                here = self._country[numbers] == self._countries.get(area.country, -1)
                if area.kind == Kind.PROVINCE:
                    here &= self._admin1[numbers] == self._admins.get(area.admin1, -1)
                elif area.kind == Kind.DISTRICT:
                    here &= self._within_m(numbers, area) <= area.radius_m + self._radius_m[numbers]
                inside |= here
        return inside

    def _within_m(self, numbers: NDArray[Any], area: Place) -> NDArray[Any]:
        lat, lon = np.radians(area.lat), np.radians(area.lon)
        north, east = np.sin((self._lat[numbers] - lat) / 2), np.sin((self._lon[numbers] - lon) / 2)
        chord = north**2 + np.cos(self._lat[numbers]) * np.cos(lat) * east**2
        return np.asarray(2 * MEAN_RADIUS_M * np.arcsin(np.minimum(1.0, np.sqrt(chord))))

    def _is_theirs(self, found: Found, folded: str, hits: Sequence[Hit], starts: Sequence[int]) -> bool:
        """Tell whether a name lies in one of the theatre's, or is one with a word for its kind."""
        at = bisect_left(starts, found.start + 1) - 1
        if at < 0 or hits[at].end <= found.start:
            return False
        word = self._vocabulary.find_after(folded, hits[at].end)
        return hits[at].end >= found.end or (word is not None and word.end == found.end)
