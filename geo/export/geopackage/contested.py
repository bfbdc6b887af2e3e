"""Which incidents are contested, as the map has it: so that a layer can be drawn by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...frame import Frames

_AGAINST = ("contradicts", "denies")


def find_contested(frames: Frames) -> set[str]:
    """Give the ids of incidents of which a claim is denied or contradicted, an estimate disputed, or the grade says so.

    Examples
    --------
    >>> import geo
    >>> find_contested(geo.Frames.empty("durand"))
    set()
    """
    incidents, claims, relations = frames.incidents, frames.claims, frames.relations
    against = relations[relations["kind"].isin(_AGAINST)]
    ends = {*against["source"], *against["target"]}
    disputed = frames.estimates["disputed"].fillna(value=False).astype(bool)
    return {
        *incidents.loc[incidents["grade"] == "contested", "incident_id"],
        *frames.estimates.loc[disputed, "incident_id"],
        *claims.loc[(claims["denied_by"] != "") | claims["claim_id"].isin(ends), "incident_id"],
    } - {""}
