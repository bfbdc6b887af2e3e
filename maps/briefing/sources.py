"""Where a briefing comes from: its articles, and the side list of what has no place, no date or no one incident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .blocks import Heading, Paragraph, Span, Table, check_link, say
from .cut import tell_first, tell_left_out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Model, Row
    from .blocks import Block, Line

_MOST = 500
_WIDTHS = (26, 15, 17, 13, 11, 18)


def tell_sources(model: Model) -> Iterator[Block]:
    """Write the table of articles."""
    speech = model.speech
    heads = ("title", "publisher", "published", "tongue", "n_claims", "address")
    rows = tuple(
        _row(model, number, article) for number, article in enumerate(model.articles[:_MOST], start=1)
    )
    if rows:
        names = tuple(speech.say(f"report.{name}") for name in heads)
        yield Table(speech.say("count.articles", n=len(model.articles)), names, _WIDTHS, rows)
        yield from tell_left_out(model, len(model.articles) - _MOST)


def _row(model: Model, number: int, article: Row) -> tuple[tuple[Line, ...], ...]:
    speech = model.speech
    published = article["published_text"]
    if published and article["published_basis"]:
        published = speech.say("source.dated", date=published, basis=article["published_basis"])
    link = check_link(article["url"])
    texts = (
        article["title"] or speech.say("source.report", n=number),
        article["publisher"],
        published or speech.say("date.unknown"),
        article["language"] or speech.say("source.no_language"),
        speech.number(article["n_claims"]),
    )
    address = Span(text=article["url"] or speech.say("source.no_address"), link=link)
    return (*((say(text),) for text in texts), ((address,),))


def tell_side_list(model: Model) -> Iterator[Block]:
    """List what no map can show, by reason."""
    speech = model.speech
    by_reason: dict[str, dict[Line, None]] = {}  # dicts, for they keep order and drop repeats
    for row in model.data["unplaced"]:
        what = speech.name("unplaced.what", row["what"], row["what"])
        line = (Span(text=f"{what}: "), Span(text=row["text"]))
        by_reason.setdefault(row["why"], {})[line] = None
    for why, lines in by_reason.items():
        yield Heading(3, speech.name("unplaced.why", why, why))
        yield from tell_first(model, tuple(lines), _MOST)
    if not by_reason:
        yield Paragraph(say(speech.say("unplaced.everything_placed")))
