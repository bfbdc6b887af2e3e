"""What of a claim tells which event it belongs to."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from geo.text import load_language
from geo.values import Measure
from geo.when import find_anchor, is_told

from .kinds import TOLLS, armed_sides, is_armed, sort_of, tells_attack

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from geo.values import Article, Claim, When

    from .nearness import Nearness


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A claim, as far as joining is concerned.

    ``when`` and whether the text tells it (``told``); ``places`` on the map, countries and the line itself
    left out; ``wide`` for an event put along the frontier as a whole; ``attack`` is None where the words tell neither an
    attack nor a fight; ``line`` counts the article's lines; ``sentences`` are those where the claim stands;
    ``reported`` is the day of the report, if it is known to the day.
    """

    claim: Claim
    sort: str
    when: When | None
    told: bool
    places: tuple[str, ...]
    wide: bool
    sides: frozenset[str]
    attack: bool | None
    line: int
    sentences: frozenset[tuple[str, int]]
    reported: date | None

    @property
    def accuser(self) -> str:
        """The side that lays a strike to another, empty if the claim does not."""
        claim = self.claim
        accuses = claim.measure is Measure.STRIKE and claim.actor and claim.claimant.side not in claim.actor
        return claim.claimant.side if accuses else ""

    @property
    def is_toll(self) -> bool:
        """Whether it counts losses, and so tells of an event without naming it."""
        return self.claim.measure in TOLLS

    @property
    def figure(self) -> tuple[str, str, int | None, int | None]:
        """Measure, victim side and bounds, with a number or without."""
        claim = self.claim
        return claim.measure.value, claim.victim_side, claim.value_low, claim.value_high

    @property
    def toll(self) -> tuple[str, str, int | None, int | None] | None:
        """Measure, victim side and bounds of a toll with a number; None for all else."""
        numbered = self.claim.value_low is not None or self.claim.value_high is not None
        return self.figure if self.is_toll and numbered else None


def view_claims(claims: Iterable[Claim], article: Article, nearness: Nearness) -> tuple[View, ...]:
    """Gather what tells each claim's event. Losses on both sides in one sentence are those of a fight."""
    told = list(claims)
    losers: dict[int, set[str]] = defaultdict(set)
    for claim in told:
        if claim.measure in TOLLS and is_armed(claim.victim_side):
            losers[claim.evidence[0].start].add(claim.victim_side)
    return tuple(
        _view(claim, article, nearness, both_lost=len(losers.get(claim.evidence[0].start, ())) > 1)
        for claim in told
    )


def _view(claim: Claim, article: Article, nearness: Nearness, *, both_lost: bool) -> View:
    places = tuple(place_id for place_id in claim.place_ids if nearness.is_spot(place_id))
    sort = sort_of(claim)
    return View(
        claim=claim,
        sort="ground" if not sort and both_lost and is_armed(claim.victim_side) else sort,
        when=claim.when,
        told=is_told(claim.when),
        places=places,
        wide=not places and claim.measure is Measure.CLASH and _tells_frontier(claim, article),
        sides=armed_sides(claim),
        attack=tells_attack(claim),
        line=article.text.count("\n", 0, claim.evidence[0].start),
        reported=find_anchor(article).day,
        sentences=frozenset((evidence.article_id, evidence.start) for evidence in claim.evidence),
    )


def _tells_frontier(claim: Claim, article: Article) -> bool:
    pattern = _frontier(article.language)
    return pattern is not None and any(
        pattern.search(article.text, evidence.start, evidence.end) for evidence in claim.evidence
    )


@cache
def _frontier(code: str) -> re.Pattern[str] | None:
    words = load_language(code).tables.get("incident", {}).get("frontier", ())
    if not words:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in words)})(?!\w)", re.IGNORECASE)
