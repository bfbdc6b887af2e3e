"""The tables of a store as a GeoPackage has them, and whether a file has these and nothing that would act by itself.

The standard (OGC 12-128r18) asks for its own tables, for geometry columns and extensions to be listed, and for a
spatial index to be kept by triggers. A file from elsewhere may have other triggers, and generated columns, and indexes of
expressions: all of them would run when we write. So what belongs to our tables must be, word for word, what we make.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING

from ...export.geopackage.styles import TABLE as STYLES
from ...schema import SCHEMA_VERSION
from ..tables import OLD_TABLES, STORE_VERSION, TABLES
from .cells import register
from .names import CHANGED, GEOMETRY, SRS
from .views import drop_views, list_views, make_styles, make_views

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..tables import Table

APPLICATION = 0x47504B47  # "GPKG"
VERSION = 10300
_TYPES = {"text": "TEXT", "integer": "INTEGER", "real": "DOUBLE", "boolean": "BOOLEAN"}
# Rows of these are large, which a table that is its own index carries badly.
_LARGE = frozenset({"store_articles", "store_history", "store_reviews"})
_WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_STANDARD = (
    (
        "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL, "
        "organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)"
    ),
    (
        "CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, "
        "description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, "
        "srs_id INTEGER, FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))"
    ),
    (
        "CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL UNIQUE, column_name TEXT NOT NULL, "
        "geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL, "
        "PRIMARY KEY (table_name, column_name), FOREIGN KEY (table_name) REFERENCES gpkg_contents (table_name), "
        "FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id))"
    ),
    (
        "CREATE TABLE gpkg_extensions (table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, "
        "definition TEXT NOT NULL, scope TEXT NOT NULL, UNIQUE (table_name, column_name, extension_name))"
    ),
)
_REFERENCE_SYSTEMS = (
    ("Undefined Cartesian", -1, "NONE", -1, "undefined", "any Cartesian system"),
    ("Undefined geographic", 0, "NONE", 0, "undefined", "any geographic system"),
    ("WGS 84 geodetic", SRS, "EPSG", SRS, _WGS84, "longitude and latitude in degrees"),
)
_RTREE = "http://www.geopackage.org/spec120/#extension_rtree"


def make_store(connection: sqlite3.Connection, version: int = STORE_VERSION) -> None:
    """Make all tables, within the transaction that is open: those of an older version for tests, and to know them."""
    connection.execute(f"PRAGMA application_id={APPLICATION}")
    connection.execute(f"PRAGMA user_version={VERSION}")
    for sql in _STANDARD:
        connection.execute(sql)
    connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _REFERENCE_SYSTEMS)
    if version == STORE_VERSION:
        list_views(connection)
    for table in (TABLES if version == STORE_VERSION else OLD_TABLES[version]).values():
        make_table(connection, table)
    if version == STORE_VERSION:
        make_views(connection)
    connection.execute("INSERT INTO store_about VALUES ('version', ?)", (str(version),))
    connection.execute("INSERT INTO store_about VALUES ('schema_version', ?)", (str(SCHEMA_VERSION),))


def make_table(connection: sqlite3.Connection, table: Table) -> None:
    """Make one table with its indexes and, of a layer, what the standard wants to know of it."""
    for sql in _statements(table):
        connection.execute(sql)
    if table.is_layer:
        kind, srs = ("features", SRS) if table.shape else ("attributes", None)
        connection.execute(
            "INSERT OR REPLACE INTO gpkg_contents VALUES (?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, ?)",
            (table.name, kind, table.name, table.about, CHANGED, srs),
        )
    if table.shape:
        connection.execute(
            "INSERT OR REPLACE INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, 0, 0)",
            (table.name, GEOMETRY, table.shape.upper(), SRS),
        )
        connection.execute(
            "INSERT OR REPLACE INTO gpkg_extensions VALUES (?, ?, 'gpkg_rtree_index', ?, 'write-only')",
            (table.name, GEOMETRY, _RTREE),
        )


def remake_table(connection: sqlite3.Connection, table: Table) -> None:
    """Make a table anew, and the views as soon as all tables of theirs are there."""
    drop_views(connection)
    drop_table(connection, table)
    make_table(connection, table)
    there = {name for kind, name, _, _ in _list_parts(connection) if kind == "table"}
    if {"incidents", "incident_places", "areas"} <= there:
        list_views(connection)
        make_views(connection)
        if STYLES not in there:
            make_styles(connection)


def drop_table(connection: sqlite3.Connection, table: Table) -> None:
    """Drop a table and its spatial index; its triggers and indexes go with it."""
    if table.shape:
        connection.execute(f"DROP TABLE IF EXISTS {rtree_of(table.name)}")
    connection.execute(f"DROP TABLE IF EXISTS {table.name}")


def rtree_of(name: str) -> str:
    """Return what the spatial index of a layer is called."""
    return f"rtree_{name}_{GEOMETRY}"


def column_of(name: str) -> str:
    """Return what a column of ``TABLES`` is called in the file, quoted: some are words of SQL."""
    return f'"{GEOMETRY if name == "geometry" else name}"'


def find_strange(connection: sqlite3.Connection) -> str:
    """Return what keeps a database from being a store of ours that can be written to; empty if nothing does.

    Nothing but the list of what the database is made of is read. Tables of others are let be, with their triggers.
    """
    found = {(kind, name): (table, sql) for kind, name, table, sql in _list_parts(connection)}
    strange = [_compare(_expected(version), found) for version in (STORE_VERSION, *OLD_TABLES)]
    return "" if "" in strange else strange[0]


def _compare(
    ours: Mapping[tuple[str, str], tuple[str, str]], found: Mapping[tuple[str, str], tuple[str, str]]
) -> str:
    for key, (table, sql) in ours.items():
        if key not in found:
            return f"its {key[0]} {key[1]!r} is missing"
        if found[key] != (table, sql):
            return f"its {key[0]} {key[1]!r} is not as we make it"
    tables = {name for kind, name in ours if kind in {"table", "view"}}
    for (kind, name), (table, _) in found.items():
        if (kind, name) not in ours and table in tables:
            return f"somebody else's {kind} {name!r} is on {table!r}"
    return ""


@cache
def _expected(version: int) -> Mapping[tuple[str, str], tuple[str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        register(connection)
        make_store(connection, version)
        return {(kind, name): (table, sql) for kind, name, table, sql in _list_parts(connection)}


def _list_parts(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str, str]]:
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    return ((str(kind), str(name), str(table), str(sql)) for kind, name, table, sql in rows)


def _statements(table: Table) -> Iterator[str]:
    """Yield what makes a table."""
    key = ", ".join(map(column_of, table.key))
    missing = "" if table.is_layer else " NOT NULL"
    columns = [
        f"{column_of(name)} {table.shape.upper()}"
        if kind == "geometry"
        else f"{column_of(name)} {_TYPES[kind]}{' NOT NULL' if kind == 'text' else missing}"
        for name, kind in table.columns.items()
    ]
    if table.is_layer:
        columns = ["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL", *columns, f"UNIQUE ({key})"]
    else:
        columns.append(f"PRIMARY KEY ({key})")
    ending = "" if table.is_layer or table.name in _LARGE else " WITHOUT ROWID"
    yield f"CREATE TABLE {table.name} ({', '.join(columns)}){ending}"
    for index in table.indexes:
        listed = ", ".join(map(column_of, index))
        yield f"CREATE INDEX {table.name}_by_{'_'.join(index)} ON {table.name} ({listed})"
    if table.shape:
        yield from _index_statements(table.name)


def _index_statements(name: str) -> Iterable[str]:
    """Yield what makes a spatial index, and the triggers by which whoever writes to the layer keeps it right."""
    # ruff: noqa: S608 -- the names are ours
    tree, geom = rtree_of(name), GEOMETRY
    there = f"(NEW.{geom} NOT NULL AND NOT ST_IsEmpty(NEW.{geom}))"
    nowhere = f"(NEW.{geom} IS NULL OR ST_IsEmpty(NEW.{geom}))"
    was_there = f"(OLD.{geom} NOT NULL AND NOT ST_IsEmpty(OLD.{geom}))"
    was_nowhere = f"(OLD.{geom} IS NULL OR ST_IsEmpty(OLD.{geom}))"
    values = ", ".join(f"ST_{bound}(NEW.{geom})" for bound in ("MinX", "MaxX", "MinY", "MaxY"))
    enter = f"INSERT OR REPLACE INTO {tree} VALUES (NEW.fid, {values});"
    move = (
        f"UPDATE {tree} SET minx = ST_MinX(NEW.{geom}), maxx = ST_MaxX(NEW.{geom}), miny = ST_MinY(NEW.{geom}), "
        f"maxy = ST_MaxY(NEW.{geom}) WHERE id = NEW.fid;"
    )
    leave = f"DELETE FROM {tree} WHERE id = OLD.fid;"
    same, other = "OLD.fid = NEW.fid", "OLD.fid != NEW.fid"
    changed = f"UPDATE OF {geom} ON {name}"
    yield f"CREATE VIRTUAL TABLE {tree} USING rtree(id, minx, maxx, miny, maxy)"
    for ending, event, condition, action in (
        ("insert", f"INSERT ON {name}", there, enter),
        ("update6", changed, f"{same} AND {there} AND {was_there}", move),
        ("update7", changed, f"{same} AND {there} AND {was_nowhere}", enter),
        ("update2", changed, f"{same} AND {nowhere}", leave),
        ("update5", f"UPDATE ON {name}", f"{other} AND {there}", f"{leave} {enter}"),
        ("update4", f"UPDATE ON {name}", f"{other} AND {nowhere}", f"DELETE FROM {tree} WHERE id IN (OLD.fid, NEW.fid);"),
        ("delete", f"DELETE ON {name}", f"OLD.{geom} NOT NULL", leave),
    ):  # fmt: skip
        yield f"CREATE TRIGGER {tree}_{ending} AFTER {event} WHEN {condition} BEGIN {action} END"
