"""From a payload to a briefing: its sections, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..model import Model
from ..picture.compose import compose_figure
from ..speech import Speech
from ..wording import tell_counts
from .blocks import Figure, Heading, Paragraph, say
from .briefing import Briefing
from .claims import tell_claims
from .contested import tell_contested
from .incidents import tell_chronology, tell_summary
from .method import tell_licences, tell_method
from .sources import tell_side_list, tell_sources

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..language import Language
    from .blocks import Block

_SECTIONS = {
    "summary": tell_summary,
    "claims": tell_claims,
    "contested": tell_contested,
    "chronology": tell_chronology,
    "side": tell_side_list,
    "sources": tell_sources,
    "method": tell_method,
    "licences": tell_licences,
}


def compose_briefing(payload: Mapping[str, Any], language: Language) -> Briefing:
    """Write a payload as a briefing. What a review covered in the payload is covered here."""
    speech = Speech(language)
    model = Model(payload, speech)
    blocks: list[Block] = []
    if payload["subtitle"]:
        blocks.append(Paragraph(say(payload["subtitle"])))
    blocks.append(Paragraph(say(tell_counts(model.data, model.speech))))
    blocks += [Paragraph(say(note)) for note in payload["notes"]]
    blocks.append(Figure(compose_figure(payload, language), speech.say("report.figure")))
    for name, tell in _SECTIONS.items():
        section = tuple(tell(model))
        if section:
            blocks += [Heading(2, speech.say(f"report.{name}")), *section]
    return Briefing(
        title=payload["title"],
        blocks=tuple(blocks),
        language=language.code,
        right_to_left=speech.right_to_left,
    )
