"""How a briefing came about, what it does not say, and whose the data are."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from ..speech import capital
from .blocks import Bullets, Heading, Paragraph, Span, say
from .cut import tell_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Model
    from .blocks import Block

_MOST = 500


def tell_method(model: Model) -> Iterator[Block]:
    """Say by what rules it was written and whether a person looked at it, and name the policies that stand in it."""
    speech, counts = model.speech, model.data["counts"]
    everything = len(model.incidents)
    reviewed = counts["reviewed"]
    left = model.data["left_out"]
    policies = dict.fromkeys(
        estimate["policy"] for incident in model.incidents for estimate in incident["estimates"]
    )
    named = [speech.name("estimate.policy", policy, policy) for policy in sorted(policies)]
    status = "unreviewed" if not reviewed else "wholly" if reviewed == everything else "partly"
    told = [
        speech.say("report.by_rules", version=version("clashline")),
        capital(speech.say("header.only_reviewed", n=left["incidents"])) + "."
        if left
        else speech.say(f"report.{status}", n=reviewed, all=everything),
        speech.say("report.precision"),
        speech.say("report.grades"),
        speech.say("report.policies", policies=speech.list(named)) if named else "",
        speech.say("report.quotes"),
        model.data["theatre"]["line"].get("note", ""),
        model.view["note"],
    ]
    yield Bullets(tuple(say(text) for text in told if text))
    if model.articles:
        yield Heading(3, speech.say("report.hashes"))
        hashes = [
            (Span(text=article["title"] or article["name"]), Span(text=f": {article['source_sha256']}"))
            for article in model.articles
        ]
        yield from tell_first(model, hashes, _MOST)


def tell_licences(model: Model) -> Iterator[Block]:
    """List the notices that the makers of the data want to see."""
    notices = tuple(say(str(notice)) for notice in model.data["attribution"])
    if notices:
        yield Bullets(notices)
    else:
        yield Paragraph(say("–"))
