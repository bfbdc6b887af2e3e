"""All that was found in a set of articles: the values from which frames, maps and files are made."""

from __future__ import annotations

from dataclasses import dataclass, field

from .article import Article, Wire
from .claim import Claim, ClaimRelation
from .incident import Estimate, Incident, IncidentPlace, Unplaced
from .mention import Mention
from .review import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that was found in a set of articles, in a fixed order: by article as given, then by offset.

    Parameters
    ----------
    theatre
        Name of the theatre whose gazetteer the place ids belong to.
    articles, mentions, claims, relations
        What was read.
    incidents, incident_places, estimates, unplaced
        What was made of it.
    wires
        Which articles hand on one report.
    outcomes
        What became of each decision of the review.
    withheld
        The names that a review withholds: they are covered in the values here, and whoever adds words from elsewhere, as a
        gazetteer's labels, covers them there. They are written to no file.

    Examples
    --------
    >>> import geo
    >>> dossier = geo.build(geo.read("seeds")).dossier
    >>> len(dossier.articles), len(dossier.incidents), len(dossier.incident_places)
    (5, 5, 12)
    """

    theatre: str
    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    claims: tuple[Claim, ...]
    relations: tuple[ClaimRelation, ...]
    incidents: tuple[Incident, ...]
    incident_places: tuple[IncidentPlace, ...]
    estimates: tuple[Estimate, ...]
    unplaced: tuple[Unplaced, ...]
    wires: tuple[Wire, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    withheld: tuple[str, ...] = field(default=(), repr=False)
