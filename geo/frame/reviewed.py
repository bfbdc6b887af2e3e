"""Only what a person has looked at: the tables without the incidents and totals that nobody has reviewed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from .frames import Frames


def keep_reviewed(frames: Frames) -> Frames:
    """Leave out what no person has looked at.

    Parameters
    ----------
    frames
        The tables of a result, or read back from a file.

    Returns
    -------
    Frames
        With the reviewed incidents and what belongs to them. Of the claims of no incident, those stay on which a person
        decided; of the articles and mentions, those of claims that stay. The decisions stay all.

    Examples
    --------
    >>> import geo
    >>> len(keep_reviewed(geo.Frames.empty("durand")).incidents)
    0
    """
    incidents = frames.incidents[frames.incidents["reviewed"].fillna(value=False)]
    incident_ids = set(incidents["incident_id"])
    told = frames.claims["incident_id"].isin(incident_ids)
    judged = (frames.claims["incident_id"] == "") & (frames.claims["verdict"] != "")
    claims = frames.claims[told | judged]
    claim_ids, article_ids = set(claims["claim_id"]), set(claims["article_id"])
    return replace(
        frames,
        incidents=_renumber(incidents),
        incident_places=_pick(frames.incident_places, incident_id=incident_ids),
        areas=_pick(frames.areas, incident_id=incident_ids),
        claims=_renumber(claims),
        relations=_pick(frames.relations, source=claim_ids, target=claim_ids),
        estimates=_pick(frames.estimates, incident_id=incident_ids),
        mentions=_pick(frames.mentions, article_id=article_ids),
        articles=_pick(frames.articles, article_id=article_ids),
        unplaced=_pick(frames.unplaced, ref=incident_ids | claim_ids),
    )


def _pick(table: pd.DataFrame, **wanted: set[str]) -> pd.DataFrame:
    """Return the rows whose columns all hold a wanted value."""
    for column, values in wanted.items():
        table = table[table[column].isin(values)]
    return _renumber(table)


def _renumber(table: pd.DataFrame) -> pd.DataFrame:
    return table.reset_index(drop=True)
