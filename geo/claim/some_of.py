"""Some of the dead or wounded: "four of the dead were policemen", "of those killed, five were soldiers"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .harm import is_plain, join
from .scene import COUNTED_SORTS, REACH

if TYPE_CHECKING:
    from .groups import Group
    from .harm import Harm
    from .scene import Scene

# "were all | suspected | militants": so many words may stand before the noun.
_MODIFIERS = 3


def read_some(scene: Scene, at: int, before: list[Harm]) -> list[Harm]:
    """Read who so many of the dead were: their whole is a toll of its own, told elsewhere or nowhere."""
    unit = scene.units[at]
    kind = unit.value("those") or unit.value("pred")
    some = _some_before(scene, at) or _some_behind(scene, at)
    groups = [(group, False) for group in some if not _are_of_those_before(scene, group)]
    return join(scene, at, kind, groups, rule=f"who some of {unit.low} were", told=len(before))


def _are_of_those_before(scene: Scene, some: Group) -> bool:
    """Whether all were told as of their kind before: "troops killed 14 gunmen. Two of the dead were commanders"."""
    return scene.earlier is not None and scene.earlier.sort == some.sort


def _some_before(scene: Scene, at: int) -> list[Group]:
    """Read "four of | the dead | were policemen", "five of those | killed |, he said, were policemen"."""
    units = scene.units
    place = at - 1
    while place > 0 and units[place].has("of", "the") and units[place].quantity is None:
        place -= 1
    quantity = units[place].quantity if place >= 0 else None
    if quantity is None or quantity.article or not (quantity.part or place < at - 1):
        return []
    be = _find_be(scene, at + 1)
    some = _who(scene, place, be) if be is not None else None
    return [some] if some is not None else []


def _find_be(scene: Scene, start: int) -> int | None:
    """Return where the verb stands behind a word, or behind ", the police said,"."""
    units = scene.units
    aside = start < len(units) and units[start].low == ","
    for place in range(start, min(start + REACH, len(units))):
        unit = units[place]
        if unit.value("aux") == "be":
            return place
        counted = unit.quantity is not None and not unit.quantity.article
        if counted or unit.has("pred", "bound") or (unit.has("say") and not aside):
            return None
    return None


def _some_behind(scene: Scene, at: int) -> list[Group]:
    """Read "of | the dead |, 20 were policemen and 15 were guards"."""
    units = scene.units
    if at == 0 or units[at - 1].low != "of" or not (at == 1 or units[at - 2].mark):
        return []
    comma = next((n for n in range(at + 1, min(at + REACH, len(units))) if units[n].mark), None)
    found: list[Group] = []
    place = comma + 1 if comma is not None else len(units)
    while place + 2 < len(units) and units[place].quantity is not None:
        be = place + 1 if units[place + 1].value("aux") == "be" else None
        some = _who(scene, place, be) if be is not None or found else None
        if some is None:
            break
        found.append(some)
        place = _past_noun(scene, be if be is not None else place)
    return found


def _past_noun(scene: Scene, place: int) -> int:
    """Return where the next of a list begins behind the noun that follows a verb or a number."""
    following = range(place, min(place + REACH, len(scene.units)))
    last = next((scene.starting[n].last for n in following if n in scene.starting), len(scene.units))
    while last < len(scene.units) and scene.units[last].has("and"):
        last += 1
    return last


def _who(scene: Scene, number: int, be: int | None) -> Group | None:
    """Return the group of a number whose noun stands behind a verb, or right behind the number in a list."""
    units = scene.units
    quantity = units[number].quantity
    if quantity is None or quantity.low is None:
        return None  # "many of the dead were soldiers" is no number
    if be is None:
        group = scene.starting.get(number)
        return group if group is not None and group.sort in COUNTED_SORTS else None
    for place in range(be + 1, min(be + 1 + _MODIFIERS, len(units))):
        who = scene.starting.get(place)
        if who is not None:
            people = who.quantity is None and who.plural and who.sort in COUNTED_SORTS
            counted = replace(quantity, part=False, rest=False)
            some = replace(who, first=number, last=number + 1, head=number, quantity=counted, definite=False)
            return some if people else None
        if not (is_plain(units[place]) or units[place].has("skip", "everybody")):
            return None
    return None
