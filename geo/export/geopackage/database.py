"""A GeoPackage 1.3 from layers, by SQLite alone: its tables, keys, spatial indexes and what describes them.

By hand and not by GDAL: so the tables have foreign keys, which GIS programs read as relations, no clock is asked, and no
file has to be made anew under the name of a draft.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

import shapely

from . import blob
from .catalogue import CHANGED, SRS, describe, make_catalogue, make_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from .layer import Layer

SRS_ID = 4326
_APPLICATION, _VERSION = 0x47504B47, 10300  # "GPKG", 1.3
_TYPES = {"string": "TEXT", "Int64": "INTEGER", "float64": "REAL", "boolean": "BOOLEAN"}


def write_database(
    path: Path,
    layers: Sequence[Layer],
    further: Mapping[str, tuple[Sequence[str], Sequence[Sequence[Any]]]],
    notices: Sequence[str] = (),
) -> None:
    """Write layers to an empty file.

    Parameters
    ----------
    path
        The file, empty.
    layers
        In the order in which GIS programs list them.
    further
        Plain tables beside them: the definitions of their columns, and their rows.
    notices
        What a map of it must say.

    Raises
    ------
    sqlite3.Error
        It cannot be written: the disk is full.
    """
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        # What is written is a draft until it is renamed: it needs no journal of its own.
        for pragma in (
            "journal_mode=OFF",
            "synchronous=OFF",
            "foreign_keys=OFF",
            "page_size=4096",
            f"application_id={_APPLICATION}",
            f"user_version={_VERSION}",
        ):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        for statement in make_catalogue():
            connection.execute(statement)
        _insert(connection, "gpkg_spatial_ref_sys", SRS)
        by_name = {layer.name: layer for layer in layers}
        for layer in layers:
            _write_layer(connection, layer, by_name)
        for table, described in describe(layers, notices).items():
            _insert(connection, table, described)
        for table, (definitions, rows) in further.items():
            connection.execute(f"CREATE TABLE {quote(table)} ({', '.join(definitions)})")
            _insert(connection, table, rows)
            _insert(
                connection,
                "gpkg_contents",
                [(table, "attributes", table, "", CHANGED, None, None, None, None, None)],
            )
        connection.execute("COMMIT")
    finally:
        connection.close()


def quote(name: str) -> str:
    """Quote a name for SQL."""
    return '"' + name.replace('"', '""') + '"'


def _write_layer(connection: sqlite3.Connection, layer: Layer, others: Mapping[str, Layer]) -> None:
    connection.execute(f"CREATE TABLE {quote(layer.name)} ({', '.join(_definitions(layer, others))})")
    columns = [list(layer.values[column]) for column in layer.columns]
    if layer.shape:
        columns.insert(0, blob.encode(layer.geometry, SRS_ID))
    _insert(
        connection, layer.name, [(number, *row) for number, row in enumerate(zip(*columns, strict=True), 1)]
    )
    for column in layer.parents:
        connection.execute(
            f"CREATE INDEX {quote(f'{layer.name}_{column}')} ON {quote(layer.name)} ({quote(column)})"
        )
    box: tuple[float | None, ...] = (None,) * 4
    if layer.shape:
        bounds = shapely.bounds(layer.geometry) if len(layer) else []
        boxes = [
            (number, west, east, south, north)
            for number, (west, south, east, north) in enumerate(bounds, 1)
            if west == west  # noqa: PLR0124 - NaN where there is none
        ]
        make, *triggers = make_index(layer.name)
        connection.execute(make)
        _insert(connection, f"rtree_{layer.name}_geom", boxes)
        for trigger in triggers:
            connection.execute(trigger)
        box = tuple(float(edge) for edge in shapely.total_bounds(layer.geometry)) if boxes else box
        _insert(connection, "gpkg_geometry_columns", [(layer.name, "geom", layer.shape, SRS_ID, 0, 0)])
    kind, srs = ("features", SRS_ID) if layer.shape else ("attributes", None)
    _insert(connection, "gpkg_contents", [(layer.name, kind, layer.title, layer.about, CHANGED, *box, srs)])


def _definitions(layer: Layer, others: Mapping[str, Layer]) -> Iterator[str]:
    yield "fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"
    if layer.shape:
        yield f"geom {layer.shape}"
    for column, (dtype, _) in layer.columns.items():
        unique = " UNIQUE" if column == layer.key else ""
        yield f"{quote(column)} {_TYPES[dtype]}{unique}"
    for column, (table, key, gone) in layer.parents.items():
        # What points to nothing would keep its row from ever being changed.
        known = set(others[table].values[key])
        if all(value is None or value in known for value in layer.values[column]):
            yield (
                f"FOREIGN KEY ({quote(column)}) REFERENCES {quote(table)} ({quote(key)})"
                f" ON UPDATE CASCADE ON DELETE {gone}"
            )


def _insert(connection: sqlite3.Connection, table: str, rows: Sequence[Sequence[Any]]) -> None:
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        connection.executemany(f"INSERT INTO {quote(table)} VALUES ({marks})", rows)  # noqa: S608 - quoted
