"""What is contested: figures that another voice denies, and how far apart floor and ceiling are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..figures import list_matrices
from ..speech import capital
from ..wording import figure
from .blocks import Bullets, Paragraph, Span, say
from .incidents import name_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Model, Row
    from .blocks import Block, Line

# The policy that names what a side admits of its own and the most that others claim.
_POLICY = "own_loss_floor"
_MOST = 200


def tell_contested(model: Model) -> Iterator[Block]:
    """List denied figures, then floors and ceilings that differ, by the policy's name."""
    denied = [line for incident in model.incidents for line in _list_denied(model, incident)]
    apart = [line for incident in model.incidents for line in _list_apart(model, incident)]
    speech = model.speech
    if denied:
        yield Bullets(tuple(denied[:_MOST]))
    else:
        yield Paragraph(say(speech.say("report.contested_none")))
    if apart:
        policy = speech.name("estimate.policy", _POLICY)
        yield Paragraph(say(speech.say("report.floor_ceiling", policy=policy)))
        yield Bullets(tuple(apart[:_MOST]))
        yield Paragraph(say(speech.say("estimate.no_fact")), faint=True)


def _list_denied(model: Model, incident: Row) -> Iterator[Line]:
    speech = model.speech
    for matrix in list_matrices(model, model.claims_of(incident)):
        for label, cells in matrix.rows:
            for side, cell in cells.items():
                for each in cell:
                    if each.denied and not each.denial:
                        who = capital(model.claimant_name(label))
                        said = speech.say(
                            "matrix.figure_of", who=who, figure=each.text, side=model.side_name(side)
                        )
                        deniers = dict.fromkeys(
                            name for claim in each.claims for name in model.deniers(claim)
                        )
                        denial = speech.say("say.denied_by", who=speech.list(list(deniers)))
                        name = speech.name("measure", matrix.measure)
                        yield (
                            Span(text=f"{incident['title']}, {name_date(model, incident)}. {name}: "),
                            Span(text=speech.say("report.denied", figure=said, denial=denial), bold=True),
                        )


def _list_apart(model: Model, incident: Row) -> Iterator[Line]:
    speech = model.speech
    for estimate in incident["estimates"]:
        low, high = estimate["low"], estimate["high"]
        if estimate["policy"] == _POLICY and low is not None and high is not None and low != high:
            yield say(
                speech.say(
                    "report.estimate",
                    title=incident["title"],
                    measure=speech.name("measure", estimate["measure"]),
                    side=model.side_name(estimate["victim_side"]),
                    low=low,
                    high=_write_ceiling(model, estimate),
                )
            )


def _write_ceiling(model: Model, estimate: Row) -> str:
    """Write a ceiling as the claim does that it rests on, so that "more than 200" does not become 201."""
    claims = [model.claim_of[each] for each in estimate["claims"] if each in model.claim_of]
    for claim in claims:
        if claim["stance"] != "denies" and claim["high"] is None and claim["low"] == estimate["high"]:
            return figure(model.speech.language, claim)
    return model.speech.number(estimate["high"])
