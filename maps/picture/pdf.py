"""A drawing as PDF: lines stay lines, and words stay words that can be searched and copied, right to left ones too."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from io import BytesIO
from math import cos, radians, sin
from typing import TYPE_CHECKING, Any

import pydyf

from .drawing import Group, Mark
from .pdf_fonts import Fonts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .drawing import Drawing, Ink, Item, Path, Words
    from .typeset import Glyph

# Points to the CSS pixel.
_SCALE = 0.75
_FILL, _STROKE = 0, 1  # text rendering modes


def write_pdf(drawing: Drawing, *, title: str, language: str) -> bytes:
    """Write a drawing as a PDF document of one page. It bears no date, and the same drawing gives the same bytes.

    Examples
    --------
    >>> from .drawing import Drawing
    >>> write_pdf(Drawing(96, 48), title="Map", language="en")[:8]
    b'%PDF-1.7'
    """
    pdf = pydyf.PDF()
    page = _Page(drawing)
    page.paint(drawing.items)
    pdf.add_object(page.stream)
    resources = pydyf.Dictionary(
        {"Font": page.fonts.embed(pdf), "ExtGState": pydyf.Dictionary(page.list_opacities())}
    )
    box = pydyf.Array([0, 0, round(drawing.width * _SCALE, 3), round(drawing.height * _SCALE, 3)])
    pdf.add_page(
        pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": pdf.pages.reference,
                "MediaBox": box,
                "Resources": resources,
                "Contents": page.stream.reference,
            }
        )
    )
    pdf.info["Title"] = pydyf.String(title)
    pdf.catalog["Lang"] = pydyf.String(language)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    written = BytesIO()
    pdf.write(written, identifier=True)
    return written.getvalue()


class _Page:
    """A page's content as it is written, and what of fonts and opacities it needs."""

    def __init__(self, drawing: Drawing) -> None:
        self.stream: Any = pydyf.Stream(compress=True)
        self.fonts = Fonts()
        self._opacities: dict[tuple[float, float], str] = {}
        self._height = drawing.height
        self.stream.set_matrix(_SCALE, 0, 0, -_SCALE, 0, drawing.height * _SCALE)
        self.stream.set_line_join(1)

    def paint(self, items: Iterable[Item]) -> None:
        for item in items:
            if isinstance(item, Mark):
                self._mark(item.path, item.ink)
            elif isinstance(item, Group):
                self.paint(item.members)
            else:
                self._words(item)

    def list_opacities(self) -> dict[str, Any]:
        return {
            name: pydyf.Dictionary({"ca": fill, "CA": stroke})
            for (fill, stroke), name in self._opacities.items()
        }

    def _mark(self, path: Path, ink: Ink) -> None:
        out = self.stream
        self._opacity(ink.fill_opacity if ink.fill else 1, ink.stroke_opacity if ink.stroke else 1)
        if ink.fill:
            out.set_color_rgb(*_rgb(ink.fill))
        if ink.stroke:
            out.set_color_rgb(*_rgb(ink.stroke), stroke=True)
            out.set_line_width(round(ink.width, 3))
            out.set_dash(ink.dash, 0)
        draw = {"M": out.move_to, "L": out.line_to, "C": out.curve_to, "Z": out.close}
        for operator, numbers in path:
            draw[operator](*(round(number, 3) for number in numbers))
        {(True, True): out.fill_and_stroke, (True, False): out.fill, (False, True): out.stroke}.get(
            (bool(ink.fill), bool(ink.stroke)), out.end
        )()

    def _words(self, words: Words) -> None:
        if words.halo:
            self._opacity(1, words.halo_opacity)
            self.stream.set_color_rgb(*_rgb(words.halo), stroke=True)
            self.stream.set_line_width(round(words.halo_width, 3))
            self.stream.set_dash((), 0)
            with self._standing_for(""):  # or who copies the text would get it twice
                self._show(words, _STROKE)
        self._opacity(1, 1)
        self.stream.set_color_rgb(*_rgb(words.colour))
        self._show(words, _FILL)

    @contextmanager
    def _standing_for(self, text: str) -> Iterator[None]:
        meaning = pydyf.Dictionary({"ActualText": pydyf.String(text)})
        self.stream.begin_marked_content("Span", meaning.data)
        yield
        self.stream.end_marked_content()

    def _show(self, words: Words, mode: int) -> None:
        self.stream.begin_text()
        self.stream.set_text_rendering(mode)
        for at, glyphs in _pieces(words.line.glyphs):
            text = "".join(glyph.text for glyph in glyphs)
            # Letters of some scripts are put together from strokes and dots that other letters have, too.
            put_together = mode == _FILL and len(glyphs) > 1 and any(not glyph.text for glyph in glyphs)
            with self._standing_for(text) if put_together else nullcontext():
                # Strokes after dots: where a letter seems to end decides whether readers see a blank behind it.
                for offset, level in sorted(_levels(glyphs), key=_reach):
                    self._show_level(words, at + offset, level)
        self.stream.end_text()

    def _show_level(self, words: Words, at: int, glyphs: list[Glyph]) -> None:
        size, turn = words.size, radians(words.turn)
        x = (glyphs[0].x * size / 1000) + at * words.spacing
        c, s = size * cos(turn), size * sin(turn)
        left, base = words.x + x * cos(turn), words.y + x * sin(turn)
        out = self.stream
        out.set_font_size(self.fonts.name(glyphs[0].font), 1)
        out.set_text_matrix(*(round(each, 4) for each in (c, s, s, -c, left, base)))
        out.set_text_rise(round(glyphs[0].y / 1000, 4))
        out.show_text(self._string(glyphs, words.spacing * 1000 / size))

    def _string(self, glyphs: list[Glyph], spacing: float) -> str:
        """Write glyphs and, between them, how far each stands from where its predecessor's width would put it."""
        parts: list[str] = []
        pen = glyphs[0].x
        for number, glyph in enumerate(glyphs):
            gap = pen - (glyph.x + number * spacing)
            if abs(gap) >= 0.5:  # noqa: PLR2004 - half a thousandth of the type's size is nothing
                parts.append(f"{gap:.0f}")
            parts.append(f"<{glyph.number:04x}>")
            self.fonts.use(glyph)
            pen = glyph.x + number * spacing + self.fonts.width(glyph)
        return " ".join(parts)

    def _opacity(self, fill: float, stroke: float) -> None:
        key = (round(fill, 3), round(stroke, 3))
        name = self._opacities.setdefault(key, f"O{len(self._opacities)}")
        self.stream.set_state(name)


def _pieces(glyphs: tuple[Glyph, ...]) -> list[tuple[int, list[Glyph]]]:
    """Split a line into runs of letters that are one glyph each, and single letters that are several."""
    letters: list[tuple[int, list[Glyph]]] = []
    for at, glyph in enumerate(glyphs):
        if glyph.text or not letters:
            letters.append((at, [glyph]))
        else:
            letters[-1][1].append(glyph)
    pieces: list[tuple[int, list[Glyph]]] = []
    for at, letter in letters:
        if pieces and len(letter) == 1 and all(glyph.text for glyph in pieces[-1][1]):
            pieces[-1][1].extend(letter)
        else:
            pieces.append((at, letter))
    return pieces


def _levels(glyphs: list[Glyph]) -> list[tuple[int, list[Glyph]]]:
    """Split glyphs where the font or the height above the baseline changes, each part with where it begins."""
    levels: list[tuple[int, list[Glyph]]] = []
    for at, glyph in enumerate(glyphs):
        if levels and (levels[-1][1][0].font, levels[-1][1][0].y) == (glyph.font, glyph.y):
            levels[-1][1].append(glyph)
        else:
            levels.append((at, [glyph]))
    return levels


def _reach(level: tuple[int, list[Glyph]]) -> float:
    return max(glyph.x + glyph.advance for glyph in level[1])


def _rgb(colour: str) -> tuple[float, float, float]:
    red, green, blue = (round(int(colour[at : at + 2], 16) / 255, 4) for at in (1, 3, 5))
    return red, green, blue
