"""Rows in and out within one transaction: COPY and INSERT in the order of keys, SELECT in the order of the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from psycopg import sql

from ..tables import TABLES
from .cells import to_database
from .make import begin_remaking, finish, remake
from .schema import SCHEMA, is_day, is_nullable
from .session import driver_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    import sqlalchemy as sa
    from psycopg.sql import Composable

    from ..backend import Cell, Row
    from ..tables import Table

_ARRAYS = {"text": "text[]", "integer": "bigint[]", "real": "float8[]", "boolean": "boolean[]"}
# Rows fetched at once where a whole table is read, so that a million articles need no memory of theirs.
_FETCHED = 10_000


class PostgisTransaction:
    """The store's tables, as one transaction sees them (``geo.store.backend.Transaction``)."""

    def __init__(self, connection: sa.Connection, postgis: str) -> None:
        self._session = connection
        self._connection = driver_of(connection)
        self._postgis = postgis
        self._incoming: set[str] = set()
        self._is_remade = False

    def select(
        self,
        table: str,
        where: Mapping[str, Collection[Cell]] | None = None,
        columns: Sequence[str] | None = None,
    ) -> Iterator[Row]:
        """Yield rows in the table's order."""
        known = TABLES[table]
        names = tuple(columns or known.columns)
        condition, values = _condition(known, where)
        statement = sql.SQL("SELECT {} FROM {}{} ORDER BY {}").format(
            sql.SQL(", ").join(self._shown(known, name) for name in names),
            sql.Identifier(SCHEMA, table),
            condition,
            sql.SQL(", ").join(map(sql.Identifier, dict.fromkeys((*known.order, *known.key)))),
        )
        if where is None:
            with self._connection.cursor(f"all_{table}", binary=True) as cursor:
                cursor.itersize = _FETCHED
                cursor.execute(statement)
                yield from cursor
        else:
            with self._connection.cursor(binary=True) as cursor:
                rows = cursor.execute(statement, values).fetchall()
            yield from rows

    def upsert(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows, each in the place of the one that has its key."""
        known = TABLES[table]
        names = tuple(known.columns)
        listed = sql.SQL(", ").join(map(sql.Identifier, names))
        incoming = self._make_incoming(table)
        with self._connection.cursor() as cursor:
            with cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(incoming, listed)) as copy:
                write = copy.write_row
                for row in to_database(known, rows):
                    write(row)
            if not cursor.rowcount:
                return
            keys = sql.SQL(", ").join(map(sql.Identifier, known.key))
            rest = [sql.Identifier(name) for name in names if name not in known.key]
            instead = sql.SQL(", ").join(sql.SQL("{0} = excluded.{0}").format(name) for name in rest)
            cursor.execute(
                sql.SQL(
                    "INSERT INTO {} ({listed}) SELECT {listed} FROM {} ORDER BY {keys} ON CONFLICT ({keys}) DO "
                ).format(sql.Identifier(SCHEMA, table), incoming, listed=listed, keys=keys)
                + (sql.SQL("UPDATE SET ") + instead if rest else sql.SQL("NOTHING"))
            )

    def delete(self, table: str, where: Mapping[str, Collection[Cell]] | None = None) -> None:
        """Delete the rows that ``select`` would yield."""
        condition, values = _condition(TABLES[table], where)
        self._connection.execute(
            sql.SQL("DELETE FROM {}{}").format(sql.Identifier(SCHEMA, table), condition), values
        )

    def count(self, table: str) -> int:
        """Count the rows of a table."""
        found = self._connection.execute(
            sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(SCHEMA, table))
        )
        return int(found.fetchall()[0][0])

    def columns(self, table: str) -> Sequence[str]:
        """Return the columns that a table has now, in order."""
        found = self._connection.execute(
            "SELECT attname::text FROM pg_attribute WHERE attrelid = to_regclass(%s) AND attnum > 0 "
            "AND NOT attisdropped ORDER BY attnum",
            [f"{SCHEMA}.{table}"],
        )
        return [name for (name,) in found]

    def remake(self, table: str) -> None:
        """Drop a table and make it anew, empty; references and views are back when the transaction ends."""
        if not self._is_remade:
            begin_remaking(self._session, self._postgis)
            self._is_remade = True
        remake(self._session, table)
        self._incoming.discard(table)
        self._connection.execute(
            sql.SQL("DROP TABLE IF EXISTS {}").format(sql.Identifier("pg_temp", f"incoming_{table}"))
        )

    def finish(self) -> None:
        """Do what is left to do before the commit."""
        if self._is_remade:
            finish(self._session)

    def _make_incoming(self, table: str) -> Composable:
        """Make a table of this transaction's own for rows that come, or empty the one that it made before."""
        name = sql.Identifier("pg_temp", f"incoming_{table}")
        if table in self._incoming:
            self._connection.execute(sql.SQL("TRUNCATE {}").format(name))
        else:
            self._connection.execute(
                sql.SQL("CREATE TEMPORARY TABLE {} (LIKE {}) ON COMMIT DROP").format(
                    sql.Identifier(f"incoming_{table}"), sql.Identifier(SCHEMA, table)
                )
            )
            self._incoming.add(table)
        return name

    def _shown(self, table: Table, name: str) -> Composable:
        """Give a column as rows show it: days as text, what is NULL for the database's sake as empty text."""
        column = sql.Identifier(name)
        if table.columns[name] == "geometry":
            return sql.SQL("{}({})").format(sql.Identifier(self._postgis, "st_asbinary"), column)
        if is_day(table, name):
            return sql.SQL("coalesce({}::text, '')").format(column)
        return sql.SQL("coalesce({}, '')").format(column) if is_nullable(table, name) else column


def _condition(
    table: Table, where: Mapping[str, Collection[Cell]] | None
) -> tuple[Composable, list[list[Cell]]]:
    """Make the WHERE of a statement and the values that it takes."""
    tests: list[Composable] = []
    values: list[list[Cell]] = []
    for name, wanted in (where or {}).items():
        given = list(wanted)
        kind = "date[]" if is_day(table, name) else _ARRAYS[table.columns[name]]
        test = sql.SQL("{} = ANY (%s::{})").format(sql.Identifier(name), sql.SQL(kind))
        if is_nullable(table, name) and "" in given:
            test = sql.SQL("({} OR {} IS NULL)").format(test, sql.Identifier(name))
            given = [each for each in given if each != ""]
        tests.append(test)
        values.append(given)
    return (sql.SQL(" WHERE ") + sql.SQL(" AND ").join(tests) if tests else sql.SQL("")), values
