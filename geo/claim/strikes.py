"""Strikes: air, drone and artillery hits on a target."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from .aims import is_target_told
from .event import NEAR, count_before, count_times, is_paired, make_event
from .hits import (
    are_people_hit,
    find_aircraft,
    hits_lairs,
    is_done_from_air,
    is_fired_at,
    is_from_air,
    is_object_hit,
    is_posts_hit,
    is_raid,
    is_strike_noun,
    is_target_hit,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .event import Event
    from .numbers import Quantity
    from .scene import Scene
    from .units import Unit


def read_strike(scene: Scene, at: int) -> Event | None:
    """Read the words for a strike at a unit."""
    unit = scene.units[at]
    if unit.value("event", 1) == "verbs" and unit.value("event") == "clash" and _is_on_homes(scene, at):
        return make_event(scene, at, "strike", f"{unit.low} homes", hint="shelling")
    if unit.value("event") == "strike" and not _is_on_ground(scene, at):
        count = count_before if unit.value("event", 1) == "nouns" or unit.has("fires") else count_times
        return make_event(scene, at, "strike", unit.low, count(scene, at))
    if unit.has("strike_bare") and is_strike_noun(scene, at):
        return make_event(scene, at, "strike", unit.low, count_before(scene, at))
    if unit.has("round") and (quantity := _count_of_rounds(scene, at)) is not None:
        return make_event(scene, at, "strike", f"number of {unit.low}", quantity)
    return (_act(scene, at) if unit.has("strike_act") else None) or _of_other_words(scene, at)


def _is_on_ground(scene: Scene, at: int) -> bool:
    """Whether a bombing is one on the ground for all that is said: "the bombing of a mosque", not "the army's bombing of a village"."""
    if scene.units[at].low not in scene.lexicon.tables["events"]["strike"].get("of_state", ()):
        return False
    parties = scene.lexicon.sides.parties
    before = scene.units[max(at - 2 * NEAR, 0) : at]
    return not any(unit.has("party") and parties[unit.value("party")].country for unit in before)


def _of_other_words(scene: Scene, at: int) -> Event | None:
    """Read words that tell of a strike in company only: operations aimed at armed men, "dropped bombs", "jets attacked"."""
    unit = scene.units[at]
    told = (
        (unit.has("strike_air") and _is_hit(scene, at))
        or (unit.has("raid") and (is_raid(scene) or _is_of_homes(scene, at)))
        or (unit.has("strike_weak") and _aims(scene, at))
        or (unit.has("strike_pair") and is_paired(scene, at, "strike_pair"))
        or (unit.has("shot") and is_fired_at(scene, at))
        or (unit.has("by_aircraft") and is_done_from_air(scene, at))
        or (unit.has("aimed", "target_of") and is_target_told(scene, at))
    )
    if told:
        return make_event(scene, at, "strike", f"{unit.low} in its company")
    tallied = unit.has("attacks") or (unit.has("deeds", "raid") and _is_of_tally(scene, at))
    if tallied and (quantity := count_before(scene, at)) is not None and (quantity.low or 0) > 1:
        near = scene.units[at + 1 : at + 4]
        fights = any(other.has("clash_weak") or other.value("event") == "clash" for other in near)
        # "two incidents of gunmen's firing"
        return make_event(scene, at, "clash" if fights else "strike", f"number of {unit.low}", quantity)
    aircraft = find_aircraft(scene, at) if unit.has("by_aircraft") else None
    if aircraft is None:
        return None
    hint = scene.units[aircraft].value("hint")
    return make_event(scene, at, "strike", f"{scene.units[aircraft].low} {unit.low}", hint=hint)


def _is_of_homes(scene: Scene, at: int) -> bool:
    """Whether homes stand right behind: "accused the army of bombing civilian areas"; "an attack on a mosque" is none from the air."""
    return at + 1 < len(scene.units) and scene.units[at + 1].has("home")


def _is_of_tally(scene: Scene, at: int) -> bool:
    """Whether attacks are counted with all who died in them: "27 attacks with 19 fatalities", "24 attacks, which claimed 26 lives"."""
    units = scene.units
    behind = units[at + 1 : at + 2 * NEAR]
    return units[at].text.islower() and any(
        (unit.has("lives") or unit.value("noun") == "kill") and before.quantity is not None
        for before, unit in pairwise(behind)
    )


def _is_on_homes(scene: Scene, at: int) -> bool:
    """Whether a state's forces attacked homes: across the line they do it with shells, and nobody there exchanges fire."""
    home = next((n for n in range(at + 1, min(at + NEAR, len(scene.units))) if scene.units[n].has("home")), 0)
    between = scene.units[at + 1 : home]
    if not home or any(unit.has("bound", "pred", "and", "say") or unit.has("placed") for unit in between[1:]):
        return False
    parties = scene.lexicon.sides.parties
    subject = scene.units[scene.clause_start(at) : at]
    return any(unit.has("party") and parties[unit.value("party")].country for unit in subject)


def _is_hit(scene: Scene, at: int) -> bool:
    """Whether something was done to somebody "from the air": nobody is hit by who "looked at the valley from the air"."""
    near = scene.units[max(at - 2 * NEAR, 0) : at + NEAR]
    return any(
        unit.has("strike_act", "pred", "event", "clash_weak", "by_aircraft", "noun", "aimed", "shot")
        for unit in near
    )


def _count_of_rounds(scene: Scene, at: int) -> Quantity | None:
    """Return how many rockets were fired, if a word near them says that they were: "fired 40 rockets", "40 shells landed"."""
    quantity = count_before(scene, at)
    if quantity is None or quantity.article:
        return None
    behind = _behind_aside(scene, at + 1)
    near = [*scene.units[max(at - NEAR, 0) : at + NEAR], *scene.units[behind : behind + NEAR]]
    if scene.lexicon.verb_last:
        near = list(_up_to_verb(scene, at))  # where they fell stands between
    return quantity if any(unit.has("shot", "strike_act") for unit in near) else None


def _up_to_verb(scene: Scene, at: int) -> Sequence[Unit]:
    """Return the units behind a unit up to the end of its clause, where its verb stands."""
    units = scene.units
    ends = (n for n in range(at + 1, len(units)) if units[n].has("bound", "say", "pred"))
    return units[at + 1 : next(ends, len(units))]


def _behind_aside(scene: Scene, place: int) -> int:
    """Return where a sentence goes on behind who says it: "40 rockets, the governor of the province said, | were fired"."""
    units = scene.units
    if place >= len(units) or units[place].low != ",":
        return place
    commas = [n for n in range(place + 1, min(place + 4 * NEAR, len(units))) if units[n].low == ","]
    said = next((n for n in range(place + 1, len(units)) if units[n].has("say")), len(units))
    return next((n + 1 for n in commas if n > said), place)


def _aims(scene: Scene, at: int) -> bool:
    """Whether an operation was aimed at what hides armed men: "operations aimed at militants' camps", not at gunmen on foot."""
    for place in range(at + 1, min(at + 4 * NEAR, len(scene.units))):
        if scene.units[place].has("aim_act"):
            lairs = any(g.sort == "posts" and place < g.last <= place + NEAR for g in scene.groups)
            return lairs and any(
                unit.value("head", 1) == "militants" for unit in scene.units[place : place + NEAR]
            )
    return False


def _act(scene: Scene, at: int) -> Event | None:
    """Read "mortar shells hit a house", "a house was hit by a shell", "the state struck camps"."""
    units = scene.units
    agents = scene.lexicon.by
    within = units[at].low.split()[-1] in agents  # "hit by" is one unit
    by = within or (at + 1 < len(units) and units[at + 1].low in agents)
    ahead = range(at + 2 - within, min(at + NEAR, len(units)))
    far = 2 * NEAR if scene.lexicon.verb_last else NEAR + 2
    for place in ahead if by else range(at - 1, max(at - far, -1), -1):
        if units[place].has("strike_means") and not (
            _is_with_bullets(scene, place) or _lands(scene, at, place)
        ):
            event = make_event(
                scene, at, "strike", f"{units[place].low} {units[at].low}", hint=units[place].value("hint")
            )
            return replace(event, stray=_is_stray(scene, place) and not (by and are_people_hit(scene, at)))
        reported = place + 1 < at and units[place + 1].low == "to"  # "is reported to have hit"
        # "the drones | which | hit the town"
        own = units[place].has("that", "about_noun") and place and units[place - 1].has("strike_means")
        if units[place].has("bound", "say") and not (reported or own):
            break
    if (
        is_from_air(scene, at)
        or is_target_hit(scene, at)
        or is_posts_hit(scene, at)
        or is_object_hit(scene, at)
    ):
        return make_event(scene, at, "strike", units[at].low)
    subject = at - 1
    while subject > 0 and units[subject].has("aux", "skip") and units[subject].value("aux") != "be":
        subject -= 1
    if subject >= 0 and units[subject].has("pronoun") and hits_lairs(scene, at):
        return make_event(scene, at, "strike", f"{units[at].low} what hides militants")
    if not units[at].has("by_state"):
        return None
    # Whom a text calls by the name of his state or capital strikes with what states have.
    if subject >= 0 and units[subject].value("party", 1) == "names":
        return make_event(scene, at, "strike", f"{units[subject].low} {units[at].low}")
    return None


def _lands(scene: Scene, at: int, place: int) -> bool:
    """Whether what came down at a place was no round: a helicopter that landed struck nobody."""
    words = scene.lexicon.tables["events"]["strike"].get("lands", [])
    shell = scene.units[place].has("round") or scene.units[place].value("hint") == "shelling"
    return scene.units[at].low in words and not shell


def _is_with_bullets(scene: Scene, place: int) -> bool:
    """Whether bullets fly with shells, "shells and bullets hit houses": all of it is one fight."""
    near = scene.units[max(place - 3, 0) : place + 4]
    return any(unit.has("bullets") for unit in near) and any(unit.has("and") for unit in near)


def _is_stray(scene: Scene, place: int) -> bool:
    """Whether a shell is nobody's and hurt nobody: in a fight across the line such shells are part of the fight."""
    units = scene.units
    if units[place].value("hint") != "shelling" or (place and units[place - 1].has("party")):
        return False
    if scene.lexicon.verb_last and scene.party_before(place):
        return False  # who fired them is the subject, which stands further off
    return not any(unit.value("pred") in {"kill", "wound"} for unit in units)
