"""What the text around a name says about it: kind, neighbours, containers."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .context import Context
    from .gazetteer import Gazetteer
    from .match import Match

WINDOW = 400  # characters to each side: about two sentences
# What may stand between a name and its container: a kind word, then "of", "in", a comma or a bracket.
CONTAINED = re.compile(r"(?: \w+){0,2}(?: of| in|,|،| \() ?(?:the )?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What was read around a name."""

    kind: str = ""
    near_ids: tuple[str, ...] = ()
    containing: tuple[str, ...] = ()


def read_surroundings(gazetteer: Gazetteer, context: Context) -> Surroundings:
    """Read the kind word next to a name, the places named near it, nearest first, and those that contain it."""
    begin = max(0, context.start - WINDOW)
    matches = gazetteer.find(context.text[begin : context.end + WINDOW])
    start, end = context.start - begin, context.end - begin
    own = next((match for match in matches if match.start == start and match.end == end), None)
    others = sorted(
        (match for match in matches if match is not own),
        key=lambda match: max(match.start - end, start - match.end),
    )
    window = context.text[begin : context.end + WINDOW]
    return Surroundings(
        kind=own.kind_word if own else "",
        near_ids=tuple(dict.fromkeys(match.place_ids[0] for match in others)),
        containing=_containers(gazetteer, window, end, others),
    )


def read_context(gazetteer: Gazetteer, context: Context) -> Context:
    """Fill in from the text what a context does not say itself."""
    surroundings = read_surroundings(gazetteer, context)
    return replace(
        context,
        kind=context.kind or surroundings.kind,
        near_ids=context.near_ids or surroundings.near_ids,
        containing=context.containing or surroundings.containing,
    )


def _containers(gazetteer: Gazetteer, window: str, end: int, others: list[Match]) -> tuple[str, ...]:
    for match in others:
        if match.start >= end and CONTAINED.fullmatch(window, end, match.start):
            areas = [
                place_id
                for place_id in match.place_ids
                if gazetteer.get(place_id).kind in ("province", "country")
            ]
            if areas:
                return tuple(areas)
    return ()


def take_apart(find: Callable[[str], Iterable[Match]], name: str) -> tuple[str, str]:
    """Take the kind word off a name that stands alone, as people type it: "Khost Province"."""
    for match in find(name if name != name.lower() else name.title()):
        rest = name[: match.start] + name[match.end :]
        word = name[match.kind_start : match.kind_end]
        if match.kind_word and rest.strip().casefold() in {word.casefold(), f"{word.casefold()} of"}:
            return match.surface, match.kind_word
    return "", ""
