"""What the second look changes: claims that are none, victims of another side, words of another voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...second import SHORTEST, VOICE
from ...values import Measure, Stance
from ..attribution import nobody
from ..identity import EVENTS
from .signs import Signs
from .voices import Voices

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ...second import Answer, Weights
    from ..draft import Draft, Line
    from ..lexicon import Lexicon
    from ..places import Grounds
    from ..voices import Speaker


def look_again(
    lines: Sequence[Line],
    groups: list[list[Draft]],
    lexicon: Lexicon,
    grounds: Grounds,
    weights: Weights | None,
) -> list[list[Draft]]:
    """Correct the claims of a report, given as groups of drafts that say the same, where the weights are sure.

    A voice is only changed for one that the report lets speak, or for nobody. What is denied stays as it is.
    """
    if weights is None or len(lines) < SHORTEST:
        return groups
    firsts = [first_of(same) for same in groups]
    signs, voices = Signs(lines, firsts, grounds), Voices(lines, firsts, lexicon.sides)
    seen = [(same, signs.of(first), voices.of(first)) for same, first in zip(groups, firsts, strict=True)]
    kept = []
    for same, found, heard in seen:
        if first_of(same).stance is Stance.DENIES:
            kept.append(same)
            continue
        keep = _sure(weights, "keep", weights.answer("keep", found))
        if keep is not None and keep.label == "no":
            continue
        _correct_victims(same, found, weights)
        _correct_voice(same, (found, heard), weights, voices, nobody(lexicon))
        kept.append(same)
    return kept


def first_of(same: Sequence[Draft]) -> Draft:
    """Return the draft that a claim takes its words from: the body's counts before the headline's, it names the claimant."""
    return min(same, key=lambda draft: (draft.sentence.title or draft.sentence.heading, draft.number))


def has_victims(draft: Draft) -> bool:
    """Whether a claim is of somebody's loss: of events only strikes are."""
    return draft.measure not in EVENTS or draft.measure is Measure.STRIKE


def _sure(weights: Weights, question: str, answer: Answer) -> Answer | None:
    return answer if answer.chance >= weights.sure[question] else None


def _correct_victims(same: Sequence[Draft], signs: Sequence[str], weights: Weights) -> None:
    draft = first_of(same)
    victim = _sure(weights, "victim", weights.answer("victim", signs)) if has_victims(draft) else None
    if victim is None or victim.label == draft.victim_side:
        return
    told = ", ".join(weights.why("victim", victim.label, signs))
    _note(same, f"second look: {victim.label} rather than {draft.victim_side} ({told})")
    for each in same:
        each.victim_side = victim.label


def _correct_voice(
    same: Sequence[Draft],
    seen: tuple[Sequence[str], Mapping[str, Sequence[str]]],
    weights: Weights,
    voices: Voices,
    none: Speaker,
) -> None:
    draft, (signs, heard) = first_of(same), seen
    voice = _sure(weights, "claimant", weights.choose(signs, heard))
    if voice is None or voice.label == draft.speaker.label:
        return
    speaker = none if voice.label == none.label else voices.nearest(voice.label, draft)
    if speaker is None:
        return
    told = ", ".join(
        weights.why("claimant", voice.label, signs) + weights.why(VOICE, "yes", heard[voice.label])
    )
    _note(same, f"second look: {speaker.text or voice.label} rather than {draft.speaker.label} ({told})")
    for each in same:
        each.speaker = speaker


def _note(same: Iterable[Draft], what: str) -> None:
    for draft in same:
        draft.rules.append(what)
