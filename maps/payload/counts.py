"""Counts of what a page holds, taken from the payload itself, so that they are always true."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo import Frames


def count(payload: Mapping[str, Any]) -> dict[str, int]:
    """Count what a page holds.

    Returns
    -------
    dict
        ``articles``, ``claims``; ``incidents`` with at least one place on the map; ``places`` on the map, one that
        several incidents share counted once; ``unplaced_incidents`` with none; ``listed``, the rows of the side list; ``reviewed`` incidents.

    Examples
    --------
    >>> place = {"incident": "i1", "id": "a-city", "drawn": True}
    >>> incidents = [{"id": "i1", "reviewed": False}, {"id": "i2", "reviewed": False}]
    >>> count({"places": [place, place], "incidents": incidents, "articles": [], "claims": [], "unplaced": []})
    {'articles': 0, 'claims': 0, 'incidents': 1, 'places': 1, 'unplaced_incidents': 1, 'listed': 0, 'reviewed': 0}
    """
    incidents, on_map = payload["incidents"], list_on_map(payload)
    return {
        "articles": len(payload["articles"]),
        "claims": len(payload["claims"]),
        "incidents": len(on_map),
        "places": len({_spot(place) for place in payload["places"] if place["drawn"]}),
        "unplaced_incidents": len(incidents) - len(on_map),
        "listed": len(payload["unplaced"]),
        "reviewed": sum(incident["reviewed"] for incident in incidents),
    }


def count_left_out(found: Frames, shown: Frames) -> dict[str, int]:
    """Count what was found and is left out: incidents, and totals that belong to none."""
    totals = [int((frames.claims["incident_id"] == "").sum()) for frames in (found, shown)]
    return {"incidents": len(found.incidents) - len(shown.incidents), "totals": totals[0] - totals[1]}


def list_on_map(payload: Mapping[str, Any]) -> list[dict[str, Any]]:
    """List the incidents of a page that have at least one place on the map."""
    drawn = {place["incident"] for place in payload["places"] if place["drawn"]}
    return [incident for incident in payload["incidents"] if incident["id"] in drawn]


def _spot(place: Mapping[str, Any]) -> str | tuple[float, ...]:
    """Give what tells a place from others: the gazetteer's id, else where it lies."""
    return place["id"] or tuple(place["anchor"])
