"""The date of each claim: told in its sentence, carried from one before, or no more than the report's own."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..text import load_language, split
from ..values import DatePrecision, Measure, Scope, When
from .anchor import days_after, find_anchor
from .find import Dated, DateKind, find_dates, may_be_focus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gazetteer import Gazetteer

    from ..text import Sentence
    from ..values import Article, Claim

# What a report tells without a date happened on its day or the day before: news is written within a day.
REPORT_LAG_DAYS = 1
# A date holds for the sentences after it in its paragraph, but not for an endless one.
CARRY_SENTENCES = 8
# An event is over in a week; a number for more is a total of a period, and belongs to no incident and no place.
EVENT_DAYS = 7
# A sentence has one or two dates. Of a list of them no more than these on each side of a claim are looked at.
MOST_DATES = 16
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
    """An article's lines; by claim id the line, the sort and the date that its own sentences tell.

    ``told`` are the dates that may be carried, by sort, with the offsets of their claims, in order.
    """

    article: Article
    lines: tuple[_Line, ...]
    line_of: Mapping[str, int]
    own: Mapping[str, Dated | None]
    sorts: Mapping[str, str]
    told: Mapping[str, tuple[tuple[int, When], ...]]


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
    their own sentence. A number for a period of
    more than ``EVENT_DAYS`` is such a total, and marked so.

    Raises
    ------
    RuleError
        The language's ``when.toml`` is wrong.
    """
    told = tuple(claims)
    if not told:
        return ()
    context = _find_context(article, told)
    dated = [_date(claim, context) if claim.when is None else claim for claim in told]
    return tuple(replace(claim, when=_with_zone(claim, gazetteer)) for claim in dated)


def _find_context(article: Article, claims: Sequence[Claim]) -> _Context:
    lines = _read_lines(article, claims)
    starts = [line.sentence.start for line in lines]
    own = {c.id: _own_date(c, lines, starts) for line in lines for c in line.claims if c.when is None}
    sorts = {
        claim.id: _sort(claim, measures)
        for line in lines
        for measures in [frozenset(claim.measure for claim in line.claims)]
        for claim in line.claims
    }
    told: dict[str, list[tuple[int, When]]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim.evidence[0].start, claim.id)):
        dated = own.get(claim.id)
        if dated is not None and dated.when is not None and not claim.aggregate and _may_be_carried(dated):
            told[sorts[claim.id]].append((claim.evidence[0].start, dated.when))
    return _Context(
        article=article,
        lines=lines,
        line_of={claim.id: number for number, line in enumerate(lines) for claim in line.claims},
        own=own,
        sorts=sorts,
        told={sort: tuple(dates) for sort, dates in told.items()},
    )


def _read_lines(article: Article, claims: Sequence[Claim]) -> tuple[_Line, ...]:
    language = load_language(article.language)
    sentences = split(article, language)
    lines: list[_Line] = []
    focus: When | None = None
    ordered = sorted(claims, key=lambda claim: (_offset(claim), claim.id))
    begun = 0
    for sentence in sentences:
        dates = find_dates(sentence, article, language, focus)
        for dated in dates:
            if may_be_focus(dated):
                focus = dated.when
        # A quote may begin before its sentence, with the bullet.
        stop = bisect_left(ordered, sentence.end, key=_offset)
        here = tuple(ordered[begun:stop])
        begun = stop
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


def _own_date(claim: Claim, lines: Sequence[_Line], starts: Sequence[int]) -> Dated | None:
    """Return the date that the claim's sentences tell, most telling first; ``when`` None where they say "recent"."""
    best: tuple[tuple[int, int], Dated] | None = None
    for rank, evidence in enumerate(claim.evidence):
        focus = evidence.focus.start if evidence.focus is not None else evidence.start
        first = max(bisect(starts, evidence.start) - 1, 0)
        for line in lines[first : bisect_left(starts, evidence.end)]:
            for dated in _around(line.dates, focus):
                if dated.governs is not None and not dated.governs.start <= focus < dated.governs.end:
                    continue
                near = dated.span.end if dated.span.end <= focus else dated.span.start
                apart = 0 if dated.governs is not None else abs(near - focus)
                order = _ORDER[dated.kind] * 10 + min(rank, 9), apart
                if _may_date(dated, order[1]) and (best is None or order < best[0]):
                    best = order, dated
    if best is None:
        return None
    dated = best[1]
    if dated.kind is DateKind.SPEECH and dated.when is not None and claim.measure not in _DECLARED:
        return replace(dated, when=_said(dated.when))
    return dated


def _around(dates: Sequence[Dated], offset: int) -> Sequence[Dated]:
    """Return the dates nearest to an offset, of a sentence that may hold thousands."""
    at = bisect(dates, offset, key=lambda dated: dated.span.start)
    return dates[max(at - MOST_DATES, 0) : at + MOST_DATES]


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
    if (
        dated is not None
        and dated.kind is DateKind.PERIOD
        and dated.when is not None
        and _is_total(claim, dated.when)
    ):
        return replace(
            claim, when=dated.when, aggregate=True, scope=Scope.PERIOD, place_ids=(), mention_ids=()
        )
    if dated is not None and (dated.when is not None or dated.background):
        return replace(claim, when=dated.when, background=dated.background)
    if claim.aggregate:
        return claim
    when = _from_same_sort(claim, context)
    if dated is None:
        when = _carried(claim, context) or when or _reported(context.article)
    return replace(claim, when=when)


def _is_total(claim: Claim, when: When) -> bool:
    """Whether a number covers so long a period that it is of no one event."""
    counted = claim.value_low is not None or claim.value_high is not None
    return counted and claim.measure not in _DECLARED and (when.end - when.start).days > EVENT_DAYS


def _carried(claim: Claim, context: _Context) -> When | None:
    """Return the date of the paragraph's sentence before, if all that it tells is of the claim's sort."""
    lines, sort = context.lines, context.sorts.get(claim.id)
    position = context.line_of.get(claim.id, 0)
    for line in reversed(lines[max(position - CARRY_SENTENCES, 0) : position]):
        if line.sentence.block != lines[position].sentence.block:
            return None
        events = [
            dated
            for dated in line.dates
            if dated.kind is DateKind.EVENT and dated.when is not None and dated.governs is None
        ]
        if events and {context.sorts[other.id] for other in line.claims} <= {sort}:
            when = events[-1].when
            assert when is not None
            return replace(when, basis=f"carried from the sentence before, {when.basis}")
    return None


def _from_same_sort(claim: Claim, context: _Context) -> When | None:
    """Return the date of the nearest claim of the same sort, earlier ones first; a toll's may be a strike's."""
    for sort in _sorts_for(claim, context):
        dates = context.told.get(sort, ())
        if dates:
            before = bisect(dates, claim.evidence[0].start, key=lambda entry: entry[0])
            when = dates[max(before - 1, 0)][1]
            return replace(when, basis=f"carried from another claim of the article, {when.basis}")
    return None


def _sorts_for(claim: Claim, context: _Context) -> tuple[str, ...]:
    sort = context.sorts.get(claim.id, "")
    return (sort, "strike") if sort == "other" and claim.measure is not Measure.CLASH else (sort,)


def _may_be_carried(dated: Dated) -> bool:
    """Whether other claims may have a date too: no month or year, and nothing behind the report's own event."""
    exact = dated.when is not None and dated.when.precision not in {DatePrecision.MONTH, DatePrecision.YEAR}
    return exact and not dated.background


def _offset(claim: Claim) -> int:
    return claim.evidence[0].start


def _sort(claim: Claim, measures: frozenset[Measure]) -> str:
    """Return the sort of event, given what its sentence tells: a toll's is that of a strike, if there is no fight."""
    if claim.measure in _CROSSING:
        return "crossing"
    struck = Measure.STRIKE in measures and Measure.CLASH not in measures
    if claim.measure is Measure.STRIKE or claim.event_hint in _STRIKE_HINTS or struck:
        return "strike"
    return "other"


def _reported(article: Article) -> When | None:
    anchor = find_anchor(article)
    if anchor.first is None or anchor.last is None:
        return None
    if anchor.day is None:
        of_month = anchor.first.month == anchor.last.month
        precision = DatePrecision.MONTH if of_month else DatePrecision.YEAR
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
