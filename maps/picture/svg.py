"""A drawing as SVG: glyphs as outlines, so that no font has to be there, and nothing that could run or fetch."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING

import uharfbuzz as hb

from .drawing import Group, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .drawing import Drawing, Ink, Item, Path, Words
    from .fonts import Font

# What XML 1.0 cannot carry.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_svg(drawing: Drawing, *, title: str, description: str, language: str) -> str:
    """Write a drawing as an SVG document.

    Parameters
    ----------
    title, description
        What a screen reader says of the picture.
    language
        BCP 47 code of both.

    Examples
    --------
    >>> from .drawing import Drawing
    >>> svg = write_svg(Drawing(96, 48), title="<Map>", description="", language="en")
    >>> 'width="1in" height="0.5in"' in svg, "&lt;Map&gt;" in svg
    (True, True)
    """
    glyphs: dict[tuple[str, int], str] = {}
    body = "".join(_write(drawing.items, glyphs))
    width, height = short(drawing.width), short(drawing.height)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{short(drawing.width / 96, 4)}in" height="{short(drawing.height / 96, 4)}in" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="cl-title cl-desc" '
        f'xml:lang="{xml(language)}" stroke-linejoin="round">\n'
        f'<title id="cl-title">{xml(title)}</title>\n<desc id="cl-desc">{xml(description)}</desc>\n'
        f"<defs>{''.join(glyphs.values())}</defs>\n{body}</svg>\n"
    )


def xml(text: str) -> str:
    r"""Write text so that it stays text in XML.

    Examples
    --------
    >>> xml('"<a>" \x00&')
    '&quot;&lt;a&gt;&quot; &amp;'
    """
    return escape(_NOT_XML.sub("", text))


def short(number: float, digits: int = 2) -> str:
    """Write a number in few characters.

    Examples
    --------
    >>> short(1.5), short(2.0), short(-0.001)
    ('1.5', '2', '0')
    >>> short(120, 0)
    '120'
    """
    text = f"{number:.{digits}f}"
    if digits:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _write(items: Iterable[Item], glyphs: dict[tuple[str, int], str]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Mark):
            yield f'<path d="{_path(item.path)}"{_ink(item.ink)}/>\n'
        elif isinstance(item, Group):
            yield f"<g><title>{xml(item.title)}</title>\n"
            yield from _write(item.members, glyphs)
            yield "</g>\n"
        else:
            yield _words(item, glyphs)


def _path(path: Path) -> str:
    return "".join(operator + " ".join(map(short, numbers)) for operator, numbers in path)


def _ink(ink: Ink) -> str:
    parts = [f' fill="{ink.fill or "none"}"']
    if ink.fill and ink.fill_opacity < 1:
        parts.append(f' fill-opacity="{short(ink.fill_opacity, 3)}"')
    if ink.stroke:
        parts.append(f' stroke="{ink.stroke}" stroke-width="{short(ink.width)}"')
        if ink.stroke_opacity < 1:
            parts.append(f' stroke-opacity="{short(ink.stroke_opacity, 3)}"')
        if ink.dash:
            parts.append(f' stroke-dasharray="{" ".join(map(short, ink.dash))}"')
    return "".join(parts)


def _words(words: Words, glyphs: dict[tuple[str, int], str]) -> str:
    scale = words.size / 1000
    turn = f" rotate({short(words.turn)})" if words.turn else ""
    uses = []
    for at, glyph in enumerate(words.line.glyphs):
        key = (glyph.font.name, glyph.number)
        outline = _outline(glyph.font, glyph.number)
        if not outline:
            continue
        glyphs.setdefault(key, f'<path id="{_name(key)}" d="{outline}"/>\n')
        x = glyph.x + at * words.spacing / scale
        y = f' y="{short(-glyph.y, 0)}"' if glyph.y else ""
        uses.append(f'<use xlink:href="#{_name(key)}" x="{short(x, 0)}"{y}/>')
    run = "".join(uses)
    where = f'transform="translate({short(words.x)} {short(words.y)}){turn} scale({short(scale, 5)})"'
    spoken = f' aria-label="{xml(words.line.text)}"'
    if not words.halo:
        return f'<g {where} fill="{words.colour}"{spoken}>{run}</g>\n'
    # The halo of a letter must not lie on the letter before it: all halos first, then all letters.
    opacity = f' stroke-opacity="{short(words.halo_opacity, 3)}"' if words.halo_opacity < 1 else ""
    halo = f'<g stroke="{words.halo}" stroke-width="{short(words.halo_width / scale, 0)}"{opacity}>{run}</g>'
    return f'<g {where} fill="{words.colour}"{spoken}>{halo}{run}</g>\n'


def _name(key: tuple[str, int]) -> str:
    return f"{key[0]}-{key[1]}"


@lru_cache(maxsize=8192)
def _outline(font: Font, number: int) -> str:
    """Draw a glyph as SVG does, y downwards, in font units."""
    parts: list[str] = []

    def move(x: float, y: float, _: object) -> None:
        parts.append(f"M{x:.0f} {-y:.0f}")

    def straight(x: float, y: float, _: object) -> None:
        parts.append(f"L{x:.0f} {-y:.0f}")

    def quadratic(x1: float, y1: float, x: float, y: float, _: object) -> None:
        parts.append(f"Q{x1:.0f} {-y1:.0f} {x:.0f} {-y:.0f}")

    def cubic(  # noqa: PLR0917 - harfbuzz calls it
        x1: float, y1: float, x2: float, y2: float, x: float, y: float, _: object
    ) -> None:
        parts.append(f"C{x1:.0f} {-y1:.0f} {x2:.0f} {-y2:.0f} {x:.0f} {-y:.0f}")

    def close(_: object) -> None:
        parts.append("Z")

    pen = hb.DrawFuncs()
    pen.set_move_to_func(move)
    pen.set_line_to_func(straight)
    pen.set_quadratic_to_func(quadratic)
    pen.set_cubic_to_func(cubic)
    pen.set_close_path_func(close)
    font.hb.draw_glyph(number, pen, None)
    return "".join(parts)
