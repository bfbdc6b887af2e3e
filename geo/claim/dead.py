"""Whom a toll counts that names nobody: those whose deaths were told last."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .draft import Line

# A toll of nobody named counts those of whom so many sentences before it told.
_TOLL_REACH = 4


def know_dead(line: Line, earlier: Sequence[Line]) -> None:
    """Take whom a bare toll counts, "put the toll at 12", for those whose deaths were last told.

    Likewise for fighters "among the dead", of whom it was told whose they were.
    """
    before = [draft for told in earlier[-_TOLL_REACH:] for draft in told.drafts]
    unnamed = line.scene.lexicon.sides.defaults["victim_unknown"]
    units = line.scene.units
    parties = line.scene.lexicon.sides.parties.values()
    people = {unnamed} | {party.civilians for party in parties}
    for draft in line.drafts:
        unit = units[draft.at]
        bare = unit.value("noun", 1) == "toll" and not draft.victim_class and draft.victim_side in people
        armed = unit.has("among") and draft.victim_class == "militants"
        if not (bare or armed):
            continue
        of_them = [
            other
            for other in before
            if other.measure is draft.measure
            and other.counted
            and other.victim_side != unnamed
            and (bare or other.speaker.label == draft.speaker.label)
        ]
        if of_them:
            draft.victim_side = of_them[-1].victim_side
            draft.rules.append("of the dead last told")
