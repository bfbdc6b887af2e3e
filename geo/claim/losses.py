"""Whose losses are told where the verb closes its clause: "the party (object) losses suffered", "losses on the party's men inflicted"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .harm import join
from .scene import REACH

if TYPE_CHECKING:
    from .harm import Harm
    from .scene import Scene

# So many units may stand between a preposition and the party that it is over.
_OWNER = 4
_BEHIND = 6


def find_sufferer(scene: Scene, at: int) -> str:
    """Return the party whose losses a noun or a bare participle tells, empty if none of the forms for it stands there."""
    return _owner_behind(scene, at) if scene.lexicon.owner_last else _marked_before(scene, at)


def _marked_before(scene: Scene, at: int) -> str:
    """Read "the party (object) heavy losses suffered", where a postposition marks the object."""
    if not _verb_behind(scene, at):
        return ""
    units = scene.units
    start = scene.clause_start(at)
    for place in range(at - 1, start - 1, -1):
        if units[place].has("object_behind"):
            near = range(place - 1, max(place - _OWNER, start) - 1, -1)
            return next((units[n].value("party") for n in near if units[n].has("party")), "")
    return ""


def _owner_behind(scene: Scene, at: int) -> str:
    """Read "58 dead on the forces of the party inflicted", "15 dead of the party's men left", "to the party losses inflicted"."""
    units = scene.units
    for place in range(at + 1, min(at + _BEHIND, len(units))):
        unit = units[place]
        if unit.has("upon", "of"):
            near = range(place + 1, min(place + 1 + _OWNER, len(units)))
            party = next((units[n].value("party") for n in near if units[n].has("party")), "")
            return party if party and (unit.has("of") or _verb_behind(scene, place)) else ""
        if unit.mark or unit.has("bound"):
            break  # "20 dead and 30 hurt on the party inflicted": both are the party's
    if not _verb_behind(scene, at):
        return ""
    if any(unit.has("suffer") for unit in units[at + 1 : at + REACH]):
        return scene.party_before(at)
    for place in range(at - 1, scene.clause_start(at) - 1, -1):
        if units[place].has("upon"):
            near = range(place + 1, min(place + 1 + _OWNER, at))
            return next((units[n].value("party") for n in near if units[n].has("party")), "")
    return ""


def _verb_behind(scene: Scene, at: int) -> bool:
    return any(unit.has("inflict", "suffer") for unit in scene.units[at + 1 : at + 2 * REACH])


def read_number_of(scene: Scene, at: int, before: list[Harm]) -> list[Harm]:
    """Read "killed (participle) militants' number 71 became": whom the participle describes, and how many they are."""
    units = scene.units
    group = scene.ending.get(at)
    if group is None:
        return []
    near = units[max(group.first - _OWNER, 0) : group.head + 1]
    verbs = [unit.value("pred") or unit.value("noun") for unit in near if unit.has("pred", "noun")]
    behind = units[at + 1 : at + REACH]
    stop = next((n for n, unit in enumerate(behind) if unit.has("bound", "pred")), len(behind))
    quantity = next((unit.quantity for unit in behind[:stop] if unit.quantity is not None), None)
    if not verbs or quantity is None or quantity.article:
        return []
    counted = replace(group, quantity=quantity, definite=False, plural=True)
    return join(scene, at, verbs[-1], [(counted, False)], rule=f"{units[at].low} those", told=len(before))
