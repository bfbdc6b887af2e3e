"""Incidents with their estimates, as the page gets them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from .claims import to_date
from .rows import flag, members, number, text, to_rows, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from ..language import Language
    from .rows import Row

# Relations that say that two claims cannot both hold.
_DISPUTES = ("contradicts", "denies")


def list_incidents(
    incidents: pd.DataFrame,
    estimates: pd.DataFrame,
    *,
    places: Sequence[dict[str, Any]],
    claims: Sequence[dict[str, Any]],
    relations: Sequence[dict[str, Any]],
    language: Language,
) -> list[dict[str, Any]]:
    """Turn the frame of incidents into the page's incidents, each with its places, claims and estimates.

    ``contested`` and ``alleged`` are read from what the frames say, never decided here: contested where a claim
    is denied or contradicted within the incident, an estimate disputed, or the grade says so; alleged where
    every place that is drawn rests on the accusing side alone.
    """
    by_incident: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for place in places:
        by_incident[place["incident"]]["places"].append(place)
    for claim in claims:
        by_incident[claim["incident"]]["claims"].append(claim)
    for row in to_rows(estimates):
        by_incident[text(row, "incident_id")]["estimates"].append(_to_estimate(row))
    disputes = [(each["source"], each["target"]) for each in relations if each["kind"] in _DISPUTES]
    disputed = {claim_id for pair in disputes for claim_id in pair}
    return [
        _to_incident(row, by_incident[text(row, "incident_id")], disputed, language)
        for row in to_rows(incidents)
    ]


def _to_incident(
    row: Row, parts: dict[str, list[Any]], disputed: set[str], language: Language
) -> dict[str, Any]:
    drawn = [place for place in parts["places"] if place["drawn"]]
    contested = (
        text(row, "grade") == "contested"
        or any(estimate["disputed"] for estimate in parts["estimates"])
        or any(claim["denied_by"] or claim["id"] in disputed for claim in parts["claims"])
    )
    return {
        "id": text(row, "incident_id"),
        "kind": text(row, "kind"),
        "type": text(row, "type"),
        "event_type": text(row, "event_type"),
        "sub_event_type": text(row, "sub_event_type"),
        "title": text(row, "title"),
        "date": to_date(row, language),
        "sides": members(row, "sides"),
        "grade": text(row, "grade"),
        "grade_reasons": members(row, "grade_reasons"),
        "reviewed": flag(row, "reviewed"),
        "review": members(row, "review"),
        "contested": contested,
        "alleged": bool(drawn) and all(place["alleged"] for place in drawn),
        "places": [place["key"] for place in parts["places"]],
        "claims": [claim["id"] for claim in parts["claims"]],
        "articles": members(row, "article_ids"),
        "estimates": parts["estimates"],
    }


def _to_estimate(row: Row) -> dict[str, Any]:
    return {
        "victim_side": text(row, "victim_side"),
        "measure": text(row, "measure"),
        "policy": text(row, "policy"),
        "low": whole(row, "low"),
        "best": whole(row, "best"),
        "high": whole(row, "high"),
        "disputed": flag(row, "disputed"),
        "dispute_ratio": number(row, "dispute_ratio"),
        "independent": whole(row, "independent"),
        "claims": members(row, "claim_ids"),
        "reason": text(row, "reason"),
    }
