"""What is told twice: headlines and leads that the body tells better, and numbers that come again with their voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..values import Measure, Qualifier, Stance
from .groups import OUTSIDERS
from .identity import EVENTS

if TYPE_CHECKING:
    from .draft import Draft
    from .lexicon import Lexicon

# Each draft is compared with each: of a text that claims more than this, which no report does, the rest stays as it is.
_MOST_COMPARED = 500
# What a lead tells in a few words and the body with who says it.
_TOLD_AGAIN = frozenset({Measure.CLASH, Measure.STRIKE})
# "Dozens" that the body counts are no more than so many times what the word at least means.
_ROUNDED = frozenset({Qualifier.DOZENS, Qualifier.SCORES, Qualifier.HUNDREDS, Qualifier.THOUSANDS})
_MOST_ROUNDED = 5
# What victims.toml calls those of whom only the attack is told.
_ATTACKERS = "attackers"
# So few come again by chance.
_FEW = 3


class _Labels(NamedTuple):
    """Labels of nobody who speaks, of outlets, of sides that say little, and of people who bear no arms."""

    nobody: str
    unknown: str
    outlet: str
    vague: frozenset[str]
    civilians: frozenset[str]


def _labels(lexicon: Lexicon) -> _Labels:
    defaults = lexicon.sides.defaults
    unarmed = {party.civilians for party in lexicon.sides.parties.values()}
    return _Labels(
        nobody=defaults["claimant_none"],
        unknown=defaults["victim_unknown"],
        outlet=defaults["media"],
        vague=frozenset({defaults["victim_unknown"], defaults["civilians_unknown"]}),
        civilians=frozenset(unarmed),
    )


def without_repeats(drafts: list[Draft], lexicon: Lexicon, summary: set[int], lead: int) -> list[Draft]:
    """Drop what a headline says less exactly than the body, and bounds that a body's exact number makes plain."""
    labels = _labels(lexicon)
    nobody, vague = labels.nobody, labels.vague
    kept: list[Draft] = list(drafts[_MOST_COMPARED:])
    dropped: set[int] = set()  # what the body covers cannot outdo the body
    drafts = drafts[:_MOST_COMPARED]
    for draft in drafts:
        others = [other for other in drafts if other is not draft and other.measure is draft.measure]
        index = draft.sentence.index
        body = [other for other in others if other.sentence.index not in summary]
        if index in summary and any(_covers(other, draft, labels) for other in body):
            dropped.add(draft.number)
            continue
        others = [other for other in others if other.number not in dropped]
        # What an event is told by matters little, of a toll there is one voice for each number.
        judged = index == lead or draft.measure not in EVENTS
        # A headline rounds what the body says ("at least nine"), which it is dropped for.
        better = others if index in summary else body
        if judged and any(_tells_better(other, draft, labels, lead=index == lead) for other in better):
            continue
        if _is_of_those_counted(draft, others, labels.unknown):
            continue
        if _refers_back(draft, others, nobody):
            continue
        if index <= lead + 1 and _is_led_up_to(draft, body, nobody):
            continue
        if _is_vaguer(draft, others, vague, labels.unknown):
            continue
        if draft.qualifier is Qualifier.UP_TO and any(
            other.low == other.high == draft.high and other.victim_side == draft.victim_side
            for other in others
        ):
            draft.low, draft.qualifier = draft.high, Qualifier.EXACT
        kept.append(draft)
    return sorted(kept, key=lambda draft: draft.number)


def _tells_better(other: Draft, draft: Draft, labels: _Labels, *, lead: bool) -> bool:
    """Whether a number comes again with the voice that gives it, or from that voice exactly.

    Nobody only passed it on, and in a ``lead`` an outlet did, which may also have rounded it.
    """
    passed_on = (
        {labels.nobody, labels.outlet} if lead and draft.speaker.label == labels.outlet else {labels.nobody}
    )
    if draft.speaker.label not in passed_on:
        said = draft.speaker.label == other.speaker.label and other.stance is not Stance.DENIES
        own = lead and draft.speaker.party != "" and draft.speaker.party == other.speaker.party
        told = own and other.number > draft.number and other.stance is not Stance.DENIES
        rounded = told and (_is_rounded_from(draft, other) or _is_just_below(draft, other))
        exact = (said or told) and _is_bound_of(draft, other)
        return (rounded or exact) and _is_of_side(other, draft, labels, lead=lead)
    return (
        other.speaker.label not in passed_on
        and other.stance not in {Stance.DENIES, Stance.CONFIRMS}
        and _is_of_side(other, draft, labels, lead=lead)
        and (_is_same_number(draft, other) or (lead and _is_rounded_from(draft, other)))
    )


def _is_of_side(other: Draft, draft: Draft, labels: _Labels, *, lead: bool) -> bool:
    sides = {other.victim_side, draft.victim_side}
    # Of which country they were the body says, or nobody.
    people = sides <= labels.civilians | labels.vague and (lead or bool(sides & labels.vague))
    return len(sides) == 1 or draft.victim_side in labels.vague or people


def _is_led_up_to(draft: Draft, body: list[Draft], nobody: str) -> bool:
    """Whether a lead tells by the way, in nobody's voice, what the body tells in somebody's: "five died in a clash"."""
    if (
        draft.measure not in _TOLD_AGAIN
        or not draft.aside
        or draft.speaker.label != nobody
        or draft.speaker.text
    ):
        return False
    return any(
        other.number > draft.number and other.speaker.label != nobody and other.stance is not Stance.DENIES
        for other in body
    )


def _is_same_number(draft: Draft, other: Draft) -> bool:
    same = (other.low, other.high) == (draft.low, draft.high) != (None, None)
    return same or _is_bound_of(draft, other)


def _is_rounded_from(draft: Draft, other: Draft) -> bool:
    """Whether "dozens" stands for what another counts."""
    apart = draft.victim_side != other.victim_side or draft.unsplit != other.unsplit
    if draft.measure in EVENTS or other.low is None or apart:
        return False
    return (
        draft.qualifier in _ROUNDED
        and draft.low is not None
        and draft.low <= other.low <= _MOST_ROUNDED * draft.low
    )


def _is_bound_of(draft: Draft, other: Draft) -> bool:
    """Whether a number is the least that another says exactly: "at least nine" of "nine"."""
    at_least = draft.qualifier is Qualifier.AT_LEAST and draft.measure not in EVENTS
    return at_least and draft.low == other.low == other.high


def _is_of_those_counted(draft: Draft, others: list[Draft], unknown: str) -> bool:
    """Whether a party's "the strikes" hit nobody named, and it counts its strikes elsewhere."""
    if draft.measure is not Measure.STRIKE or draft.victim_side != unknown or not draft.speaker.party:
        return False
    return draft.low is None and any(
        other.low is not None and other.speaker.label == draft.speaker.label and other.stance is draft.stance
        for other in others
    )


def _refers_back(draft: Draft, others: list[Draft], nobody: str) -> bool:
    """Whether nobody's "the strikes" are those that somebody told of before."""
    if draft.measure is not Measure.STRIKE or not draft.back or draft.low is not None or draft.speaker.text:
        return False
    return any(
        other.sentence.index < draft.sentence.index
        and other.speaker.label != nobody
        and other.stance is not Stance.DENIES
        for other in others
    )


def _is_just_below(draft: Draft, other: Draft) -> bool:
    """Whether "40" is what the body says more than."""
    exact = draft.low is not None and draft.low == draft.high
    more = other.qualifier is Qualifier.MORE_THAN and other.low is not None
    return exact and more and draft.measure not in EVENTS and other.low == (draft.low or 0) + 1


def _is_vaguer(draft: Draft, others: list[Draft], vague: frozenset[str], unknown: str) -> bool:
    """Whether another draft of the same voice tells the same more exactly: of whom, or how many."""
    if draft.victim_class == OUTSIDERS:
        vague = frozenset()  # whose they were is said, though they are no side's
    if draft.measure in EVENTS:
        return False
    bare = draft.qualifier is Qualifier.SEVERAL and not draft.counted
    many = draft.low is not None and draft.low > _FEW
    for other in others:
        if other.stance is not draft.stance:
            continue
        counted = other.low is not None or other.high is not None
        if bare and counted and other.victim_side == draft.victim_side:
            return True
        same_number = counted and (other.low, other.high) == (draft.low, draft.high)
        if not same_number or other.speaker.label != draft.speaker.label:
            continue
        if draft.victim_side in vague and other.victim_side not in vague:
            return True
        # That some of many people bore arms another sentence tells.
        if {draft.victim_side, other.victim_side} == vague and draft.victim_side != unknown:
            return True
        if many and draft.victim_class == _ATTACKERS != other.victim_class:
            return True  # who they were another sentence tells
    return False


def _covers(body: Draft, heading: Draft, labels: _Labels) -> bool:
    """Whether a sentence of the body tells what a headline tells, by the same voice or with a voice where it had none."""
    # Whose people they are a headline seldom says; the body's words and places do.
    same_number = (body.low, body.high) == (heading.low, heading.high) != (None, None)
    sides = {body.victim_side, heading.victim_side}
    # Who a headline says gives a number is who the body says does.
    voiced = body.speaker.label != labels.nobody and body.stance is heading.stance is Stance.ASSERTS
    party = heading.speaker.party != "" and heading.speaker.party == body.speaker.party
    same = (same_number or (party and _is_bound_of(body, heading))) and len(sides) == 1 and voiced
    if heading.speaker.label not in {labels.nobody, body.speaker.label} and not same:
        return False
    if heading.measure in EVENTS:
        return True
    if len(sides) > 1 and not same_number and not (labels.vague & sides or sides <= labels.civilians):
        return False
    low, high = heading.low, heading.high
    if low is None and high is None:
        return True
    near = {value for value in (body.low, body.high) if value is not None}
    return (
        low in near
        or high in near
        or (low is not None and low + 1 in near)
        or (high is not None and high + 1 in near)
    )
