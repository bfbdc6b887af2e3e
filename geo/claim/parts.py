"""Which groups of a list are parts of another: "five people, two of them women", "a total, some guards among them"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .case import IRREGULAR
from .lists import is_counted
from .scene import REACH

if TYPE_CHECKING:
    from .groups import Group
    from .scene import Scene

_ARMED = frozenset({"forces", "fighters", "militants", "movement"})


def is_apart(scene: Scene, group: Group, found: list[tuple[Group, bool]]) -> bool:
    """Whether a list goes on behind its "including": with "and the bomber", or with people who are none of the first."""
    joined = scene.units[group.first - 1].has("and") and not is_part(group)
    attacker = group.sort == "militants" and group.definite and not group.plural
    others = bool(found) and (_are_others(found[0][0], group) or _is_past_aside(scene, group))
    return joined and (attacker or others)


def _is_past_aside(scene: Scene, group: Group) -> bool:
    """Whether "including" has one group, and a comma closes it: "six guards, including a commander, and one sergeant"."""
    units = scene.units
    if group.first < 2 or units[group.first - 1].mark or units[group.first - 2].low != ",":  # noqa: PLR2004
        return False
    start = next((n for n in range(group.first - 1, -1, -1) if units[n].has("including")), group.first)
    return sum(start < each.first < group.first for each in scene.groups) == 1


def _are_others(whole: Group, group: Group) -> bool:
    """Whether two groups cannot be of one: "five soldiers, including a captain, and two civilians" (or ten insurgents)."""
    sorts = {whole.sort, group.sort}
    several = group.quantity is not None and not group.quantity.article
    enemies = "forces" in sorts and bool(sorts & IRREGULAR) and several
    return enemies or (sorts & _ARMED != set() and "civilians" in sorts)


def is_part(group: Group) -> bool:
    """Whether the words of a group's number say that it counts some of a whole: "two of them"."""
    return group.quantity is not None and group.quantity.part


def is_said_to_be_part(scene: Scene, group: Group, found: list[tuple[Group, bool]]) -> bool:
    """Whether "among them" closes what is told of a group behind a comma: "eight people, three players at a match among them"."""
    return bool(found) and found[0][0].plural and closes_as_part(scene, group)


def closes_as_part(scene: Scene, group: Group) -> bool:
    """Whether a group behind a comma is said to be a part by what closes it: ", three players at a match among them"."""
    return bool(closing_list(scene, group))


def closing_list(scene: Scene, group: Group) -> list[Group]:
    """Return the groups from one behind a comma on that "among them" closes: ", three players and a guard among them"; none if it does not."""
    units = scene.units
    if group.quantity is None or units[group.first - 1].low != ",":
        return []
    listed = [group]
    place = group.last
    while place < min(listed[-1].last + 2 * REACH, len(units)):
        if units[place].has("including"):
            open_yet = place + 1 in scene.starting or counts(scene, place + 1)
            # "27 civilians, | 12 children among them": these are some of those, and no list with them.
            nested = len(listed) > 1 and units[listed[-1].first - 1].mark
            return [] if open_yet or nested else listed
        following = scene.starting.get(place + 1)
        if units[place].has("and") and following is not None and is_counted(following):
            listed.append(following)
            place = following.last
            continue
        if units[place].has("pred", "say") or units[place].mark or _joins_counted(scene, place):
            return []
        place += 1
    return []


def _joins_counted(scene: Scene, place: int) -> bool:
    """Whether "and" joins somebody who is counted; of "two officers of the ranks of captain and major" it does not."""
    group = scene.starting.get(place + 1)
    counted = counts(scene, place + 1) or (group is not None and not group.plural and group.definite)
    return scene.units[place].has("and") and counted


def counts(scene: Scene, place: int) -> bool:
    """Whether a number stands at a place."""
    return place < len(scene.units) and scene.units[place].quantity is not None
