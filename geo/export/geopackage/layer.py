"""A layer of a GeoPackage: its columns, what they are called, and what they point to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ...closed import CLOSED_LISTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Columns that stand in other tables too, where these are joined to be drawn.
_JOINED = {
    "incident_kind": CLOSED_LISTS["incidents", "kind"],
    "grade": CLOSED_LISTS["incidents", "grade"],
    "precision": CLOSED_LISTS["incident_places", "precision"],
    "date_precision": CLOSED_LISTS["incidents", "date_precision"],
}
# What people are not shown at first: keys, hashes and offsets, which join tables and verify quotes.
_TECHNICAL = frozenset(
    {
        "incident_id", "place_key", "claim_id", "article_id", "mention_id", "source_sha256", "text_sha256",
        "quote_start", "quote_end", "quote_prefix", "quote_suffix", "focus_start", "focus_end", "start", "end",
        "claim_ids", "article_ids", "place_ids", "incident_ids", "aliases", "rule", "voice", "subset_of",
        "where_prec", "geo_precision", "place_id", "within_id", "ref", "source", "target", "n_here", "nth_here",
    }
)  # fmt: skip
_ALIASES = {"n_places": "Places", "n_claims": "Claims", "n_articles": "Articles", "n_evidence": "Sentences"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """A table to write: columns of plain values, in order, and a geometry for each row where it has a shape.

    Parameters
    ----------
    name, title, about
        The table's name, and what people call it and are told of it.
    columns
        Dtype (of ``geo.COLUMNS``) and meaning of each column but the geometry.
    values
        The values of each column, None where one is missing.
    shape
        ``POINT``, ``MULTIPOLYGON`` or ``MULTILINESTRING``; empty for a table without geometry.
    geometry
        Shapely's, in EPSG:4326, None where there is none.
    key
        The column that no two rows share, empty if there is none.
    parents
        Columns that hold the key of another table: its name, its key, and what becomes of a row whose parent goes.
    """

    name: str
    title: str
    about: str
    columns: Mapping[str, tuple[str, str]]
    values: Mapping[str, Sequence[Any]]
    shape: str = ""
    geometry: Sequence[Any] = ()
    key: str = ""
    parents: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(next(iter(self.values.values())))


def choices_of(table: str, column: str) -> Sequence[str]:
    """Give the closed list that a column's values are of, which a GIS offers to choose from; nothing if they are of none.

    Examples
    --------
    >>> choices_of("claims", "verdict")
    ('confirmed', 'discarded')
    """
    return CLOSED_LISTS.get((table, column)) or _JOINED.get(column) or ()


def alias_of(column: str) -> str:
    """Give a column's name for people.

    Examples
    --------
    >>> alias_of("date_start"), alias_of("n_claims"), alias_of("claim_ids")
    ('Date start', 'Claims', 'Claim ids')
    """
    return _ALIASES.get(column) or column.replace("_", " ").capitalize()


def is_technical(column: str) -> bool:
    """Whether a column is for programs, and hidden from people at first.

    Examples
    --------
    >>> is_technical("quote"), is_technical("quote_start")
    (False, True)
    """
    return column in _TECHNICAL
