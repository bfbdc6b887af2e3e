"""The date of each claim: told in its sentence, carried from one before, or no more than the report's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from geo.text import load_language, split
from geo.values import DatePrecision, Measure, When

from .anchor import days_after, find_anchor
from .find import Dated, DateKind, find_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gazetteer import Gazetteer
    from geo.text import Sentence
    from geo.values import Article, Claim

# What a report tells without a date happened on its day or the day before: news is written within a day.
REPORT_LAG_DAYS = 1
_REPORTED = "reported "
_STRIKE_HINTS = frozenset({"air_strike", "drone_strike"})
_CROSSING = frozenset({Measure.CLOSURE, Measure.REOPENING})
# These happen by being announced: the day of the statement is theirs.
_DECLARED = frozenset({Measure.CLOSURE, Measure.REOPENING, Measure.CEASEFIRE})
# How far "recent" reaches, in code points: over an adjective to its noun.
_VAGUE_REACH = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A sentence with its dates and the claims whose first evidence stands in it."""

    sentence: Sentence
    dates: tuple[Dated, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Context:
    """An article's lines and claims, the date that each claim's own sentences tell, and each one's sort."""

    article: Article
    lines: tuple[_Line, ...]
    claims: tuple[Claim, ...]
    own: Mapping[str, Dated | None]
    sorts: Mapping[str, str]


def date_claims(
    article: Article, claims: Iterable[Claim], gazetteer: Gazetteer | None = None
) -> tuple[Claim, ...]:
    """Give each claim its ``when``; the claims come back in the order given, those already dated untouched.

    In this order, and the basis says which:

    1. a date in the claim's own sentence, the one nearest to the words that say it; the day of a statement
       ("said on Monday") only where there is no other, as that day or the one before;
    2. a date of the same paragraph before it, if the sentence that tells it tells of nothing else;
    3. the nearest earlier claim of the same sort (strike, crossing, all else) that has a date, else the next one;
    4. the day of the report and the day before: ``reported 2025-10-12``.

    Where the sentence speaks of a time that it does not tell, 2 and 4 do not hold ("recent"), or the claim is
    ``background`` and has no date ("before this"). Totals of a period (``aggregate``) get no date but one of
    their own sentence.

    Raises
    ------
    RuleError
        The language's ``when.toml`` is wrong.
    """
    told = tuple(claims)
    if not told:
        return ()
    lines = _read_lines(article, told)
    own = {c.id: _own_date(c, lines) for line in lines for c in line.claims if c.when is None}
    sorts = {c.id: _sort(c, line.claims) for line in lines for c in line.claims}
    context = _Context(article=article, lines=lines, claims=told, own=own, sorts=sorts)
    dated = [_date(claim, context) if claim.when is None else claim for claim in told]
    return tuple(replace(claim, when=_with_zone(claim, gazetteer)) for claim in dated)


def _read_lines(article: Article, claims: Sequence[Claim]) -> tuple[_Line, ...]:
    language = load_language(article.language)
    sentences = split(article, language)
    lines: list[_Line] = []
    focus: When | None = None
    begun = 0
    for sentence in sentences:
        dates = find_dates(sentence, article, language, focus)
        for dated in dates:
            if dated.kind is DateKind.EVENT and not dated.background:
                focus = dated.when
        # A quote may begin before its sentence, with the bullet.
        here = tuple(c for c in claims if begun <= c.evidence[0].start < sentence.end)
        begun = sentence.end
        lines.append(_Line(sentence=sentence, dates=dates, claims=here))
    return _without_background(lines)


def _without_background(lines: Sequence[_Line]) -> tuple[_Line, ...]:
    """Where all that a report tells is old, it is no background: it is what the report is about."""
    told = [
        dated
        for line in lines
        for dated in line.dates
        if dated.kind is DateKind.EVENT and dated.when is not None
    ]
    if any(not dated.background for dated in told):
        return tuple(lines)
    return tuple(
        replace(line, dates=tuple(replace(d, background=d.background and d.when is None) for d in line.dates))
        for line in lines
    )


def _own_date(claim: Claim, lines: Sequence[_Line]) -> Dated | None:
    """Return the date that the claim's sentences tell, most telling first; ``when`` None where they say "recent"."""
    best: tuple[int, int, Dated] | None = None
    for rank, evidence in enumerate(claim.evidence):
        focus = evidence.focus.start if evidence.focus is not None else evidence.start
        for line in lines:
            if line.sentence.end <= evidence.start or line.sentence.start >= evidence.end:
                continue
            for dated in line.dates:
                order = _ORDER[dated.kind] * 10 + min(rank, 9)
                near = dated.span.end if dated.span.end <= focus else dated.span.start
                choice = (order, abs(near - focus), dated)
                if not _may_date(dated, choice[1]):
                    continue
                if best is None or choice[:2] < best[:2]:
                    best = choice
    if best is None:
        return None
    dated = best[2]
    if dated.kind is DateKind.SPEECH and dated.when is not None and claim.measure not in _DECLARED:
        return replace(dated, when=_said(dated.when))
    return dated


_ORDER = {DateKind.EVENT: 0, DateKind.PERIOD: 0, DateKind.VAGUE: 1, DateKind.SPEECH: 2, DateKind.SINCE: 3}
_DATES = frozenset({DateKind.EVENT, DateKind.PERIOD, DateKind.SPEECH})


def _may_date(dated: Dated, distance: int) -> bool:
    """Whether a date may be that of words so far away: "recent" only speaks of what is beside it."""
    if dated.kind is DateKind.VAGUE:
        return dated.background or distance <= _VAGUE_REACH
    return dated.kind in _DATES


def _said(when: When) -> When:
    """Turn the day of a statement into the days it may speak of."""
    start = days_after(when.start, -REPORT_LAG_DAYS)
    precision = DatePrecision.DAYS if when.precision is DatePrecision.DAY else when.precision
    return replace(
        when, start=start, precision=precision, basis=f"day of the statement, {when.basis}", night=False
    )


def _date(claim: Claim, context: _Context) -> Claim:
    dated = context.own.get(claim.id)
    if dated is not None and (dated.when is not None or dated.background):
        return replace(claim, when=dated.when, background=dated.background)
    if claim.aggregate:
        return claim
    when = _from_same_sort(claim, context)
    if dated is None:
        when = _carried(claim, context) or when or _reported(context.article)
    return replace(claim, when=when)


def _carried(claim: Claim, context: _Context) -> When | None:
    """Return the date of the paragraph's sentence before, if all that it tells is of the claim's sort."""
    lines, sort = context.lines, context.sorts.get(claim.id)
    position = next((n for n, line in enumerate(lines) if any(c.id == claim.id for c in line.claims)), 0)
    for line in reversed(lines[:position]):
        if line.sentence.block != lines[position].sentence.block:
            return None
        events = [dated for dated in line.dates if dated.kind is DateKind.EVENT and dated.when is not None]
        if events and all(context.sorts[other.id] == sort for other in line.claims):
            when = events[-1].when
            assert when is not None
            return replace(when, basis=f"carried from the sentence before, {when.basis}")
    return None


def _from_same_sort(claim: Claim, context: _Context) -> When | None:
    sort, at = context.sorts.get(claim.id), claim.evidence[0].start
    dated = [
        other
        for other in context.claims
        if context.sorts.get(other.id) == sort
        and not other.aggregate
        and _tells_event(context.own.get(other.id))
    ]
    before = [other for other in dated if other.evidence[0].start <= at]
    after = [other for other in dated if other.evidence[0].start > at]
    nearest = max(before, key=_offset, default=None) or min(after, key=_offset, default=None)
    found = None if nearest is None else context.own[nearest.id]
    if found is None or found.when is None:
        return None
    return replace(found.when, basis=f"carried from another claim of the article, {found.when.basis}")


def _tells_event(dated: Dated | None) -> bool:
    """Whether a date may be carried: no month or year, and nothing that lies behind the report's own event."""
    if dated is None or dated.when is None or dated.background:
        return False
    return dated.when.precision not in {DatePrecision.MONTH, DatePrecision.YEAR}


def _offset(claim: Claim) -> tuple[int, str]:
    return claim.evidence[0].start, claim.id


def _sort(claim: Claim, sentence: Sequence[Claim]) -> str:
    """Return the sort of event: a toll's is that of the strike that its sentence tells, if it tells no fight."""
    if claim.measure in _CROSSING:
        return "crossing"
    measures = {other.measure for other in sentence}
    struck = Measure.STRIKE in measures and Measure.CLASH not in measures
    if claim.measure is Measure.STRIKE or claim.event_hint in _STRIKE_HINTS or struck:
        return "strike"
    return "other"


def _reported(article: Article) -> When | None:
    anchor = find_anchor(article)
    if anchor.first is None or anchor.last is None:
        return None
    if anchor.day is None:
        precision = DatePrecision.MONTH if (anchor.last - anchor.first).days < 31 else DatePrecision.YEAR  # noqa: PLR2004
        return When(
            start=anchor.first, end=anchor.last, precision=precision, basis=f"reported {article.published}"
        )
    start = days_after(anchor.day, -REPORT_LAG_DAYS)
    basis = f"{_REPORTED}{article.published}: the text tells no date"
    return When(start=start, end=anchor.day, precision=DatePrecision.DAYS, basis=basis)


def _with_zone(claim: Claim, gazetteer: Gazetteer | None) -> When | None:
    """Return the claim's date, with the local zone where it is a night and all places lie in one country."""
    if claim.when is None or not claim.when.night or gazetteer is None:
        return claim.when
    countries = sorted({gazetteer.get(place_id).country for place_id in claim.place_ids})
    zone = gazetteer.theatre.zones.get(countries[0], "") if len(countries) == 1 else ""
    return replace(claim.when, zone=zone)


def is_told(when: When | None) -> bool:
    """Whether the text itself tells the date: False for none, and for the mere day of the report."""
    return when is not None and not when.basis.startswith(_REPORTED)
