"""What is contested: figures that another voice denies, and how far apart floor and ceiling are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..figures import FLOOR_POLICY, list_matrices, write_ceiling
from ..speech import capital
from .blocks import Paragraph, Span, say
from .cut import tell_first
from .incidents import name_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Model, Row
    from .blocks import Block, Line

_MOST = 200


def tell_contested(model: Model) -> Iterator[Block]:
    """List denied figures, then floors and ceilings that differ, by the policy's name."""
    denied = [line for incident in model.incidents for line in _list_denied(model, incident)]
    apart = [line for incident in model.incidents for line in _list_apart(model, incident)]
    speech = model.speech
    if denied:
        yield from tell_first(model, denied, _MOST)
    else:
        yield Paragraph(say(speech.say("report.contested_none")))
    if apart:
        policy = speech.name("estimate.policy", FLOOR_POLICY)
        yield Paragraph(say(speech.say("report.floor_ceiling", policy=policy)))
        yield from tell_first(model, apart, _MOST)
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
        if estimate["policy"] == FLOOR_POLICY and low is not None and high is not None and low != high:
            yield say(
                speech.say(
                    "report.estimate",
                    title=incident["title"],
                    measure=speech.name("measure", estimate["measure"]),
                    side=model.side_name(estimate["victim_side"]),
                    low=low,
                    high=write_ceiling(model, estimate),
                )
            )
