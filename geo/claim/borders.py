"""Where the list of groups behind a word of harm ends: at a verb of its own, a noun of harm, or who says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .named import past_names
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
    behind = past_names(scene, group.last)
    closed = behind < len(units) and units[behind].low == ","
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


def opens_own_list(scene: Scene, group: Group) -> bool:
    """Whether a group opens a list that has a verb of its own: "killed two guards, and | six guards and a driver were hurt"."""
    units, last = scene.units, group.last
    if group.first < 2 or not units[group.first - 1].has("and") or units[group.first - 2].low != ",":  # noqa: PLR2004 - a comma and "and"
        return False
    while (
        last + 1 < len(units)
        and units[last].has("and")
        and (each := scene.starting.get(last + 1)) is not None
    ):
        last = each.last
    return last > group.last and has_own_verb(scene, last)


def is_aside(scene: Scene, group: Group) -> bool:
    """Whether what an article opens behind a comma is no one of a list, which "and" would close: "injured 48, | a violation,"."""
    article = group.quantity is not None and group.quantity.article
    return article and group.noun == "unlisted" and _closes_nothing(scene, group.first, group.last)


def is_one_more_aside(scene: Scene, place: int) -> bool:
    """Whether "one more" behind a comma speaks of the event: "killed five people, | one more in a row of attacks"."""
    quantity = scene.units[place].quantity
    one = quantity is not None and quantity.rest and quantity.low == quantity.high == 1
    return one and _closes_nothing(scene, place, place + 1)


def _closes_nothing(scene: Scene, first: int, last: int) -> bool:
    """Whether a comma stands before words, and no list goes on behind them."""
    units = scene.units
    parted = first > 0 and units[first - 1].low == ","
    goes_on = (
        last + 1 < len(units)
        and units[last].has("and")
        and (last + 1 in scene.starting or not units[last].mark)
    )
    return parted and not goes_on
