"""A workbook of plain cells as ``.xlsx`` (ECMA-376): text stays text. It knows no formula, link, macro or drawing.

By hand and not by a library: so numbers keep all their digits (libraries round to 16), the same cells give the same
bytes, a sheet is written row by row, and there is nothing that a cell could become but text, a number or a truth.
"""

from __future__ import annotations

import re
import zipfile
from html import escape
from typing import TYPE_CHECKING, Any

from ..errors import FrameError
from .cells import is_formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import TypeAlias

    # Of a sheet: its column's names, and its rows.
    Sheet: TypeAlias = tuple[Sequence[str], Iterable[Sequence[Any]]]

MAX_ROWS, MAX_CELL = 1_048_576, 32_767
# What a number of a spreadsheet holds exactly.
_MAX_WHOLE = 2**53
_DAY = (1980, 1, 1, 0, 0, 0)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# Characters that XML has not, or does not keep; and what looks like the way in which they are written.
_UNSAID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_SAID = re.compile("_x([0-9A-Fa-f]{4})_")
# Styles: of numbers, of text, of text that would be a formula if somebody opened its cell and typed return, of headers.
_PLAIN, _TEXT, _QUOTED, _HEADER = range(4)
_STYLES = (
    f"{_XML}<styleSheet {_MAIN}>"
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def write_workbook(path: Path, sheets: Mapping[str, Sheet]) -> None:
    """Write sheets to a file, in order.

    Parameters
    ----------
    path
        The file.
    sheets
        By name: of ours, at most 31 plain letters. A cell is text, a whole number, a float, a truth, or None.

    Raises
    ------
    FrameError
        A sheet has more rows, or a cell more characters, than a spreadsheet takes; or a number is none.
    """
    parts = list(sheets)
    relations = [(f"worksheets/sheet{number}.xml", "worksheet") for number, _ in enumerate(parts, 1)]
    relations.append(("styles.xml", "styles"))
    with zipfile.ZipFile(path, "w") as book:
        _add(book, "[Content_Types].xml", _content_types(len(parts)))
        _add(book, "_rels/.rels", _relations([("xl/workbook.xml", "officeDocument")]))
        _add(book, "xl/workbook.xml", _workbook(parts))
        _add(book, "xl/_rels/workbook.xml.rels", _relations(relations))
        _add(book, "xl/styles.xml", _STYLES)
        for number, (name, (header, rows)) in enumerate(sheets.items(), 1):
            with book.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w") as sheet:
                for piece in _sheet(name, header, rows):
                    sheet.write(piece.encode())


def unescape(text: str) -> str:
    r"""Return what a cell says, of how a file writes it.

    Examples
    --------
    >>> unescape("a_x000D_b"), unescape("_x005F_x000D_")
    ('a\rb', '_x000D_')
    """
    return _SAID.sub(lambda found: chr(int(found[1], 16)), text)


def _say(text: str) -> str:
    return escape(_UNSAID.sub(lambda found: f"_x{ord(found[0]):04X}_", text), quote=False).replace(
        "\r", "&#13;"
    )


def _sheet(name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterable[str]:
    letters = [_letters(number) for number in range(len(header))]
    yield (
        f'{_XML}<worksheet {_MAIN}><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<cols><col min="1" max="{max(len(header), 1)}" width="18" customWidth="1"/></cols><sheetData>'
    )
    cells = "".join(
        f'<c r="{letter}1" s="{_HEADER}" t="inlineStr"><is><t>{_say(word)}</t></is></c>'
        for letter, word in zip(letters, header, strict=True)
    )
    yield f'<row r="1">{cells}</row>'
    last = 1
    for number, row in enumerate(rows, 2):
        if number > MAX_ROWS:
            raise FrameError(f"{name}: a sheet takes {MAX_ROWS:,} rows; write .csv, .parquet or .gpkg")
        last = number
        cells = "".join(
            _cell(value, f"{letter}{number}", name, column)
            for value, letter, column in zip(row, letters, header, strict=True)
            if value is not None and value != ""
        )
        yield f'<row r="{number}">{cells}</row>'
    corner = f"A1:{letters[-1]}{last}" if letters else "A1"
    yield f'</sheetData><autoFilter ref="{corner}"/></worksheet>'


def _cell(value: Any, where: str, sheet: str, column: str) -> str:
    if isinstance(value, bool):
        return f'<c r="{where}" t="b"><v>{value:d}</v></c>'
    if isinstance(value, str):
        if len(value) * 2 > MAX_CELL and len(value.encode("utf-16-le")) // 2 > MAX_CELL:
            raise FrameError(
                f"{sheet}: column {column!r} has a cell of {len(value):,} characters, a spreadsheet takes "
                f"{MAX_CELL:,}; write .csv, .parquet or .gpkg"
            )
        style = _QUOTED if is_formula(value) else _TEXT
        return (
            f'<c r="{where}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{_say(value)}</t></is></c>'
        )
    if isinstance(value, int) and abs(value) > _MAX_WHOLE:
        raise FrameError(
            f"{sheet}: column {column!r} has {value}, which no spreadsheet holds exactly; write .csv"
        )
    if value - value != 0:  # infinite
        raise FrameError(f"{sheet}: a spreadsheet knows no infinite number; take it out of column {column!r}")
    return f'<c r="{where}" s="{_PLAIN}"><v>{value!r}</v></c>'


def _letters(number: int) -> str:
    """Name a column.

    >>> _letters(0), _letters(27)
    ('A', 'AB')
    """
    more, rest = divmod(number, 26)
    return (_letters(more - 1) if more else "") + chr(ord("A") + rest)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _add(book: zipfile.ZipFile, name: str, text: str) -> None:
    book.writestr(_entry(name), text.encode())


def _content_types(sheets: int) -> str:
    parts = [("/xl/workbook.xml", "sheet.main+xml"), ("/xl/styles.xml", "styles+xml")]
    parts += [(f"/xl/worksheets/sheet{number}.xml", "worksheet+xml") for number in range(1, sheets + 1)]
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{part}" ContentType="{_TYPE}.{kind}"/>' for part, kind in parts)
        + "</Types>"
    )


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (target, kind) in enumerate(targets, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _workbook(names: Sequence[str]) -> str:
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>'
        for number, name in enumerate(names, 1)
    )
    return f'{_XML}<workbook {_MAIN} xmlns:r="{_OFFICE}"><sheets>{listed}</sheets></workbook>'
