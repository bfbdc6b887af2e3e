"""WHAT: articles become claims, claims become incidents, incidents become frames and files.

>>> import geo
>>> result = geo.build(geo.read("seeds"))  # doctest: +SKIP
>>> geo.export.write(result, "incidents.gpkg")  # doctest: +SKIP

Importing it is quick: pandas and geopandas wait until frames are asked for, pyogrio until a GeoPackage is.
"""

# Functions that share their module's name come last of that name: importing a submodule binds the module.
from . import export
from .annotate import Annotated, annotate, annotate_article, predict
from .atomic import write_beside
from .build import Failure, Result, build
from .claim import reads_claims
from .errors import ArticleError, FileError, FrameError, GeoError, ReviewError, RuleError
from .explain import explain
from .frame import Frames, frame
from .read import Problem, Reading, read, read_all
from .review import read_review
from .schema import COLUMNS, SCHEMA_VERSION
from .values import (
    Action,
    Article,
    Candidate,
    Claim,
    Claimant,
    ClaimRelation,
    DatePrecision,
    Decision,
    Dossier,
    Estimate,
    Evidence,
    Incident,
    IncidentPlace,
    Join,
    Kind,
    LossView,
    Measure,
    Mention,
    Outcome,
    Precision,
    Qualifier,
    RelationKind,
    Review,
    Role,
    Scope,
    Span,
    Stance,
    Unplaced,
    When,
    Wire,
)

__all__ = [
    "COLUMNS",
    "SCHEMA_VERSION",
    "Action",
    "Annotated",
    "Article",
    "ArticleError",
    "Candidate",
    "Claim",
    "ClaimRelation",
    "Claimant",
    "DatePrecision",
    "Decision",
    "Dossier",
    "Estimate",
    "Evidence",
    "Failure",
    "FileError",
    "FrameError",
    "Frames",
    "GeoError",
    "Incident",
    "IncidentPlace",
    "Join",
    "Kind",
    "LossView",
    "Measure",
    "Mention",
    "Outcome",
    "Precision",
    "Problem",
    "Qualifier",
    "Reading",
    "RelationKind",
    "Result",
    "Review",
    "ReviewError",
    "Role",
    "RuleError",
    "Scope",
    "Span",
    "Stance",
    "Unplaced",
    "When",
    "Wire",
    "annotate",
    "annotate_article",
    "build",
    "explain",
    "export",
    "frame",
    "predict",
    "read",
    "read_all",
    "read_review",
    "reads_claims",
    "write_beside",
]
