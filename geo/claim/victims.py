"""Whose they were: the victim side of a group, from its words, from who speaks, or from where it was.

Each sort of victims has its rules in a table, in order of strength; the first that knows the side decides, and says why.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..values import Measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer import Party, Sides

    from .groups import Group
    from .harm import Harm
    from .scene import Scene

SPEAKERS_OWN = "the side that speaks"
_BEHIND = 4
_MATERIAL = frozenset({"posts", "vehicles", "drones"})
_ARMED = frozenset({"forces", "fighters", "militants"})
# Of a movement all men bear arms; of a force as well.
_MEN = frozenset({"leaders", "titles", "men"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where a harm was, as ISO 3166-1 alpha-2 codes of countries, empty where not known.

    ``here`` is said by its sentence, ``before`` by an earlier one, ``usual`` is that of most of the article's
    scenes; ``siblings`` are the other groups of the same word of harm, ``beside`` those of the sentence's other
    harms, ``label`` is the claimant.
    """

    here: str = ""
    before: str = ""
    usual: str = ""
    posts_taken: bool = False
    denied: bool = False
    siblings: tuple[Group, ...] = ()
    beside: tuple[Group, ...] = ()
    label: str = ""

    @property
    def country(self) -> str:
        """The country, by the best there is."""
        return self.here or self.before or self.usual


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What a rule looks at: the harm, its sentence, the party that speaks, and the ground."""

    harm: Harm
    scene: Scene
    speaker: str
    ground: Ground

    @property
    def group(self) -> Group:
        return self.harm.group

    @property
    def sides(self) -> Sides:
        return self.scene.lexicon.sides

    def party(self, party_id: str) -> Party | None:
        return self.sides.parties.get(party_id)

    def forces(self, party_id: str) -> str | None:
        party = self.party(party_id)
        return party.forces if party is not None else None

    def enemy(self, party_id: str) -> str | None:
        """Return the side of whom a party fights: at home its enemy within, if it has one."""
        party = self.party(party_id)
        if party is None or not party.enemies:
            return None
        enemies = [self.sides.parties[enemy] for enemy in party.enemies]
        within = [enemy for enemy in enemies if not enemy.country]
        at_home = (
            bool(within) and self.group.sort in {"fighters", "posts"} and self.ground.here == party.country
        )
        return (within if at_home and not self.speaker else enemies)[0].forces

    def forces_of_country(self, country: str) -> str | None:
        party = self.sides.party_of_country(country)
        return party.forces if party is not None else None

    def civilians_of_country(self, country: str) -> str | None:
        party = self.sides.party_of_country(country)
        return party.civilians if party is not None else None


_Rule = tuple[str, "Callable[[_Case], str | None]"]


def find_side(harm: Harm, scene: Scene, speaker_party: str, ground: Ground) -> tuple[str, str]:
    """Return the victim side of a harm and why.

    Parameters
    ----------
    speaker_party
        Id of the party that says it, empty for a third party.
    ground
        Where it was.
    """
    case = _Case(harm=harm, scene=scene, speaker=speaker_party, ground=ground)
    return _first(_RULES.get(harm.group.sort, _OF_ARMED), case)


def _first(rules: tuple[_Rule, ...], case: _Case) -> tuple[str, str]:
    """Return the side that the first rule knows, and why."""
    for why, find in rules:
        side = find(case)
        if side is not None:
            return side, why
    return case.sides.defaults["victim_unknown"], "not said whose"


def _unknown(case: _Case) -> str:
    return case.sides.defaults["victim_unknown"]


# Militants.


def _named_militants(case: _Case) -> str | None:
    """Take a movement's name for whose they are; a state's, or its demonym, for where they come from."""
    party = case.party(case.group.party)
    if party is None:
        return None
    own = not party.country or case.group.party_kind in {"movements", "forces", "called_by_others"}
    return party.forces if own or case.group.allied else None


# Armed men, and what they own.


def _enemy_of_speaker(case: _Case) -> str | None:
    enemy = case.group.enemy or case.group.noun == "enemy"
    return case.enemy(case.speaker or case.harm.doer) if enemy else None


def _on_own_side(case: _Case) -> str | None:
    """Take men who fell "on his own side" for the speaker's."""
    before = case.scene.units[: case.harm.at]
    armed = case.group.sort in _ARMED or case.group.noun in {"", "men", "people"}
    return case.forces(case.speaker) if armed and any(unit.has("own_side") for unit in before) else None


def _own(case: _Case) -> str | None:
    return case.forces(_owner(case)) if case.group.own else None


def _named(case: _Case) -> str | None:
    return case.forces(case.group.party)


def _of_militants(case: _Case) -> str | None:
    return case.sides.defaults["militants"] if case.group.militants else None


def _hidden(case: _Case) -> str | None:
    """Take places that only those have who hide for militants', where no sentence says whose."""
    return case.sides.defaults["militants"] if case.group.noun == "lairs" else None


def _sufferer(case: _Case) -> str | None:
    return case.forces(case.harm.sufferer)


def _honoured(case: _Case) -> str | None:
    """Take a word that everybody keeps for his own dead for the speaker's."""
    honours = case.scene.units[case.harm.at].has("honour") and case.group.sort not in _MATERIAL
    return case.forces(case.speaker) if honours else None


def _given_away(case: _Case) -> str | None:
    units = case.scene.units
    if case.group.sort != "forces" and case.group.noun != "men":
        return None
    return next((case.forces(units[n].value("gives_away")) for n in units.places("gives_away")), None)


def _enemy_of_doer(case: _Case) -> str | None:
    return case.enemy(case.harm.doer or (case.speaker if case.harm.by_own else ""))


def _dishonoured(case: _Case) -> str | None:
    """Take those for whom a word is used that everybody keeps for his enemy's dead for militants, where no noun says who."""
    scorned = case.scene.units[case.harm.at].has("dishonour") and not case.group.noun
    return case.sides.defaults["militants"] if scorned else None


def _beside_posts(case: _Case) -> str | None:
    """Take soldiers told of beside a party's posts, and posts beside a party's posts, for that party's."""
    near = (*case.ground.siblings, *case.ground.beside)
    owner = next((group.party for group in near if group.party and group.sort in _MATERIAL), "")
    counted = case.group.sort in _MATERIAL or case.group.sort == "forces"
    return case.forces(owner) if counted and owner != case.speaker else None


def _enemys_material(case: _Case) -> str | None:
    return case.enemy(case.speaker) if case.group.sort in _MATERIAL else None


def _of_ground_here(case: _Case) -> str | None:
    return case.forces_of_country(case.ground.here) if case.group.sort == "forces" else None


def _enemy_of_militants(case: _Case) -> str | None:
    """Take soldiers whom militants killed for those of the state that these fight: "gunmen killed two guards"."""
    if case.group.sort != "forces":
        return None
    start = case.scene.clause_start(case.harm.at)
    inside = [g for g in case.scene.groups if start <= g.first and g.last <= case.harm.at]
    held = case.sides.party_of_side(case.sides.defaults["militants"])
    return case.enemy(held.id) if held is not None and any(g.sort == "militants" for g in inside) else None


def _of_speaker(case: _Case) -> str | None:
    """Take armed men for the speaker's; a movement without a country has no soldiers, and speaks of its enemy's."""
    party = case.party(case.speaker)
    if party is None or case.group.sort in _MATERIAL:
        return None
    if case.group.sort == "fighters" and not case.group.own and not case.sides.has_fighters(party.id):
        return case.sides.defaults["militants"]  # an army has soldiers
    stateless = not party.country and case.group.sort == "forces"
    return case.enemy(case.speaker) if stateless else party.forces


def _of_ground(case: _Case) -> str | None:
    return case.forces_of_country(case.ground.country) if case.group.sort == "forces" else None


# People, who may be anybody.


def _losses(case: _Case) -> str | None:
    """Take the "losses" and "casualties" of a party for its forces', unless somebody calls them civilians."""
    harm = case.harm
    bare = case.group.noun in {"", "people"} if harm.unsplit else bool(harm.sufferer) and not case.group.noun
    if not bare:
        return None
    inflicted = case.enemy(harm.doer or case.speaker) if harm.inflicted else None
    return (
        case.forces(harm.sufferer)
        or inflicted
        or case.forces(case.group.party)
        or case.forces(case.speaker)
        or _unknown(case)
    )


def _fell_with_posts(case: _Case) -> str | None:
    """Take soldiers who fell where posts of the speaker's enemy were taken for his enemy's."""
    return case.enemy(case.speaker) if case.ground.posts_taken and case.group.sort == "forces" else None


def _own_men(case: _Case) -> str | None:
    """Take somebody's men for armed: of his side, or where that is not said, of those beside whom they are told."""
    if not case.group.own or case.group.noun != "men":
        return None
    armed = replace(case, harm=replace(case.harm, group=replace(case.group, sort="forces")))
    return _first(_OF_ARMED, armed)[0]


def _men_of_forces(case: _Case) -> str | None:
    """Take men and members of a force, and leaders of a movement, for its own: "three men of the corps"."""
    kind = case.group.party_kind
    own = kind == "forces" or (kind == "movements" and case.group.noun in _MEN)
    return case.forces(case.group.party) if own else None


def _named_people(case: _Case) -> str | None:
    party = case.party(case.group.party or (_owner(case) if case.group.own else case.harm.sufferer))
    return party.civilians if party is not None and party.country else None


def _both_sides(case: _Case) -> str | None:
    behind = case.scene.units[case.group.last : case.group.last + _BEHIND]
    return _unknown(case) if any(unit.has("both_sides") for unit in behind) else None


def _nobody_in_particular(case: _Case) -> str | None:
    harm = case.harm
    vague = harm.bounds[0] is None and harm.bounds[1] is None
    killed = harm.measure is Measure.KILLED and not harm.unsplit
    return _unknown(case) if case.group.sort == "people" and vague and killed else None


def _mixed(case: _Case) -> str | None:
    """Leave a number open that counts armed and unarmed people, or of which only some are called civilians."""
    if case.group.noun == "mixed":
        return _unknown(case)
    if case.group.sort != "people":
        return None
    siblings = case.ground.siblings
    some = any(g.noun == "civilians" and g.quantity is not None and g.quantity.part for g in siblings)
    return _unknown(case) if some or any(group.sort in _ARMED for group in siblings) else None


def _own_account(case: _Case) -> str | None:
    """Take a bare number of a party's own account for its forces: "its own losses: 12 killed"."""
    party = case.party(case.speaker)
    if party is None or not party.country or case.group.noun or case.ground.here:
        return None
    central = case.ground.label == party.claimant and case.scene.units.tagged("account")
    return party.forces if central else None


def _boasted(case: _Case) -> str | None:
    """Take those whom the speaker's own men killed, whoever they were, for his enemy's: "it had killed six"."""
    return case.enemy(case.speaker) if case.harm.by_own and not case.group.noun else None


def _people_of_country(case: _Case) -> str | None:
    siblings = case.ground.siblings
    beside = next((case.sides.parties[group.party].country for group in siblings if group.party), "")
    party = case.party(case.speaker)
    said, usual = "", ""
    if case.group.sort == "civilians" and not case.ground.denied:
        said = party.country if party is not None else ""
        usual = case.ground.usual
    elif party is not None and case.ground.label == party.local:
        said = party.country  # an official of a place counts its people
    return case.civilians_of_country(case.ground.here or beside or said or case.ground.before or usual)


def _civilians(case: _Case) -> str | None:
    return case.sides.defaults["civilians_unknown"] if case.group.sort == "civilians" else None


def _owner(case: _Case) -> str:
    """Return the party that "its" or "their" points back at: the subject of its clause, who speaks, or the last one named."""
    scene, group = case.scene, case.group
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
    return case.speaker or nearest


_OF_MILITANTS: tuple[_Rule, ...] = (
    ("named", _named_militants),
    ("militants", lambda case: case.sides.defaults["militants"]),
)
_OF_ARMED: tuple[_Rule, ...] = (
    ("the enemy of who speaks", _enemy_of_speaker),
    ("on their own side", _on_own_side),
    ("their own", _own),
    ("named", _named),
    ("militants'", _of_militants),
    ("a place to hide in", _hidden),
    ("who suffered it", _sufferer),
    ("a word of its own side", _given_away),
    ("a word for one's own dead", _honoured),
    ("the enemy of who did it", _enemy_of_doer),
    ("beside posts of that side", _beside_posts),
    ("where posts of the enemy of who says it fell", _fell_with_posts),
    ("the enemy of who says it", _enemys_material),
    ("forces of the country where it was", _of_ground_here),
    ("the enemy of militants", _enemy_of_militants),
    (SPEAKERS_OWN, _of_speaker),
    ("forces of the country where it was", _of_ground),
)
_OF_PEOPLE: tuple[_Rule, ...] = (
    ("losses of a party", _losses),
    ("the enemy of who speaks", _enemy_of_speaker),
    ("on their own side", _on_own_side),
    ("their own men", _own_men),
    ("a word of its own side", _given_away),
    ("men of a force", _men_of_forces),
    ("named", _named_people),
    ("of both sides", _both_sides),
    ("a vague number of people", _nobody_in_particular),
    ("armed and unarmed in one number", _mixed),
    ("losses of the side that speaks", _own_account),
    ("a word for the enemy's dead", _dishonoured),
    ("the enemy of who did it", _boasted),
    ("people of the country where it was", _people_of_country),
    ("civilians of no country said", _civilians),
)
_RULES: dict[str, tuple[_Rule, ...]] = {
    "militants": _OF_MILITANTS,
    "people": _OF_PEOPLE,
    "civilians": _OF_PEOPLE,
    "crossings": (("", _unknown),),
}
