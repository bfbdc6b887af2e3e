"""The fonts of pictures: ours, so that a picture looks the same on every machine. Latin, Greek, Cyrillic, Arabic script."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import uharfbuzz as hb

from ..errors import AssetError

# By style, the first that has a character writes it. What has no bold or italic of its own is written upright.
_FILES = {
    "regular": (
        "noto-sans-latin-400-normal",
        "noto-sans-arabic-arabic-400-normal",
        "noto-sans-latin-ext-400-normal",
        "noto-sans-greek-400-normal",
        "noto-sans-cyrillic-400-normal",
        "noto-sans-math-latin-400-normal",
    ),
    "bold": (
        "noto-sans-latin-600-normal",
        "noto-sans-arabic-arabic-600-normal",
        "noto-sans-latin-ext-600-normal",
        "noto-sans-greek-600-normal",
        "noto-sans-cyrillic-600-normal",
        "noto-sans-math-latin-400-normal",
    ),
    "italic": (
        "noto-sans-latin-400-italic",
        "noto-sans-arabic-arabic-400-normal",
        "noto-sans-latin-ext-400-normal",
        "noto-sans-greek-400-normal",
        "noto-sans-cyrillic-400-normal",
        "noto-sans-math-latin-400-normal",
    ),
}
UNITS_PER_EM = 1000


class Font:
    """One font file, opened.

    Parameters
    ----------
    name
        Its file's name without the suffix.

    Raises
    ------
    AssetError
        If it is missing, or not of a thousand units to the em, which every picture counts in.
    """

    def __init__(self, name: str) -> None:
        path = files("maps") / "fonts" / f"{name}.ttf"
        try:
            data = path.read_bytes()
        except OSError as error:
            raise AssetError(f"{path.name}: cannot be read ({error}); install clashline again") from error
        self.name = name
        self.face: Any = hb.Face(data)
        self.hb: Any = hb.Font(self.face)
        if self.face.upem != UNITS_PER_EM:
            raise AssetError(f"{path.name}: has {self.face.upem} units to the em, not {UNITS_PER_EM}")
        self._known = frozenset(self.face.unicodes)

    def has(self, character: str) -> bool:
        """Say whether the font can write a character."""
        return ord(character) in self._known


@cache
def load_fonts(style: str) -> tuple[Font, ...]:
    """Load the fonts of a style: regular, bold or italic.

    Examples
    --------
    >>> [font.has("ی") for font in load_fonts("bold")][:2]
    [False, True]
    """
    return tuple(_open(name) for name in _FILES[style])


_open = cache(Font)
