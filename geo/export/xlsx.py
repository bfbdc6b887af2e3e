"""XLSX: a sheet for each table, and before them one with a row for each incident and place."""

from __future__ import annotations

import zipfile
import zlib
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from ..atomic import write_beside
from ..errors import FileError, FrameError
from ..frame import to_table
from ..schema import COLUMNS
from .extra import require_extra
from .flat import flat_header, flatten, point_cells, unflatten
from .format import Format
from .view import list_view, to_rows, view_columns
from .workbook import MAX_CELL, unescape, write_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ..frame import Frames
    from .format import Content

_VIEW, _ABOUT = "incidents at places", "about"
# An outline longer than a cell goes on in the next column.
_WKT = "wkt"
# That many times its file, or so many bytes, is what a workbook may unpack to.
_MOST_UNPACKED, _LEAST = 200, 1 << 28


def write_xlsx(frames: Frames, path: Path) -> None:
    """Write one workbook."""
    view = [*view_columns(), "lon", "lat"]
    sheets: dict[str, Any] = {
        _VIEW: (view, (_pick({**row, **point_cells(shape)}, view) for row, shape in list_view(frames)))
    }
    for name, table in frames.tables().items():
        rows = [flatten(name, row) for row in to_rows(table)]
        header = flat_header(name)
        if _WKT in header:
            header, rows = _cut(header, rows)
        sheets[name] = (header, [_pick(row, header) for row in rows])
    about = {"schema_version": frames.schema_version, "theatre": frames.theatre}
    sheets[_ABOUT] = (["key", "value"], [list(each) for each in about.items()])
    with write_beside(path) as draft:
        write_workbook(draft, sheets)


def read_xlsx(path: Path) -> Content:
    """Read what it says of itself, and its tables.

    Raises
    ------
    FileError
        It is no workbook, lacks a sheet, or unpacks to more than a workbook of its size can be.
    """
    openpyxl = require_extra("openpyxl")
    try:
        _require_sound(path)
        # Values, not formulas; rows as they come.
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            about = {row["key"]: row["value"] for row in _rows(book, _ABOUT)}
            tables = {
                name: to_table(name, [unflatten(name, _join(row)) for row in _rows(book, name)])
                for name in COLUMNS
            }
        finally:
            book.close()
    except FrameError:
        raise
    except Exception as error:  # openpyxl fails in as many ways as a file can be damaged
        reason = " ".join(str(error).split()) or type(error).__name__
        raise FileError(f"{path}: is no workbook of ours, or damaged ({reason})") from error
    return about, tables


def is_export(path: Path) -> bool:
    """Whether a workbook is an export: it has our first sheet."""
    try:
        with zipfile.ZipFile(path) as book, book.open("xl/workbook.xml") as part:
            return _VIEW.encode() in part.read(1 << 20)
    except (OSError, ValueError, KeyError, RuntimeError, zlib.error, zipfile.BadZipFile):
        return False


def _require_sound(path: Path) -> None:
    with zipfile.ZipFile(path) as book:
        unpacked = sum(entry.file_size for entry in book.infolist())
        if unpacked > max(_MOST_UNPACKED * path.stat().st_size, _LEAST):
            raise FileError(
                f"{path}: unpacks to more than a workbook of its size can be; it is damaged, or none of ours"
            )
        for entry in book.infolist():
            with book.open(entry) as part:
                if b"<!" in part.read(1024):  # no spreadsheet program writes entities
                    raise FileError(f"{path}: declares entities; no spreadsheet program does")


def _rows(book: Any, name: str) -> Iterator[dict[str, Any]]:
    if name not in book.sheetnames:
        raise FileError(f"there is no sheet {name!r}")
    rows = book[name].iter_rows(values_only=True)
    header = [unescape(str(word or "")) for word in next(rows, ())]
    for row in rows:
        cells = [unescape(cell) if isinstance(cell, str) else cell for cell in row]
        if any(cell is not None for cell in cells):
            # A row ends with its last cell.
            yield dict(zip_longest(header, cells[: len(header)]))


def _pick(row: dict[str, Any], header: Sequence[str]) -> list[Any]:
    return [row.get(column) for column in header]


def _cut(header: Sequence[str], rows: Sequence[dict[str, Any]]) -> tuple[list[str], list[dict[str, Any]]]:
    longest = max((len(row[_WKT] or "") for row in rows), default=0)
    further = [f"{_WKT}_{number}" for number in range(2, -(-longest // MAX_CELL) + 1)]
    cut = [
        {
            **row,
            **{
                name: (row[_WKT] or "")[start : start + MAX_CELL] or None
                for name, start in zip((_WKT, *further), range(0, longest or 1, MAX_CELL), strict=True)
            },
        }
        for row in rows
    ]
    return [*header, *further], cut


def _join(row: dict[str, Any]) -> dict[str, Any]:
    if _WKT not in row:
        return row
    parts = [row[name] for name in row if name == _WKT or name.startswith(f"{_WKT}_")]
    return {**row, _WKT: "".join(str(part) for part in parts if part)}


FORMAT = Format(
    suffix=".xlsx",
    name="Excel workbook",
    keeps="all tables, each a sheet; a row for each incident and place",
    write=write_xlsx,
    read=read_xlsx,
    knows=is_export,
)
