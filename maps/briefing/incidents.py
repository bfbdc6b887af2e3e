"""Incidents in a briefing: the summary, and all of them in order of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..figures import is_vague, list_matrices
from ..model import KINDS, to_kind
from ..speech import capital
from .blocks import Bullets, Heading, Paragraph, Span, say
from .cut import tell_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Model, Row
    from .blocks import Block, Line

# Who reads a summary reads no more; who wants all has the map, the tables and the exports.
_SUMMED_UP, _TOLD = 8, 500


def name_date(model: Model, incident: Row) -> str:
    """Say when an incident was."""
    return (incident["date"] or {}).get("text") or model.speech.say("date.unknown")


def name_type(model: Model, incident: Row) -> str:
    """Say what sort of event an incident was."""
    speech = model.speech
    return speech.name("type", incident["type"]) or speech.name("kind", to_kind(incident["kind"]))


def tell_summary(model: Model) -> Iterator[Block]:
    """Say how many there were of each kind, and of those that most is claimed about who says how many."""
    speech = model.speech
    if not model.incidents:
        yield Paragraph(say(speech.say("report.none")))
        return
    counts = {kind: sum(to_kind(each["kind"]) == kind for each in model.incidents) for kind in KINDS}
    by_kind = [
        speech.say("report.counted_by_kind", kind=speech.name("kind", kind), n=n)
        for kind, n in counts.items()
        if n
    ]
    yield Paragraph(say(f"{speech.say('count.incidents', n=len(model.incidents))}: {speech.commas(by_kind)}"))
    most = sorted(model.incidents, key=lambda incident: (-len(incident["claims"]), incident["id"]))
    yield Bullets(tuple(_sum_up(model, incident) for incident in most[:_SUMMED_UP]))
    if len(most) > _SUMMED_UP:
        yield Paragraph(say(speech.say("report.more", n=len(most) - _SUMMED_UP)), faint=True)


def _sum_up(model: Model, incident: Row) -> Line:
    speech = model.speech
    counted = [claim for claim in model.claims_of(incident) if not is_vague(claim)]
    told = []
    for matrix in list_matrices(model, counted)[:1]:
        figures = []
        for label, cells in matrix.rows:
            for side, cell in cells.items():
                for figure in cell:
                    if not figure.denial:
                        said = speech.say(
                            "matrix.figure_of",
                            who=capital(model.claimant_name(label)),
                            figure=figure.text,
                            side=model.side_name(side),
                        )
                        notes = speech.commas(figure.notes)
                        figures.append(speech.say("say.marked", voice=said, marks=notes) if notes else said)
        told.append(f"{speech.name('measure', matrix.measure)}: {speech.semicolons(figures)}")
    head = speech.say("report.line", title=incident["title"], date=name_date(model, incident))
    marks = _marks(model, incident)
    return (
        Span(text=head, bold=True),
        Span(text=f" · {marks}" if marks else ""),
        Span(text=f". {' '.join(told)}" if told else ""),
    )


def _marks(model: Model, incident: Row) -> str:
    speech = model.speech
    return speech.commas(
        list(
            filter(
                None,
                (
                    speech.name("grade", incident["grade"]),
                    speech.say("incident.contested")
                    if incident["contested"] and incident["grade"] != "contested"
                    else "",
                    speech.say("incident.alleged") if incident["alleged"] else "",
                    speech.say("incident.reviewed") if incident["reviewed"] else "",
                ),
            )
        )
    )


def tell_chronology(model: Model) -> Iterator[Block]:
    """List all incidents by their first day; those without a date come last, under a head of their own."""
    dated = sorted(
        (incident for incident in model.incidents if incident["date"]),
        key=lambda incident: (incident["date"]["start"], incident["date"]["end"], incident["id"]),
    )
    undated = [incident for incident in model.incidents if not incident["date"]]
    if dated:
        yield from tell_first(model, [_tell(model, incident) for incident in dated], _TOLD)
    if undated:
        yield Heading(3, model.speech.say("report.undated"))
        yield from tell_first(model, [_tell(model, incident) for incident in undated], _TOLD)


def _tell(model: Model, incident: Row) -> Line:
    speech = model.speech
    facts = speech.dots(
        (
            name_type(model, incident),
            _marks(model, incident),
            speech.commas([_place(model, place) for place in model.places_of[incident["id"]]])
            or speech.say("where.unknown"),
            speech.say("count.claims", n=len(incident["claims"])),
            speech.say("count.reports", n=len(incident["articles"])),
        )
    )
    return (
        Span(text=f"{capital(name_date(model, incident))}: ", bold=True),
        Span(text=incident["title"]),
        Span(text=f". {facts}"),
    )


def _place(model: Model, place: Row) -> str:
    speech = model.speech
    precision = speech.name("precision", place["precision"]) or speech.name("precision", "none")
    if place["alleged"]:
        precision = speech.say("where.alleged", precision=precision)
    source = speech.say("where.source", source=place["source"]) if place["source"] else ""
    marks = speech.commas([each for each in (precision, source) if each])
    return speech.say("say.marked", voice=place["label"] or place["name"], marks=marks)
