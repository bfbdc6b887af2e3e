"""Our own table of places as CSV, and Who's On First's: what a spreadsheet can hold."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from ...errors import PlacesError
from ..frame import find_languages, read_row
from ..record import Record, clean_id, clean_name
from ..stock import Source
from .cells import codes_of
from .rows import Origin, Problem, count_row, read_lines
from .wof import read_wof_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CODES = ("iso_3166_2", "pcode", "wikidata", "geonames", "wof", "osm")
_SNIFFED = (",", "\t", ";")
SUFFIXES = (".csv", ".tsv")


def read_table(origin: Origin) -> Iterator[Record | Problem | Source]:
    """Read a table by its first line."""
    rows = _rows(origin)
    _, header = next(rows, (1, {}))
    if {"placetype", "parent_id"} <= set(header):
        return read_wof_rows(rows, origin)
    if not {"name", "lat", "lon"} <= set(header):
        known = ", ".join(list(header)[:12])
        raise PlacesError(origin.path, f"has not the columns name, lat and lon, but {known or 'none'}", 1)
    return _read_own(rows, header, origin)


def _rows(origin: Origin) -> Iterator[tuple[int, Mapping[str, str]]]:
    """Yield the header as a mapping of its columns, then the rows, each with its line."""
    lines = read_lines(origin, *SUFFIXES)
    first = next(lines, (1, ""))[1]
    delimiter = max(_SNIFFED, key=first.count)
    names = [column.strip() for column in next(csv.reader([first], delimiter=delimiter), [])]
    yield 1, dict(zip(names, names, strict=True))
    reader = csv.reader((f"{line}\n" for _, line in lines), delimiter=delimiter)
    line = 2
    try:
        for cells in reader:
            yield line, dict(zip(names, cells, strict=False))
            line = reader.line_num + 2
    except csv.Error as error:
        raise PlacesError(origin.path, f"cannot be read as a table ({error})", line) from None


def _read_own(
    rows: Iterator[tuple[int, Mapping[str, str]]], header: Mapping[str, str], origin: Origin
) -> Iterator[Record | Problem | Source]:
    languages = find_languages(header)
    for number, row in rows:
        count_row(origin, number)
        filled = {key: cell for key, cell in row.items() if cell.strip()}
        if not filled:
            continue
        source = clean_id(filled.get("source", "")) or origin.source or "csv"
        licence = clean_name(filled.get("licence", "")) or origin.licence
        if notice := clean_name(filled.get("attribution", "")):
            yield Source(key=source, title=source, licence=licence, attribution=notice)
        try:
            yield read_row(
                filled,
                languages,
                source=source,
                licence=licence,
                codes=codes_of((system, filled.get(system, "")) for system in CODES),
            )
        except (ValueError, TypeError, AttributeError) as error:
            yield Problem(origin.path.name, number, str(error))
