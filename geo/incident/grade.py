"""How well an incident is supported: the published rule, after Airwars.

==========  ============================================================================================
contested   a side denies the act that others lay to it, or different sides are named as having done it
discounted  every claim of it is denied, or withdrawn
confirmed   a side accepts its own losses, or its own act
fair        two or more voices that do not depend on each other
weak        one voice
==========  ============================================================================================

The first that holds is the grade. A denied figure does not contest the incident: it contests the figure.
Source of the grades: Airwars, "Methodology note" (confirmed, fair, weak, contested, discounted).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values import LossView, Measure, Stance
from ..voice import voice_of
from .kinds import is_armed, is_strike, sort_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..values import Claim

_ACTS = frozenset({Measure.STRIKE, Measure.CLASH, Measure.CLOSURE, Measure.REOPENING})
_SAID = frozenset({Stance.ASSERTS, Stance.CONFIRMS})


def grade_incident(claims: Sequence[Claim]) -> tuple[str, tuple[str, ...]]:
    """Return the grade and the reasons for it."""
    said = [claim for claim in claims if claim.stance in _SAID]
    voices = sorted({voice_of(claim) for claim in said})
    heard = f"{len(voices)} independent {'voice' if len(voices) == 1 else 'voices'}: {', '.join(voices)}"
    contested = _contests(claims)
    if contested:
        return "contested", (*contested, heard)
    if not said:
        return "discounted", ("every claim of it is denied or withdrawn",)
    accepted = _accepts(claims)
    if accepted:
        return "confirmed", (*accepted, heard)
    return ("fair" if len(voices) > 1 else "weak"), (heard,)


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
