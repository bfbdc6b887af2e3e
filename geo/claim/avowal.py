"""Attacks that somebody owns up to: "responsibility was claimed by the group" claims the attack that was told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values import Measure, Qualifier
from .draft import Draft
from .sayings import find_voice_behind
from .subjects import find_subject
from .voices import resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .draft import Line
    from .voices import Hearing

# "claimed (that) deadly attack"; "no group has yet claimed": a deed stands close behind, a negation not far before.
_OBJECT = 4
_NEGATED = 6


def read_avowal(line: Line, hearing: Hearing, lines: Sequence[Line], number: int) -> None:
    """Add a clash for who says that an attack was his, where the article told of one; ``number`` is the draft's.

    Who avows a bombing of people who bear no arms claims no clash: none was told before.
    """
    scene = line.scene
    places = scene.units.places("avowed", "owned")
    if not places or not any(
        draft.measure is Measure.CLASH for one in (*lines, line) for draft in one.drafts
    ):
        return
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
                measure=Measure.CLASH,
                low=None,
                high=None,
                qualifier=Qualifier.CATEGORICAL,
                approx=False,
                victim_side=scene.lexicon.sides.defaults["victim_unknown"],
                victim_class="",
                speaker=speaker,
                focus=(unit.start, unit.end),
                at=at,
                rules=[f"clash: {unit.low}, an attack avowed"],
            )
        )
        return


def _find_span(hearing: Hearing, at: int) -> tuple[int, int] | None:
    """Return the words that name who avows: before "claimed responsibility", behind "the attack was claimed by"."""
    units = hearing.units
    behind = units[at + 1] if at + 1 < len(units) else None
    if behind is not None and behind.low in hearing.lexicon.tables["verbs_saying"]["forms"]["by"]:
        deed = any(unit.has("deed") for unit in units[:at])
        return find_voice_behind(hearing, at + 2) if deed else None
    if units[at].has("avowed") or any(unit.has("deed") for unit in units[at + 1 : at + _OBJECT]):
        return find_subject(units, at)
    return None
