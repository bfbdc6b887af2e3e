"""The title of a map that was given none: where, and from when to when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .dates import last_day, name_interval

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..language import Language


def write_title(incidents: Sequence[dict[str, Any]], theatre: str, language: Language) -> str:
    """Write a title from the theatre's and the days of its dated incidents.

    Examples
    --------
    >>> from maps.language import load_language
    >>> day = {"start": "2025-10-09", "end": "2025-10-09", "night": False}
    >>> write_title([{"date": day}, {"date": None}], "Eastern frontier", load_language("en"))
    'Eastern frontier, 9 October 2025'
    """
    dates = [incident["date"] for incident in incidents if incident["date"]]
    if dates:
        start = min(date["start"] for date in dates)
        end = max(last_day(date["start"], date["end"], night=date["night"]) for date in dates)
        written = name_interval(start, end, "days", language)
        if written:
            return language.say("title", "dated", theatre=theatre, dates=written)
    return language.say("title", "undated", theatre=theatre)
