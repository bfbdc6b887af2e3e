"""Persons told by name, twice over, or by a word for those told before: "reporter A. was killed", "an elder, Malik B.,", "all died"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .groups import Group
from .lexicon import LEADERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..values import Measure
    from .scene import Scene
    from .units import Unit


def name_before(scene: Scene, chain: int, at: int) -> Group | None:
    """Read somebody of whom a verb tells by his name alone ("reporter Jan Khan | was killed") as one person, known to the text."""
    units = scene.units
    first = chain
    while first > 0 and is_name(units[first - 1]):
        first -= 1
    told = units[at].value("pred") == "kill" and (chain < at or units[at].value("pred", 1) == "suffers")
    if first == chain or not told or (first > 0 and not _may_open(scene, first)):
        return None
    return Group(first=first, last=chain, sort="people", noun="", definite=True, head=chain - 1)


def _may_open(scene: Scene, first: int) -> bool:
    """Whether a name may be a subject by what stands before it: no "and", and a comma only behind a day or a place."""
    before = scene.units[first - 1]
    if before.low != ",":
        return not before.has("prep", "and")
    start = scene.clause_start(first)
    return not any(start <= group.first and group.last < first for group in scene.groups)


def is_name(unit: Unit) -> bool:
    """Whether a word means nothing to the rules and begins with a capital letter."""
    return not unit.tags and unit.quantity is None and unit.text[0].isupper()


def name_behind(scene: Scene, place: int) -> Group | None:
    """Read somebody whose name stands right behind a verb ("killed | A. bin B. and four others"), or "him", as one person."""
    if scene.units[place].has("him"):
        return Group(first=place, last=place + 1, sort="people", noun="", definite=True, head=place)
    last = place
    while last < len(scene.units) and (is_name(scene.units[last]) or _is_particle(scene, last, place)):
        last += 1
    if last == place or (last < len(scene.units) and scene.units[last].has("head", "party", "s")):
        return None
    return Group(first=place, last=last, sort="people", noun="", definite=True, head=last - 1)


def _is_particle(scene: Scene, at: int, first: int) -> bool:
    """Whether a small word stands between two parts of a name: "bin", "ur"."""
    units = scene.units
    small = not units[at].tags and units[at].quantity is None and units[at].text[0].isalpha()
    return first < at < len(units) - 1 and small and is_name(units[at + 1])


def all_of_them(scene: Scene, at: int, measures: Mapping[str, Measure]) -> list[tuple[Group, bool]]:
    """Return the group told of last for "all were killed": it died, as many as it was."""
    told = [group for group in scene.groups if group.last <= at and group.quantity and group.sort in measures]
    group = told[-1] if told else scene.earlier
    if group is None or group.quantity is None or group.sort not in measures:
        return []
    return [(replace(group, first=at, last=at + 1, head=at), False)]


def without_appositions(scene: Scene, run: list[Group]) -> list[Group]:
    """Drop who is named a second time: "a tribal elder, Malik A., was killed" and "Malik A., an elder, was" are one man."""
    kept = run[:1]
    for group in run[1:]:
        if _is_apposition(scene, kept[-1], group):
            # A name alone says not whose he was, and "the chief" is known to the text.
            known = kept[-1].definite and not group.definite
            kept[-1] = kept[-1] if kept[-1].noun and not known else group
        elif not _is_summed_up(scene, kept, group):
            kept.append(group)
    return kept


def _is_summed_up(scene: Scene, kept: Sequence[Group], group: Group) -> bool:
    """Whether a number between commas counts all of the list before it: "a woman and two boys, | three villagers,"."""
    units = scene.units
    count = group.quantity.low if group.quantity is not None else None
    parted = units[group.first - 1].low == "," and group.last < len(units) and units[group.last].low == ","
    counts = [
        (each.quantity.low or 0) if each.quantity is not None else int(not each.plural) for each in kept
    ]
    return parted and len(kept) > 1 and sum(counts) == count


def _is_apposition(scene: Scene, last: Group, group: Group) -> bool:
    """Whether two single persons between commas are one: of whom one has an article and the other none, or whom no "and" joins."""
    units = scene.units
    if last.plural or group.plural or group.own or past_names(scene, last.last) + 1 != group.first:
        return False
    numbers = [each.quantity for each in (last, group)]
    if LEADERS in {last.noun, group.noun} and units[group.first - 1].low == ",":
        return not any(each.quantity and not each.quantity.article for each in (last, group))
    determined = [each.definite or each.quantity is not None for each in (last, group)]
    if not all(number is None or number.low == number.high == 1 for number in numbers):
        return False
    behind = past_names(scene, group.last)
    closed = behind + 1 < len(units) and units[behind].low == ","
    if units[group.first - 1].low != "," or not closed:
        return False
    # "Captain A., a guard, and a driver" are three; "an elder, Malik B., and his son" two.
    listed = determined[1] and _joins_person(units, behind + 1)
    alike = determined[0] == determined[1]
    goes_on = units[behind + 1].has("and") or behind + 1 in scene.starting
    return not (goes_on if alike else listed)


def _joins_person(units: Sequence[Unit], place: int) -> bool:
    """Whether "and" goes on with one more person; several others show that the list was none ("a chief, A. B., and 13 others")."""
    if not units[place].has("and"):
        return False
    quantity = units[place + 1].quantity if place + 1 < len(units) else None
    return quantity is None or quantity.article


def past_names(scene: Scene, place: int) -> int:
    """Return where the names that begin at a unit end, and the brackets behind them: "A. B. (34, of the town) |"."""
    units = scene.units
    while place < len(units) and (
        is_name(units[place]) or place in scene.bracketed or _is_of_name(units, place)
    ):
        place += 1
        if place < len(units) and units[place].low == ")" and place - 1 in scene.bracketed:
            place += 1
    return place


def _is_of_name(units: Sequence[Unit], place: int) -> bool:
    """Whether a name follows "of": "a villager | of | A.,"."""
    return units[place].has("of") and place + 1 < len(units) and is_name(units[place + 1])
