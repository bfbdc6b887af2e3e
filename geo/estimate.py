"""What the claims about one side's losses amount to, by a named policy. No number without its policy and claims."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from .policy import POLICIES, Figures
from .values import Estimate, Measure, RelationKind, Scope, Stance
from .voice import count_voices, hear_all, say_voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .values import Claim, ClaimRelation, Incident, Wire

COUNTED = (Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED, Measure.MISSING, Measure.DISPLACED)


def estimate(
    incidents: Iterable[Incident],
    claims: Iterable[Claim],
    relations: Iterable[ClaimRelation],
    wires: Iterable[Wire] = (),
) -> tuple[Estimate, ...]:
    """Estimate each incident's losses, by side, measure and policy.

    Nothing is ever added up: a toll belongs to its incident, and the figures of its places are parts of it.
    Left out are aggregates, subsets and denials, figures that a later one revises, figures of killed and wounded
    together, and figures of one place where the incident as a whole has one. Words without a number ("heavy
    losses") bound nothing; ``acled_lowest`` alone gives them, and silence, the numbers that ACLED's codebook does.

    Parameters
    ----------
    incidents, claims, relations
        In any order: the answer does not depend on it.
    wires
        Which articles hand on one report; ``independent`` counts voices, not articles.

    Returns
    -------
    tuple of Estimate
        By incident, side, measure and policy; none where no claim gives a number. ``dispute_ratio`` is the highest
        figure of its claims over the lowest, whatever the policy makes of them.
    """
    told = {claim.id: claim for claim in claims}
    events, links = tuple(incidents), tuple(relations)
    voices = hear_all(told.values(), events, wires)
    denied = frozenset(r.target for r in links if r.kind is RelationKind.DENIES)
    revised = frozenset(r.target for r in links if r.kind is RelationKind.REVISES)
    found: list[Estimate] = []
    for incident in events:
        groups: dict[tuple[str, Measure], list[Claim]] = defaultdict(list)
        for claim_id in incident.claim_ids:
            claim = told[claim_id]
            groups[claim.victim_side, _counted_as(claim.measure)].append(claim)
        for (side, measure), group in sorted(groups.items()):
            if measure in COUNTED:
                figures = _sort(group, denied, revised, voices)
                found.extend(_estimate(incident.id, side, measure, figures))
    return tuple(found)


def _counted_as(measure: Measure) -> Measure:
    """Return the measure under which a claim is weighed: that nobody was killed is said of the killed."""
    return Measure.KILLED if measure is Measure.NONE_KILLED else measure


def _sort(
    group: Sequence[Claim], denied: frozenset[str], revised: frozenset[str], voices: Mapping[str, str]
) -> Figures:
    said = [claim for claim in group if claim.stance is not Stance.DENIES and not claim.aggregate]
    counts = [claim for claim in said if claim.measure is not Measure.NONE_KILLED]
    return Figures(
        asserted=tuple(_countable(counts, revised)),
        denied=denied,
        voices=voices,
        together=tuple(claim for claim in counts if claim.unsplit),
        nobody=tuple(claim for claim in said if claim.measure is Measure.NONE_KILLED),
    )


def _countable(counts: Sequence[Claim], revised: frozenset[str]) -> Iterator[Claim]:
    """Yield the figures that may stand for the incident as a whole."""
    said = [
        claim
        for claim in counts
        if claim.subset_of is None
        and not claim.unsplit
        and claim.scope is not Scope.CUMULATIVE
        and claim.id not in revised
    ]
    wholes = [claim for claim in said if claim.scope is not Scope.PLACE]
    yield from wholes or said


def _estimate(incident_id: str, side: str, measure: Measure, figures: Figures) -> Iterator[Estimate]:
    for policy, answer_of in POLICIES.items():
        answer = answer_of(figures, measure)
        if answer is None or (answer.low is None and answer.high is None):
            continue
        claims = answer.claims
        yield Estimate(
            incident_id=incident_id,
            victim_side=side,
            measure=measure.value,
            policy=policy,
            low=answer.low,
            best=answer.best,
            high=answer.high,
            disputed=_disagree(claims) or any(claim.id in figures.denied for claim in claims),
            dispute_ratio=_dispute_ratio(claims),
            independent=count_voices(figures.voices[claim.id] for claim in claims),
            claim_ids=tuple(sorted(claim.id for claim in claims)),
            reason=f"{answer.reason}; {say_voices(claims, figures.voices)}",
        )


def _disagree(claims: Sequence[Claim]) -> bool:
    """Whether the figures leave no number that fits all."""
    floors = [low for claim in claims if (low := claim.value_low) is not None]
    ceilings = [high for claim in claims if (high := claim.value_high) is not None]
    return bool(floors and ceilings) and max(floors) > min(ceilings)


def _dispute_ratio(claims: Sequence[Claim]) -> float | None:
    """Return the highest figure told over the lowest; None where one is missing or nought."""
    bounds = [bound for claim in claims for bound in (claim.value_low, claim.value_high)]
    told = [bound for bound in bounds if bound is not None]
    lowest = min(told, default=0)
    return round(max(told) / lowest, 2) if lowest else None
