"""Which incident of one run is which of another: by id, by alias, by the claims that they share."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..frame import LIST_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..frame import Frames


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Incidents of two runs.

    Parameters
    ----------
    same
        The id after, by the id before.
    merged
        The incident that has it now, by the id of one that is none of its own any more.
    split
        The incident that had it before, by the id of one that was none of its own.
    """

    same: Mapping[str, str]
    merged: Mapping[str, str]
    split: Mapping[str, str]


def pair_incidents(before: Frames, after: Frames) -> Pairs:
    """Pair the incidents of two runs.

    First those of one id, then those of which one is an alias of the other, then those that share most claims; each is
    paired once.
    """
    had, has = list(before.incidents["incident_id"]), list(after.incidents["incident_id"])
    known = set(has)
    same = {each: each for each in had if each in known}
    shared = _shared(before, after)
    _pair(same, _aliases(before, after, set(had), known))
    # Most claims first; by id where equal, so that the same runs give the same pairs.
    _pair(same, sorted(shared, key=lambda pair: (-shared[pair], pair)))
    taken = set(same.values())
    merged: dict[str, str] = {}
    split: dict[str, str] = {}
    for old, new in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if old not in same:
            merged.setdefault(old, new)
        if new not in taken:
            split.setdefault(new, old)
    return Pairs(same=same, merged=merged, split=split)


def _pair(same: dict[str, str], candidates: Iterable[tuple[str, str]]) -> None:
    taken = set(same.values())
    for old, new in candidates:
        if old not in same and new not in taken:
            same[old] = new
            taken.add(new)


def _aliases(before: Frames, after: Frames, had: set[str], has: set[str]) -> list[tuple[str, str]]:
    earlier = [(alias, incident_id) for incident_id, alias in _names(after) if alias in had]
    later = [(incident_id, alias) for incident_id, alias in _names(before) if alias in has]
    return earlier + later


def _names(frames: Frames) -> Iterator[tuple[str, str]]:
    """Yield each incident's id with each of its aliases."""
    incidents = frames.incidents
    for incident_id, cell in zip(incidents["incident_id"], incidents["aliases"], strict=True):
        yield from ((incident_id, alias) for alias in cell.split(LIST_SEPARATOR))


def _shared(before: Frames, after: Frames) -> Counter[tuple[str, str]]:
    """Count the claims that an incident of the one and one of the other have in common."""
    now = dict(zip(after.claims["claim_id"], after.claims["incident_id"], strict=True))
    pairs = zip(before.claims["claim_id"], before.claims["incident_id"], strict=True)
    return Counter((old, now[claim]) for claim, old in pairs if old and now.get(claim))
