"""The dead and wounded named as such: "the dead included two guards", "puts the dead at six", "the bodies of four men"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .groups import Group
from .harm import Harm, join
from .linking import groups_after
from .lists import is_counted
from .named import name_behind
from .scene import REACH
from .some_of import read_some

if TYPE_CHECKING:
    from .scene import Scene

# "two bullet-riddled bodies"
_BODIES = 6
_LABEL_ENDS = frozenset(";,/|")
_LABEL_MARKS = frozenset(":-–—=|")


def read_those(scene: Scene, at: int, before: list[Harm]) -> list[Harm]:
    """Read who "the dead" were, where a verb or a colon says it, or "at" how many they are put."""
    unit = scene.units[at]
    kind = unit.value("those") or unit.value("pred")
    if some := read_some(scene, at, before):
        return some
    start = _start_of_list(scene, at)
    if start is None:
        return []
    # What "included" opens are parts of no number that stands here.
    opened = scene.units[start - 1].has("including")
    groups = [
        (group, part and not opened)
        for group, part in groups_after(scene, start - 1, kind, before)
        if is_counted(group)
    ]
    if at and scene.units[at - 1].has("own", "s"):
        # "the army puts its dead at six"
        groups = [(replace(g, own=not g.party, noun="men"), part) for g, part in groups]
    return join(scene, at, kind, groups, rule=f"who {unit.low} were", told=len(before))


def _start_of_list(scene: Scene, at: int) -> int | None:
    """Return where the list begins that says who they were: behind "included", "were", "at" or a colon."""
    units = scene.units
    for place in range(at + 1, min(at + REACH, len(units))):
        unit = units[place]
        if unit.has("including") or unit.value("aux") == "be" or unit.low == ":":
            return place + 1 if begins_count(scene, place + 1) else None
        put = unit.has("put_at") and (place == at + 1 or not unit.has("prep", "bound"))
        if put and begins_count(scene, place + 1):
            return place + 1
        if unit.has("bound", "pred", "say"):
            return None
    return None


def begins_count(scene: Scene, place: int) -> bool:
    """Whether a group or a number begins at a unit; an article alone counts ("were a captain and two guards")."""
    group = scene.starting.get(place)
    if group is not None:
        return is_counted(group)
    return place < len(scene.units) and scene.units[place].quantity is not None


def read_bodies(scene: Scene, at: int, before: list[Harm]) -> list[Harm]:
    """Read "the bodies of four men were found", "received six bodies"."""
    units = scene.units
    kind = units[at].tags["bodies"][0]
    near = units[max(at - REACH, 0) : at + 2 * REACH]
    if not any(unit.has("found") for unit in near):
        return []
    rule = f"{units[at].low} found"
    owners = scene.ending.get(at - 1) if at > 1 and units[at - 1].low in {"'", "’"} else None
    if owners is not None and owners.quantity is not None:  # "six villagers' bodies"
        return join(scene, at, kind, [(owners, False)], rule=rule, told=len(before))
    quantity = units[at - 1].quantity if at else None
    if quantity is not None and not quantity.article and not units[at].low.endswith(" of"):
        group = Group(
            first=at - 1, last=at + 1, sort="people", noun="", quantity=quantity, plural=True, head=at
        )
        return join(scene, at, kind, [(group, False)], rule=rule, told=len(before))
    whose = scene.starting.get(at + 1)
    if quantity is not None and not quantity.article and whose is not None and whose.quantity is None:
        # "17 bodies of soldiers"
        return join(
            scene, at, kind, [(replace(whose, quantity=quantity), False)], rule=rule, told=len(before)
        )
    groups = [pair for pair in groups_after(scene, at, kind, before) if is_counted(pair[0])]
    if groups:
        return join(scene, at, kind, groups, rule=rule, told=len(before))
    owner = _owner_of_bodies(scene, at) or (name_behind(scene, at + 1) if at + 1 < len(units) else None)
    return join(scene, at, kind, [(owner, False)], rule=rule, told=len(before)) if owner is not None else []


def _owner_of_bodies(scene: Scene, at: int) -> Group | None:
    """Return whose bodies they are, or how many: "a policeman's beheaded body", "his body", "two bullet-riddled bodies"."""
    units = scene.units
    for place in range(at - 1, max(at - _BODIES, -1), -1):
        owner = scene.ending.get(place) if units[place].has("s") else None
        if owner is not None:
            return owner
        quantity = units[place].quantity
        known = units[place].has("own") and place == at - 1
        if known and units[place].has("third"):
            return None  # "dumped their bodies": of those told before
        if known or quantity is not None:
            return Group(
                first=place,
                last=at + 1,
                sort="people",
                noun="",
                quantity=quantity,
                plural=not known,
                definite=known,
                head=at,
            )
        if (units[place].mark and units[place].low != "-") or units[place].has("prep", "bound"):
            break
    return None


def is_label(scene: Scene, at: int) -> bool:
    """Whether a word of harm is the label of a number: "Killed: 12", "Soldiers killed - 12"."""
    units = scene.units
    if _label_mark(scene, at) is None:
        return False
    start = next((n + 1 for n in range(at - 1, -1, -1) if units[n].low in _LABEL_ENDS), 0)
    labelled = any(unit.low in _LABEL_MARKS for unit in units[:start])
    before = units[start if labelled else 0 : at]
    return all(unit.mark or unit.has("head", "party", "the", "and") for unit in before)


def _label_mark(scene: Scene, at: int) -> int | None:
    """Return where the mark of a label stands that a number or a group follows, past where it was: "killed in the town: 12"."""
    units = scene.units
    place = at + 1
    if place < len(units) and units[place].has("prep"):
        placed = range(place, min(place + REACH, len(units)))
        colon = next((n for n in placed if units[n].low == ":"), place)
        filled = any(u.quantity is not None or u.has("pred", "say", "bound") for u in units[place:colon])
        place = place if filled else colon
    told = place + 1 < len(units) and units[place].low in _LABEL_MARKS and begins_count(scene, place + 1)
    return place if told else None


def read_label(scene: Scene, at: int, before: list[Harm]) -> list[Harm]:
    """Read the number, or the groups, behind a label."""
    kind = scene.units[at].value("pred") or scene.units[at].value("noun")
    rule = f"label: {scene.units[at].low}"
    told = before[-1].group if before and before[-1].rule.startswith("label") else None
    owner = scene.ending.get(at) or told
    start = (_label_mark(scene, at) or at + 1) + 1
    quantity = scene.units[start].quantity
    if start in scene.starting or quantity is None:
        groups = groups_after(scene, start - 1, kind, before)
        return join(scene, at, kind, groups, rule=rule, told=len(before))
    bare = Group(first=start, last=start + 1, sort="people", noun="", quantity=quantity, plural=True, head=at)
    group = replace(owner, quantity=quantity, definite=False) if owner is not None else bare
    return join(scene, at, kind, [(group, False)], rule=rule, told=len(before))
