"""What a strike was meant for: "targeting leaders of the group", "strikes on militants", "hideouts were the target"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .units import is_behind_be

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
    passive = is_behind_be(units, at)
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
    return is_noun(scene, at) and place == at + 1 and scene.units[place].low in onto


def is_noun(scene: Scene, at: int) -> bool:
    """Whether a word for a strike is a noun, as far as it can be told from the word alone."""
    return scene.units[at].has("strike_bare", "raid") or scene.units[at].value("event", 1) == "nouns"


def what_it_hit(scene: Scene, at: int) -> Sequence[Unit]:
    """Return the units behind a noun that say what was hit: "strikes on | a school", "strikes (that) destroyed | two homes"."""
    units = scene.units
    if at + 1 < len(units) and _leads_on(scene, at, at + 1):
        return _until_it_ends(scene, at + 1)
    for place in range(at + 1, min(at + _BEFORE, len(units))):
        unit = units[place]
        if unit.has("strike_act", "hits") or unit.value("pred") == "destroy":
            return _until_it_ends(scene, place)
        if unit.has("say", "pred") or (unit.mark and unit.low != ","):
            break
    return ()


def _until_it_ends(scene: Scene, place: int) -> Sequence[Unit]:
    units = scene.units
    by = scene.lexicon.by
    behind = range(place + 1, min(place + _OPENING + 1, len(units)))
    last = next(
        (n for n in behind if units[n].mark or units[n].has("bound", "say", "pred") or units[n].low in by),
        behind.stop,
    )
    return units[place + 1 : last]


def _side_behind(scene: Scene, place: int) -> str:
    """Return whose men stand behind a word for aiming, before its clause ends."""
    behind: list[Unit] = []
    noun = not scene.units[place].has("aimed")
    by = scene.lexicon.by
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
