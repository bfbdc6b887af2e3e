"""Whose words a unit of a sentence stands in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ..values import Stance
from .labels import NAMED_LATER, OF_STATE
from .sayings import OWNS, POINTING
from .speakers import speaker_at
from .voices import Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gazetteer import Sides

    from .draft import Draft, Line
    from .lexicon import Lexicon
    from .units import Unit

# Kinds of saying that tell what happened; and the units that may stand before the voice that opens a sentence.
_TELLS = frozenset({"says", "according"})
# "this figure"
_FIGURE = 2
_OPENING = 2
# "confirmed (all of) the details"; and the sentences that a lead has.
_OBJECT = 4
_LEAD = 2
# "The channel attributed the information to sources in the ministry of defence": who cites and says no more is short.
_LONGEST_CREDIT = 24


def nobody(lexicon: Lexicon) -> Speaker:
    """Return the voice of nobody."""
    return Speaker(label=lexicon.sides.defaults["claimant_none"])


def speaker_of(line: Line, at: int, carried: Speaker | None) -> tuple[Speaker, str]:
    """Return who says what stands at a unit, and why; ``carried`` speaks on where a sentence names nobody."""
    frame = speaker_at(line.frames, at)
    if frame is not None:
        why = f" ({frame.speaker.why})" if frame.speaker.why else ""
        return frame.speaker, f"{frame.kind}: {line.scene.units[frame.at].low}{why}"
    if line.quoted is not None:
        return line.quoted, f"in a quotation: {line.quoted.text} ({line.quoted.why})"
    if carried is not None and all(frame.kind == OWNS for frame in line.frames):
        return carried, f"carried over: {carried.text} ({carried.why})"
    return nobody(line.scene.lexicon), ""


def credit_confirmed(line: Line, earlier: Sequence[Line]) -> None:
    """Give what nobody told just before to who confirms "the details" or "the incident" and says no more of it."""
    units = line.scene.units
    none = nobody(line.scene.lexicon)
    for frame in line.frames:
        pointed = frame.first == frame.last and frame.kind in POINTING  # "This was stated by the ministry"
        told = frame.kind == "confirms" and _confirms_what_was_told(units, frame.at)
        told = told or (
            frame.kind == "says" and frame.subject[0] < frame.at and _gives_that_figure(units, frame.at)
        )
        if not (pointed or told):
            continue
        if any(frame.first <= draft.at < frame.last and draft.counted for draft in line.drafts):
            continue  # it is told what was confirmed
        for draft in (draft for before in earlier[-_LEAD:] for draft in before.drafts):
            if draft.speaker == none and draft.counted and draft.stance is Stance.ASSERTS:
                draft.speaker = frame.speaker
                draft.stance = Stance.ASSERTS if frame.kind == "says" else Stance.CONFIRMS
                draft.rules.append(f"confirmed behind it: {frame.speaker.text}")


def _confirms_what_was_told(units: Sequence[Unit], at: int) -> bool:
    """Whether "this", "it" or "(all of) the details" stand behind a verb of confirming."""
    behind = units[at + 1 : at + _OBJECT]
    if not behind or not behind[0].has("the", "pronoun"):
        return False
    alone = len(behind) == 1 or behind[1].mark
    return alone or behind[0].has("pronoun") or any(unit.has("confirmable") for unit in behind[1:])


def _gives_that_figure(units: Sequence[Unit], at: int) -> bool:
    """Whether a verb has nothing for its object but "that number": "the group gave this figure in a message"."""
    behind = units[at + 1 : at + 1 + _OBJECT]
    if len(behind) < _FIGURE or not behind[0].has("the") or not behind[1].has("counting"):
        return False
    number = any(unit.quantity is not None and not unit.quantity.article for unit in units[at:])
    return not number and not any(unit.has("aux", "wrong", "pred") for unit in behind[2:])


def credit_cited(line: Line, earlier: Sequence[Line]) -> None:
    """Give what an outlet told just before to whom it cites for it in a sentence of its own: "It cited the army"."""
    units = line.scene.units
    media = line.scene.lexicon.sides.defaults["media"]
    if line.drafts or not earlier or len(units) > _LONGEST_CREDIT:
        return
    for frame in line.frames:
        cites = units[frame.at].has("cited") and not units[frame.at].has("quoted_as")
        if not cites or frame.kind != "according" or frame.speaker.label == media:
            continue
        for draft in earlier[-1].drafts:
            if draft.speaker.label == media:
                draft.rules.append(f"whom {draft.speaker.text} cites behind it: {frame.speaker.text}")
                draft.speaker = frame.speaker


def credit_lead(lines: Sequence[Line], sides: Sides) -> None:
    """Give what a lead tells of nobody's to whom the text names behind it."""
    _credit_opening(lines)
    _credit_first(lines, sides)
    _credit_official(lines, sides)


def _credit_opening(lines: Sequence[Line]) -> None:
    """Give what a lead tells of nobody's to the party that the sentence behind it opens with.

    Only in languages whose data say that agencies write so, "The army's men killed five. According to the army, ...",
    or where the lead's words are that party's own.
    """
    lead, behind = next(((a, b) for a, b in pairwise(lines) if not a.summary), (None, None))
    if lead is None or behind is None or lead.frames or not behind.frames:
        return
    frame = behind.frames[0]
    tells = behind.scene.lexicon.tables["verbs_saying"].get("lead", {}).get("source_follows", False)
    opens = tells and frame.subject[0] <= _OPENING
    if not frame.speaker.party or frame.kind not in _TELLS:
        return
    for draft in lead.drafts:
        # "Six soldiers embraced martyrdom": in words that only the party behind it uses
        own = lead.scene.units[draft.at].value("gives_away") == frame.speaker.party
        if draft.speaker == nobody(lead.scene.lexicon) and (opens or own):
            draft.speaker = frame.speaker
            draft.rules.append(f"the voice of the sentence behind the lead: {frame.speaker.text}")


def _credit_first(lines: Sequence[Line], sides: Sides) -> None:
    """Give what "an official" tells before anybody is named to the state whose voice is named first behind it."""
    told: list[Draft] = []
    for line in lines:
        if line.summary:
            continue
        named = next(
            (f.speaker for f in line.frames if f.speaker.label != sides.defaults["claimant_none"]), None
        )
        if named is not None:
            owner = sides.parties.get(named.party)
            own = owner is not None and owner.country and named.label in {owner.claimant, owner.local}
            for draft in told if own else ():
                draft.speaker = named
                draft.rules.append(f"the official whom the text names behind it: {named.text}")
            return
        told.extend(draft for draft in line.drafts if draft.speaker.why == NAMED_LATER)


def _credit_official(lines: Sequence[Line], sides: Sides) -> None:
    """Give what an official of a state that is gone tells at first to the province's whom the text names next: he is that one."""
    told: list[Draft] = []
    for line in lines:
        told.extend(draft for draft in line.drafts if _is_of_gone(draft.speaker, sides))
        voices = (frame.speaker for frame in line.frames if not line.summary and told)
        named = next((one for one in voices if one.party and one.why != OF_STATE), None)
        if named is None:
            continue
        for draft in told if named.label == sides.parties[named.party].local else ():
            if draft.speaker.party == named.party:
                draft.speaker = named
                draft.rules.append(f"the official whom the text names behind it: {named.text}")
        return


def _is_of_gone(speaker: Speaker, sides: Sides) -> bool:
    """Whether a voice is "a (state's) official", where that state spoke with another's label than it does now."""
    owner = sides.parties.get(speaker.party)
    return speaker.why == OF_STATE and owner is not None and speaker.label != owner.claimant
