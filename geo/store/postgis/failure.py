"""What went wrong between us and the server, as one line that says what is kept and what to do."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import psycopg
import sqlalchemy as sa

from ...errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .address import Address


class Phase(StrEnum):
    """How far a transaction had come when something went wrong."""

    CONNECTING = "connecting"
    WORKING = "working"
    COMMITTING = "committing"


@dataclass(slots=True)
class Progress:
    """What whoever works within ``telling`` says of how far they are."""

    phase: Phase = Phase.CONNECTING


# What another try may mend: the server chose this transaction to end so that others go on.
AGAIN = frozenset({"40001", "40P01"})

_KEPT = "what was reported as done is kept, nothing of the rest; the same command again does the rest"

_WITHOUT_CONNECTION = {
    Phase.CONNECTING: "no connection; is the server there, and is the address right?",
    Phase.WORKING: f"the connection was lost: {_KEPT}",
    Phase.COMMITTING: "the connection was lost while the last batch was being committed: whether it is kept nobody knows, "
    "and the same command again is right in either case",
}

# PostgreSQL's codes, whole or their first two characters (appendix A of its manual), and what to say of each.
_SAID = {
    "40": "other writers were in the way, time after time; try again later",
    "55P03": "another program holds the tables; try again later",
    "57014": "the server took too long and was stopped; try again, or ask its administrator",
    "53100": f"the server's disk is full: {_KEPT} when there is room",
    "53": "the server has no room or no free connection; try again later",
    "42501": "this user may not do that; see the roles in docs/postgis.md",
    "25006": "the server only reads (a standby); name the one that writes",
    "3D000": "there is no such database; make it: createdb",
    "28": "the server does not let this user in; see user, password and pg_hba.conf",
    "XX001": "the server's data are damaged; restore a backup",
    "XX002": "the server's data are damaged; restore a backup",
}


@contextmanager
def telling(address: Address) -> Iterator[Progress]:
    """Turn what the driver raises within into one line about the server.

    Raises
    ------
    StoreError
        In the place of every error of SQLAlchemy or psycopg. It is not chained to it: those repeat statements,
        values and, some of them, the address.
    """
    progress = Progress()
    line = ""
    try:
        yield progress
    except sa.exc.DBAPIError as error:
        line = _line(error.orig or error, progress.phase)
    except (sa.exc.SQLAlchemyError, psycopg.Error) as error:
        line = _line(error, progress.phase)
    if line:
        raise StoreError(f"{address}: {line}") from None


def code_of(error: BaseException) -> str:
    """Give the server's code of an error, or an empty string."""
    return getattr(getattr(error, "orig", error), "sqlstate", None) or ""


def _line(error: BaseException, phase: Phase) -> str:
    code = code_of(error)
    words = _squeeze((isinstance(error, psycopg.Error) and error.diag.message_primary) or str(error))
    said = _SAID.get(code) or _SAID.get(code[:2])
    if (
        not said
        and isinstance(error, psycopg.OperationalError)
        and (not code or code.startswith(("08", "57P")))
    ):
        said = _WITHOUT_CONNECTION[phase]
    return f"{said} ({words})" if said else f"{words} ({code})" if code else words


def _squeeze(words: str) -> str:
    return " ".join(words.split())[:300]
