"""The tables of a store, the same in every database: what is kept, what is found by, and the layers that people open."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from ..schema import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping

# Of the tables below. A store of an older version is brought to this one by ``migrate``.
STORE_VERSION = 1

# How a column of ``geo.COLUMNS`` is stored. Text is never missing in a layer: what is not known is empty.
_TYPES = {
    "string": "text",
    "Int64": "integer",
    "float64": "real",
    "boolean": "boolean",
    "geometry": "geometry",
}
_SHAPES = {"incident_places": "Point", "areas": "MultiPolygon"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table.

    Parameters
    ----------
    columns
        Name to type, in order: ``text`` (compared by code point, whatever the database's collation), ``integer`` (64
        bits), ``real``, ``boolean``, ``geometry`` (EPSG:4326; a cell is WKB or None). All but ``geometry`` and the
        cells of layers that are no text are never NULL in tables that are no layer.
    key
        What no two rows share; a row with the key of another takes its place.
    order
        By what rows are given back, after which the order is that of the key.
    indexes
        Columns that rows are looked up by, beside the key.
    shape
        Of the geometry: ``Point``, ``MultiPolygon``, or empty.
    about
        What it is, for whoever opens the database.
    """

    name: str
    columns: Mapping[str, str]
    key: tuple[str, ...]
    order: tuple[str, ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    shape: str = ""
    about: str = ""
    is_layer: bool = field(default=False)


def _layer(name: str, about: str, *indexes: tuple[str, ...]) -> Table:
    """Make the layer of a frame: its columns, in whose part of the rows a row is, and where it stands."""
    columns = {column: _TYPES[dtype] for column, (dtype, _) in COLUMNS[name].items()}
    return Table(
        name=name,
        # A row belongs to an incident (or a claim, an article): with it it comes and goes.
        columns=MappingProxyType({"owner": "text", "place_in_order": "text", **columns}),
        key=("place_in_order",),
        order=("place_in_order",),
        indexes=(("owner",), *indexes),
        shape=_SHAPES.get(name, ""),
        about=about,
        is_layer=True,
    )


def _table(
    name: str, about: str, columns: Mapping[str, str], key: tuple[str, ...], *indexes: tuple[str, ...]
) -> Table:
    return Table(name=name, columns=MappingProxyType(columns), key=key, indexes=indexes, about=about)


_T, _I, _R = "text", "integer", "real"

# Layers come first, in the order in which GIS programs list them.
TABLES: Mapping[str, Table] = MappingProxyType(
    {
        table.name: table
        for table in (
            _layer("incident_places", "Incidents at their places"),
            _layer("areas", "Areas of places that are no point"),
            _layer("incidents", "Incidents: a row an event", ("incident_id",)),
            _layer("claims", "Claims: who says how many of whose", ("article_id",), ("claim_id",)),
            _layer("relations", "How claims stand to each other"),
            _layer("estimates", "What claims amount to, by policy"),
            _layer("mentions", "Mentions of places"),
            _layer("articles", "Articles, without their texts"),
            _layer("unplaced", "What no map can show"),
            _layer("reviews", "What people decided"),
            _table("store_about", "What the store says of itself", {"name": _T, "value": _T}, ("name",)),
            _table(
                "store_articles",
                "Articles as they were read (JSON), and what was read from them (JSON) by which reader",
                {
                    "article_id": _T,
                    "rank": _I,
                    "place_in_order": _T,
                    "article": _T,
                    "reader": _T,
                    "reading": _T,
                },
                ("article_id",),
                ("place_in_order",),
                ("reader",),
            ),
            _table(
                "store_reviews",
                "Decisions by review file, as JSON, and what became of each",
                {"source": _T, "number": _I, "decision": _T, "outcome": _T},
                ("source", "number"),
            ),
            _table(
                "store_history",
                "What was done to the store, when (if that was told), by whom, and how much changed",
                {"number": _I, "at": _T, "who": _T, "what": _T, "counts": _T},
                ("number",),
            ),
            _table(
                "store_changes",
                "What each entry of the history changed: article or incident, new, changed or gone",
                {"number": _I, "kind": _T, "ref": _T, "change": _T, "now": _T},
                ("number", "kind", "ref"),
                ("ref",),
            ),
            _table(
                "store_members",
                "Which event the rules put each claim into, before people arranged anything; empty for none",
                {"claim_id": _T, "article_id": _T, "event_id": _T},
                ("claim_id",),
                ("article_id",),
                ("event_id",),
            ),
            _table(
                "store_days",
                "The days (ordinals) under which each event is looked for, and what can be joined to it",
                {"day": _I, "event_id": _T, "marks": _T},
                ("day", "event_id"),
                ("event_id",),
            ),
            _table(
                "store_wires",
                "Articles on a wire, and agencies (no article): what each credits, is called, and hands on with whom",
                {
                    "article_id": _T,
                    "agency": _T,
                    "words": _T,
                    "called": _T,
                    "published": _T,
                    "crew": _T,
                    "name": _T,
                    "reason": _T,
                },
                ("article_id",),
                ("crew",),
            ),
            _table(
                "store_sketches",
                "Hashes by which copies are found; article ids as signed 64-bit numbers",
                {"mark": _I, "article": _I},
                ("mark", "article"),
            ),
            _table(
                "store_copies",
                "Articles of which one copies the other",
                {"one": _T, "two": _T, "share": _R},
                ("one", "two"),
                ("two",),
            ),
        )
    }
)


def _old(name: str, columns: Mapping[str, str], key: tuple[str, ...]) -> Table:
    return Table(name=name, columns=MappingProxyType(columns), key=key)


# The tables of older versions, by version: a store may have these, and is then brought to the present ones.
OLD_TABLES: Mapping[int, Mapping[str, Table]] = MappingProxyType(
    {
        0: MappingProxyType(
            {
                table.name: table
                for table in (
                    _old("store_about", {"name": _T, "value": _T}, ("name",)),
                    _old(
                        "store_articles",
                        {"article_id": _T, "article": _T, "reader": _T, "reading": _T},
                        ("article_id",),
                    ),
                    _old("store_reviews", {"source": _T, "number": _I, "decision": _T}, ("source", "number")),
                )
            }
        )
    }
)
