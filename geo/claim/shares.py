"""Wholes of which a sentence tells a share: "five policemen are among the 12 dead", "seven of the 20 people killed were children"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from ..values import Qualifier
from .case import IRREGULAR
from .groups import Group
from .lists import is_counted
from .numbers import Quantity
from .scene import REACH

if TYPE_CHECKING:
    from collections.abc import Callable

    from .scene import Scene

_Pairs = list[tuple[Group, bool]]
_Read: TypeAlias = "Callable[[int], _Pairs]"


def tell_share(scene: Scene, at: int, groups: _Pairs, before: _Read, behind: _Read) -> _Pairs:
    """Return the victims of a participle with the share of them that its sentence tells, where they are a whole.

    ``before`` and ``behind`` collect the groups on either side of a unit.
    """
    if len(groups) != 1 or groups[0][0].quantity is None or scene.lexicon.verb_last:
        return groups
    whole = groups[0][0]
    return (
        _some_of(scene, at, whole)
        or _among(scene, at, whole, before, behind)
        or _of_all(scene, at, whole)
        or groups
    )


def _some_of(scene: Scene, at: int, group: Group) -> _Pairs:
    """Read "seven of the 20 people killed in the town were children": 20 are told, and who seven of them were."""
    units = scene.units
    whole = _whole_behind(scene, group)
    be = _find_be(scene, at + 1)
    described = group.last == at or any(unit.has("relative") for unit in units[group.last : at])
    if whole is None or be is None or not described:
        return []
    told = replace(group, quantity=whole, first=group.first + 2)
    who = scene.starting.get(be + 1)
    if who is None or who.quantity is not None:
        return [(told, False)]
    return [(told, False)] if _are_of(told, who) else [(told, False), (_share(group, who), True)]


def _whole_behind(scene: Scene, group: Group) -> Quantity | None:
    """Return the number of "the 20" in "seven of the 20 people"."""
    if group.last - group.first <= 2 or not scene.units[group.first + 1].has("of"):  # noqa: PLR2004 - a number, "of", more
        return None
    return scene.units[group.first + 2].quantity


def _find_be(scene: Scene, start: int) -> int | None:
    """Return where the verb of a clause stands behind a participle and where it was."""
    for place in range(start, min(start + 2 * REACH, len(scene.units))):
        unit = scene.units[place]
        if unit.value("aux") == "be":
            return place
        if unit.mark or unit.has("pred", "say", "bound", "and"):
            return None
    return None


def _share(group: Group, who: Group) -> Group:
    return replace(who, first=group.first, last=group.first + 1, quantity=group.quantity, head=group.first)


def _among(scene: Scene, at: int, whole: Group, before: _Read, behind: _Read) -> _Pairs:
    """Read "five policemen are among the 12 dead", "among the 12 people killed were five policemen"."""
    units = scene.units
    among = whole.first - 1
    if among < 0 or not units[among].has("share"):
        return []
    be = among - 1
    if among and units[be].value("aux") == "be":
        parts = before(be)
    else:
        verb = _find_be(scene, at + 1) if among == 0 or units[be].mark else None
        parts = behind(verb) if verb is not None else []
    parts = [(group, True) for group, _ in parts if is_counted(group) or not group.plural]
    return [(_people(whole), False), *_in_one(parts)] if parts else []


def _of_all(scene: Scene, at: int, whole: Group) -> _Pairs:
    """Read "of the 12 killed, five were policemen"."""
    units = scene.units
    opens = whole.first > 0 and units[whole.first - 1].low == "of"
    opens = opens and (whole.first == 1 or units[whole.first - 2].mark)
    comma = next((n for n in range(at + 1, min(at + REACH, len(units) - 3)) if units[n].mark), None)
    if not opens or comma is None or units[comma].low != ",":
        return []
    some, be, who = units[comma + 1], units[comma + 2], scene.starting.get(comma + 3)
    if some.quantity is None or be.value("aux") != "be" or who is None or who.quantity is not None:
        return []
    part = replace(who, first=comma + 1, last=comma + 2, quantity=some.quantity, head=comma + 1)
    return [(_people(whole), False)] if _are_of(whole, who) else [(_people(whole), False), (part, True)]


def _in_one(parts: _Pairs) -> _Pairs:
    """Count persons of one sort together: "an officer and a guard were among the five killed"."""
    first = parts[0][0]
    if len(parts) == 1 or any(group.plural or group.sort != first.sort for group, _ in parts):
        return parts
    last, several = parts[-1][0], len(parts)
    quantity = Quantity(
        first=first.first, last=last.last, low=several, high=several, qualifier=Qualifier.EXACT, part=True
    )
    return [(replace(first, last=last.last, quantity=quantity, plural=True), True)]


def _are_of(whole: Group, who: Group) -> bool:
    """Whether some of armed men are only said to be others of their kind: "of six fighters, two were commanders"."""
    return whole.sort in IRREGULAR and who.sort in IRREGULAR


def _people(whole: Group) -> Group:
    """Take a bare number for people: what stands before it is its share."""
    bare = whole.last == whole.first + 1
    return replace(whole, sort="people", noun="", party="", party_kind="", own=False) if bare else whole
