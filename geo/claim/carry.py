"""How long a voice goes on: which sentences that name nobody are still its words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .identity import EVENTS
from .labels import NO_PARTY, OWN_BODY
from .voices import find_observer, find_opening, find_persons

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Sides

    from ..when import Dated
    from .draft import Line
    from .voices import Hearing, Memory, Speaker

# A sentence that turns to another time or matter says so within its first units.
_OPENING = 6
_OLD_DAYS = 3
# A report that a body opens, and whose voices are its own but for two in five, is that body's tally.
_OPENS = 3
_OWN_VOICES = 3 / 5
# These kinds of saying tell nothing that could go on.
_ENDS = frozenset({"denies", "unsettled", "reacts", "owns", "blames"})


def carry(memory: Memory, line: Line, hearing: Hearing) -> Speaker | None:
    """Return who spoke last, if he can still be speaking in a sentence; where he cannot, his words end for good."""
    sentence, units = line.sentence, line.scene.units
    if sentence.heading or sentence.title:
        return None
    if sentence.bullet and not memory.lists and not _is_counter(memory.speaker):
        return None
    observer = None if line.frames else find_observer(hearing)
    if observer is not None:
        return observer
    turns = any(unit.has("background") for unit in units[:_OPENING]) or units.tagged("ago")
    silent = units.tagged("silent") or _is_impersonal(line)
    old = any(dated.background or _is_old(dated, memory.published) for dated in line.dates)
    total = units.tagged("aggregate") and not _is_counter(memory.speaker)
    if turns or silent or old or total or _was_before(line) or _is_anothers(memory, hearing):
        memory.goes_on = False
    apart = memory.block != sentence.block and not _is_of_side(memory.speaker)
    return memory.speaker if memory.goes_on and not apart else None


def _is_impersonal(line: Line) -> bool:
    """Whether a sentence opens with what nobody is said to have said: "it is also stated that"."""
    units = line.scene.units
    if line.frames or not units or not units[0].has("pronoun") or units[0].has("person"):
        return False
    said = next((n for n, unit in enumerate(units[:_OPENING]) if unit.has("say")), 0)
    return said > 1 and units[1].value("aux") == "be" and not any(unit.has("prep") for unit in units[:said])


def _is_counter(speaker: Speaker | None) -> bool:
    """Whether a voice keeps tallies of its own: that of no party, by its name."""
    return speaker is not None and speaker.why == NO_PARTY


def _is_of_side(speaker: Speaker | None) -> bool:
    """Whether a voice tells a report of its own, so that it goes on in the next paragraph: a party, or a body with a name."""
    return speaker is not None and (bool(speaker.party) or _is_counter(speaker))


def _was_before(line: Line) -> bool:
    """Whether a sentence tells what had happened on a day: what lay behind the report's own events."""
    units = line.scene.units
    return bool(line.dates) and any(
        units[place + 1].has("pred") for place in units.places("past") if place + 1 < len(units)
    )


def _is_old(dated: Dated, published: str) -> bool:
    """Whether a day lies so far before the report that whoever spoke of the report's matter does not speak of it."""
    if dated.when is None or len(published) != len("2025-10-12"):
        return False
    return (date.fromisoformat(published) - dated.when.end).days > _OLD_DAYS


def _is_anothers(memory: Memory, hearing: Hearing) -> bool:
    """Whether a sentence begins with another voice that speaks no claim: "the president offered condolences"."""
    if memory.speaker is None or not any(unit.has("source") for unit in hearing.units[:_OPENING]):
        return False
    opening = find_opening(hearing)
    return opening is not None and bool(opening.party) and opening.party != memory.speaker.party


def lend(lines: Sequence[Line], sides: Sides) -> None:
    """Give a party what a text tells in its words, where nobody else is heard in it: a statement printed as it came."""
    frames = [frame for line in lines for frame in line.frames if frame.kind not in _ENDS]
    heard = [frame.speaker for frame in frames if frame.speaker.party]
    if not heard or any(speaker.party != heard[0].party for speaker in heard):
        return
    speaker = next((one for one in heard if one.label == sides.parties[one.party].claimant), None)
    if speaker is None:
        return
    for line in lines:
        if speaker.party not in _whose_words(line, sides):
            continue
        if _was_before(line) or any(dated.background for dated in line.dates):
            continue  # "in a similar bid in April, 54 had been killed": anybody can look back
        turn = min((n for n in line.scene.units.places("background") if n), default=-1)
        turns = turn > 0 and line.scene.units[turn].has("bound")
        for draft in line.drafts:
            if turns and draft.at > turn:
                continue  # "on the other side" turns to what somebody else tells
            if draft.speaker.label == sides.defaults["claimant_none"] and not draft.speaker.text:
                draft.speaker = speaker
                draft.rules.append(f"in the words of the only voice heard: {speaker.text}")


def lend_tally(lines: Sequence[Line], sides: Sides) -> None:
    """Give a body of no party what a report of its counts tells in nobody's voice: the whole of it is its tally."""
    body = [line for line in lines if not line.summary]
    voices = [frame.speaker for line in lines for frame in line.frames if frame.kind not in _ENDS]
    opening = (frame.speaker for line in body[:_OPENS] for frame in line.frames)
    first = next((speaker for speaker in opening if _counts(speaker, sides)), None)
    own = sum(first is not None and speaker.label == first.label for speaker in voices)
    if first is None or own < _OWN_VOICES * len(voices):
        return
    told = [draft for line in lines for draft in line.drafts if draft.measure not in EVENTS]
    if not any(draft.speaker.label == first.label for draft in told):
        return  # it counts no toll: traders who speak of trade
    for line in lines:
        for draft in line.drafts:
            counted = draft.measure not in EVENTS or own == len(voices)
            if counted and draft.speaker.label == sides.defaults["claimant_none"] and not draft.speaker.text:
                draft.speaker = first
                draft.rules.append(f"a report of the tally of {first.text}")


def _counts(speaker: Speaker, sides: Sides) -> bool:
    """Whether a voice is a body's that counts, by its name, and no outlet's."""
    named = speaker.why in {NO_PARTY, OWN_BODY}
    return named and speaker.label != sides.defaults["media"]


def _whose_words(line: Line, sides: Sides) -> set[str]:
    """Return the parties whose words a sentence uses: of their own dead, or of their enemies."""
    units = line.scene.units
    found = {units[place].value("gives_away") for place in units.places("gives_away")}
    named = {
        units[n].value("party")
        for n in units.places("party")
        if units[n].value("party", 1) == "called_by_others"
    }
    return found | {party.id for party in sides.parties.values() if named & set(party.enemies)}


def remember(memory: Memory, line: Line, hearing: Hearing) -> None:
    """Keep the last voice of a sentence, every name with the voice it has, and whom a sentence without voice begins with."""
    # Who quotes another goes on himself: "it said, citing the army".
    verbs = [frame for frame in line.frames if line.scene.units[frame.at].has("say")]
    for frame in line.frames:
        _introduce(memory, frame.speaker)
    for frame in verbs or line.frames:
        memory.block, memory.kind = line.sentence.block, frame.kind
        memory.speaker = frame.speaker
        memory.heard.append(frame.speaker)
        memory.goes_on = frame.kind not in _ENDS
    for speaker in find_persons(hearing):
        _introduce(memory, speaker)
    units = line.scene.units
    armed = (n for n in reversed(units.places("party")) if units[n].value("party", 1) == "movements")
    memory.movement = next((units[n].value("party") for n in armed), memory.movement)
    memory.subject = None if line.frames else find_opening(hearing)
    if memory.subject is not None and memory.subject.party:
        _introduce(memory, memory.subject)
    if line.frames or not line.sentence.bullet:
        # "The ministry said:" opens a list that is all its own.
        memory.lists = bool(line.frames) and line.sentence.text.rstrip().endswith(":")


def _introduce(memory: Memory, speaker: Speaker) -> None:
    """Keep who has a name; who bears it in full and spoke last is who is meant by a part of it."""
    for name in speaker.names:
        if len(speaker.names) > 1:
            memory.named[name] = speaker
        else:
            memory.named.setdefault(name, speaker)
