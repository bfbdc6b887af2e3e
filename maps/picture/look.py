"""Colours of a picture: those of the page, read from its own style sheets, so that both always agree."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from ..draw import THEME_NAMES
from ..errors import AssetError, OptionError

if TYPE_CHECKING:
    from collections.abc import Mapping

_COLOUR = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})\b", re.IGNORECASE)
_NEEDED = (
    *("ink", "ink-2", "ink-3", "rule", "rule-2", "paper", "ground", "land", "land-other", "mark"),
    *("clash", "strike", "closure", "attack", "other"),
    *("clash-ink", "strike-ink", "closure-ink", "attack-ink", "other-ink"),
)
# Sizes of type in CSS pixels, as in the page.
SMALL, TEXT, LARGE, HUGE = 11.0, 13.0, 16.0, 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A theme's colours by the names that the page's style sheets give them, and how strong hatching is."""

    colours: Mapping[str, str]
    tint: float
    hatch: float
    far: str

    def __getitem__(self, name: str) -> str:
        return self.colours[name]


@cache
def load_look(theme: str) -> Look:
    """Load a theme: light or dark.

    Raises
    ------
    OptionError
        If there is no such theme.
    AssetError
        If the style sheets lack a colour.

    Examples
    --------
    >>> load_look("light")["paper"], load_look("dark").tint
    ('#ffffff', 0.1)
    """
    if theme not in THEME_NAMES:
        raise OptionError(f"theme {theme!r}: choose from {', '.join(THEME_NAMES)}")
    static = files("maps") / "static"
    page, map_sheet, dark = (
        (static / name).read_text(encoding="utf-8") for name in ("page.css", "map.css", "dark.css")
    )
    colours: dict[str, str] = {}
    for name, colour in _COLOUR.findall(page):
        colours.setdefault(name, colour)  # the first is the plain theme's, whatever special cases follow
    tint, hatch, far = (
        _strength(map_sheet, "tint", "fill-opacity"),
        _strength(map_sheet, "hatch", "stroke-opacity"),
        "#7a7264",
    )
    if theme == "dark":
        colours |= _COLOUR.findall(dark)
        tint, hatch, far = (
            _strength(dark, "tint", "fill-opacity"),
            _strength(dark, "hatch", "stroke-opacity"),
            "#988f84",
        )
    missing = [name for name in _NEEDED if name not in colours]
    if missing:
        raise AssetError(f"page.css: has no colour --{missing[0]}; install clashline again")
    return Look(colours=colours, tint=tint, hatch=hatch, far=far)


def _strength(sheet: str, part: str, what: str) -> float:
    found = re.search(rf"\.cl-{part}\s*\{{[^}}]*{what}:\s*([0-9.]+)", sheet)
    if found is None:
        raise AssetError(f"map.css: does not say the {what} of .cl-{part}; install clashline again")
    return float(found[1])
