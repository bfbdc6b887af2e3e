"""One question at a time, and none too soon after the last, for all programs of this machine together.

A file says when the next question may be asked, and a lock is held from before it is read until it is written again: so
whoever asks waits for everybody else. A service that says "too many" (429) makes all of them wait.
"""

from __future__ import annotations

import contextlib
import time
from typing import TYPE_CHECKING

from ..errors import OnlineError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A clock that was set back must not make everybody wait for hours.
LONGEST_PAUSE_S = 3600.0


class TurnError(OnlineError):
    """One's turn did not come: others keep on asking, or the service asked for a pause."""


class Turn:
    """The queue in front of one service.

    Parameters
    ----------
    folder
        Where the lock and the time lie; all programs that share it, share the queue.
    name
        Of the service's server.
    interval_s
        Seconds between an answer and the next question.
    patience_s
        How long to wait for one's turn.
    """

    def __init__(self, folder: Path, name: str, interval_s: float, patience_s: float = 120.0) -> None:
        self._lock = folder / f"{name}.lock"
        self._next = folder / f"{name}.next"
        self._interval_s = interval_s
        self._patience_s = patience_s
        self.is_held_off = False

    @contextlib.contextmanager
    def take(self) -> Iterator[None]:
        """Wait for one's turn, and keep it while the question is asked and answered.

        Raises
        ------
        TurnError
            Others kept it for longer than one can wait, or the service asked for a longer pause.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415 - an extra, and only needed here

        try:
            with FileLock(self._lock, timeout=self._patience_s):
                self._wait()
                try:
                    yield
                finally:
                    # From the answer on, not from the question: the server sees no two closer, however slow the way.
                    self._write(max(self._read(), time.time() + self._interval_s))
        except Timeout:
            raise TurnError(
                f"other programs have been asking for {self._patience_s:.0f} s; try later"
            ) from None

    def hold_off(self, seconds: float) -> None:
        """Let nobody ask for so long. Called by who has the turn, when the service says that it is asked too often."""
        self.is_held_off = True
        self._write(time.time() + min(max(seconds, self._interval_s), LONGEST_PAUSE_S))

    def _wait(self) -> None:
        pause = self._read() - time.time()
        if pause > self._patience_s:
            raise TurnError(f"the service asked for a pause; try again in {pause / 60:.0f} minutes")
        if pause > 0:
            time.sleep(pause)

    def _read(self) -> float:
        try:
            when = float(self._next.read_text(encoding="ascii"))
        except (OSError, ValueError):
            # Nobody has asked yet, or the machine went down while the time was written. To be sure, as if just now.
            return time.time() + self._interval_s if self._next.exists() else 0.0
        return min(when, time.time() + LONGEST_PAUSE_S)

    def _write(self, when: float) -> None:
        self._next.write_text(repr(when), encoding="ascii")
