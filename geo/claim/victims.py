"""Whose they were: the victim side of a group, from its words, from who speaks, or from where it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..values import Measure

if TYPE_CHECKING:
    from gazetteer import Party, Sides

    from .groups import Group
    from .harm import Harm
    from .scene import Scene

SPEAKERS_OWN = "the side that speaks"
_BEHIND = 4
_MATERIAL = frozenset({"posts", "vehicles", "drones"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where a harm was, as ISO 3166-1 alpha-2 codes of countries, empty where not known.

    ``here`` is said by its sentence, ``before`` by an earlier one, ``usual`` is that of most of the article's
    scenes; ``siblings`` are the other groups of the same word of harm, ``label`` is the claimant.
    """

    here: str = ""
    before: str = ""
    usual: str = ""
    siblings: tuple[Group, ...] = ()
    label: str = ""

    @property
    def country(self) -> str:
        """The country, by the best there is."""
        return self.here or self.before or self.usual


def find_side(harm: Harm, scene: Scene, speaker_party: str, ground: Ground) -> tuple[str, str]:
    """Return the victim side of a harm and why.

    Parameters
    ----------
    speaker_party
        Id of the party that says it, empty for a third party.
    ground
        Where it was.
    """
    sides = scene.lexicon.sides
    group = harm.group
    if group.sort == "crossings":
        return sides.defaults["victim_unknown"], ""
    if group.sort in {"civilians", "people"}:
        return _people(harm, scene, speaker_party, ground)
    if group.sort == "militants":
        return _militants(group, sides)
    party, why = _armed(harm, scene, speaker_party, ground)
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


def _armed(  # noqa: C901, PLR0911 - the rules in order of strength
    harm: Harm, scene: Scene, speaker: str, ground: Ground
) -> tuple[Party | None, str]:
    sides = scene.lexicon.sides
    group = harm.group
    if group.enemy or group.noun == "enemy":
        return _enemy(sides, speaker or harm.doer), "the enemy of who speaks"
    if group.own:
        return sides.parties.get(_owner(scene, group, speaker)), "their own"
    if group.party:
        return sides.parties.get(group.party), "named"
    if harm.sufferer:
        return sides.parties.get(harm.sufferer), "who suffered it"
    given = next((scene.units[n].value("gives_away") for n in scene.units.places("gives_away")), "")
    if group.sort == "forces" and given:
        return sides.parties.get(given), "a word of its own side"
    doer = harm.doer or (speaker if harm.by_own else "")
    if doer:
        return _enemy(sides, doer), "the enemy of who did it"
    if group.sort in _MATERIAL:
        return _enemy(sides, speaker), "the enemy of who says it"
    if group.sort == "forces" and ground.here:
        return sides.party_of_country(ground.here), "forces of the country where it was"
    if speaker:
        return sides.parties.get(speaker), SPEAKERS_OWN
    if group.sort == "forces" and ground.country:
        return sides.party_of_country(ground.country), "forces of the country where it was"
    return None, "not said whose"


def _enemy(sides: Sides, party: str) -> Party | None:
    known = sides.parties.get(party)
    return sides.parties.get(known.enemies[0]) if known is not None and known.enemies else None


def _owner(scene: Scene, group: Group, speaker: str) -> str:
    """Return the party that "its" or "their" points back at: the subject of its clause, who speaks, or the last one named."""
    counted = {place for other in scene.groups if other.quantity for place in range(other.first, other.last)}
    clause = scene.clause_start(group.first)
    nearest = ""
    for place in range(group.first):
        unit = scene.units[place]
        governed = place > 0 and scene.units[place - 1].has("prep")
        if unit.has("party") and place not in counted and not governed:
            nearest = unit.value("party")
            if place >= clause:
                return nearest
    return speaker or nearest


def _people(  # noqa: PLR0911 - the rules in order of strength
    harm: Harm, scene: Scene, speaker: str, ground: Ground
) -> tuple[str, str]:
    sides = scene.lexicon.sides
    group = harm.group
    if harm.unsplit and group.noun in {"", "people"}:
        # "Losses" and "casualties" of a party are its forces' unless somebody calls them civilians.
        party = sides.parties.get(harm.sufferer) or (
            _enemy(sides, harm.doer or speaker) if harm.inflicted else None
        )
        party = party or sides.parties.get(group.party) or sides.parties.get(speaker)
        return (party.forces, "losses of a party") if party else (sides.defaults["victim_unknown"], "")
    central = speaker != "" and ground.label == sides.parties[speaker].claimant
    if group.own and group.noun == "men":
        party = sides.parties.get(_owner(scene, group, speaker))
        return (party.forces, "their own men") if party else (sides.defaults["victim_unknown"], "")
    owner = _owner(scene, group, speaker) if group.own else harm.sufferer
    party = sides.parties.get(group.party or owner)
    if party is not None and party.country:
        return party.civilians, "named"
    behind = scene.units[group.last : group.last + _BEHIND]
    if any(unit.has("both_sides") for unit in behind):
        return sides.defaults["victim_unknown"], "of both sides"
    vague = harm.bounds[0] is None and harm.bounds[1] is None
    if group.sort == "people" and vague and not harm.unsplit and harm.measure is Measure.KILLED:
        return sides.defaults["victim_unknown"], "a vague number of people"
    if group.noun == "mixed":
        return sides.defaults["victim_unknown"], "armed and unarmed in one number"
    if (
        group.noun == ""
        and central
        and scene.units.tagged("account")
        and not ground.here
        and sides.parties[speaker].country
    ):
        return sides.parties[speaker].forces, "losses of the side that speaks"
    if group.sort == "people" and any(
        other.sort in {"forces", "fighters", "militants"} for other in ground.siblings
    ):
        return sides.defaults["victim_unknown"], "armed and unarmed in one number"
    return _by_ground(group, sides, speaker, ground)


def _by_ground(group: Group, sides: Sides, speaker: str, ground: Ground) -> tuple[str, str]:
    beside = next((sides.parties[g.party].country for g in ground.siblings if g.party), "")
    said = sides.parties[speaker].country if speaker and group.sort == "civilians" else ""
    usual = ground.usual if group.sort == "civilians" else ""
    held = sides.party_of_country(ground.here or beside or said or ground.before or usual)
    if held is not None:
        return held.civilians, "people of the country where it was"
    if group.sort == "civilians":
        return sides.defaults["civilians_unknown"], "civilians of no country said"
    return sides.defaults["victim_unknown"], "not said who they were"
