"""Dates for people: an interval of local days, written as exactly as it is known and no more."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..language import Language

_PUBLISHED = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<time>\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?)?)?)?",
    re.ASCII,
)


def name_interval(start: str, end: str, precision: str, language: Language, *, night: bool = False) -> str:
    """Write an interval of days as people write it.

    Parameters
    ----------
    start, end
        First and last local day, ISO 8601. An empty or impossible start is an unknown date.
    precision
        day, days, week, month or year.
    night
        Whether it is the night that begins on ``start``: it names both days that it touches.

    Returns
    -------
    str
        Empty if the date is not known.

    Examples
    --------
    >>> from maps.language import load_language
    >>> english = load_language("en")
    >>> name_interval("2025-10-11", "2025-10-11", "day", english, night=True)
    'night of 11–12 October 2025'
    >>> name_interval("2025-09-30", "2025-10-02", "days", english)
    '30 September – 2 October 2025'
    >>> name_interval("2025-10-01", "2025-10-31", "month", english)
    'October 2025'
    """
    try:
        first = date.fromisoformat(start)
        last = max(date.fromisoformat(last_day(start, end, night=night)), first)
    except ValueError:
        return ""
    if precision in ("month", "year") and (first.year, first.month) == (last.year, last.month):
        return _fill(precision, first, last, language)
    if precision == "year" and first.year == last.year:
        return _fill("year", first, last, language)
    interval = _fill(_pattern(first, last), first, last, language)
    if night:
        return language.say("date", "night", interval=interval)
    return language.say("date", "week", interval=interval) if precision == "week" else interval


def last_day(start: str, end: str, *, night: bool) -> str:
    """Give the last day that an interval touches; a night that begins on a day ends on the next.

    Examples
    --------
    >>> last_day("2025-10-11", "2025-10-11", night=True)
    '2025-10-12'
    """
    if night and (not end or start == end):
        try:
            return (date.fromisoformat(start) + timedelta(days=1)).isoformat()
        except (ValueError, OverflowError):
            return start
    return end or start


def name_published(published: str, language: Language) -> str:
    """Write a date of publication as people write it: as much as is known, a time with its own zone.

    Anything that is no ISO 8601 date comes back as it is: it is somebody's text, and stays text.

    Examples
    --------
    >>> from maps.language import load_language
    >>> english = load_language("en")
    >>> [name_published(text, english) for text in ("2025-10-12T14:30:00+05:00", "2025-10", "lately")]
    ['12 October 2025, 14:30 +05:00', 'October 2025', 'lately']
    """
    known = parse_published(published)
    if known is None:
        return published
    first, precision, time = known
    written = _fill(precision, first, first, language)
    return language.say("date", "time", date=written, time=language.write_digits(time)) if time else written


def parse_published(published: str) -> tuple[date, str, str] | None:
    """Read as much of a date of publication as is known: its first day, its precision, its time and zone.

    Examples
    --------
    >>> parse_published("2025-10")
    (datetime.date(2025, 10, 1), 'month', '')
    >>> parse_published("2025-13-01") is None
    True
    """
    match = _PUBLISHED.fullmatch(published)
    if match is None:
        return None
    try:
        first = date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return None
    precision = "day" if match["day"] else "month" if match["month"] else "year"
    zone = "UTC" if match["zone"] == "Z" else match["zone"] or ""
    return first, precision, f"{match['time'] or ''} {zone}".strip()


def _pattern(first: date, last: date) -> str:
    if first == last:
        return "day"
    if (first.year, first.month) == (last.year, last.month):
        return "same_month"
    return "same_year" if first.year == last.year else "apart"


def _fill(pattern: str, first: date, last: date, language: Language) -> str:
    return language.say(
        "date",
        pattern,
        day=first.day,
        month=language.months[first.month - 1],
        year=first.year,
        day2=last.day,
        month2=language.months[last.month - 1],
        year2=last.year,
    )
