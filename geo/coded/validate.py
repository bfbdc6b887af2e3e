"""Whether a file is what its columns promise: a line for each finding, with row and column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..errors import FrameError
from ..export.cells import is_formula
from .cells import by_value, day, number, text, whole
from .checks_acled import check_acled
from .checks_ged import check_ged
from .source import open_source

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator

    import pandas as pd

    from ..convention import Convention

# Of one kind of finding in one column; the rest are counted.
MOST = 100
# The first row of a file has the columns' names.
FIRST_ROW = 2
_SHOWN = 40


@dataclass(frozen=True, slots=True)
class CodedFinding:
    """One thing that is wrong with a coded table.

    Parameters
    ----------
    row
        As a spreadsheet counts: the columns' names are in row 1. 0 for what is no row's.
    column
        The column's name; empty for what is no column's.
    what
        What is wrong, and what to write instead.

    Examples
    --------
    >>> str(CodedFinding(7, "latitude", "'97' is no latitude"))
    "row 7, latitude: '97' is no latitude"
    """

    row: int
    column: str
    what: str

    def __str__(self) -> str:
        """Write it as one line."""
        place = ", ".join(filter(None, (f"row {self.row}" if self.row else "", self.column)))
        return f"{place}: {self.what}" if place else self.what


def validate_coded(
    source: str | os.PathLike[str] | pd.DataFrame, like: str | None = None
) -> tuple[CodedFinding, ...]:
    """Check a table in the columns of ACLED or UCDP GED: columns, codes, types, dates, coordinates, sums, duplicates.

    Parameters
    ----------
    source
        A file (.csv, .tsv, .xlsx) or a frame: one that ``geo.export.write`` wrote, or your own copy of theirs.
    like
        acled or ged; by default told from the columns.

    Returns
    -------
    tuple of CodedFinding
        Everything that does not fit, column by column; empty if all does. Of one kind in one column the first 100 are
        listed and the rest counted.

    Raises
    ------
    FileError
        The file cannot be read.
    FrameError
        Its columns are those of neither.

    Examples
    --------
    >>> import pandas as pd
    >>> table = pd.DataFrame({"event_id_cnty": ["XYZ1"], "event_date": ["soon"], "sub_event_type": ["Attack"]})
    >>> [str(each) for each in validate_coded(table) if each.column == "event_date"]
    ["row 2, event_date: 'soon' is no date; write it as 2025-10-12"]
    """
    opened = open_source(source, like, whole=True)
    convention, table = opened.convention, opened.table
    if convention.key not in _CHECKS:
        raise FrameError(
            f"{opened.name}: there are no rules for {convention.title} here; give --like acled or ged"
        )
    findings = list(_check_columns(convention, table))
    once = table.loc[:, ~table.columns.duplicated()]
    known = [column for column in convention.columns if column in once.columns]
    for column in known:
        findings += _check_cells(convention, once, column)
    findings += _check_twice(convention, once)
    if not [each for each in convention.columns if each not in once.columns]:
        for column, rows, what in _CHECKS[convention.key](once, convention):
            findings += list_findings(column, rows, what)
    return tuple(findings)


_CHECKS: dict[str, Callable[[pd.DataFrame, Convention], Iterator[tuple[str, Any, Any]]]] = {
    "acled": check_acled,
    "ged": check_ged,
}


def list_findings(column: str, rows: Any, what: Any) -> list[CodedFinding]:
    """List the findings of rows (a mask over the table) in a column; ``what`` is one text, or one for each row."""
    numbers = rows.to_numpy(dtype=bool).nonzero()[0]
    listed = [
        CodedFinding(int(at) + FIRST_ROW, column, what if isinstance(what, str) else what.iloc[at])
        for at in numbers[:MOST]
    ]
    if len(numbers) > MOST:
        listed.append(CodedFinding(0, column, f"and {len(numbers) - MOST:,} more rows of the same"))
    return listed


def _check_columns(convention: Convention, table: pd.DataFrame) -> Iterator[CodedFinding]:
    present = [str(column) for column in table.columns]
    for column in convention.columns:
        if column not in present:
            yield CodedFinding(
                0, column, f"is missing; {convention.name} has {len(convention.columns)} columns"
            )
        elif present.count(column) > 1:
            yield CodedFinding(0, column, "is there more than once")
    for column in dict.fromkeys(present):
        if column not in convention.columns:
            yield CodedFinding(0, _show(column), f"is no column of {convention.name}")
    ours = [column for column in present if column in convention.columns]
    wanted = sorted(ours, key=convention.columns.index)
    if ours != wanted:
        first, instead = next((a, b) for a, b in zip(ours, wanted, strict=True) if a != b)
        yield CodedFinding(0, first, f"is out of order; {instead} belongs there")


def _check_cells(convention: Convention, table: pd.DataFrame, column: str) -> Iterator[CodedFinding]:
    data, cells = convention.data, text(table, column)
    empty = cells == ""
    if column in data["required"]["columns"]:
        yield from list_findings(column, empty, "is empty, and may not be")
    allowed = data["codes"].get(column)
    if allowed is not None:
        wrong = ~empty & ~cells.isin([*allowed, *_numbered(column)])
        yield from list_findings(
            column,
            wrong,
            by_value(cells, lambda cell: f"{_show(cell)} is no code; give one of {', '.join(allowed)}"),
        )
    kind = data["types"].get(column)
    if kind is not None and allowed is None:
        is_right, hint = _KINDS[kind]
        yield from list_findings(
            column,
            ~empty & ~is_right(table, column),
            by_value(cells, lambda cell: f"{_show(cell)} is no {hint}"),
        )
    if kind is None:
        formula = by_value(cells, is_formula).astype(bool)
        yield from list_findings(
            column,
            formula,
            "begins as a formula does, and a spreadsheet would run it; put an apostrophe before it",
        )


def _numbered(column: str) -> list[str]:
    """Give the numbers that stood for the types of actors in older files."""
    return [str(number) for number in range(9)] if column in ("inter1", "inter2") else []


_KINDS: dict[str, tuple[Callable[[pd.DataFrame, str], Any], str]] = {
    "whole": (lambda table, column: whole(table, column).notna(), "whole number"),
    "count": (
        lambda table, column: (whole(table, column) >= 0).fillna(value=False),
        "count; write a whole number from 0 on",
    ),
    "latitude": (
        lambda table, column: number(table, column).abs() <= 90,  # noqa: PLR2004 - degrees
        "latitude; write degrees from -90 to 90",
    ),
    "longitude": (
        lambda table, column: number(table, column).abs() <= 180,  # noqa: PLR2004 - degrees
        "longitude; write degrees from -180 to 180",
    ),
    "date": (lambda table, column: day(table, column) != "", "date; write it as 2025-10-12"),
}


def _check_twice(convention: Convention, table: pd.DataFrame) -> Iterator[CodedFinding]:
    ids = text(table, convention.id)
    if convention.id in table.columns:
        twice = ids.duplicated() & (ids != "")
        yield from list_findings(
            convention.id, twice, by_value(ids, lambda cell: f"{_show(cell)} stands in an earlier row too")
        )
        rest = table.drop(columns=[each for each in (convention.id, "relid") if each in table.columns])
        if len(rest.columns):
            same = rest.duplicated() & ~twice
            yield from list_findings("", same, "is the same as an earlier row but for its id")


def _show(cell: str) -> str:
    """Show a cell from elsewhere: short, and on one line."""
    plain = "".join(each if each.isprintable() else " " for each in cell)
    return repr(plain if len(plain) <= _SHOWN else plain[:_SHOWN] + "…")
