"""WHAT: articles become claims, claims become incidents, incidents become frames and files.

>>> import geo
>>> result = geo.build(geo.read("seeds"))  # doctest: +SKIP
>>> geo.export.write(result, "incidents.gpkg")  # doctest: +SKIP

Importing it is quick: pandas and geopandas wait until frames are asked for, pyogrio until a GeoPackage is.
"""

# Functions that share their module's name come last of that name: importing a submodule binds the module.
from . import export
from .analysis import (
    add_up,
    claims_matrix,
    compare,
    count_incidents,
    incidents_between,
    incidents_within,
    measure_along,
)
from .annotate import Annotated, annotate, annotate_article, predict
from .atomic import write_beside, write_together
from .build import Failure, Result, build
from .cite import cite
from .claim import reads_claims
from .coded import CodedFinding, is_coded, match, read_coded, validate_coded
from .errors import (
    ArticleError,
    ClaimNotFound,
    FileError,
    FrameError,
    GeoError,
    ReviewError,
    RuleError,
    StoreError,
)
from .explain import explain
from .frame import Frames, frame, join_frames, keep_incidents, keep_reviewed
from .incident.title import name_incident
from .missing import find_missing
from .read import Problem, Reading, read, read_all, read_texts
from .review import Cover, read_review
from .schema import COLUMNS, SCHEMA_VERSION
from .seal import seal_holds, seal_mark, set_seal
from .store import (
    Added,
    HistoryChange,
    HistoryEntry,
    Store,
    StoreInfo,
    is_store,
    migrate_store,
    open_store,
    postgis_schema,
)
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
from .verify import Finding, Told, ToldArticle, ToldClaim, ToldEstimate, read_told, verify

__all__ = [
    "COLUMNS",
    "SCHEMA_VERSION",
    "Action",
    "Added",
    "Annotated",
    "Article",
    "ArticleError",
    "Candidate",
    "Claim",
    "ClaimNotFound",
    "ClaimRelation",
    "Claimant",
    "CodedFinding",
    "Cover",
    "DatePrecision",
    "Decision",
    "Dossier",
    "Estimate",
    "Evidence",
    "Failure",
    "FileError",
    "Finding",
    "FrameError",
    "Frames",
    "GeoError",
    "HistoryChange",
    "HistoryEntry",
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
    "Store",
    "StoreError",
    "StoreInfo",
    "Told",
    "ToldArticle",
    "ToldClaim",
    "ToldEstimate",
    "Unplaced",
    "When",
    "Wire",
    "add_up",
    "annotate",
    "annotate_article",
    "build",
    "cite",
    "claims_matrix",
    "compare",
    "count_incidents",
    "explain",
    "export",
    "find_missing",
    "frame",
    "incidents_between",
    "incidents_within",
    "is_coded",
    "is_store",
    "join_frames",
    "keep_incidents",
    "keep_reviewed",
    "match",
    "measure_along",
    "migrate_store",
    "name_incident",
    "open_store",
    "postgis_schema",
    "predict",
    "read",
    "read_all",
    "read_coded",
    "read_review",
    "read_texts",
    "read_told",
    "reads_claims",
    "seal_holds",
    "seal_mark",
    "set_seal",
    "validate_coded",
    "verify",
    "write_beside",
    "write_together",
]
