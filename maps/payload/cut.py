"""The beginning of a payload, for what shows no more than that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping


def keep_first(payload: Mapping[str, Any], n: int) -> tuple[Mapping[str, Any], int]:
    """Keep the first incidents, with their places, claims and sources, and the first of the claims that belong to none.

    Returns
    -------
    tuple
        The payload with at most ``n`` of each, and how many incidents without a claim and claims were left out.
    """
    incidents, claims, places = (payload[name] for name in ("incidents", "claims", "places"))
    of_claim, of_place = (table.coded("incident").match(incidents.coded("id")) for table in (claims, places))
    orphans = np.flatnonzero(of_claim < 0)[:n]
    kept_claims = np.concatenate((np.flatnonzero((of_claim >= 0) & (of_claim < n)), orphans))
    articles = claims.take(kept_claims).coded("article").match(payload["articles"].coded("id"))
    silent = np.bincount(of_claim[of_claim >= 0], minlength=len(incidents))[n:] == 0
    kept = {
        "incidents": incidents.take(np.arange(min(n, len(incidents)))),
        "claims": claims.take(kept_claims),
        "articles": payload["articles"].take(np.unique(articles[articles >= 0])),
        "places": places.take(np.flatnonzero((of_place >= 0) & (of_place < n))),
    }
    return {**payload, **kept}, len(claims) - len(kept_claims) + int(silent.sum())
