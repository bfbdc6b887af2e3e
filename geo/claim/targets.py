"""Whom an attack was on: "an attack on the corps' convoy", and where the verb closes its clause, "the corps' convoy (on) attack, two soldiers died"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .scene import Scene

# What belongs to a force, "the corps' | check post", stands between its name and the word that governs it.
_LONGEST = 5
# An attack and whom it killed stand at most so far apart.
_NEAR = 20
_ATTACK = ("event", "clash_weak", "strike_act", "strike_told", "hint", "clash_act", "aimed", "aim_act")
_OWNERS = frozenset({"forces", "demonyms", "names"})
_KINDS = frozenset({"forces", "movements", "demonyms", "local_offices"})


def is_attacked(scene: Scene, place: int) -> bool:
    """Whether a party's name, with what belongs to it, is governed by a word for "on" or "against"."""
    if not scene.lexicon.verb_last:
        return _is_target(scene, place)
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


def attacked_near(scene: Scene, at: int) -> str:
    """Return the party whose men, posts or name an attack was on in the clause of a word of harm: "an attack on the army in which two soldiers | died"."""
    units = scene.units
    inner = scene.lexicon.tables["grammar"]["boundaries"]
    inner = {*inner.get("relative", ()), *inner.get("about_noun", ())}
    near = (n for n in units.places("party") if abs(n - at) <= _NEAR)
    for place in sorted(near, key=lambda n: abs(n - at)):
        between = units[min(place, at) + 1 : max(place, at)]
        parted = any(unit.has("bound") and not unit.mark and unit.low not in inner for unit in between)
        behind = units[place + 1 : place + 3]
        ground = any(unit.has("territory") or unit.value("head", 1) == "crossings" for unit in behind)
        kind = units[place].value("party", 1)
        if kind in _OWNERS and not parted and not ground and _suffered_attack(scene, place):
            return units[place].value("party")
    return ""


def _suffered_attack(scene: Scene, place: int) -> bool:
    """Whether an attack was on a party's: "attack on the | army", "gunmen attacked an | army convoy", "an | army convoy was ambushed"."""
    if _is_target(scene, place):
        return True
    named = scene.units[place].value("party", 1) == "names"  # "fired from | the country"
    return not named and (_is_object(scene, place) or _is_subject(scene, place))


def _is_object(scene: Scene, place: int) -> bool:
    for unit in reversed(scene.units[max(place - _LONGEST, 0) : place]):
        if unit.value("event", 1) == "verbs":
            return unit.value("event") == "clash"
        if unit.mark or (unit.has("prep") and not unit.has("of")) or unit.has("bound", "pred", "say", "aux"):
            return False
    return False


def _is_subject(scene: Scene, place: int) -> bool:
    units = scene.units
    for behind in range(place + 1, min(place + _LONGEST, len(units) - 1)):
        if units[behind].value("aux") == "be":
            return units[behind + 1].value("event") == "clash"
        if units[behind].mark or units[behind].has("prep", "bound", "pred", "say", "event"):
            return False
    return False


def _is_target(scene: Scene, place: int) -> bool:
    """Whether a party's name stands behind "attack on": "an attack | on | an outpost of the | army"."""
    units = scene.units
    onto = scene.lexicon.tables["events"]["strike"].get("onto", ())
    for before in range(place - 1, max(place - _LONGEST - 1, 0), -1):
        unit = units[before]
        if unit.low in onto:
            return any(near.has(*_ATTACK, "raid") for near in units[max(before - 2, 0) : before])
        if unit.mark or unit.has("bound", "pred", "say", "prep", "calendar"):
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
