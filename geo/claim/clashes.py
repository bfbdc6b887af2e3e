"""Clashes: exchanges of fire, assaults, firing on troops."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..text import fold_letters
from .case import ARMED
from .event import NEAR, count_before, count_times, is_paired, make_event
from .hits import CARRIED, is_of_rebels
from .scene import is_unreal
from .unfought import is_meant, is_no_fight, is_tally
from .units import BODILY

if TYPE_CHECKING:
    from .event import Event
    from .scene import Scene

# "in a cross-border attack": so many units may stand before the noun.
_MODIFIERS = 5
# "the deadly terror attack"
_ADJECTIVES = 3


def read_clash(scene: Scene, at: int) -> Event | None:
    """Read the words for a clash at a unit."""
    unit = scene.units[at]
    if unit.value("event", 1) == "blamed":
        return None if _is_mutual(scene, at) else make_event(scene, at, "clash", f"blamed {unit.low}")
    thing = unit.value("event", 1) == "verbs" and _is_thing(scene, at)
    # "a clash" and "they clash"
    noun = unit.value("event", 1) == "nouns" or (
        thing and unit.low in scene.lexicon.tables["events"]["clash"]["nouns"]
    )
    faint = noun and _is_governed(scene, at)
    hidden = noun and (_is_owned(scene, at) or (faint and not _is_occasion(scene, at)))
    tallied = (noun or unit.has("clash_weak")) and is_tally(scene, at)
    if (thing and not noun) or hidden or tallied or _is_shelling(scene, at) or is_no_fight(scene, at):
        return None
    if unit.value("event") == "clash" and not _is_on_day(scene, at):
        often = (count_before if noun else count_times)(scene, at)
        return replace(make_event(scene, at, "clash", unit.low, often), faint=faint)
    return None if faint else _read_weakly(scene, at)


def _read_weakly(scene: Scene, at: int) -> Event | None:
    """Read words that tell of a fight in company only: an attack that took place, "exchanged fire"."""
    unit = scene.units[at]
    from_air = unit.has("strike_told") and _is_from_air(scene, at)
    if unit.has("clash_weak") and (told := _weakly_told(scene, at, from_air=from_air)):
        event = make_event(scene, at, "strike" if from_air else "clash", told, count_before(scene, at))
        # "The attack took place at dawn" tells of the one told before, unless somebody says it.
        return replace(event, stray=_is_told_before(scene, at))
    if unit.has("clash_pair") and is_paired(scene, at, "clash_pair") and not _fires_rounds(scene, at):
        return make_event(scene, at, "clash", f"{unit.low} fire", count_times(scene, at))
    return None


def _is_from_air(scene: Scene, at: int) -> bool:
    """Whether an attack is one from the air: in a text that tells of no other, and not of men who have no aircraft."""
    return scene.bombed and not scene.fought and not (scene.lexicon.verb_last and is_of_rebels(scene, at))


def _vague(scene: Scene) -> set[str]:
    """Return the words for what forces do that need be no fight: "an operation was made there"."""
    words: list[str] = scene.lexicon.tables["events"]["clash"].get("vague", [])
    return {fold_letters(word) for word in words}


def _is_told_before(scene: Scene, at: int) -> bool:
    """Whether "the attack" is the one told before: "the attack took place at dawn", "Friday's attack"."""
    units = scene.units
    if scene.lexicon.verb_last or not units[at].has("deed", "deeds") or not _begins(scene, at):
        return False
    if any(group.sort in {"posts", "forces"} and at < group.first <= at + 4 for group in scene.groups):
        return False  # "the attack on the post was beaten off"
    place = at - 1
    while place > 0 and at - place < _ADJECTIVES and not units[place].tags.keys() - {"skip"}:
        place -= 1
    return place >= 0 and units[place].has("the", "s")


def _heads_line(scene: Scene, at: int) -> bool:
    """Whether a headline leaves the verb out: "on a convoy | attack, five killed"."""
    units = scene.units
    ends = at + 1 == len(units) or units[at + 1].mark
    return scene.lexicon.verb_last and ends and at > 0 and units[at - 1].has("governed_behind")


def _is_on_day(scene: Scene, at: int) -> bool:
    """Whether a verb's last word only says when: "rockets were fired on | Friday"."""
    units = scene.units
    last = units[at].low.rpartition(" ")
    preposition = bool(last[0]) and last[2] in scene.lexicon.tables["grammar"]["prepositions"]["words"]
    return preposition and at + 1 < len(units) and units[at + 1].has("calendar")


def _weakly_told(scene: Scene, at: int, *, from_air: bool) -> str:
    """Return by which words a noun that may mean much tells of a fight, empty if none do."""
    if is_meant(scene, at):
        return ""
    if _heads_line(scene, at):
        return f"{scene.units[at].low} in a headline"
    if _begins(scene, at) and (from_air or scene.units[at].low not in _vague(scene)):
        return f"{scene.units[at].low} that happened"
    if _is_attack(scene, at) or _is_told_of(scene, at):
        return f"in {scene.units[at].low}"
    return f"{scene.units[at].low} on the armed" if _is_on_armed(scene, at) else ""


def _is_told_of(scene: Scene, at: int) -> bool:
    """Whether a clause about an attack tells who fell in it: "the attack on a post, in which two guards were killed"."""
    units = scene.units
    if scene.lexicon.verb_last or not units[at].has("deed"):
        return False
    first = next(
        (
            n
            for n in range(at + 1, min(at + 3 * NEAR, len(units)))
            if units[n].has("about_noun") or units[n].has("say", "pred")
        ),
        0,
    )
    if not first or not units[first].has("about_noun") or " " not in units[first].low:
        return False
    fell = any(unit.value("pred") == "kill" for unit in units[first:])
    return fell and any(group.sort in ARMED and group.first > first for group in scene.groups)


def _is_mutual(scene: Scene, at: int) -> bool:
    """Whether two sides blame each other: whose account of it that would be nobody says."""
    words = scene.lexicon.tables["events"]["clash"].get("mutual", [])
    return any(word in words for unit in scene.units[:at] for word in unit.low.split())


def _is_on_armed(scene: Scene, at: int) -> bool:
    """Whether one attack is told by whom it was made on: "an attack on a police post", "a raid on a convoy of the army"."""
    units = scene.units
    near = units[max(at - 4, 0) : at]
    one = any(unit.quantity is not None and unit.quantity.article for unit in near)
    # "a surge of attacks on the forces" tells of none.
    one = one and not any(unit.has("of") for unit in near)
    if scene.lexicon.verb_last or not one or at + 1 >= len(units) or not units[at + 1].has("prep"):
        return False
    by = units[at + 1].low in scene.lexicon.by
    groups = [group for group in scene.groups if at + 1 < group.first <= at + (2 * NEAR if by else 4)]
    # Behind "by" who made it comes first, and then on whom.
    target = groups[by] if len(groups) > by else None
    if target is None or any(unit.mark or unit.has("bound", "say") for unit in units[at + 1 : target.first]):
        return False
    on = units[target.first - 1].has("prep") or not by
    return on and target.sort in {"posts", "forces"} and target.noun != "lairs"


def _is_thing(scene: Scene, at: int) -> bool:
    """Whether what looks like a verb is a noun or an adjective: "the fire at the hospital", "the attacked post"."""
    before = scene.units[at - 1] if at else None
    if before is None or scene.lexicon.verb_last:
        return False
    article = before.quantity is not None and before.quantity.article
    return article or (before.has("the", "own") and not before.has("bound"))


def _is_shelling(scene: Scene, at: int) -> bool:
    """Whether what was fired is told first, and is a strike: "40 rockets were fired on a village"."""
    for place in range(at - 1, max(at - 3 * NEAR, -1), -1):
        unit = scene.units[place]
        if unit.has("round") and count_before(scene, place) is not None:
            return True  # "40 rockets, the governor said, were fired at the village"
        if unit.value("hint") == CARRIED:
            continue  # "a bomber and gunmen attacked"
        if unit.has("round", "strike_means") and at - place <= NEAR - 2:
            return True
        if unit.has("event", "clash_pair"):
            return False
    return False


def _fires_rounds(scene: Scene, at: int) -> bool:
    """Whether what was fired is a round, and the firing a strike: "fired (a hundred) rockets on the district"."""
    shot = scene.units[at].has("shot")
    return shot and any(unit.has("round", "strike_means") for unit in scene.units[at + 1 : at + 4])


def _is_attack(scene: Scene, at: int) -> bool:
    """Whether armed men were harmed in an attack: "two guards were killed in an ambush", not "in a raid on a mosque"."""
    units = scene.units
    if scene.lexicon.verb_last:
        return _harms(scene, at)
    start = max(at - _MODIFIERS, 0)
    article = next((n for n in range(at - 1, start - 1, -1) if units[n].quantity is not None), None)
    if (
        units[at].has("deeds")
        or article is None
        or article == 0
        or not units[article - 1].has("within", "bound")
    ):
        return False
    harmed = any(unit.value("pred") in BODILY for unit in units)
    return harmed and any(group.sort in ARMED and group.quantity is not None for group in scene.groups)


def _is_bodily(scene: Scene, at: int) -> bool:
    """Whether a word tells of people harmed, as a verb or as a noun: "three guards' | death"."""
    unit = scene.units[at]
    return bool({unit.value("pred"), unit.value("noun")} & BODILY)


def _harms(scene: Scene, at: int) -> bool:
    """Whether those of a number were harmed "in an attack" or by "the attack of a party": armed men, or anybody from the air."""
    units = scene.units
    behind = units[at + 1] if at + 1 < len(units) else None
    within = (behind is not None and behind.has("governed_behind")) or (at > 0 and units[at - 1].has("prep"))
    owned = scene.lexicon.owner_last and behind is not None and behind.has("party")
    harmed = [n for n in units.places("pred", "noun") if _is_bodily(scene, n) and n > at]
    if not units[at].has("strike_told", "clash_told") or not (within or owned) or not harmed:
        return False
    counted = [group for group in scene.groups if group.quantity is not None and group.first > at]
    from_air = _is_from_air(scene, at)
    return any(group.sort in ARMED or from_air for group in counted)


def _is_owned(scene: Scene, at: int) -> bool:
    """Whether an event's noun only names something else: "ceasefire after clashes", "clash risk"."""
    after = scene.units[at + 1] if at + 1 < len(scene.units) else None
    return after is not None and after.has("source")


def _begins(scene: Scene, at: int) -> bool:
    """Whether a weak noun is said to happen: "the shooting started"."""
    if scene.lexicon.verb_last:
        return _happens_behind(scene, at)
    near = range(at + 1, min(at + NEAR + 4, len(scene.units)))
    # "attacks have risen since the group | ended its truce"
    ends = (n for n in near if scene.units[n].has("bound") and not scene.units[n].has("about_noun"))
    near = range(at + 1, next(ends, near.stop))
    before = scene.units[max(at - NEAR, 0) : at]
    # An attack that "will be continued" tells of none.
    acts = [place for place in near if scene.units[place].has("clash_act")]
    happened = bool(acts) and not is_unreal(scene, acts[0])
    if scene.units[at].has("deeds"):
        happened = False  # "most of the attacks took place in the south" tells of none
    return happened or any(unit.has("clash_launched") for unit in before)


def _happens_behind(scene: Scene, at: int) -> bool:
    """Whether a verb behind closes the noun's clause: "the shooting at ten at night began"."""
    for place, unit in enumerate(scene.units[at + 1 : at + NEAR + 2], at + 1):
        if unit.has("clash_act") or unit.value("say") == "denies":
            return True  # "an attack on the district (object) denied"
        if place == at + 1 and unit.has("governed_behind", "s"):
            return any(other.has("clash_act") for other in scene.units[at + 2 : at + 4])
        if unit.mark or unit.has("bound", "say", "pred", "event", "clash_weak", "and"):
            return False
    return False


def _is_occasion(scene: Scene, at: int) -> bool:
    """Whether people were harmed in a fight, "killed in the clashes", or something is told to have come after it."""
    if scene.lexicon.verb_last:
        return False
    since = scene.lexicon.tables["events"]["clash"].get("since", [])
    came_after = any(unit.low in since for unit in scene.units[max(at - _MODIFIERS, 0) : at])
    return came_after or any(_is_bodily(scene, place) for place in scene.units.places("pred", "noun"))


def _is_confirmed(scene: Scene, at: int) -> bool:
    """Whether a passive of confirming follows a clash: "the clash (in the valley) was confirmed by"."""
    passive = False
    for unit in scene.units[at + 1 : at + NEAR]:
        if unit.value("say") == "confirms":
            return passive
        if unit.mark or unit.has("bound", "say", "pred"):
            return False
        passive = passive or unit.value("aux") == "be"
    return False


def _is_governed(scene: Scene, at: int) -> bool:
    """Whether a clash is only the time or cause of something else ("died in the clashes", "shut after clashes")."""
    units = scene.units
    if scene.lexicon.verb_last:
        # "In a fight three died" tells of the fight too, where all of that stands before the verb; "in this fight" does not.
        return at > 0 and units[at - 1].has("the")
    after = units[at + 1 : at + 4]
    article = units[at - 1].quantity if at else None
    definite = any(unit.has("the") for unit in units[max(at - 2, 0) : at])
    happened = any(unit.has("clash_act") for unit in units[at + 1 : at + NEAR])
    subject = not definite and any(unit.has("aux", "pred") for unit in after)
    # "died in a gunfight", "during an intense gunfight", "in two clashes"
    if article is None and at > 1 and not units[at - 1].tags:
        article = units[at - 2].quantity
    told = article is not None and not definite
    comma = bool(after) and after[0].low == ","
    # "after clashes in which five died", "in the gunfight, which lasted for hours"
    told = told or any(unit.has("about_noun") for unit in after[comma : comma + 1])
    # "the clash was confirmed by an official"
    confirmed = _is_confirmed(scene, at)
    if happened or subject or told or confirmed or (after and after[0].has("placed")):
        return False
    for place in range(at - 1, max(at - 7, -1), -1):
        if units[place].has("the") and place and units[place - 1].has("say"):
            return False  # "confirmed the clashes"
        if units[place].has("governed", "the"):
            return True
        if units[place].has("and") and place == at - 1:
            continue  # "the tension and clashes"
        if units[place].has("aux", "pred", "say", "and") and not units[place].has("skip"):
            return False
    return False
