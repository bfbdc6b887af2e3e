"""From a payload to a picture: what is on it, and the same in words for those who do not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..model import Model
from ..speech import Speech
from ..wording import tell_counts
from .look import load_look
from .picture import Picture
from .places import describe
from .sheet import check_size, draw_figure, draw_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..language import Language

# Places that an alternative text names; who needs more takes the report.
_TOLD = 24


def compose_picture(payload: Mapping[str, Any], language: Language, *, size: str, theme: str) -> Picture:
    """Draw a payload.

    Raises
    ------
    OptionError
        If there is no such size or theme.
    """
    model = Model(payload, Speech(language))
    drawing = draw_sheet(model, load_look(theme), check_size(size))
    return Picture(drawing, title=payload["title"], description=describe_map(model), language=language.code)


def compose_figure(payload: Mapping[str, Any], language: Language) -> Picture:
    """Draw a payload without title and claims, for a text that has them."""
    model = Model(payload, Speech(language))
    drawing = draw_figure(model, load_look("light"))
    return Picture(drawing, title=payload["title"], description=describe_map(model), language=language.code)


def describe_map(model: Model) -> str:
    """Say in words what a map shows: its counts, then place after place."""
    speech, spots = model.speech, model.spots()
    told = [describe(model, rows) for rows in spots[:_TOLD]]
    if len(spots) > _TOLD:
        told.append(speech.say("picture.more_places", n=len(spots) - _TOLD))
    return (
        ". ".join(
            part for part in (model.data["title"], tell_counts(model.data, model.speech), *told) if part
        )
        + "."
    )
