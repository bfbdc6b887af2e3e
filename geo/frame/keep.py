"""Parts of a result: only what a person has looked at, or only some incidents, with all that belongs to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import FrameError
from .subject import frames_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pandas as pd

    from ..build import Result
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
    reviewed = frames.incidents.loc[frames.incidents["reviewed"].fillna(value=False), "incident_id"]
    judged = (frames.claims["incident_id"] == "") & (frames.claims["verdict"] != "")
    return _keep(frames, set(reviewed), judged)


def keep_incidents(result: Result | Frames, incident_ids: Iterable[str]) -> Frames:
    """Leave out all incidents but some, for a map, a briefing or a file of these alone.

    Parameters
    ----------
    result
        What ``geo.build`` returns, or frames.
    incident_ids
        A list of ids, or the column ``incident_id`` of what ``incidents_within`` and the like give.

    Returns
    -------
    Frames
        With those incidents, each whole, and what belongs to them: claims, relations, estimates, articles and their
        mentions. What belongs to no incident is left out.

    Raises
    ------
    FrameError
        ``result`` is no result, or has no incident of an id.

    Examples
    --------
    >>> import geo
    >>> result = geo.build(geo.read("seeds"))
    >>> strikes = result.incidents.query("kind == 'strike'")
    >>> kept = geo.keep_incidents(result, strikes["incident_id"])
    >>> len(kept.incidents), set(kept.claims["incident_id"]) == set(strikes["incident_id"])
    (2, True)
    """
    frames = frames_of(result)
    wanted = {incident_ids} if isinstance(incident_ids, str) else set(incident_ids)
    unknown = wanted.difference(frames.incidents["incident_id"])
    if unknown:
        raise FrameError(f"there is no incident {min(map(str, unknown))!r}; give ids of the table incidents")
    return _keep(frames, wanted, frames.claims["incident_id"].isin(wanted))


def _keep(frames: Frames, incident_ids: set[str], also: pd.Series) -> Frames:
    """Keep incidents with all that belongs to them, and some claims besides."""
    claims = frames.claims[frames.claims["incident_id"].isin(incident_ids) | also]
    claim_ids, article_ids = set(claims["claim_id"]), set(claims["article_id"])
    return replace(
        frames,
        incidents=_pick(frames.incidents, incident_id=incident_ids),
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
