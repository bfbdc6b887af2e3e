"""What a store tells of itself and of what was done to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..build import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding articles did.

    Parameters
    ----------
    new, replaced, known
        Articles that are kept from now on, whose metadata were put right, that were there already.
    claims
        Claims of those that are new or replaced.
    incidents_new, incidents_changed, incidents_gone
        Ids of incidents that there were not before, that came out otherwise, and that are no more: of those the claims
        are in others now.
    failures
        Articles that could not be taken apart. They are not kept, so that adding them again tries them again.
    """

    new: int = 0
    replaced: int = 0
    known: int = 0
    claims: int = 0
    incidents_new: tuple[str, ...] = ()
    incidents_changed: tuple[str, ...] = ()
    incidents_gone: tuple[str, ...] = ()
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One entry of a store's history.

    Parameters
    ----------
    number
        From 1, in the order in which the changes were committed.
    at, who
        When and by whom, if whoever did it said so: a store asks no clock and knows no names by itself.
    what
        ``add``, ``review``, ``reread``, ``migrate``.
    counts
        How many articles, claims and incidents it changed, by what.
    """

    number: int
    at: str
    who: str
    what: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryChange:
    """What an entry of the history changed: ``kind`` is ``article`` or ``incident``, ``change`` new, changed or gone.

    ``now`` are the incidents that have the claims of one that is gone.
    """

    number: int
    kind: str
    ref: str
    change: str
    now: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreInfo:
    """What a store is: its tables' version, its theatre, what read its articles, and how much it holds.

    ``stale`` counts the articles that another version read: ``Store.reread`` reads them again. ``reviews`` has the number
    of decisions of each review file.
    """

    version: int
    theatre: str
    reader: str
    articles: int
    claims: int
    incidents: int
    changes: int
    stale: int
    reviews: Mapping[str, int] = field(default_factory=dict)
