"""One transaction on a GeoPackage: rows out and in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ..tables import TABLES
from .cells import box_of, pack_geometry, register, unpack_geometry
from .names import GEOMETRY
from .schema import column_of, remake_table, rtree_of
from .views import VIEWS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from ..backend import Cell, Row
    from ..tables import Table

_MANY = 2_000


class Session:
    """The tables of a store, within the transaction that is open; see ``geo.store.backend.Transaction``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._moved: dict[str, list[float]] = {}

    @staticmethod
    def register(connection: sqlite3.Connection) -> None:
        """Give a connection what the triggers of our layers call."""
        register(connection)

    def select(
        self,
        table: str,
        where: Mapping[str, Collection[Cell]] | None = None,
        columns: Sequence[str] | None = None,
    ) -> Iterator[Row]:
        """Yield rows in order."""
        known = TABLES[table]
        wanted = list(columns if columns is not None else known.columns)
        condition, values = _condition(where)
        order = ", ".join(map(column_of, dict.fromkeys((*known.order, *known.key))))
        sql = f"SELECT {', '.join(map(column_of, wanted))} FROM {table}{condition} ORDER BY {order}"  # noqa: S608 -- names of TABLES
        cursor = self._connection.execute(sql, values)
        out = [
            (n, _OUT[known.columns.get(name, "")])
            for n, name in enumerate(wanted)
            if known.columns.get(name) in _OUT
        ]
        while rows := cursor.fetchmany(_MANY):
            if not out:
                yield from rows
                continue
            for row in rows:
                cells = list(row)
                for number, read in out:
                    if cells[number] is not None:
                        cells[number] = read(cells[number])
                yield tuple(cells)

    def upsert(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows, each in the place of the one that has its key."""
        known = TABLES[table]
        names = list(known.columns)
        places = [names.index(name) for name in known.key]
        ordered = sorted(rows, key=lambda row: tuple(row[place] for place in places))
        if not ordered:
            return
        if known.shape:
            ordered = self._packed(known, ordered)
        listed = ", ".join(map(column_of, names))
        key = ", ".join(map(column_of, known.key))
        rest = [column_of(name) for name in names if name not in known.key]
        change = (
            f"UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in rest)}" if rest else "NOTHING"
        )
        marks = ", ".join("?" * len(names))
        self._connection.executemany(
            f"INSERT INTO {table} ({listed}) VALUES ({marks}) ON CONFLICT ({key}) DO {change}",  # noqa: S608 -- as above
            ordered,
        )

    def delete(self, table: str, where: Mapping[str, Collection[Cell]] | None = None) -> None:
        """Delete rows."""
        condition, values = _condition(where)
        self._connection.execute(f"DELETE FROM {table}{condition}", values)  # noqa: S608 -- as above

    def count(self, table: str) -> int:
        """Count rows."""
        return int(self._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608 -- as above

    def columns(self, table: str) -> Sequence[str]:
        """Return the columns that there are."""
        found = self._connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        return ["geometry" if name == GEOMETRY else str(name) for (name,) in found if name != "fid"]

    def remake(self, table: str) -> None:
        """Make a table anew."""
        remake_table(self._connection, TABLES[table])

    def finish(self) -> None:
        """Tell GIS programs how far the layers reach, before all is committed."""
        for name, (west, south, east, north) in self._moved.items():
            self._connection.execute(
                "UPDATE gpkg_contents SET min_x = min(ifnull(min_x, ?1), ?1), min_y = min(ifnull(min_y, ?2), ?2), "
                "max_x = max(ifnull(max_x, ?3), ?3), max_y = max(ifnull(max_y, ?4), ?4) WHERE table_name IN (?5, ?6)",
                (west, south, east, north, name, VIEWS[name]),
            )

    def check(self) -> list[str]:
        """Return where a spatial index and its layer are not of one mind, and what is not listed as it should be."""
        found = []
        listed = {str(name) for (name,) in self._connection.execute("SELECT table_name FROM gpkg_contents")}
        for table in TABLES.values():
            if table.is_layer and table.name not in listed:
                found.append(f"the layer {table.name!r} is not listed in gpkg_contents")
            if table.shape:
                found += self._check_index(table.name)
        return found

    def _check_index(self, name: str) -> Iterator[str]:
        tree = rtree_of(name)
        boxes = {
            fid: box for fid, blob in self._connection.execute(f"SELECT fid, {GEOMETRY} FROM {name}")  # noqa: S608 -- as above
            if (box := box_of(blob)) is not None
        }  # fmt: skip
        indexed = {row[0]: row[1:] for row in self._connection.execute(f"SELECT * FROM {tree}")}  # noqa: S608 -- as above
        if boxes.keys() != indexed.keys():
            yield f"the spatial index of {name!r} has other rows than the layer"
        elif any(not _holds(indexed[fid], box) for fid, box in boxes.items()):
            yield f"the spatial index of {name!r} has a row in another place than the layer"

    def _packed(self, table: Table, rows: Iterable[Row]) -> list[Row]:
        number = list(table.columns).index("geometry")
        packed = []
        for row in rows:
            wkb = row[number]
            if isinstance(wkb, bytes):
                blob = pack_geometry(wkb)
                self._note(table.name, blob)
                row = (*row[:number], blob, *row[number + 1 :])  # noqa: PLW2901 -- the same, packed
            packed.append(row)
        return packed

    def _note(self, name: str, blob: bytes) -> None:
        box = box_of(blob)
        if box is not None:
            west, east, south, north = box
            known = self._moved.setdefault(name, [west, south, east, north])
            known[:] = [min(known[0], west), min(known[1], south), max(known[2], east), max(known[3], north)]


_OUT: Mapping[str, Callable[[object], Cell]] = {
    "boolean": bool,
    "geometry": lambda blob: unpack_geometry(blob) if isinstance(blob, bytes) else None,
}


def _condition(where: Mapping[str, Collection[Cell]] | None) -> tuple[str, list[str]]:
    if where is None:
        return "", []
    parts = [f"{column_of(name)} IN (SELECT value FROM json_each(?))" for name in where]  # noqa: S608 -- as above
    return f" WHERE {' AND '.join(parts)}", [json.dumps(list(values)) for values in where.values()]


def _holds(indexed: Sequence[float], box: Sequence[float]) -> bool:
    """Whether an index's box holds another. It keeps 32 bits, rounded outwards."""
    west, east, south, north = box
    return indexed[0] <= west and indexed[1] >= east and indexed[2] <= south and indexed[3] >= north
