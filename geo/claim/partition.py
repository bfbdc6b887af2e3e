"""Numbers that add up to one told before them: "19 deaths: 11 guards, six villagers and two gunmen"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..values import Measure
from .bare import is_bare
from .scene import COUNTED_SORTS

if TYPE_CHECKING:
    from .groups import Group
    from .harm import Harm
    from .scene import Scene

_PEOPLE = frozenset({Measure.KILLED, Measure.WOUNDED})


def tell_parts(scene: Scene, found: list[Harm]) -> list[Harm]:
    """Add the parts of each number that the numbers behind it add up to; what was read of these otherwise gives way.

    Parts at places of their own ("ten guards, six in one town and four in another") are tolls of these places.
    """
    if scene.lexicon.verb_last:
        return found
    for number in range(len(found)):
        parts = _parts_of(scene, found[number]) if found[number].measure in _PEOPLE else []
        if parts:
            return _with_parts(scene, found, number, parts)
    return found


def _with_parts(scene: Scene, found: list[Harm], number: int, parts: list[Group]) -> list[Harm]:
    whole = found[number]
    taken = {part.first for part in parts}
    kept = [
        place
        for place, harm in enumerate(found)
        if place == number or harm.measure is not whole.measure or harm.group.first not in taken
    ]
    moved = {old: new for new, old in enumerate(kept)}
    told = [
        replace(
            found[old], part_of=moved.get(part_of) if (part_of := found[old].part_of) is not None else None
        )
        for old in kept
    ]
    if len({part.party for part in parts} - {""}) > 1:
        # "four soldiers, three of them (theirs) and one (ours)" are of no one side.
        told[moved[number]] = replace(
            whole,
            part_of=told[moved[number]].part_of,
            group=replace(whole.group, sort="people", noun="mixed"),
        )
    for part in parts:
        apart = part.noun == whole.group.noun and _tells_where(scene, part)
        told.append(
            replace(
                whole,
                group=part,
                quantity=part.quantity,
                at=part.first if apart else whole.at,
                part_of=None if apart else moved[number],
                listed=not apart,
                rule=f"{whole.rule}, {'at a place of its own' if apart else 'part of a total'}",
            )
        )
    return told


def _parts_of(scene: Scene, harm: Harm) -> list[Group]:
    """Return the groups behind a number that are all of it, none where they do not add up to it."""
    total = harm.quantity.low if harm.quantity is not None else None
    if total is None or harm.group.sort not in COUNTED_SORTS:
        return []
    parts: list[Group] = []
    added = 0
    first = max(harm.group.last, harm.group.first + 1)
    for place in range(first, len(scene.units)):
        unit = scene.units[place]
        if unit.low == ";" or (unit.has("say", "pred", "noun", "event") and place != harm.at and parts):
            break
        part = _part_at(scene, place, harm.group)
        if part is None or part.quantity is None or part.quantity.low is None:
            continue
        added += part.quantity.low
        parts.append(part)
        if added >= total:
            break
    complete = added == total and len(parts) > 1 and _may_be_of(harm.group, parts)
    return parts if complete and _are_told_apart(scene, parts) else []


def _may_be_of(whole: Group, parts: list[Group]) -> bool:
    """Whether parts can be of a whole: "five guards, two of them officers, and three farmers" are eight."""
    return whole.sort == "people" or all(part.sort == whole.sort for part in parts)


def _part_at(scene: Scene, place: int, whole: Group) -> Group | None:
    """Return the counted group that begins at a unit: with a noun, with whose they are ("three Ruritanian"), or by a bare number."""
    unit = scene.units[place]
    group = scene.starting.get(place)
    if group is not None:
        return group if group.sort in COUNTED_SORTS and place in scene.counted else None
    if unit.quantity is None or unit.quantity.article:
        return None
    bare = replace(whole, first=place, last=place + 1, head=place, quantity=unit.quantity, like=-1)
    behind = scene.units[place + 1] if place + 1 < len(scene.units) else None
    if behind is not None and behind.value("party", 1) == "demonyms":
        return replace(bare, last=place + 2, party=behind.value("party"), party_kind="demonyms")
    return bare if is_bare(scene, place) else None


def _are_told_apart(scene: Scene, parts: list[Group]) -> bool:
    """Whether each part says of whom or where it is."""
    return all(part.party or part.last - part.first > 1 or _tells_where(scene, part) for part in parts)


def _tells_where(scene: Scene, part: Group) -> bool:
    """Whether a bare number is that of a place: "six | in the town"."""
    units = scene.units
    bare = part.last == part.first + 1
    return bare and part.last < len(units) and units[part.last].has("within", "placed")
