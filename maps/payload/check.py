"""What ``render`` was given: the frames of a result, with every table and column that a page needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo import COLUMNS, SCHEMA_VERSION

from ..errors import ResultError

if TYPE_CHECKING:
    from geo import Frames

# A page shows no mention by itself; claims and places quote what matters of them.
_TABLES = tuple(name for name in COLUMNS if name != "mentions")


def check_frames(result: Any) -> Frames:
    """Take the frames out of a result, or frames as they are, and check that nothing is missing.

    Raises
    ------
    ResultError
        If it is neither, is of another schema version, or lacks a table or a column.

    Examples
    --------
    >>> check_frames("incidents.html")
    Traceback (most recent call last):
    maps.errors.ResultError: str: no result of geo; give what geo.build returns, or its frames
    """
    frames = getattr(result, "frames", result)
    version = getattr(frames, "schema_version", None)
    if version is None:
        raise ResultError(
            f"{type(result).__name__}: no result of geo; give what geo.build returns, or its frames"
        )
    if version != SCHEMA_VERSION:
        raise ResultError(
            f"frames: schema version {version}, but this page reads {SCHEMA_VERSION}; build them again"
        )
    for table in _TABLES:
        present = getattr(getattr(frames, table, None), "columns", None)
        if present is None:
            raise ResultError(f"frames: there is no table {table!r}; build them again")
        missing = [column for column in COLUMNS[table] if column not in present]
        if missing:
            raise ResultError(
                f"frames: {table} lacks the column {missing[0]!r}; the columns are those of geo.COLUMNS"
            )
    return frames  # type: ignore[no-any-return] # duck-typed on purpose: frames may come back from a file
