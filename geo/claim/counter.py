"""Another voice's number for a toll told before: "local officials gave a lower figure of eight", "the governor spoke of eight"."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from ..values import Measure, Stance
from .bare import is_bare
from .speakers import speaker_at
from .subjects import is_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .draft import Draft, Line
    from .scene import Scene

# "the figure (at, of, was, stands at, is closer to)": no more units part a word for a toll and its number.
_NEAR = 5
# A toll is told in the sentence itself, or in one of the two before.
_BACK = 2
_TOLLS = frozenset({Measure.KILLED, Measure.WOUNDED, Measure.CAPTURED, Measure.MISSING, Measure.DISPLACED})
_ENDS = frozenset({";", ".", "?", "!", '"'})
# What a sentence that only counts again has none of behind its number.
_TOLD = ("pred", "event", "noun", "head", "aux", "say", "strike_act", "clash_act", "relative", "those")


def read_counter(line: Line, lines: Sequence[Line], number: int) -> None:
    """Add a toll told before once more with the number that another voice gives; ``number`` is the first draft's.

    Not in languages whose verbs close their clauses: there the number stands before the verb that takes it.
    """
    scene = line.scene
    if scene.lexicon.verb_last or not scene.units.tagged("say"):
        return
    for at, unit in enumerate(scene.units):
        if unit.quantity is None or unit.quantity.part or unit.quantity.rest:
            continue
        frame = speaker_at(line.frames, at)
        if frame is None or frame.kind not in {"says", "saying", "confirms", "according"}:
            continue
        model = _find_model(line, lines, at) if _counts_again(scene, at) else None
        if model is None or (model.low, model.high) == (unit.quantity.low, unit.quantity.high):
            continue
        draft = copy(model)
        draft.number, draft.sentence, draft.speaker = number, line.sentence, frame.speaker
        draft.low, draft.high = unit.quantity.low, unit.quantity.high
        draft.qualifier, draft.approx = unit.quantity.qualifier, unit.quantity.approx
        draft.focus, draft.at, draft.group = (unit.start, unit.end), at, (at, at + 1)
        draft.stance, draft.part_of, draft.derived = Stance.ASSERTS, None, False
        draft.rules = [f"{draft.measure.value}: another number for what was told before: {unit.low}"]
        line.drafts.append(draft)
        number += 1


def _counts_again(scene: Scene, at: int) -> bool:
    """Whether a number ends its clause, and stands behind a word for tolls or a verb of saying and nothing else."""
    units = scene.units
    if _is_short(scene, at) or not is_bare(scene, at) or not _ends(scene, at):
        return _is_short(scene, at)
    before = at - 1
    while before > 0 and units[before].has("skip") and not units[before].has("say"):
        before -= 1
    if before <= 0:
        return False
    quantity = units[at].quantity
    if units[before].has("say") and not is_noun(units, before):
        return quantity is not None and quantity.low != 1  # "spoke of one"
    for place in range(before, max(before - _NEAR, -1), -1):
        unit = units[place]
        if unit.has("figures", "counting"):
            # "post number five", "the number of trucks was 40"
            of_things = place + 1 < before and units[place + 1].has("of")
            return place + 1 < at and not of_things and (unit.has("counting") or not unit.has("nominal"))
        if unit.quantity is not None or unit.mark or unit.has("pred", "head", "noun", "event"):
            return False
    return False


def _is_short(scene: Scene, at: int) -> bool:
    """Whether a number is all that is said: "25 killed, say the rebels; | three, says the army"."""
    behind = scene.units[at + 1 : at + 3]
    said = len(behind) > 1 and behind[0].low == "," and behind[1].has("say")
    return said and at > 0 and scene.units[at - 1].low in {";", ":", "-", "–", "—"}


def _ends(scene: Scene, at: int) -> bool:
    """Whether nothing that happened, nobody and no other number stands behind a number in its clause."""
    for place, unit in enumerate(scene.units[at + 1 :], at + 1):
        following = scene.units[place + 1].quantity if place + 1 < len(scene.units) else None
        if unit.low in _ENDS or (unit.low == "," and following is not None and following.part):
            return True  # "spoke of 17, four of them children"
        if unit.has(*_TOLD) or (unit.quantity is not None and not unit.quantity.article):
            return False
    return True


def _find_model(line: Line, lines: Sequence[Line], at: int) -> Draft | None:
    """Return the toll that is counted again: the dead of the nearest sentence that has any, else its last toll."""
    here = [draft for draft in line.drafts if draft.at < at]
    for drafts in (here, *(before.drafts for before in reversed(lines[-_BACK:]))):
        tolls = [
            draft
            for draft in drafts
            if draft.measure in _TOLLS and draft.counted and draft.part_of is None and not draft.unsplit
        ]
        dead = [draft for draft in tolls if draft.measure is Measure.KILLED]
        if tolls:
            return (dead or tolls)[-1]
    return None
