"""Whom a strike hit: whom it was meant for, whose posts it hit, whose homes, and the victims that its sentence counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values import Measure, Stance
from .aims import aimed_at, is_noun, what_it_hit
from .hits import are_people_hit, is_carried, is_strike_noun
from .units import BODILY, is_behind_be

if TYPE_CHECKING:
    from gazetteer import Party

    from .draft import Line
    from .event import Event
    from .groups import Group
    from .scene import Scene
    from .voices import Speaker

# Whom a strike was meant for stands within so many units behind "targeted".
_OPENING = 6
# What a strike is aimed at and whose it is.
_TARGETS = frozenset({"posts", "forces", "fighters", "militants", "movement", "vehicles"})


def find_struck(line: Line, event: Event, speaker: Speaker, where: tuple[str, str]) -> str:
    """Return whom a strike hit: whom it was meant for, the owner of what it hit, or the victims that its sentence counts.

    Territory alone says nothing. ``where`` is the country of the scene, and of where those who were hit are at home.
    """
    country, near = where
    sides = line.scene.lexicon.sides
    unknown = sides.defaults["victim_unknown"]
    if event.measure is not Measure.STRIKE:
        return unknown
    # Who carries a bomb to a post is where the report is.
    at_home = near if is_carried(line.scene, event) and not country else country
    aimed = aimed_at(line.scene, event.at) or _owner_of_target(line.scene, event.at, speaker, at_home)
    if aimed:
        return aimed
    hit = [d for d in line.drafts if d.measure in {Measure.KILLED, Measure.WOUNDED} and d.part_of is None]
    # Whom the attacks of a month hit no sentence says.
    hit = [d for d in hit if not (d.aggregate and event.quantity is not None)]
    civilians = {party.civilians for party in sides.parties.values()}
    # "64 locations were hit" in a tally of dead soldiers: where they lay says not whose they were.
    hit = [d for d in hit if d.speaker.label == speaker.label and d.stance is not Stance.DENIES]
    if hit and not (event.places and hit[0].victim_side not in civilians):
        return hit[0].victim_side
    # Where no place is named, who says so speaks of his own.
    held = sides.party_of_country(country) or sides.parties.get(speaker.party)
    unarmed = _hits_homes(line.scene, event.at)
    if not unarmed and line.scene.units[event.at].has("strike_act") and are_people_hit(line.scene, event.at):
        unarmed, held = True, held or sides.party_of_country(near)
    if unarmed and not country:  # "their houses": those where the report is
        held = held or sides.party_of_country(near)
    if held is not None and held.country and unarmed:
        return held.civilians
    return sides.defaults["militants"] if _is_on_hunted(line.scene, speaker) else unknown


def _is_on_hunted(scene: Scene, speaker: Speaker) -> bool:
    """Whether who tells a strike fights rebels, and speaks of some in the same breath: "confirmed the strikes and said militants were there"."""
    sides = scene.lexicon.sides
    party = sides.parties.get(speaker.party)
    if party is None or not any(not sides.parties[enemy].country for enemy in party.enemies):
        return False
    by = scene.lexicon.by
    rebels = {name for name, other in sides.parties.items() if not other.country}
    return any(
        (group.militants or group.party in rebels or (group.noun == "lairs" and not group.party))
        and not any(unit.low in by for unit in scene.units[max(group.first - 2, 0) : group.first])
        for group in scene.groups
    )


def _hits_homes(scene: Scene, at: int) -> bool:
    """Whether homes are what a verb or a noun tells to have been hit: "bombed the house of a farmer", "strikes on a school"."""
    noun = not scene.lexicon.verb_last and is_noun(scene, at)
    if noun and any(unit.has("home") for unit in what_it_hit(scene, at)):
        return True
    if scene.units[at].value("event", 1) == "nouns":
        return False
    near = scene.units[at + 1 : at + _OPENING + 1]
    passive = is_behind_be(scene.units, at)
    if passive or scene.units[at].has("target_of"):
        near = scene.units[max(scene.clause_start(at), at - _OPENING) : at]
    if scene.lexicon.verb_last:
        near = scene.units[max(scene.clause_start(at), at - 2 * _OPENING) : at]
    return any(unit.has("home") for unit in near) or _ruins_homes(scene, at)


def _ruins_homes(scene: Scene, at: int) -> bool:
    """Whether the next clause says that homes were destroyed, where all of a clause stands before its verb: "hit and two houses destroyed"."""
    units = scene.units
    behind = units[at + 1 : at + 2 * _OPENING]
    if not scene.lexicon.verb_last or not any(unit.has("and") for unit in behind[:2]):
        return False
    ruined = next((n for n, unit in enumerate(behind) if unit.value("pred") == "destroy"), 0)
    return any(unit.has("home") for unit in behind[:ruined])


def _owner_of_target(scene: Scene, at: int, speaker: Speaker, country: str) -> str:
    """Return the side whose posts a strike hit: "jets hit posts of the group", "its camps were hit in strikes"."""
    sides = scene.lexicon.sides
    for group in scene.groups:
        if group.sort not in _TARGETS or not _is_target(scene, at, group):
            continue
        if group.militants or (group.noun == "lairs" and not group.party):
            return sides.defaults["militants"]
        owner = sides.parties.get(group.party or (speaker.party if group.own else ""))
        if owner is None and group.sort == "posts":
            owner = _enemy_of_doer(scene, at, speaker) or sides.party_of_country(country)
        if owner is not None:
            return owner.forces
    return ""


def _enemy_of_doer(scene: Scene, at: int, speaker: Speaker) -> Party | None:
    """Return whom the forces that hit posts fight, where these have an enemy beyond the line: "its forces struck military sites"."""
    units = scene.units
    if not units[at].has("hits"):
        return None
    parties = scene.lexicon.sides.parties
    subject = units[scene.clause_start(at) : at]
    own = any(unit.has("own") for unit in subject) and any(unit.has("head") for unit in subject)
    doer = parties.get((speaker.party if own else "") or scene.party_before(at))
    enemies = [parties[enemy] for enemy in doer.enemies] if doer is not None and doer.country else []
    return next((enemy for enemy in enemies if enemy.country), None)


def _is_target(scene: Scene, at: int, group: Group) -> bool:
    """Whether posts stand behind a word for a strike, or before its verb."""
    units = scene.units
    if scene.lexicon.verb_last:
        # Its object, or what a word of place governs: "the jets posts (object) hit".
        behind = group.last < len(units) and units[group.last].has("object_behind", "governed_behind")
        marked = behind or (group.first > 0 and units[group.first - 1].has("prep"))
        return marked and scene.clause_start(at) <= group.first < at
    bare = units[at].has("strike_bare") and is_strike_noun(scene, at)
    noun = bare or units[at].value("event", 1) == "nouns"
    says = group.last < len(units) and units[group.last].has("say")
    told = any(
        unit.has("strike_act") for unit in units[at + 1 : group.first]
    )  # "its strikes hit only gunmen"
    if says or (noun and not told and group.sort != "posts"):
        return False  # "air strikes by troops", "... struck the town, the movement said"
    if group.first > at:
        by = scene.lexicon.by
        # "shells fired by the army" hit somebody else.
        done = any(unit.low in by for unit in units[max(group.first - 2, at) : group.first])
        return group.first - at <= _OPENING and not done
    between = units[group.last : at]
    if any(unit.value("pred") in BODILY for unit in between):
        return False  # "40 fighters were killed and 30 locations hit"
    hit = any(unit.value("aux") == "be" for unit in between)
    verb = not noun or any(unit.has("strike_act") for unit in between)
    return hit and verb and len(between) <= _OPENING
