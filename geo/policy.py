"""Policies: named ways from the claims about one side's losses to three numbers. Each says where it comes from."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from .values import LossView, Measure, Qualifier
from .voice import NAMELESS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from .values import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The claims about one side and measure of an incident, sorted for a policy to choose from.

    Parameters
    ----------
    asserted
        Figures said to be those of the whole incident, and words in their place ("dozens").
    denied
        Ids of those that another voice rejects.
    voices
        Whose voice each is.
    together
        Figures of killed and wounded in one.
    nobody
        Claims that nobody was killed.
    """

    asserted: tuple[Claim, ...]
    denied: frozenset[str]
    voices: Mapping[str, str]
    together: tuple[Claim, ...] = ()
    nobody: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a policy makes of the figures: three numbers, the claims it weighed, and how it got there."""

    low: int | None
    best: int | None
    high: int | None
    claims: tuple[Claim, ...]
    reason: str


# How far a voice is believed, most first, where sources differ. UCDP: those who only count; a side on its own losses,
# which it has cause to keep low but knows; others who stood apart; a text that names nobody; the enemy's word.
_UCDP = ("un", "own_loss", "third_party", "unattributed", "enemy_loss")
_THIRD_PARTY = ("un", "third_party", "own_loss", "unattributed", "enemy_loss")
# ACLED's numbers for words, as its codebook gives them; "many" and the like are no more than "several".
_ACLED_WORDS = {Qualifier.DOZENS: 12, Qualifier.HUNDREDS: 100}
_ACLED_SEVERAL = 3
# Every number that no claim says and a policy may: ACLED's for words, and its nought for silence.
WORD_NUMBERS = frozenset({0, _ACLED_SEVERAL, *_ACLED_WORDS.values()})
_VAGUE = frozenset({Qualifier.SEVERAL, Qualifier.MANY, Qualifier.HEAVY, Qualifier.LARGE})


def estimate_ucdp(figures: Figures, measure: Measure) -> Answer | None:  # noqa: ARG001 -- a policy's signature
    """Estimate as UCDP codes: lowest, most reliable and highest figure.

    Source: Högbladh, "UCDP GED Codebook", on best, high and low estimates: best is the figure of the most
    reliable source, and the lower figure where none is more reliable; low and high are the ends of what is
    reported. A figure that another voice denies is a report still, and counts for high.
    """
    return _by_trust(figures, _UCDP, "")


def estimate_third_party_first(figures: Figures, measure: Measure) -> Answer | None:  # noqa: ARG001 -- as above
    """Estimate with the figure of those who fight on neither side as best; low and high are the ends told.

    A belligerent has a stake in every figure, its own losses included. Where no third party gives one, its own
    losses come next and its enemy's word last, as with UCDP, and the reason says so.
    """
    third = [
        claim for claim in figures.asserted if _rank(claim, _THIRD_PARTY) < _THIRD_PARTY.index("own_loss")
    ]
    named = any(_floor(claim) is not None for claim in third)
    return _by_trust(figures, _THIRD_PARTY, "" if named else "no third party gives a figure; ")


def estimate_own_loss_floor(figures: Figures, measure: Measure) -> Answer | None:  # noqa: ARG001 -- as above
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
        f"floor: {_names(own, figures)} of its own losses"
        if own
        else "no floor: the side gives no losses of its own",
        f"ceiling: {_names(enemy, figures)}" if enemy else "no ceiling: the enemy gives no figure",
    ]
    return Answer(low=floor, best=None, high=ceiling, claims=(*own, *enemy), reason="; ".join(parts))


def estimate_acled_lowest(figures: Figures, measure: Measure) -> Answer | None:
    """Estimate as ACLED codes fatalities: the lowest figure of all that are reported, as one number.

    Source: "ACLED Codebook", on fatalities: the lowest where sources differ; where there are only words, dozens
    are 12, hundreds 100 and several 3; where there are only casualties, or none is reported, 0. Of the wounded
    and all others ACLED counts nothing. A total of several days, which ACLED divides by the days, stays whole here.
    """
    if measure is not Measure.KILLED:
        return None
    numbered = [c for c in figures.asserted if c.qualifier not in _ACLED_WORDS and _least(c) is not None]
    if numbered:
        lowest = min(numbered, key=lambda c: (_least(c) or 0, c.id))
        return _one(_least(lowest) or 0, numbered, f"the lowest figure told, by {figures.voices[lowest.id]}")
    worded = [c for c in figures.asserted if _of_words(c) is not None]
    if worded:
        lowest = min(worded, key=lambda c: (_of_words(c) or 0, c.id))
        word = lowest.qualifier.value
        return _one(
            _of_words(lowest) or 0, worded, f'no figure; "{word}" by the numbers that ACLED has for words'
        )
    if figures.together:
        return _one(
            0, figures.together, "casualties only, killed and wounded in one figure: 0 by ACLED's rule"
        )
    if figures.nobody:
        return _one(0, figures.nobody, "reported that nobody was killed")
    return None


# What a data set codes, which no policy of ours makes: its own low, best and high (geo.coded).
AS_CODED = "as_coded"
POLICIES: Mapping[str, Callable[[Figures, Measure], Answer | None]] = MappingProxyType(
    {
        "ucdp": estimate_ucdp,
        "acled_lowest": estimate_acled_lowest,
        "own_loss_floor": estimate_own_loss_floor,
        "third_party_first": estimate_third_party_first,
    }
)


def _by_trust(figures: Figures, trust: Sequence[str], caveat: str) -> Answer | None:
    """Take the figure of the voice believed most as best; a denied one is believed less than any other."""
    numbered = [claim for claim in figures.asserted if _least(claim) is not None]
    if not numbered:
        return None
    lows = [low for claim in numbered if (low := _floor(claim)) is not None]
    highs = [high for claim in numbered if (high := _ceiling(claim)) is not None]
    firm = [claim for claim in numbered if _floor(claim) is not None]
    if not firm:
        return Answer(
            low=None, best=None, high=max(highs), claims=tuple(numbered), reason="upper bounds only"
        )
    best = min(firm, key=lambda c: (c.id in figures.denied, _rank(c, trust), _floor(c) or 0, c.id))
    reason = (
        f"{caveat}best from {figures.voices[best.id]} ({trust[_rank(best, trust)].replace('_', ' ')}); "
        "low and high are the ends told"
    )
    return Answer(low=min(lows), best=_floor(best), high=max(highs), claims=tuple(numbered), reason=reason)


def _rank(claim: Claim, trust: Sequence[str]) -> int:
    if claim.claimant.label == "un":
        return trust.index("un")
    if claim.loss_view in {LossView.OWN_LOSS, LossView.ENEMY_LOSS}:
        return trust.index(claim.loss_view.value)
    return trust.index("unattributed" if claim.claimant.label in NAMELESS else "third_party")


def _one(number: int, claims: Sequence[Claim], reason: str) -> Answer:
    return Answer(low=number, best=number, high=number, claims=tuple(claims), reason=reason)


def _floor(claim: Claim) -> int | None:
    return claim.value_low


def _ceiling(claim: Claim) -> int | None:
    """Return the highest number told: of "more than 200" no more is known than its floor."""
    return claim.value_high if claim.value_high is not None else claim.value_low


def _least(claim: Claim) -> int | None:
    """Return the lowest number told: of "as many as 58" no more is known than its ceiling."""
    return claim.value_low if claim.value_low is not None else claim.value_high


def _of_words(claim: Claim) -> int | None:
    number = _ACLED_WORDS.get(claim.qualifier)
    return _ACLED_SEVERAL if number is None and claim.qualifier in _VAGUE else number


def _names(claims: Iterable[Claim], figures: Figures) -> str:
    return ", ".join(sorted({figures.voices[claim.id] for claim in claims}))
