"""Rows of the table ``reviews``, and what of them other tables bear."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from ..values import Action
from .cell import join

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..values import Dossier, Outcome

_VERDICTS = {Action.CONFIRM: "confirmed", Action.DISCARD: "discarded"}


def list_reviews(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """Yield a row for each decision of the review file."""
    for outcome in dossier.outcomes:
        decision = outcome.decision
        yield {
            "entry": decision.number,
            "action": decision.action.value,
            "claim_ids": join((*decision.claims, *decision.quotes)),
            "article_id": decision.article,
            "incident_ids": join(outcome.incident_ids),
            "grade": decision.grade,
            "place_id": decision.place,
            "instead_of": decision.instead_of,
            "who": decision.who,
            "why": decision.why,
            "date": decision.date,
            "applied": outcome.applied,
            "note": outcome.note,
        }


class Reviewed:
    """The decisions that took effect, looked up by what they changed; each told in one line."""

    def __init__(self, dossier: Dossier) -> None:
        self.verdicts: dict[str, str] = {}
        self._claims: dict[str, list[str]] = defaultdict(list)
        self._incidents: dict[str, list[str]] = defaultdict(list)
        self._places: dict[tuple[str, str], list[str]] = defaultdict(list)
        for outcome in dossier.outcomes:
            if outcome.applied:
                self._file(outcome)

    def of_claim(self, claim_id: str) -> str:
        """Tell what was decided about a claim."""
        return join(self._claims.get(claim_id, ()))

    def of_incident(self, incident_id: str) -> str:
        """Tell what was decided about an incident or its claims."""
        return join(self._incidents.get(incident_id, ()))

    def of_place(self, claim_ids: tuple[str, ...], place_id: str | None) -> str:
        """Tell which decision put any of these claims at a place."""
        found = (line for claim_id in claim_ids for line in self._places.get((claim_id, place_id or ""), ()))
        return join(dict.fromkeys(found))

    def _file(self, outcome: Outcome) -> None:
        decision = outcome.decision
        line = tell(outcome)
        for claim_id in (*decision.claims, *decision.quotes):
            self._claims[claim_id].append(line)
            if decision.action in _VERDICTS:
                self.verdicts[claim_id] = _VERDICTS[decision.action]
            if decision.action is Action.PLACE:
                self._places[claim_id, decision.place].append(line)
        for incident_id in outcome.incident_ids:
            self._incidents[incident_id].append(line)


def tell(outcome: Outcome) -> str:
    """Tell a decision in one line: what, by whom, when and why."""
    decision = outcome.decision
    what = " ".join(filter(None, (decision.action.value, decision.grade, decision.place)))
    when = f" on {decision.date}" if decision.date else ""
    return f"{what} by {decision.who}{when}: {decision.why}"
