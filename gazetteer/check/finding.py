"""What the lint found, and the tables it looks at."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..errors import TheatreDataError
from ..table import parse_place, read_places, split_cell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..place import Place
    from ..table import Row
    from ..theatre import Theatre


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong: where, and what to do about it.

    Parameters
    ----------
    path, line
        The file, and the line in it; 0 for the file as a whole.
    message
        What is wrong, and what to do.

    Examples
    --------
    >>> str(Finding("places.csv", 7, "two rows have the id 'khost-city'"))
    "places.csv:7: two rows have the id 'khost-city'"
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        """Write it as compilers do, so that editors can jump there."""
        return f"{self.path}:{self.line}: {self.message}"


@dataclass(slots=True, kw_only=True, eq=False)
class Tables:
    """A theatre's rows as they stand, whole or not, each with the place that it makes."""

    theatre: Theatre
    rows: list[tuple[Row, Place]] = field(default_factory=list)
    rules: list[Row] = field(default_factory=list)

    def exceptions(self, row: Row) -> dict[str, str]:
        """Read the exceptions of a row: what it is excepted from, and the reason."""
        pairs = (part.partition(":") for part in split_cell(row.cells["exception"]))
        return {what.strip(): reason.strip() for what, _, reason in pairs}


def read_table(path: Path, *, in_theatre: bool) -> Iterator[tuple[Row, Place] | Finding]:
    """Read the rows that make a place; a row that makes none becomes a finding."""
    try:
        for row in read_places(path):
            try:
                yield row, parse_place(row, in_theatre=in_theatre)
            except TheatreDataError as error:
                yield at(row, error.what)
    except TheatreDataError as error:
        yield from_error(error)


def at(row: Row, message: str) -> Finding:
    """Make a finding about a row."""
    return Finding(str(row.path), row.line, message)


def from_error(error: TheatreDataError) -> Finding:
    """Make a finding of what kept a file from being read."""
    return Finding(str(error.path), error.line or 1, error.what)


def group(pairs: Iterator[tuple[str, Row]]) -> dict[str, list[Row]]:
    """Group rows by a key of theirs."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for key, row in pairs:
        groups[key].append(row)
    return groups
