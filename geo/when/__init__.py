"""When: the dates that a text tells, and the date of each claim."""

from .anchor import Anchor, find_anchor
from .claims import date_claims, is_told
from .find import Dated, DateKind, find_dates

__all__ = ["Anchor", "DateKind", "Dated", "date_claims", "find_anchor", "find_dates", "is_told"]
