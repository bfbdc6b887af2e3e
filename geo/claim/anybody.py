"""People of whom nobody says who they were: those whom many attacks killed, or another state's aircraft, or armed ones among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values import Measure
from .case import ARMED, unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .case import Case
    from .scene import Scene
    from .units import Unit, Units

# So many attacks or more are none that one report tells of.
_MANY_ATTACKS = 5
_NUMBER = 4
# Of so many people or more one who bears arms makes no difference.
_SEVERAL = 3
# So many units behind a number some of it may still be named: "six died, a major of the corps | among them".
_BEHIND = 10
_FORCES = frozenset({"forces", "movements", "called_by_others"})


def hit_by_outsiders(case: Case) -> str | None:
    """Leave open whom another state's aircraft killed, where they are called nothing but people: it was after somebody."""
    if case.group.sort != "people" or not case.scene.foreign or case.group.party:
        return None
    units = case.scene.units
    words = case.scene.lexicon.tables["grammar"]["outsider"]["others"]
    other = any(unit.value("event") == "clash" or unit.low in words for unit in units)
    return None if other else unknown(case)


def of_many_attacks(case: Case) -> str | None:
    """Take people whom many attacks killed for anybody's, where it is no place's office or witness that counts them."""
    sides = case.sides
    far = {sides.defaults[name] for name in ("claimant_none", "sources", "media")}
    far |= {party.claimant for party in sides.parties.values() if party.country}
    if case.group.sort != "people" or case.ground.label not in far:
        return None
    many = (case.ground.total and not _is_one(case.scene)) or _are_many(case.scene)
    if not many:
        return None
    # "136 deaths", "136 dead": statistics count the armed dead too, where they do not call them people
    return sides.defaults["civilians_unknown"] if case.group.noun else unknown(case)


def _is_one(scene: Scene) -> bool:
    """Whether a sentence tells of one attack: "in March of this year six people died in a blast"."""
    words = scene.lexicon.tables["grammar"]["aggregate"].get("attack", ())
    return any(unit.low.split()[-1] in words for unit in scene.units)


def _are_many(scene: Scene) -> bool:
    """Whether a sentence tells of attacks by the number: "in 219 | acts of terror", "a wave of attacks"."""
    words = scene.lexicon.tables["grammar"]["aggregate"]
    attacks, waves = words.get("attacks", ()), words.get("waves", ())
    for at, unit in enumerate(scene.units):
        if unit.low.split()[-1] not in attacks:
            continue
        near = scene.units[max(at - _NUMBER, 0) : at]
        if any(one.low in waves for one in near):
            return True
        # "the death of dozens of people in these attacks"
        apart = next((n for n in range(len(near) - 1, -1, -1) if near[n].has("prep", "bound")), -1)
        told = [one.quantity.low for one in near[apart + 1 :] if one.quantity is not None]
        if told and (told[-1] or 0) >= _MANY_ATTACKS:
            return True
    return False


def armed_among(case: Case) -> str | None:
    """Leave a number open of which some bore arms: "595 people, guards among them"; one of several is no such share."""
    bodily = case.harm.measure in {Measure.KILLED, Measure.WOUNDED}
    if case.group.sort != "people" or case.scene.lexicon.verb_last or not bodily:
        return None
    units, quantity = case.scene.units, case.group.quantity
    several = quantity is not None and (quantity.low or 0) >= _SEVERAL
    first, last = case.group.last, max(case.group.last, case.harm.at) + _BEHIND
    for at in units.places("including"):
        if not first <= at <= last or _is_number(units[at - 1]):
            continue
        for side in (_before(units, first, at), _after(units, at)):
            if any(_is_armed(unit, single=not several) for unit in side) and not any(
                _is_number(unit) for unit in side
            ):
                return unknown(case)
    return None


def _before(units: Units, first: int, at: int) -> Sequence[Unit]:
    """Return what stands between a mark and "among them"."""
    start = next((n for n in range(at - 1, first - 1, -1) if units[n].mark), at)
    return units[start + 1 : at]


def _after(units: Units, at: int) -> Sequence[Unit]:
    """Return the noun behind "including"."""
    rest = units[at + 1 : at + 1 + _NUMBER]
    return rest[
        : next((n for n, unit in enumerate(rest) if unit.mark or unit.has("bound", "pred")), len(rest))
    ]


def _is_armed(unit: Unit, *, single: bool) -> bool:
    if unit.value("head", 1) == "forces" and unit.value("head", 2) == "one" and not single:
        return False
    return unit.value("head", 1) in ARMED or unit.value("party", 1) in _FORCES


def _is_number(unit: Unit) -> bool:
    return unit.quantity is not None and unit.quantity.low is not None and not unit.quantity.article
