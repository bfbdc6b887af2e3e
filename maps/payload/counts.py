"""Counts of what a page holds, taken from the payload itself, so that they are always true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from .columns import Pairs, count_combinations
from .rows import to_numbers
from .shapes import DECIMALS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo import Frames

    from .columns import Mask, Table


def count(payload: Mapping[str, Any]) -> dict[str, int]:
    """Count what a page holds.

    Returns
    -------
    dict
        ``articles``, ``claims``; ``incidents`` with at least one place on the map; ``places`` on the map, one that
        several incidents share counted once; ``unplaced_incidents`` with none; ``listed``, the rows of the side list; ``reviewed`` incidents.
    """
    incidents, on_map = payload["incidents"], find_on_map(payload)
    return {
        "articles": len(payload["articles"]),
        "claims": len(payload["claims"]),
        "incidents": int(on_map.sum()),
        "places": _count_spots(payload["places"]),
        "unplaced_incidents": len(incidents) - int(on_map.sum()),
        "listed": len(payload["unplaced"]),
        "reviewed": int(incidents.mask("reviewed").sum()),
    }


def count_left_out(found: Frames, shown: Frames) -> dict[str, int]:
    """Count what was found and is left out: incidents, and totals that belong to none."""
    totals = [int((frames.claims["incident_id"] == "").sum()) for frames in (found, shown)]
    return {"incidents": len(found.incidents) - len(shown.incidents), "totals": totals[0] - totals[1]}


def find_on_map(payload: Mapping[str, Any]) -> Mask:
    """Say which incidents of a page have at least one place on the map."""
    incidents, places = payload["incidents"], payload["places"]
    owner = places.coded("incident").match(incidents.coded("id"))[places.mask("drawn")]
    return np.bincount(owner[owner >= 0], minlength=len(incidents)) > 0


def _count_spots(places: Table) -> int:
    """Count what is drawn: what tells a place from others is its id, else where it lies, and how exactly it is known."""
    drawn, ids, precision = places.mask("drawn"), places.coded("id"), places.coded("precision")
    named = ids.where(lambda place_id: place_id is not None)
    nameless = np.flatnonzero(drawn & ~named)
    anchor = places.columns["anchor"].take(nameless)
    assert isinstance(anchor, Pairs)
    instead = [each or (0, 0) for each in anchor.otherwise.distinct]
    lat_lon = np.where(
        anchor.first.missing,
        to_numbers(np.array(instead).reshape(-1, 2), DECIMALS).units[anchor.otherwise.codes].T,
        np.stack([anchor.first.units, anchor.second.units]),
    )
    by_id = count_combinations(precision.codes[drawn & named], ids.codes[drawn & named])
    return by_id + count_combinations(precision.codes[nameless], *lat_lon)
