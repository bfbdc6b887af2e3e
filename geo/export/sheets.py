"""CSV: one file that people open, and one for each table beside it.

Text comes from articles, and a spreadsheet takes a cell that begins with ``=`` for a formula: such a cell gets
an apostrophe before it, which reading takes away again.
"""

from __future__ import annotations

import csv
import hashlib
import re
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import shapely

from ..atomic import write_beside
from ..errors import FileError
from ..frame import to_table
from ..schema import COLUMNS
from ..seal import seal_mark, set_seal
from .format import Format
from .sealed import check_bytes
from .view import list_view, to_rows, view_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from ..frame import Frames
    from .format import Seal

_ABOUT, _SEAL, _DIGEST = "about", "seal", "sha256"
# What Excel, LibreOffice and Google Sheets take for a formula's beginning (OWASP, "CSV Injection"), full-width
# forms included; apostrophes before it count too, so that exactly one can be taken away.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")
# Of csv: the outline of a province has more than its usual 131,072 characters.
_MAX_CELL = 2**31 - 1


def write_sheets(frames: Frames, path: Path) -> None:
    """Write ``NAME.csv`` and ``NAME.<table>.csv``; all of them, or none if one cannot be written."""
    about = {"schema_version": str(frames.schema_version), "theatre": frames.theatre}
    sheets: dict[Path, list[dict[str, Any]]] = {
        path: [{**row, **_point(geometry)} for row, geometry in list_view(frames)]
    }
    header: dict[Path, list[str]] = {path: [*view_columns(), "lon", "lat"]}
    for name, table in frames.tables().items():
        sheets[_beside(path, name)] = [_flat(name, row) for row in to_rows(table)]
        header[_beside(path, name)] = _header(name)
    with ExitStack() as stack:
        drafts = {sheet: stack.enter_context(write_beside(sheet)) for sheet in sheets}
        for sheet, draft in drafts.items():
            _write(draft, header[sheet], sheets[sheet])
            about[f"{_DIGEST} {_part_of(path, sheet)}"] = hashlib.sha256(draft.read_bytes()).hexdigest()
        last = stack.enter_context(write_beside(_beside(path, _ABOUT)))
        mark = seal_mark("".join(about.values()).encode())
        rows = [{"key": key, "value": value} for key, value in {**about, _SEAL: mark}.items()]
        _write(last, ["key", "value"], rows)
        last.write_bytes(set_seal(last.read_bytes(), mark))


def read_sheets(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Read what they say of themselves, and the tables."""
    about = {row["key"]: row["value"] for row in _read(_beside(path, _ABOUT))}
    tables = {
        name: to_table(name, [_typed(name, row) for row in _read(_beside(path, name))]) for name in COLUMNS
    }
    return about, tables


def read_seal(path: Path) -> Seal:
    """Read the seal of the sheet that tells of the others, and hold it and its digests against their bytes."""
    sealed = _beside(path, _ABOUT)
    about = {row["key"]: row["value"] for row in _read(sealed)}
    written = about.get(_SEAL, "")
    changed = tuple(
        (sheet.name, "was changed after it was written: its SHA-256 is another")
        for sheet in (path, *(_beside(path, name) for name in COLUMNS))
        if hashlib.sha256(sheet.read_bytes()).hexdigest() != about.get(f"{_DIGEST} {_part_of(path, sheet)}")
    )
    return written, (*check_bytes(sealed, written), *changed)


def _part_of(path: Path, sheet: Path) -> str:
    """Name a sheet without the name that people gave the file: that may change."""
    return sheet.name.removeprefix(path.stem).removesuffix(path.suffix).removeprefix(".") or "view"


def _beside(path: Path, name: str) -> Path:
    return path.with_name(f"{path.stem}.{name}{path.suffix}")


def _header(name: str) -> list[str]:
    plain = [column for column in COLUMNS[name] if column != "geometry"]
    return plain + {"incident_places": ["lon", "lat"], "areas": ["wkt"]}.get(name, [])


def _write(path: Path, header: list[str], rows: Iterable[dict[str, Any]]) -> None:
    # With a mark, without which spreadsheets read Arabic script as Latin-1.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows([_cell(row[column]) for column in header] for row in rows)


def _read(path: Path) -> list[dict[str, str]]:
    if not path.is_file():
        raise FileError(f"{path}: no such file; the tables of a CSV export lie beside it, keep them together")
    usual = csv.field_size_limit(_MAX_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [
                {key: _plain(cell) for key, cell in row.items()} for row in csv.DictReader(file, restval="")
            ]
    finally:
        csv.field_size_limit(usual)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    return repr(value) if isinstance(value, float) else str(value)


def _plain(cell: str) -> str:
    return cell[1:] if _ESCAPED.match(cell) else cell


def _point(geometry: Any) -> dict[str, Any]:
    # An area has no coordinates of its own: its centre would be false precision.
    is_point = geometry is not None and geometry.geom_type == "Point"
    return {"lon": geometry.x, "lat": geometry.y} if is_point else {"lon": None, "lat": None}


def _flat(name: str, row: dict[str, Any]) -> dict[str, Any]:
    if name == "incident_places":
        return {**row, **_point(row["geometry"])}
    if name == "areas" and row["geometry"] is not None:
        # -1: all digits, so that what is read back is equal.
        return {**row, "wkt": shapely.to_wkt(row["geometry"], rounding_precision=-1)}
    return {**row, "wkt": None}


def _geometry(row: dict[str, str]) -> Any:
    if "wkt" in row:
        return shapely.from_wkt(row["wkt"]) if row["wkt"] else None
    return shapely.Point(float(row["lon"]), float(row["lat"])) if row["lon"] else None


def _typed(name: str, row: dict[str, str]) -> dict[str, Any]:
    typed: dict[str, Any] = {}
    for column, (dtype, _) in COLUMNS[name].items():
        if dtype == "geometry":
            typed[column] = _geometry(row)
        elif dtype == "string":
            typed[column] = row[column]
        elif row[column] == "":
            typed[column] = None
        else:
            typed[column] = _PARSERS[dtype](row[column])
    return typed


def _truth(cell: str) -> bool:
    # A spreadsheet writes TRUE for what it read as true.
    return {"true": True, "false": False}[cell.lower()]


_PARSERS: dict[str, Callable[[str], Any]] = {"Int64": int, "float64": float, "boolean": _truth}


FORMAT = Format(
    suffix=".csv",
    name="CSV",
    keeps="all tables, each a file beside; a row for each incident and place",
    write=write_sheets,
    read=read_sheets,
    read_seal=read_seal,
)
