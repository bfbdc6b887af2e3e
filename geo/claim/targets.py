"""Whom an attack was on where the verb closes its clause: "the corps' convoy (on) attack, two soldiers died"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .scene import Scene

# What belongs to a force, "the corps' | check post", stands between its name and the word that governs it.
_LONGEST = 5
_ATTACK = ("event", "clash_weak", "strike_act", "strike_told", "hint", "clash_act", "aimed", "aim_act")
_KINDS = frozenset({"forces", "movements", "demonyms", "local_offices"})


def is_attacked(scene: Scene, place: int) -> bool:
    """Whether a party's name, with what belongs to it, is governed by a word for "on" or "against"."""
    if not scene.lexicon.verb_last:
        return False
    return _is_under(scene, place) if scene.lexicon.owner_last else _is_before(scene, place, "against_behind")


def _is_under(scene: Scene, place: int) -> bool:
    """Whether "on" or "against" stands before the name, and between them only what belongs to it."""
    units = scene.units
    for before in range(place - 1, max(place - _LONGEST, -1), -1):
        unit = units[before]
        if unit.has("upon"):
            return True
        if unit.mark or unit.has("prep", "bound", "pred", "say", *_ATTACK):
            return False
    return False


def _is_before(scene: Scene, place: int, *marks: str) -> bool:
    """Whether a mark, "on" or that of objects, stands behind the name, and between them only what belongs to it."""
    units = scene.units
    for behind in range(place + 1, min(place + _LONGEST + 1, len(units))):
        unit = units[behind]
        if unit.has(*marks):
            return True
        if unit.mark or unit.quantity is not None:
            return False
        if unit.has("subject_behind", "governed_behind", "object_behind", "bound", "pred", "say", "event"):
            return False
        if unit.has("clash_weak", "strike_act", "strike_told"):
            return False
    return False


def attacked_before(scene: Scene, at: int) -> str:
    """Return the party whose men, posts or vehicles a sentence says were attacked before a unit, empty if it names none."""
    units = scene.units
    for place in units.places("party"):
        if place >= at:
            break
        hit = is_attacked(scene, place) or _is_before(scene, place, "object_behind")
        if units[place].value("party", 1) not in _KINDS or not hit:
            continue
        if any(unit.has(*_ATTACK) for unit in units[max(place - _LONGEST, 0) : at]):
            return units[place].value("party")
    return ""
