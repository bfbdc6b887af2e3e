"""What a strike was meant for: "targeting leaders of the group", "strikes on militants", "hideouts were the target"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .scene import Scene
    from .units import Unit

# Whom a strike was meant for stands within so many units behind "targeted", or before "was the target".
_OPENING = 6
_BEFORE = 12
_KINDS = frozenset({"movements", "forces", "called_by_others"})
# What people carry or bury is no strike from the air.
_BY_HAND = frozenset({"suicide_bomb", "ied"})


def aimed_at(scene: Scene, at: int) -> str:
    """Return the side that a strike was meant for: "targeting leaders of the group", "aimed at militants"."""
    units = scene.units
    if units[at].has("target_of"):
        return _side_of(scene, _subject(scene, at))
    for place in range(at, len(units)):
        if units[place].has("say") and place > at:
            break
        if units[place].has("aimed") or _leads_on(scene, at, place):
            side = _side_behind(scene, place)
            if side:
                return side
        if units[place].has("target_of"):
            return _side_of(scene, units[max(place - _OPENING, at) : place])
    return ""


def is_target_told(scene: Scene, at: int) -> bool:
    """Whether a text that tells of strikes says what they were meant for: "homes were the target", "they were aimed at gunmen"."""
    units = scene.units
    if not scene.bombed or any(unit.value("hint") in _BY_HAND for unit in units):
        return False
    if units[at].has("target_of"):
        told = _subject(scene, at)
        return any(unit.has("home") for unit in told) or _side_of(scene, told) == _militants(scene)
    passive = any(unit.value("aux") == "be" for unit in units[max(at - 2, 0) : at])
    if not passive and not units[at].has("aim_told"):
        return False
    if scene.fought and any(unit.has("strike_weak") for unit in _subject(scene, at)):
        return False  # "the operation was directed at militants": on foot
    if any(unit.has("home") for unit in units[max(at - 4, 0) : at]):
        return True  # "homes were aimed at"
    return _side_behind(scene, at) == _militants(scene)


def _militants(scene: Scene) -> str:
    side: str = scene.lexicon.sides.defaults["militants"]
    return side


def _subject(scene: Scene, at: int) -> Sequence[Unit]:
    return scene.units[max(scene.clause_start(at), at - _BEFORE) : at]


def _leads_on(scene: Scene, at: int, place: int) -> bool:
    """Whether a unit stands right behind a noun and leads on to what was hit: "strikes | on militants"."""
    onto = scene.lexicon.tables["events"]["strike"].get("onto", [])
    noun = scene.units[at].has("strike_bare") or scene.units[at].value("event", 1) == "nouns"
    return noun and place == at + 1 and scene.units[place].low in onto


def _side_behind(scene: Scene, place: int) -> str:
    """Return whose men stand behind a word for aiming, before its clause ends."""
    behind: list[Unit] = []
    noun = not scene.units[place].has("aimed")
    by = scene.lexicon.tables["verbs_saying"]["forms"]["by"]
    for unit in scene.units[place + 1 : place + _OPENING + 1]:
        if (unit.mark and unit.low == ",") or (noun and unit.low in by):
            break  # "targeted cars in the valley, an officer of the army said", "strikes on the town by troops"
        behind.append(unit)
        if unit.has("bound", "pred"):
            break
    return _side_of(scene, behind)


def _side_of(scene: Scene, told: Sequence[Unit]) -> str:
    """Return whose men units name first."""
    sides = scene.lexicon.sides
    for unit in told:
        if unit.value("head", 1) == "militants":
            return sides.defaults["militants"]
        if unit.value("party", 1) in _KINDS:
            return sides.parties[unit.value("party")].forces
    return ""
