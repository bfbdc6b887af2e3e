"""All checks, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..ambiguity import COLUMNS
from ..errors import TheatreDataError
from ..table import read_rows
from ..theatre import WORLD, read_theatre
from .blanks import check_blanks
from .finding import Finding, Tables, from_error, read_table
from .ground import check_ground
from .identity import check_identity
from .naming import check_naming
from .settings import check_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CHECKS = (check_blanks, check_settings, check_identity, check_naming, check_ground)


def check(theatre: str | Path | None = None) -> tuple[Finding, ...]:
    """Look for everything that is wrong with a theatre's data, and the world's beside it.

    Parameters
    ----------
    theatre
        A name or a folder; by default the one that the data name.

    Returns
    -------
    tuple of Finding
        In order of file and line; empty if all is well.

    Raises
    ------
    TheatreNotFound
        If there is no such theatre.

    Examples
    --------
    >>> check("durand")
    ()
    """
    tables = Tables(theatre=read_theatre(theatre))
    findings: list[Finding] = []
    for path, in_theatre in ((tables.theatre.file("places"), True), (WORLD / "places.csv", False)):
        ours = {place.id for _, place in tables.rows}
        for item in read_table(path, in_theatre=in_theatre):
            if isinstance(item, Finding):
                findings.append(item)
            elif in_theatre or item[1].id not in ours:  # the theatre knows its own countries better
                tables.rows.append(item)
    if findings:
        # Whatever refers to a place that could not be read would be found wrong too.
        return tuple(sorted(findings))
    for run in (_read_rules, *CHECKS):
        try:
            findings.extend(run(tables))
        except TheatreDataError as error:
            findings.append(from_error(error))
    return tuple(sorted(findings))


def _read_rules(tables: Tables) -> Iterator[Finding]:
    """Read the rules; what keeps a table from being read is the only finding."""
    for path in (tables.theatre.file("ambiguous"), WORLD / "ambiguous.csv"):
        tables.rules.extend(read_rows(path, COLUMNS))
    yield from ()
