"""Signs and hatching: the page's, as paths. Shape and direction tell what colour tells. The twin of ``symbols.js``."""

from __future__ import annotations

from math import ceil, cos, floor, hypot, radians, sin
from typing import TYPE_CHECKING

import shapely

from .drawing import Ink, circle, line, polyline, rectangle
from .look import SMALL
from .typeset import measure
from .view import trace

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from .drawing import Drawing, Path, Point
    from .look import Look

TURN = {"clash": 45, "strike": -45, "attack": 90, "closure": 0, "other": 20}
# Pixels between lines, where one incident, a few and many lie in an area.
GAPS = (7.0, 5.0, 3.5)
# What an outline says by its dashes: of areas, and of the rings about spots.
AREA_DASH = {"alleged": (5.0, 3.5), "contested": (9.0, 2.5, 1.5, 2.5), "": ()}
RING_DASH = {"alleged": (3.0, 2.5), "contested": (7.0, 2.5, 1.5, 2.5), "": ()}
TRIANGLE = ((-1.05, -0.85), (1.05, -0.85), (0.0, 1.05))
DIAMOND = ((0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0))


def outline(kind: str, x: float, y: float, r: float) -> Path:
    """Outline a kind's sign about a point: circle, triangle, square, diamond, ring. ``r`` is half its size."""
    if kind == "closure":
        return rectangle(x - r, y - r, 2 * r, 2 * r, 0.28 * r)
    if kind in ("strike", "attack"):
        corners = TRIANGLE if kind == "strike" else DIAMOND
        return polyline([(x + a * r, y + b * r) for a, b in corners], closed=True)
    return circle(x, y, r * (0.9 if kind == "other" else 0.92))


def draw_sign(
    drawing: Drawing,
    look: Look,
    kind: str,
    at: Point,
    r: float,
    *,
    alleged: bool = False,
    small: bool = False,
) -> None:
    """Draw a kind's sign; hollow where it is only alleged."""
    x, y = at
    path, colour, paper = outline(kind, x, y, r), look[kind], look["paper"]
    if alleged:
        drawing.mark(path, Ink(fill=paper, stroke=colour, width=1.9))
    else:
        drawing.mark(path, Ink(stroke=paper, width=min(2 if small else 1.6, 0.4 * r)))
        drawing.mark(path, Ink(fill=colour))
    inner = colour if alleged else paper
    if kind == "closure":
        drawing.mark(line(x - 0.55 * r, y, x + 0.55 * r, y), Ink(stroke=inner, width=min(2, 0.4 * r)))
    elif kind == "other":
        drawing.mark(circle(x, y, 0.4 * r), Ink(fill=inner))


def draw_hatched(
    drawing: Drawing,
    look: Look,
    kind: str,
    area: BaseGeometry,
    edge: BaseGeometry,
    *,
    outlined: str = "",
    share: int = 1,
    faint: bool = False,
) -> None:
    """Draw an area in which something happened somewhere: tinted, hatched the denser the more incidents share it."""
    colour, strength = look[kind], 0.8 if faint else 1.0
    drawing.mark(trace(area), Ink(fill=colour, fill_opacity=look.tint * strength))
    drawing.mark(
        trace(hatch(area, kind, share)), Ink(stroke=colour, width=0.9, stroke_opacity=look.hatch * strength)
    )
    drawing.mark(
        trace(edge),
        Ink(
            stroke=colour,
            width=1.0 if faint else 1.4,
            stroke_opacity=0.55 if faint else 1,
            dash=AREA_DASH[outlined],
        ),
    )


def draw_ring(
    drawing: Drawing, look: Look, kind: str, at: Point, r: float, *, outlined: str, town: bool, lone: bool
) -> None:
    """Draw the ring about a spot: of a town, whose circle is smaller than its sign, and of what is contested or alleged."""
    path, colour = circle(*at, r), look[kind]
    if town:
        drawing.mark(path, Ink(fill=colour, fill_opacity=0.08))
    if outlined == "contested":
        drawing.mark(path, Ink(stroke=colour, width=1.3, dash=RING_DASH["contested"]))
    elif outlined == "alleged" and lone:
        drawing.mark(path, Ink(stroke=colour, width=1.1, dash=RING_DASH["alleged"]))
    elif town:
        drawing.mark(path, Ink(stroke=colour, stroke_opacity=0.6))


def hatch(area: BaseGeometry, kind: str, share: int = 1) -> BaseGeometry:
    """Make the lines of a kind's hatching within an area. They are those of one grid, so that neighbours go on."""
    if area.is_empty:
        return shapely.LineString()
    turn, gap = radians(TURN[kind]), GAPS[2 if share >= 5 else 1 if share >= 2 else 0]  # noqa: PLR2004 - the page's
    across, along = (cos(turn), sin(turn)), (-sin(turn), cos(turn))
    left, top, right, foot = area.bounds
    corners = [(x, y) for x in (left, right) for y in (top, foot)]
    offsets = [x * across[0] + y * across[1] for x, y in corners]
    reach = hypot(right - left, foot - top)
    middle = ((left + right) / 2) * along[0] + ((top + foot) / 2) * along[1]
    lines = []
    for number in range(floor(min(offsets) / gap), ceil(max(offsets) / gap) + 1):
        off = (number + 0.5) * gap
        x, y = off * across[0] + middle * along[0], off * across[1] + middle * along[1]
        lines.append(
            (
                (x - reach * along[0], y - reach * along[1]),
                (x + reach * along[0], y + reach * along[1]),
            )
        )
    return shapely.MultiLineString(lines).intersection(area)


def badge_width(number: int, size: float = SMALL) -> float:
    """Give the width of a badge with a number of some size of type."""
    return 10 * size / SMALL + measure(str(number), size, "bold")


def draw_badge(drawing: Drawing, look: Look, number: int, x: float, y: float, *, size: float = SMALL) -> None:
    """Draw a number on a dot of ink: so many incidents share this place."""
    width, half = badge_width(number, size), 8 * size / SMALL
    drawing.mark(
        rectangle(x - width / 2, y - half, width, 2 * half, half),
        Ink(fill=look["ink"], stroke=look["land"], width=1.5),
    )
    drawing.write(
        str(number), x, y + half / 2, size=size, style="bold", colour=look["paper"], anchor="middle"
    )


def draw_swatch(
    drawing: Drawing, look: Look, kind: str, precision: str, at: Point, *, outlined: str = ""
) -> None:
    """Draw a picture of a kind at a precision, 22 pixels wide, about a point."""
    x, y = at
    if precision == "site":
        contested = outlined == "contested"
        if contested:
            draw_ring(drawing, look, kind, at, 10, outlined=outlined, town=False, lone=True)
        draw_sign(drawing, look, kind, at, 5 if contested else 6.5, alleged=outlined == "alleged")
        return
    if precision in ("settlement", "district", "near_settlement"):
        shape = shapely.Point(x, y).buffer(9.5 if precision == "settlement" else 9, quad_segs=16)
    elif precision == "province":
        shape = shapely.box(x - 9, y - 9, x + 9, y + 9)
    else:
        shape = shapely.box(x - 10, y - 4, x + 10, y + 4)
    draw_hatched(drawing, look, kind, shape, shape.boundary, outlined=outlined)
    if precision == "settlement":
        draw_sign(drawing, look, kind, at, 3.6, alleged=outlined == "alleged", small=True)
