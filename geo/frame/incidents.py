"""Rows of the tables ``incidents`` and ``estimates``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from .cell import date_cells, join
from .reviews import Reviewed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..values import Dossier


def list_incidents(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """Yield a row for each event."""
    n_places = Counter(place.incident_id for place in dossier.incident_places)
    reviewed = Reviewed(dossier)
    for incident in dossier.incidents:
        when = incident.when
        yield {
            "incident_id": incident.id,
            "kind": incident.kind.value,
            "type": incident.type,
            "event_type": incident.event_type,
            "sub_event_type": incident.sub_event_type,
            "title": incident.title,
            **date_cells(when),
            "date_basis": when.basis if when else "",
            "night": when.night if when else False,
            "zone": when.zone if when else "",
            "sides": join(incident.sides),
            "grade": incident.grade,
            "grade_reasons": join(incident.grade_reasons),
            "reviewed": incident.reviewed,
            "review": reviewed.of_incident(incident.id),
            "n_places": n_places[incident.id],
            "n_claims": len(incident.claim_ids),
            "n_articles": len(incident.article_ids),
            "article_ids": join(incident.article_ids),
            "aliases": join(incident.aliases),
        }


def list_estimates(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """Yield a row for each incident, victim side, measure and policy."""
    for estimate in dossier.estimates:
        yield {
            "incident_id": estimate.incident_id,
            "victim_side": estimate.victim_side,
            "measure": estimate.measure,
            "policy": estimate.policy,
            "low": estimate.low,
            "best": estimate.best,
            "high": estimate.high,
            "disputed": estimate.disputed,
            "dispute_ratio": estimate.dispute_ratio,
            "independent": estimate.independent,
            "claim_ids": join(estimate.claim_ids),
            "reason": estimate.reason,
        }
