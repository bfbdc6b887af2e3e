"""Reckoning: from the words of one form to an interval of days. One function for each heading of ``[forms]``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ..values import DatePrecision, When
from .anchor import days_after, last_of_month

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .anchor import Anchor
    from .forms import Forms

    Groups = Mapping[str, str]
    Reckoner = Callable[[Groups, str, Anchor, Forms], When | None]

# A date without a year may lie this far after the report (time zones, a misprinted day) before it is taken to
# be last year's.
_AHEAD_DAYS = 7
# Of the Gregorian calendar, as far as reports go; a number beyond is a year of another calendar, or none.
_YEARS = range(1900, 2100)
_DAYS_OF_UNIT = {"hour": 0, "day": 1, "week": 7, "fortnight": 14}
_MONTHS_OF_UNIT = {"month": 1, "year": 12, "decade": 120}
_PRECISION = {
    "hour": DatePrecision.DAY,
    "day": DatePrecision.DAY,
    "week": DatePrecision.WEEK,
    "fortnight": DatePrecision.WEEK,
    "month": DatePrecision.MONTH,
    "year": DatePrecision.YEAR,
    "decade": DatePrecision.YEAR,
}
# Weeks begin on Saturday, Sunday or Monday, by country: "last week" is whatever any of them calls so.
_WEEK_BEGINS = (5, 6, 0)


def _calendar(groups: Groups, words: str, anchor: Anchor, forms: Forms) -> When | None:
    """Reckon a day with its month, as "October 9", "9th of October 2025", "2025-10-09" or "9/10/2025"."""
    if "iso" in groups:
        found = _date(*(int(part) for part in groups["iso"].split("-")))
    elif "slashed" in groups:
        found = _slashed(groups, anchor, forms)
    else:
        found = _day_of_month(groups["day"], groups, anchor, forms)
    return None if found is None else _on(found, groups, f'date: "{words}"')


def _days(groups: Groups, words: str, anchor: Anchor, forms: Forms) -> When | None:
    """Reckon two days of one month, as "11-12 October": a night where the words say so."""
    first = _day_of_month(groups["day"], groups, anchor, forms)
    last = _day_of_month(groups["day2"], groups, anchor, forms)
    if first is None or last is None or last < first:
        return None
    night = "before_night" in groups and days_after(first, 1) == last
    basis = f'dates: "{words}"'
    return When(start=first, end=last, precision=span_precision(first, last), basis=basis, night=night)


def _month(groups: Groups, words: str, anchor: Anchor, forms: Forms) -> When | None:
    """Reckon a month; without a year the latest that had begun when the report appeared."""
    month = forms.months[groups["month"].casefold()]
    if "year" in groups:
        first = _date(int(groups["year"]), month, 1)
    elif anchor.last is None:
        return None
    else:
        year = anchor.last.year if month <= anchor.last.month else anchor.last.year - 1
        first = _date(year, month, 1)
    if first is None:
        return None
    return When(
        start=first, end=last_of_month(first), precision=DatePrecision.MONTH, basis=f'month: "{words}"'
    )


def _year(groups: Groups, words: str, _anchor: Anchor, _forms: Forms) -> When | None:
    year = int(groups["year"])
    return When(
        start=date(year, 1, 1), end=date(year, 12, 31), precision=DatePrecision.YEAR, basis=f'year: "{words}"'
    )


def _weekday(groups: Groups, words: str, anchor: Anchor, forms: Forms) -> When | None:
    """Reckon a weekday: the last such day on or before the report ("last Sunday": before it)."""
    if "next" in groups or anchor.last is None:
        return None
    if anchor.day is None:
        if anchor.first is None or (anchor.last - anchor.first).days > 31:  # noqa: PLR2004 -- a month
            return None
        basis = f'weekday, of a report whose day is not known: "{words}"'
        return When(start=anchor.first, end=anchor.last, precision=DatePrecision.MONTH, basis=basis)
    back = (anchor.day.weekday() - forms.weekdays[groups["weekday"].casefold()]) % 7
    if back == 0 and "last" in groups:
        back = 7
    return _on(days_after(anchor.day, -back), groups, f'weekday on or before the report: "{words}"')


def _weekday_pair(groups: Groups, words: str, anchor: Anchor, forms: Forms) -> When | None:
    """Reckon the night between two weekdays."""
    if anchor.day is None:
        return None
    back = (anchor.day.weekday() - forms.weekdays[groups["weekday2"].casefold()]) % 7
    end = days_after(anchor.day, -back)
    basis = f'night between weekdays before the report: "{words}"'
    return When(start=days_after(end, -1), end=end, precision=DatePrecision.DAY, basis=basis, night=True)


def _count(groups: Groups, words: str, anchor: Anchor, forms: Forms) -> When | None:
    """Reckon "three days ago" from the report, "two days earlier" from the day that the text speaks of."""
    unit = forms.units[groups["unit"].casefold()]
    count = _number(groups.get("n", "1"), forms)
    focus = None if "ago" in groups else anchor.focus
    if count is None or (focus is None and (anchor.day is None or (unit == "hour" and "ago" not in groups))):
        return None
    count = count if "later" in groups else -count
    if focus is None:
        assert anchor.day is not None
        return _around(_add(anchor.day, count, unit), unit, f'counted from the report: "{words}"')
    basis = f'counted from the day in focus: "{words}"'
    first = _around(_add(focus.start, count, unit), unit, basis)
    if focus.night or focus.start == focus.end:
        return first
    # What is counted from a week is no more exact than the week.
    last = _add(focus.end, count, unit)
    last = last if anchor.last is None else max(first.start, min(last, anchor.last))
    return When(start=first.start, end=last, precision=focus.precision, basis=basis)


def _span(groups: Groups, words: str, anchor: Anchor, forms: Forms) -> When | None:
    """Reckon "in the last three months": from then to the report."""
    count = _number(groups.get("n", "1"), forms)
    unit = forms.units[groups["unit"].casefold()]
    if anchor.last is None or anchor.day is None or count is None:
        return None
    first = days_after(anchor.day, -1) if unit == "hour" else _add(anchor.day, -count, unit)
    basis = f'period before the report: "{words}"'
    return When(start=first, end=anchor.day, precision=span_precision(first, anchor.day), basis=basis)


def _unit(groups: Groups, words: str, anchor: Anchor, forms: Forms) -> When | None:
    """Reckon "last week", "earlier this month": the calendar's week, month or year around the report or before."""
    unit, day = forms.units[groups["unit"].casefold()], anchor.day
    if day is None or unit in {"hour", "day"}:
        return None
    past, basis = "last" in groups, f'counted from the report: "{words}"'
    if unit == "week":
        begins = [days_after(day, -((day.weekday() - first) % 7)) for first in _WEEK_BEGINS]
        first = days_after(min(begins), -7 if past else 0)
        last = days_after(max(begins), -1) if past else day
        return When(start=first, end=max(first, last), precision=DatePrecision.WEEK, basis=basis)
    around = _add(day, -1, unit) if past else day
    found = _around(around, unit, basis)
    return When(start=found.start, end=min(found.end, day), precision=found.precision, basis=basis)


RECKON: Mapping[str, Reckoner] = {
    "calendar": _calendar,
    "days": _days,
    "month": _month,
    "year": _year,
    "weekday": _weekday,
    "weekday_pair": _weekday_pair,
    "count": _count,
    "span": _span,
    "unit": _unit,
}


def reckon_phrase(entry: Mapping[str, object], words: str, anchor: Anchor) -> When | None:
    """Reckon a phrase of the data ("overnight", "the next day") from the report or the day in focus."""
    named = entry["base"]
    focus = anchor.focus
    if named == "night" and focus is not None and focus.night:
        return replace(focus, basis=f'the night in focus: "{words}"')
    from_focus = focus is not None and (named == "focus" or (named == "night" and anchor.same_sentence))
    base = focus.start if focus is not None and from_focus else anchor.day
    if base is None:
        return None
    first, last = (days_after(base, int(str(entry[key]))) for key in ("from", "to"))
    night = bool(entry.get("night"))
    origin = "the day in focus" if from_focus else "the report"
    precision = DatePrecision.DAY if night else span_precision(first, last)
    return When(
        start=first, end=last, precision=precision, basis=f'counted from {origin}: "{words}"', night=night
    )


def _on(day: date, groups: Groups, basis: str) -> When:
    """Return the day, or the night that begins on it where the words around it say so."""
    night = any(name.startswith(("before_night", "after_night")) for name in groups)
    end = days_after(day, 1) if night else day
    return When(start=day, end=end, precision=DatePrecision.DAY, basis=basis, night=night)


def _day_of_month(digits: str, groups: Groups, anchor: Anchor, forms: Forms) -> date | None:
    day = int("".join(character for character in digits if character.isdigit()))
    month = forms.months[groups["month"].casefold()]
    if "year" in groups:
        return _date(int(groups["year"]), month, day)
    if anchor.last is None:
        return None
    found = _date(anchor.last.year, month, day)
    if found is None or found > days_after(anchor.last, _AHEAD_DAYS):
        return _date(anchor.last.year - 1, month, day)
    return found


def _slashed(groups: Groups, anchor: Anchor, forms: Forms) -> date | None:
    """Tell day from month: by the weekday beside them, else by which lies nearer to the report, else not at all."""
    first, second, year = (
        int(part) for part in groups["slashed"].replace(".", "/").replace("-", "/").split("/")
    )
    choices = {_date(year, second, first), _date(year, first, second)} - {None}
    known = sorted(choice for choice in choices if choice is not None)
    if "weekday" in groups:
        weekday = forms.weekdays[groups["weekday"].casefold()]
        known = [choice for choice in known if choice.weekday() == weekday] or known
    if len(known) == 1:
        return known[0]
    last = anchor.last
    return min(known, key=lambda choice: abs((choice - last).days)) if last is not None and known else None


def _number(text: str, forms: Forms) -> int | None:
    return int(text) if text.isdigit() else forms.numbers.get(text.casefold())


def _add(day: date, count: int, unit: str) -> date:
    if unit in _DAYS_OF_UNIT:
        return days_after(day, count * _DAYS_OF_UNIT[unit])
    months = day.year * 12 + day.month - 1 + count * _MONTHS_OF_UNIT[unit]
    first = date(min(max(months // 12, date.min.year), date.max.year), months % 12 + 1, 1)
    return first.replace(day=min(day.day, last_of_month(first).day))


def _around(day: date, unit: str, basis: str) -> When:
    """Return as much around a day as its unit leaves open."""
    precision = _PRECISION[unit]
    if precision is DatePrecision.WEEK:
        return When(start=days_after(day, -3), end=days_after(day, 3), precision=precision, basis=basis)
    if precision is DatePrecision.MONTH:
        return When(start=day.replace(day=1), end=last_of_month(day), precision=precision, basis=basis)
    if precision is DatePrecision.YEAR:
        return When(start=date(day.year, 1, 1), end=date(day.year, 12, 31), precision=precision, basis=basis)
    return When(start=day, end=day, precision=precision, basis=basis)


def _date(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def span_precision(first: date, last: date) -> DatePrecision:
    """Return the precision that an interval's length amounts to, by UCDP's steps."""
    length = (last - first).days + 1
    steps = (
        (1, DatePrecision.DAY),
        (6, DatePrecision.DAYS),
        (7, DatePrecision.WEEK),
        (31, DatePrecision.MONTH),
    )
    return next((precision for limit, precision in steps if length <= limit), DatePrecision.YEAR)
