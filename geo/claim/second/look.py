"""What the second look changes: claims that are none, victims of another side, words of another voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...values import Measure, Stance
from ..attribution import nobody
from ..identity import EVENTS
from .signs import Signs
from .weights import load_weights

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gazetteer import Theatre

    from ..draft import Draft, Line
    from ..lexicon import Lexicon
    from ..places import Grounds
    from ..voices import Speaker
    from .weights import Answer, Weights

# A theatre's weights for a language, in its [files]; what has none is read by the rules alone.
_FILE = "second_look_{}"
# The weights were fitted on reports: a note of a few sentences has little around its claims.
_SHORTEST = 6


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
    if weights is None or len(lines) < _SHORTEST:
        return groups
    heard = heard_in(lines, groups)
    signs = Signs(lines, [first_of(same) for same in groups], grounds)
    seen = [(same, signs.of(first_of(same))) for same in groups]
    kept = []
    for same, found in seen:
        if first_of(same).stance is Stance.DENIES:
            kept.append(same)
            continue
        keep = _sure(weights, "keep", found)
        if keep is not None and keep.label == "no":
            continue
        _correct(same, found, weights, heard, lexicon)
        kept.append(same)
    return kept


def weights_of(theatre: Theatre, language: str) -> Weights | None:
    """Return a theatre's weights for a language, if it has any."""
    name = _FILE.format(language)
    return load_weights(theatre.file(name)) if theatre.has(name) else None


def first_of(same: Sequence[Draft]) -> Draft:
    """Return the draft that a claim takes its words from: the body's counts before the headline's, it names the claimant."""
    return min(same, key=lambda draft: (draft.sentence.title or draft.sentence.heading, draft.number))


def has_victims(draft: Draft) -> bool:
    """Whether a claim is of somebody's loss: of events only strikes are."""
    return draft.measure not in EVENTS or draft.measure is Measure.STRIKE


def _sure(weights: Weights, question: str, signs: Iterable[str]) -> Answer | None:
    answer = weights.answer(question, signs)
    return answer if answer.chance >= weights.sure[question] else None


def _correct(
    same: Sequence[Draft], signs: Sequence[str], weights: Weights, heard: dict[str, Speaker], lexicon: Lexicon
) -> None:
    draft = first_of(same)
    victim = _sure(weights, "victim", signs) if has_victims(draft) else None
    if victim is not None and victim.label != draft.victim_side:
        told = ", ".join(weights.why("victim", victim.label, signs))
        _note(same, f"second look: {victim.label} rather than {draft.victim_side} ({told})")
        for each in same:
            each.victim_side = victim.label
    voice = _sure(weights, "claimant", signs)
    speaker = None
    if voice is not None and voice.label != draft.speaker.label:
        none = nobody(lexicon)
        speaker = none if voice.label == none.label else heard.get(voice.label)
    if voice is not None and speaker is not None:
        told = ", ".join(weights.why("claimant", voice.label, signs))
        _note(same, f"second look: {speaker.text or voice.label} rather than {draft.speaker.label} ({told})")
        for each in same:
            each.speaker = speaker


def _note(same: Iterable[Draft], what: str) -> None:
    for draft in same:
        draft.rules.append(what)


def heard_in(lines: Iterable[Line], groups: Iterable[Sequence[Draft]]) -> dict[str, Speaker]:
    """Return the voices that the report lets speak, by label; the first of each."""
    found: dict[str, Speaker] = {}
    for line in lines:
        for frame in line.frames:
            found.setdefault(frame.speaker.label, frame.speaker)
    for same in groups:
        for draft in same:
            found.setdefault(draft.speaker.label, draft.speaker)
    return found
