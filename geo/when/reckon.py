"""Reckoning: from the words of one form to an interval of days. One function for each heading of ``[forms]``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ..values import DatePrecision, When
from .anchor import days_after, last_of_month
from .calendars import CALENDARS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .anchor import Anchor
    from .calendars import Calendar
    from .forms import Forms

    Groups = Mapping[str, str]
    Reckoner = Callable[[Groups, str, Anchor, Forms], When | None]

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
    if "slashed" in groups:
        found = _slashed(groups, anchor, forms)
        return None if found is None else _on(found, groups, f'date: "{words}"')
    calendar, month, year, day = _read_date(groups, forms)
    found = _day(calendar, anchor, year, month, day)
    if found is None:
        return None
    basis = f'{calendar.name} date: "{words}"'.lstrip()
    if not calendar.slack_days:
        return _on(found, groups, basis)
    first, last = days_after(found, -calendar.slack_days), days_after(found, calendar.slack_days)
    basis += f", {calendar.slack_days} day earlier or later by where the moon was seen"
    return When(start=first, end=last, precision=DatePrecision.DAYS, basis=basis)


def _days(groups: Groups, words: str, anchor: Anchor, forms: Forms) -> When | None:
    """Reckon two days of one month, as "11-12 October": a night where the words say so."""
    calendar, month, year, day = _read_date(groups, forms)
    first = _day(calendar, anchor, year, month, day)
    last = _day(calendar, anchor, year, month, _digits(groups["day2"], forms))
    if first is None or last is None or last < first:
        return None
    night = any(name.endswith("night") for name in groups) and days_after(first, 1) == last
    precision = DatePrecision.DAY if night else span_precision(first, last)
    return When(start=first, end=last, precision=precision, basis=f'dates: "{words}"', night=night)


def _month(groups: Groups, words: str, anchor: Anchor, forms: Forms) -> When | None:
    """Reckon a month; without a year the latest that had begun when the report appeared."""
    calendar, month, year, _ = _read_date(groups, forms)
    if year is not None:
        span = calendar.month(year, month)
    else:
        span = None if anchor.last is None else calendar.latest_month(anchor.last, month)
    if span is None:
        return None
    basis = f'{calendar.name} month: "{words}"'.lstrip()
    return When(start=span[0], end=span[1], precision=DatePrecision.MONTH, basis=basis)


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


def _weekend(groups: Groups, words: str, anchor: Anchor, forms: Forms) -> When | None:
    """Reckon the weekend before the report, or the one that it lies in."""
    if anchor.day is None or "next" in groups:
        return None
    last = anchor.day
    if "last" in groups and last.weekday() in forms.weekend:
        last = days_after(last, -len(forms.weekend))
    while last.weekday() not in forms.weekend:
        last = days_after(last, -1)
    first = last
    while days_after(first, -1).weekday() in forms.weekend:
        first = days_after(first, -1)
    basis = f'weekend on or before the report: "{words}"'
    return When(start=first, end=last, precision=span_precision(first, last), basis=basis)


def _before_event(groups: Groups, words: str, anchor: Anchor, forms: Forms) -> When | None:
    """Reckon what something followed: "a day after" it, counted back from the day in focus, or from the report."""
    unit = forms.units[groups["unit"].casefold()]
    count = _number(groups.get("n", "1"), forms)
    if count is None or unit == "hour":
        return None
    if anchor.focus is not None and anchor.same_sentence:
        return _around(
            _add(anchor.focus.start, -count, unit), unit, f'counted back from the day in focus: "{words}"'
        )
    if anchor.day is None:
        return None
    found = _around(_add(anchor.day, -count, unit), unit, f'counted back from the report: "{words}"')
    # What followed happened on the day of the report or the day before.
    first = days_after(found.start, -1)
    return replace(found, start=first, precision=span_precision(first, found.end))


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
    "weekend": _weekend,
    "before_event": _before_event,
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
    """Return the day, or the night that begins on it, or the one before it, where the words around it say so."""
    if "eve" in groups:
        return When(start=days_after(day, -1), end=day, precision=DatePrecision.DAY, basis=basis, night=True)
    night = any(name.startswith(("before_night", "after_night")) for name in groups)
    end = days_after(day, 1) if night else day
    return When(start=day, end=end, precision=DatePrecision.DAY, basis=basis, night=night)


def _read_date(groups: Groups, forms: Forms) -> tuple[Calendar, int, int | None, int]:
    """Read calendar, month, year (None if not told) and day (0 if not told) of a date."""
    for slot, digits in (("month", groups.get("iso")), ("solar_month", groups.get("solar"))):
        if digits is not None:
            year, month, day = (int(part) for part in digits.replace(".", "-").replace("/", "-").split("-"))
            return CALENDARS[slot], month, year, day
    slot = next(slot for slot in CALENDARS if slot in groups)
    month = forms.months[slot][" ".join(groups[slot].casefold().split())]
    told = int(groups["year"]) if "year" in groups else None
    return CALENDARS[slot], month, told, _digits(groups.get("day", ""), forms)


def _digits(text: str, forms: Forms) -> int:
    """Read the day of a month: "9", "9th", or in words."""
    digits = "".join(character for character in text if character.isdecimal())
    return int(digits) if digits else forms.numbers.get(text.casefold(), 0)


def _day(calendar: Calendar, anchor: Anchor, year: int | None, month: int, day: int) -> date | None:
    if year is not None:
        return calendar.day(year, month, day)
    return None if anchor.last is None else calendar.latest_day(anchor.last, month, day)


def _slashed(groups: Groups, anchor: Anchor, forms: Forms) -> date | None:
    """Tell day from month: by the weekday beside them, else by which lies nearer to the report, else not at all."""
    first, second, year = (
        int(part) for part in groups["slashed"].replace(".", "/").replace("-", "/").split("/")
    )
    day_of = CALENDARS["month"].day
    choices = {day_of(year, second, first), day_of(year, first, second)} - {None}
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
