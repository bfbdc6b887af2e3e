"""The stock: any number of places as columns, from which a place is made when somebody asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from ..place import AREAS, Kind, Name, Place
from .record import Record, unite_names
from .shape import parse_polygon

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from .texts import Texts

MOST_MEANINGS = 50  # places that one name is asked for; a hundred hamlets of one name tell nothing apart
_KEPT = 20_000  # places made last


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where records come from.

    Parameters
    ----------
    key
        Short, as in their ids: ``geonames``.
    title, licence
        For people.
    attribution
        What a map must say of it.
    """

    key: str
    title: str
    licence: str
    attribution: str


class Stock:
    """Places as columns: records in the order of their places, places in the order of their ids.

    Parameters
    ----------
    theatre, countries
        The theatre that the places were merged into, and its countries.
    sources
        Where they come from.
    columns
        Arrays of the same length, a value a record (``kind``, ``lat`` ...) or a place (``place_start`` ...).
    texts
        Ids, names and the like.
    lists
        What arrays point to by number: kinds, countries, languages, licences.
    keys
        All folded names, in order.
    decisions
        What people decided about conflicts, by the records' ids.
    """

    def __init__(
        self,
        *,
        theatre: str,
        countries: Sequence[str],
        sources: Sequence[Source],
        columns: Mapping[str, NDArray[Any]],
        texts: Mapping[str, Texts],
        lists: Mapping[str, Sequence[str]],
        keys: str = "",
        decisions: Mapping[str, str] | None = None,
    ) -> None:
        self.theatre, self.countries, self.sources = theatre, tuple(countries), tuple(sources)
        self.columns, self.texts, self.lists = dict(columns), dict(texts), dict(lists)
        self.keys, self.decisions = keys, dict(decisions or {})
        self.checksum = ""  # of the file that it was read from
        self.place = lru_cache(maxsize=_KEPT)(self.make)
        self.number = lru_cache(maxsize=_KEPT)(self._find)

    def __len__(self) -> int:
        return len(self.texts["place_id"])

    def __contains__(self, place_id: object) -> bool:
        return isinstance(place_id, str) and self.number(place_id) >= 0

    def _find(self, place_id: str) -> int:
        """Give the number of a place that the theatre does not have; -1 for any other."""
        number = self.texts["place_id"].find(place_id)
        return -1 if number < 0 or self.is_theirs[number] else number

    @property
    def is_theirs(self) -> NDArray[Any]:
        """Which places are the theatre's own, to which the records add names and codes only."""
        return self.columns["is_theirs"]

    def records_of(self, number: int) -> Iterator[Record]:
        """Give the records of a place, the one that describes it first."""
        starts = self.columns["place_start"]
        return (self.record(row) for row in range(int(starts[number]), int(starts[number + 1])))

    def record(self, row: int) -> Record:
        """Make a record of its columns."""
        columns, texts, lists = self.columns, self.texts, self.lists
        return Record(
            id=texts["id"][row],
            source=self.sources[columns["source"][row]].key,
            licence=lists["licence"][columns["licence"][row]],
            names=self._names(row),
            kind=lists["kind"][columns["kind"][row]],
            country=lists["country"][columns["country"][row]],
            admin1=texts["admin1"][columns["admin1"][row]],
            lat=float(columns["lat"][row]),
            lon=float(columns["lon"][row]),
            radius_m=float(columns["radius_m"][row]),
            codes=tuple(_parse_code(code) for code in texts["codes"][row].split(";") if code),
            rank=int(columns["rank"][row]),
            sensitive=bool(columns["sensitive"][row]),
            confidence=lists["confidence"][columns["confidence"][row]],
            geometry=self._shape(row),
        )

    def _names(self, row: int) -> tuple[Name, ...]:
        starts = self.columns["name_start"]
        languages = self.columns["name_language"]
        return tuple(
            Name(text=self.texts["name"][at], language=self.lists["language"][languages[at]])
            for at in range(int(starts[row]), int(starts[row + 1]))
        )

    def _shape(self, row: int) -> bytes:
        at = int(np.searchsorted(self.columns["shape_row"], row))
        if at == len(self.columns["shape_row"]) or self.columns["shape_row"][at] != row:
            return b""
        starts = self.columns["shape_start"]
        return bytes(self.columns["shape"][int(starts[at]) : int(starts[at + 1])])

    def make(self, number: int) -> Place:
        """Make a place of its records: the first describes it, all name it. ``place`` keeps those made last."""
        records = list(self.records_of(number))
        first = records[0]
        codes: dict[str, str] = {}
        for record in records:
            for system, code in record.codes:
                codes.setdefault(system, code)
        wkb = next((record.geometry for record in records if record.geometry), b"")
        return Place(
            id=self.texts["place_id"][number],
            name=first.names[0].text,
            label=self._label(number, first),
            kind=first.kind,
            country=first.country,
            admin1=first.admin1,
            lat=first.lat,
            lon=first.lon,
            radius_m=first.radius_m,
            geometry=parse_polygon(wkb),
            names=unite_names(name for record in records for name in record.names),
            codes=tuple(codes.items()),
            rank=first.rank,
            sensitive=any(record.sensitive for record in records),
            confidence=first.confidence,
            in_theatre=not first.country or first.country in self.countries,
        )

    def _label(self, number: int, first: Record) -> str:
        """Make a label that no other place has: with its province, and its spot where the province has several."""
        name = first.names[0].text
        inside = first.admin1 if first.admin1 != name else ""
        label = ", ".join(filter(None, (name, inside or first.country)))
        others = self.columns["same_label"][number]
        return f"{label} ({first.lat:.4f}, {first.lon:.4f})" if others else label

    @cached_property
    def first_rows(self) -> NDArray[Any]:
        """The record that describes each place."""
        return self.columns["place_start"][:-1]

    def places_of_kind(self, kind: str) -> list[Place]:
        """Give the new places of a kind."""
        code = self.lists["kind"].index(kind) if kind in self.lists["kind"] else -1
        rows = self.columns["kind"][self.first_rows]
        return [self.place(int(number)) for number in np.flatnonzero((rows == code) & (self.is_theirs == 0))]

    @cached_property
    def is_known(self) -> NDArray[Any]:
        """Which places many texts name: cities of a rank, areas, crossings, and what the theatre has itself."""
        areas = [self.lists["kind"].index(kind) for kind in _KNOWN if kind in self.lists["kind"]]
        kinds = self.columns["kind"][self.first_rows]
        known = np.isin(kinds, areas) | (self.columns["rank"][self.first_rows] > 0) | (self.is_theirs == 1)
        return np.asarray(known)

    @property
    def attribution(self) -> tuple[str, ...]:
        """What a map must say of the sources, in their order."""
        return tuple(dict.fromkeys(source.attribution for source in self.sources if source.attribution))


_KNOWN = (*(kind for kind in AREAS if kind not in {Kind.VALLEY, Kind.REGION}), Kind.CROSSING)


def _parse_code(text: str) -> tuple[str, str]:
    system, _, code = text.partition("=")
    return system, code
