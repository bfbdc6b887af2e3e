"""Where the list of groups behind a word of harm ends: at a verb of its own, a noun of harm, or who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .scene import REACH

if TYPE_CHECKING:
    from .groups import Group
    from .scene import Scene
    from .units import Unit


def closes_part(unit: Unit) -> bool:
    """Whether a unit ends what "including" opens."""
    return unit.mark or unit.has("pred", "say", "bound", "aux")


def counts_losses(scene: Scene, place: int) -> bool:
    """Whether a noun of harm follows, whose number it is: "caused | 500 civilian | casualties"."""
    return place < len(scene.units) and scene.units[place].value("noun", 1) in {"unsplit", "noun"}


def speaks(scene: Scene, group: Group) -> bool:
    """Whether a group behind a comma is who says it: "killing four, | a spokesman | for the ministry said"."""
    units = scene.units
    if not scene.lexicon.verb_last and _is_behind_saying(scene, group):
        return True
    parted = group.first > 0 and units[group.first - 1].low in {",", '"', "”"}
    if not parted or not units[group.head].has("source"):
        return False
    aside = False
    for unit in units[group.last : group.last + 2 * REACH]:
        aside = (
            aside or unit.has("relative")
        ) and unit.low != ","  # "an official, who asked not to be named, told"
        if unit.has("say") and not aside:
            return True
        if not aside and unit.has("pred", "event", "bound"):
            return False
    return False


def _is_behind_saying(scene: Scene, group: Group) -> bool:
    """Whether a group is the voice of the verb before it, which a comma parts from what it says: ", said | an official,"."""
    units, first = scene.units, group.first
    first -= int(first > 0 and units[first - 1].has("one_more", "the"))
    said = first > 1 and units[first - 1].has("say") and units[first - 2].low in {",", '"', "”"}
    closed = group.last < len(units) and units[group.last].low == ","
    return said and closed and units[group.head].has("source")


def has_own_verb(scene: Scene, place: int) -> bool:
    """Whether a verb follows that makes what stands before it the begin of another statement."""
    units = scene.units
    while place < len(units) and units[place].has("skip"):
        place += 1
    if place >= len(units):
        return False
    if units[place].has("say") and not units[place].has("figures"):
        return True  # "killing two, three officials said"
    return (units[place].has("aux") and units[place].low != "to") or (
        units[place].has("pred") and units[place].value("pred", 1) != "does"
    )
