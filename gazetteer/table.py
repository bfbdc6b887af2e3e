"""The rows of ``places.csv``, read and checked one by one."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .ellipsoid import LATITUDE_LIMIT, LONGITUDE_LIMIT
from .errors import TheatreDataError
from .place import Kind, Name, Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

CODE_COLUMNS = ("iso_3166_2", "pcode", "geonames", "wikidata")
# The columns of places.csv. Between them stands one of names for each language that the theatre writes them in.
BEFORE_NAMES = ("id", "name", "label", "kind", "country", "admin1", "lat", "lon", "radius_m")
NAMES = "names_"
AFTER_NAMES = (
    *("iso_3166_2", "pcode", "wikidata", "geonames"),
    *("rank", "sensitive", "confidence", "exception", "source"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table, and where it stands.

    Parameters
    ----------
    path, line
        The file, and the line that the row begins at (1 is the header).
    cells
        Column to text.
    """

    path: Path
    line: int
    cells: Mapping[str, str]

    def fail(self, what: str) -> TheatreDataError:
        """Make the error that names this row."""
        return TheatreDataError(self.path, what, self.line)

    @property
    def names(self) -> Mapping[str, str]:
        """The cells of names, by language."""
        return {
            column.removeprefix(NAMES): cell
            for column, cell in self.cells.items()
            if column.startswith(NAMES)
        }


def read_places(path: Path) -> Iterator[Row]:
    """Read the rows of a table of places, with names in the languages that its first line has.

    Raises
    ------
    TheatreDataError
        If the file cannot be read, has other columns, or a row has more cells or fewer.
    """
    return read_rows(path, columns_of(read_languages(path)))


def read_languages(path: Path) -> tuple[str, ...]:
    """Read which languages a table of places has names in: ``names_en`` and so on.

    Raises
    ------
    TheatreDataError
        If the file cannot be read.
    """
    header, _, _ = _read_text(path).partition("\n")
    named = (column.strip() for column in header.split(",") if column.startswith(NAMES))
    return tuple(column.removeprefix(NAMES) for column in named) or ("en",)


def columns_of(languages: Iterable[str]) -> tuple[str, ...]:
    """Give the columns of a table of places whose names are in these languages.

    Examples
    --------
    >>> columns_of(["en", "th"])[8:12]
    ('radius_m', 'names_en', 'names_th', 'iso_3166_2')
    """
    return (*BEFORE_NAMES, *(NAMES + language for language in languages), *AFTER_NAMES)


def read_rows(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Read a CSV table with just these columns.

    Raises
    ------
    TheatreDataError
        If the file cannot be read, has other columns, or a row has more cells or fewer.
    """
    try:
        reader = csv.DictReader(io.StringIO(_read_text(path), newline=""), strict=True)
        if tuple(reader.fieldnames or ()) != columns:
            raise TheatreDataError(path, f"the columns must be {','.join(columns)}", 1)
        line = 2
        for cells in reader:
            row = Row(path=path, line=line, cells=cells)
            if None in cells or None in cells.values():
                raise row.fail(f"must have {len(columns)} cells, as the first line has")
            yield row
            line = reader.line_num + 1
    except csv.Error as error:
        raise TheatreDataError(path, f"cannot be read as a CSV table: {error}") from None


def _read_text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise TheatreDataError(path, f"cannot be read as a CSV table: {error}") from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TheatreDataError(path, f"is not UTF-8 here ({error.reason}); save it as UTF-8", line) from None


def parse_place(row: Row, geometry: BaseGeometry | None = None, *, in_theatre: bool = True) -> Place:
    """Make a place of a row.

    Raises
    ------
    TheatreDataError
        If a number is none or out of range, the kind is unknown, or id, name or label is missing.
    """
    cells = row.cells
    for column in ("id", "name", "label"):
        if not cells[column].strip():
            raise row.fail(f"{column} is empty")
    try:
        lat, lon, radius_m = (float(cells[column]) for column in ("lat", "lon", "radius_m"))
        rank = int(cells["rank"] or 0)
        kind = Kind(cells["kind"])
    except ValueError as error:
        raise row.fail(f"lat, lon, radius_m, rank or kind: {error}") from None
    if not (abs(lat) <= LATITUDE_LIMIT and abs(lon) <= LONGITUDE_LIMIT and radius_m > 0):
        raise row.fail("lat and lon must be degrees, and radius_m more than 0")
    return Place(
        id=cells["id"],
        name=cells["name"],
        label=cells["label"],
        kind=kind.value,
        country=cells["country"],
        admin1=cells["admin1"],
        lat=lat,
        lon=lon,
        radius_m=radius_m,
        geometry=geometry,
        names=tuple(
            Name(text=text, language=language)
            for language, cell in row.names.items()
            for text in split_cell(cell)
        ),
        codes=tuple((system, cells[system]) for system in CODE_COLUMNS if cells[system]),
        rank=rank,
        sensitive=cells["sensitive"] == "yes",
        confidence=cells["confidence"],
        in_theatre=in_theatre,
    )


def split_cell(cell: str) -> tuple[str, ...]:
    """Split a cell that holds a list.

    Examples
    --------
    >>> split_cell("Paktia; Paktiya;")
    ('Paktia', 'Paktiya')
    """
    return tuple(part for part in (part.strip() for part in cell.split(";")) if part)
