"""The embedded backend: one GeoPackage, written by as many processes as there are, one after the other.

While somebody writes, SQLite keeps a write-ahead log beside the file, so that readers and QGIS see the last committed
state. Whoever closes it last puts all into the one file again.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ...errors import StoreError
from .schema import APPLICATION, VERSION, find_strange, make_store
from .session import Session
from .views import make_styles

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Sequence

    from ..backend import Answer, Transaction

# How long others are waited for. A batch takes seconds, a store that is made anew minutes.
PATIENCE_S = 600.0
# SQLite waits without listening to Ctrl-C: it waits briefly, and often.
_WAIT_MS = 200
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def connect(target: str | os.PathLike[str], *, create: bool) -> GeoPackageBackend:
    """Open a store in a file.

    Parameters
    ----------
    target
        The file. A link is followed.
    create
        Whether a store is made where there is no file.

    Raises
    ------
    StoreError
        There is no such file, it is no store of ours, or it cannot be opened.
    """
    path = Path(target)
    try:
        is_there = path.exists()
        if is_there and not path.is_file():
            raise StoreError(f"{path}: is no regular file; name a file for the store")
    except (OSError, ValueError) as error:
        raise StoreError(f"{str(path)!r}: cannot be opened ({error})") from error
    if not is_there and not create:
        raise StoreError(f"{path}: there is no such store; 'clashline add ARTICLES --to {path}' makes one")
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.parent}; make it, or name another")
    backend = GeoPackageBackend(path)
    try:
        backend.prepare(create=create)
    except BaseException:
        backend.close()
        raise
    return backend


class GeoPackageBackend:
    """A store in a GeoPackage; see ``geo.store.backend.Backend``."""

    def __init__(self, path: Path) -> None:
        self.label = str(path)
        self._connection: sqlite3.Connection | None = None
        self._checked = -1
        self.patience_s = PATIENCE_S
        with self._told():
            self._connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode=rwc",
                uri=True,
                isolation_level=None,
                timeout=_WAIT_MS / 1000,
            )

    def prepare(self, *, create: bool) -> None:
        """Make sure that the database is a store of ours, or make it one."""
        with self._told():
            for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "synchronous=FULL", "mmap_size=0"):
                self._open.execute(f"PRAGMA {pragma}")
            if self._is_empty():
                if not create:
                    raise StoreError(f"{self.label}: is empty, and no store")
                self._make()
            self._check_ours()
            # The triggers of its spatial indexes call functions of ours. They have just been read, word for word.
            self._open.execute("PRAGMA trusted_schema=ON")

    def write(self, work: Callable[[Transaction], Answer]) -> Answer:
        """Run work in a transaction that no other writer overlaps."""
        with self._told():
            self._log_ahead()
            self._begin("BEGIN IMMEDIATE")
            try:
                self._check_ours()
                session = Session(self._open)
                answer = work(session)
                session.finish()
                self._open.execute("COMMIT")
            except BaseException:
                self._roll_back()
                raise
            return answer

    def read(self, work: Callable[[Transaction], Answer]) -> Answer:
        """Run work on one state."""
        with self._told():
            self._begin("BEGIN")
            try:
                self._wait(self._check_ours)
                return work(Session(self._open))
            finally:
                self._roll_back()

    def check(self) -> Sequence[str]:
        """Return what is damaged."""
        found: list[str] = []
        try:
            with self._told():
                rows = self._open.execute("PRAGMA integrity_check(20)").fetchall()
                found += [str(row[0]) for row in rows if row[0] != "ok"]
                found += Session(self._open).check()
        except StoreError as error:
            found.append(str(error))
        return found

    def close(self) -> None:
        """Put everything into the one file, unless another process is at it, and let go of it."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        with suppress(sqlite3.Error):
            if connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal":
                # Refused while others have it open; the last of them does it.
                connection.execute("PRAGMA journal_mode=DELETE")
            if Path(f"{self.label}-journal").exists():
                # A writer that was killed before it wrote anything left it, empty: any change takes it away.
                connection.execute("BEGIN IMMEDIATE")
                connection.execute(f"PRAGMA user_version={VERSION}")
                connection.execute("COMMIT")
        with suppress(sqlite3.Error):
            connection.close()

    @property
    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            raise StoreError(f"{self.label}: the store is closed")
        return self._connection

    def _is_empty(self) -> bool:
        return not self._wait(lambda: self._open.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])

    def _make(self) -> None:
        Session.register(self._open)
        self._open.execute("PRAGMA trusted_schema=ON")
        self._begin("BEGIN IMMEDIATE")
        try:
            if self._is_empty():  # another may have been quicker
                make_store(self._open)
                make_styles(self._open)
            self._open.execute("COMMIT")
        except BaseException:
            self._roll_back()
            raise
        finally:
            self._open.execute("PRAGMA trusted_schema=OFF")

    def _check_ours(self) -> None:
        """Make sure that the file is made of what we make; looked at again whenever that was changed."""
        version = int(self._open.execute("PRAGMA schema_version").fetchone()[0])
        if version == self._checked:
            return
        application = self._open.execute("PRAGMA application_id").fetchone()[0]
        strange = "" if application == APPLICATION else "it is no GeoPackage"
        strange = strange or find_strange(self._open)
        if strange:
            raise StoreError(f"{self.label}: is no store of Clashline ({strange}), and was left as it is")
        Session.register(self._open)
        self._checked = version

    def _log_ahead(self) -> None:
        """Let readers read while we write, where the file system can."""
        if self._open.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            # Refused while somebody reads or writes without a log: then this transaction goes without.
            with suppress(sqlite3.OperationalError):
                self._open.execute("PRAGMA journal_mode=WAL")

    def _begin(self, sql: str) -> None:
        self._wait(lambda: self._open.execute(sql))

    def _wait(self, do: Callable[[], Answer]) -> Answer:
        """Do something as soon as nobody else is at it."""
        until = time.monotonic() + self.patience_s
        while True:
            try:
                return do()
            except sqlite3.OperationalError as error:
                if _code(error) not in _BUSY or time.monotonic() > until:
                    raise

    def _roll_back(self) -> None:
        if self._connection is not None and self._connection.in_transaction:
            with suppress(sqlite3.Error):
                self._connection.execute("ROLLBACK")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell what SQLite reports in one line."""
        try:
            yield
        except (sqlite3.Error, sqlite3.Warning, UnicodeError) as error:
            raise StoreError(f"{self.label}: {_say(error)}") from error


def _code(error: BaseException) -> int:
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF


def _say(error: BaseException) -> str:
    code, words = _code(error), " ".join(str(error).split())
    if code in _DAMAGED:
        return f"is damaged, or no store ({words})"
    told = _WORDS.get(code, f"cannot be read or written ({words})")
    return told if code in _BUSY else f"{told}; what was committed before is kept"


_WORDS = {
    sqlite3.SQLITE_FULL: "cannot be written (the disk is full): make room and do the same again",
    sqlite3.SQLITE_IOERR: "cannot be read or written (the disk is full or failing, or a limit of file size is reached)",
    sqlite3.SQLITE_READONLY: "may not be written to: ask for leave, or copy it",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened (no leave, or no folder)",
    **dict.fromkeys(
        _BUSY,
        "another program has it locked for too long; close it (QGIS, while it edits) and do the same again",
    ),
}
