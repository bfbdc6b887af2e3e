"""A claim's id: made from what it says and where, so that it names the same claim in every build."""

from __future__ import annotations

import hashlib

from ..values import Measure, Stance

EVENTS = frozenset({Measure.CLASH, Measure.STRIKE, Measure.CLOSURE, Measure.REOPENING, Measure.CEASEFIRE})


def attitude_of(stance: Stance, measure: Measure) -> str:
    """Return what tells a party's claims of one value apart: it denies, leaves open, or tells."""
    if stance is Stance.DENIES:
        return "denies"
    return "open" if stance is Stance.UNVERIFIED and measure in EVENTS else "tells"


def identify_claim(
    *,
    article_id: str,
    start: int,
    end: int,
    measure: Measure,
    value_low: int | None,
    value_high: int | None,
    victim_side: str,
    claimant: str,
    stance: Stance,
) -> str:
    """Return the id of a claim; ``start`` and ``end`` are those of its first evidence."""
    parts = (
        article_id, start, end, measure.value, value_low, value_high, victim_side, claimant,
        attitude_of(stance, measure),
    )  # fmt: skip
    return "c" + hashlib.sha256("|".join(map(str, parts)).encode()).hexdigest()[:12]
