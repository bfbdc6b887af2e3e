"""Dates as the corpus writes them: as much of ISO 8601 as is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values import DatePrecision

if TYPE_CHECKING:
    from ..values import When

_KNOWN = {DatePrecision.MONTH: len("2025-10"), DatePrecision.YEAR: len("2025")}


def to_iso(when: When | None) -> str | None:
    """Give the first day, or its month or year where no more is known; None where nothing is.

    Examples
    --------
    >>> from datetime import date
    >>> from geo.values import When
    >>> when = When(start=date(2024, 10, 1), end=date(2024, 10, 31), precision=DatePrecision.MONTH, basis="")
    >>> to_iso(when)
    '2024-10'
    """
    return when.start.isoformat()[: _KNOWN.get(when.precision)] if when else None
