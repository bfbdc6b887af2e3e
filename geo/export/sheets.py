"""CSV: one file that people open, and one for each table beside it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from ..atomic import write_together
from ..frame import to_table
from ..schema import COLUMNS
from ..seal import seal_mark, set_seal
from .beside import check_parts, digest_parts, name_beside, require_beside
from .cells import hide_formula, show_formula
from .flat import flat_header, flatten, point_cells, unflatten
from .format import Format
from .sealed import check_bytes
from .view import list_view, to_rows, view_columns

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from ..frame import Frames
    from .format import Seal

_VIEW, _ABOUT, _SEAL = "view", "about", "seal"
# Of csv: the outline of a province has more than its usual 131,072 characters.
_MAX_CELL = 2**31 - 1


def write_sheets(frames: Frames, path: Path) -> None:
    """Write ``NAME.csv`` and ``NAME.<table>.csv``; all of them, or none if one cannot be written."""
    view = [{**row, **point_cells(geometry)} for row, geometry in list_view(frames)]
    with write_together() as beside:
        drafts = {_VIEW: beside(path)}
        _write(drafts[_VIEW], [*view_columns(), "lon", "lat"], view)
        for name, table in frames.tables().items():
            drafts[name] = beside(name_beside(path, name))
            _write(drafts[name], flat_header(name), [flatten(name, row) for row in to_rows(table)])
        about = {"schema_version": str(frames.schema_version), "theatre": frames.theatre}
        about |= digest_parts(drafts)
        mark = seal_mark("".join(about.values()).encode())
        last = beside(name_beside(path, _ABOUT))
        rows = [{"key": key, "value": value} for key, value in {**about, _SEAL: mark}.items()]
        _write(last, ["key", "value"], rows)
        last.write_bytes(set_seal(last.read_bytes(), mark))


def _is_ours(path: Path) -> bool:
    return name_beside(path, _ABOUT).is_file()


def read_sheets(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Read what they say of themselves, and the tables."""
    tables = {
        name: to_table(name, [unflatten(name, row) for row in _read(require_beside(path, name))])
        for name in COLUMNS
    }
    return _read_about(path), tables


def read_seal(path: Path) -> Seal:
    """Read the seal of the sheet that tells of the others, and hold it and its digests against their bytes."""
    about = _read_about(path)
    written = about.get(_SEAL, "")
    return written, (
        *check_bytes(require_beside(path, _ABOUT), written),
        *check_parts(path, about, _VIEW),
    )


def _read_about(path: Path) -> dict[str, str]:
    return {row["key"]: row["value"] for row in _read(require_beside(path, _ABOUT))}


def _write(path: Path, header: list[str], rows: Iterable[dict[str, Any]]) -> None:
    # With a mark, without which spreadsheets read Arabic script as Latin-1.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([to_cell(row[column]) for column in header] for row in rows)


def _read(path: Path) -> list[dict[str, str]]:
    usual = csv.field_size_limit(_MAX_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [
                {key: show_formula(cell) for key, cell in row.items()}
                for row in csv.DictReader(file, restval="")
            ]
    finally:
        csv.field_size_limit(usual)


def to_cell(value: Any) -> str:
    """Write a value as a cell that no spreadsheet takes for a formula."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return hide_formula(value)
    return repr(value) if isinstance(value, float) else str(value)


FORMAT = Format(
    suffix=".csv",
    name="CSV",
    keeps="all tables, each a file beside; a row for each incident and place",
    write=write_sheets,
    read=read_sheets,
    knows=_is_ours,
    read_seal=read_seal,
)
