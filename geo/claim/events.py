"""What happened, told without a number: clashes, strikes, ceasefires, closures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..values import Measure, Qualifier
from .numbers import Quantity
from .scene import is_unreal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .scene import Scene
    from .units import Unit

_REACH = 7
_WORDS = ("event", "strike_weak", "clash_weak", "clash_pair", "strike_act")


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A happening that a sentence tells: which, at what unit, how many, and the word's hint."""

    measure: Measure
    at: int
    quantity: Quantity | None = None
    hint: str = ""
    rule: str = ""

    @property
    def bounds(self) -> tuple[int | None, int | None, Qualifier, bool]:
        """Return low, high, qualifier and whether the number is vague; an event without a number has none."""
        q = self.quantity
        if q is None or q.approx or q.article or q.low == 1 == q.high:
            return None, None, Qualifier.CATEGORICAL, False
        return q.low, q.high, q.qualifier, q.approx


def find_events(scene: Scene) -> list[Event]:
    """Find the events of a sentence that need no number, in order; one of each measure and number."""
    if scene.units.tagged("habitual"):
        return []
    found: list[Event] = []
    for at in scene.units.places(*_WORDS):
        unit = scene.units[at]
        event = None
        if unit.has("event") and not is_unreal(scene, at):
            # "They fired 700 rockets": what was fired makes it a strike.
            event = (_act(scene, at) if unit.has("strike_act") else None) or _event(scene, at)
        elif unit.has("strike_weak") and not is_unreal(scene, at) and _aims(scene, at):
            event = Event(measure=Measure.STRIKE, at=at, rule=f"strike: {unit.low} aimed at armed men")
        elif unit.has("clash_weak") and not is_unreal(scene, at) and _begins(scene, at):
            event = Event(
                measure=Measure.CLASH,
                at=at,
                hint=scene.lexicon.tables["events"]["clash"]["hint"],
                rule=f"clash: {unit.low} that happened",
            )
        elif unit.has("clash_pair") and not is_unreal(scene, at) and _is_paired(scene, at):
            event = Event(
                measure=Measure.CLASH,
                at=at,
                quantity=_times(scene, at),
                hint=scene.lexicon.tables["events"]["clash"]["hint"],
                rule=f"clash: {unit.low} fire",
            )
        elif unit.has("strike_act") and not is_unreal(scene, at):
            event = _act(scene, at)
        if event is not None and all(
            (event.measure, event.bounds) != (other.measure, other.bounds) for other in found
        ):
            found.append(event)
    return _with_places(scene, found)


def _event(scene: Scene, at: int) -> Event | None:
    kind, form = scene.units[at].tags["event"]
    units = scene.units
    hint = units[at].value("hint") or scene.lexicon.tables["events"][kind]["hint"]
    if kind == "ceasefire":
        return _ceasefire(scene, at)
    if form == "nouns" and kind == "clash" and (_is_owned(scene, at) or _is_governed(scene, at)):
        return None
    quantity = _count(scene, at) if form == "nouns" else _times(scene, at)
    return Event(measure=Measure(kind), at=at, quantity=quantity, hint=hint, rule=f"{kind}: {units[at].low}")


def _is_owned(scene: Scene, at: int) -> bool:
    """Whether an event's noun only names something else: "ceasefire after clashes", "clash risk"."""
    after = scene.units[at + 1] if at + 1 < len(scene.units) else None
    return after is not None and after.has("source")


def _is_paired(scene: Scene, at: int) -> bool:
    """Whether the second word of a pair follows: "exchanged (heavy) fire"."""
    for unit in scene.units[at + 1 : at + 5]:
        if unit.low in scene.units[at].tags["clash_pair"]:
            return True
        if unit.mark or unit.has("bound", "say"):
            break
    return False


def _times(scene: Scene, at: int) -> Quantity | None:
    """Return how often behind a verb: "clashed twice"; or before one that closes its clause."""
    beside = scene.units[max(at - 3, 0) : at] if scene.lexicon.verb_last else scene.units[at + 1 : at + 3]
    for unit in beside:
        if unit.has("times"):
            often = int(unit.value("times"))
            return Quantity(first=at, last=at + 1, low=often, high=often, qualifier=Qualifier.EXACT)
    return None


def _aims(scene: Scene, at: int) -> bool:
    """Whether an operation was aimed at armed men: "operations aimed at militants' camps"."""
    for place in range(at + 1, min(at + 4 * _REACH, len(scene.units))):
        if scene.units[place].has("aim_act"):
            return any(unit.value("head", 1) == "militants" for unit in scene.units[place : place + 5])
    return False


def _begins(scene: Scene, at: int) -> bool:
    """Whether a weak noun is said to happen: "the shooting started"."""
    if scene.lexicon.verb_last:
        near = scene.units[at + 1 : at + 4]
        return any(unit.has("clash_act") for unit in near)
    near = scene.units[at + 1 : at + _REACH + 4]
    before = scene.units[max(at - _REACH, 0) : at]
    return any(unit.has("clash_act") for unit in near) or any(unit.has("clash_launched") for unit in before)


def _is_governed(scene: Scene, at: int) -> bool:
    """Whether a clash is only the time or cause of something else ("died in the clashes", "shut after clashes")."""
    units = scene.units
    if scene.lexicon.verb_last:
        # "In a fight three died" tells of the fight too, where all of that stands before the verb; "in this fight" does not.
        return at > 0 and units[at - 1].has("the")
    after = units[at + 1 : at + 4]
    definite = any(unit.has("the") for unit in units[max(at - 2, 0) : at])
    acts = ("clash_act",) if definite else ("clash_act", "aux", "pred")
    if after and (after[0].has("placed") or any(unit.has(*acts) for unit in after)):
        return False
    for place in range(at - 1, max(at - 7, -1), -1):
        if units[place].has("the") and place and units[place - 1].has("say"):
            return False  # "confirmed the clashes"
        if units[place].has("governed", "the"):
            return True
        if units[place].has("aux", "pred", "say", "and") and not units[place].has("skip"):
            return False
    return False


def _ceasefire(scene: Scene, at: int) -> Event | None:
    units = scene.units
    near = range(max(at - _REACH - 4, 0), min(at + _REACH + 2, len(units)))
    act = next((n for n in near if units[n].has("ceasefire_act")), None)
    if act is None or is_unreal(scene, act):
        return None
    return Event(measure=Measure.CEASEFIRE, at=at, rule=f"ceasefire: {units[act].low}")


def _act(scene: Scene, at: int) -> Event | None:
    """Read "mortar shells hit a house": a word of hitting with a means before it."""
    units = scene.units
    by = at + 1 < len(units) and units[at + 1].low in scene.lexicon.tables["verbs_saying"]["forms"]["by"]
    for place in (
        range(at + 2, min(at + 7, len(units))) if by else range(at - 1, max(at - _REACH - 2, -1), -1)
    ):
        if units[place].has("strike_means"):
            hint = units[place].value("hint") or scene.lexicon.tables["events"]["strike"]["hint"]
            return Event(
                measure=Measure.STRIKE, at=at, hint=hint, rule=f"strike: {units[place].low} {units[at].low}"
            )
        if units[place].has("bound", "say"):
            break
    return None


def _count(scene: Scene, at: int) -> Quantity | None:
    """Return the number right before an event's noun: "two (deadly) air strikes"."""
    for place in range(at - 1, max(at - 3, -1), -1):
        unit = scene.units[place]
        if unit.quantity is not None:
            return unit.quantity
        if unit.mark or unit.has("prep", "and", "bound", "party"):
            break
    return None


def _is_placed(units: Sequence[Unit], place: int) -> bool:
    return place + 1 < len(units) and units[place + 1].has("governed_behind")


def _with_places(scene: Scene, events: list[Event]) -> list[Event]:
    """Give the first event the number of places that it struck: "at four points along the border"."""
    units = scene.units
    for place in units.places("counted_place") if events else ():
        for back in range(place - 1, max(place - 3, -1), -1):
            quantity = units[back].quantity
            if (
                quantity is not None
                and not quantity.approx
                and not quantity.article
                and back
                and (units[back - 1].has("prep", "event", "strike_act") or _is_placed(units, place))
            ):
                first = events[0]
                counted = Event(
                    measure=first.measure,
                    at=first.at,
                    quantity=quantity,
                    hint=first.hint,
                    rule=first.rule + "; number of places",
                )
                return [counted, *[event for event in events if event.measure is not first.measure]]
    return events
