"""Coded rows in one form, whatever data set they are of: what happened, when, where, to whom, by whose coding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

# The columns of ``Events.rows``. Days are ISO 8601, empty where not known; ``precision`` is Clashline's word; ``side_1`` did
# it or is named first, ``side_2`` is whom it met: labels of the theatre's sides, empty where the theatre has none.
ROWS = (
    "record", "date_start", "date_end", "date_precision", "date_basis", "lat", "lon", "precision", "where_prec",
    "geo_precision", "place", "admin1", "admin2", "country", "type", "kind", "event_type", "sub_event_type", "side_1",
    "side_2", "notes", "claimant", "claimant_text",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Figure:
    """A number that each row may have: how many of whose.

    Parameters
    ----------
    measure
        killed or wounded.
    low, high
        ``Int64``; NA in both where the row has no such number.
    victims
        Labels of sides.
    part
        Whether the row's total includes it.
    """

    measure: str
    low: pd.Series[Any]
    high: pd.Series[Any]
    victims: pd.Series[Any]
    part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Events:
    """Coded rows.

    Parameters
    ----------
    rows
        A frame with the columns ``ROWS``.
    figures
        Their numbers; those of one row are claims of one voice.
    low, best, high
        The dead of each row in all, as coded; NA where it has none.
    """

    rows: pd.DataFrame
    figures: tuple[Figure, ...]
    low: pd.Series[Any]
    best: pd.Series[Any]
    high: pd.Series[Any]
