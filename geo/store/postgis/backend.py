"""A store in a PostgreSQL database with PostGIS, for teams: many write and read at once."""

from __future__ import annotations

import random
import time
from typing import TYPE_CHECKING

import sqlalchemy as sa

from .failure import AGAIN, Phase, code_of, telling
from .session import begin, make_engine
from .transaction import PostgisTransaction

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..backend import Answer, Transaction
    from .address import Address

TRIES = 12
_FIRST_PAUSE, _LONGEST_PAUSE = 0.02, 2.0  # seconds

# Two numbers that every writer of a store takes the advisory lock of: "clas", "hlin".
LOCK = (0x636C6173, 0x686C696E)


class PostgisBackend:
    """One database (``geo.store.backend.Backend``)."""

    def __init__(self, address: Address, postgis: str) -> None:
        self.label = str(address)
        self._address = address
        self._postgis = postgis
        self._engine = make_engine(address)

    def write(self, work: Callable[[Transaction], Answer]) -> Answer:
        """Run ``work`` in one transaction that excludes every other writer, commit, and return its answer."""

        def whole(connection: sa.Connection) -> Answer:
            transaction = self._open(connection)
            answer = work(transaction)
            transaction.finish()
            return answer

        return retried(self._engine, self._address, whole)

    def read(self, work: Callable[[Transaction], Answer]) -> Answer:
        """Run ``work`` on one moment's state."""
        with telling(self._address) as told, begin(self._engine, writes=False) as connection:
            told.phase = Phase.WORKING
            return work(self._open(connection))

    def check(self) -> Sequence[str]:
        """Return what is not as it was made."""
        from .check import find_damage  # noqa: PLC0415 - seldom asked for

        with telling(self._address), begin(self._engine, writes=False) as connection:
            return find_damage(connection, self._postgis)

    def close(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def _open(self, connection: sa.Connection) -> PostgisTransaction:
        return PostgisTransaction(connection, self._postgis)


def retried(engine: sa.Engine, address: Address, work: Callable[[sa.Connection], Answer]) -> Answer:
    """Do work in a transaction of its own under the store's lock, again where the server ended it for another's good.

    Raises
    ------
    StoreError
        The server refuses, cannot be reached, is lost, or ended the transaction ``TRIES`` times.
    """
    for attempt in range(TRIES):
        with telling(address) as told:
            try:
                with begin(engine, writes=True) as connection:
                    told.phase = Phase.WORKING
                    take_lock(connection)
                    answer = work(connection)
                    told.phase = Phase.COMMITTING
                    connection.commit()
                    return answer
            except Exception as error:
                if code_of(error) not in AGAIN or attempt == TRIES - 1:
                    raise
        # By chance, so that those who met do not meet again.
        pause = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2**attempt)
        time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - no secret
    raise AssertionError("the last attempt returns or raises")


def take_lock(connection: sa.Connection) -> None:
    """Wait until nobody else writes. The lock goes with the transaction, and with a client that dies."""
    connection.execute(sa.select(sa.func.pg_catalog.pg_advisory_xact_lock(*LOCK)))
