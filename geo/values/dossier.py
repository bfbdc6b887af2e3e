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
    """Articles and everything read from them, in a fixed order (by article as given, then by offset).

    ``withheld`` are the names that a review withholds: they are covered in the values here, and whoever adds words
    from elsewhere, as a gazetteer's labels, covers them there. They are written to no file.
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
