"""What an article tells of, all of it looked at: strikes from the air, and whose, and fighting between men."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Sides

    from .units import Unit, Units

# An outsider's word stands so many units before his aircraft: "the U.S. | - | operated | drone".
_OWNER = 4
# "the movement | - | run | administration"
_OFFICE = 4
_OFFICES = frozenset({"central", "officials", "local"})


def is_bombed(read: Sequence[Units]) -> bool:
    """Whether a text tells of strikes from the air."""
    return any(
        units[place].value("event") == "strike" or units[place].has("aircraft")
        for units in read
        for place in units.places("event", "aircraft")
    )


def is_fought(read: Sequence[Units]) -> bool:
    """Whether a text tells of fighting between men, and of more than attacks that may be from the air."""
    return any(
        units[place].value("event") == "clash"
        or (units[place].has("clash_weak") and not units[place].has("strike_told"))
        for units in read
        for place in units.places("event", "clash_weak")
    )


def is_of_old(read: Sequence[Units], sides: Sides) -> bool:
    """Whether a text without a day speaks of a movement beside the forces of a state that it came to hold, and never of that state as its own."""
    held = {party.id for party in sides.parties.values() if party.before is not None}
    movements: set[str] = set()
    forces: set[str] = set()
    for units in read:
        for place in units.places("party"):
            unit = units[place]
            if unit.value("party") not in held:
                continue
            if _is_ruler(units, place):
                return False
            if unit.value("party", 1) == "movements":
                movements.add(unit.low)
            elif unit.value("party", 1) == "forces":
                forces.add(unit.low)
    return bool(movements) and any(not any(name in force for name in movements) for force in forces)


def _is_ruler(units: Units, at: int) -> bool:
    """Whether a name is that of a movement's state: "the emirate", "the (movement's) authorities", but not the country's or its capital's."""
    unit = units[at]
    if unit.value("party", 1) == "movements":
        for place in range(at + 1, min(at + 1 + _OFFICE, len(units))):
            if units[place].value("source") in _OFFICES:
                return True
            if not units[place].mark and not units[place].has("s") and units[place - 1].low != "-":
                return False
        return False
    return unit.value("party", 1) == "names" and " " in unit.low


def is_feud(read: Sequence[Units]) -> bool:
    """Whether a text tells more than once that tribes or sects of one country fight each other."""
    return sum(units.tagged("feud") for units in read) > 1


def is_hit_by_outsiders(read: Sequence[Units]) -> bool:
    """Whether the aircraft that an article tells of are those of a state that is no side of the conflict."""
    theirs = sum(_of_outsider(units) for units in read)
    return theirs > sum(_of_party(units) for units in read)


def _of_outsider(units: Units) -> bool:
    return any(
        _is_aircraft(unit) for at in units.places("outsider") for unit in units[at + 1 : at + 1 + _OWNER]
    )


def _of_party(units: Units) -> bool:
    return any(
        units[at].value("party", 1) in {"demonyms", "forces"} and _is_aircraft(unit)
        for at in units.places("party")
        for unit in units[at + 1 : at + 1 + _OWNER]
    )


def _is_aircraft(unit: Unit) -> bool:
    return unit.has("aircraft") or unit.value("head", 1) == "drones" or unit.value("event") == "strike"
