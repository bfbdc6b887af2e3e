"""The table of claims: who says how many of whose, in which sentence of which article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..figures import list_matrices, order_speakers
from ..speech import capital
from ..wording import is_event
from .blocks import Paragraph, Span, Table, check_language, check_link, say
from .cut import tell_left_out
from .incidents import name_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..figures import Figure
    from ..model import Model, Row
    from .blocks import Block, Line

# Incidents with a table of their own, those first that most is claimed about.
_MOST = 100
_WIDTHS = (14, 19, 12, 36, 19)
_VERBS = ("asserts", "confirms", "denies", "unverified")

Cells = tuple[tuple["Line", ...], ...]


def tell_claims(model: Model) -> Iterator[Block]:
    """Write a table for each incident of which anything is claimed."""
    claimed = [incident for incident in model.incidents if model.claims_of(incident)]
    claimed.sort(key=lambda incident: (-len(incident["claims"]), incident["id"]))
    speech = model.speech
    if claimed:
        yield Paragraph(say(speech.say("report.claims_intro")))
    heads = tuple(speech.say(f"report.{name}") for name in ("speaker", "says", "whose", "sentence", "source"))
    for incident in claimed[:_MOST]:
        name = speech.say("report.line", title=incident["title"], date=name_date(model, incident))
        claims = model.claims_of(incident)
        yield Table(name, heads, _WIDTHS, (*_list_figures(model, claims), *_list_events(model, claims)))
    yield from tell_left_out(model, len(claimed) - _MOST)


def name_source(model: Model, article: Row) -> str:
    """Name an article by its title, else its publisher, else its number."""
    number = model.articles.index(article) + 1 if article in model.articles else 0
    return article.get("title") or article.get("publisher") or model.speech.say("source.report", n=number)


def _list_figures(model: Model, claims: Sequence[Row]) -> Iterator[Cells]:
    for matrix in list_matrices(model, claims):
        for label, cells in matrix.rows:
            for side, cell in cells.items():
                for figure in cell:
                    yield _row(
                        model,
                        label,
                        _write_figure(model, matrix.measure, figure),
                        capital(model.side_name(side)),
                        figure.claims[0],
                    )


def _write_figure(model: Model, measure: str, figure: Figure) -> tuple[Line, ...]:
    speech = model.speech
    name = speech.name("measure", measure)
    if figure.denial:
        return ((Span(text=f"{name}: {speech.say('matrix.denies', figure=figure.text)}"),),)
    text = speech.say("say.quoted", text=figure.text) if figure.vague else figure.text
    number = (Span(text=f"{name}: "), Span(text=text, bold=True, struck=figure.denied))
    notes = speech.commas(figure.notes)
    return (number, say(notes)) if notes else (number,)


def _list_events(model: Model, claims: Sequence[Row]) -> Iterator[Cells]:
    """List what is said to have happened without a number: each voice once for each event and stance."""
    told: dict[tuple[str, str, str], Row] = {}
    for claim in claims:
        if is_event(claim):
            told.setdefault((claim["claimant"], _name_event(model, claim), claim["stance"]), claim)
    order = {label: at for at, label in enumerate(order_speakers(model, [label for label, _, _ in told]))}
    for (label, event, stance), claim in sorted(
        told.items(), key=lambda item: (order[item[0][0]], item[0][1:])
    ):
        said = (
            [model.speech.say(f"say.{stance}", who=capital(model.claimant_name(label)))]
            if _says(stance)
            else []
        )
        deniers = model.deniers(claim)
        if deniers:
            said.append(model.speech.say("say.denied_by", who=model.speech.list(deniers)))
        if claim["unverified"]:
            said.append(model.speech.say("matrix.unverified"))
        notes = model.speech.commas(said)
        lines = (say(event, bold=True), say(notes)) if notes else (say(event, bold=True),)
        side = claim["victim_side"]
        whose = capital(model.side_name(side)) if side and side != "unknown" else ""
        yield _row(model, label, lines, whose, claim)


def _says(stance: str) -> bool:
    return stance in _VERBS and stance != "asserts"


def _name_event(model: Model, claim: Row) -> str:
    speech = model.speech
    event = speech.name("measure", claim["measure"], claim["measure"])
    if claim["partial"]:
        event = speech.say("say.in_part", event=event)
    if claim["actor"]:
        event = speech.say(
            "say.by_whom", event=event, who=speech.list([model.side_name(each) for each in claim["actor"]])
        )
    return speech.say("say.event_at", event=event, place=claim["locality"]) if claim["locality"] else event


def _row(model: Model, label: str, what: tuple[Line, ...], whose: str, claim: Row) -> Cells:
    speech, quote = model.speech, claim["quote"]
    article = model.article_of.get(claim["article"], {})
    language = check_language(article.get("language", ""))
    who = capital(model.claimant_name(label))
    words = claim["claimant_text"]
    named = [say(who, bold=True)]
    if words and words.casefold() != who.casefold():
        named.append((Span(text=speech.say("say.quoted", text=words), language=language),))
    if claim["relay"]:
        named.append(say(speech.say("quote.relay", who=who, relay=speech.list(claim["relay"]))))
    sentence: Line = tuple(
        Span(text=quote[part], marked=part == "focus", language=language)
        for part in ("before", "focus", "after")
        if quote[part]
    )
    link = check_link(article.get("url", ""))
    date = article.get("published_text", "")
    source: list[Line] = [(Span(text=name_source(model, article), link=link),)]
    if article.get("title") and article.get("publisher"):
        source.append(say(article["publisher"]))
    if date:
        source.append(say(date))
    return (tuple(named), what, (say(whose or speech.say("report.nobody_said")),), (sentence,), tuple(source))
