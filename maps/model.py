"""A payload indexed, for what Python draws and writes of it. The twin of ``model.js``."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .speech import Speech

Row = dict[str, Any]
KINDS = ("clash", "strike", "closure", "attack", "other")


class Model:
    """What a payload holds, by id, and the names of who speaks and of whose dead.

    Parameters
    ----------
    payload
        As ``payload.compose`` makes it: what a review covered is covered in it already.
    speech
        For what stands where a name is missing.
    """

    def __init__(self, payload: Mapping[str, Any], speech: Speech) -> None:
        self.data = payload
        self.speech = speech
        self.incidents: list[Row] = payload["incidents"]
        self.articles: list[Row] = payload["articles"]
        theatre = payload["theatre"]
        self.view: Row = next(view for view in theatre["views"] if view["id"] == theatre["view"])
        self.incident_of = {row["id"]: row for row in self.incidents}
        self.claim_of = {row["id"]: row for row in payload["claims"]}
        self.article_of = {row["id"]: row for row in self.articles}
        self.places_of: dict[str, list[Row]] = defaultdict(list)
        for place in payload["places"]:
            self.places_of[place["incident"]].append(place)

    def claims_of(self, incident: Row) -> list[Row]:
        """List an incident's claims."""
        return [self.claim_of[each] for each in incident["claims"] if each in self.claim_of]

    def drawn_of(self, incident: Row) -> list[Row]:
        """List the places of an incident that a map shows."""
        return [place for place in self.places_of[incident["id"]] if place["drawn"]]

    def spots(self) -> list[list[Row]]:
        """List places that several incidents may share, each with its rows; larger areas first."""
        groups: dict[Any, list[Row]] = defaultdict(list)
        for place in self.data["places"]:
            if place["drawn"] and place["anchor"] and place["incident"] in self.incident_of:
                groups[place["id"] or tuple(place["anchor"])].append(place)
        closed_first = [sorted(rows, key=self._is_no_closure) for rows in groups.values()]
        return sorted(closed_first, key=lambda rows: -(rows[0]["radius_m"] or 0))

    def kind_of(self, place: Row) -> str:
        """Give the kind of the incident that a place belongs to."""
        return to_kind(self.incident_of[place["incident"]]["kind"])

    def outline(self, rows: list[Row]) -> str:
        """Say what a shape's outline tells of its incidents: alleged, contested, or nothing."""
        if all(row["alleged"] for row in rows):
            return "alleged"
        return "contested" if all(self.incident_of[row["incident"]]["contested"] for row in rows) else ""

    def side_name(self, label: str) -> str:
        """Name a side whose dead are counted."""
        named = self.view["names"].get(label) or self.data["sides"].get(label, {}).get("name")
        return named or plain(label) or self.speech.say("name.no_side")

    def claimant_name(self, label: str) -> str:
        """Name who speaks."""
        named = self.view["names"].get(label) or self.data["claimants"].get(label, {}).get("name")
        return named or plain(label) or self.speech.say("name.no_source")

    def deniers(self, claim: Row) -> list[str]:
        """Name those who deny a claim; a payload gives ids of claims or labels of claimants."""
        labels = [self.claim_of.get(each, {}).get("claimant", each) for each in claim["denied_by"]]
        return list(dict.fromkeys(map(self.claimant_name, labels)))

    def _is_no_closure(self, place: Row) -> bool:
        # Closures first: their square is the place's own sign, what also happened sits on its corner.
        return self.kind_of(place) != "closure"


def to_kind(kind: str) -> str:
    """Give the kind by which an incident is drawn.

    Examples
    --------
    >>> to_kind("clash"), to_kind("x")
    ('clash', 'other')
    """
    return kind if kind in KINDS else "other"


def plain(label: str) -> str:
    """Write a label as words.

    Examples
    --------
    >>> plain("posts_captured")
    'posts captured'
    """
    return str(label or "").replace("_", " ")
