"""Whose men or people nobody was harmed of: "the army had no losses", "no civilians were hurt", "no harm came to the villagers"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values import Measure
from .harm import Harm
from .victims import Ground, find_side

if TYPE_CHECKING:
    from .draft import Line
    from .groups import Group
    from .places import Grounds
    from .scene import Scene
    from .voices import Speaker

_SORTS = frozenset({"forces", "fighters", "militants", "civilians", "movement"})
# "the army (suffered) no losses", "no casualties among (the) guards": so far off the group stands.
_BEFORE = 5
_BEHIND = 5


def find_spared(line: Line, at: int, speaker: Speaker, grounds: Grounds) -> tuple[str, str]:
    """Return the side that nobody was harmed of, and why; ``at`` is the unit that says so."""
    scene = line.scene
    nobody = scene.lexicon.sides.defaults["victim_unknown"], ""
    if scene.lexicon.verb_last:
        return nobody
    group = _find_group(scene, at)
    if group is None:
        army = at > 0 and scene.units[at - 1].has("usual")
        party = scene.lexicon.sides.party_of_country(_ground(line, at, speaker, grounds).country)
        return (party.forces, "nobody of the army") if army and party is not None else nobody
    harm = Harm(measure=Measure.KILLED, group=group, at=at, quantity=None)
    side, why = find_side(harm, scene, speaker.party, _ground(line, at, speaker, grounds))
    return side, f"nobody of {group.noun}: {why}"


def _ground(line: Line, at: int, speaker: Speaker, grounds: Grounds) -> Ground:
    here = grounds.country_at(line.sentence, line.sentence.start + line.scene.units[at].start)
    return Ground(here=here, usual=grounds.usual, label=speaker.label)


def _find_group(scene: Scene, at: int) -> Group | None:
    """Return who is said not to have been harmed: behind the words first, then their subject."""
    for place in range(at, min(at + _BEHIND, len(scene.units))):
        unit = scene.units[place]
        if place > at and (unit.mark or unit.has("bound", "say")):
            break
        group = scene.starting.get(place)
        if group is not None and group.sort in _SORTS and place > at:
            return group
    for place in range(at, max(at - _BEFORE, 0), -1):
        group = scene.ending.get(place)
        if group is not None:
            return group if group.sort in _SORTS else None
        unit = scene.units[place - 1]
        if unit.mark or unit.has("bound", "say"):
            break
    return None
