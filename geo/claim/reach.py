"""What a verb of saying covers: what follows it, what stands before it where it closes its sentence, or nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .sayings import BLAMES
from .subjects import closes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .sayings import Frame
    from .units import Unit

# These take what happened for granted, or give it a name: nobody tells by them that it happened.
TELLS_NOTHING = frozenset({"reacts", "calls"})
# "said a statement that", "according to the new figures that"
_CLOSING = 5
# "calls it a lie that a post was lost": so many units stand between.
_CALLED = 10
# "blamed the other side's men for having opened fire": whom and for what.
_LONGEST_REASON = 14


def with_reach(units: Sequence[Unit], frame: Frame, *, trailing: bool) -> Frame:
    """Let a frame cover what its speaker says: what follows, what stands before a closing verb, or nothing."""
    at, first = frame.at, frame.first
    if frame.kind in TELLS_NOTHING:
        that = next((n for n in range(at + 1, min(at + _CALLED, len(units))) if units[n].has("that")), -1)
        if that > 0 and any(unit.has("wrong") for unit in units[at:that]):
            return replace(frame, kind="denies", first=that)  # "calls it a lie that a post was lost"
        return _blame(units, replace(frame, first=at, last=at))
    before = units[max(first - 2, 0) : first]
    if frame.kind == "denies" and closes(units, at) and any(unit.has("figures") for unit in before):
        return replace(frame, last=first)  # "..., a claim that the army denies": what is denied stands before
    if trailing:
        return _trailing(units, at, first, replace(frame, first=0, last=0))
    if frame.kind == "says" and _is_of_source(units, first):
        listed = any(unit.low == ":" for unit in units[at:])
        frame = replace(frame, first=0, last=len(units) if listed else first)
    elif first and units[first - 1].has("relative"):
        frame = replace(frame, last=_end_of_relative(units, at))
    return frame


def _is_of_source(units: Sequence[Unit], first: int) -> bool:
    """Whether a clause says whose the words are that close a sentence: "according to figures that | the army gave"."""
    if first < _CLOSING or not (
        units[first - 1].has("that", "relative") or units[first - 2].has("according")
    ):
        return False
    return any(
        unit.has("according") or (unit.has("say") and units[place - 1].low in {",", '"'})
        for place, unit in enumerate(units[first - _CLOSING : first - 1], first - _CLOSING)
    )


def _blame(units: Sequence[Unit], frame: Frame) -> Frame:
    """Let a party that blames its enemy for a fight, or condemns a strike, say that it happened, and no more."""
    at, party = frame.at, frame.speaker.party
    if not units[at].has("blames") or not party:
        return frame
    accused = False
    for place in range(at + 1, min(at + _LONGEST_REASON, len(units))):
        unit = units[place]
        if unit.has("say", "bound", "relative") or unit.low in {";", ":"}:
            break
        accused = accused or unit.value("party") not in {"", party}
        kind = unit.value("event")
        if kind == "strike" or (kind == "clash" and accused):
            return replace(frame, kind=BLAMES, last=place + 1)
    return frame


def _end_of_relative(units: Sequence[Unit], at: int) -> int:
    """Return where the words of "the clash, which officials say was begun by others, | killed six" end: at a comma with the main verb behind."""
    for place in range(at + 1, len(units) - 1):
        if units[place].low == "," and units[place + 1].has("pred", "aux", "event", "inflict"):
            return place
    return len(units)


def _trailing(units: Sequence[Unit], at: int, first: int, frame: Frame) -> Frame:
    """Let a verb behind what is said cover what stands before it."""
    if frame.kind == "denies" and any(unit.has("figures") for unit in units[max(first - 4, 0) : at]):
        return replace(
            frame, first=first, last=first
        )  # "a figure that the army rejected" says nothing itself
    # ", officials told reporters on Sunday, " stands inside what is said; at the end it stands behind it.
    end = _end_of_saying(units, at)
    inside = end < len(units) and (units[end].low == "," or _goes_on(units, end))
    begin = max((n for n in range(first) if units[n].low == ";"), default=-1) + 1
    told = any(unit.has("say") for unit in units[:begin])
    if inside and not told:
        begin = _aside_in_clause(units, first)
        told = begin > 0
    return replace(frame, first=begin if told else 0, last=len(units) if inside else first)


def _goes_on(units: Sequence[Unit], end: int) -> bool:
    """Whether what follows a voice and a semicolon is still its word: "the strike was theirs, it says; nine died"."""
    return units[end].low == ";" and not any(
        unit.has("say", "according", "cited", "background", "contrast") for unit in units[end:]
    )


def _aside_in_clause(units: Sequence[Unit], first: int) -> int:
    """Return where the clause begins that an aside stands in, if another voice spoke before it: "the army said, both of which, sources said, ..."."""
    opener = max((n for n in range(first) if units[n].has("relative", "bound")), default=0)
    return opener if any(unit.has("say") for unit in units[:opener]) else 0


def _end_of_saying(units: Sequence[Unit], at: int) -> int:
    """Return where the words end that a verb of saying behind what is said has with it: to whom, and when."""
    place = at + 1
    while place < len(units) and not units[place].mark and not units[place].has("and", "bound"):
        place += 1
    return place
