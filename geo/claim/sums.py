"""Parts of one harm added up: "one woman and nine children were killed" tells of ten dead of one side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values import Measure, Qualifier
from .draft import same_voice
from .lists import is_list_gap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .draft import Draft
    from .units import Unit

# Posts and tanks of two sorts are told apart ("19 posts and two bases"), dead of one side are counted together.
_FORCES = {"soldiers", "police"}
_MILITANTS = {"militants", "attackers", "insurgents"}
_MEMBERS = {"committees", "members"}
_PEOPLE = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED, Measure.MISSING})


def add_up(drafts: Sequence[Draft], units: Sequence[Unit]) -> list[Draft]:
    """Put the drafts of one list that count one side's people into their sum, and drop parts of their whole.

    A part of the whole's own side ("including two children"), or one man of it where not all are told, says who some of them were, and is no toll.
    """
    by_number = {draft.number: draft for draft in drafts}
    kept: list[Draft] = []
    for draft in drafts:
        whole = by_number.get(draft.part_of) if draft.part_of is not None else None
        one = draft.low == draft.high == 1 and not draft.listed
        if whole is not None and (one or whole.victim_side == draft.victim_side):
            continue
        addend = next((other for other in kept if _adds(other, draft, units, drafts)), None)
        if addend is None:
            kept.append(draft)
        else:
            _add(addend, draft)
    return kept


def _adds(first: Draft, other: Draft, units: Sequence[Unit], drafts: Sequence[Draft]) -> bool:
    # "three in one town and another two elsewhere" stay two numbers; of the list itself all are one ("a captain, his
    # brother and a guard").
    listed = {place for draft in drafts if draft.at == first.at for place in range(*draft.group)}
    between = [units[n] for n in range(first.group[1], other.group[0]) if n not in listed]
    return (
        first.at == other.at
        and not _are_of_two_forces(first, other)
        and first.measure is other.measure
        and first.measure in _PEOPLE
        and first.victim_side == other.victim_side
        and same_voice(first, other)
        and first.part_of is None
        and other.part_of is None
        and first.low is not None
        and other.low is not None
        and (
            is_list_gap(between)
            or any(unit.has("companion") for unit in between)
            or not any(_parts(unit) for unit in between)
        )
    )


def _are_of_two_forces(first: Draft, other: Draft) -> bool:
    """Whether two counts are of two forces or sorts: "15 policemen and 12 soldiers"; a captain and two soldiers are three."""
    classes = {first.victim_class, other.victim_class}
    if not classes.isdisjoint(_FORCES) and not classes.isdisjoint(_MILITANTS):
        return True  # "a policeman and three insurgents", who fought on one side only in later years
    if "civilians" in classes and not classes.isdisjoint(_MEMBERS):
        return True  # "five civilians and two members of the committee"
    several = {first.low, other.low}.isdisjoint({None, 1}) and first.low != other.low
    return several and len(classes) == len(_FORCES) and classes <= _FORCES | {"men"}


def _parts(unit: Unit) -> bool:
    """Whether a word between two numbers makes two statements of them: another place, another verb."""
    return unit.has("pred", "aux", "bound", "say", "prep") and not unit.has("of")


def _add(first: Draft, other: Draft) -> None:
    first.low = (first.low or 0) + (other.low or 0)
    open_end = first.high is None or other.high is None
    first.high = None if open_end else (first.high or 0) + (other.high or 0)
    if first.qualifier is Qualifier.EXACT:
        first.qualifier = other.qualifier
    first.approx = first.approx or other.approx
    first.derived = True
    first.group = (first.group[0], other.group[1])
    first.focus = (min(first.focus[0], other.focus[0]), max(first.focus[1], other.focus[1]))
    rule = "sum of its parts"
    first.rules = first.rules if rule in first.rules else [*first.rules, rule]
