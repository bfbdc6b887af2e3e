"""Records of several sources that tell of one new place, brought together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..distance import distance_m
from ..place import AREAS
from ..spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .record import Record

# Records of different sources with one name and kind, so near to each other, tell of one place.
SAME_M = 2_000.0
# Which source describes a place that several tell of; whoever is not listed (a user's own) comes first.
ORDER = ("cod", "geonames", "osm", "wof", "lpf")
# Degrees: the cells in which neighbours are looked for, of spots and of areas.
_STEP, _WIDE_STEP = 0.1, 2.0
_MOST_ALIKE = 20


def rank_source(record: Record) -> tuple[int, str]:
    """Give where a record stands among those of its place.

    Examples
    --------
    >>> ORDER.index("geonames") < ORDER.index("osm")
    True
    """
    known = record.source in ORDER
    return (ORDER.index(record.source) + 1 if known else 0), record.id


def cluster(records: Sequence[Record]) -> Iterator[tuple[list[Record], tuple[str, ...]]]:
    """Give the records of each new place, and the ids of those that may be the same, where it cannot be told.

    Two records of one source are two places. Where one of another source could be either, none are joined: each
    is a place by itself, and a person is told. The order of the records changes nothing.
    """
    if len({record.source for record in records}) < 2:  # noqa: PLR2004 - nothing to compare
        yield from (([record], ()) for record in records)
        return
    parents = list(range(len(records)))

    def find(number: int) -> int:
        while parents[number] != number:
            parents[number] = parents[parents[number]]
            number = parents[number]
        return number

    for one, other in _pairs(records):
        parents[find(one)] = find(other)
    groups: dict[int, list[Record]] = {}
    for number, record in enumerate(records):
        groups.setdefault(find(number), []).append(record)
    for group in groups.values():
        group.sort(key=rank_source)
        if len({record.source for record in group}) == len(group):
            yield group, ()
        else:
            yield from (
                ([record], tuple(other.id for other in group if other is not record)[:_MOST_ALIKE])
                for record in group
            )


def _pairs(records: Sequence[Record]) -> Iterator[tuple[int, int]]:
    """Give pairs of records of different sources that tell of one place."""
    yield from _coded(records)
    cells: dict[tuple[str, str, int, int], list[int]] = {}
    for number, record in enumerate(records):
        step = _WIDE_STEP if record.kind in AREAS else _STEP
        row, column = int(record.lat // step), int(record.lon // step)
        for folded in {fold(name.text) for name in record.names}:
            cells.setdefault((folded, record.kind, row, column), []).append(number)
    for (folded, kind, row, column), numbers in cells.items():
        around = [
            other
            for north in (0, 1)
            for east in ((0, 1) if north == 0 else (-1, 0, 1))
            for other in cells.get((folded, kind, row + north, column + east), ())
        ]
        for one in numbers:
            for other in around:
                if records[one].source != records[other].source and _is_near(records[one], records[other]):
                    yield one, other


def _coded(records: Iterable[Record]) -> Iterator[tuple[int, int]]:
    sharing: dict[tuple[str, str, str], list[tuple[int, Record]]] = {}
    for number, record in enumerate(records):
        for system, code in record.codes:
            sharing.setdefault((system, code, record.kind), []).append((number, record))
    for listed in sharing.values():
        at, known = listed[0]
        if len({record.source for _, record in listed}) > 1:
            yield from ((at, number) for number, record in listed[1:] if _is_near(known, record, slack=10.0))


def _is_near(one: Record, other: Record, slack: float = 1.0) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    reach = max(one.radius_m, other.radius_m) if one.kind in AREAS else SAME_M
    return distance_m(one.lat, one.lon, other.lat, other.lon) <= reach * slack
