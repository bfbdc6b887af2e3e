"""The claims matrix: who says how many of whose, incident by incident, and what the estimates of incidents add up to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .errors import FrameError
from .policy import POLICIES

if TYPE_CHECKING:
    import pandas as pd

    from .frame import Frames

# What happened, and is no count of anybody or anything.
EVENTS = frozenset({"clash", "strike", "closure", "reopening", "ceasefire"})
_CELL = ["measure", "claimant", "victim_side", "incident_id"]
_FIGURE = ["value_low", "value_high", "qualifier", "unsplit"]


def claims_matrix(frames: Frames) -> pd.DataFrame:
    """List the figures of all claims: whose they are, of whose losses, in which incident.

    A pivot of it is the matrix of one incident or of a whole map. Nothing is added up: figures of one cell contradict
    or repeat each other.

    Parameters
    ----------
    frames
        The tables of a result, or read back from a file.

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

    claims = frames.claims
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


def add_up(frames: Frames, policy: str = "own_loss_floor") -> pd.DataFrame:
    """Add up what a policy makes of each incident. The only sums there are, and never without the policy's name.

    Incidents are different events, so their estimates may be added; what is no incident's (totals of a period, running
    totals) is not, for it may count the same dead again. An incident without a figure adds nothing, which is no nought:
    ``n_low`` and ``n_high`` say how many have one.

    Parameters
    ----------
    frames
        The tables of a result, or read back from a file.
    policy
        One of ``docs/estimates.md``.

    Returns
    -------
    pandas.DataFrame
        A row for each measure and victim side: ``low`` and ``high`` (NA where no incident has one), ``n_low``, ``n_high``,
        ``n_incidents`` with any, ``n_disputed``, ``high_is_open`` (a highest figure is told as "more than"), ``policy``.

    Raises
    ------
    FrameError
        There is no such policy.

    Examples
    --------
    >>> import geo
    >>> add_up(geo.Frames.empty("durand"), "ucdp")["high"].tolist()
    []
    """
    import pandas as pd  # noqa: PLC0415 - as above

    if policy not in POLICIES:
        raise FrameError(f"there is no policy {policy!r}; choose from {', '.join(POLICIES)}")
    estimates = frames.estimates[frames.estimates["policy"] == policy]
    open_ended = frames.claims[frames.claims["value_high"].isna() & frames.claims["value_low"].notna()]
    lowest = dict(zip(open_ended["claim_id"], open_ended["value_low"], strict=True))
    rows = [
        {
            "measure": measure,
            "victim_side": side,
            "low": _sum(group["low"]),
            "high": _sum(group["high"]),
            "n_low": group["low"].count(),
            "n_high": group["high"].count(),
            "n_incidents": group["incident_id"].nunique(),
            "n_disputed": int(group["disputed"].sum()),
            "high_is_open": any(
                lowest.get(claim_id) == high
                for high, ids in zip(group["high"], group["claim_ids"], strict=True)
                for claim_id in ids.split("; ")
                if not pd.isna(high)
            ),
            "policy": policy,
        }
        for (measure, side), group in estimates.groupby(["measure", "victim_side"], sort=True)
    ]
    columns = ("measure", "victim_side", "low", "high", "n_low", "n_high", "n_incidents", "n_disputed")
    return pd.DataFrame(rows, columns=[*columns, "high_is_open", "policy"]).astype(
        {"low": "Int64", "high": "Int64"}
    )


def _sum(numbers: Any) -> Any:
    return numbers.sum(min_count=1)
