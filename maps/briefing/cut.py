"""Long lists of a briefing: as much of them as somebody reads, and how much was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .blocks import Bullets, Paragraph, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model import Model
    from .blocks import Block, Line


def tell_first(model: Model, lines: Sequence[Line], most: int) -> Iterator[Block]:
    """List the first lines, and say how many more there are."""
    yield Bullets(tuple(lines[:most]))
    yield from tell_left_out(model, len(lines) - most)


def tell_left_out(model: Model, n: int) -> Iterator[Block]:
    """Say how many were left out, if any were."""
    if n > 0:
        yield Paragraph(say(model.speech.say("report.left_out", n=n)), faint=True)
