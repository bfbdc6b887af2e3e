"""A briefing as a Word document: its own styles, quotes in their language and direction, nothing active."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ..errors import AssetError
from ..picture.look import load_look
from ..picture.typeset import tidy
from .blocks import Bullets, Figure, Heading, Paragraph, Span, runs_right_to_left

if TYPE_CHECKING:
    from .blocks import Block, Line, Table
    from .briefing import Briefing

# Inches. A4 with 2 cm about it.
_PAGE, _MARGIN = (8.27, 11.69), 0.79
_FONT = "Calibri"
_CELL = "Table Cell"
# A zip remembers when its members were written; the same input gives the same bytes.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def write_docx(briefing: Briefing, dpi: float) -> bytes:
    """Write a briefing as DOCX.

    Raises
    ------
    AssetError
        If python-docx is not installed.
    """
    try:
        import docx  # noqa: PLC0415 - only a .docx needs it
    except ImportError as error:
        raise AssetError(
            "python-docx is not installed, and a .docx needs it; do: pip install 'clashline[report]'"
        ) from error
    document = docx.Document()
    _Writer(document, briefing).write(dpi)
    written = BytesIO()
    document.save(written)
    return _without_clock(written.getvalue())


class _Writer:
    """Fills one document."""

    def __init__(self, document: Any, briefing: Briefing) -> None:
        self.document, self.briefing = document, briefing
        self._look = load_look("light")

    def write(self, dpi: float) -> None:
        self._set_up()
        self._paragraph("Title", ((_words(self.briefing.title)),))
        for block in self.briefing.blocks:
            self._block(block, dpi)

    def _set_up(self) -> None:
        from docx.enum.style import WD_STYLE_TYPE  # noqa: PLC0415 - as above
        from docx.oxml.ns import qn  # noqa: PLC0415 - it is there, or nobody gets here
        from docx.shared import Inches, Pt  # noqa: PLC0415 - as above

        properties = self.document.core_properties
        properties.title, properties.language = tidy(self.briefing.title), self.briefing.language
        properties.author, properties.comments = "Clashline", ""
        section = self.document.sections[0]
        section.page_width, section.page_height = map(Inches, _PAGE)
        for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
            setattr(section, side, Inches(_MARGIN))
        self.document.styles.add_style(_CELL, WD_STYLE_TYPE.PARAGRAPH)
        for name, size in (
            ("Normal", 10.5),
            (_CELL, 9),
            ("Title", 20),
            ("Heading 1", 15),
            ("Heading 2", 12),
            ("Caption", 9),
        ):
            style = self.document.styles[name]
            style.font.name, style.font.size = _FONT, Pt(size)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
                fonts.set(qn(script), _FONT)
            for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
                fonts.attrib.pop(qn(theme), None)
            style.font.color.rgb = _colour(self._look["ink"])
            style.element.get_or_add_rPr().append(_element("w:szCs", val=str(int(size * 2))))
        spacing = self.document.styles[_CELL].paragraph_format
        spacing.space_before, spacing.space_after = Pt(1), Pt(1)

    def _block(self, block: Block, dpi: float) -> None:
        if isinstance(block, Heading):
            self._paragraph(f"Heading {block.level - 1}", (_words(block.text),))
        elif isinstance(block, Paragraph):
            self._paragraph("Normal", block.line)
        elif isinstance(block, Bullets):
            for item in block.items:
                self._paragraph("List Bullet", item)
        elif isinstance(block, Figure):
            self._figure(block, dpi)
        else:
            self._table(block)

    def _figure(self, figure: Figure, dpi: float) -> None:
        from docx.shared import Inches  # noqa: PLC0415 - as above

        width = Inches(_PAGE[0] - 2 * _MARGIN)
        shape = self.document.add_picture(BytesIO(figure.picture.png(dpi)), width=width)
        about = shape._inline.docPr  # noqa: SLF001 - python-docx has no other way to an alternative text
        about.set("descr", tidy(figure.picture.description))
        about.set("title", tidy(figure.picture.title))
        self._paragraph("Caption", (_words(figure.caption),))

    def _table(self, table: Table) -> None:
        from docx.shared import Inches  # noqa: PLC0415 - as above

        self._paragraph("Heading 2", (_words(table.name),))
        made = self.document.add_table(rows=1 + len(table.rows), cols=len(table.heads))
        made.autofit = False
        made._tbl.tblPr.append(self._borders())  # noqa: SLF001 - as above
        if self.briefing.right_to_left:
            made._tbl.tblPr.append(_element("w:bidiVisual"))  # noqa: SLF001 - as above
        cells = made._cells  # noqa: SLF001 - a table's own properties count all cells for each that is asked for
        wide = len(table.heads)
        for at, head in enumerate(table.heads):
            self._fill(cells[at].paragraphs[0], (_words(head, bold=True),), style=_CELL)
        made.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))  # noqa: SLF001 - as above
        for number, row in enumerate(table.rows, start=1):
            for at, cell in enumerate(row):
                into = cells[number * wide + at]
                for line_number, line in enumerate(cell):
                    self._fill(
                        into.paragraphs[0] if line_number == 0 else into.add_paragraph(), line, style=_CELL
                    )
        room = (_PAGE[0] - 2 * _MARGIN) / sum(table.widths)
        for at, width in enumerate(table.widths):
            made.columns[at].width = Inches(room * width)
            for cell in cells[at::wide]:
                cell.width = Inches(room * width)
        for row in made.rows:
            row._tr.get_or_add_trPr().append(_element("w:cantSplit"))  # noqa: SLF001 - as above
        self._paragraph("Normal", ())

    def _borders(self) -> Any:
        borders = _element("w:tblBorders")
        for edge in ("w:top", "w:bottom", "w:insideH"):
            borders.append(_element(edge, val="single", sz="4", space="0", color=self._look["rule-2"][1:]))
        return borders

    def _paragraph(self, style: str, line: Line) -> None:
        self._fill(self.document.add_paragraph(style=style), line)

    def _fill(self, paragraph: Any, line: Line, *, style: str = "") -> None:
        if style:
            paragraph.style = style
        whole = "".join(span.text for span in line)
        quoted = any(span.language for span in line)
        right = runs_right_to_left(whole) if quoted else self.briefing.right_to_left
        if right:
            paragraph._p.get_or_add_pPr().append(_element("w:bidi"))  # noqa: SLF001 - as above
        for span in line:
            self._run(paragraph, span)

    def _run(self, paragraph: Any, span: Span) -> None:
        from docx.oxml.ns import qn  # noqa: PLC0415 - as above

        run = paragraph.add_run(_clean(span.text))
        run.bold = span.bold or None
        run.font.strike = span.struck or None
        properties = run._r.get_or_add_rPr()  # noqa: SLF001 - as above
        if span.marked:
            properties.append(_element("w:shd", val="clear", color="auto", fill=self._look["mark"][1:]))
        if runs_right_to_left(span.text):
            if span.bold:
                properties.append(_element("w:bCs"))
            properties.append(_element("w:rtl"))
        language = span.language or self.briefing.language
        properties.append(_element("w:lang", val=language, bidi=language))
        if span.link:
            relation = paragraph.part.relate_to(span.link, _LINK, is_external=True)
            link = _element("w:hyperlink")
            link.set(qn("r:id"), relation)
            paragraph._p.replace(run._r, link)  # noqa: SLF001 - as above
            link.append(run._r)  # noqa: SLF001 - as above
            run.font.underline = True


def _words(text: str, *, bold: bool = False) -> Span:
    return Span(text=text, bold=bold)


def _clean(text: str) -> str:
    """Take out what XML cannot hold; a break becomes a blank, for Word would make a paragraph's break of it."""
    kept = tidy(text)
    return f"{' ' if text[:1].isspace() else ''}{kept}{' ' if text[-1:].isspace() and kept else ''}"


def _element(name: str, **attributes: str) -> Any:
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above
    from docx.oxml.ns import qn  # noqa: PLC0415 - as above

    made = OxmlElement(name)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    return made


def _colour(colour: str) -> Any:
    from docx.shared import RGBColor  # noqa: PLC0415 - as above

    return RGBColor.from_string(colour[1:].upper())


def _without_clock(data: bytes) -> bytes:
    written = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            member = zipfile.ZipInfo(name, date_time=_LONG_AGO)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return written.getvalue()
