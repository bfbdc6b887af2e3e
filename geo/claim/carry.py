"""How long a voice goes on: which sentences that name nobody are still its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .voices import find_opening

if TYPE_CHECKING:
    from .draft import Line
    from .voices import Hearing, Memory, Speaker

# A sentence that turns to another time or matter says so within its first units.
_OPENING = 6
# These kinds of saying tell nothing that could go on.
_ENDS = frozenset({"denies", "unsettled", "reacts"})


def carry(memory: Memory, line: Line, hearing: Hearing) -> Speaker | None:
    """Return who spoke last, if he can still be speaking in a sentence; where he cannot, his words end for good."""
    sentence, units = line.sentence, line.scene.units
    if sentence.heading or sentence.title:
        return None
    if sentence.bullet and not memory.lists:
        return None
    turns = any(unit.has("background") for unit in units[:_OPENING]) or units.tagged("ago")
    silent = units.tagged("silent")
    if turns or silent or any(dated.background for dated in line.dates) or _is_anothers(memory, hearing):
        memory.goes_on = False
    return memory.speaker if memory.goes_on else None


def _is_anothers(memory: Memory, hearing: Hearing) -> bool:
    """Whether a sentence begins with another voice that speaks no claim: "the president offered condolences"."""
    if memory.speaker is None or not any(unit.has("source") for unit in hearing.units[:_OPENING]):
        return False
    opening = find_opening(hearing)
    return opening is not None and bool(opening.party) and opening.party != memory.speaker.party


def remember(memory: Memory, line: Line, hearing: Hearing) -> None:
    """Keep the last voice of a sentence, every name with the voice it has, and whom a sentence without voice begins with."""
    for frame in line.frames:
        memory.block, memory.kind = line.sentence.block, frame.kind
        memory.speaker = frame.speaker
        memory.goes_on = frame.kind not in _ENDS
        for name in frame.speaker.names:
            memory.named.setdefault(name, frame.speaker)
    memory.subject = None if line.frames else find_opening(hearing)
    if line.frames or not line.sentence.bullet:
        # "The ministry said:" opens a list that is all its own.
        memory.lists = bool(line.frames) and line.sentence.text.rstrip().endswith(":")
