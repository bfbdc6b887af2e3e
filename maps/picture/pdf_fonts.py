"""Fonts in a PDF: of each only the glyphs that the page shows, and what text they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf
import uharfbuzz as hb

if TYPE_CHECKING:
    from .fonts import Font
    from .typeset import Glyph

# Glyphs keep their numbers, so that what was shaped with the whole font can be shown with the part.
_FLAGS = (
    hb.SubsetFlags.RETAIN_GIDS
    | hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.NOTDEF_OUTLINE
)
_SYMBOLIC = 4
# A table of at most so many lines may follow one head.
_TABLE = 100


class Fonts:
    """The fonts of one document, and what is used of them."""

    def __init__(self) -> None:
        self._texts: dict[Font, dict[int, str]] = {}

    def name(self, font: Font) -> str:
        """Name a font as the page's content does."""
        self._texts.setdefault(font, {})
        return f"F{list(self._texts).index(font)}"

    def use(self, glyph: Glyph) -> None:
        """Note that a glyph is shown, and the text it stands for."""
        texts = self._texts.setdefault(glyph.font, {})
        texts[glyph.number] = texts.get(glyph.number) or glyph.text

    def width(self, glyph: Glyph) -> int:
        """Give the width that the document tells of a glyph, in thousandths of the type's size."""
        width: int = glyph.font.hb.get_glyph_h_advance(glyph.number)
        return width

    def embed(self, pdf: Any) -> Any:
        """Add the fonts to a document and return the dictionary of their names."""
        return pydyf.Dictionary(
            {self.name(font): _embed(pdf, font, texts).reference for font, texts in self._texts.items()}
        )


def _embed(pdf: Any, font: Font, texts: dict[int, str]) -> Any:
    numbers = sorted(texts)
    name = f"/CLASHL+{font.name}"
    extents = font.hb.get_font_extents("ltr")
    file = _add(pdf, pydyf.Stream([_subset(font, numbers)], compress=True))
    descriptor = _add(
        pdf,
        pydyf.Dictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": name,
                "Flags": _SYMBOLIC,
                "FontBBox": pydyf.Array([-1000, extents.descender, 2000, extents.ascender]),
                "ItalicAngle": -12 if "italic" in font.name else 0,
                "Ascent": extents.ascender,
                "Descent": extents.descender,
                "CapHeight": 714,
                "StemV": 80,
                "FontFile2": file.reference,
            }
        ),
    )
    widths = pydyf.Array()
    for number in numbers:
        widths.extend((number, pydyf.Array([font.hb.get_glyph_h_advance(number)])))
    descendant = _add(
        pdf,
        pydyf.Dictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": name,
                "CIDSystemInfo": pydyf.Dictionary(
                    {"Registry": pydyf.String("Adobe"), "Ordering": pydyf.String("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": descriptor.reference,
                "W": widths,
                "CIDToGIDMap": "/Identity",
            }
        ),
    )
    meaning = _add(pdf, pydyf.Stream([_map_to_text(texts)], compress=True))
    return _add(
        pdf,
        pydyf.Dictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": name,
                "Encoding": "/Identity-H",
                "DescendantFonts": pydyf.Array([descendant.reference]),
                "ToUnicode": meaning.reference,
            }
        ),
    )


def _add(pdf: Any, made: Any) -> Any:
    pdf.add_object(made)
    return made


def _subset(font: Font, numbers: list[int]) -> bytes:
    wanted = hb.SubsetInput()
    wanted.flags = _FLAGS
    wanted.glyph_set.update(numbers)
    data: bytes = hb.subset(font.face, wanted).blob.data
    return data


def _map_to_text(texts: dict[int, str]) -> bytes:
    lines = [
        f"<{number:04x}> <{text.encode('utf-16-be').hex()}>" for number, text in sorted(texts.items()) if text
    ]
    tables = [lines[at : at + _TABLE] for at in range(0, len(lines), _TABLE)]
    return "\n".join(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
            "1 begincodespacerange <0000> <ffff> endcodespacerange",
            *(f"{len(table)} beginbfchar\n" + "\n".join(table) + "\nendbfchar" for table in tables),
            "endcmap CMapName currentdict /CMap defineresource pop end end",
        )
    ).encode()
