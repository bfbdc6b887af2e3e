"""What sort of event a claim tells, and what an event is called in the end. The tables are ``types.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ..values import Kind, Measure

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from ..values import Claim

TOLLS = frozenset(
    {
        Measure.KILLED,
        Measure.WOUNDED,
        Measure.CAPTURED,
        Measure.MISSING,
        Measure.DISPLACED,
        Measure.POSTS_CAPTURED,
        Measure.POSTS_DESTROYED,
        Measure.DRONES_DOWNED,
        Measure.VEHICLES_DESTROYED,
        Measure.NONE_KILLED,
    }
)
# The closed list's sides that bear no arms begin so; ``unknown`` is no side.
_UNARMED = ("civilians", "unknown")


@cache
def load_kinds() -> Mapping[str, Any]:
    """Read ``types.toml``."""
    return tomllib.loads((resources.files("geo") / "incident" / "types.toml").read_text("utf-8"))


def sort_of(claim: Claim) -> str:
    """Return the sort of event that a claim tells, empty for a toll whose words do not say."""
    table = load_kinds()
    by_measure: str = table["sort_of_measure"].get(claim.measure.value, "")
    if by_measure not in {"", "strike"}:
        return by_measure
    return table["sort_of_hint"].get(claim.event_hint) or by_measure


def may_join(sort: str, other: str) -> bool:
    """Whether two sorts may be one event.

    Examples
    --------
    >>> may_join("ground", ""), may_join("ground", "closure"), may_join("ground", "air")
    (True, False, False)
    """
    return other in load_kinds()["joins"][sort]


def is_strike(sorts: Collection[str]) -> bool:
    """Whether an event is a strike, with nothing told of a fight on the ground."""
    return "ground" not in sorts and not {"air", "strike"}.isdisjoint(sorts)


def is_armed(side: str) -> bool:
    """Whether a side of the closed list fights."""
    return bool(side) and not side.startswith(_UNARMED)


def armed_sides(claim: Claim) -> frozenset[str]:
    """Return the sides that fought, as far as a claim tells: who did it, and the armed victim."""
    return frozenset(side for side in (*claim.actor, claim.victim_side) if is_armed(side))


def tells_attack(claim: Claim) -> bool | None:
    """Whether its words speak of an attack (True), of a fight (False), or of neither (None)."""
    if claim.event_hint in load_kinds()["attack"]["hints"]:
        return True
    return False if claim.measure is Measure.CLASH or claim.event_hint == "armed_clash" else None


def type_of(claims: Sequence[Claim]) -> str:
    """Return the incident type that an event's claims amount to.

    A strike is one from the air unless something else of the event was on the ground. An attack is what most
    of the claims that say so call an attack, unless both sides' own forces are said to have clashed.
    """
    sorts = [sort_of(claim) for claim in claims]
    for sort, name in (("closure", "crossing_closure"), ("reopening", "reopening"), ("ceasefire", "other")):
        if sort in sorts:
            return name
    hints = [claim.event_hint for claim in claims]
    if is_strike(sorts):
        flown = [hint for hint in hints if hint in {"air_strike", "drone_strike"}]
        return "drone_strike" if flown and all(hint == "drone_strike" for hint in flown) else "air_strike"
    manners = [tells_attack(claim) for claim in claims]
    attacks, fights = manners.count(True), manners.count(False)
    if attacks and attacks >= fights:
        return "attack"
    if not fights and _is_one_sided(claims):
        return "attack"
    if "shelling" in hints and not fights:
        return "shelling"
    return "armed_clash"


def _is_one_sided(claims: Sequence[Claim]) -> bool:
    """Whether all that is told is losses, and not on two sides that fight."""
    losers = {claim.victim_side for claim in claims if is_armed(claim.victim_side)}
    return len(losers) < 2 and all(claim.measure in TOLLS for claim in claims)  # noqa: PLR2004 -- two sides


def codes_of(kind_of_event: str, claims: Sequence[Claim]) -> tuple[Kind, str, str]:
    """Return the map's kind and the ACLED-like event and sub-event type."""
    table = load_kinds()
    row = table["type"][kind_of_event]
    codes = row
    if kind_of_event == "attack":
        hints = [claim.event_hint for claim in claims if claim.event_hint in table["hint"]]
        victims = {claim.victim_side for claim in claims if claim.measure in TOLLS} - {"unknown"}
        if hints:
            codes = table["hint"][min(hints)]
        elif victims and not any(map(is_armed, victims)):
            codes = table["unarmed"]
    elif any(claim.measure is Measure.CEASEFIRE for claim in claims):
        codes = table["agreement"]
    return Kind(row["kind"]), codes["event_type"], codes["sub_event_type"]


def sides_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Return the sides that fought or were hit, in alphabetical order."""
    told = list(claims)
    if all(sort_of(claim) in {"closure", "reopening"} for claim in told):
        return ()
    sides = {side for claim in told for side in (*claim.actor, claim.victim_side)}
    return tuple(sorted(sides - {"unknown", ""}))
