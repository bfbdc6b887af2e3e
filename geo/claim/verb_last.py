"""Groups before a verb that closes its clause, as in Persian, Urdu and Pashto."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .groups import Group
    from .scene import Scene

# "(object), who": so many units stand between a group and what opens its relative clause.
_LONGEST_LINK = 4


def groups_before_last_verb(scene: Scene, inside: list[Group]) -> list[tuple[Group, bool]]:
    """Choose among the groups before a verb that closes its clause: the nearest with a number and what is joined to it.

    Parts of a total stand behind "including" or before a postposition of that meaning, and need not be joined.
    """
    numbered = [group for group in inside if group.quantity is not None]
    inside = numbered or inside
    parts = _find_parts(scene, inside)
    chosen: list[tuple[Group, bool]] = []
    whole = False
    later: Group | None = None
    for group in reversed(inside):
        named = later is not None and _is_another(scene, group, later)
        joined = later is None or named or _is_joined(scene, group, later)
        part = group.first in parts
        aside = bool(chosen) and not whole and not part and _opens_aside(scene, group)
        if not joined and not (whole and part) and not aside:
            break
        if group.quantity is None and not named and (chosen or _is_oblique(scene, group)):
            if chosen:
                break
            continue
        chosen.append((group, part))
        whole = whole or not part
        later = group
    chosen.reverse()
    # A total goes first, so that its parts can point at it.
    return sorted(chosen, key=lambda pair: pair[1]) if whole else [(group, False) for group, _ in chosen]


def _opens_aside(scene: Scene, group: Group) -> bool:
    """Whether a relative clause follows a group, whose parts are told in it: "17 men, | among whom were two boys"."""
    for unit in scene.units[group.last : group.last + _LONGEST_LINK]:
        if unit.has("relative"):
            return True
        if not (unit.has("object_behind", "skip", "s") or unit.mark):
            return False
    return False


def _find_parts(scene: Scene, groups: list[Group]) -> set[int]:
    """Return where the groups begin that "including" opens, itself or by what is joined to it."""
    found: set[int] = set()
    behind: Group | None = None
    for group in reversed(groups):  # "five women and three children | including, eight people"
        end = group.last
        while end < len(scene.units) and scene.units[end].has("skip"):
            end += 1
        closed = end < len(scene.units) and scene.units[end].has("including_behind")
        joins = behind is not None and behind.first in found
        between = scene.units[group.last : behind.first] if behind is not None and joins else []
        if closed or (between and all(unit.has("and") for unit in between)):
            found.add(group.first)
        behind = group
    before: Group | None = None
    for group in groups:
        opened = group.first > 0 and scene.units[group.first - 1].has("including")
        between = (
            scene.units[before.last : group.first] if before is not None and before.first in found else []
        )
        if opened or (between and all(unit.has("and") for unit in between)):
            found.add(group.first)
        before = group
    return found


def _is_another(scene: Scene, group: Group, later: Group) -> bool:
    """Whether two single persons told by rank and name are two: "Captain A. and Private B."."""
    between = scene.units[group.last : later.first]
    names = [unit for unit in between if not unit.has("and") and not unit.mark]
    alone = not any(each.quantity or each.plural or each.party for each in (group, later))
    plain = alone and group.sort == later.sort and bool(names) and not any(unit.tags for unit in names)
    return plain and any(unit.has("and") for unit in between)


def _is_oblique(scene: Scene, group: Group) -> bool:
    """Whether a group does something, or owns it, or is where it happened: "the army | (subject)", "against | the group"."""
    units = scene.units
    behind = group.last < len(units) and units[group.last].has("subject_behind", "governed_behind", "s")
    return behind or (group.first > 0 and units[group.first - 1].has("prep"))


def _is_joined(scene: Scene, group: Group, later: Group) -> bool:
    between = scene.units[group.last : later.first]
    return all(
        unit.has("and", "of", "s", "skip", "including", "including_behind", "object_behind")
        or unit.mark
        or unit.has("party")
        for unit in between
    )
