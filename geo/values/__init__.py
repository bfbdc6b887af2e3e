"""The values that flow between the stages: frozen, checked once where data enters, tuples inside."""

from .article import Article, Evidence, Span, Wire
from .claim import (
    Claim,
    Claimant,
    ClaimRelation,
    LossView,
    Measure,
    Qualifier,
    RelationKind,
    Scope,
    Stance,
)
from .dossier import Dossier
from .incident import Estimate, Incident, IncidentPlace, Join, Kind, Precision, Unplaced
from .mention import Candidate, Mention, Role
from .review import Action, Decision, Outcome, Review
from .when import DatePrecision, When

__all__ = [
    "Action",
    "Article",
    "Candidate",
    "Claim",
    "ClaimRelation",
    "Claimant",
    "DatePrecision",
    "Decision",
    "Dossier",
    "Estimate",
    "Evidence",
    "Incident",
    "IncidentPlace",
    "Join",
    "Kind",
    "LossView",
    "Measure",
    "Mention",
    "Outcome",
    "Precision",
    "Qualifier",
    "RelationKind",
    "Review",
    "Role",
    "Scope",
    "Span",
    "Stance",
    "Unplaced",
    "When",
    "Wire",
]
