"""The items of a query as clauses: names, and where something lies as seen from them.

Within a clause the order of words does not matter ("20 km east of A", "A سے 20 کلومیٹر مشرق"), so that one grammar
serves languages that set their prepositions before a name and those that set them behind it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .tokens import APART

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .items import Item

_LISTING = ("and", "to")
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
    ``road`` (on one that leads there), ``stretch`` (between two anchors), ``onward`` (a distance from the first anchor
    towards the second) or ``border``; ``anchors`` may be empty: then it speaks of the query's place.
    ``pair`` says that a dash alone joins the anchors of a stretch, ``apart`` that it has blanks around it, ``part`` that it is their border, a part of one, or, of a border, that it
    is the theatre's own; a border's anchors are whose it is, or where along it.
    """

    sort: str
    anchors: list[Ref] = field(default_factory=list)
    metres: float = 0.0
    spread_m: float = 0.0
    bearing: float | None = None
    part: bool = False
    pair: bool = False
    apart: bool = False


@dataclass(slots=True, eq=False)
class Parsed:
    """What a query says."""

    chain: list[Ref] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    hints: list[Ref] = field(default_factory=list)
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
        if role == "near" and any(before.role in _NAMES for before in clauses[-1]):
            clauses.append([item])
        elif role in {"sep", "in"} or (role == "of" and _closes(clauses[-1])):
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
    said = _Clause(clause)
    if not said.places and "road" in said.words:
        return  # a road that no place is named on
    if "border" not in said.words:
        # "A state's side of X": whose it is narrows where it is.
        parsed.hints.extend(Ref(item) for item in said.rest if item.role == "state")
    relation = said.distance() or said.way() or said.nearness()
    if relation is None:
        parsed.several = parsed.several or (
            len(said.places) > 1 and not said.words.keys().isdisjoint(_LISTING)
        )
        parsed.chain.extend(said.places)
        return
    parsed.relations.append(relation)
    used = {id(ref) for ref in relation.anchors}
    parsed.chain.extend(ref for ref in said.places if id(ref) not in used)


class _Clause:
    """A clause with its names, and the first word of each role."""

    def __init__(self, clause: Sequence[Item]) -> None:
        refs, self.rest = _gather(clause)
        self._clause = clause
        self._refs = refs
        self._at = {id(ref): number for number, ref in refs}
        self.places = [ref for _, ref in refs]
        self.words = {item.role: item for item in reversed(self.rest)}

    def distance(self) -> Relation | None:
        """Read a distance, with a direction or without."""
        unit, bearing = self.words.get("unit"), self.words.get("bearing")
        number, spread = _distance(self.rest)
        if unit is None or number <= 0:
            return None
        if bearing is None and "border" in self.words:
            return Relation("border", self.places, part="state" in self.words)
        if bearing is None and "to" in self.words and len(self.places) > 1:
            return Relation("onward", self.places[:2], metres=number * unit.value)
        return Relation(
            "offset" if bearing else "ring",
            self._anchor(bearing or unit),
            metres=number * unit.value,
            spread_m=spread * unit.value,
            bearing=bearing.value if bearing else None,
        )

    def way(self) -> Relation | None:
        """Read what lies between two places, on a road, or at a border."""
        border = "border" in self.words
        # Whose border is said by words that no list of places has ("the X border", "the X-Y border").
        strange = not any(ref.is_known for ref in self.places)
        joined = not self.words.keys().isdisjoint(("between", "road", "border")) or self._is_pair()
        if len(self.places) > 1 and joined and not (border and strange):
            pair = self.words.keys().isdisjoint(("between", "road", "border"))
            return Relation("stretch", self._two(), part=border, pair=pair, apart=self._is_apart())
        if border:
            return Relation("border", self.places, part="state" in self.words)
        if "road" in self.words and self.places:
            return Relation("road", self.places[-1:])
        return None

    def nearness(self) -> Relation | None:
        """Read "near", or a direction without a distance."""
        near, bearing = self.words.get("near"), self.words.get("bearing")
        if near is not None:
            return Relation(near.value, self._anchor(near))
        if bearing is not None:
            part = "part" in self.words
            return Relation("side", self._anchor(bearing), bearing=bearing.value, part=part)
        return None

    def _anchor(self, word: Item) -> list[Ref]:
        """Give the name that a word of distance speaks of: the next one after it, else the last one before it."""
        return self._behind(word)[:1] or self.places[-1:]

    def _two(self) -> list[Ref]:
        word = self.words.get("between")
        if word is None:
            return self.places[:2]
        behind = self._behind(word)
        return behind[:2] if len(behind) > 1 else self.places[-2:]

    def _behind(self, word: Item) -> list[Ref]:
        here = next(number for number, item in enumerate(self._clause) if item is word)
        return [ref for ref in self.places if self._at[id(ref)] > here]

    def _is_apart(self) -> bool:
        return any(item.role == "dash" and item.text == APART for item in self._clause)

    def _is_pair(self) -> bool:
        """Tell whether two names are joined by a dash and nothing else."""
        if len(self._refs) != 2:  # noqa: PLR2004 - a pair
            return False
        between = self._clause[self._refs[0][0] + 1 : self._refs[1][0]]
        return [item.role for item in between if item.role != "kind"] == ["dash"]


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
        elif item.role in {"kind", "thing"} and (item.also != "border" or _may_be_gate(clause, refs, last)):
            if last is not None:
                _qualify(last, item)
            elif any(later.role in _NAMES for later in clause[number + 1 :]):
                waiting = item.kinds
        elif item.role != "idle":
            item.role = "border" if item.also == "border" else item.role
            rest.append(item)
            last = None if item.role in _PARTING else last
    return _merge(clause, refs), rest


def _qualify(ref: Ref, item: Item) -> None:
    """Add to a name what a word behind it says: its kind, or a thing that it has."""
    if item.role == "kind" and not ref.kinds:
        ref.kinds = item.kinds
    elif "thing" in {item.role, item.also}:
        ref.thing = ref.thing or item.text


def _may_be_gate(clause: Sequence[Item], refs: Sequence[tuple[int, Ref]], last: Ref | None) -> bool:
    """Tell whether "border" after a name can mean its gate: after one known name, in no talk of nearness."""
    if last is None or len(refs) != 1 or not last.is_known:
        return False
    return {"near", "between", "dash"}.isdisjoint(item.role for item in clause)


def _merge(clause: Sequence[Item], refs: list[tuple[int, Ref]]) -> list[tuple[int, Ref]]:
    """Join an unknown word to a name that it stands beside: together they name something that nobody knows."""
    merged: list[tuple[int, Ref]] = []
    for number, ref in refs:
        if merged:
            before_at, before = merged[-1]
            dashes = [item for item in clause[before_at + 1 : number] if item.role != "kind"]
            dashed = [item.role for item in dashes] == ["dash"]
            if dashed and dashes[0].text == APART and before.is_known and not ref.is_known:
                # "Town - Quarter": a part of it that no list has.
                before.thing = before.thing or ref.item.text
                continue
            touching = number == before_at + 1 and ref.is_known != before.is_known
            if (touching or (dashed and not (ref.is_known and before.is_known))) and not before.kinds:
                text = f"{before.item.text} {ref.item.text}"
                item = type(ref.item)("unknown", text, value=text, at=before.item.at)
                merged[-1] = (number, Ref(item, kinds=ref.kinds, thing=ref.thing))
                continue
        merged.append((number, ref))
    return merged


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
