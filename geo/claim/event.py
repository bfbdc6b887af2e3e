"""A happening that a sentence tells, and how many it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..values import Measure, Qualifier
from .numbers import Quantity

if TYPE_CHECKING:
    from .scene import Scene

# A word and what it needs to tell an event stand no further apart.
NEAR = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A happening that a sentence tells: which, at what unit, how many, and the word's hint.

    ``places`` says that the number counts places; ``faint`` that a fight is only the time or cause of something else;
    ``stray`` that it was a shell of nobody's that hurt nobody: part of a
    fight, unless somebody claims it.
    """

    measure: Measure
    at: int
    quantity: Quantity | None = None
    hint: str = ""
    rule: str = ""
    places: bool = False
    stray: bool = False
    faint: bool = False

    @property
    def bounds(self) -> tuple[int | None, int | None, Qualifier, bool]:
        """Return low, high, qualifier and whether the number is vague; an event without a number has none."""
        q = self.quantity
        vague = q is not None and q.approx and q.qualifier is not Qualifier.ABOUT  # "dozens of rockets"
        if q is None or vague or q.article or q.low == 1 == q.high:
            return None, None, Qualifier.CATEGORICAL, False
        return q.low, q.high, q.qualifier, q.approx


def make_event(
    scene: Scene, at: int, kind: str, told: str, quantity: Quantity | None = None, *, hint: str = ""
) -> Event:
    """Make an event of a kind of the language's ``events.toml``; ``told`` is by which words."""
    measure = Measure(kind)
    hint = hint or scene.units[at].value("hint") or (_means(scene, at) if measure is Measure.STRIKE else "")
    hint = hint or scene.lexicon.tables["events"][kind]["hint"]
    return Event(measure=measure, at=at, quantity=quantity, hint=hint, rule=f"{kind}: {told}")


def _means(scene: Scene, at: int) -> str:
    """Return the hint of what a strike was made with, if that is named near its word: "pounded them with artillery"."""
    units = scene.units
    near = [n for n in units.places("strike_means", "aircraft") if abs(n - at) <= NEAR]
    telling = [n for n in near if units[n].has("hint", "aircraft")]  # "bombs" may be anybody's
    return units[min(telling, key=lambda n: (abs(n - at), n))].value("hint") if telling else ""


def is_paired(scene: Scene, at: int, tag: str) -> bool:
    """Whether the second word of a pair follows: "exchanged (heavy) fire"."""
    for place, unit in enumerate(scene.units[at + 1 : at + 7], at + 1):
        # "exchanged | artillery fire"
        said = unit.low if scene.lexicon.verb_last else unit.low.rpartition(" ")[2]
        if unit.low in scene.units[at].tags[tag] or said in scene.units[at].tags[tag]:
            behind = scene.units[place + 1] if place + 1 < len(scene.units) else None
            return behind is None or not behind.has("calendar")  # "fired in the air on Monday"
        if unit.mark or unit.has("bound", "say"):
            break
    return False


def count_before(scene: Scene, at: int) -> Quantity | None:
    """Return the number right before an event's noun: "two (deadly) air strikes"."""
    for place in range(at - 1, max(at - 3, -1), -1):
        unit = scene.units[place]
        if unit.quantity is not None:
            return unit.quantity
        if unit.mark or unit.has("prep", "and", "bound", "party"):
            break
    return None


def count_times(scene: Scene, at: int) -> Quantity | None:
    """Return how often behind a verb: "clashed twice"; or before one that closes its clause."""
    before = scene.units[max(at - 3, 0) : at]
    # Between an auxiliary and its verb too: "has twice this week targeted".
    led = not scene.lexicon.verb_last and any(
        unit.value("aux") == "have" for unit in scene.units[max(at - 4, 0) : at]
    )
    beside = before if scene.lexicon.verb_last or led else scene.units[at + 1 : at + 3]
    for unit in beside:
        if unit.has("times"):
            often = int(unit.value("times"))
            return Quantity(first=at, last=at + 1, low=often, high=often, qualifier=Qualifier.EXACT)
    return None
