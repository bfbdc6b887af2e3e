"""Frames as the rows of a store's layers, and back: each row with what it belongs to and where it stands among all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

import shapely

from ..frame import Frames, from_columns, to_area
from ..schema import COLUMNS
from ..values import RelationKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    import pandas as pd
    from shapely.geometry.base import BaseGeometry

    from .backend import Cell, Row, Transaction

    Cells = dict[str, Any]

# What belongs to nobody, and is written whole.
WHOLE = "reviews"
_SECTIONS = {"incident": "1", "place": "2", "claim": "3"}


@dataclass(slots=True)
class Layering:
    """Gives the rows of tables their owner and order.

    Parameters
    ----------
    tables
        Rows of a part of the store (``geo.frame.list_rows``): of whole incidents, and of whole articles.
    articles
        The order of each article (``order_of``), by its id.
    claims
        The number of each claim among those of its article, by its id.
    """

    tables: Mapping[str, Iterable[Cells]]
    articles: Mapping[str, str]
    claims: Mapping[str, int]
    _seen: Counter[object] = field(default_factory=Counter)

    def rows(self, owners: Collection[str]) -> Iterator[tuple[str, list[Row]]]:
        """Yield for each layer but the reviews the rows that belong to these incidents and articles."""
        listed = {name: list(rows) for name, rows in self.tables.items() if name != WHOLE}
        incidents = {
            row["incident_id"]: f"{row['date_start'] or '~'}/{row['incident_id']}"
            for row in listed["incidents"]
        }
        homes = {row["claim_id"]: (row["incident_id"] or "", row["article_id"]) for row in listed["claims"]}
        places: Mapping[str, Callable[..., tuple[str, str]]] = {
            "incidents": self._of_incident,
            "incident_places": self._of_place,
            "areas": self._of_place,
            "estimates": self._of_estimate,
            "claims": self._of_claim,
            "relations": self._of_relation,
            "mentions": self._of_mention,
            "articles": self._of_article,
            "unplaced": self._of_unplaced,
        }
        for name, rows in listed.items():
            found: list[Row] = []
            for row in rows:
                owner, order = places[name](row, incidents, homes)
                if owner in owners:
                    found.append((owner, order, *to_cells(name, row)))
            yield name, found

    def _count(self, *key: object) -> int:
        self._seen[key] += 1
        return self._seen[key]

    def _of_incident(self, row: Cells, incidents: Mapping[str, str], _: object) -> tuple[str, str]:
        return row["incident_id"], incidents[row["incident_id"]]

    def _of_place(self, row: Cells, incidents: Mapping[str, str], _: object) -> tuple[str, str]:
        number = int(row["place_key"].rpartition("/")[2])
        return row["incident_id"], f"{incidents[row['incident_id']]}/{number:05}"

    def _of_estimate(self, row: Cells, incidents: Mapping[str, str], _: object) -> tuple[str, str]:
        incident_id = row["incident_id"]
        return incident_id, f"{incidents[incident_id]}/{self._count('estimate', incident_id):05}"

    def _of_claim(self, row: Cells, _: object, __: object) -> tuple[str, str]:
        article_id = row["article_id"]
        order = f"{self.articles[article_id]}/{self.claims[row['claim_id']]:06}"
        return row["incident_id"] or article_id, order

    def _of_relation(self, row: Cells, _: object, homes: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
        # What is part of what, a text says of itself, whatever event each belongs to.
        incident_id, article_id = homes[row["source"]]
        owner = article_id if row["kind"] == RelationKind.PART_OF.value else incident_id
        key = f"{row['kind']}/{row['source']}/{row['target']}"
        return owner, f"{key}/{self._count('relation', key)}"

    def _of_mention(self, row: Cells, _: object, __: object) -> tuple[str, str]:
        article_id = row["article_id"]
        return article_id, f"{self.articles[article_id]}/{self._count('mention', article_id):06}"

    def _of_article(self, row: Cells, _: object, __: object) -> tuple[str, str]:
        return row["article_id"], self.articles[row["article_id"]]

    def _of_unplaced(self, row: Cells, incidents: Mapping[str, str], _: object) -> tuple[str, str]:
        is_incident = row["what"] == "incident"
        owner = row["ref"] if is_incident else row["article_id"]
        section = "4" if row["why"] == "discarded" else _SECTIONS[row["what"]]
        order = incidents[owner] if is_incident else self.articles[owner]
        return owner, f"{section}/{order}/{self._count('unplaced', section, owner):06}"


def to_cells(name: str, row: Cells) -> Row:
    """Return a row's values as a database has them, as a frame would: WKB for geometry, no text is missing."""
    return tuple(_KINDS[dtype](name, row[column]) for column, (dtype, _) in COLUMNS[name].items())


def _number(_: str, value: Any) -> float | None:
    return None if value is None or value != value else float(value)  # noqa: PLR0124 -- NaN


def _shape(name: str, value: BaseGeometry | None) -> bytes | None:
    if value is None:
        return None
    shape = to_area(value) if name == "areas" else value
    return bytes(shapely.to_wkb(shape, byte_order=1))


_KINDS: Mapping[str, Callable[[str, Any], Cell]] = {
    "string": lambda _, value: "" if value is None else str(value),
    "Int64": lambda _, value: None if value is None else int(value),
    "float64": _number,
    "boolean": lambda _, value: None if value is None else bool(value),
    "geometry": _shape,
}


def read_layers(tx: Transaction, theatre: str) -> Frames:
    """Read all layers back as frames."""
    return Frames(theatre=theatre, **{name: _read_layer(tx, name) for name in COLUMNS})


def _read_layer(tx: Transaction, name: str) -> pd.DataFrame:
    wanted = COLUMNS[name]
    columns: dict[str, list[Any]] = {column: [] for column in wanted}
    # What many rows have, kinds, grades, places, days, and whole shapes of provinces, is kept once.
    known: dict[str, dict[Any, Any]] = {
        column: {} for column, (kind, _) in wanted.items() if kind in _REPEATED
    }
    rows = iter(tx.select(name, columns=list(wanted)))
    while some := list(islice(rows, _MANY)):
        for (column, cells), values in zip(columns.items(), zip(*some, strict=True), strict=True):
            cells.extend(map(known[column].setdefault, values, values) if column in known else values)
    if "geometry" in columns:
        shapes = known["geometry"]
        made = dict(zip(shapes, shapely.from_wkb(list(shapes)), strict=True))
        columns["geometry"] = [made[cell] for cell in columns["geometry"]]
    return from_columns(name, columns)


_REPEATED = frozenset({"string", "geometry"})
_MANY = 5_000
