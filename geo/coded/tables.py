"""Tables as they come, CSV, XLSX or a frame, with every cell a text.

Files come from anywhere: size, rows and columns are bounded, nothing in them is run, and a cell is never a path.
"""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from typing import TYPE_CHECKING, Any

from ..errors import FileError, FrameError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import pandas as pd

# GTD, the widest, has 135 columns; the largest file of any of the three has some two million rows.
MAX_COLUMNS, MAX_ROWS = 400, 3_000_000
MAX_BYTES = 4_000_000_000
_ROWS_AT_ONCE = 100_000
_HEAD = 65_536
_DELIMITERS = (",", ";", "\t", "|")
# What files are written in that are no UTF-8: GTD's and older exports of ACLED come from Windows.
_OTHERWISE = "cp1252"


def read_header(path: Path) -> list[str]:
    """Read the first row of a file.

    Raises
    ------
    FileError
        It is no table.
    """
    if path.suffix.lower() == ".xlsx":
        return next(iter(_rows_of_sheet(path)), [])
    return _read_header(path, _find_encoding(path))[0]


def from_frame(frame: Any) -> pd.DataFrame:
    """Take a frame's cells as texts; of points the latitude and longitude.

    Raises
    ------
    FrameError
        Its geometry has no CRS, or is no point.
    """
    import pandas as pd  # noqa: PLC0415 - half a second, which help need not pay

    columns: dict[str, Any] = {}
    for column in frame.columns:
        values = frame[column]
        if hasattr(values, "geom_type"):
            columns |= _from_points(values)
            continue
        if pd.api.types.is_float_dtype(values.dtype):
            whole = values.dropna()
            if len(whole) and (whole % 1 == 0).all() and (whole.abs() < 2**53).all():
                values = values.astype("Int64")
        missing = values.isna()
        columns[str(column)] = values.astype("object").where(~missing, "").map(str)
    return pd.DataFrame(columns, dtype=object).reset_index(drop=True)


def _from_points(points: Any) -> dict[str, Any]:
    if points.crs is None:
        raise FrameError("the frame has no CRS; set it to EPSG:4326")
    wrong = points[points.notna() & (points.geom_type != "Point")]
    if len(wrong):
        raise FrameError(f"the geometry of a coded table is a point, not a {wrong.geom_type.iloc[0]}")
    there = points.to_crs("EPSG:4326")
    axes = {"lon": there.x, "lat": there.y}
    return {
        name: [
            repr(float(degrees)) if known else "" for degrees, known in zip(axis, axis.notna(), strict=True)
        ]
        for name, axis in axes.items()
    }


def _find_encoding(path: Path) -> str:
    """Find how a file's text is written: UTF-8 unless a mark or a byte says otherwise."""
    with path.open("rb") as file:
        head = file.read(4)
        if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while block := file.read(1 << 20):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return _OTHERWISE
    return "utf-8-sig"


def _read_header(path: Path, encoding: str) -> tuple[list[str], str]:
    with path.open(encoding=encoding, newline="", errors="replace") as file:
        head = file.read(_HEAD)
    line = head.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=line.count)
    try:
        header = next(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), [])
    except csv.Error as error:
        raise FileError(f"{path}: is no table ({error})") from error
    if len(header) > MAX_COLUMNS:
        raise FileError(f"{path}: has {len(header)} columns; more than {MAX_COLUMNS} are no coded table's")
    return header, delimiter


def from_csv(path: Path) -> pd.DataFrame:
    """Read a CSV in whatever it is written, with commas, semicolons or tabs between its cells.

    Raises
    ------
    FileError
        It is no table, or too large a one.
    """
    import pandas as pd  # noqa: PLC0415 - as above

    encoding = _find_encoding(path)
    header, delimiter = _read_header(path, encoding)
    if not any(cell.strip() for cell in header):
        raise FileError(f"{path}: is empty, or its first row has no columns")
    try:
        with pd.read_csv(
            path,
            sep=delimiter,
            encoding=encoding,
            encoding_errors="replace",
            dtype=object,
            keep_default_na=False,
            na_filter=False,
            header=None,
            skiprows=0,
            names=range(len(header)),
            index_col=False,
            chunksize=_ROWS_AT_ONCE,
            low_memory=False,
        ) as reader:
            parts, count = [], 0
            for part in reader:
                count += len(part)
                if count > MAX_ROWS:
                    raise FileError(f"{path}: has more than {MAX_ROWS:,} rows; split it")
                parts.append(part)
    except (ValueError, OverflowError, MemoryError) as error:  # pandas' ParserError is a ValueError
        raise FileError(f"{path}: cannot be read as CSV ({' '.join(str(error).split())})") from error
    table = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=range(len(header)))
    return _name_columns(table, path)


def from_xlsx(path: Path) -> pd.DataFrame:
    """Read the first sheet of a workbook: what its cells show, never their formulas.

    Raises
    ------
    FileError
        It is no workbook, or too large a one, or openpyxl is not installed.
    """
    import pandas as pd  # noqa: PLC0415 - as above

    rows: list[list[str]] = []
    for row in _rows_of_sheet(path):
        if len(rows) > MAX_ROWS:
            raise FileError(f"{path}: has more than {MAX_ROWS:,} rows; split it")
        if any(row):
            rows.append(row)
    if not rows:
        raise FileError(f"{path}: its first sheet is empty")
    width = len(rows[0])
    return _name_columns(
        pd.DataFrame([row[:width] + [""] * (width - len(row)) for row in rows], dtype=object), path
    )


def _rows_of_sheet(path: Path) -> Iterable[list[str]]:
    try:
        import openpyxl  # noqa: PLC0415 - only who has an .xlsx needs it
    except ImportError:
        raise FileError(f"{path}: reading .xlsx needs openpyxl: pip install 'clashline[xlsx]'") from None
    try:
        _require_small(path)
        # Values, not formulas: what a cell shows is what was coded.
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
        try:
            for row in book.worksheets[0].iter_rows(values_only=True, max_col=MAX_COLUMNS):
                yield [_cell(value) for value in row]
        finally:
            book.close()
    except FileError:
        raise
    except Exception as error:
        # openpyxl fails in as many ways as a file can be damaged.
        raise FileError(
            f"{path}: is no .xlsx that can be read ({' '.join(str(error).split()) or type(error).__name__})"
        ) from error


def _require_small(path: Path) -> None:
    """Refuse a file that unpacks to more than a machine can hold."""
    with zipfile.ZipFile(path) as archive:
        if sum(each.file_size for each in archive.infolist()) > MAX_BYTES:
            raise FileError(f"{path}: unpacks to more than {MAX_BYTES / 1e9:.0f} GB; split it")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return str(value)


def _name_columns(table: pd.DataFrame, path: Path) -> pd.DataFrame:
    """Take the first row for the columns' names."""
    names = [str(name).removeprefix("\ufeff") for name in table.iloc[0]] if len(table) else []
    if len(names) > MAX_COLUMNS:
        raise FileError(f"{path}: has {len(names)} columns; more than {MAX_COLUMNS} are no coded table's")
    rest = table.iloc[1:].reset_index(drop=True)
    rest.columns = names
    return rest
