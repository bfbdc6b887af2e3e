"""Groups that stand in one list, and which list before a verb names its victims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .named import is_name, without_appositions
from .scene import REACH

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .groups import Group
    from .scene import Scene
    from .units import Unit

# "the head of the council of the district of the province, and": as many units may stand between two of a list.
_LONGEST_ASIDE = 12


def choose_victims(scene: Scene, groups: list[Group], end: int, *, near: bool) -> list[Group]:
    """Choose which groups before a verb are its victims: one run of groups joined by "and".

    The run that touches the verb is the subject where the verb speaks of the nearest words, or where "and" begins
    a new clause ("he opened fire and two men were killed"); else the first run that counts somebody.
    """
    if not groups:
        return []
    runs = [[groups[0]]]
    for group in groups[1:]:
        if are_joined(scene, runs[-1][-1], group):
            runs[-1].append(group)
        else:
            runs.append([group])
    later = next((n for n in range(len(runs) - 1, 0, -1) if _begins_clause(scene, runs[n][0])), 0)
    runs = runs[later:]
    counted = [run for run in runs if any(is_counted(group) for group in run)]
    if not counted:
        free = [g for g in groups if near or not g.first or not _is_under(scene, g.first)]
        return free[-1:] if free and end - free[-1].last <= REACH else []
    last = runs[-1]
    touching = last in counted and last[-1].last == end
    before = scene.units[last[0].first - 1] if last[0].first else None
    opened = before is not None and before.has("and") and not before.mark
    unbound = [each for each in counted if not _is_governed(scene, each[0])]
    run = last if touching and (near or opened) else (unbound or counted)[0]
    first = next(place for place, group in enumerate(run) if is_counted(group) or not group.plural)
    return without_appositions(scene, run[first:])


def _is_under(scene: Scene, first: int) -> bool:
    """Whether a preposition stands over a group; "most of" only says how many of it."""
    units = scene.units
    most = first > 1 and units[first - 1].has("of") and units[first - 2].has("mostly")
    return units[first - 1].has("prep") and not most


def _begins_clause(scene: Scene, group: Group) -> bool:
    """Whether a group opens a clause behind one that told what happened: "they opened fire on a van, and all six men"."""
    units = scene.units
    first = group.first
    if not first or units[first - 1].mark or not units[first - 1].has("and"):
        return False
    start = scene.clause_start(first)
    return any(unit.value("event", 1) == "verbs" for unit in units[start : first - 1])


def _is_governed(scene: Scene, group: Group) -> bool:
    """Whether a preposition makes a group part of where or how it was: "in the house of one of our neighbours"."""
    return group.first > 0 and scene.units[group.first - 1].has("prep")


def is_counted(group: Group) -> bool:
    """Whether a group says how many it is: by a number, or as one person who is new ("his son")."""
    return group.quantity is not None or not (group.plural or group.definite)


def are_joined(scene: Scene, left: Group, right: Group) -> bool:
    """Whether two groups stand in one list, the first perhaps with its name or with words that say from where.

    "Captain A. (age 29) and Sepoy B.", "two men of the corps and their driver".
    """
    if is_list_gap(scene.units[left.last : right.first]):
        return True
    between = _gap(scene.units[left.last : right.first])
    if not between:
        return False
    if not (between[-1].has("and") and between[0].has("prep") and len(between) <= _LONGEST_ASIDE):
        return False
    if left.plural and left.quantity is None and is_counted(right):
        return False  # "he fired on troops at the gate and one soldier was killed"
    return not any(unit.has("pred", "aux", "event", "strike_act", "say", "bound") for unit in between)


def is_list_gap(units: Sequence[Unit]) -> bool:
    """Whether nothing but names, brackets and words that join stand between two groups of a list."""
    between = _gap(units)
    if not between:
        return bool(units)
    listed = all(unit.has("and", "of", "skip", "party") or unit.mark or is_name(unit) for unit in between)
    return listed and any(unit.has("and") or unit.mark for unit in between)


def _gap(units: Sequence[Unit]) -> list[Unit]:
    """Return the units between two groups without brackets, and without what belongs to the second ("and his")."""
    between = _outside_brackets(units)
    while between and between[-1].has("own", "the", "a"):
        between.pop()
    return between


def _outside_brackets(units: Sequence[Unit]) -> list[Unit]:
    """Return the units that stand in no brackets and are no ages."""
    kept: list[Unit] = []
    inside = False
    for unit in units:
        inside = (inside or unit.low in {"(", "["}) and unit.low not in {")", "]"}
        aged = bool(kept) and kept[-1].has("age") and unit.text.isdigit()
        age = aged or (unit.quantity is not None and bool(kept) and kept[-1].mark)
        age = age or (unit.value("source") == "witness" and bool(kept) and kept[-1].mark)  # "resident of"
        if aged:
            kept.pop()
        if not inside and not age and unit.low not in {")", "]"}:
            kept.append(unit)
    return kept
