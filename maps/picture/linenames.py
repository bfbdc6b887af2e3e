"""What each side calls the line: its name on its own side, along the straightest free stretch. The twin of ``linenames.js``."""

from __future__ import annotations

import re
from math import atan2, cos, degrees, hypot, radians, sin
from typing import TYPE_CHECKING, Any

import shapely

from .land import list_lines
from .look import SMALL
from .typeset import measure

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from .labels import Labels

# What stands in brackets explains the name; it is for the legend.
_ASIDE = re.compile(r"\s*\([^()]*\)$")
_STEP = 8.0
_BENT = 1.35
_STYLE = "italic"


def line_name(value: Any) -> str:
    """Give a name as the payload has it: a text, a list of them, of which the first counts, or nothing."""
    return str(value[0] if isinstance(value, list) and value else value or "")


def write_line_names(labels: Labels) -> None:
    """Write what each side calls the line, after the names that matter more."""
    theatre = labels.model.data["theatre"]
    lines = list_lines(labels.model)
    if not lines:
        return
    line = labels.view.cut(labels.view.shape(lines[0]))
    # A party's view has its name alone; else each side's stands on its own side.
    party = labels.model.view["line"]
    alone = bool(line_name(theatre["line"]["names"].get(party)))
    written: set[str] = set()
    for country in theatre["countries"]:
        if alone and country["code"] != party:
            continue
        text = _ASIDE.sub("", line_name(theatre["line"]["names"].get(country["code"])))
        if text and text not in written and _write(labels, line, text, labels.countries.get(country["code"])):
            written.add(text)


def _write(labels: Labels, line: BaseGeometry, text: str, home: tuple[str, BaseGeometry] | None) -> bool:
    width = measure(text, SMALL, _STYLE)
    best: tuple[float, float, float, float] | None = None
    for part in shapely.get_parts(line).tolist():
        start = 0.0
        while start + width < part.length:
            a, b = (part.interpolate(start + at) for at in (0, min(width * 1.1, part.length - start)))
            chord = hypot(b.x - a.x, b.y - a.y)
            bend = width * 1.1 / max(chord, 1)
            start += _STEP
            if bend > _BENT or (best and bend >= best[0]):
                continue
            found = _beside(labels, line, (a.x, a.y), (b.x, b.y), width=width, home=home)
            if found:
                best = (bend, *found)
    if best is None:
        return False
    _, x, y, turn = best
    for piece in _pieces(x, y, turn, width):
        labels.room.take(piece)
    # From the middle of the text to where its baseline starts.
    c, s = cos(radians(turn)), sin(radians(turn))
    labels.drawing.write(
        text,
        x - c * width / 2 - s * 4,
        y - s * width / 2 + c * 4,
        size=SMALL,
        style=_STYLE,
        colour=labels.look["ink"],
        halo=labels.look["land"],
        turn=turn,
    )
    return True


def _beside(
    labels: Labels,
    line: BaseGeometry,
    a: tuple[float, float],
    b: tuple[float, float],
    *,
    width: float,
    home: tuple[str, BaseGeometry] | None,
) -> tuple[float, float, float] | None:
    """Find a free place for a text beside a chord, on the land of those who call the line so."""
    turn = degrees(atan2(b[1] - a[1], b[0] - a[0]))
    turn = turn - 180 if turn > 90 else turn + 180 if turn < -90 else turn  # noqa: PLR2004 - never head down
    c, s = cos(radians(turn)), sin(radians(turn))
    for offset in (13, -13, 19, -19, 26, -26):
        x, y = (a[0] + b[0]) / 2 - s * offset, (a[1] + b[1]) / 2 + c * offset
        half = width / 2 + 2
        box = shapely.LineString([(x - c * half, y - s * half), (x + c * half, y + s * half)]).buffer(
            6.5, cap_style="flat"
        )
        if (
            all(labels.room.free(piece) for piece in _pieces(x, y, turn, width))
            and not line.intersects(box)
            and (home is None or home[1].contains(shapely.Point(x, y)))
            and not labels.on_area(box)
        ):
            return x, y, turn
    return None


def _pieces(x: float, y: float, turn: float, width: float) -> list[tuple[float, float, float, float]]:
    """Cover a turned text by small upright boxes."""
    c, s = cos(radians(turn)), sin(radians(turn))
    steps = max(1, round(width / 10))
    middles = [(x + c * t, y + s * t) for t in (width * (n / steps - 0.5) for n in range(steps + 1))]
    return [(a - 7, b - 7, a + 7, b + 7) for a, b in middles]
