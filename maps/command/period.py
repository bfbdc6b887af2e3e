"""``--since`` and ``--until``: what of a dossier happened in a period.

An incident is in the period if its days and the period share one. What has no date is in it unless all that
is known speaks against it: an article cannot tell of what happened after it was published. So undated things
stay, on the side list where they are anyway, unless every article that tells of them is older than the period.
Articles and the mentions in them are what was read, and stay.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from geo import Dossier, Frames, When


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from ``since`` to ``until``, both included; None is open."""

    since: date | None = None
    until: date | None = None

    def __bool__(self) -> bool:
        return self.since is not None or self.until is not None

    def has(self, when: When | None, published: Iterable[str] = ()) -> bool:
        """Whether something of that time is in the period.

        Parameters
        ----------
        when
            Its days, or None.
        published
            Dates of the articles that tell of it, as much of each as is known; used where ``when`` is None.
        """
        if when is not None:
            return not (
                (self.since is not None and when.end < self.since)
                or (self.until is not None and when.start > self.until)
            )
        return self.since is None or any(not day or day >= str(self.since)[: len(day)] for day in published)


def within(dossier: Dossier, period: Period) -> Dossier:
    """Leave out what did not happen in the period.

    Parameters
    ----------
    dossier
        All that was found.
    period
        The days asked for.

    Returns
    -------
    Dossier
        The same, with the incidents and claims of the period and what belongs to them.
    """
    published = {article.id: article.published for article in dossier.articles}
    incidents = tuple(
        incident
        for incident in dossier.incidents
        if period.has(incident.when, [published[article] for article in incident.article_ids])
    )
    kept = {incident.id for incident in incidents}
    owner = {claim: incident.id for incident in dossier.incidents for claim in incident.claim_ids}
    claims = tuple(
        claim
        for claim in dossier.claims
        # An incident is whole: its claims stay with it, whatever day each of them names.
        if (
            owner[claim.id] in kept
            if claim.id in owner
            else period.has(claim.when, [published[claim.article_id]])
        )
    )
    known = {claim.id for claim in claims}
    gone = ({claim.id for claim in dossier.claims} - known) | (
        {incident.id for incident in dossier.incidents} - kept
    )
    return replace(
        dossier,
        incidents=incidents,
        incident_places=tuple(place for place in dossier.incident_places if place.incident_id in kept),
        estimates=tuple(estimate for estimate in dossier.estimates if estimate.incident_id in kept),
        claims=claims,
        relations=tuple(link for link in dossier.relations if link.source in known and link.target in known),
        unplaced=tuple(row for row in dossier.unplaced if row.ref not in gone),
    )


def keep_within(frames: Frames, period: Period) -> Frames:
    """Leave out the incidents of tables that did not happen in the period, and what belongs to them.

    What has no date is kept, on the side list where it is anyway; here nobody can ask how old its articles are.
    """
    from geo import keep_incidents

    # ISO 8601 days sort as their letters do; what is less exact than a day begins the days that it means.
    first, last = str(period.since or ""), str(period.until or "9999-12-31")
    days = frames.incidents[["date_start", "date_end"]].fillna("")
    inside = [
        not start or (start <= last[: len(start)] and (end or start) >= first[: len(end or start)])
        for start, end in zip(days["date_start"], days["date_end"], strict=True)
    ]
    return keep_incidents(frames, frames.incidents.loc[inside, "incident_id"])
