"""Whose words a unit of a sentence stands in."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ..values import Stance
from .sayings import OWNS
from .speakers import speaker_at
from .voices import Speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .draft import Line
    from .lexicon import Lexicon

# Kinds of saying that tell what happened; and the units that may stand before the voice that opens a sentence.
_TELLS = frozenset({"says", "according"})
_OPENING = 2
# "confirmed (all of) the details"; and the sentences that a lead has.
_OBJECT = 4
_LEAD = 2


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
        behind = units[frame.at + 1 : frame.at + _OBJECT]
        if frame.kind != "confirms" or not behind or not behind[0].has("the", "pronoun"):
            continue
        if not (behind[0].has("pronoun") or any(unit.has("confirmable") for unit in behind[1:])):
            continue
        if any(frame.first <= draft.at < frame.last and draft.counted for draft in line.drafts):
            continue  # it is told what was confirmed
        for draft in (draft for before in earlier[-_LEAD:] for draft in before.drafts):
            if draft.speaker == none and draft.counted and draft.stance is Stance.ASSERTS:
                draft.speaker, draft.stance = frame.speaker, Stance.CONFIRMS
                draft.rules.append(f"confirmed behind it: {frame.speaker.text}")


def credit_lead(lines: Sequence[Line]) -> None:
    """Give what a lead tells of nobody's to the party that the sentence behind it opens with.

    Only in languages whose data say that agencies write so: "The army's men killed five. According to the army, ..."
    """
    lead, behind = next(((a, b) for a, b in pairwise(lines) if not a.summary), (None, None))
    if lead is None or behind is None or lead.frames or not behind.frames:
        return
    frame = behind.frames[0]
    tells = behind.scene.lexicon.tables["verbs_saying"].get("lead", {}).get("source_follows", False)
    if not tells or not frame.speaker.party or frame.kind not in _TELLS or frame.subject[0] > _OPENING:
        return
    for draft in lead.drafts:
        if draft.speaker == nobody(lead.scene.lexicon):
            draft.speaker = frame.speaker
            draft.rules.append(f"the voice of the sentence behind the lead: {frame.speaker.text}")
