"""The history of a store: every change that was committed, in order, with what it made of which incident."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .told import HistoryChange, HistoryEntry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from .backend import Transaction
    from .derive import Derived

_LAST = "last_change"


def note(
    tx: Transaction,
    what: str,
    *,
    at: str,
    who: str,
    articles: Mapping[str, str],
    derived: Derived,
    counts: Mapping[str, int],
) -> int:
    """Write an entry, with the articles and incidents that it changed. Returns its number."""
    known = [int(str(value)) for (value,) in tx.select("store_about", {"name": [_LAST]}, ["value"])]
    number = max(known, default=0) + 1
    tx.upsert("store_about", [(_LAST, str(number))])
    counted = {
        **counts,
        "incidents_new": len(derived.new),
        "incidents_changed": len(derived.changed),
        "incidents_gone": len(derived.gone),
    }
    tx.upsert("store_history", [(number, at, who, what, json.dumps(counted))])
    changes = [("article", ref, change, "") for ref, change in articles.items()]
    changes += [("incident", ref, "new", "") for ref in derived.new]
    changes += [("incident", ref, "changed", "") for ref in derived.changed]
    changes += [("incident", ref, "gone", "; ".join(now)) for ref, now in derived.gone.items()]
    tx.upsert("store_changes", [(number, *change) for change in changes])
    return number


def read_history(tx: Transaction) -> tuple[HistoryEntry, ...]:
    """Return all entries."""
    return tuple(
        HistoryEntry(
            number=int(number or 0), at=str(at), who=str(who), what=str(what), counts=json.loads(str(counts))
        )
        for number, at, who, what, counts in tx.select("store_history")
    )


def read_changes(tx: Transaction, where: Mapping[str, Collection[str | int]]) -> Iterator[HistoryChange]:
    """Yield what entries changed."""
    for number, kind, ref, change, now in tx.select("store_changes", where):
        yield HistoryChange(
            number=int(number or 0),
            kind=str(kind),
            ref=str(ref),
            change=str(change),
            now=tuple(filter(None, str(now).split("; "))),
        )


def follow(tx: Transaction, incident_id: str) -> tuple[str, ...]:
    """Return the incidents that there are now where one was: itself, those that have its claims, or none."""
    there: set[str] = set()
    seen: set[str] = set()
    ahead = {incident_id}
    while ahead:
        seen |= ahead
        now = {str(ref) for (ref,) in tx.select("incidents", {"incident_id": sorted(ahead)}, ["incident_id"])}
        there |= now
        lost = ahead - now
        ahead = set(_next(read_changes(tx, {"ref": sorted(lost)}))) - seen
    return tuple(sorted(there))


def _next(changes: Iterable[HistoryChange]) -> Iterator[str]:
    for change in changes:
        yield from change.now
