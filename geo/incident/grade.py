"""How well an incident is supported: the published rule, after Airwars.

==========  ============================================================================================
contested   a side denies the act that others lay to it, or different sides are named as having done it
discounted  every claim of it is denied, or withdrawn
confirmed   a side accepts its own losses, or its own act
fair        two or more voices that do not depend on each other, and it is said who did it or who fought
weak        one voice, or several of which none says who did it
==========  ============================================================================================

The first that holds is the grade. A denied figure does not contest the incident: it contests the figure.
Source of the grades: Airwars, "Methodology note" (confirmed, fair, weak, contested, discounted).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values import LossView, Measure, Stance
from ..voice import count_voices, hear, say_voices
from .kinds import is_armed, is_strike, sides_of, sort_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..values import Claim

_ACTS = frozenset({Measure.STRIKE, Measure.CLASH, Measure.CLOSURE, Measure.REOPENING})
_SAID = frozenset({Stance.ASSERTS, Stance.CONFIRMS})
_SEVERAL = 2


def grade_incident(claims: Sequence[Claim], wires: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Return the grade and the reasons for it.

    Parameters
    ----------
    claims
        Of one incident.
    wires
        The wire of each article that hands on a report: copies are no voices of their own.
    """
    said = [claim for claim in claims if claim.stance in _SAID]
    voices = hear(claims, wires)
    heard = say_voices(said, voices)
    contested = _contests(claims)
    if contested:
        return "contested", (*contested, heard)
    if not said:
        return "discounted", ("nobody asserts or confirms any of it",)
    accepted = _accepts(claims)
    if accepted:
        return "confirmed", (*accepted, heard)
    if count_voices(voices[claim.id] for claim in said) < _SEVERAL:
        return "weak", (heard,)
    if not _says_who(claims):
        return "weak", (heard, "nobody says who did it")
    return "fair", (heard,)


def _says_who(claims: Sequence[Claim]) -> bool:
    """Whether somebody is said to have done it: named, boasted of by an enemy, or one of two that fought."""
    named = any(
        claim.actor or claim.loss_view is LossView.ENEMY_LOSS for claim in claims if claim.stance in _SAID
    )
    return named or len([side for side in sides_of(claims) if is_armed(side)]) >= _SEVERAL


def _contests(claims: Sequence[Claim]) -> tuple[str, ...]:
    acts = [claim for claim in claims if claim.measure in _ACTS]
    reasons = [
        f"{claim.claimant.label} denies the {claim.measure.value}"
        for claim in acts
        if claim.stance is Stance.DENIES
        and any(c.stance in _SAID for c in acts if c.measure is claim.measure)
    ]
    for measure in (Measure.STRIKE, Measure.CLOSURE):
        doers = {c.actor for c in acts if c.measure is measure and c.stance in _SAID and len(c.actor) == 1}
        if len(doers) > 1:
            named = ", ".join(sorted(actor[0] for actor in doers))
            reasons.append(f"{measure.value} laid to different sides: {named}")
    return tuple(sorted(set(reasons)))


def _accepts(claims: Sequence[Claim]) -> tuple[str, ...]:
    # Who was struck says nothing about who struck; in a fight, own losses admit that it was fought.
    struck = is_strike({sort_of(claim) for claim in claims})
    losses = {
        f"{claim.claimant.label} gives losses of its own"
        for claim in claims
        if not struck
        and is_armed(claim.victim_side)
        and claim.stance in _SAID
        and claim.loss_view is LossView.OWN_LOSS
        and claim.measure is not Measure.NONE_KILLED
    }
    silent = {
        claim.claimant.side
        for claim in claims
        if claim.measure in _ACTS and claim.stance is Stance.UNVERIFIED
    }
    acts = {
        f"{claim.claimant.label} says so of its own {claim.measure.value}"
        for claim in claims
        if claim.measure in _ACTS
        and claim.measure is not Measure.CLASH
        and claim.stance in _SAID
        and claim.claimant.side in claim.actor
        and claim.claimant.side not in silent
    }
    return tuple(sorted(losses | acts))
