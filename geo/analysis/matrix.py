"""The claims matrix: who says how many of whose, incident by incident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..frame import LIST_SEPARATOR, frames_of

if TYPE_CHECKING:
    from collections.abc import Iterable

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
    groups = figures.groupby([*_CELL, *_FIGURE], dropna=False, sort=True)
    number = groups.ngroup()
    order = number.sort_values(kind="stable")
    told = figures.loc[order.index]
    cells = told.assign(number=order.to_numpy()).drop_duplicates("number")[[*_CELL, *_FIGURE]]
    by_cell = told.groupby(order.to_numpy(), sort=True)
    more = {
        "denied_by": by_cell["denied_by"].agg(_join_names),
        "own_loss": (told["loss_view"] == "own_loss").groupby(order.to_numpy(), sort=True).all(),
        "n_claims": by_cell.size(),
        "n_articles": by_cell["article_id"].nunique(),
        "claim_ids": by_cell["claim_id"].agg(LIST_SEPARATOR.join),
    }
    matrix = cells.assign(**{name: column.to_numpy() for name, column in more.items()})
    text = pd.StringDtype("python")
    dtypes = {
        "denied_by": text,
        "own_loss": "bool",
        "n_claims": "int64",
        "n_articles": "int64",
        "claim_ids": text,
    }
    return matrix.reset_index(drop=True).astype(dtypes)


def _join_names(cells: Iterable[str]) -> str:
    """Join the names of lists, each name once."""
    return LIST_SEPARATOR.join(
        sorted({each for cell in cells for each in cell.split(LIST_SEPARATOR) if each})
    )
