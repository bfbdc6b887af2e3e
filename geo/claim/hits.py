"""What tells a hit from the air from another: aircraft that attack, targets that nobody hits by hand, strikes as a noun."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..values import Measure
from .case import ARMED
from .event import NEAR
from .units import BODILY, is_behind_be

if TYPE_CHECKING:
    from .event import Event
    from .scene import Scene

# "strikes on the town could not be ruled out", "targeted camps of the group in the district with artillery"
_BEHIND = 6
_HARM = frozenset({"kill", "wound", "destroy"})
# The hint of a bomb that somebody carries to whom it hits.
CARRIED = "suicide_bomb"


def is_raid(scene: Scene) -> bool:
    """Whether "the raid" is one from the air: in a report of air strikes, told with people who bear no arms."""
    units = scene.units
    if (
        not scene.bombed
        or (scene.fought and not scene.lexicon.verb_last)
        or not any(unit.value("pred") in _HARM or unit.value("noun") in _HARM for unit in units)
    ):
        return False
    if (
        units.tagged("avowed", "lose", "any")
        or _is_avowed(scene)
        or any(unit.has("hypothetical") or unit.value("head", 1) in ARMED for unit in units)
    ):
        return False
    return not any(unit.value("event") == "clash" for unit in units)


def _is_avowed(scene: Scene) -> bool:
    """Whether "the attack" is somebody's who owns up to it: "was claimed by the group"."""
    units = scene.units
    by = scene.lexicon.by
    return any(n + 1 < len(units) and units[n + 1].low in by for n in units.places("owned"))


def is_strike_noun(scene: Scene, at: int) -> bool:
    """Whether "strikes" are a thing that was done from the air: "strikes on the town", "the army's strikes", not "it strikes".

    One strike alone may be of workers or traders: it is told with what it did or whose it was.
    """
    units = scene.units
    after = units[at + 1] if at + 1 < len(units) else None
    near = units[max(at - 3, 0) : at]
    before = near[-1] if near else None
    supposed = any(unit.has("hypothetical") for unit in units[at + 1 : at + _BEHIND])
    if supposed or _is_of_gunmen(scene, at) or (before is not None and before.has("aux", "pronoun", "none")):
        return False
    if units[at].has("shelling_noun"):
        return _is_shelling_told(scene, at)
    owned = before is not None and before.has("s")
    owned = owned or any(
        unit.has("own") or unit.value("party", 1) in {"demonyms", "forces"} for unit in near[-2:]
    )
    if units[at].has("strike_bare_one"):
        did = any(unit.has("clash_launched") for unit in near)
        return owned or did or any(unit.value("pred") in _HARM for unit in units)
    if before is not None and before.value("party", 1) == "names":
        return after is None or after.has("prep")  # "the state strikes camps"
    told = before is not None and before.has("the", "prep", "and")
    ends = after is None or after.mark or after.has("prep", "aux", "pred", "strike_act", "bound")
    return owned or told or ends


def _is_shelling_told(scene: Scene, at: int) -> bool:
    """Whether shelling is told by what it did: "fighting and shelling killed 70" is a fight."""
    units = scene.units
    near = units[max(at - 3, 0) : at]
    if near and near[-1].has("and") and any(unit.value("event") == "clash" for unit in near):
        return False
    after = units[at + 1] if at + 1 < len(units) else None
    if after is not None and (after.value("pred") in _HARM or _harmed_by_shelling(scene, at)):
        return True
    return _is_cause(scene, at) or _is_shelling_of_party(scene, at)


def _is_shelling_of_party(scene: Scene, at: int) -> bool:
    """Whether shelling by one side, and no fight, is said to have done something or gone on: "shelling by the army has continued"."""
    units = scene.units
    if any(
        unit.value("event") == "clash" or unit.has("clash_weak", "bullets", "both_sides") for unit in units
    ):
        return False
    by = (
        *scene.lexicon.by,
        *scene.lexicon.tables["verbs_saying"]["nominal"]["from"],
    )
    owned = any(unit.has("party") for unit in units[max(at - 3, 0) : at])
    done = at + 1 < len(units) and units[at + 1].low in by
    party = any(unit.has("party") for unit in units[at + 2 : at + NEAR]) if done else owned
    behind = units[at + 1 : at + 2 * NEAR]
    verb = next((n for n, unit in enumerate(behind) if unit.has("aux", "pred", "clash_act")), None)
    stop = next((n for n, unit in enumerate(behind) if unit.mark or unit.has("bound", "say")), len(behind))
    return party and verb is not None and verb < stop


def _is_cause(scene: Scene, at: int) -> bool:
    """Whether somebody is said to have been killed or hurt in it: "five died in (cross-border) shelling"."""
    units = scene.units
    place = at - 1
    while place > 0 and at - place < _BEHIND and not units[place].has("within", "governed", "bound", "the"):
        place -= 1
    before = units[max(scene.clause_start(place), 0) : place]
    by = scene.lexicon.by
    after = units[at + 1] if at + 1 < len(units) else None
    if after is not None and after.has("and"):
        return False  # "in shelling and gunfire": all of it was one fight
    led = place >= 0 and (units[place].has("within", "bound") or units[place].low in by)
    return led and any(unit.value("pred") in BODILY for unit in before)


def is_of_rebels(scene: Scene, at: int) -> bool:
    """Whether an attack is of men who have no aircraft, where its owner stands beside it: "the gunmen's | attack"."""
    units = scene.units
    genitive = at > 1 and (units[at - 1].has("s") or units[at - 1].low in {"'", "’"})
    owner = at + 1 if scene.lexicon.owner_last else at - 1 - genitive
    if not 0 <= owner < len(units):
        return False
    party = scene.lexicon.sides.parties.get(units[owner].value("party"))
    return units[owner].value("head", 1) == "militants" or (party is not None and not party.country)


def _is_of_gunmen(scene: Scene, at: int) -> bool:
    """Whether those who have no aircraft did it: "strikes by militants", "the militants' strikes"."""
    units = scene.units
    by = scene.lexicon.by
    if not scene.lexicon.verb_last and is_of_rebels(scene, at):
        return True
    if at + 1 >= len(units) or units[at + 1].low not in by:
        return False
    return any(unit.value("head", 1) == "militants" for unit in units[at + 2 : at + NEAR])


def _harmed_by_shelling(scene: Scene, at: int) -> bool:
    """Whether people were harmed in shelling that is told by itself: "was hurt in shelling by the army", "in shelling from across"."""
    units = scene.units
    if not units[at + 1].has("prep") or (at and units[at - 1].has("and")):
        return False
    if any(unit.value("event") == "clash" or unit.has("clash_weak", "bullets") for unit in units):
        return False
    return any(unit.value("pred") in BODILY or unit.value("noun") in BODILY for unit in units[:at])


def is_posts_hit(scene: Scene, at: int) -> bool:
    """Whether a state's forces hit posts or military sites, "the army hit three posts": nobody says that they went there."""
    units = scene.units
    if not units[at].has("hits") or is_behind_be(units, at):
        return False
    parties = scene.lexicon.sides.parties
    subject = units[scene.clause_start(at) : at]
    armed = any(unit.value("head", 1) == "forces" for unit in subject)
    state = any(unit.has("party") and parties[unit.value("party")].country for unit in subject)
    if not (armed or state) or any(unit.value("head", 1) == "militants" for unit in subject):
        return False
    posts = next((g for g in scene.groups if g.sort == "posts" and at < g.first <= at + NEAR), None)
    by_hand = scene.lexicon.tables["events"]["strike"].get("by_hand", [])
    if posts is None or any(unit.low in by_hand for unit in units[posts.last :]):
        return False  # "with heavy weapons": a fight
    # "hit | what they called | terror camps"
    first = at + 2 if at + 1 < posts.first and units[at + 1].has("say") else at + 1
    return not any(unit.has("bound", "say", "pred") or unit.mark for unit in units[first : posts.first])


def is_object_hit(scene: Scene, at: int) -> bool:
    """Whether homes, or in a report of air strikes militants' camps, are the marked object of a closing verb of hitting."""
    units = scene.units
    start = scene.clause_start(at)
    marks = (n for n in range(at - 1, max(at - 2 * NEAR, start - 1), -1) if units[n].has("object_behind"))
    end = next(marks, -1)
    if end < 0 or any(unit.value("head", 1) == "militants" for unit in units[start : start + 2]):
        return False
    if any(unit.has("home") for unit in units[start:end]):
        return True
    posts = [g for g in scene.groups if g.sort == "posts" and start <= g.first and g.last <= end]
    return scene.bombed and any(group.noun == "lairs" or group.militants for group in posts)


def are_people_hit(scene: Scene, at: int) -> bool:
    """Whether people who bear no arms are what was hit: "villagers in the valley were hit by shells", "shells hit children"."""
    units = scene.units
    passive = is_behind_be(units, at)
    near = (scene.clause_start(at), at) if passive else (at + 1, at + NEAR)
    return any(
        group.sort in {"civilians", "people"} and near[0] <= group.first and group.last <= near[1]
        for group in scene.groups
    )


def _find_doer(scene: Scene, first: int) -> int | None:
    """Return the aircraft behind "by", which stands before any preposition."""
    units = scene.units
    for place in range(first, min(first + NEAR - 3, len(units))):
        if units[place].has("aircraft"):
            return place
        if units[place].mark or units[place].has("bound", "prep", "and"):
            break
    return None


def find_aircraft(scene: Scene, at: int) -> int | None:
    """Return the aircraft or shell that is the subject of a verb: "jets attacked", "mortar fire killed", "attacked by jets"."""
    units = scene.units
    subject = at - 1
    while subject > 0 and units[subject].has("aux", "skip"):
        subject -= 1
    # What bombs do may be done by hand.
    shell = subject >= 0 and units[subject].has("strike_means") and units[subject].value("hint") == "shelling"
    if shell and units[at].value("pred") in BODILY:
        return subject
    by = scene.lexicon.by
    if at + 1 < len(units) and units[at + 1].low in by:
        return _find_doer(scene, at + 2)
    for place in range(at - 1, max(at - 2 * NEAR, -1), -1):
        unit = units[place]
        if unit.has("aircraft"):
            return place
        if (unit.mark and unit.low not in "()") or unit.has("bound", "say", "pred", "event", "and"):
            break
    return None


def is_from_air(scene: Scene, at: int) -> bool:
    """Whether behind "hit" it says what with: "was hit from the air", "targeted with artillery"."""
    units = scene.units
    for place in range(at + 1, min(at + _BEHIND + NEAR, len(units))):
        unit = units[place]
        if unit.has("strike_air"):
            return True
        if unit.has("strike_means") and units[place - 1].has("prep"):
            return True
        if unit.has("bound", "say", "pred") or unit.mark:
            return False
    return False


def hits_lairs(scene: Scene, at: int) -> bool:
    """Whether homes or militants' camps are the object of "it hit": nobody gets at them but from the air."""
    if any(unit.has("home") for unit in scene.units[at + 1 : at + NEAR]):
        return True
    return any(
        at < group.first <= at + NEAR and group.sort == "posts" and (group.noun == "lairs" or group.militants)
        for group in scene.groups
    )


def is_target_hit(scene: Scene, at: int) -> bool:
    """Whether something that nobody hits by hand is said to have been hit: "two posts were struck", "houses were hit"."""
    units = scene.units
    first = at
    while first > 0 and units[first - 1].has("aux", "skip"):
        first -= 1
    group = scene.ending.get(first)
    # "27 posts hit", in a headline or a list
    ends = at + 1 >= len(units) or units[at + 1].low == "."
    headed = group is not None and group.sort == "posts" and group.first == 0 and ends
    if not headed and not any(unit.value("aux") == "be" for unit in units[first:at]):
        return False
    if (group is not None and group.sort == "posts") or _ends_in_places(scene, first):
        return True
    start = scene.clause_start(first)
    return any(unit.has("home") for unit in units[start:first]) and not any(
        unit.has("and", "strike_act", "pred") for unit in units[start:first]
    )


def _ends_in_places(scene: Scene, end: int) -> bool:
    """Whether a number of places stands before a unit, with only where they lie between: "29 locations across the country | were hit"."""
    for place in range(end - 1, max(end - NEAR, -1), -1):
        unit = scene.units[place]
        if unit.has("counted_place"):
            return place == end - 1 or (place > 0 and scene.units[place - 1].quantity is not None)
        named = unit.has("prep", "party", "territory") or not unit.tags
        if not named or (unit.has("prep") and unit.low in scene.lexicon.by):
            return False
    return False


def is_fired_at(scene: Scene, at: int) -> bool:
    """Whether rounds are told to have been fired by somebody at posts or homes: "rockets were fired by gunmen | at a post"."""
    units = scene.units
    onto = scene.lexicon.tables["events"]["strike"].get("onto", [])
    if not onto or not is_behind_be(units, at):
        return False
    subject = units[max(scene.clause_start(at), at - NEAR) : at]
    if not any(unit.has("round", "strike_means") for unit in subject):
        return False
    for place in range(at + 1, min(at + 2 * NEAR, len(units))):
        if units[place].mark or units[place].has("bound", "say", "pred"):
            return False
        if units[place].low in onto and _is_target_near(scene, place + 1):
            return True
    return False


def _is_target_near(scene: Scene, first: int) -> bool:
    """Whether posts, forces or homes stand within a few units: "at | the police post"."""
    if any(unit.has("home") for unit in scene.units[first : first + 4]):
        return True
    return any(
        group.sort in {"posts", "forces"} and first <= group.first < first + 4 for group in scene.groups
    )


def is_carried(scene: Scene, event: Event) -> bool:
    """Whether a strike is one bomb that somebody carried to whom it hit; in a language where the verb closes its clause none is read so."""
    carried = event.measure is Measure.STRIKE and event.hint == CARRIED
    return carried and event.quantity is None and not scene.lexicon.verb_last


def as_carried(scene: Scene, event: Event) -> Event:
    """Take a car that was "rammed into" somebody for a bomb where the sentence says that it was one."""
    if event.measure is not Measure.CLASH or not scene.units[event.at].has("carried"):
        return event
    if not any(unit.value("hint") == CARRIED for unit in scene.units):
        return event
    return replace(event, measure=Measure.STRIKE, hint=CARRIED, rule=event.rule + "; a bomb")


def is_done_from_air(scene: Scene, at: int) -> bool:
    """Whether a verb of harm says what with, and no verb of a strike stands between: "flattened a hideout with drones"."""
    if not is_from_air(scene, at):
        return False
    for unit in scene.units[at + 1 :]:
        if unit.has("strike_means", "strike_air"):
            return True
        if unit.has("strike_act", "event", "by_aircraft"):
            return False
    return False
