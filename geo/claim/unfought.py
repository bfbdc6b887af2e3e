"""What only looks like a clash: wars that go on, crowds without arms, shots at one person or a car, numbers that count no clashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values import Measure
from .event import NEAR, count_before
from .units import is_behind_be

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .draft import Draft, Line
    from .scene import Scene

# More clashes than that are a year's, and no claim of any.
_MOST_CLASHES = 9
# An article that speaks of a crowd so often is about unrest.
_CROWDS = 3
# "planning and launching attacks"
_MEANT = 4
_ARMED = frozenset({"militants", "fighters"})


def is_no_fight(scene: Scene, at: int) -> bool:
    """Whether the words for a clash at a unit tell of none, where the verb does not close its clause."""
    if scene.lexicon.verb_last:
        return False
    return _is_waged(scene, at) or _is_unrest(scene) or _is_on_unarmed(scene, at) or _is_no_answer(scene, at)


def _is_no_answer(scene: Scene, at: int) -> bool:
    """Whether who "answered with" or "was engaged" did so without arms: "answered with a sit-in", "engaged in talks"."""
    units = scene.units
    if units[at].low in _words(scene, "answered"):
        answers = _words(scene, "answers")
        return not any(word in answers for unit in units[at + 1 : at + NEAR] for word in unit.low.split())
    if units[at].low not in _words(scene, "engaged"):
        return False
    behind = units[at + 1] if at + 1 < len(units) else None
    by = scene.lexicon.by
    led = is_behind_be(units, at)
    fought = any(unit.has("clash_weak", "event") for unit in units[at + 1 : at + NEAR])
    return led and not fought and (behind is None or behind.low not in by)


def is_tally(scene: Scene, at: int) -> bool:
    """Whether a number before a noun is a period's, or a year: "22 armed clashes", "the 2014 attack"; not who "recorded 46 clashes"."""
    quantity = count_before(scene, at)
    if scene.lexicon.verb_last or quantity is None or (quantity.low or 0) <= _MOST_CLASHES:
        return False
    place = next(n for n in range(at - 1, -1, -1) if scene.units[n].quantity is quantity)
    return place == 0 or not scene.units[place - 1].has("say")


def is_meant(scene: Scene, at: int) -> bool:
    """Whether an attack is only planned: "a base for planning attacks"."""
    meant = _words(scene, "meant")
    return any(unit.low in meant for unit in scene.units[max(at - _MEANT, 0) : at])


def _words(scene: Scene, name: str) -> list[str]:
    words: list[str] = scene.lexicon.tables["events"]["clash"].get(name, [])
    return words


def _forms_of_be(scene: Scene) -> list[str]:
    words: list[str] = scene.lexicon.tables["grammar"]["auxiliaries"]["be"]
    return words


def _is_waged(scene: Scene, at: int) -> bool:
    """Whether "fighting" has an object: "have been fighting the movement for years", "committed to fighting crime"."""
    units = scene.units
    if units[at].low not in _words(scene, "waged") or at + 1 >= len(units):
        return False
    before = units[at - 1] if at else None
    behind = units[at + 1]
    if units[at].value("event", 1) == "nouns" and _is_cause(scene, at):
        return True
    against = behind.low in scene.lexicon.tables["grammar"]["joins"]["versus"]
    if against or behind.mark or behind.has("bound"):
        # "are | fighting against", "said to be | fighting against"
        return against and before is not None and before.low.split()[-1] in _forms_of_be(scene)
    # "are | fighting foreign troops", "those who | fight to bring it down"
    led = before is not None and before.low.split()[-1] in _forms_of_be(scene) and not behind.tags
    if led or (before is not None and before.has("relative")):
        return True
    article = behind.quantity is not None and behind.quantity.article
    if article or behind.has("party", "head", "the", "own"):
        return True
    return before is not None and before.low == "to" and not behind.tags


def _is_cause(scene: Scene, at: int) -> bool:
    """Whether "fight" is what one side does and no one fight: "the fight against terrorism", "his forces fight there"."""
    if scene.units[at].low not in _words(scene, "lasting"):
        return False
    near = scene.units[max(at - 3, 0) : at]
    one = any(unit.has("the") or (unit.quantity is not None and unit.quantity.article) for unit in near)
    against = scene.units[at + 1].low in scene.lexicon.tables["grammar"]["joins"]["versus"]
    return not one or against


def _has_crowd(scene: Scene) -> bool:
    crowd = _words(scene, "crowd")
    return bool(crowd) and any(unit.low in crowd for unit in scene.units)


def _is_unrest(scene: Scene) -> bool:
    """Whether a crowd without arms is in it: "protesters clashed with the police"."""
    return _has_crowd(scene) and not _names_armed(scene)


def _names_armed(scene: Scene) -> bool:
    return any(unit.value("head", 1) in _ARMED for unit in scene.units)


def without_unrest(drafts: list[Draft], lines: Sequence[Line]) -> list[Draft]:
    """Drop the clashes of an article about a crowd and the police: "firing broke out", "they answered with tear gas"."""
    if sum(_has_crowd(line.scene) for line in lines) < _CROWDS:
        return drafts
    armed = {line.sentence.index for line in lines if _names_armed(line.scene)}
    return [d for d in drafts if d.measure is not Measure.CLASH or d.sentence.index in armed]


def _is_on_unarmed(scene: Scene, at: int) -> bool:
    """Whether shots or blows were at a car, or one person who bears no arms: "fired at a car", "attacked a water tanker"."""
    units = scene.units
    unarmed = _words(scene, "unarmed")
    if not unarmed or units[at].value("event", 1) == "nouns":
        return False
    first, last = at + 1, min(at + NEAR, len(units))
    if is_behind_be(units, at):
        first, last = max(scene.clause_start(at), at - NEAR), at
    hit = False
    for place in range(first, last):
        unit = units[place]
        ends = unit.mark or unit.has("bound", "say", "pred")
        if last != at and ends and unit.value("pred") != "kill":
            break
        if unit.value("head", 1) in {"forces", "posts"} or unit.value("party", 1) == "forces":
            return False
        group = scene.starting.get(place)
        one = group is not None and group.sort == "civilians" and not group.plural
        hit = hit or one or unit.low in unarmed
    return hit


def without_faint(drafts: list[Draft]) -> list[Draft]:
    """Keep a fight that only says when or how people died, "killed in clashes", where the text tells of no other, and once."""
    told = [draft for draft in drafts if draft.measure is Measure.CLASH]
    plain = [draft for draft in told if not draft.faint]
    kept = {draft.number for draft in plain or told[:1]}
    return [draft for draft in drafts if draft.measure is not Measure.CLASH or draft.number in kept]
