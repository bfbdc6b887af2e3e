"""What a sentence says was done to whom."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..values import Measure
from .fallen import read_bodies, read_those
from .losses import read_number_of
from .nouns import read_lives, read_losing, read_noun
from .partition import tell_parts
from .scene import is_unreal
from .units import is_named
from .verbs import read_verb

if TYPE_CHECKING:
    from .harm import Harm
    from .scene import Scene


# What reads a unit, by its tag; all that fit read it.
_READERS = {
    "pred": read_verb,
    "noun": read_noun,
    "those": read_those,
    "bodies": read_bodies,
    "lives": read_lives,
    "lose": read_losing,
    "number_of": read_number_of,
}


def find_harm(scene: Scene) -> list[Harm]:
    """Find the harms of one sentence, in order."""
    found: list[Harm] = []
    for at in scene.units.places(*_READERS):
        unit = scene.units[at]
        if is_unreal(scene, at):
            continue
        named = is_named(scene.units, at)
        for tag, read in _READERS.items():
            if unit.has(tag) and not (named and tag == "pred"):
                found.extend(read(scene, at, found))
    return _unique(tell_parts(scene, found))


def _unique(found: list[Harm]) -> list[Harm]:
    """Drop a group told twice by two words of one measure ("killed, died of wounds"), keeping the places in the list."""
    seen: set[tuple[str, int]] = set()
    dead = {harm.group.first for harm in found if harm.measure is Measure.KILLED}
    ended = {_who(harm) for harm in found if harm.measure in {Measure.KILLED, Measure.CAPTURED}}
    kept: list[Harm] = []
    places: dict[int, int] = {}
    for number, harm in enumerate(found):
        if harm.measure is Measure.CAPTURED and harm.group.first in dead:
            continue  # "were abducted and killed"
        if harm.measure is Measure.WOUNDED and _who(harm) in ended:
            continue  # "was hurt and died", "was hurt and caught"; "killed six guards and two were hurt"
        key = (harm.measure.value, harm.group.first)
        if key in seen:
            places[number] = next(
                n for n, each in enumerate(kept) if (each.measure.value, each.group.first) == key
            )
            continue
        seen.add(key)
        places[number] = len(kept)
        part_of = places.get(harm.part_of) if harm.part_of is not None else None
        kept.append(replace(harm, part_of=part_of))
    return kept


def _who(harm: Harm) -> tuple[int, object]:
    return harm.group.first, harm.bounds
