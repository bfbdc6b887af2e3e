"""A table from elsewhere as CSV: read whole, bounded, and refused in one line where it is none."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import geo

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 500_000_000
MOST_COLUMNS = 2_000
LONGEST_CELL = 1_000_000
_DELIMITERS = (",", ";", "\t", "|")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_sheet(path: Path, encoding: str | None = None) -> tuple[list[str], list[list[str]]]:
    """Read a CSV file's header and rows as text; rows that are short get empty cells.

    Parameters
    ----------
    path
        Cells are parted by commas, semicolons, tabs or bars: by what the first line has most of.
    encoding
        By default UTF-8, with a mark or without, or UTF-16 with one.

    Raises
    ------
    geo.FileError
        It cannot be read, is not in that encoding, has no or two equal headers, or a row with more cells.
    """
    text = _decode(path, encoding)
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    usual = csv.field_size_limit(LONGEST_CELL)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        header = [cell.strip() for cell in next(reader, [])]
        _check_header(path, header)
        rows = []
        for row in reader:
            if not row:
                continue
            if len(row) > len(header):
                raise geo.FileError(
                    f"{path}: line {reader.line_num} has {len(row)} cells, the first line has {len(header)}"
                )
            rows.append(row + [""] * (len(header) - len(row)))
    except csv.Error as error:
        raise geo.FileError(f"{path}: line {reader.line_num} is no CSV: {error}") from None
    finally:
        csv.field_size_limit(usual)
    return header, rows


def _decode(path: Path, encoding: str | None) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise geo.FileError(f"{path}: is larger than {MOST_BYTES // 1_000_000} MB; part it")
        data = path.read_bytes()
    except OSError as error:
        raise geo.FileError(f"{path}: cannot be read ({error.strerror or error})") from None
    codec = encoding or ("utf-16" if data.startswith(_UTF16) else "utf-8-sig")
    try:
        return data.decode(codec)
    except LookupError:
        raise geo.FileError(f"there is no encoding {codec!r}; try cp1252 or cp1256") from None
    except UnicodeError as error:
        line = data.count(b"\n", 0, getattr(error, "start", 0)) + 1
        raise geo.FileError(
            f"{path}: line {line} is not {codec.removesuffix('-sig').upper()}; "
            "save it as UTF-8, or name its --encoding (cp1252, cp1256)"
        ) from None


def _check_header(path: Path, header: list[str]) -> None:
    if not any(header):
        raise geo.FileError(f"{path}: is empty; the first line must name the columns")
    if len(header) > MOST_COLUMNS:
        raise geo.FileError(f"{path}: has {len(header)} columns; {MOST_COLUMNS} are the most that are read")
    doubled = next((name for name in header if name and header.count(name) > 1), None)
    if doubled is not None:
        raise geo.FileError(f"{path}: two columns are called {doubled!r}; rename one")
