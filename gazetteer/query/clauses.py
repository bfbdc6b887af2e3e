"""The items of a query as clauses: names, and where something lies as seen from them.

Within a clause the order of words does not matter ("20 km east of A", "A سے 20 کلومیٹر مشرق"), so that one grammar
serves languages that set their prepositions before a name and those that set them behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .items import Item

_NAMES = frozenset({"name", "unknown"})
# Words after which a kind word speaks no longer of the name before them.
_PARTING = frozenset({"near", "bearing", "between", "and", "dash", "to"})


@dataclass(slots=True, eq=False)
class Ref:
    """A name that a query mentions: a listed one, or a word that nobody knows, with the kinds said beside it."""

    item: Item
    kinds: tuple[str, ...] = ()
    thing: str = ""

    @property
    def is_known(self) -> bool:
        """Whether a list has it."""
        return self.item.entry is not None


@dataclass(slots=True, eq=False)
class Relation:
    """Where something lies as seen from its anchors.

    ``sort`` is ``offset`` (a distance and a bearing), ``ring`` (a distance), ``side`` (a bearing), ``near``, ``rim``,
    ``stretch`` (between two anchors) or ``border``; ``anchors`` may be empty: then it speaks of the query's place.
    ``pair`` says that a dash alone joins the anchors of a stretch, ``part`` that it is their border, or a part of one.
    """

    sort: str
    anchors: list[Ref] = field(default_factory=list)
    metres: float = 0.0
    spread_m: float = 0.0
    bearing: float | None = None
    part: bool = False
    pair: bool = False


@dataclass(slots=True, eq=False)
class Parsed:
    """What a query says."""

    chain: list[Ref] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    several: bool = False


def parse(items: Sequence[Item]) -> Parsed:
    """Read the items of a query."""
    parsed = Parsed()
    for clause in _cut(_without_repeated(items)):
        _read_clause(clause, parsed)
    return parsed


def _without_repeated(items: Sequence[Item]) -> list[Item]:
    """Leave out a distance in brackets behind one: "20 km (12 miles) east"."""
    kept: list[Item] = []
    at = 0
    while at < len(items):
        roles = [item.role for item in items[at : at + 4]]
        if roles == ["sep", "number", "unit", "sep"] and kept and kept[-1].role == "unit":
            at += len(roles)
            continue
        kept.append(items[at])
        at += 1
    return kept


def _cut(items: Sequence[Item]) -> list[list[Item]]:
    """Cut at separators, at "in", and at an "of" that stands between two places."""
    clauses: list[list[Item]] = [[]]
    for item in items:
        role = item.role
        if role in {"sep", "in"} or (role == "of" and _closes(clauses[-1])):
            clauses.append([])
        elif role != "of":
            clauses[-1].append(item)
    return [clause for clause in clauses if clause]


def _closes(clause: Sequence[Item]) -> bool:
    """Tell whether what stands before an "of" is a place already ("Datta Khel tehsil of"), no "north" or "tehsil"."""
    for item in reversed(clause):
        if item.role in {"name", "unknown"}:
            return True
        if item.role not in {"kind", "idle", "thing"}:
            return False
    return False


def _read_clause(clause: list[Item], parsed: Parsed) -> None:
    refs, rest = _gather(clause)
    roles = {item.role for item in rest}
    order = {id(ref): ref for _, ref in refs}
    places = list(order.values())
    at = {id(ref): number for number, ref in refs}
    number, spread = _distance(rest)
    unit = next((item for item in rest if item.role == "unit"), None)
    bearing = next((item for item in rest if item.role == "bearing"), None)
    near = next((item for item in rest if item.role == "near"), None)
    relation: Relation | None = None
    if unit is not None and number > 0:
        metres = number * unit.value
        anchors = _anchor(clause, bearing or unit, places, at)
        relation = Relation(
            "offset" if bearing else "ring",
            anchors,
            metres=metres,
            spread_m=spread * unit.value,
            bearing=bearing.value if bearing else None,
        )
    elif len(places) > 1 and (
        "between" in roles or "road" in roles or "border" in roles or _is_pair(clause, refs)
    ):
        between = next((item for item in rest if item.role == "between"), None)
        relation = Relation("stretch", _two(clause, between, places, at))
        relation.part = "border" in roles
        relation.pair = roles.isdisjoint({"between", "road", "border"})
    elif "road" in roles and places:
        relation = Relation("near", places[-1:])
    elif "border" in roles:
        # Whose border is said by a word that no list of places has ("the X border").
        relation = Relation("border", [ref for ref in places if not ref.is_known])
    elif near is not None:
        relation = Relation(near.value, _anchor(clause, near, places, at))
    elif bearing is not None:
        relation = Relation("side", _anchor(clause, bearing, places, at), bearing=bearing.value)
        relation.part = "part" in roles
    if relation is not None:
        parsed.relations.append(relation)
        used = {id(ref) for ref in relation.anchors}
        parsed.chain.extend(ref for ref in places if id(ref) not in used)
        return
    if len(places) > 1 and any(item.role in {"and", "to"} for item in rest):
        parsed.several = True
    parsed.chain.extend(places)


def _gather(clause: Sequence[Item]) -> tuple[list[tuple[int, Ref]], list[Item]]:
    """Give the clause's names with the kind words beside them, and all other items."""
    refs: list[tuple[int, Ref]] = []
    rest: list[Item] = []
    waiting: tuple[str, ...] = ()
    last: Ref | None = None
    for number, item in enumerate(clause):
        if item.role in _NAMES:
            last, waiting = Ref(item, kinds=waiting), ()
            refs.append((number, last))
        elif item.role == "kind" and not (item.also == "border" and not _may_be_gate(clause, refs, last)):
            if last is not None and not last.kinds:
                last.kinds = item.kinds
            elif any(later.role in _NAMES for later in clause[number + 1 :]):
                waiting = item.kinds
        elif item.role == "thing":
            if last is not None:
                last.thing = last.thing or item.text
        elif item.role != "idle":
            item.role = item.also or item.role
            rest.append(item)
            last = None if item.role in _PARTING else last
    return _merge(refs), rest


def _may_be_gate(clause: Sequence[Item], refs: Sequence[tuple[int, Ref]], last: Ref | None) -> bool:
    """Tell whether "border" after a name can mean its gate: after one known name, in no talk of nearness."""
    if last is None or len(refs) != 1 or not last.is_known:
        return False
    return {"near", "between", "dash"}.isdisjoint(item.role for item in clause)


def _merge(refs: list[tuple[int, Ref]]) -> list[tuple[int, Ref]]:
    """Join an unknown word to a name that it stands beside: together they name something that nobody knows."""
    merged: list[tuple[int, Ref]] = []
    for number, ref in refs:
        if merged:
            before_at, before = merged[-1]
            touching = number == before_at + 1
            if touching and ref.is_known != before.is_known and not before.kinds:
                text = f"{before.item.text} {ref.item.text}"
                known = ref.item if ref.is_known else before.item
                item = type(known)("unknown", text, value=known, at=before.item.at)
                merged[-1] = (number, Ref(item, kinds=ref.kinds, thing=ref.thing))
                continue
        merged.append((number, ref))
    return merged


def _anchor(clause: Sequence[Item], word: Item, places: list[Ref], at: dict[int, int]) -> list[Ref]:
    """Give the name that a word of distance speaks of: the next one after it, else the last one before it."""
    here = next(number for number, item in enumerate(clause) if item is word)
    behind = [ref for ref in places if at[id(ref)] > here]
    return behind[:1] or places[-1:]


def _two(clause: Sequence[Item], word: Item | None, places: list[Ref], at: dict[int, int]) -> list[Ref]:
    if word is not None:
        here = next(number for number, item in enumerate(clause) if item is word)
        behind = [ref for ref in places if at[id(ref)] > here]
        if len(behind) > 1:
            return behind[:2]
    return places[-2:] if word is not None else places[:2]


def _is_pair(clause: Sequence[Item], refs: Sequence[tuple[int, Ref]]) -> bool:
    """Tell whether two names are joined by a dash and nothing else."""
    if len(refs) != 2:  # noqa: PLR2004 - a pair
        return False
    return [item.role for item in clause[refs[0][0] + 1 : refs[1][0]] if item.role != "kind"] == ["dash"]


def _distance(rest: Sequence[Item]) -> tuple[float, float]:
    """Give a distance's figure, and half of how far a range of figures is open."""
    unit = next((number for number, item in enumerate(rest) if item.role == "unit"), None)
    if unit is None:
        return 0.0, 0.0
    figures: list[float] = []
    for item in reversed(rest[:unit]):
        if item.role == "number":
            figures.append(item.value)
        elif item.role not in {"dash", "to", "and"}:
            break
    figures = figures[:2]
    if not figures:
        return 0.0, 0.0
    return sum(figures) / len(figures), (max(figures) - min(figures)) / 2
