"""What happened, told without a number: clashes, strikes, ceasefires."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..values import Measure
from .clashes import read_clash
from .event import NEAR, Event, make_event
from .scene import is_unreal
from .strikes import read_strike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .numbers import Quantity
    from .scene import Scene
    from .units import Unit

_WORDS = (
    "event",
    "strike_weak",
    "clash_weak",
    "clash_pair",
    "strike_pair",
    "strike_act",
    "strike_bare",
    "by_aircraft",
    "strike_air",
    "raid",
    "attacks",
    "round",
    "shot",
    "aimed",
    "target_of",
)


def find_events(scene: Scene) -> list[Event]:
    """Find the events of a sentence that need no number, in order; one of each measure and number."""
    if scene.units.tagged("habitual"):
        return []
    found: list[Event] = []
    for at in scene.units.places(*_WORDS):
        if is_unreal(scene, at) or _is_announced(scene, at):
            continue
        event = _ceasefire(scene, at) or read_strike(scene, at) or read_clash(scene, at)
        if event is not None and all(
            (event.measure, event.bounds, event.faint) != (other.measure, other.bounds, other.faint)
            for other in found
        ):
            found.append(event)
    plain = {event.measure for event in found if not event.faint}
    found = [event for event in found if not event.faint or event.measure not in plain]
    return _with_places(scene, _without_parts(found))


def _is_announced(scene: Scene, at: int) -> bool:
    """Whether the verb behind a noun says what would be: "air strikes would go on"; what "may have" been is told as done."""
    if scene.lexicon.verb_last or scene.units[at].value("event", 1) != "nouns":
        return False
    have = any(unit.value("aux") == "have" for unit in scene.units[at + 2 : at + 4])
    supposed = any(
        unit.has("hypothetical") and unit.value("aux") == "modal" for unit in scene.units[at + 1 : at + 2]
    )
    return supposed and not have


def _without_parts(events: list[Event]) -> list[Event]:
    """Drop an event without a number beside one of the same kind that has one: "40 rockets were fired on a village"."""
    counted = {event.measure for event in events if event.bounds[:2] != (None, None)}
    return [e for e in events if e.bounds[:2] != (None, None) or e.measure not in counted]


def _ceasefire(scene: Scene, at: int) -> Event | None:
    units = scene.units
    if units[at].value("event") != "ceasefire":
        return None
    near = range(max(at - NEAR - 4, 0), min(at + NEAR + 2, len(units)))
    act = next((n for n in near if units[n].has("ceasefire_act") and not _is_of_another(scene, at, n)), None)
    if (
        act is None
        or _is_broken(scene, at, act)
        or is_unreal(scene, act)
        or (act and units[act - 1].has("mostly"))
    ):
        return None  # "has largely held" tells of no day
    return make_event(scene, at, "ceasefire", units[act].low)


def _is_of_another(scene: Scene, at: int, act: int) -> bool:
    """Whether somebody else does what is said behind a truce: "despite the truce, the army announced that five had died"."""
    between = scene.units[at + 1 : act]
    if scene.lexicon.verb_last or not any(unit.low == "," for unit in between):
        return False
    return any(unit.has("party", "usual", "pronoun") for unit in between)


def _is_broken(scene: Scene, at: int, act: int) -> bool:
    """Whether somebody ended a truce: "the movement ended its ceasefire", not "the fighting ended in a truce"."""
    ends = scene.lexicon.tables["events"]["ceasefire"].get("ends", [])
    between = scene.units[act + 1 : at]
    object_of = any(unit.has("own", "the") for unit in between) and not any(
        unit.has("within") for unit in between
    )
    return act < at and scene.units[act].low in ends and object_of


def _is_placed(units: Sequence[Unit], place: int) -> bool:
    return place + 1 < len(units) and units[place + 1].has("governed_behind")


def _with_places(scene: Scene, events: list[Event]) -> list[Event]:
    """Give the first event the number of places that it struck: "at four points along the border", "three points were attacked"."""
    if not events or events[0].measure is Measure.CEASEFIRE:
        return events
    struck = events[0].measure is Measure.STRIKE
    if struck and events[0].bounds[0] is not None:
        return events  # "40 rockets were fired at three villages"
    places = _count_of_places(scene, fought=not struck)
    quantity = places or (_count_of_targets(scene, events[0].at) if struck else None)
    if quantity is None:
        return events
    first = replace(
        events[0],
        quantity=quantity,
        places=places is not None,
        rule=events[0].rule + "; number of places",
    )
    return [first, *[event for event in events if event.measure is not first.measure]]


def _count_of_places(scene: Scene, *, fought: bool) -> Quantity | None:
    units = scene.units
    # Of a clash only spots count its fights: "at four locations", not "in two villages".
    spots = scene.lexicon.tables["events"]["places"].get("fought", []) if fought else []
    for place in units.places("counted_place"):
        if spots and units[place].low not in spots:
            continue
        for back in range(place - 1, max(place - 3, -1), -1):
            quantity = units[back].quantity
            if quantity is None or quantity.approx or quantity.article:
                continue
            if scene.lexicon.verb_last and units[back].low.split()[0] in scene.lexicon.definite:
                continue  # "on these three provinces": those told of before
            led = back and units[back - 1].has("prep", "event", "strike_act")
            if led or _are_hit(units, place) or _is_placed(units, place):
                return quantity
    return None


def _are_hit(units: Sequence[Unit], place: int) -> bool:
    """Whether places are what a verb behind them was done to: "53 points (along the border) were attacked"."""
    for unit in units[place + 1 : place + 2 * NEAR]:
        if unit.has("strike_act") or unit.value("event", 1) == "verbs":
            return True
        if (unit.mark and unit.low != '"') or unit.has("bound", "say"):
            return False
    return False


def _count_of_targets(scene: Scene, at: int) -> Quantity | None:
    """Return how many posts a strike's verb was done to: "seven camps were hit". A clash at three posts is one clash."""
    if scene.units[at].value("event", 1) == "nouns":
        return None
    for group in scene.groups:
        quantity = group.quantity
        if group.sort != "posts" or quantity is None or quantity.article or quantity.approx:
            continue
        name = scene.units[group.head].value("head", 2) == "one" and not scene.lexicon.verb_last
        if name and (quantity.low or 0) > 1:
            continue  # "the 205 Corps base": a name
        last = _end_of_posts(scene, group.last)
        between = scene.units[last:at] if last <= at else scene.units[at + 1 : group.first]
        if len(between) <= NEAR and not any(unit.has("pred", "say", "bound", "and") for unit in between):
            return quantity
    return None


def _end_of_posts(scene: Scene, last: int) -> int:
    """Return where the posts and owners end that are joined to posts: "seven camps and hideouts (of the group) were hit"."""
    while last + 1 < len(scene.units) and scene.units[last].has("and") and not scene.units[last].mark:
        group = scene.starting.get(last + 1)
        if group is None or group.quantity is not None or group.sort not in {"posts", "movement"}:
            break
        last = group.last
    return last
