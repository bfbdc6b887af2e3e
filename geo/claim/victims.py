"""Whose they were: the victim side of a group, from its words, from who speaks, or from where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gazetteer.sides import Party, Sides

    from .groups import Group
    from .harm import Harm, Scene

_MATERIAL = frozenset({"posts", "vehicles", "drones"})


def find_side(harm: Harm, scene: Scene, speaker_party: str, country: str) -> tuple[str, str]:
    """Return the victim side of a harm and why.

    Parameters
    ----------
    speaker_party
        Id of the party that says it, empty for a third party.
    country
        ISO 3166-1 alpha-2 code of where it was, empty if not known.
    """
    sides = scene.lexicon.sides
    group = harm.group
    if group.sort == "crossings":
        return sides.defaults["victim_unknown"], ""
    if group.sort in {"civilians", "people"}:
        return _people(harm, scene, speaker_party, country)
    if group.sort == "militants":
        return _militants(group, sides)
    party, why = _armed(harm, scene, speaker_party, country)
    if party is None:
        return sides.defaults["victim_unknown"], why
    return party.forces, why


def _militants(group: Group, sides: Sides) -> tuple[str, str]:
    named = sides.parties.get(group.party)
    # A state's demonym before "militants" tells where they come from, a movement's name whose they are.
    if named is not None and not named.country:
        return named.forces, "named"
    if named is not None and group.allied:
        return named.forces, "named with their allies"
    return sides.defaults["militants"], "militants"


def _armed(harm: Harm, scene: Scene, speaker: str, country: str) -> tuple[Party | None, str]:
    sides = scene.lexicon.sides
    group = harm.group
    if group.enemy:
        return _enemy(sides, speaker or harm.doer), "the enemy of who speaks"
    if group.own:
        owner = _owner(scene, group) or speaker
        return sides.parties.get(owner), "their own"
    if group.party:
        return sides.parties.get(group.party), "named"
    if harm.sufferer:
        return sides.parties.get(harm.sufferer), "who suffered it"
    given = next((unit.value("gives_away") for unit in scene.units if unit.has("gives_away")), "")
    if group.sort == "forces" and given:
        return sides.parties.get(given), "a word of its own side"
    if harm.doer:
        return _enemy(sides, harm.doer), "the enemy of who did it"
    if group.sort in _MATERIAL:
        return _enemy(sides, speaker), "the enemy of who says it"
    if group.sort == "forces" and country:
        return sides.party_of_country(country), "forces of the country where it was"
    if speaker:
        return sides.parties.get(speaker), "the side that speaks"
    return None, "not said whose"


def _enemy(sides: Sides, party: str) -> Party | None:
    known = sides.parties.get(party)
    return sides.parties.get(known.enemies[0]) if known is not None and known.enemies else None


def _owner(scene: Scene, group: Group) -> str:
    """Return the party that "its" or "their" points back at: the nearest subject before it in the sentence."""
    nearest = ""
    for place in range(group.first):
        unit = scene.units[place]
        if unit.has("party") and not (place and scene.units[place - 1].has("prep") and not unit.has("source")):
            nearest = unit.value("party")
    return nearest


def _people(harm: Harm, scene: Scene, speaker: str, country: str) -> tuple[str, str]:
    sides = scene.lexicon.sides
    group = harm.group
    owner = harm.sufferer
    if group.noun in {"", "people"} and harm.unsplit:
        # "Losses" and "casualties" of a party are its forces' unless somebody calls them civilians.
        party = sides.parties.get(owner) or (_enemy(sides, harm.doer) if harm.doer else None)
        party = party or sides.parties.get(group.party) or sides.parties.get(speaker)
        return (party.forces, "losses of a party") if party else (sides.defaults["victim_unknown"], "")
    if group.noun == "":
        party = sides.parties.get(owner or speaker)
        if speaker and party is not None and not country:
            return party.forces, "losses of a party"
    if group.own:
        owner = _owner(scene, group) or speaker
    party = sides.parties.get(group.party or owner)
    if party is not None and party.country:
        return party.civilians, "named"
    held = sides.party_of_country(country)
    if held is not None:
        return held.civilians, "people of the country where it was"
    if group.sort == "civilians":
        return sides.defaults["civilians_unknown"], "civilians of no country said"
    return sides.defaults["victim_unknown"], "not said who they were"
