"""What dates are counted from: the day of the report, and the day that the text speaks of."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..values import Article, When

_PUBLISHED = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The interval in which the report appeared (None if not known), and the date in focus.

    ``focus`` is the date that the text last spoke of: "two days earlier" is counted from it. ``same_sentence``
    says whether that was in the sentence being read.
    """

    first: date | None = None
    last: date | None = None
    focus: When | None = None
    same_sentence: bool = False

    @property
    def day(self) -> date | None:
        """The day of the report, if it is known to the day."""
        return self.last if self.first == self.last else None


def find_anchor(article: Article, focus: When | None = None) -> Anchor:
    """Read ``article.published``: a day, a month, a year, or nothing.

    Examples
    --------
    >>> from geo.values import Article
    >>> find_anchor(Article(id="", name="", text="", source_sha256="", text_sha256="", published="2025-02")).last
    datetime.date(2025, 2, 28)
    """
    match = _PUBLISHED.match(article.published)
    if match is None:
        return Anchor(focus=focus)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    try:
        if month is None:
            return Anchor(first=date(year, 1, 1), last=date(year, 12, 31), focus=focus)
        first = date(year, month, day or 1)
    except ValueError:
        return Anchor(focus=focus)
    return Anchor(first=first, last=first if day else last_of_month(first), focus=focus)


def last_of_month(day: date) -> date:
    """Return the last day of the month that ``day`` lies in."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def days_after(day: date, count: int) -> date:
    """Return the day ``count`` days after, never beyond the calendar's ends."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return date.max if count > 0 else date.min
