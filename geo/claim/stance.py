"""What speakers do with claims: deny, confirm, or leave them open."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from ..values import Measure, Qualifier, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Sides

    from .draft import Draft, Line
    from .sayings import Frame

_REACH = 8
_EVENTS = frozenset({Measure.CLASH, Measure.STRIKE, Measure.CLOSURE, Measure.REOPENING, Measure.CEASEFIRE})
# A denial of "the figure" speaks of what was told in its own sentence and so many before it.
_SENTENCES_BACK = 1


def stance_of(frame: Frame | None) -> Stance:
    """Return the stance that a verb of saying gives to what it covers."""
    kinds = {"denies": Stance.DENIES, "confirms": Stance.CONFIRMS, "unsettled": Stance.UNVERIFIED}
    return kinds.get(frame.kind, Stance.ASSERTS) if frame is not None else Stance.ASSERTS


def find_denials(line: Line, earlier: Sequence[Line], number: int) -> list[Draft]:
    """Make a draft for each figure that a sentence rejects: the value denied, said by who denies it."""
    found: list[Draft] = []
    for frame in line.frames:
        if frame.kind != "denies" or not _speaks_of_figures(line, frame):
            continue
        told = list(line.drafts)
        for before in earlier[-_SENTENCES_BACK:]:
            told.extend(before.drafts)
        for draft in told:
            sides = line.scene.lexicon.sides
            if draft.guessed and draft.sentence is line.sentence and frame.speaker.party:
                # Who rejects another's figure of nobody's soldiers in particular rejects it for his own.
                draft.victim_side, draft.guessed = sides.parties[frame.speaker.party].forces, False
            if not _is_rejected(draft, frame, sides):
                continue
            denial = copy(draft)
            denial.number = number + len(found)
            denial.sentence = line.sentence
            denial.speaker = frame.speaker
            denial.stance = Stance.DENIES
            denial.focus = _focus(line, frame)
            denial.at = frame.at
            denial.part_of = None
            denial.rules = [f"denies the figures before: {line.scene.units[frame.at].low}"]
            found.append(denial)
    return found


def _speaks_of_figures(line: Line, frame: Frame) -> bool:
    units = line.scene.units
    before = frame.subject[0] > frame.at or frame.first == frame.last or line.scene.lexicon.verb_last
    around = units[max(frame.at - 4, 0) : frame.at] if before else []
    return any(unit.has("figures") for unit in [*around, *units[frame.at + 1 : frame.at + _REACH]])


def _is_rejected(draft: Draft, frame: Frame, sides: Sides) -> bool:
    if draft.measure in _EVENTS or draft.stance is Stance.DENIES or draft.aggregate:
        return False
    if draft.speaker.party == frame.speaker.party or draft.speaker.label == frame.speaker.label:
        return False
    if draft.qualifier is Qualifier.HEAVY or not draft.speaker.party:
        return False
    # What a party says of its own losses is nothing that its enemy denies.
    return draft.victim_side != sides.side_of(draft.speaker.label)


def _focus(line: Line, frame: Frame) -> tuple[int, int]:
    units = line.scene.units
    last = min(frame.at + 3, len(units) - 1)
    return units[min(frame.subject[0], frame.at)].start, units[last].end


def mark_unverified(line: Line) -> None:
    """Mark what a sentence itself calls unverified."""
    if line.scene.units.tagged("unverified"):
        for draft in line.drafts:
            draft.unverified = True
            if draft.measure not in _EVENTS and draft.stance is Stance.ASSERTS:
                draft.stance = Stance.UNVERIFIED
