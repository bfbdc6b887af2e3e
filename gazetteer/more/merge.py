"""Merge records into a theatre's places: matched, new, or for a person to decide. Nothing is decided silently."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..place import Kind
from .cluster import cluster, rank_source
from .decisions import LEAVE, NEW, SAME
from .match import Conflict, Matcher

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ..place import Place
    from ..theatre import Theatre
    from .record import Record

# A theatre has all of them in its countries: one more is another spelling, or another map of the world.
_COMPLETE = frozenset({Kind.COUNTRY, Kind.PROVINCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """The records of each place by its id, which ids are the theatre's, and what is for a person to decide."""

    places: Mapping[str, list[Record]]
    theirs: frozenset[str]
    conflicts: tuple[Conflict, ...]
    alike: tuple[Conflict, ...]


def merge(
    records: Iterable[Record],
    places: Iterable[Place],
    theatre: Theatre,
    decided: Mapping[str, str],
    *,
    astray: Mapping[str, str],
) -> Merged:
    """Merge records into a theatre's places. Their order changes nothing.

    Parameters
    ----------
    records
        With the country and province that each lies in.
    places
        The theatre's, and the world's.
    decided
        What people decided, by the records' ids.
    astray
        The countries in which records lie that say they lie in another.
    """
    matcher = Matcher(places)
    matched: defaultdict[str, list[Record]] = defaultdict(list)
    joined: defaultdict[str, list[Record]] = defaultdict(list)
    new: list[Record] = []
    conflicts: list[Conflict] = []
    for record in sorted(records, key=lambda record: record.id):
        found = _decide(record, decided.get(record.id, ""), matcher, astray.get(record.id, ""))
        if isinstance(found, Conflict):
            conflicts.append(found)
        elif found in matcher.places:
            matched[found].append(record)
        elif found == NEW:
            new.append(record)
        elif found != LEAVE:
            joined[found].append(record)
    conflicts += _part_doubles(matched, matcher, decided)
    kept, doubted = _part_doubtful(new, matched, matcher, theatre, decided)
    by_id: dict[str, list[Record]] = {}
    alike = []
    for group, rivals in cluster(kept):
        by_id[group[0].id] = group
        if rivals and group[0].id not in decided:
            alike.append(_alike(group[0], rivals))
    _join(joined, by_id)
    return Merged(
        places={**matched, **by_id},
        theirs=frozenset(matched),
        conflicts=tuple(sorted((*conflicts, *doubted), key=lambda each: each.record.id)),
        alike=tuple(sorted(alike, key=lambda each: each.record.id)),
    )


def _decide(record: Record, decision: str, matcher: Matcher, astray: str) -> str | Conflict:
    """Give the id of the place that a record is, ``new`` or ``leave``."""
    word, _, target = decision.partition(" ")
    if word:
        return target if word == SAME else word
    if astray:
        why = f"says that it is in {record.country}, and lies in {astray}"
        return Conflict(record=record, place_ids=(), distance_m=0.0, why=why)
    return matcher.match(record) or NEW


def _part_doubles(
    matched: dict[str, list[Record]], matcher: Matcher, decided: Mapping[str, str]
) -> list[Conflict]:
    """Take out where several records of one source would be one place: in their source they are several."""
    conflicts = []
    for place_id in sorted(matched):
        by_source: defaultdict[str, list[Record]] = defaultdict(list)
        for record in matched[place_id]:
            by_source[record.source].append(record)
        kept: list[Record] = []
        for listed in by_source.values():
            codes = set(matcher.places[place_id].codes)
            sure = [record for record in listed if record.id in decided or codes & set(record.codes)]
            chosen = (
                listed if len(listed) == 1 else sure if len(sure) == 1 else _only_decided(listed, decided)
            )
            kept += chosen
            conflicts += [
                Conflict(
                    record=record,
                    place_ids=(place_id,),
                    distance_m=matcher.metres(record, place_id),
                    why="its source has another record that fits this place as well",
                )
                for record in listed
                if record not in chosen
            ]
        if kept:
            matched[place_id] = sorted(kept, key=rank_source)
        else:
            del matched[place_id]
    return conflicts


def _only_decided(records: Sequence[Record], decided: Mapping[str, str]) -> list[Record]:
    return [record for record in records if record.id in decided]


def _part_doubtful(
    new: Iterable[Record],
    matched: Mapping[str, Sequence[Record]],
    matcher: Matcher,
    theatre: Theatre,
    decided: Mapping[str, str],
) -> tuple[list[Record], list[Conflict]]:
    """Part new places from those that may be a place of the theatre after all."""
    kept, conflicts = [], []
    taken = {(place_id, record.source) for place_id, listed in matched.items() for record in listed}
    for record in new:
        if record.id in decided:
            kept.append(record)
            continue
        if record.kind in _COMPLETE and record.country in theatre.countries:
            around = matcher.province_of(record)
            why = f"the theatre has no {record.kind} of that name" + (
                f"; it lies in {around}" if around else ""
            )
            conflicts.append(
                Conflict(record=record, place_ids=(around,) if around else (), distance_m=0.0, why=why)
            )
            continue
        doubt = matcher.doubt(record)
        if doubt is None or (doubt[0], record.source) in taken:
            kept.append(record)
            continue
        place_id, metres = doubt
        why = f"has the name, kind and province of a place that lies {metres / 1000:.0f} km off"
        conflicts.append(Conflict(record=record, place_ids=(place_id,), distance_m=metres, why=why))
    return kept, conflicts


def _alike(record: Record, rivals: tuple[str, ...]) -> Conflict:
    return Conflict(
        record=record,
        place_ids=rivals,
        distance_m=0.0,
        why="may be the same as any of these, which cannot be told apart; kept as a place of its own",
    )


def _join(joined: Mapping[str, Sequence[Record]], by_id: dict[str, list[Record]]) -> None:
    """Join records to the new places that people say they are."""
    homes = {record.id: place_id for place_id, group in by_id.items() for record in group}
    for target, records in sorted(joined.items()):
        home = homes.get(target)
        group = sorted([*(by_id.pop(home) if home else ()), *records], key=rank_source)
        by_id[group[0].id] = group
        homes |= {record.id: group[0].id for record in group}
