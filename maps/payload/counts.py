"""Counts and the line under the title: numbers that are taken from what the page holds, so they are always true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..language import Language

Counts = dict[str, int]


def count(payload: Mapping[str, Any]) -> Counts:
    """Count what a page holds.

    Returns
    -------
    dict
        ``articles``, ``claims``; ``incidents`` with at least one place on the map, ``places`` on the map,
        ``unplaced_incidents`` with none; ``listed``, the rows of the side list; ``reviewed`` incidents.
    """
    drawn = [place for place in payload["places"] if place["drawn"]]
    on_map = {place["incident"] for place in drawn}
    incidents = payload["incidents"]
    return {
        "articles": len(payload["articles"]),
        "claims": len(payload["claims"]),
        "incidents": sum(incident["id"] in on_map for incident in incidents),
        "places": len(drawn),
        "unplaced_incidents": sum(incident["id"] not in on_map for incident in incidents),
        "listed": len(payload["unplaced"]),
        "reviewed": sum(incident["reviewed"] for incident in incidents),
    }


def write_subtitle(counts: Counts, language: Language) -> str:
    """Write the line under the title: how much there is, how much of it is not on the map, who looked at it.

    Examples
    --------
    >>> from maps.language import load_language
    >>> counts = dict(articles=5, claims=53, incidents=5, places=10, unplaced_incidents=3, reviewed=0)
    >>> write_subtitle(counts, load_language("en"))
    '5 articles · 53 claims · 5 incidents at 10 places, 3 not placed · reported, not reviewed'
    """
    placed = language.say(
        "subtitle",
        "placed",
        incidents=language.count("incidents", counts["incidents"]),
        places=language.count("places", counts["places"]),
    )
    if counts["unplaced_incidents"]:
        placed = language.say("subtitle", "not_placed", placed=placed, n=counts["unplaced_incidents"])
    incidents = counts["incidents"] + counts["unplaced_incidents"]
    reviewed = counts["reviewed"]
    status = "not_reviewed" if not reviewed else "reviewed" if reviewed == incidents else "some_reviewed"
    parts = [
        language.count("articles", counts["articles"]),
        language.count("claims", counts["claims"]),
        placed,
        language.say("subtitle", status, n=reviewed, all=incidents),
    ]
    joint: str = language.say("subtitle", "join")
    return joint.join(parts)
