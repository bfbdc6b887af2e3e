"""Sentences that open with what was done: "killed in the exchange were three soldiers and a driver"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fallen import begins_count
from .harm import join
from .linking import groups_after
from .lists import is_counted
from .scene import REACH

if TYPE_CHECKING:
    from .harm import Harm
    from .scene import Scene


def read_inverted(scene: Scene, at: int, before: list[Harm]) -> list[Harm]:
    """Read the groups behind "were" where a participle opens its clause."""
    kind, form = scene.units[at].tags["pred"]
    be = _find_be(scene, at) if form == "done" and not scene.lexicon.verb_last and _opens(scene, at) else None
    if be is None:
        return []
    groups = [pair for pair in groups_after(scene, be, kind, before) if is_counted(pair[0])]
    return join(scene, at, kind, groups, rule=f"{scene.units[at].low}: victims behind", told=len(before))


def _opens(scene: Scene, at: int) -> bool:
    """Whether nothing but an adverb ("also") stands before a participle in its clause."""
    units = scene.units
    while at > 0 and units[at - 1].has("skip") and not units[at - 1].has("the", "left"):
        at -= 1
    return at == 0 or units[at - 1].low in {";", ".", "-", ":", '"'}


def _find_be(scene: Scene, at: int) -> int | None:
    """Return where "were" stands behind a participle, with nobody told between."""
    for place in range(at + 1, min(at + 2 * REACH, len(scene.units) - 1)):
        unit = scene.units[place]
        if unit.value("aux") == "be":
            return place if begins_count(scene, place + 1) else None
        if unit.has("pred", "say", "relative") or unit.value("aux") == "have" or place in scene.counted:
            return None
    return None
