"""What somebody says happened: how many, of whose, where and when, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .article import Evidence
from .when import When


class Measure(StrEnum):
    """What is counted or told."""

    KILLED = "killed"
    WOUNDED = "wounded"
    CAPTURED = "captured"
    MISSING = "missing"
    DISPLACED = "displaced"
    POSTS_CAPTURED = "posts_captured"
    POSTS_DESTROYED = "posts_destroyed"
    DRONES_DOWNED = "drones_downed"
    VEHICLES_DESTROYED = "vehicles_destroyed"
    CLOSURE = "closure"
    REOPENING = "reopening"
    STRIKE = "strike"
    CLASH = "clash"
    CEASEFIRE = "ceasefire"
    NONE_KILLED = "none_killed"


class Qualifier(StrEnum):
    """How the text bounds the value."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    RANGE = "range"
    DOZENS = "dozens"
    SCORES = "scores"
    HUNDREDS = "hundreds"
    THOUSANDS = "thousands"
    SEVERAL = "several"
    MANY = "many"
    HEAVY = "heavy"
    LARGE = "large"
    CATEGORICAL = "categorical"


class Stance(StrEnum):
    """What the claimant does with the claim."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    UNVERIFIED = "unverified"


class Scope(StrEnum):
    """What the number covers."""

    PLACE = "place"
    INCIDENT = "incident"
    MULTI_PLACE = "multi_place"
    PERIOD = "period"
    CUMULATIVE = "cumulative"


class LossView(StrEnum):
    """How claimant and victim stand to each other."""

    OWN_LOSS = "own_loss"
    ENEMY_LOSS = "enemy_loss"
    THIRD_PARTY = "third_party"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """Who says it: the words that name the speaker, and the label of the theatre's closed list.

    ``label`` is one of the claimants in the theatre's ``sides.toml`` (``unattributed`` where nobody is
    named); ``side`` the victim-side label of the party that speaks, empty for a third party; ``start`` and
    ``end`` are where the words stand, -1 where nobody is named.
    """

    label: str
    text: str = ""
    side: str = ""
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One claim of one article. Values are whole numbers; None is an open end.

    Parameters
    ----------
    id
        ``c`` and 12 hexadecimal digits, from article, first evidence's offsets, measure, values, victim side
        and claimant label.
    evidence
        Where it stands. A headline, lead and body may repeat one claim; the first one named gave the id.
    relay
        Who passed it on, nearest to the reader first: "AFP", when AFP cites the ministry.
    unverified
        The text marks the claim as not verified, whatever its stance.
    subset_of
        Id of the claim whose number includes this one ("including two children"), or None.
    scope, aggregate
        What the number covers; ``aggregate`` for totals that belong to no one incident.
    actor
        Side label of who did it (who closed the crossing, who struck), empty if not said. Several: the rest.
    victim_side, victim_class
        Label of the theatre's closed list, and the words' class: ``soldiers``, ``police``, ``civilians`` ...
    place_ids, mention_ids
        Where, as gazetteer places and as the mentions that say so; both empty where the text does not say.
    locality
        The text's own words for a where that is no gazetteer's place ("four distinct points along the border").
    event_hint
        Words that tell events apart, as data found them: ``air_strike``, ``drone_strike``, ``shelling``,
        ``suicide_bomb``, ``ied``, ``armed_clash``, ``attack``, ``crossing`` or empty.
    background
        The text tells it as what lies behind its own event: long before the report, or at a time untold
        ("before this").
    derived
        The number was computed (parts added up), not read.
    rule
        The rules that made it, ``; `` between them.
    """

    id: str
    article_id: str
    evidence: tuple[Evidence, ...]
    measure: Measure
    value_low: int | None
    value_high: int | None
    qualifier: Qualifier
    claimant: Claimant
    stance: Stance = Stance.ASSERTS
    approx: bool = False
    unsplit: bool = False
    relay: tuple[str, ...] = ()
    unverified: bool = False
    actor: tuple[str, ...] = ()
    partial: bool = False
    victim_side: str = "unknown"
    victim_class: str = ""
    subset_of: str | None = None
    scope: Scope = Scope.INCIDENT
    aggregate: bool = False
    place_ids: tuple[str, ...] = ()
    mention_ids: tuple[str, ...] = ()
    locality: str = ""
    when: When | None = None
    background: bool = False
    loss_view: LossView = LossView.UNKNOWN
    event_hint: str = ""
    derived: bool = False
    rule: str = ""


class RelationKind(StrEnum):
    """How one claim stands to another."""

    RESTATES = "restates"
    CONTRADICTS = "contradicts"
    DENIES = "denies"
    REVISES = "revises"
    PART_OF = "part_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRelation:
    """``source`` restates, contradicts, denies, revises or is part of ``target`` (claim ids), and why."""

    kind: RelationKind
    source: str
    target: str
    reason: str
