"""Whose people were who may be anybody: civilians, men, the dead of no noun."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ..values import Measure
from .anybody import armed_among, hit_by_outsiders, of_many_attacks
from .armed import OF_ARMED, enemy_of_speaker, given_away, on_own_side
from .case import ARMED, first_of, owner_of, unknown
from .units import BODILY

if TYPE_CHECKING:
    from .case import Case, Rule
    from .groups import Group

_BEHIND = 4
# Of a movement all men bear arms; of a force as well.
_MEN = frozenset({"leaders", "titles", "men", "comrades"})


def _losses(case: Case) -> str | None:
    """Take the "losses" and "casualties" of a party for its forces', unless somebody calls them civilians."""
    harm = case.harm
    if harm.unsplit and case.scene.lexicon.verb_last and case.group.last < harm.at:
        return None  # the subject of "were killed and wounded", and no losses that somebody had
    bare = (
        case.group.noun in {"", "men"} or (case.group.noun == "people" and not _is_told_of(case))
        if harm.unsplit
        else bool(harm.sufferer) and case.group.noun in {"", "men"}
    )
    if not bare:
        return None
    inflicted = case.enemy(harm.doer or case.speaker) if harm.inflicted else None
    return (
        case.forces(harm.sufferer)
        or inflicted
        or case.forces(case.group.party)
        or case.forces(case.speaker)
        or unknown(case)
    )


def _is_told_of(case: Case) -> bool:
    """Whether people are counted by a voice of no party, and no losses of anybody's: "dozens of people were killed or injured"."""
    harm = case.harm
    return not (case.speaker or harm.sufferer or harm.inflicted or harm.doer or case.group.party)


def _of_those_before(case: Case) -> str | None:
    """Take some of "the men" for men of those whom the sentence before told of."""
    quantity, before = case.group.quantity, case.scene.earlier
    some = quantity is not None and case.group.definite and case.group.noun == "men"
    if not some or before is None or before.sort not in ARMED:
        return None
    return _armed_side(_with_group(case, replace(before, quantity=quantity)))


def _own_men(case: Case) -> str | None:
    """Take somebody's men for armed: of his side, or where that is not said, of those beside whom they are told."""
    if not case.group.own or case.group.noun not in {"men", "comrades"}:
        return None
    return _as_forces(case)


def _men_of_forces(case: Case) -> str | None:
    """Take men and members of a force, and leaders of a movement, for its own: "three men of the corps"."""
    kind = case.group.party_kind
    own = kind == "forces" or (kind == "movements" and case.group.noun in _MEN)
    return case.forces(case.group.party) if own else None


def _named_people(case: Case) -> str | None:
    party = case.party(case.group.party or (owner_of(case) if case.group.own else case.harm.sufferer))
    return party.civilians if party is not None and party.country else None


def _both_sides(case: Case) -> str | None:
    units, last = case.scene.units, max(case.group.last, case.harm.at)
    behind = list(units[case.group.last : case.group.last + _BEHIND])
    for unit in units[last + 1 : last + 2 * _BEHIND]:
        if unit.has("aux", "bound", "say"):
            break  # "and trucks were stuck on both sides"
        behind.append(unit)
    return unknown(case) if any(unit.has("both_sides") for unit in behind) else None


def _comrades(case: Case) -> str | None:
    """Take comrades and aides for men of those beside whom they are told: "a captain and two of his comrades"."""
    beside = next((group for group in case.ground.siblings if group.sort in ARMED), None)
    if case.group.noun != "comrades" or beside is None:
        return None
    like = replace(beside, quantity=case.group.quantity)
    return _armed_side(_with_group(case, like))


def _with_group(case: Case, group: Group) -> Case:
    return replace(case, harm=replace(case.harm, group=group))


def _as_forces(case: Case) -> str:
    """Return the side of a group by the rules for soldiers, whatever its noun."""
    return first_of(OF_ARMED, _with_group(case, replace(case.group, sort="forces")))[0]


def _armed_side(case: Case) -> str:
    """Return the side of armed men by the rules for their sort."""
    militants = case.group.sort == "militants" and not case.group.party
    return case.sides.defaults["militants"] if militants else first_of(OF_ARMED, case)[0]


def _nobody_in_particular(case: Case) -> str | None:
    if case.group.sort != "people":
        return None
    harm = case.harm
    vague = harm.bounds[0] is None and harm.bounds[1] is None
    killed = harm.measure is Measure.KILLED and not harm.unsplit
    return unknown(case) if _of_fighting(case) or (vague and killed) else None


def _of_fighting(case: Case) -> bool:
    """Whether it was fighting that did it: "clashes killed more than 70 people"."""
    units, at = case.scene.units, case.harm.at
    if case.scene.lexicon.verb_last or case.scene.feud or not units[at].has("pred"):
        return False
    if case.group.first < at:
        return _fell_in_fighting(case)
    start = case.scene.clause_start(at)
    if start > 0 and units[start - 1].has("relative", "that"):
        start = case.scene.clause_start(start - 1)  # "skirmishes that have killed dozens"
    told = [unit for unit in units[start:at] if unit.has("event")]
    return bool(told) and told[-1].tags["event"] == ("clash", "nouns")


def _fell_in_fighting(case: Case) -> bool:
    """Whether people who bear no arms by no word fell where two sides fought: "five died when the two forces clashed"."""
    party = case.party(case.speaker)
    if (
        case.group.party
        or case.ground.siblings
        or (party is not None and case.ground.label == party.claimant)
    ):
        return False
    units = case.scene.units
    for place in range(case.harm.at + 1, len(units)):
        unit = units[place]
        if unit.value("event") == "clash":
            between = units[case.harm.at + 1 : place]
            fought = unit.value("event", 1) == "nouns" or any(u.has("party") for u in between)
            return fought and any(u.has("bound", "within") and not u.mark for u in between)
        if unit.has("say") or (unit.has("pred") and unit.value("pred") not in BODILY):
            return False
    return False


def _mixed(case: Case) -> str | None:
    """Leave a number open that counts armed and unarmed people, or of which only some are called civilians."""
    if case.group.sort != "people":
        return None
    # Who "killed himself and six others" is none of theirs.
    told_with = [group for group in case.ground.siblings if group.noun != "self"]
    if case.group.noun == "mixed":
        return unknown(case)
    siblings = (*told_with, *case.ground.beside)
    beside = next((group for group in told_with if group.sort in ARMED), None)
    if case.group.noun == "men" and beside is not None:
        return _as_forces(case)
    some = any(g.noun == "civilians" and g.quantity is not None and g.quantity.part for g in siblings)
    armed = beside is not None
    told = told_with if _has_unarmed_parts(case) else siblings
    both = {"civilians"} < {group.sort for group in told if group.sort in ARMED | {"civilians"}}
    return unknown(case) if some or armed or both else None


def _has_unarmed_parts(case: Case) -> bool:
    """Whether some of a number are said to be children, women or the like: then the others bore no arms either."""
    parts = [g for g in case.ground.siblings if g.quantity is not None and g.quantity.part]
    return bool(parts) and all(group.sort == "civilians" for group in parts)


def _own_account(case: Case) -> str | None:
    """Take a bare number of a party's own account for its forces: "its own losses: 12 killed"."""
    party = case.party(case.speaker)
    if party is None or not party.country or case.group.noun or case.ground.here or case.scene.bombed:
        return None  # whom strikes hit may be anybody
    central = case.ground.label == party.claimant and case.scene.units.tagged("account")
    return party.forces if central else None


def _boasted(case: Case) -> str | None:
    """Take those whom the speaker's own men killed, whoever they were, for his enemy's: "it had killed six"."""
    return case.enemy(case.speaker) if case.harm.by_own and not case.group.noun else None


def _dishonoured(case: Case) -> str | None:
    """Take those for whom a word is used that everybody keeps for his enemy's dead for militants, where no noun says who."""
    scorned = case.scene.units[case.harm.at].has("dishonour") and not case.group.noun
    return case.sides.defaults["militants"] if scorned else None


def _people_of_country(case: Case) -> str | None:
    siblings = case.ground.siblings
    beside = next((case.sides.parties[group.party].country for group in siblings if group.party), "")
    party = case.party(case.speaker)
    said, usual = "", ""
    if case.group.sort == "civilians" and not case.ground.denied:
        said = party.country if party is not None else ""
        usual = case.ground.usual
    elif party is not None and (case.ground.label == party.local or case.harm.doer in party.enemies):
        # An official of a place counts its people, and so does who accuses the other side.
        said = party.country
    return case.civilians_of_country(case.ground.here or beside or said or case.ground.before or usual)


def _fired_from(case: Case) -> str:
    """Return the party from whose side a sentence says that fire came, empty where it says no such thing."""
    units = case.scene.units
    if not units.tagged("round", "shot", "strike_means", "strike_act"):
        return ""
    for at in units.places("whence"):
        for party, ground in pairwise(units[at + 1 : at + _BEHIND]):
            if party.has("party") and ground.has("territory"):
                return party.value("party")
    return ""


def _fired_across(case: Case) -> str | None:
    """Take those hit by fire "from the (party's) side" for people of the other side, where a crossing has both."""
    party = case.party(_fired_from(case))
    enemies = [case.sides.parties[enemy] for enemy in party.enemies] if party is not None else []
    return next((enemy.civilians for enemy in enemies if enemy.country), None)


def _people_of_speaker(case: Case) -> str | None:
    """Take people whom a state counts, with no word on where, for its own."""
    party = case.party(case.speaker)
    counted = case.harm.quantity is not None and case.group.sort == "people" and not case.harm.by_own
    return party.civilians if party is not None and party.country and counted else None


def _civilians(case: Case) -> str | None:
    return case.sides.defaults["civilians_unknown"] if case.group.sort == "civilians" else None


OF_PEOPLE: tuple[Rule, ...] = (
    ("losses of a party", _losses),
    ("the enemy of who speaks", enemy_of_speaker),
    ("on their own side", on_own_side),
    ("of those told beside them", _comrades),
    ("their own men", _own_men),
    ("of those told before", _of_those_before),
    ("a word of its own side", given_away),
    ("men of a force", _men_of_forces),
    ("named", _named_people),
    ("of both sides", _both_sides),
    ("a vague number of people", _nobody_in_particular),
    ("armed and unarmed in one number", _mixed),
    ("armed ones among them", armed_among),
    ("under another state's aircraft", hit_by_outsiders),
    ("of many attacks", of_many_attacks),
    ("losses of the side that speaks", _own_account),
    ("a word for the enemy's dead", _dishonoured),
    ("the enemy of who did it", _boasted),
    ("the other side of who fired across", _fired_across),
    ("people of the country where it was", _people_of_country),
    ("people of the side that speaks", _people_of_speaker),
    ("civilians of no country said", _civilians),
)
