"""Tables by column: what a hundred thousand rows need, and read like a list of rows by whoever has few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, repeat
from typing import TYPE_CHECKING, Any, Protocol, overload

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray

    Codes = NDArray[np.int64]
    Mask = NDArray[np.bool_]


class Column(Protocol):
    """A column of a table of the page."""

    def __len__(self) -> int: ...

    def values(self) -> list[Any]:
        """Give its values as JSON has them, row by row."""

    def take(self, rows: Codes) -> Column:
        """Give some of its rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """Values of which many rows may share one: the different ones, and for each row the number of its own.

    Examples
    --------
    >>> kinds = Coded(np.array([0, 1, 0]), ["clash", "strike"])
    >>> kinds.values(), kinds.map(str.upper).values(), kinds.where(lambda kind: kind == "clash").tolist()
    (['clash', 'strike', 'clash'], ['CLASH', 'STRIKE', 'CLASH'], [True, False, True])
    """

    codes: Codes
    distinct: Sequence[Any]

    @classmethod
    def of(cls, values: Sequence[Any]) -> Coded:
        """Code values that can be told apart, in the order in which they come."""
        # Each value that is new gets the next number.
        at: defaultdict[Any, int] = defaultdict()
        at.default_factory = at.__len__
        codes = np.fromiter(map(at.__getitem__, values), np.int64, len(values))
        return cls(codes, list(at))

    @classmethod
    def same(cls, value: Any, n: int) -> Coded:
        """Code one value for all of so many rows."""
        return cls(np.zeros(n, dtype=np.int64), [value] if n else [])

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, rows: Codes) -> Coded:
        """Give some of its rows."""
        return Coded(self.codes[rows], self.distinct)

    def values(self) -> list[Any]:
        """Give its values row by row."""
        distinct = self.distinct
        return [distinct[code] for code in self.codes.tolist()]

    def map(self, change: Callable[[Any], Any]) -> Coded:
        """Change each of the different values, once."""
        return Coded(self.codes, [change(value) for value in self.distinct])

    def where(self, test: Callable[[Any], object]) -> Mask:
        """Say which rows have a value that passes a test."""
        found = np.fromiter(map(bool, map(test, self.distinct)), bool, len(self.distinct))
        return found[self.codes]

    def match(self, keys: Coded) -> Codes:
        """Give for each row the number of the row of ``keys`` with the same value, -1 if there is none.

        Values of ``keys`` stand once each.
        """
        if self.distinct == keys.distinct:
            numbers = np.arange(len(keys.distinct))
        else:
            at = dict(zip(keys.distinct, range(len(keys.distinct)), strict=True))
            numbers = np.fromiter(map(at.get, self.distinct, repeat(-1)), np.int64, len(self.distinct))
        row_of = np.full(len(keys.distinct) + 1, -1)
        row_of[keys.codes] = np.arange(len(keys))
        return row_of[numbers[self.codes]] if len(self.codes) else self.codes


@dataclass(frozen=True, slots=True, eq=False)
class Numbers:
    """Whole numbers, or numbers of so many decimals as the units of the last one; some may be missing.

    Examples
    --------
    >>> Numbers(np.array([125, 0]), np.array([False, True]), 1).values()
    [12.5, None]
    """

    units: Codes
    missing: Mask
    digits: int | None = None  # None: whole numbers

    def __len__(self) -> int:
        return len(self.units)

    def take(self, rows: Codes) -> Numbers:
        """Give some of its rows."""
        return Numbers(self.units[rows], self.missing[rows], self.digits)

    def values(self) -> list[Any]:
        """Give its values row by row, None where one is missing."""
        numbers = self.units if self.digits is None else self.units / 10**self.digits
        if not self.missing.any():
            found: list[Any] = numbers.tolist()
            return found
        return [
            None if gone else number
            for number, gone in zip(numbers.tolist(), self.missing.tolist(), strict=True)
        ]


@dataclass(frozen=True, slots=True, eq=False)
class Flags:
    """Truths."""

    mask: Mask

    def __len__(self) -> int:
        return len(self.mask)

    def take(self, rows: Codes) -> Flags:
        """Give some of its rows."""
        return Flags(self.mask[rows])

    def values(self) -> list[Any]:
        """Give its values row by row."""
        found: list[Any] = self.mask.tolist()
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Two numbers in each row, or what stands for them where they are missing."""

    first: Numbers
    second: Numbers
    otherwise: Coded

    def __len__(self) -> int:
        return len(self.first)

    def take(self, rows: Codes) -> Pairs:
        """Give some of its rows."""
        return Pairs(self.first.take(rows), self.second.take(rows), self.otherwise.take(rows))

    def values(self) -> list[Any]:
        """Give its values row by row."""
        pairs = zip(self.first.values(), self.second.values(), self.otherwise.values(), strict=True)
        return [instead if one is None else [one, other] for one, other, instead in pairs]


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """In each row a list of members: those from its own offset to the next.

    Examples
    --------
    >>> lists = Lists(np.array([0, 2, 2, 3]), Flags(np.array([True, False, True])))
    >>> lists.values(), lists.take(np.array([2, 0])).values()
    ([[True, False], [], [True]], [[True], [True, False]])
    """

    offsets: Codes
    members: Column

    @property
    def sizes(self) -> Codes:
        """How many members each list has."""
        return np.diff(self.offsets)

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def take(self, rows: Codes) -> Lists:
        """Give some of its rows."""
        starts, sizes = self.offsets[:-1][rows], self.sizes[rows]
        offsets = np.concatenate(([0], np.cumsum(sizes)))
        members = np.arange(offsets[-1]) + np.repeat(starts - offsets[:-1], sizes)
        return Lists(offsets, self.members.take(members))

    def values(self) -> list[Any]:
        """Give its values row by row."""
        members, offsets = self.members.values(), self.offsets.tolist()
        return [members[start:end] for start, end in pairwise(offsets)]


class Table(Sequence["dict[str, Any]"]):
    """Columns of one length by name, and a sequence of rows for whoever reads it as one.

    Parameters
    ----------
    columns
        The columns; they may be tables themselves.
    missing
        As a column of another table: where there is no row, but None.

    Examples
    --------
    >>> table = Table({"kind": Coded(np.array([0, 0]), ["clash"]), "night": Flags(np.array([True, False]))})
    >>> len(table), table[1]
    (2, {'kind': 'clash', 'night': False})
    """

    def __init__(self, columns: Mapping[str, Column], missing: Mask | None = None) -> None:
        self.columns = dict(columns)
        self.missing = missing

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))

    def take(self, rows: Codes) -> Table:
        """Give some of its rows."""
        columns = {name: column.take(rows) for name, column in self.columns.items()}
        return Table(columns, None if self.missing is None else self.missing[rows])

    @overload
    def __getitem__(self, at: int) -> dict[str, Any]: ...
    @overload
    def __getitem__(self, at: slice) -> list[dict[str, Any]]: ...
    def __getitem__(self, at: int | slice) -> Any:
        return self.rows[at]

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.rows)

    def coded(self, name: str) -> Coded:
        """Give a column that is coded."""
        column = self.columns[name]
        assert isinstance(column, Coded)
        return column

    def numbers(self, name: str) -> Numbers:
        """Give a column of numbers."""
        column = self.columns[name]
        assert isinstance(column, Numbers)
        return column

    def lists(self, name: str) -> Lists:
        """Give a column of lists."""
        column = self.columns[name]
        assert isinstance(column, Lists)
        return column

    def mask(self, name: str) -> Mask:
        """Give a column of truths."""
        column = self.columns[name]
        assert isinstance(column, Flags)
        return column.mask

    @cached_property
    def rows(self) -> list[dict[str, Any]]:
        """The rows as JSON has them."""
        return self.values()

    def values(self) -> list[Any]:
        """Give its rows, None where one is missing."""
        names, columns = tuple(self.columns), [column.values() for column in self.columns.values()]
        rows: list[Any] = [dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True)]
        if self.missing is None:
            return rows
        return [None if gone else row for row, gone in zip(rows, self.missing.tolist(), strict=True)]


def gather(owner: Codes, n: int) -> tuple[Codes, Codes]:
    """Gather rows by their owner, in order; those of owner -1 are left out.

    Returns
    -------
    tuple
        For each of ``n`` owners the offset of its first row, and one more; then the numbers of the rows.

    Examples
    --------
    >>> offsets, rows = gather(np.array([1, -1, 0, 1]), 2)
    >>> offsets.tolist(), rows.tolist()
    ([0, 1, 3], [2, 0, 3])
    """
    rows = np.argsort(owner, kind="stable")
    rows = rows[np.searchsorted(owner[rows], 0) :]
    return np.concatenate(([0], np.cumsum(np.bincount(owner[rows], minlength=n)))), rows


def combine(columns: Sequence[Coded], change: Callable[..., Any]) -> Coded:
    """Make one column of several: each combination of values that occurs is changed once.

    Examples
    --------
    >>> first = Coded(np.array([0, 1, 0]), ["a", "b"])
    >>> combine([first, first], lambda one, other: one + other).values()
    ['aa', 'bb', 'aa']
    """
    together = _number_combinations(*(column.codes for column in columns))
    first = np.full(together.max(initial=-1) + 1, -1)
    first[together[::-1]] = np.arange(len(together))[::-1]
    found = ([column.distinct[code] for code in column.codes[first].tolist()] for column in columns)
    return Coded(together, [change(*values) for values in zip(*found, strict=True)])


def count_combinations(*columns: Codes) -> int:
    """Count the different combinations of numbers in columns of one length.

    Examples
    --------
    >>> count_combinations(np.array([1, 1, 2]), np.array([7, 7, 7]))
    2
    """
    return int(_number_combinations(*columns).max(initial=-1)) + 1


def _number_combinations(*columns: Codes) -> Codes:
    import pandas as pd  # noqa: PLC0415 - help and import shall not wait for pandas

    telling: list[Codes] = []
    for column in columns:
        # One that is the same in all rows, or as another, tells no more rows apart.
        if (column != column[:1]).any() and not any(np.array_equal(column, other) for other in telling):
            telling.append(column)
    together = np.zeros(len(columns[0]), dtype=np.int64)
    for column in telling:
        # Numbered anew each time, or the product of many sizes would overflow.
        together = pd.factorize(together * (len(column) + 1) + pd.factorize(column)[0])[0]
    return together
