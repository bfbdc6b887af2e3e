"""Whose armed men were, and the posts, vehicles and drones that they own."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from .case import ARMED, MATERIAL, owner_of, unknown
from .targets import attacked_before, attacked_near

if TYPE_CHECKING:
    from .case import Case, Rule
    from .groups import Group
    from .units import Unit

SPEAKERS_OWN = "the side that speaks"
_BEHIND = 4


def enemy_of_speaker(case: Case) -> str | None:
    """Take the enemy for whom the speaker fights, or who did it."""
    enemy = case.group.enemy or case.group.noun == "enemy"
    return case.enemy(case.speaker or case.harm.doer) if enemy else None


def on_own_side(case: Case) -> str | None:
    """Take men who fell "on his own side" for the speaker's."""
    # "one man was killed, and one man and one woman were hurt": none of them bears arms
    told = [group for group in case.scene.groups if group.quantity is not None]
    unarmed = case.group.noun != "" and any(group.sort == "civilians" for group in told)
    armed = case.group.sort in ARMED or (case.group.noun in {"", "men", "people"} and not unarmed)
    return case.forces(case.speaker) if armed and (_says_own_side(case) or _names_own_side(case)) else None


def _says_own_side(case: Case) -> bool:
    return any(unit.has("own_side") for unit in case.scene.units[: case.harm.at])


def _names_own_side(case: Case) -> bool:
    """Whether a party's own voice says of bare dead that they fell on its side: "nine dead on the (party's) side"."""
    party = case.party(case.speaker)
    if party is None or case.group.noun or case.ground.label != party.claimant:
        return False
    behind = case.scene.units[case.harm.at + 1 : case.harm.at + 1 + _BEHIND]
    return any(
        unit.has("territory") and before.value("party") == case.speaker for before, unit in pairwise(behind)
    )


def _own(case: Case) -> str | None:
    return case.forces(owner_of(case)) if case.group.own else None


def _others_in_quotes(case: Case) -> str | None:
    """Take "their soldiers" in somebody's own words for another's: for the party told of before, or his enemy's."""
    units, first = case.scene.units, case.group.first
    theirs = any(unit.has("third") for unit in units[first : case.group.last])
    quoted = sum(unit.low == '"' for unit in units[:first]) % 2 == 1
    if not (theirs and quoted and case.speaker):
        return None
    opened = max(n for n in range(first) if units[n].low == '"')
    before = next((u.value("party") for u in reversed(units[opened:first]) if u.has("party")), "")
    return case.forces(before) if before and before != case.speaker else case.enemy(case.speaker)


def of_no_side(case: Case) -> str | None:
    """Leave soldiers open whose state or alliance is no side: "two (outsider's) marines"."""
    if case.group.sort not in {"forces", "fighters"}:
        return None
    return unknown(case) if case.group.foreign or _are_outsiders_own(case) else None


def _are_outsiders_own(case: Case) -> bool:
    """Whether soldiers are those of an alliance that is no side: "three members of | its force", "three of its troops", as it said."""
    group, units = case.group, case.scene.units
    if group.party:
        return False
    behind = units[group.last : group.last + _BEHIND]
    if behind and behind[0].has("of") and any(unit.has("outsider", "abroad") for unit in behind):
        return True
    known = case.party(owner_of(case)) if group.own else None
    told = case.ground.label == case.sides.defaults["sources"]
    return group.own and told and known is None and any(unit.has("outsider") for unit in units)


def _named(case: Case) -> str | None:
    return case.forces(case.group.party)


def namesakes(case: Case) -> str | None:
    """Take a movement's men killed abroad, before it governed, for those of the movement that fights there by its name."""
    party, scene = case.party(case.group.party), case.scene
    if party is None or party.before is None or not "" < scene.published < party.before.isoformat():
        return None
    ground = case.ground
    near = case.sides.party_of_country(ground.before if ground.before == ground.usual else "")
    told = near is not None and ground.label in {near.claimant, near.local}
    host = case.sides.party_of_country(ground.here) or (near if told else None)
    if host is None or host.id == party.id or not _bears_bare_name(case, party.id):
        return None
    enemies = [case.sides.parties[enemy] for enemy in host.enemies]
    return next((enemy.forces for enemy in enemies if not enemy.country), None)


def rebels_at_home(case: Case) -> str | None:
    """Take militants killed in a country, before its rulers of today ruled it, for these where its sentence names them: they were its insurgents."""
    units = case.scene.units
    named = [units[n] for n in units.places("party")]
    party = case.party(next((unit.value("party") for unit in named if _names_movement(unit)), ""))
    if party is None or party.id not in case.ground.rebels or party.country != case.ground.here:
        return None
    return (
        party.forces
        if {case.sides.parties[unit.value("party")].country for unit in named} == {party.country}
        else None
    )


def _names_movement(unit: Unit) -> bool:
    return unit.value("party", 1) == "movements"


def _fighters(case: Case) -> str | None:
    """Take fighters of a band that is no party for its country's insurgents, or else for militants: "six of the band's fighters"."""
    if case.group.noun != "fighters" or case.group.own or _meet_two_states(case):
        return None
    rebels = (case.sides.parties[party] for party in sorted(case.ground.rebels))
    home = next((party.forces for party in rebels if party.country == case.ground.country), None)
    return home or case.sides.defaults["militants"]


def _meet_two_states(case: Case) -> bool:
    """Whether a sentence names two states: whoever fell in their fighting may be of either."""
    units = case.scene.units
    parties = (case.party(units[n].value("party")) for n in units.places("party"))
    return len({party.country for party in parties if party is not None and party.country}) > 1


def _members(case: Case) -> str | None:
    """Take members of nothing armed for people of the country: "two members of the community"."""
    if case.group.noun != "members" or case.group.own or case.scene.lexicon.verb_last:
        return None
    behind = case.scene.units[case.group.last : case.group.last + _BEHIND]
    if any(unit.has("outsider", "abroad") for unit in behind):
        return None  # "a member of the alliance's force"
    banned = any(unit.has("voice", "group") or unit.value("head", 1) == "militants" for unit in behind)
    return case.sides.defaults["militants"] if banned else case.civilians_of_country(case.ground.country)


def _bears_bare_name(case: Case, party: str) -> bool:
    """Whether a group's name begins with the movement's own, no country's word before it."""
    units = case.scene.units[case.group.first : case.group.last]
    name = next((unit.low.split()[0] for unit in units if unit.value("party") == party), "")
    row = case.scene.lexicon.phrases.get(name)
    return row is not None and row.alone is not None and row.alone.tags.get("party") == (party, "movements")


def _of_militants(case: Case) -> str | None:
    return case.sides.defaults["militants"] if case.group.militants else None


def _hidden(case: Case) -> str | None:
    """Take places that only those have who hide for militants', where no sentence says whose."""
    return case.sides.defaults["militants"] if case.group.noun == "lairs" else None


def _sufferer(case: Case) -> str | None:
    return case.forces(case.harm.sufferer)


def _honoured(case: Case) -> str | None:
    """Take a word that everybody keeps for his own dead for the speaker's."""
    honours = case.scene.units[case.harm.at].has("honour") and case.group.sort not in MATERIAL
    party = case.party(case.speaker)
    if party is not None and not party.country and case.group.sort == "forces" and not case.harm.doer:
        return None  # a movement has no "security personnel"
    return case.forces(case.speaker) if honours else None


def given_away(case: Case) -> str | None:
    """Take those of whom only one side speaks so for that side's."""
    units, group = case.scene.units, case.group
    named = next(
        (unit.value("gives_away") for unit in units[group.first : group.last] if unit.has("gives_away")), ""
    )
    if named:
        # Who fights the same enemy calls his own men so too.
        party = case.party(named)
        allied = party is not None and case.speaker and case.speaker not in party.enemies
        return case.forces(case.speaker if allied else named)
    if group.sort != "forces" and group.noun != "men":
        return None
    verbs = (n for n in units.places("gives_away") if units[n].has("pred"))
    return next((case.forces(units[n].value("gives_away")) for n in verbs), None)


def _enemy_of_doer(case: Case) -> str | None:
    doer = case.party(case.harm.doer)
    if doer is not None and doer.country == case.ground.here != "" and case.group.sort == "forces":
        return None  # soldiers who fall in a country are seldom killed by its own
    return case.enemy(case.harm.doer or (case.speaker if case.harm.by_own else ""))


def _told_with(case: Case) -> str | None:
    """Take soldiers told in one list with those of one party for its own: "two (state's) soldiers and a guard were killed"."""
    told = {group.party for group in case.ground.siblings if group.sort == "forces" and group.party}
    return case.forces(min(told)) if len(told) == 1 and case.group.sort == "forces" else None


def _hit_by_militants(case: Case) -> str | None:
    """Take posts and vehicles that militants destroyed for those of the state that these fight: "gunmen blew up two posts"."""
    if case.group.sort not in MATERIAL or case.group.first < case.harm.at:
        return None
    before = _groups_before(case)
    return _whom_militants_fight(case) if before and before[0].sort == "militants" else None


def _of_attacked(case: Case) -> str | None:
    """Take soldiers who fell where a party's men or posts were attacked for that party's: "the corps' convoy (on) attack, two soldiers died"."""
    if case.group.sort != "forces":
        return None
    if not case.scene.lexicon.verb_last:
        return case.forces(attacked_near(case.scene, case.harm.at))
    return case.forces(attacked_before(case.scene, case.harm.at))


def _beside_posts(case: Case) -> str | None:
    """Take soldiers told of beside a party's posts, and posts beside a party's posts, for that party's."""
    near = (*case.ground.siblings, *case.ground.beside)
    owner = next((group.party for group in near if group.party and group.sort in MATERIAL), "")
    fighters = case.group.noun == "fighters" and not case.group.party
    counted = case.group.sort in MATERIAL or case.group.sort == "forces" or fighters
    return case.forces(owner) if counted and owner != case.speaker else None


def _fell_with_posts(case: Case) -> str | None:
    """Take soldiers who fell where posts of the speaker's enemy were taken for his enemy's."""
    return case.enemy(case.speaker) if case.ground.posts_taken and case.group.sort == "forces" else None


def _lost_with_men(case: Case) -> str | None:
    """Take posts that nobody is said to have taken, told of with men of the speaker's side who fell, for his own."""
    own = case.forces(case.speaker)
    passive = not case.harm.doer and not case.harm.by_own
    return own if passive and case.group.sort in MATERIAL and case.ground.fallen == frozenset({own}) else None


def _enemys_material(case: Case) -> str | None:
    return case.enemy(case.speaker) if case.group.sort in MATERIAL else None


def _of_ground_here(case: Case) -> str | None:
    return case.forces_of_country(case.ground.here) if case.group.sort == "forces" else None


def _enemy_of_militants(case: Case) -> str | None:
    """Take soldiers whom militants killed for those of the state that these fight: "gunmen killed two guards"."""
    if case.group.sort != "forces" or not any(g.sort == "militants" for g in _groups_before(case)):
        return None
    return _whom_militants_fight(case)


def _groups_before(case: Case) -> list[Group]:
    """Return the groups that stand in a harm's clause before its word."""
    at = case.harm.at
    start = case.scene.clause_start(at)
    return [group for group in case.scene.groups if start <= group.first and group.last <= at]


def _whom_militants_fight(case: Case) -> str | None:
    """Return the side of the state that those fight who are called nothing but militants."""
    militants = case.sides.party_of_side(case.sides.defaults["militants"])
    return case.enemy(militants.id) if militants is not None else None


def _of_speaker(case: Case) -> str | None:
    """Take armed men for the speaker's; a movement without a country has no soldiers, and speaks of its enemy's."""
    party = case.party(case.speaker)
    if party is None or case.group.sort in MATERIAL:
        return None
    if case.group.sort == "fighters" and not case.group.own and not case.sides.has_fighters(party.id):
        return case.sides.defaults["militants"]  # an army has soldiers
    stateless = not party.country and case.group.sort == "forces"
    return case.enemy(case.speaker) if stateless else party.forces


def _of_ground(case: Case) -> str | None:
    return case.forces_of_country(case.ground.country) if case.group.sort == "forces" else None


OF_ARMED: tuple[Rule, ...] = (
    ("the enemy of who speaks", enemy_of_speaker),
    ("on their own side", on_own_side),
    ("the other side's, in who speaks' own words", _others_in_quotes),
    ("their own", _own),
    ("of a movement by the same name", namesakes),
    ("named", _named),
    ("of a state that is no side", of_no_side),
    ("militants'", _of_militants),
    ("a place to hide in", _hidden),
    ("who suffered it", _sufferer),
    ("a word of its own side", given_away),
    ("a word for one's own dead", _honoured),
    ("the enemy of who did it", _enemy_of_doer),
    ("told in one list with men of that side", _told_with),
    ("the enemy of militants", _hit_by_militants),
    ("of whom was attacked", _of_attacked),
    ("beside posts of that side", _beside_posts),
    ("where posts of the enemy of who says it fell", _fell_with_posts),
    ("told with the speaker's own fallen", _lost_with_men),
    ("the enemy of who says it", _enemys_material),
    ("forces of the country where it was", _of_ground_here),
    ("the enemy of militants", _enemy_of_militants),
    (SPEAKERS_OWN, _of_speaker),
    ("forces of the country where it was", _of_ground),
    ("fighters of nobody named", _fighters),
    ("members of nothing armed", _members),
)
