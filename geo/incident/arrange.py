"""Incidents as people arranged them: what the rules held apart merged, what they joined split."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .cluster import Cluster

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """Claims whose incidents are one, or (``apart``) claims that are an incident of their own, and why."""

    claim_ids: tuple[str, ...]
    apart: bool
    reason: str


def arrange(clusters: Sequence[Cluster], arrangements: Iterable[Arrangement]) -> tuple[Cluster, ...]:
    """Merge and split events, one arrangement after the other. Claims that are in no event change nothing."""
    now = list(clusters)
    for arrangement in arrangements:
        wanted = set(arrangement.claim_ids)
        touched = [cluster for cluster in now if not wanted.isdisjoint(cluster.reasons)]
        if not touched:
            continue
        place = now.index(touched[0])
        now = [cluster for cluster in now if wanted.isdisjoint(cluster.reasons)]
        if arrangement.apart:
            now[place:place] = _part(touched, wanted, arrangement.reason)
        else:
            now.insert(place, _unite(touched, arrangement.reason))
    return tuple(now)


def _unite(clusters: Sequence[Cluster], reason: str) -> Cluster:
    whole = Cluster()
    for cluster in clusters:
        for view in cluster.views:
            whole.add(view, f"{reason}; before that: {cluster.reasons[view.claim.id]}")
    return whole


def _part(clusters: Sequence[Cluster], wanted: set[str], reason: str) -> list[Cluster]:
    """Return the wanted claims as one event, and what is left of each event that they were in."""
    own = Cluster()
    parts = []
    for cluster in clusters:
        rest = Cluster()
        for view in cluster.views:
            old = cluster.reasons[view.claim.id]
            if view.claim.id in wanted:
                own.add(view, f"{reason}; before that: {old}")
            else:
                rest.add(view, old)
        parts.append(rest)
    return [cluster for cluster in (*parts, own) if cluster.views]
