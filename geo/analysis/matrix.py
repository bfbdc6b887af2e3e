"""The claims matrix: who says how many of whose, incident by incident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frame import frames_of

if TYPE_CHECKING:
    import pandas as pd

    from ..build import Result
    from ..frame import Frames

# What happened, and is no count of anybody or anything.
EVENTS = frozenset({"clash", "strike", "closure", "reopening", "ceasefire"})
_CELL = ["measure", "claimant", "victim_side", "incident_id"]
_FIGURE = ["value_low", "value_high", "qualifier", "unsplit"]


def claims_matrix(result: Result | Frames) -> pd.DataFrame:
    """List the figures of all claims: whose they are, of whose losses, in which incident.

    A pivot of it is the matrix of one incident or of a whole map. Nothing is added up: figures of one cell contradict
    or repeat each other.

    Parameters
    ----------
    result
        What ``geo.build`` returns, or frames, as ``geo.export.read_frames`` reads them back.

    Returns
    -------
    pandas.DataFrame
        A row for each different figure: ``measure``, ``claimant``, ``victim_side``, ``incident_id`` (empty for totals of
        no one incident), ``value_low`` and ``value_high`` (NA = open), ``qualifier``, ``unsplit`` (killed and wounded in
        one), ``denied_by`` (claimants, ``; `` between), ``own_loss``, ``n_claims``, ``n_articles`` and ``claim_ids``. What
        denies a figure is no figure: it stands in ``denied_by``.

    Examples
    --------
    >>> import geo
    >>> len(claims_matrix(geo.Frames.empty("durand")))
    0
    """
    import pandas as pd  # noqa: PLC0415 - half a second, which reading articles need not pay

    claims = frames_of(result).claims
    figures = claims[
        ~claims["measure"].isin(EVENTS) & (claims["stance"] != "denies") & (claims["verdict"] != "discarded")
    ]
    rows = []
    for key, group in figures.groupby([*_CELL, *_FIGURE], dropna=False, sort=True):
        deniers = {each for cell in group["denied_by"] for each in cell.split("; ") if each}
        rows.append(
            {
                **dict(zip([*_CELL, *_FIGURE], key, strict=True)),
                "denied_by": "; ".join(sorted(deniers)),
                "own_loss": bool((group["loss_view"] == "own_loss").all()),
                "n_claims": len(group),
                "n_articles": group["article_id"].nunique(),
                "claim_ids": "; ".join(group["claim_id"]),
            }
        )
    more = ("denied_by", "own_loss", "n_claims", "n_articles", "claim_ids")
    return pd.DataFrame(rows, columns=[*_CELL, *_FIGURE, *more]).astype(
        {"value_low": "Int64", "value_high": "Int64"}
    )
