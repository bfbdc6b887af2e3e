"""SQLite files from elsewhere (GeoPackages among them), read so that nothing of theirs runs and nothing grows.

A database file is a program, too: its views, triggers, virtual tables, generated columns and indexes of expressions call
functions, and a page that many others point to makes rows without end. Here only the stored columns of ordinary tables
are read, in the order in which they lie, and no more of them than the file is large.
"""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import ForeignFileError

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping

_MAGIC = b"SQLite format 3\0"
# Bytes in one cell; the outline of a country has some hundred thousand.
_MAX_CELL = 1 << 28
_MAX_SQL = 1 << 20
# Of a row in a table: a pointer to it, its length and its number. None is shorter.
_MIN_ROW = 4
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: _MAX_CELL,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: _MAX_SQL,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 1,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_PRAGMAS = ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON", "mmap_size=0", "temp_store=MEMORY")


class Part(NamedTuple):
    """Something that a database is made of.

    Parameters
    ----------
    kind, name
        ``table``, ``index``, ``view`` or ``trigger``, and what it is called.
    sql
        What makes it.

    Examples
    --------
    >>> Part("view", "evil", "CREATE VIEW evil AS SELECT 1").kind
    'view'
    """

    kind: str
    name: str
    sql: str


class ForeignSqlite:
    """A SQLite file from elsewhere, open for reading (``open_foreign_sqlite``).

    Attributes
    ----------
    tables
        The ordinary tables, each with its stored columns. Views, virtual tables and generated columns are none.
    parts
        All that the database is made of, for whoever has to know what it would do: a store that writes to it.

    Examples
    --------
    >>> import sqlite3, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     made = sqlite3.connect(f"{folder}/a.gpkg")
    ...     _ = made.executescript("CREATE TABLE place (name, lat); INSERT INTO place VALUES ('Khost', 33.3)")
    ...     made.close()
    ...     with open_foreign_sqlite(f"{folder}/a.gpkg") as database:
    ...         dict(database.tables)
    {'place': ('name', 'lat')}
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, size: int) -> None:
        self._path, self._connection, self._size = path, connection, size
        self.parts: tuple[Part, ...] = ()
        self.tables: Mapping[str, tuple[str, ...]] = {}
        listed = list(self._bounded("SELECT type, name, sql, rootpage FROM sqlite_master"))
        self.parts = tuple(Part(str(kind), str(name), str(sql or "")) for kind, name, sql, _ in listed)
        self.tables = {
            part.name: self._stored(part.name)
            for part, (*_, root) in zip(self.parts, listed, strict=True)
            # SQLite writes its own way of these words; a virtual table has no page of its own.
            if part.kind == "table"
            and part.sql.startswith("CREATE TABLE ")
            and isinstance(root, int)
            and root > 0
        }

    def rows(self, table: str, columns: Iterable[str]) -> Iterator[tuple[Any, ...]]:
        """Yield a table's rows in the order in which they lie, as int, float, str, bytes or None.

        SQLite lets any value stand in any column: check what you get.

        Parameters
        ----------
        table, columns
            Names as they stand in ``tables``.

        Returns
        -------
        iterator of tuple
            A row each, in the order of ``columns``.

        Raises
        ------
        ForeignFileError
            There is no such table or column, or the file is damaged.

        Examples
        --------
        >>> import sqlite3, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     made = sqlite3.connect(f"{folder}/a.gpkg")
        ...     _ = made.executescript("CREATE TABLE place (name, lat); INSERT INTO place VALUES ('Khost', 33.3)")
        ...     made.close()
        ...     with open_foreign_sqlite(f"{folder}/a.gpkg") as database:
        ...         list(database.rows("place", ["name"]))
        [('Khost',)]
        """
        wanted = list(columns)
        missing = [name for name in wanted if name not in self.tables.get(table, ())]
        if table not in self.tables or missing:
            what = (
                f"column {missing[0]!r} in the table {table!r}"
                if table in self.tables
                else f"table {table!r}"
            )
            raise ForeignFileError(f"{self._path}: there is no {what}")
        # Not by an index: it may be one of an expression, or hold something else than its table.
        return self._bounded(f"SELECT {', '.join(map(_quote, wanted))} FROM main.{_quote(table)} NOT INDEXED")  # noqa: S608 - quoted

    def _stored(self, table: str) -> tuple[str, ...]:
        found = self._bounded(f"PRAGMA main.table_xinfo({_quote(table)})")
        return tuple(name for _, name, *_, hidden in found if not hidden)

    def _bounded(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """Yield rows as long as they can be in a file of this size: a page that is counted twice ends it."""
        rows, room = self._size // _MIN_ROW, 2 * self._size
        try:
            for row in self._connection.execute(sql):
                rows -= 1
                room -= sum(len(value) for value in row if isinstance(value, (str, bytes)))
                if rows < 0 or room < 0:
                    raise ForeignFileError(
                        f"{self._path}: is damaged (it has more rows than there is room for)"
                    )
                yield row
        except (sqlite3.Error, UnicodeError, OverflowError, MemoryError) as error:
            raise ForeignFileError(f"{self._path}: is damaged ({_reason(error)})") from error


@contextmanager
def open_foreign_sqlite(path: str | os.PathLike[str]) -> Iterator[ForeignSqlite]:
    """Open a SQLite file from elsewhere, a GeoPackage for one, and run nothing of it.

    It is read only. No trigger, view, virtual table, generated column or extension of the file is used; no other file is
    attached; cells are at most 256 MiB, and rows as many as the file has room for.

    Parameters
    ----------
    path
        The file. What lies beside it in a write-ahead log (``-wal``) belongs to it.

    Yields
    ------
    ForeignSqlite
        Its ordinary tables.

    Raises
    ------
    ForeignFileError
        It is not there, no regular file, no SQLite database, damaged, or in the middle of a change.

    Examples
    --------
    >>> import sqlite3, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     made = sqlite3.connect(f"{folder}/a.gpkg")
    ...     _ = made.executescript("CREATE TABLE place (name, lat); INSERT INTO place VALUES ('Khost', 33.3)")
    ...     made.close()
    ...     with open_foreign_sqlite(f"{folder}/a.gpkg") as database:
    ...         list(database.rows("place", ["lat", "name"]))
    [(33.3, 'Khost')]
    """
    wanted = Path(path)
    size = _require_sqlite(wanted)
    beside = [wanted.with_name(f"{wanted.name}{suffix}") for suffix in ("-wal", "-journal")]
    changing, undone = (_size(each) > 0 for each in beside)
    if undone:
        raise ForeignFileError(
            f"{path}: a change of it was not finished ({beside[1].name}); open it once in the program that wrote it"
        )
    # Without a log nobody writes, and nothing is made beside it, so that it can be read in a folder of others.
    mode = "mode=ro" if changing else "mode=ro&immutable=1"
    try:
        connection = sqlite3.connect(f"{wanted.absolute().as_uri()}?{mode}", uri=True, isolation_level=None)
    except (sqlite3.Error, ValueError) as error:
        raise ForeignFileError(f"{path}: cannot be opened ({_reason(error)})") from error
    with closing(connection):
        for limit, most in _LIMITS.items():
            connection.setlimit(limit, most)
        try:
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error as error:
            raise ForeignFileError(f"{path}: is damaged ({_reason(error)})") from error
        connection.set_authorizer(_allow)
        yield ForeignSqlite(wanted, connection, size + (_size(beside[0]) if changing else 0))


def _allow(
    action: int, _first: str | None, _second: str | None, _base: str | None, source: str | None
) -> int:
    """Allow reading, and asking a table for its columns; nothing that a view or trigger (``source``) asks for."""
    allowed = action in (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ) and source is None
    if allowed or (action == sqlite3.SQLITE_PRAGMA and _first == "table_xinfo"):
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY


def _require_sqlite(path: Path) -> int:
    """Return the file's size, if it is a database. A pipe or device is not opened: it may never answer."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ForeignFileError(f"{path}: is no regular file")
        with path.open("rb") as file:
            start = file.read(len(_MAGIC))
    except FileNotFoundError as error:
        raise ForeignFileError(f"{path}: no such file") from error
    except (OSError, ValueError) as error:
        raise ForeignFileError(f"{path}: cannot be read ({_reason(error)})") from error
    if start != _MAGIC:
        raise ForeignFileError(f"{path}: is no SQLite database or GeoPackage")
    return status.st_size


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _reason(error: BaseException) -> str:
    return " ".join((getattr(error, "strerror", None) or str(error) or type(error).__name__).split()).lower()
