"""When something happened: an interval of local days, how exact it is, and how it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DatePrecision(StrEnum):
    """How exact a date is, after UCDP's ``date_prec`` and ACLED's ``time_precision``.

    Examples
    --------
    >>> DatePrecision("days") is DatePrecision.DAYS, DatePrecision.DAYS == "days"
    (True, True)
    """

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """An interval of local days, both ends included.

    Parameters
    ----------
    start, end
        First and last local day.
    precision
        How exact that is.
    basis
        The rule that gave the date and the words it rests on: ``weekday before publication: "on Saturday"``.
    night
        Whether the text puts it in the night that begins on ``start`` (the night of 11-12 October).
    zone
        IANA name of the local zone where a time of day was said, else empty.

    Examples
    --------
    >>> from datetime import date
    >>> night = When(start=date(2025, 10, 11), end=date(2025, 10, 12), precision=DatePrecision.DAY, basis="made up", night=True)
    >>> (night.end - night.start).days
    1
    """

    start: date
    end: date
    precision: DatePrecision
    basis: str
    night: bool = False
    zone: str = ""

    def overlaps(self, other: When, *, slack_days: int = 0) -> bool:
        """Whether the two intervals share a day, or lie no more than ``slack_days`` apart.

        Parameters
        ----------
        other
            The other interval.
        slack_days
            Days by which they may lie apart.

        Returns
        -------
        bool
            True if they do.

        Examples
        --------
        >>> from datetime import date
        >>> first, second = (
        ...     When(start=date(2025, 10, day), end=date(2025, 10, day), precision=DatePrecision.DAY, basis="made up")
        ...     for day in (11, 13)
        ... )
        >>> first.overlaps(second), first.overlaps(second, slack_days=2)
        (False, True)
        """
        apart = max(self.start, other.start) - min(self.end, other.end)
        return apart.days <= slack_days
