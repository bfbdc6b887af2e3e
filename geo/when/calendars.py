"""The calendars that reports date by: Gregorian, solar Hijri (Afghan and Iranian), lunar Hijri (Islamic)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from hijridate import Gregorian, Hijri
from jalali_core import JalaliToGregorian

from .anchor import days_after

if TYPE_CHECKING:
    from collections.abc import Callable

# A date without a year may lie this far after the report (time zones, a misprinted day) before it is taken to
# be last year's.
AHEAD_DAYS = 7
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """A calendar: the first day of each of its months, and which of its years a day lies in.

    Parameters
    ----------
    name
        As the basis of a date calls it; empty for the Gregorian.
    years
        Of which dates are read; a number beyond is a year of another calendar, or none.
    first_of_month
        From year and month to a day.
    year_of
        The calendar's year around a day; one too many or too few does no harm.
    slack_days
        How far a day may be off: months that begin with the sighting of the moon begin a day apart, by country.
    """

    name: str
    years: range
    first_of_month: Callable[[int, int], date]
    year_of: Callable[[date], int]
    slack_days: int = 0

    def month(self, year: int, month: int) -> tuple[date, date] | None:
        """Return the first and last day of a month; None for a year of no report, or a month that there is not."""
        if year not in self.years or not 1 <= month <= _MONTHS:
            return None
        following = (year, month + 1) if month < _MONTHS else (year + 1, 1)
        return self.first_of_month(year, month), self.first_of_month(*following) - timedelta(days=1)

    def day(self, year: int, month: int, day: int) -> date | None:
        """Return the day of a date; None for one that the calendar does not have."""
        span = self.month(year, month)
        if span is None or day < 1:
            return None
        found = days_after(span[0], day - 1)
        return found if found <= span[1] else None

    def latest_day(self, last: date, month: int, day: int) -> date | None:
        """Return the last such day of a year that is not told: on ``last``, before it, or within a week after it."""
        year = self.year_of(last)
        days = (self.day(each, month, day) for each in (year + 1, year, year - 1))
        limit = days_after(last, AHEAD_DAYS)
        return next((found for found in days if found is not None and found <= limit), None)

    def latest_month(self, last: date, month: int) -> tuple[date, date] | None:
        """Return the last such month that had begun by ``last``."""
        year = self.year_of(last)
        spans = (self.month(each, month) for each in (year + 1, year, year - 1))
        return next((span for span in spans if span is not None and span[0] <= last), None)


def _solar(year: int, month: int) -> date:
    return date(*JalaliToGregorian(year, month, 1).getGregorianList())


def _islamic(year: int, month: int) -> date:
    found = Hijri(year, month, 1).to_gregorian()
    return date(found.year, found.month, found.day)


def _islamic_year(day: date) -> int:
    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except OverflowError:  # beyond the tables, which end in 2077
        return 0


# By the slot of a month's name in ``when.toml``. The solar calendar begins with March, 621 years behind. Source of the
# Islamic one: the tables of Umm al-Qura, from 1343 to 1500, as ``hijridate`` has them.
CALENDARS = MappingProxyType(
    {
        "month": Calendar(
            name="",
            years=range(1900, 2100),
            first_of_month=lambda year, month: date(year, month, 1),
            year_of=lambda day: day.year,
        ),
        "solar_month": Calendar(
            name="solar Hijri",
            years=range(1300, 1500),
            first_of_month=_solar,
            year_of=lambda day: day.year - 621,
        ),
        "islamic_month": Calendar(
            name="lunar Hijri",
            years=range(1400, 1500),
            first_of_month=_islamic,
            year_of=_islamic_year,
            slack_days=1,
        ),
    }
)
