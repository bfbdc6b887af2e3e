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
# Under which the theatre's data have a name that is neither side's.
_NOBODYS = "neutral"

# The middle of a text, and by how many degrees it is turned.
Spot = tuple[float, float, float]


def line_name(value: Any) -> str:
    """Give a name as the payload has it: a text, a list of them, of which the first counts, or nothing."""
    return str(value[0] if isinstance(value, list) and value else value or "")


def write_line_names(labels: Labels) -> None:
    """Write what each side calls the line, after the names that matter more: all of these names, or neither side's."""
    names = labels.model.data["theatre"]["line"]["names"]
    lines = list_lines(labels.model)
    if not lines:
        return
    line = labels.view.cut(labels.view.shape(lines[0]))
    # A party's view has its name alone; else each side's stands on its own side.
    party = labels.model.view["line"]
    own = [country["code"] for country in labels.model.data["theatre"]["countries"]]
    codes = [party] if line_name(names.get(party)) else own
    homes = {_shorten(names.get(code)): labels.countries.get(code) for code in codes}
    before, found = labels.room.save(), []
    for text, home in homes.items():
        spot = _find(labels, line, text, home) if text else None
        if spot:
            found.append((text, spot))
    if len(found) < len(homes):
        # One side's name without the other's would take a side.
        labels.room.restore(before)
        text = _shorten(names.get(_NOBODYS))
        spot = _find(labels, line, text, None) if text and codes == own else None
        found = [(text, spot)] if spot else []
    for text, spot in found:
        _write(labels, text, spot)


def _shorten(name: Any) -> str:
    return _ASIDE.sub("", line_name(name))


def _find(
    labels: Labels, line: BaseGeometry, text: str, home: tuple[str, BaseGeometry] | None
) -> Spot | None:
    """Find where a name may stand along the straightest free stretch, and take that room."""
    width = measure(text, SMALL, _STYLE)
    best: tuple[float, Spot] | None = None
    for part in shapely.get_parts(line).tolist():
        start = 0.0
        while start + width < part.length:
            a, b = (part.interpolate(start + at) for at in (0, min(width * 1.1, part.length - start)))
            bend = width * 1.1 / max(hypot(b.x - a.x, b.y - a.y), 1)
            start += _STEP
            if bend > _BENT or (best and bend >= best[0]):
                continue
            found = _beside(labels, line, (a.x, a.y), (b.x, b.y), width=width, home=home)
            if found:
                best = (bend, found)
    if best is None:
        return None
    for piece in _pieces(*best[1], width):
        labels.room.take(piece)
    return best[1]


def _write(labels: Labels, text: str, spot: Spot) -> None:
    x, y, turn = spot
    width = measure(text, SMALL, _STYLE)
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


def _beside(
    labels: Labels,
    line: BaseGeometry,
    a: tuple[float, float],
    b: tuple[float, float],
    *,
    width: float,
    home: tuple[str, BaseGeometry] | None,
) -> Spot | None:
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
