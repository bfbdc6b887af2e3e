"""Text to glyphs: shaped, joined and in the order in which it is read, whatever scripts it mixes."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import uharfbuzz as hb

from .fonts import UNITS_PER_EM, load_fonts

if TYPE_CHECKING:
    from .fonts import Font

# What commands the layout of a text has no business in a line of a picture; joiners stay, words need them.
_COMMANDS = re.compile("[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")
_BLANKS = re.compile(" {2,}")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_INVISIBLE = frozenset({"Cf", "Mn", "Me"})
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a line, in thousandths of the type's size from the line's left end and its baseline, y upwards.

    ``text`` is what of the text it stands for; empty for the second and later glyphs of one letter.
    """

    font: Font
    number: int
    x: float
    y: float
    advance: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of text as glyphs, from left to right. ``width`` in thousandths of the type's size."""

    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    right_to_left: bool


@lru_cache(maxsize=8192)
def set_line(text: str, style: str = "regular") -> Line:
    """Set a line of text.

    Examples
    --------
    >>> set_line("Chaman").width > set_line("Chama").width
    True
    >>> [glyph.text for glyph in set_line("km چمن").glyphs]  # a letter and its dots are two glyphs
    ['k', 'm', ' ', 'ن', '', 'م', 'چ', '']
    """
    text = tidy(text)
    base = _base_level(text)
    glyphs: list[Glyph] = []
    pen = 0.0
    for start, end, level, font in _runs(text, base, style):
        for glyph in _shape(text[start:end], font, right_to_left=level % 2 == 1):
            glyphs.append(Glyph(glyph.font, glyph.number, glyph.x + pen, glyph.y, glyph.advance, glyph.text))
            pen += glyph.advance
    return Line(text=text, glyphs=tuple(glyphs), width=pen, right_to_left=base == 1)


def measure(text: str, size: float, style: str = "regular") -> float:
    """Give the width of a text in the unit of ``size``."""
    return set_line(text, style).width * size / UNITS_PER_EM


def tidy(text: str) -> str:
    r"""Put a text on one line, without control characters and without commands for its layout.

    Examples
    --------
    >>> tidy(" a\n\x07 b\u202e ")
    'a b'
    """
    plain = _COMMANDS.sub("", text)
    plain = "".join(" " if unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp") else each for each in plain)
    return _BLANKS.sub(" ", plain).strip(" ")


def shorten(text: str, size: float, room: float, style: str = "regular") -> str:
    """Shorten a text so that it fits into a width, with an ellipsis for what was left out.

    Examples
    --------
    >>> shorten("Chaman", 10, 100), shorten("Friendship Gate", 10, 50)
    ('Chaman', 'Friendsh…')
    """
    text = tidy(text)
    if measure(text, size, style) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(text[:middle].rstrip() + ELLIPSIS, size, style) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def wrap(text: str, size: float, room: float, style: str = "regular", most: int = 99) -> list[str]:
    """Break a text into lines of a width, at most so many; the last says by an ellipsis that there was more.

    Examples
    --------
    >>> wrap("Clashes at Torkham and Chaman", 10, 90)
    ['Clashes at', 'Torkham and', 'Chaman']
    """
    words = tidy(text).split(" ")
    lines: list[str] = []
    while words and len(lines) < most:
        taken = 1
        while taken < len(words) and measure(" ".join(words[: taken + 1]), size, style) <= room:
            taken += 1
        last = len(lines) == most - 1
        lines.append(shorten(" ".join(words if last else words[:taken]), size, room, style))
        words = words[taken:]
    return [line for line in lines if line]


def _shape(text: str, font: Font, *, right_to_left: bool) -> list[Glyph]:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    hb.shape(font.hb, buffer)
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    text_of = {start: text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)}
    return [
        Glyph(
            font,
            info.codepoint,
            position.x_offset,
            position.y_offset,
            position.x_advance,
            text_of.pop(info.cluster, ""),
        )
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]


def _runs(text: str, base: int, style: str) -> list[tuple[int, int, int, Font]]:
    """Split a text into pieces of one direction and one font, in the order in which they stand from left to right."""
    levels, fonts = _levels(text, base), _choose_fonts(text, style)
    runs: list[tuple[int, int, int, Font]] = []
    for at, (level, font) in enumerate(zip(levels, fonts, strict=True)):
        if runs and runs[-1][2:] == (level, font):
            runs[-1] = (runs[-1][0], at + 1, level, font)
        else:
            runs.append((at, at + 1, level, font))
    for level in range(max(levels, default=0), 0, -1):  # rule L2 of the Unicode bidirectional algorithm
        at = 0
        while at < len(runs):
            end = at
            while end < len(runs) and runs[end][2] >= level:
                end += 1
            runs[at:end] = reversed(runs[at:end])
            at = end + 1
    return runs


def _choose_fonts(text: str, style: str) -> list[Font]:
    chain = load_fonts(style)
    chosen: list[Font] = []
    for character in text:
        before = chosen[-1] if chosen else None
        attached = unicodedata.category(character) in _INVISIBLE
        if before and (attached or character == " ") and (attached or before.has(character)):
            chosen.append(before)  # a mark or a joiner belongs to the letter before it
        else:
            chosen.append(next((font for font in chain if font.has(character)), before or chain[0]))
    return chosen


def _base_level(text: str) -> int:
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return 1
        if direction == "L":
            return 0
    return 0


def _levels(text: str, base: int) -> list[int]:
    """Give the level of every character: odd where it is read from the right."""
    if base == 0 and not any(unicodedata.bidirectional(each) in _RIGHT_TO_LEFT for each in text):
        return [0] * len(text)
    from bidi import algorithm  # noqa: PLC0415 - most lines need none

    storage = algorithm.get_empty_storage()
    storage["base_level"], storage["base_dir"] = base, "LR"[base]
    algorithm.get_embedding_levels(text, storage)
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found = iter(storage["chars"])
    levels: list[int] = []
    for character in text:
        if character in algorithm.X9_REMOVED or unicodedata.bidirectional(character) in algorithm.X9_REMOVED:
            levels.append(levels[-1] if levels else base)  # a joiner, which the algorithm leaves out
        else:
            levels.append(next(found)["level"])
    return levels
