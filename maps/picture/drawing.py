"""A drawing: paths and words in the order in which they are painted, y downwards, in CSS pixels. Writers make files of it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from .typeset import Line, set_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Point = tuple[float, float]
# An operator of SVG and its numbers: M x y, L x y, C x1 y1 x2 y2 x y, Z.
Segment = tuple[str, tuple[float, ...]]
Path = tuple[Segment, ...]
Anchor = Literal["start", "middle", "end"]

# How far the control points of a quarter of a circle lie from its ends, in radii.
_ROUND = 0.5522847498


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """How a path is painted. Colours as #rrggbb, widths in pixels; no colour, no paint."""

    fill: str = ""
    fill_opacity: float = 1.0
    stroke: str = ""
    stroke_opacity: float = 1.0
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A path and its ink."""

    path: Path
    ink: Ink


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of text whose left end stands on a baseline at ``x``, ``y``, turned about it by ``turn`` degrees."""

    x: float
    y: float
    line: Line
    size: float
    colour: str
    spacing: float
    halo: str
    halo_opacity: float
    halo_width: float
    turn: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What belongs together, with a name that a pointer or a screen reader gets."""

    title: str
    members: list[Item] = field(default_factory=list)


Item = Mark | Words | Group


class Drawing:
    """A page that is being drawn.

    Parameters
    ----------
    width, height
        In CSS pixels, 96 to the inch.

    Examples
    --------
    >>> drawing = Drawing(100, 50)
    >>> drawing.mark(circle(10, 10, 4), Ink(fill="#000000"))
    >>> drawing.write("Chaman", 20, 14, size=11, colour="#000000")
    >>> len(drawing.items)
    2
    """

    def __init__(self, width: float, height: float) -> None:
        self.width = width
        self.height = height
        self.items: list[Item] = []
        self._open = self.items

    def mark(self, path: Path, ink: Ink) -> None:
        """Paint a path; an empty one paints nothing."""
        if path:
            self._open.append(Mark(path=path, ink=ink))

    def write(
        self,
        text: str,
        x: float,
        y: float,
        *,
        size: float,
        colour: str,
        style: str = "regular",
        anchor: Anchor = "start",
        spacing: float = 0,
        halo: str = "",
        halo_opacity: float = 1,
        halo_width: float = 3,
        turn: float = 0,
    ) -> None:
        """Write a line of text, its baseline at ``y``; ``start`` and ``end`` are left and right in every script."""
        line = set_line(text, style)
        width = line.width * size / 1000 + spacing * max(0, len(line.glyphs) - 1)
        offset = {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        if turn and offset:
            raise ValueError("a turned line starts where it is put")
        if not line.glyphs:
            return
        self._open.append(
            Words(
                x=x - offset,
                y=y,
                line=line,
                size=size,
                colour=colour,
                spacing=spacing,
                halo=halo,
                halo_opacity=halo_opacity,
                halo_width=halo_width,
                turn=turn,
            )
        )

    @contextmanager
    def group(self, title: str) -> Iterator[None]:
        """Name together what is drawn within."""
        before, made = self._open, Group(title=title)
        before.append(made)
        self._open = made.members
        try:
            yield
        finally:
            self._open = before


def polyline(points: Sequence[Point], *, closed: bool = False) -> Path:
    """Make a path through points."""
    if len(points) < 2:  # noqa: PLR2004 - one point is no line
        return ()
    first, *rest = points
    lines: list[Segment] = [("M", first), *(("L", point) for point in rest)]
    return (*lines, ("Z", ())) if closed else tuple(lines)


def line(x1: float, y1: float, x2: float, y2: float) -> Path:
    """Make a straight line."""
    return polyline(((x1, y1), (x2, y2)))


def circle(x: float, y: float, r: float) -> Path:
    """Make a circle."""
    return rectangle(x - r, y - r, 2 * r, 2 * r, r)


def rectangle(x: float, y: float, width: float, height: float, r: float = 0) -> Path:
    """Make a rectangle, its corners rounded by ``r``."""
    if r <= 0:
        return polyline(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), closed=True)
    r = min(r, width / 2, height / 2)
    k, right, foot = r * (1 - _ROUND), x + width, y + height
    return (
        ("M", (x + r, y)),
        ("L", (right - r, y)),
        ("C", (right - k, y, right, y + k, right, y + r)),
        ("L", (right, foot - r)),
        ("C", (right, foot - k, right - k, foot, right - r, foot)),
        ("L", (x + r, foot)),
        ("C", (x + k, foot, x, foot - k, x, foot - r)),
        ("L", (x, y + r)),
        ("C", (x, y + k, x + k, y, x + r, y)),
        ("Z", ()),
    )
