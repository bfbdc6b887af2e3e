"""Tolls that are put at a number by whose they are: "the army's dead at 27, against one soldier", "the number of gunmen killed rose to 50"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .bare import is_bare
from .groups import Group
from .harm import join
from .scene import REACH

if TYPE_CHECKING:
    from .harm import Harm
    from .scene import Scene
    from .units import Unit

_OWNERS = frozenset({"demonyms", "forces", "movements", "names", "called_by_others"})
# "the army's dead in the province at 27", "killed in three days of operations in the district has risen to 50"
_APART = 6
_FAR_APART = 14


def read_put(scene: Scene, at: int, before: list[Harm]) -> list[Harm]:
    """Read "the army's dead at 27" with the other side's number behind it, and "the number of gunmen killed rose to 50"."""
    units = scene.units
    counted = _counted_before(scene, at)
    owner = units[at - 1] if at else None
    if at > 1 and owner is not None and owner.has("s"):
        owner = units[at - 2]  # "the army's dead"
    if counted is None and (owner is None or owner.value("party", 1) not in _OWNERS):
        return []
    put = _find_put(scene, at, _FAR_APART if counted is not None else _APART)
    if put is None and counted is not None:
        put = find_rise(scene, at)
    if put is None and counted is not None:
        put = _find_brought(scene, counted)
    if put is None:
        return []
    kind = units[at].value("those") or units[at].value("pred")
    rule = f"{units[at].low} put at"
    if counted is not None:
        found = [(replace(counted, quantity=units[put].quantity, definite=False), False)]
    else:
        party = owner.value("party") if owner is not None else ""
        found = [(_bare(scene, put, party=party), False), *_others(scene, put + 1)]
    return join(scene, at, kind, found, rule=rule, told=len(before))


def _counted_before(scene: Scene, at: int) -> Group | None:
    """Return the group of "the number of gunmen (killed)"."""
    group = scene.ending.get(at)
    if group is None or group.quantity is not None:
        return None
    following = scene.units[at + 1] if at + 1 < len(scene.units) else None
    if group.plural and following is not None and following.has("numbers"):
        return group  # "civilians killed numbered ten"
    put = following is not None and following.has("put_at") and at + 2 < len(scene.units)
    if put and group.plural and group.definite and scene.units[at + 2].quantity is not None:
        return group  # "puts the militants killed at 60"
    before = scene.units[max(group.first - 3, 0) : group.first]
    of = bool(before) and before[-1].has("of")
    return group if of and any(unit.has("counting") for unit in before) else None


def _find_put(scene: Scene, at: int, apart: int) -> int | None:
    """Return where the number stands that a word like "at" puts a toll at, in the clause of its word."""
    units = scene.units
    for place in range(at + 1, min(at + apart, len(units) - 1)):
        unit = units[place]
        if units[place + 1].quantity is not None and _puts(unit):
            return place + 1
        if apart == _FAR_APART and unit.value("aux") == "be" and is_bare(scene, place + 1):
            return place + 1  # "the number of people killed in the clashes was 67"
        said = unit.has("say") and not units[place + 1].has("put_at")  # "was put at 40"
        if (unit.mark and unit.low != "-") or said or unit.has("pred", "bound"):
            return None
    return None


def find_rise(scene: Scene, at: int) -> int | None:
    """Return where the number stands that a toll "rose to", whatever is told between: "killed when a bomb went off rose to 18"."""
    units = scene.units
    rises = (n for n in range(at + 1, len(units) - 1) if units[n].has("put_at") and " " in units[n].low)
    return next((n + 1 for n in rises if units[n + 1].quantity is not None), None)


def _find_brought(scene: Scene, counted: Group) -> int | None:
    """Return where the number stands that something brings a toll to before it is named: "brings to 50 the number of gunmen killed"."""
    units = scene.units
    for place in range(counted.first - 1, max(counted.first - _APART, 0), -1):
        if units[place].quantity is not None and units[place - 1].low == "to":
            return place
        if units[place].has("bound", "pred", "say"):
            break
    return None


def _puts(unit: Unit) -> bool:
    """Whether a number behind a unit is what a toll comes to: "stands at", "has reached", "brought the number to"."""
    return unit.has("put_at") or unit.value("aux") == "have" or (unit.has("addressed") and unit.has("aux"))


def _bare(scene: Scene, place: int, *, party: str = "", own: bool = False) -> Group:
    return Group(
        first=place,
        last=place + 1,
        sort="fighters",
        noun="men",
        quantity=scene.units[place].quantity,
        party=party,
        own=own,
        plural=True,
        head=place,
    )


def _others(scene: Scene, start: int) -> list[tuple[Group, bool]]:
    """Read ", against one soldier of the army" and "and that of his own side at nine"."""
    units = scene.units
    for place in range(start, min(start + REACH, len(units) - 1)):
        group = scene.starting.get(place)
        if group is not None and group.quantity is not None and units[place - 1].has("versus", "and"):
            return [(group, False)]
        if units[place].has("put_at") and units[place + 1].quantity is not None:
            between = units[start:place]
            party = next((unit.value("party") for unit in between if unit.has("party")), "")
            own = any(unit.has("own") for unit in between)
            return [(_bare(scene, place + 1, party=party, own=own), False)] if own or party else []
        if units[place].has("say", "pred"):
            break
    return []
