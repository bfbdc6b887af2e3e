"""What the rules for whose victims were look at: the harm, its sentence, who speaks, and where it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer import Party, Sides

    from .groups import Group
    from .harm import Harm
    from .scene import Scene

MATERIAL = frozenset({"posts", "vehicles", "drones"})
ARMED = frozenset({"forces", "fighters", "militants"})
IRREGULAR = frozenset({"fighters", "militants", "movement"})
# What a party is to a word that points back at it: "this group", "this country".
_KINDS = {"own_group": frozenset({"movements"}), "own_country": frozenset({"names", "demonyms"})}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where a harm was, as ISO 3166-1 alpha-2 codes of countries, empty where not known.

    ``here`` is said by its sentence, ``before`` by an earlier one, ``usual`` is that of most of the article's
    scenes. ``posts_taken`` says that its sentence tells of posts that the other side lost, ``denied`` that all of it
    is denied; ``fallen`` are the sides of the victims told of before in the sentence, ``siblings`` are the other groups of the same word of harm, ``beside`` those of the sentence's earlier
    harms by another word, ``label`` is the claimant; ``rebels`` are the parties that fought their country's forces then, which they rule by now;
    ``total`` says that its sentence tells of a long time.
    """

    here: str = ""
    before: str = ""
    usual: str = ""
    posts_taken: bool = False
    denied: bool = False
    fallen: frozenset[str] = frozenset()
    siblings: tuple[Group, ...] = ()
    beside: tuple[Group, ...] = ()
    label: str = ""
    rebels: frozenset[str] = frozenset()
    total: bool = False

    @property
    def country(self) -> str:
        """The country, by the best there is."""
        return self.here or self.before or self.usual


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a rule looks at: the harm, its sentence, the party that speaks, and the ground."""

    harm: Harm
    scene: Scene
    speaker: str
    ground: Ground

    @property
    def group(self) -> Group:
        """The victims."""
        return self.harm.group

    @property
    def sides(self) -> Sides:
        """The theatre's sides."""
        return self.scene.lexicon.sides

    def party(self, party_id: str) -> Party | None:
        """Return the party of an id, None for no party's."""
        return self.sides.parties.get(party_id)

    def forces(self, party_id: str) -> str | None:
        """Return the side of a party's armed men."""
        party = self.party(party_id)
        return party.forces if party is not None else None

    def enemy(self, party_id: str) -> str | None:
        """Return the side of whom a party fights: at home its enemy within, if it has one."""
        party = self.party(party_id)
        if party is None or not party.enemies:
            return None
        if self._is_rebel(party):
            return party.forces
        enemies = [self.sides.parties[enemy] for enemy in party.enemies]
        within = [enemy for enemy in enemies if not enemy.country]
        at_home = (
            bool(within) and self.group.sort in {"fighters", "posts"} and self.ground.here == party.country
        )
        return (within if at_home and not self.speaker else enemies)[0].forces

    def _is_rebel(self, party: Party) -> bool:
        """Whether a party's own movement fought the forces of its country, where it was."""
        if party.id not in self.ground.rebels or self.ground.country != party.country:
            return False
        return self.ground.label == party.claimant or any(
            unit.value("party") == party.id and unit.value("party", 1) == "movements"
            for unit in self.scene.units
        )

    def forces_of_country(self, country: str) -> str | None:
        """Return the side of the armed men of a country (ISO 3166-1 alpha-2)."""
        party = self.sides.party_of_country(country)
        return party.forces if party is not None else None

    def civilians_of_country(self, country: str) -> str | None:
        """Return the side of the people of a country (ISO 3166-1 alpha-2)."""
        party = self.sides.party_of_country(country)
        return party.civilians if party is not None else None


Rule = tuple[str, "Callable[[Case], str | None]"]


def first_of(rules: tuple[Rule, ...], case: Case) -> tuple[str, str]:
    """Return the side that the first rule knows, and why."""
    for why, find in rules:
        side = find(case)
        if side is not None:
            return side, why
    return case.sides.defaults["victim_unknown"], "not said whose"


def unknown(case: Case) -> str:
    """Return the side of nobody in particular."""
    return case.sides.defaults["victim_unknown"]


def owner_of(case: Case) -> str:
    """Return the party that "its" or "their" points back at: the subject of its clause, who speaks, or the last one named."""
    scene, group = case.scene, case.group
    counted = {place for other in scene.groups if other.quantity for place in range(other.first, other.last)}
    clause = scene.clause_start(group.first)
    nearest = _owner_of_kind(case)
    if nearest:
        return nearest
    for place in range(group.first):
        unit = scene.units[place]
        governed = place > 0 and scene.units[place - 1].has("prep")
        if unit.has("party") and place not in counted and not governed:
            nearest = unit.value("party")
            if place >= clause:
                return nearest
    return case.speaker or nearest


def _owner_of_kind(case: Case) -> str:
    """Return the party named last before "men of this group", or "of this country": a word that says which sort of party owns them."""
    units = case.scene.units
    group = case.group
    words = units[group.first : group.last]
    kinds = next((_KINDS[name] for name in _KINDS if any(unit.has(name) for unit in words)), frozenset())
    named = (unit for unit in reversed(units[: group.first]) if unit.value("party", 1) in kinds)
    return next((unit.value("party") for unit in named), "")
