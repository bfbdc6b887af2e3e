"""Transactions: each brings its own settings, so that it runs alike behind any pool and whatever a role presets."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg

    from .address import Address

# Only the server's own functions and our qualified names are found: nobody's function in another schema is ever run.
SEARCH_PATH = "pg_catalog, pg_temp"

# The longest that a statement, the wait for another's lock and a client gone silent may take; and what else a role or a
# database could preset that would change what we read.
_SETTINGS = {
    "statement_timeout": "15min",
    "lock_timeout": "10min",
    "idle_in_transaction_session_timeout": "15min",
    "search_path": SEARCH_PATH,
    "TimeZone": "UTC",
    "DateStyle": "ISO, YMD",
    "extra_float_digits": "1",
    "client_min_messages": "warning",
    # A commit that was reported is on disk, whatever the role's default.
    "synchronous_commit": "on",
}


def make_engine(address: Address) -> sa.Engine:
    """Make an engine that keeps no connection between transactions and shows no values in its errors."""
    return sa.create_engine(
        address.url,
        poolclass=sa.pool.NullPool,
        hide_parameters=True,
        # Statements prepared by one transaction are unknown to the next behind a pool of connections (PgBouncer).
        connect_args={**address.options(), "prepare_threshold": None},
    )


@contextmanager
def begin(engine: sa.Engine, *, writes: bool) -> Iterator[sa.Connection]:
    """Give a transaction; it is rolled back at the end unless the block has committed it.

    Parameters
    ----------
    writes
        If so, each statement sees what is committed when it begins (READ COMMITTED): who waited for a lock sees what
        those before it wrote. If not, all see one moment, and none can write.
    """
    level = {"isolation_level": "READ COMMITTED"} if writes else _ONE_MOMENT
    with engine.connect() as connection:
        within = connection.execution_options(**level)
        try:
            within.begin()
            _settle(within)
            yield within
        finally:
            # After a commit there is nothing to roll back, and on a connection that is lost nothing can be.
            within.close()


_ONE_MOMENT: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}


def driver_of(connection: sa.Connection) -> psycopg.Connection[Any]:
    """Give psycopg's own connection, which knows COPY."""
    driver: Any = connection.connection.driver_connection
    assert driver is not None
    return driver  # type: ignore[no-any-return]


def _settle(connection: sa.Connection) -> None:
    # For this transaction only ("is_local").
    settings = [sa.func.pg_catalog.set_config(name, value, sa.true()) for name, value in _SETTINGS.items()]
    connection.execute(sa.select(*settings))
    # Areas are long rows of numbers: half of the time of writing them goes into PostgreSQL's older compression.
    connection.execute(
        sa.text(
            "SELECT pg_catalog.set_config(name, 'lz4', true) FROM pg_catalog.pg_settings "
            "WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)"
        )
    )
