"""Attacks that somebody owns up to or confirms: "responsibility was claimed by the group", "the police confirmed the incident"."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from ..values import Measure, Qualifier, Stance
from .closing import find_marked_end, find_marked_start
from .draft import Draft
from .hits import CARRIED
from .sayings import find_voice_behind
from .subjects import find_subject
from .voices import resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .draft import Line
    from .scene import Scene
    from .voices import Hearing

# "claimed (that) deadly attack"; "no group has yet claimed": a deed stands close behind, a negation not far before.
_OBJECT = 4
_NEGATED = 6
# What is owned or confirmed was told within so many sentences: work on a long text stays in proportion to it.
_BACK = 200
# What "the incident" can mean.
_CONFIRMED = frozenset({Measure.CLASH, Measure.STRIKE})


def read_avowal(line: Line, hearing: Hearing, lines: Sequence[Line], number: int) -> None:
    """Add a clash for who says that an attack was his, where the article told of one; ``number`` is the draft's.

    Who avows a bombing of people who bear no arms claims no clash: none was told before. Of a bomb that was carried
    to armed men he claims the strike.
    """
    scene = line.scene
    places = [*scene.units.places("avowed", "owned"), *_taken(scene)]
    if not places:
        return
    told = [draft for one in (*lines[-_BACK:], line) for draft in one.drafts if draft.measure in _CONFIRMED]
    fought = any(draft.measure is Measure.CLASH for draft in told) or _is_on_posts(scene)
    carried = [draft for draft in told if draft.measure is Measure.STRIKE and draft.hint == CARRIED]
    bomb = carried[0] if carried and not scene.lexicon.verb_last else None
    if not fought and bomb is None:
        return
    if bomb is None and _is_of_bomb([*lines[-1:], line]):
        return
    measure = Measure.CLASH if fought else Measure.STRIKE
    for at in places:
        span = _find_span(hearing, at)
        speaker = resolve(hearing, span) if span is not None else None
        if speaker is None or any(unit.has("none") for unit in scene.units[max(at - _NEGATED, 0) : at]):
            continue
        if any(unit.has("deeds") for unit in scene.units[max(at - _NEGATED, 0) : at + _NEGATED]):
            continue  # "responsibility for most of the attacks" is for none of those told
        unit = scene.units[at]
        line.drafts.append(
            Draft(
                number=number,
                sentence=line.sentence,
                measure=measure,
                victim_side=bomb.victim_side
                if bomb is not None and not fought
                else scene.lexicon.sides.defaults["victim_unknown"],
                speaker=speaker,
                focus=(unit.start, unit.end),
                at=at,
                rules=[f"{measure.value}: {unit.low}, an attack avowed"],
            )
        )
        return


def _is_of_bomb(lines: Sequence[Line]) -> bool:
    """Whether what was told right before was a bomb on the ground, and no fight."""
    bombs = lines[-1].scene.lexicon.tables["events"]["avowal"].get("bombs", [])
    if any(draft.measure is Measure.CLASH for line in lines for draft in line.drafts):
        return False
    return any(word in bombs for line in lines for unit in line.scene.units for word in unit.low.split())


def _taken(scene: Scene) -> list[int]:
    """Return where responsibility is taken by a verb that stands far behind its noun: "responsibility (for the attack) took"."""
    units = scene.units
    return [
        at
        for at in units.places("takes_duty")
        if any(unit.has("duty") for unit in units[max(at - 2 * _NEGATED, 0) : at])
    ]


def _is_on_posts(scene: Scene) -> bool:
    """Whether the attack that is avowed was on armed men: "claimed responsibility for the assault on the camp"."""
    for at in scene.units.places("deed"):
        behind = at + 1 < len(scene.units) and scene.units[at + 1].has("prep")
        near = [group for group in scene.groups if at + 1 < group.first <= at + _OBJECT]
        if behind and any(group.sort in {"posts", "forces"} for group in near):
            return True
    return False


def read_confirmation(line: Line, lines: Sequence[Line], number: int) -> None:
    """Add what was told last to have happened for who confirms "the incident"; ``number`` is the draft's."""
    scene = line.scene
    if not scene.units.tagged("confirmed"):
        return
    told = [draft for one in lines[-_BACK:] for draft in one.drafts if draft.measure in _CONFIRMED]
    if not told:
        return
    for frame in line.frames:
        if frame.kind != "confirms" or not _is_object(scene, frame.at):
            continue
        if any(d.measure in _CONFIRMED and d.speaker is frame.speaker for d in line.drafts):
            return
        draft = copy(told[-1])
        draft.number, draft.sentence, draft.speaker = number, line.sentence, frame.speaker
        draft.low, draft.high, draft.qualifier, draft.approx = None, None, Qualifier.CATEGORICAL, False
        unit = scene.units[frame.at]
        draft.focus, draft.at, draft.stance, draft.aside = (
            (unit.start, unit.end),
            frame.at,
            Stance.CONFIRMS,
            False,
        )
        draft.rules = [f"{draft.measure.value}: {unit.low}, what was told before"]
        line.drafts.append(draft)
        return


def _is_object(scene: Scene, at: int) -> bool:
    """Whether "the incident", and nothing that says more of it, stands behind a verb of confirming, or before its passive."""
    units = scene.units
    if scene.lexicon.verb_last:
        before = at - 1
        while before > 0 and units[before].has("s", "object_behind", "skip"):
            before -= 1
        return before >= 0 and units[before].has("confirmed")
    behind = at + 2 if at + 1 < len(units) and units[at + 1].has("the") else at
    if behind < len(units) and behind > at and units[behind].has("confirmed"):
        return True
    verb = at - 1
    while verb > 0 and units[verb].has("aux", "skip"):
        verb -= 1
    passive = any(unit.value("aux") == "be" for unit in units[verb + 1 : at])
    return passive and units[verb].has("confirmed") and verb > 0 and units[verb - 1].has("the")


def _find_span(hearing: Hearing, at: int) -> tuple[int, int] | None:
    """Return the words that name who avows: before "claimed responsibility", behind "the attack was claimed by"."""
    units = hearing.units
    if hearing.lexicon.verb_last:
        first = find_marked_start(units, at)
        return first, find_marked_end(units, first, at)
    behind = units[at + 1] if at + 1 < len(units) else None
    if behind is not None and behind.low in hearing.lexicon.by:
        deed = any(unit.has("deed") for unit in units[:at])
        return find_voice_behind(hearing, at + 2) if deed else None
    if units[at].has("avowed") or any(unit.has("deed") for unit in units[at + 1 : at + _OBJECT]):
        return find_subject(units, at)
    return None
