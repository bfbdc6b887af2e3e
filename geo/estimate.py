"""What the claims about one side's losses amount to, by a named policy. No number without its policy and claims."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from .values import Estimate, LossView, Measure, RelationKind, Scope, Stance
from .voice import count_voices, voice_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from .values import Claim, ClaimRelation, Incident

COUNTED = (Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED, Measure.MISSING, Measure.DISPLACED)
# How far a voice is believed, most first, where sources differ: those who only count; a side on its own losses,
# which it has cause to keep low but knows; others who stood apart; a text that names nobody; the enemy's word.
_TRUST = ("un", "own_loss", "third_party", "unattributed", "enemy_loss")
_NAMELESS = frozenset({"unattributed", "media"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The claims about one side and measure of an incident, sorted for a policy to choose from.

    ``asserted`` are those said and not left out; ``denied`` the ids of those that another voice rejects.
    """

    asserted: tuple[Claim, ...]
    denied: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a policy makes of the figures: three numbers, the claims used, and how it got there."""

    low: int | None
    best: int | None
    high: int | None
    claims: tuple[Claim, ...]
    reason: str


def estimate_ucdp(figures: Figures) -> Answer:
    """Estimate as UCDP codes: lowest, most reliable and highest figure.

    Source: Högbladh, "UCDP GED Codebook", on best, high and low estimates: best is the figure of the most
    reliable source, and the lower figure where none is more reliable; low and high are the ends of what is
    reported. A figure that another voice denies is a report still, and counts for high.
    """
    numbered = [
        claim for claim in figures.asserted if _floor(claim) is not None or _ceiling(claim) is not None
    ]
    lows = [low for claim in numbered if (low := _floor(claim)) is not None]
    highs = [high for claim in numbered if (high := _ceiling(claim)) is not None]
    firm = [claim for claim in numbered if _floor(claim) is not None]
    ranked = sorted(
        firm, key=lambda claim: (claim.id in figures.denied, _trust(claim), _floor(claim) or 0, claim.id)
    )
    if not ranked:
        return Answer(
            low=None, best=None, high=max(highs, default=None), claims=tuple(numbered), reason="no figure"
        )
    best = ranked[0]
    reason = f"best from {voice_of(best)} ({_TRUST[_trust(best)].replace('_', ' ')}); low and high are the ends told"
    return Answer(low=min(lows), best=_floor(best), high=max(highs), claims=tuple(numbered), reason=reason)


def estimate_own_loss_floor(figures: Figures) -> Answer:
    """Estimate between what a side admits of its own losses and what its enemy claims.

    The admission is the floor: no side invents dead of its own. The enemy's figure is the ceiling, denied or
    not. Nothing between the two is called best.

    Source: the minimum and maximum conceded of Airwars' methodology, with the enemy's claim in place of the
    maximum where that belligerent gives none.
    """
    own = [c for c in figures.asserted if c.loss_view is LossView.OWN_LOSS and _floor(c) is not None]
    enemy = [c for c in figures.asserted if c.loss_view is LossView.ENEMY_LOSS and _ceiling(c) is not None]
    floor = max((low for c in own if (low := _floor(c)) is not None), default=None)
    ceiling = max((high for c in enemy if (high := _ceiling(c)) is not None), default=None)
    parts = [
        f"floor: {_names(own)} of its own losses" if own else "no floor: the side gives no losses of its own",
        f"ceiling: {_names(enemy)}" if enemy else "no ceiling: the enemy gives no figure",
    ]
    return Answer(low=floor, best=None, high=ceiling, claims=(*own, *enemy), reason="; ".join(parts))


POLICIES: Mapping[str, Callable[[Figures], Answer]] = MappingProxyType(
    {"ucdp": estimate_ucdp, "own_loss_floor": estimate_own_loss_floor}
)


def estimate(
    incidents: Iterable[Incident], claims: Iterable[Claim], relations: Iterable[ClaimRelation]
) -> tuple[Estimate, ...]:
    """Estimate each incident's losses, by side, measure and policy.

    Nothing is ever added up: a toll belongs to its incident, and the figures of its places are parts of it.
    Left out are aggregates, subsets and denials, figures of killed and wounded together, and figures of one
    place where the incident as a whole has one. Words without a number ("heavy losses") bound nothing.

    Returns
    -------
    tuple of Estimate
        By incident, side, measure and policy; none where no claim gives a number.
    """
    told = {claim.id: claim for claim in claims}
    denied = frozenset(r.target for r in relations if r.kind is RelationKind.DENIES)
    found: list[Estimate] = []
    for incident in incidents:
        groups: dict[tuple[str, Measure], list[Claim]] = defaultdict(list)
        for claim_id in incident.claim_ids:
            groups[told[claim_id].victim_side, told[claim_id].measure].append(told[claim_id])
        for (side, measure), group in sorted(groups.items()):
            if measure in COUNTED:
                found.extend(_estimate(incident.id, side, measure, group, denied))
    return tuple(found)


def _estimate(
    incident_id: str, side: str, measure: Measure, group: Sequence[Claim], denied: frozenset[str]
) -> Iterator[Estimate]:
    figures = Figures(asserted=tuple(_countable(group)), denied=denied)
    for policy, answer_of in POLICIES.items():
        answer = answer_of(figures)
        if answer.low is None and answer.high is None:
            continue
        disputed = _disagree(answer.claims) or any(claim.id in denied for claim in answer.claims)
        low, high = answer.low, answer.high
        yield Estimate(
            incident_id=incident_id,
            victim_side=side,
            measure=measure.value,
            policy=policy,
            low=low,
            best=answer.best,
            high=high,
            disputed=disputed,
            dispute_ratio=round(high / low, 2) if low and high else None,
            independent=count_voices(answer.claims),
            claim_ids=tuple(sorted(claim.id for claim in answer.claims)),
            reason=answer.reason,
        )


def _countable(group: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the figures that may stand for the incident as a whole."""
    said = [
        claim
        for claim in group
        if claim.stance is not Stance.DENIES
        and not claim.aggregate
        and claim.subset_of is None
        and not claim.unsplit
        and claim.scope is not Scope.CUMULATIVE
    ]
    wholes = [claim for claim in said if claim.scope is not Scope.PLACE]
    yield from wholes or said


def _disagree(claims: Sequence[Claim]) -> bool:
    """Whether the figures leave no number that fits all."""
    floors = [low for claim in claims if (low := claim.value_low) is not None]
    ceilings = [high for claim in claims if (high := claim.value_high) is not None]
    return bool(floors and ceilings) and max(floors) > min(ceilings)


def _floor(claim: Claim) -> int | None:
    return claim.value_low


def _ceiling(claim: Claim) -> int | None:
    """Return the highest number told: of "more than 200" no more is known than its floor."""
    return claim.value_high if claim.value_high is not None else claim.value_low


def _trust(claim: Claim) -> int:
    if claim.claimant.label == "un":
        return _TRUST.index("un")
    if claim.loss_view in {LossView.OWN_LOSS, LossView.ENEMY_LOSS}:
        return _TRUST.index(claim.loss_view.value)
    return _TRUST.index("unattributed" if claim.claimant.label in _NAMELESS else "third_party")


def _names(claims: Iterable[Claim]) -> str:
    return ", ".join(sorted({voice_of(claim) for claim in claims}))
