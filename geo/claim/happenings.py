"""What a sentence tells to have happened, as drafts: events, closures by name, and that nobody was harmed."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from ..values import Measure, Qualifier
from .attribution import speaker_of
from .draft import Draft
from .events import find_events
from .scene import is_unreal
from .speakers import speaker_at
from .stance import stance_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..values import Mention
    from .draft import Line
    from .places import Grounds
    from .scene import Scene
    from .voices import Memory, Speaker

# Whom a strike was meant for stands within so many units behind "targeted".
_OPENING = 6
_CROSSING_KINDS = frozenset({"crossing", "border_crossing"})
_BESIDE = 20


def read_crossings(line: Line, grounds: Grounds, number: int) -> None:
    """Read "shut it", "closed the gate at Ziarat": a crossing that only its name or a pronoun tells."""
    scene = line.scene
    named = [m for m in grounds.scenes(line.sentence) if m.kind in _CROSSING_KINDS]
    told = any(group.sort == "crossings" for group in scene.groups)
    if not named and not told:
        return
    for at in scene.units.places("pred"):
        unit = scene.units[at]
        measure = scene.lexicon.measures.get(unit.value("pred"), {}).get("crossings")
        if measure is None or is_unreal(scene, at) or any(draft.measure is measure for draft in line.drafts):
            continue
        if at + 1 < len(scene.units) and unit.value("pred", 1) == "does" and scene.units[at + 1].has("prep"):
            continue  # "close to the gate"
        if told and not named and not any(u.has("pronoun") for u in scene.units[max(at - 3, 0) : at]):
            continue
        if named and not told and not _touches(line, named, at):
            continue
        speaker, why = speaker_of(line, at, None)
        line.drafts.append(
            Draft(
                number=number,
                sentence=line.sentence,
                measure=measure,
                low=None,
                high=None,
                qualifier=Qualifier.CATEGORICAL,
                approx=False,
                victim_side=scene.lexicon.sides.defaults["victim_unknown"],
                victim_class="crossings",
                speaker=speaker,
                focus=(unit.start, unit.end),
                at=at,
                doer=scene.party_before(at),
                stance=stance_of(speaker_at(line.frames, at)),
                rules=[rule for rule in (f"{unit.low}: a crossing by its name", why) if rule],
            )
        )
        number += 1


def _touches(line: Line, named: Sequence[Mention], at: int) -> bool:
    """Whether a crossing's name stands beside a verb, with no other statement between."""
    start = line.sentence.start
    unit = line.scene.units[at]
    return any(
        abs(m.start - (start + unit.end)) <= _BESIDE or abs(start + unit.start - m.end) <= _BESIDE
        for m in named
    )


def read_none(line: Line, number: int) -> None:
    """Add the draft of "no casualties were reported"."""
    for at in line.scene.units.places("none_killed"):
        unit = line.scene.units[at]
        speaker, why = speaker_of(line, at, None)
        line.drafts.append(
            Draft(
                number=number,
                sentence=line.sentence,
                measure=Measure.NONE_KILLED,
                low=None,
                high=None,
                qualifier=Qualifier.CATEGORICAL,
                approx=False,
                victim_side=line.scene.lexicon.sides.defaults["victim_unknown"],
                victim_class="",
                speaker=speaker,
                focus=(unit.start, unit.end),
                at=at,
                rules=[f"nobody harmed: {unit.low}", why] if why else [f"nobody harmed: {unit.low}"],
            )
        )
        return


def read_events(line: Line, carried: Speaker | None, memory: Memory, number: int) -> None:
    """Add a draft for each event that the sentence tells; ``number`` is that of the first."""
    scene = line.scene
    # What happened is told in a report's own voice, unless its paragraph is somebody's account.
    near = (
        carried
        if memory.block == line.sentence.block and memory.kind in {"says", "according", "confirms"}
        else None
    )
    for event in find_events(scene):
        speaker, why = speaker_of(line, event.at, near)
        low, high, qualifier, approx = event.bounds
        unit = scene.units[event.at]
        line.drafts.append(
            Draft(
                number=number,
                sentence=line.sentence,
                measure=event.measure,
                low=low,
                high=high,
                qualifier=qualifier,
                approx=approx,
                victim_side=_struck(line, event.measure, event.at, speaker),
                victim_class="",
                speaker=speaker,
                focus=(unit.start, unit.end),
                at=event.at,
                stance=stance_of(speaker_at(line.frames, event.at)),
                hint=event.hint,
                rules=[rule for rule in (event.rule, why) if rule],
            )
        )
        number += 1
        frame = speaker_at(line.frames, event.at)
        if frame is not None and frame.also is not None and frame.speaker is speaker:
            other = copy(line.drafts[-1])
            other.number, other.speaker = number, frame.also
            line.drafts.append(other)
            number += 1


def _struck(line: Line, measure: Measure, at: int, speaker: Speaker) -> str:
    """Return whom a strike hit: the victims that its sentence counts; territory alone says nothing."""
    unknown = line.scene.lexicon.sides.defaults["victim_unknown"]
    if measure is not Measure.STRIKE:
        return unknown
    aimed = _aimed_at(line.scene, at)
    if aimed:
        return aimed
    hit = [d for d in line.drafts if d.measure in {Measure.KILLED, Measure.WOUNDED} and d.part_of is None]
    hit = [d for d in hit if d.speaker.label == speaker.label]
    return hit[0].victim_side if hit else unknown


def _aimed_at(scene: Scene, at: int) -> str:
    """Return the side that a strike was meant for: "targeting leaders of the group", "aimed at militants"."""
    units = scene.units
    sides = scene.lexicon.sides
    for place in range(at, len(units)):
        if units[place].has("say") and place > at:
            break
        if not units[place].has("aimed"):
            continue
        for unit in units[place + 1 : place + _OPENING + 1]:
            if unit.value("head", 1) == "militants":
                return sides.defaults["militants"]
            if unit.value("party", 1) in {"movements", "forces", "called_by_others"}:
                return sides.parties[unit.value("party")].forces
            if unit.has("bound", "pred"):
                break
    return ""
