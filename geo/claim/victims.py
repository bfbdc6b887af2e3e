"""Whose they were: the victim side of a group, from its words, from who speaks, or from where it was.

Each sort of victims has its rules in a table, in order of strength; the first that knows the side decides, and says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .armed import OF_ARMED, SPEAKERS_OWN, namesakes, rebels_at_home
from .case import Case, Ground, first_of, unknown
from .people import OF_PEOPLE

if TYPE_CHECKING:
    from .case import Rule
    from .harm import Harm
    from .scene import Scene

__all__ = ["SPEAKERS_OWN", "Ground", "find_side"]


# "attacks by fighters of the party": so far behind the attack stands whose it was.
_BEHIND = 4


def find_side(harm: Harm, scene: Scene, speaker_party: str, ground: Ground) -> tuple[str, str]:
    """Return the victim side of a harm and why.

    Parameters
    ----------
    speaker_party
        Id of the party that says it, empty for a third party.
    ground
        Where it was.
    """
    case = Case(harm=harm, scene=scene, speaker=speaker_party, ground=ground)
    return first_of(_RULES.get(harm.group.sort, OF_ARMED), case)


def _named_militants(case: Case) -> str | None:
    """Take a movement's name for whose they are; a state's, or its demonym, for where they come from."""
    party = case.party(case.group.party)
    if party is None:
        return None
    own = not party.country or case.group.party_kind in {"movements", "forces", "called_by_others"}
    return party.forces if own or case.group.allied else None


def _attackers(case: Case) -> str | None:
    """Take attackers for those of the party whose attack the sentence tells: "repelled attacks by its troops and killed 40 of the attackers"."""
    if case.group.noun != "attackers":
        return None
    units = case.scene.units
    words = case.scene.lexicon.by
    for place in units.places("party"):
        near = units[max(place - _BEHIND, 0) : place]
        told = [n for n, unit in enumerate(near) if unit.has("clash_weak") or unit.value("event") == "clash"]
        by = bool(told) and any(unit.low in words for unit in near[told[-1] + 1 :])
        if place < case.harm.at and by and units[place].value("party") != case.speaker:
            return case.forces(units[place].value("party"))
    return None


_OF_MILITANTS: tuple[Rule, ...] = (
    ("of a movement by the same name", namesakes),
    ("named", _named_militants),
    ("whose attack was told", _attackers),
    ("insurgents against their state", rebels_at_home),
    ("militants", lambda case: case.sides.defaults["militants"]),
)
_RULES: dict[str, tuple[Rule, ...]] = {
    "militants": _OF_MILITANTS,
    "people": OF_PEOPLE,
    "civilians": OF_PEOPLE,
    "crossings": (("", unknown),),
}
