"""What somebody says happened: how many, of whose, where and when, and who says so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .article import Evidence
from .when import When


class Measure(StrEnum):
    """What is counted or told.

    Examples
    --------
    >>> Measure("killed") is Measure.KILLED, Measure.KILLED == "killed"
    (True, True)
    """

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
    """How the text bounds the value.

    Examples
    --------
    >>> Qualifier("at_least") is Qualifier.AT_LEAST, Qualifier.AT_LEAST == "at_least"
    (True, True)
    """

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
    """What the claimant does with the claim.

    Examples
    --------
    >>> Stance("denies") is Stance.DENIES, Stance.DENIES == "denies"
    (True, True)
    """

    ASSERTS = "asserts"
    DENIES = "denies"
    CONFIRMS = "confirms"
    UNVERIFIED = "unverified"


class Scope(StrEnum):
    """What the number covers.

    Examples
    --------
    >>> Scope("cumulative") is Scope.CUMULATIVE, Scope.CUMULATIVE == "cumulative"
    (True, True)
    """

    PLACE = "place"
    INCIDENT = "incident"
    MULTI_PLACE = "multi_place"
    PERIOD = "period"
    CUMULATIVE = "cumulative"


class LossView(StrEnum):
    """How claimant and victim stand to each other.

    Examples
    --------
    >>> LossView("own_loss") is LossView.OWN_LOSS, LossView.OWN_LOSS == "own_loss"
    (True, True)
    """

    OWN_LOSS = "own_loss"
    ENEMY_LOSS = "enemy_loss"
    THIRD_PARTY = "third_party"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimant:
    """Who says it: the words that name the speaker, and the label of the theatre's closed list.

    Parameters
    ----------
    label
        One of the claimants in the theatre's ``sides.toml``; ``unattributed`` where nobody is named.
    text
        The words that name the speaker.
    side
        The victim-side label of the party that speaks, empty for a third party.
    start, end
        Where the words stand, in code points; -1 where nobody is named.

    Examples
    --------
    >>> Claimant(label="unattributed").side
    ''
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
    article_id
        The article that it stands in.
    evidence
        Where it stands. A headline, lead and body may repeat one claim; the first one named gave the id.
    measure
        What is counted or told.
    value_low, value_high
        The lowest and the highest number that the words allow (persons or things), None where they leave an end open: "more
        than 200" has no highest. Both None for what is no number (a closure, "dozens").
    qualifier, approx
        How the text bounds the number, and whether it calls it about so many.
    claimant
        Who says it.
    stance
        Whether the speaker asserts, denies, confirms or doubts it.
    unsplit
        Killed and wounded in one number.
    relay
        Who passed it on, nearest to the reader first: "AFP", when AFP cites the ministry.
    unverified
        The text marks the claim as not verified, whatever its stance.
    actor
        Side label of who did it (who closed the crossing, who struck), empty if not said. Several: the rest.
    partial
        Of a closure: only in part.
    victim_side, victim_class
        Label of the theatre's closed list, and the words' class: ``soldiers``, ``police``, ``civilians`` ...
    subset_of
        Id of the claim whose number includes this one ("including two children"), or None.
    scope, aggregate
        What the number covers; ``aggregate`` for totals that belong to no one incident.
    place_ids, mention_ids
        Where, as gazetteer places and as the mentions that say so; both empty where the text does not say.
    locality
        The text's own words for a where that is no gazetteer's place ("four distinct points along the border").
    when
        When it happened; None if the text does not say.
    background
        The text tells it as what lies behind its own event: long before the report, or at a time untold
        ("before this").
    loss_view
        How speaker and victims stand to each other: a side on its own losses, or on its enemy's.
    event_hint
        Words that tell events apart, as data found them: ``air_strike``, ``drone_strike``, ``shelling``,
        ``suicide_bomb``, ``ied``, ``armed_clash``, ``attack``, ``crossing`` or empty.
    derived
        The number was computed (parts added up), not read.
    rule
        The rules that made it, ``; `` between them.

    Examples
    --------
    >>> import geo
    >>> result = geo.build(geo.read("seeds"))
    >>> claim = next(claim for claim in result.dossier.claims if claim.value_low == 58)
    >>> claim.measure.value, claim.claimant.label, claim.loss_view.value
    ('killed', 'afghan_taliban', 'enemy_loss')
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
    """How one claim stands to another.

    Examples
    --------
    >>> RelationKind("contradicts") is RelationKind.CONTRADICTS, RelationKind.CONTRADICTS == "contradicts"
    (True, True)
    """

    RESTATES = "restates"
    CONTRADICTS = "contradicts"
    DENIES = "denies"
    REVISES = "revises"
    PART_OF = "part_of"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRelation:
    """How one claim stands to another, and why.

    Parameters
    ----------
    kind
        Whether it restates, contradicts, denies, revises or is part of the other.
    source, target
        Ids of the two claims: the source does it to the target.
    reason
        The rule that found it.

    Examples
    --------
    >>> ClaimRelation(kind=RelationKind.DENIES, source="c1", target="c2", reason="rejects the figure").kind.value
    'denies'
    """

    kind: RelationKind
    source: str
    target: str
    reason: str
