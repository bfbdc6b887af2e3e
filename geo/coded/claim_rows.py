"""Rows of ``claims`` and ``articles`` of coded rows, column by column: the data set is the voice, and the file its article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from gazetteer import Sides

    from .events import Events
    from .source import Source

_FLAGS = ("approx", "unsplit", "unverified", "partial", "aggregate", "background", "derived")
_FIGURE = ("measure", "value_low", "value_high", "victim_side")
_DAYS = ("date_start", "date_end", "date_precision")


def fill_claims(
    events: Events, claims: pd.DataFrame, ids: pd.Series[Any], opened: Source, sides: Sides
) -> dict[str, Any]:
    """Fill the table ``claims``.

    Parameters
    ----------
    events
        Coded rows.
    claims
        What they claim (``list_figures``).
    ids
        The incident of each row.
    opened
        Whose table it is.
    sides
        The theatre's.
    """
    rows = events.rows.loc[claims["row"]]
    said = rows["claimant_text"].where(rows["claimant_text"] != "", opened.coder)
    claimant = rows["claimant"].where(rows["claimant"] != "", sides.defaults["sources"])
    speaks_for = claimant.map({label: each.side for label, each in sides.claimants.items()}).fillna("")
    whole = claims[~claims["part"] & (claims["measure"] == "killed")].drop_duplicates("row")
    total = claims["row"].map(dict(zip(whole["row"], whole["claim_id"], strict=True)))
    return {
        "claim_id": claims["claim_id"].array,
        "article_id": opened.sha256[:16],
        "source_sha256": opened.sha256,
        "incident_id": ids[claims["row"]].array,
        **{column: claims[column].array for column in _FIGURE},
        "qualifier": _qualify(claims).array,
        "claimant": claimant.array,
        "claimant_text": said.array,
        "claimant_side": speaks_for.array,
        "voice": speaks_for.where(speaks_for != "", said).array,
        "independent": 1,
        "stance": "asserts",
        "actor": rows["side_1"].array,
        "subset_of": total.where(claims["part"]).array,
        "scope": "incident",
        "loss_view": _view(speaks_for.to_numpy(), claims["victim_side"].to_numpy(), sides),
        **{column: rows[column].array for column in _DAYS},
        "quote": rows["notes"].array,
        "n_evidence": 1,
        "rule": opened.coder,
        **dict.fromkeys(_FLAGS, False),
    }


def fill_articles(opened: Source, n_claims: int, attribution: str) -> dict[str, Any]:
    """Fill the table ``articles``: one row, the file."""
    return {
        "article_id": [opened.sha256[:16]],
        "name": opened.name,
        "title": opened.title,
        "publisher": opened.publisher,
        "language": "en",
        "source_sha256": opened.sha256,
        "n_claims": n_claims,
        "attribution": attribution,
    }


def _qualify(claims: pd.DataFrame) -> pd.Series[Any]:
    import pandas as pd  # noqa: PLC0415 - half a second, which help need not pay

    low, high = claims["value_low"], claims["value_high"]
    words = pd.Series("range", index=claims.index, dtype=object).mask(
        (low == high).fillna(value=False), "exact"
    )
    words = words.mask(low.notna() & high.isna(), "at_least").mask(low.isna() & high.notna(), "up_to")
    return words.mask(low.isna() & high.isna(), "categorical")


def _view(speaks_for: Any, victims: Any, sides: Sides) -> Any:
    """Tell how who speaks stands to the victims: its own, its enemy's, or neither's."""
    import numpy as np  # noqa: PLC0415 - as above

    armed = [label for label, side in sides.victim_sides.items() if side.arms not in ("", "civilians")]
    is_party, own = speaks_for != "", speaks_for == victims
    enemy = is_party & ~own & np.isin(victims.astype(str), armed)
    return np.where(is_party & own, "own_loss", np.where(enemy, "enemy_loss", "third_party"))
