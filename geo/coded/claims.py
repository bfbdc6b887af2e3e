"""What coded rows claim: a data set's numbers are what its coders say, and nobody else's."""

from __future__ import annotations

import hashlib
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from ..policy import AS_CODED

if TYPE_CHECKING:
    import pandas as pd

    from .events import Events, Figure

# What an event is told by where it has no number.
_MEASURES = {
    "armed_clash": "clash",
    "attack": "clash",
    "air_strike": "strike",
    "drone_strike": "strike",
    "shelling": "strike",
    "crossing_closure": "closure",
    "reopening": "reopening",
}


def list_figures(events: Events, incident_ids: pd.Series[str], unknown: str) -> pd.DataFrame:
    """List the claims of rows: a row for each number, and one for each event that has none but is told in words.

    Parameters
    ----------
    events
        Coded rows.
    incident_ids
        The incident of each row, by its index.
    unknown
        The label of victims of whom nothing is said.

    Returns
    -------
    pandas.DataFrame
        ``row`` (index of the event), ``measure``, ``value_low``, ``value_high``, ``victim_side``, ``part``, ``claim_id``; ordered by
        row, the total before its parts.
    """
    import pandas as pd  # noqa: PLC0415 - half a second, which help need not pay

    told = [_list(figure, at) for at, figure in enumerate(events.figures)]
    numbered = pd.concat(told, ignore_index=True)
    numbered = numbered[numbered["row"].isin(incident_ids.index)]
    kinds = events.rows["type"].map(_MEASURES)
    bare = events.rows.index[
        ~events.rows.index.isin(numbered["row"]) & kinds.notna() & (events.rows["notes"] != "")
    ]
    bare = bare[bare.isin(incident_ids.index)]
    words = pd.DataFrame(
        {"row": bare, "measure": kinds[bare].to_numpy(), "value_low": pd.NA, "value_high": pd.NA,
         "victim_side": unknown, "part": False, "order": -1}
    )  # fmt: skip
    claims = pd.concat([numbered, words.astype({"value_low": "Int64", "value_high": "Int64"})])
    claims = claims.sort_values(["row", "order"], kind="stable").reset_index(drop=True)
    owners = incident_ids[claims["row"]].to_numpy()
    keys = zip(
        owners, claims["measure"], claims["value_low"], claims["value_high"], claims["victim_side"],
        claims["order"], strict=True,
    )  # fmt: skip
    claims["claim_id"] = [
        "c" + hashlib.sha256("|".join(map(str, key)).encode()).hexdigest()[:12] for key in keys
    ]
    return claims


def join_by_row(claims: pd.DataFrame) -> pd.Series[str]:
    """Join the ids of each row's claims, which stand together; by row."""
    import pandas as pd  # noqa: PLC0415 - as above

    ids, starts = claims["claim_id"].tolist(), (~claims["row"].duplicated()).to_numpy().nonzero()[0].tolist()
    joined = [
        ids[start] if end - start == 1 else "; ".join(ids[start:end])
        for start, end in pairwise([*starts, len(ids)])
    ]
    return pd.Series(joined, index=claims["row"].iloc[starts], dtype=object)


def _list(figure: Figure, order: int) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - as above

    there = figure.low.notna() | figure.high.notna()
    return pd.DataFrame(
        {
            "row": figure.low.index[there],
            "measure": figure.measure,
            "value_low": figure.low[there].to_numpy(),
            "value_high": figure.high[there].to_numpy(),
            "victim_side": figure.victims[there].to_numpy(),
            "part": figure.part,
            "order": order,
        }
    ).astype({"value_low": "Int64", "value_high": "Int64"})


def list_estimates(
    events: Events, claims: pd.DataFrame, incident_ids: pd.Series[str], reason: str
) -> dict[str, Any]:
    """List the data set's own low, best and high as estimates by the policy ``as_coded``.

    Of its parts it says how many they are and not how sure: they have a best and no ends.
    """
    import pandas as pd  # noqa: PLC0415 - as above

    killed = claims[
        (claims["measure"] == "killed") & claims["row"].isin(events.best.index[events.best.notna()])
    ]
    whole = killed[~killed["part"]]
    ids = join_by_row(whole)
    total = pd.DataFrame(
        {
            "incident_id": incident_ids[ids.index].to_numpy(),
            "victim_side": whole.groupby("row", sort=True)["victim_side"].first().to_numpy(),
            "low": events.low[ids.index].array,
            "best": events.best[ids.index].array,
            "high": events.high[ids.index].array,
            "claim_ids": ids.to_numpy(),
            "row": ids.index,
        }
    )
    # Two sides of one label (both not in the theatre's list) are one row, whose number is their sum.
    parts = killed[killed["part"]]
    grouped = parts.groupby(["row", "victim_side"], sort=True)
    part = pd.DataFrame(
        {
            "incident_id": incident_ids[grouped["row"].first().to_numpy()].to_numpy(),
            "victim_side": grouped["victim_side"].first().to_numpy(),
            "low": pd.array([pd.NA] * grouped.ngroups, "Int64"),
            "best": grouped["value_low"].sum().array,
            "high": pd.array([pd.NA] * grouped.ngroups, "Int64"),
            "claim_ids": grouped["claim_id"].agg("; ".join).to_numpy(),
            "row": grouped["row"].first().to_numpy(),
        }
    )
    # A part of unknown victims would stand beside the total under one label.
    unknown = set(total["victim_side"])
    part = part[~part["victim_side"].isin(unknown)]
    rows = pd.concat([total, part]).sort_values(["row", "victim_side"], kind="stable")
    columns = {
        name: rows[name].array for name in ("incident_id", "victim_side", "low", "best", "high", "claim_ids")
    }
    return {
        **columns,
        "measure": "killed",
        "policy": AS_CODED,
        "disputed": False,
        "dispute_ratio": float("nan"),
        "independent": 1,
        "reason": reason,
    }
