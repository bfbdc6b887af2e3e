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

    Examples
    --------
    >>> Added(new=2).known
    0
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

    Examples
    --------
    >>> HistoryEntry(number=1, at="2025-10-12", who="desk", what="add", counts={"articles_new": 5}).counts["articles_new"]
    5
    """

    number: int
    at: str
    who: str
    what: str
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryChange:
    """What an entry of the history changed.

    Parameters
    ----------
    number
        Of the entry.
    kind, ref
        ``article`` or ``incident``, and its id.
    change
        ``new``, ``changed`` or ``gone``.
    now
        The incidents that have the claims of one that is gone.

    Examples
    --------
    >>> HistoryChange(number=1, kind="incident", ref="i0123456789ab", change="new").now
    ()
    """

    number: int
    kind: str
    ref: str
    change: str
    now: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreInfo:
    """What a store is, and how much it holds.

    Parameters
    ----------
    version
        Of its tables.
    theatre
        The name of its theatre.
    reader
        What read its articles: the version of the program and of the theatre's data.
    articles, claims, incidents, changes
        How many there are; changes are entries of the history.
    stale
        Articles that another version read: ``Store.reread`` reads them again.
    reviews
        The number of decisions, by review file.

    Examples
    --------
    >>> import geo, tempfile
    >>> with tempfile.TemporaryDirectory() as folder, geo.open_store(f"{folder}/store.gpkg") as store:
    ...     added = store.add(geo.read("seeds"))
    ...     info = store.info()
    >>> info.articles, info.incidents, info.stale
    (5, 5, 0)
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
