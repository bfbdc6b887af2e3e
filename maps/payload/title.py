"""The title of a map that was given none: where, and from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .dates import last_day, name_interval

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..language import Language


def write_title(days: Iterable[tuple[str, str, bool]], theatre: str, language: Language) -> str:
    """Write a title from the theatre's and the days of its dated incidents.

    Parameters
    ----------
    days
        First and last day of each, ISO 8601, and whether it is the night that begins on the first.

    Examples
    --------
    >>> from maps.language import load_language
    >>> write_title([("2025-10-09", "2025-10-09", False)], "Eastern frontier", load_language("en"))
    'Eastern frontier, 9 October 2025'
    """
    known = [(start, last_day(start, end, night=night)) for start, end, night in days]
    if known:
        written = name_interval(
            min(start for start, _ in known), max(end for _, end in known), "days", language
        )
        if written:
            return language.say("title", "dated", theatre=theatre, dates=written)
    return language.say("title", "undated", theatre=theatre)
