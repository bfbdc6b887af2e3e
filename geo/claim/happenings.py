"""What a sentence tells to have happened, as drafts: events, closures by name, and that nobody was harmed."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

from ..values import Measure, Role, Stance
from .attribution import speaker_of
from .draft import Draft
from .events import find_events
from .hits import as_carried, is_carried
from .scene import COUNTED_SORTS, REACH, is_unreal
from .spared import find_spared
from .speakers import speaker_at
from .stance import stance_of
from .struck import find_struck
from .units import BODILY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..values import Mention
    from .draft import Line
    from .places import Grounds
    from .scene import Scene
    from .voices import Memory, Speaker

# A verb of harm stands within so many units behind who was not harmed.
_OPENING = 6
# "the deadly night strikes"
_ADJECTIVES = 4
_BESIDE = 32


def read_crossings(line: Line, grounds: Grounds, number: int, *, told_before: bool = False) -> None:
    """Read "shut it", "closed the gate at Ziarat": a crossing that only its name or a pronoun tells.

    ``told_before`` says that the sentence before spoke of one.
    """
    scene = line.scene
    if not scene.units.tagged("pred"):
        return
    named = [m for m in grounds.scenes(line.sentence) if m.kind == "crossing"]
    told = any(group.sort == "crossings" for group in scene.groups)
    shut = bool(scene.units) and scene.units[0].has("pronoun") and told_before
    if not named and not told and not shut:
        return
    for at in scene.units.places("pred", "noun"):
        unit = scene.units[at]
        owned = at + 1 < len(scene.units) and scene.units[at + 1].has("of")
        kind = unit.value("pred") or (unit.value("noun") if owned else "")
        measure = scene.lexicon.measures.get(kind, {}).get("crossings")
        if measure is None or is_unreal(scene, at) or any(draft.measure is measure for draft in line.drafts):
            continue
        if at + 1 < len(scene.units) and unit.value("pred", 1) == "does" and scene.units[at + 1].has("prep"):
            continue  # "close to the gate"
        if _is_of_fighting(scene, at):
            continue  # "fire at the gate was suspended"
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


def _is_of_fighting(scene: Scene, at: int) -> bool:
    """Whether fighting, and no traffic, is what stopped or went on again; what a party shuts is no fighting."""
    if scene.party_before(at):
        return False
    start = scene.clause_start(at)
    return any(
        unit.has("event", "clash_weak", "strike_act") and not _is_time(scene, place)
        for place, unit in enumerate(scene.units[start:at], start)
    )


def _is_time(scene: Scene, at: int) -> bool:
    """Whether fighting only says when something was, where all of a clause stands before its verb: "after the clashes | shut"."""
    if not scene.lexicon.verb_last:
        return False
    behind = any(unit.has("governed_behind") for unit in scene.units[at + 1 : at + 3])
    return behind or any(unit.has("prep") for unit in scene.units[max(at - 2, 0) : at])


def _touches(line: Line, named: Sequence[Mention], at: int) -> bool:
    """Whether a crossing's name stands close beside a verb, or in its clause where the verb closes it."""
    start = line.sentence.start
    unit = line.scene.units[at]
    if line.scene.lexicon.verb_last:
        # Far before it, for all of the clause stands between.
        clause = start + line.scene.units[line.scene.clause_start(at)].start
        return any(clause <= m.start < start + unit.start for m in named)
    return any(
        abs(m.start - (start + unit.end)) <= _BESIDE or abs(start + unit.start - m.end) <= _BESIDE
        for m in named
    )


def read_none(line: Line, carried: Speaker | None, grounds: Grounds, number: int) -> None:
    """Add the draft of "no casualties were reported", "nobody was hurt", "killed no soldier"."""
    units = line.scene.units
    places = units.places("none_killed", "nobody", "none")
    at = next(
        (place for place in places if _may_tell(line.scene, place) and _tells_of_nobody(line.scene, place)),
        None,
    )
    if at is None:
        return
    unit = line.scene.units[at]
    speaker, why = speaker_of(line, at, None if _is_of_reports(line, at) else carried)
    side, whose = find_spared(line, at, speaker, grounds)
    line.drafts.append(
        Draft(
            number=number,
            sentence=line.sentence,
            measure=Measure.NONE_KILLED,
            victim_side=side,
            speaker=speaker,
            focus=(unit.start, unit.end),
            at=at,
            # Who denies losses tells that there were none.
            stance=Stance.ASSERTS if unit.has("any") else stance_of(speaker_at(line.frames, at)),
            rules=[rule for rule in (f"nobody harmed: {unit.low}", whose, why) if rule],
        )
    )


def _may_tell(scene: Scene, at: int) -> bool:
    """Whether a unit says that there was nobody: "any" does so with a negation or a denial, a purpose does not."""
    any_of_all = scene.units[at].has("any") and not (_is_negated(scene, at) or _is_denied(scene, at))
    return not (any_of_all or _is_meant(scene, at))


def _is_of_reports(line: Line, at: int) -> bool:
    """Whether it is the report's own word that nobody told of any: "no casualties were reported", "no reports of deaths"."""
    units = line.scene.units
    papers = line.scene.lexicon.tables["verbs_saying"]["papers"]["words"]
    told = any(word in papers for word in units[at].low.split())
    return told or any(unit.has("say") for unit in units[at + 1 :])


def _tells_of_nobody(scene: Scene, at: int) -> bool:
    """Whether a unit says that nobody was harmed: a phrase for it, or nobody and no group beside a verb of harm."""
    units = scene.units
    if units[at].has("none_killed") or (units[at].has("none") and _is_of_losses(scene, at)):
        return True
    group = scene.starting.get(at + 1)
    no_group = units[at].has("none") and group is not None and group.sort in COUNTED_SORTS
    # Not "so that any militants who are left are killed".
    said = units[at].has("nobody") or (no_group and (not units[at].has("any") or _is_negated(scene, at)))
    if not said:
        return False
    # "killed nobody", "no soldier was killed"
    behind = group.last if group is not None and no_group else at + 1
    before = [n for n in range(max(at - 2, 0), at) if units[n].value("pred") in BODILY]
    if any(units[n].value("pred", 1) != "suffers" and not is_unreal(scene, n) for n in before):
        return True
    for place, unit in enumerate(units[behind : behind + _OPENING], behind):
        if unit.value("pred") in BODILY:
            # Where the verb closes its clause, the negation stands with it: "any man hurt not was".
            negated = any(other.has("negated_behind") for other in units[place : place + 3])
            return negated or not scene.lexicon.verb_last
        if unit.has("bound", "say") or (unit.mark and unit.low != ","):
            return False
    return False


def _is_meant(scene: Scene, at: int) -> bool:
    """Whether nobody was to be harmed, not that nobody was: "showed restraint so that no civilian be hurt"."""
    purposes = [place for place in scene.units.places("purpose") if at - 2 * REACH <= place < at]
    told = scene.lexicon.tables["grammar"]["hypothetical"].get("came_about", ())
    clause = scene.units[purposes[-1] : at + REACH] if purposes else []
    return bool(purposes) and not any(word in told for unit in clause for word in unit.low.split())


def _is_of_losses(scene: Scene, at: int) -> bool:
    """Whether losses are what there was not: "with no Afghan casualties", "did not lead to any casualties", "denied any losses"."""
    units = scene.units
    place = at + 1
    while place < len(units) and units[place].has("party", "head", "skip", "own"):
        place += 1
    if place >= len(units) or not (
        units[place].value("noun", 1) == "unsplit"
        or (units[place].value("noun") in BODILY and units[place].value("noun", 1) != "toll")
    ):
        return False
    if place + 1 < len(units) and units[place + 1].has("figures", "none_figures"):
        return False
    return not units[at].has("any") or _is_negated(scene, at) or _is_denied(scene, at)


def _is_negated(scene: Scene, at: int) -> bool:
    """Whether "any" stands behind a negation: "did not cause any", "without any"; "no word of any" and "not say whether" tell nothing."""
    for place in range(at - 1, max(at - _OPENING, -1), -1):
        unit = scene.units[place]
        if unit.has("negation"):
            return True
        if unit.has("bound", "say"):
            return False
    return False


def _is_denied(scene: Scene, at: int) -> bool:
    """Whether a verb of denying governs "any": "denied (that there were) any losses"."""
    before = scene.units[max(at - _OPENING, 0) : at]
    return any(unit.value("say") == "denies" for unit in before) and not any(
        unit.has("none") for unit in before
    )


def is_account(line: Line, memory: Memory) -> bool:
    """Whether a sentence stands in somebody's account: what happened is told in a report's own voice elsewhere."""
    return memory.block == line.sentence.block and memory.kind in {"says", "according", "confirms"}


def _is_passed_over(scene: Scene, at: int) -> bool:
    """Whether somebody says nothing of an event: "has not commented on the strikes", "no response to the attack"."""
    start = scene.clause_start(at)
    behind = scene.units[at + 1 : at + 3]
    told = bool(behind) and behind[0].mark and behind[-1].has("relative")  # "the strike, which killed seven"
    return not told and any(start <= place < at for place in scene.units.places("silent"))


def read_events(line: Line, carried: Speaker | None, where: tuple[Grounds, Memory], number: int) -> None:
    """Add a draft for each event that the sentence tells; ``number`` is that of the first."""
    scene = line.scene
    grounds, memory = where
    near = carried if is_account(line, memory) else None
    for told in find_events(scene):
        event = as_carried(scene, told)
        speaker, why = speaker_of(line, event.at, near)
        if (event.stray and not speaker.text) or _is_passed_over(scene, event.at):
            continue
        low, high, qualifier, approx = event.bounds
        unit = scene.units[event.at]
        at = line.sentence.start + unit.start
        named = grounds.within(line.sentence.start, line.sentence.end)
        near_by = next((m.country for m in named if m.country and m.role is not Role.ORIGIN), grounds.usual)
        struck = find_struck(line, event, speaker, (grounds.country_at(line.sentence, at), near_by))
        if is_carried(scene, event) and not _is_of_state(scene, struck):
            if told.measure is Measure.STRIKE:
                continue  # a bomb carried among people who bear no arms is told by its dead alone
            event = told
            struck = scene.lexicon.sides.defaults["victim_unknown"]
        line.drafts.append(
            Draft(
                number=number,
                sentence=line.sentence,
                measure=event.measure,
                low=low,
                high=high,
                qualifier=qualifier,
                approx=approx,
                victim_side=struck,
                speaker=speaker,
                focus=(unit.start, unit.end),
                at=event.at,
                stance=stance_of(speaker_at(line.frames, event.at)),
                hint=event.hint,
                aside=_is_aside(scene, event.at),
                back=_is_told_before(scene, event.at),
                faint=event.faint,
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


def _is_told_before(scene: Scene, at: int) -> bool:
    """Whether a noun stands for what the text told before: "the (deadly) strikes", not "the strikes (of Monday), which hit camps"."""
    units = scene.units
    told = any(unit.has("about_noun") for unit in units[at + 1 : at + _OPENING])
    if scene.lexicon.verb_last or told or units[at].value("event", 1) == "verbs":
        return False
    near = units[max(at - _ADJECTIVES, 0) : at]
    first = next((n for n in range(len(near) - 1, -1, -1) if near[n].has("the", "own")), None)
    return first is not None and not any(unit.has("prep", "and", "pred", "say") for unit in near[first + 1 :])


def _is_of_state(scene: Scene, side: str) -> bool:
    """Whether a side are the forces of a state."""
    return any(party.country and party.forces == side for party in scene.lexicon.sides.parties.values())


def _is_aside(scene: Scene, at: int) -> bool:
    """Whether an event is told by the way: "five died in a clash", "shut after forces clashed", not "forces clashed"."""
    unit = scene.units[at]
    if (
        scene.lexicon.verb_last
        or unit.value("event", 1) == "nouns"
        or unit.has("shelling_noun", "clash_weak")
    ):
        return True
    one_sided = scene.lexicon.tables["events"]["clash"].get("one_sided", [])
    # What one side did: "gunmen attacked a post", not "the two forces fought".
    if unit.value("event") == "clash" and unit.low in one_sided:
        return True
    return any(unit.has("bound") and not unit.mark for unit in scene.units[:at])
