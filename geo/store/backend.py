"""What a store asks of a database. Everything else is the same whichever database keeps it.

A backend knows tables, rows and transactions, and nothing of articles or incidents. ``geo.store.tables`` says which
tables there are. A row is a tuple of plain values in the order of its table's columns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

Cell = str | int | float | bool | bytes | None
Row = tuple[Cell, ...]
Answer = TypeVar("Answer")


class Transaction(Protocol):
    """A store's tables, as one transaction sees them: as they were when it began, and what it wrote itself.

    It is used by one thread, and no more after the function that it was given to has returned. Whatever the database
    reports comes as ``StoreError``; what may be tried again (a serialisation failure, a deadlock, a busy database) is
    the business of ``Backend.write`` and reaches no caller.
    """

    def select(
        self,
        table: str,
        where: Mapping[str, Collection[Cell]] | None = None,
        columns: Sequence[str] | None = None,
    ) -> Iterator[Row]:
        """Yield rows in the table's order (``Table.order``, then its key; text by code point).

        Parameters
        ----------
        where
            Column to values: a row is wanted if each of these columns holds one of its values. Any number of values;
            of no value at all nothing is wanted. All rows if not given.
        columns
            Which columns, in which order; all in the table's order if not given.
        """
        ...

    def upsert(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows, each in the place of the one that has its key. No two of one call share a key.

        They are written in the order of the key, so that two writers never wait for each other in a circle.
        """
        ...

    def delete(self, table: str, where: Mapping[str, Collection[Cell]] | None = None) -> None:
        """Delete the rows that ``select`` would yield: all, if ``where`` is not given."""
        ...

    def count(self, table: str) -> int:
        """Count the rows of a table."""
        ...

    def columns(self, table: str) -> Sequence[str]:
        """Return the columns that a table has now, in order; none if there is no such table. For migration."""
        ...

    def remake(self, table: str) -> None:
        """Drop a table, if it is there, and make it anew as ``TABLES`` has it, empty. For migration."""
        ...


class Backend(Protocol):
    """One open database.

    A backend's module has ``connect(target, *, create)``, which gives one. It makes the tables of ``TABLES`` where the
    database has none of them and ``create`` is True, and writes ``version`` (``STORE_VERSION``) into ``store_about``;
    it raises ``StoreError`` where there is no store and none is to be made. A store of another version is opened all
    the same: who opened it asks ``store_about``.

    Attributes
    ----------
    label
        What it is called in messages: the path, or the address without its password.
    """

    label: str

    def write(self, work: Callable[[Transaction], Answer]) -> Answer:
        """Run ``work`` in one transaction, commit, and return its answer.

        When this returns, what was written is on disk and outlives the process, the machine's power and every other
        writer. When it raises, nothing of it was written: an exception of ``work`` (``KeyboardInterrupt`` too) rolls
        back and goes on to the caller.

        Writers exclude each other: the committed transactions of all processes are as if run one after the other,
        each seeing all that those before it committed. A backend gets there by locks, or by trying again, so ``work``
        may be run several times and must change nothing outside of the transaction.

        Raises
        ------
        StoreError
            The disk is full, the connection lost, the database is busy for too long or damaged: one line, and the
            old state is left. Where the connection is lost during the commit itself nobody knows whether it was
            made; the message says so, and doing the same again is right in either case.
        """
        ...

    def read(self, work: Callable[[Transaction], Answer]) -> Answer:
        """Run ``work`` on one state of the database, without waiting for writers or making them wait.

        ``work`` writes nothing, sees only what was committed when it began, and iterates to its end what it selects.
        """
        ...

    def check(self) -> Sequence[str]:
        """Return what is damaged: the database's own checks, and whether our tables are as we made them.

        Nothing is repaired. Empty if all is well.
        """
        ...

    def close(self) -> None:
        """Close the connections. Of a file nothing is left beside it unless another process has it open too."""
        ...
