"""What of a claim tells which event it belongs to."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ..text import load_language
from ..values import Measure, Stance
from ..when import find_anchor, is_told
from .kinds import TOLLS, armed_sides, is_armed, sort_of, tells_attack
from .nearness import is_spot

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gazetteer import Gazetteer

    from ..values import Article, Claim, Mention, When


# How far back, in code points, a place told before a claim may be its place too: about a paragraph.
CARRY_REACH = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A claim, as far as joining is concerned.

    Parameters
    ----------
    when, told
        The claim's date, and whether the text tells it.
    places
        Those that the claim's own sentences name; countries and the line as a whole are none.
    carried
        Those that it has from a sentence before: of an event that has no others, told first by this claim.
    wide
        It is put along the frontier as a whole.
    attack
        True for an attack, False for a fight, None where the words tell neither.
    accuser
        The side that lays a strike to another, empty if the claim does not.
    line, sentences
        The article's line where the claim stands first, and all its sentences.
    reported
        The day of the report, if it is known to the day.
    """

    claim: Claim
    sort: str
    when: When | None
    told: bool
    places: tuple[str, ...]
    carried: tuple[str, ...]
    wide: bool
    sides: frozenset[str]
    attack: bool | None
    accuser: str
    line: int
    sentences: frozenset[tuple[str, int]]
    reported: date | None

    @property
    def order(self) -> tuple[date, str]:
        """By date and then by id, undated last: the order of an incident's claims."""
        return (self.when.start if self.when is not None else date.max), self.claim.id

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


def view_claims(
    claims: Iterable[Claim], article: Article, mentions: Mapping[str, Mention], gazetteer: Gazetteer
) -> tuple[View, ...]:
    """Gather what tells each claim's event. Losses on both sides in one sentence are those of a fight."""
    told = list(claims)
    breaks = [0, *(match.end() for match in re.finditer("\n", article.text))]
    reported = find_anchor(article).day
    losers: dict[int, set[str]] = defaultdict(set)
    for claim in told:
        if claim.measure in TOLLS and is_armed(claim.victim_side):
            losers[claim.evidence[0].start].add(claim.victim_side)
    views = []
    for claim in told:
        begin = claim.evidence[0].start
        sort = sort_of(claim)
        fought = not sort and len(losers.get(begin, ())) > 1 and is_armed(claim.victim_side)
        spots = [place_id for place_id in claim.place_ids if is_spot(place_id, gazetteer)]
        own = own_places(claim, mentions, begin_of_line=breaks[bisect(breaks, begin) - 1])
        places = tuple(place_id for place_id in spots if place_id in own)
        view = View(
            claim=claim,
            sort="ground" if fought else sort,
            when=claim.when,
            told=is_told(claim.when),
            places=places,
            carried=tuple(place_id for place_id in spots if place_id in _told_before(claim, mentions)),
            wide=not places and claim.measure is Measure.CLASH and _tells_frontier(claim, article),
            sides=armed_sides(claim),
            attack=tells_attack(claim),
            accuser=_accuser(claim, places, gazetteer),
            line=bisect(breaks, begin),
            sentences=frozenset((evidence.article_id, evidence.start) for evidence in claim.evidence),
            reported=reported,
        )
        views.append(view)
    return tuple(views)


def own_places(claim: Claim, mentions: Mapping[str, Mention], *, begin_of_line: int) -> frozenset[str]:
    """Return the places that the claim's own sentences name.

    An event has those of its paragraph as well ("The firing went on until dawn"). A toll has not: a paragraph
    that tells of a strike at one place goes on to the losses of a fight at another.
    """
    known = [mentions[mention_id] for mention_id in claim.mention_ids if mention_id in mentions]
    if not known:
        return frozenset(claim.place_ids)
    spans = [(evidence.start, evidence.end) for evidence in claim.evidence]
    if claim.measure not in TOLLS:
        spans.append((begin_of_line, claim.evidence[0].start))
    here = (m for m in known if any(start <= m.start < end for start, end in spans))
    return frozenset(place_id for mention in here for place_id in mention.place_ids)


def _told_before(claim: Claim, mentions: Mapping[str, Mention]) -> frozenset[str]:
    """Return the claim's places that stand shortly before it."""
    begin = claim.evidence[0].start
    known = (mentions[mention_id] for mention_id in claim.mention_ids if mention_id in mentions)
    before = (mention for mention in known if 0 < begin - mention.start <= CARRY_REACH)
    return frozenset(place_id for mention in before for place_id in mention.place_ids)


def _accuser(claim: Claim, places: Iterable[str], gazetteer: Gazetteer) -> str:
    """Return the side that says that another struck: by who did it, else by whose land was hit."""
    side = claim.claimant.side
    if claim.measure is not Measure.STRIKE or claim.stance not in {Stance.ASSERTS, Stance.CONFIRMS}:
        return ""
    if claim.actor:
        return "" if side in claim.actor else side
    party = gazetteer.sides.party_of_side(side) if side else None
    countries = {gazetteer.get(place_id).country for place_id in places}
    return side if party is None or not countries or party.country in countries else ""


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
