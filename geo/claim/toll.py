"""Tolls: "the death toll rose to 12", "nine is the toll"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .bare import is_bare
from .groups import count_people
from .harm import Harm
from .put import find_rise
from .scene import REACH

if TYPE_CHECKING:
    from .scene import Scene
    from .units import Unit


def read_toll(scene: Scene, at: int, kind: str) -> list[Harm]:
    """Read "the death toll rose to 12", "toll of 47"."""
    units = scene.units
    for place in [*_is_toll(scene, at), *_toll_behind(scene, at)]:
        quantity = units[place].quantity
        if quantity is not None and not quantity.article:
            named = scene.starting.get(at + 1) if scene.lexicon.owner_last else None
            if named is not None and named.quantity is None:
                named = replace(
                    named, quantity=quantity, plural=True, definite=False
                )  # "the toll (of) civilians"
            group = named or scene.starting.get(place) or count_people(quantity, place)
            measure = scene.lexicon.measures.get(kind, {}).get(group.sort)
            owned = scene.lexicon.owner_last and at + 1 < len(units)  # "the toll (of) the party | to 12 rose"
            owner = units[at + 1].value("party") if owned else ""
            return (
                [Harm(measure=measure, group=group, at=at, quantity=quantity, sufferer=owner, rule="toll")]
                if measure
                else []
            )
    return []


def _toll_behind(scene: Scene, at: int) -> list[int]:
    """Return where the number of a toll may stand behind it: in its clause, else where it "rose to" one ("the toll of the blast that hit a bus rose to 12")."""
    units = scene.units
    behind = range(at + 1, min(at + 2 * REACH, len(units)))
    end = next((n for n in behind if _ends_toll(scene, n)), None)
    if end is None or any(_counts(units[n]) for n in range(at + 1, end + 1)):
        return list(behind)[: end - at if end is not None else None]
    rise = find_rise(scene, end) if units[end].has("relative", "that", "about_noun") else None
    return [rise] if rise is not None else []


def _counts(unit: Unit) -> bool:
    return unit.quantity is not None and not unit.quantity.article


def _ends_toll(scene: Scene, place: int) -> bool:
    """Whether what follows is no toll any more: another clause, who confirmed it, or what he said besides ("and said")."""
    units = scene.units
    said = units[place].has("say") and units[place - 1].has("and") and not units[place - 1].mark
    by = units[place].low in scene.lexicon.by and units[place - 1].has("say")
    return said or by or (units[place].has("bound") and not units[place].has("put_at", "skip"))


def _is_toll(scene: Scene, at: int) -> list[int]:
    """Return where the number stands that is said to be the toll: "nine is the toll"."""
    units = scene.units
    place = at - 1
    while place > 0 and units[place].has("the", "skip"):
        place -= 1
    said = place > 0 and units[place].value("aux") == "be" and is_bare(scene, place - 1)
    return [place - 1] if said else []
