"""A growing event: the claims joined so far, what they tell of it, and why each was joined."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..values import DatePrecision, Join, Measure, When
from .kinds import is_armed

if TYPE_CHECKING:
    from datetime import date

    from .view import View

Figure = tuple[str, str, int | None, int | None]
_COARSE = frozenset({DatePrecision.MONTH, DatePrecision.YEAR})
_EXACT = {precision: rank for rank, precision in enumerate(DatePrecision)}


@dataclass(slots=True, kw_only=True)
class Cluster:
    """Claims taken to be one event. Grows while claims are joined; nothing outside this package sees it.

    What the claims tell is kept as sets that grow with them, so that a comparison costs no pass over them:
    the sorts, places and armed sides told, the sides that struck, those that accuse them and all
    that speak, the articles, the figures and those of
    them that are tolls with numbers, the sentences and lines where the claims stand, the dates told (``told``) and the mere days of reports (``soft``), the day of the last report.
    """

    views: list[View] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    sorts: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    sides: set[str] = field(default_factory=set)
    strikers: set[str] = field(default_factory=set)
    accusers: set[str] = field(default_factory=set)
    speakers: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    tolls: set[Figure] = field(default_factory=set)
    figures: set[Figure] = field(default_factory=set)
    sentences: set[tuple[str, int]] = field(default_factory=set)
    lines: set[int] = field(default_factory=set)
    told: dict[When, int] = field(default_factory=dict)
    soft: dict[When, int] = field(default_factory=dict)
    reported: date | None = None
    wide: bool = False
    background: bool = True
    fights: int = 0
    attacks: int = 0

    def add(self, view: View, reason: str) -> None:
        """Take a claim in."""
        claim = view.claim
        self.views.append(view)
        self.reasons[claim.id] = reason
        self.sorts.add(view.sort)
        self.places.update(view.places)
        self.sides |= view.sides
        if claim.measure is Measure.STRIKE:
            self.strikers.update(claim.actor)
        self.accusers |= {view.accuser} - {""}
        self.speakers |= {claim.claimant.side} - {""}
        self.articles.add(claim.article_id)
        self.figures.add(view.figure)
        if view.toll is not None:
            self.tolls.add(view.toll)
        self.sentences |= view.sentences
        self.lines.add(view.line)
        if view.when is not None:
            dates = self.told if view.told else self.soft
            dates[view.when] = dates.get(view.when, 0) + 1
        self.reported = max(filter(None, (self.reported, view.reported)), default=None)
        self.wide = self.wide or view.wide
        self.background = self.background and lies_behind(view)
        self.attacks += view.attack is True
        self.fights += view.attack is False

    def absorb(self, other: Cluster, reason: str) -> None:
        """Take all of another cluster in; its claims keep their reasons, with the reason for the whole."""
        for view in other.views:
            self.add(view, f"{reason}; within the article: {other.reasons[view.claim.id]}")

    def copy(self) -> Cluster:
        """Return another with the same claims, which can grow by itself."""
        same = Cluster()
        for view in self.views:
            same.add(view, self.reasons[view.claim.id])
        return same

    def settle(self) -> None:
        """Where no claim names a place, take those that the first claim carries over; later ones tell of others."""
        first = self.views[0]
        if not self.places and first.carried:
            self.views[0] = replace(first, places=first.carried)
            self.places.update(first.carried)

    @property
    def fought(self) -> set[str]:
        """The armed sides told, and those whose speakers tell of it."""
        return self.sides | {side for side in self.speakers if is_armed(side)}

    @property
    def attack(self) -> bool | None:
        """Whether it is told as an attack, more often than as a fight; None if neither is said."""
        return self.attacks > self.fights if self.attacks or self.fights else None

    @property
    def first_id(self) -> str:
        """The least of the claims' ids."""
        return min(self.reasons)

    @property
    def when(self) -> When | None:
        """The date: the most exact that is told, of those the one told most often; else the narrowest other."""
        return choose_when(self.told) or choose_when(self.soft)

    def joins(self) -> tuple[Join, ...]:
        """Return the reason for each claim, in the order of joining."""
        return tuple(Join(claim_id=claim_id, reason=reason) for claim_id, reason in self.reasons.items())


def lies_behind(view: View) -> bool:
    """Whether a claim is background without a day: it joins none but its like."""
    return view.claim.background and (view.when is None or view.when.precision in _COARSE)


def choose_when(dates: dict[When, int]) -> When | None:
    """Choose among dates, given how often each is told.

    The most exact, a night before the day that it begins on, the most frequent, the shortest, the first.
    """
    if len(dates) < 2:  # noqa: PLR2004 - nothing to choose from, as with most incidents
        return next(iter(dates), None)
    best = min(_EXACT[when.precision] for when in dates)
    exact = {when: count for when, count in dates.items() if _EXACT[when.precision] == best}
    nights = {when.start for when in exact if when.night}
    counts: dict[tuple[object, ...], int] = {}
    for when, count in exact.items():
        if when.night or when.start not in nights:
            key = (when.start, when.end, when.night)
            counts[key] = counts.get(key, 0) + count
    kept = [when for when in exact if (when.start, when.end, when.night) in counts]
    return min(kept, key=lambda when: (-counts[when.start, when.end, when.night], *_span(when)))


def _span(when: When) -> tuple[object, ...]:
    return (when.end - when.start).days, when.start, when.basis, when.zone
