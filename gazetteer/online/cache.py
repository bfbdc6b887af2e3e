"""Answers kept on disk: nobody is asked twice for the same name while an answer is young.

Only answers are kept, "no such place" among them. A failure is no answer.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import time
from typing import TYPE_CHECKING, Any

from ..errors import OnlineError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

DAY_S = 86_400
# A name that a service does not have today, somebody may add tomorrow.
EXPIRY_DAYS, EXPIRY_DAYS_OF_NONE = 30.0, 7.0

_SCHEMA = "CREATE TABLE IF NOT EXISTS answers (question TEXT PRIMARY KEY, answer TEXT NOT NULL, asked REAL NOT NULL)"


class Cache:
    """Answers by question, each for so many days.

    Parameters
    ----------
    path
        An SQLite file, made if it is not there. One that is damaged is put aside and made anew: it holds nothing that
        could not be asked again.
    expiry_days
        How long an answer holds; "no such place" holds for a quarter of it, or a week if that is less.
    """

    def __init__(self, path: Path, expiry_days: float = EXPIRY_DAYS) -> None:
        self._path = path
        self._expiry_s = expiry_days * DAY_S
        self._expiry_of_none_s = min(expiry_days / 4, EXPIRY_DAYS_OF_NONE) * DAY_S

    def get(self, question: Mapping[str, Any]) -> list[dict[str, Any]] | None:
        """Give what was answered, or None if it was never asked, or too long ago."""
        with self._open() as database:
            row = database.execute(
                "SELECT answer, asked FROM answers WHERE question = ?", (_key(question),)
            ).fetchone()
        if row is None:
            return None
        answer: list[dict[str, Any]] = json.loads(row[0])
        age_s = time.time() - row[1]
        return answer if 0 <= age_s < (self._expiry_s if answer else self._expiry_of_none_s) else None

    def put(self, question: Mapping[str, Any], answer: list[dict[str, Any]]) -> None:
        """Keep an answer."""
        with self._open() as database:
            database.execute(
                "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)",
                (_key(question), json.dumps(answer, ensure_ascii=False), time.time()),
            )

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            database = self._connect()
        except sqlite3.DatabaseError:
            aside = self._path.with_suffix(".damaged")
            self._path.replace(aside)
            database = self._connect()
        except OSError as error:
            raise OnlineError(
                f"{self._path}: answers cannot be kept there ({error}); name another folder"
            ) from error
        try:
            with database:
                yield database
        except sqlite3.OperationalError as error:
            raise OnlineError(
                f"{self._path}: answers cannot be kept there ({error}); name another folder"
            ) from error
        finally:
            database.close()

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._path, timeout=30)
        try:
            database.execute(_SCHEMA)
        except BaseException:
            database.close()
            raise
        return database


def _key(question: Mapping[str, Any]) -> str:
    return json.dumps(question, ensure_ascii=False, sort_keys=True)
