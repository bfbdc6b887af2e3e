"""A sheet of paper or a slide: title, map, legend, strip, matrix and notices, laid out upright or broad."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..draw import SIZE_NAMES
from ..errors import OptionError
from ..wording import tell_counts
from .drawing import Drawing, Ink, rectangle
from .labels import Labels
from .land import draw_frame, draw_frontier, draw_land, draw_scale
from .legend import Legend, tell_line
from .look import HUGE, SMALL, TEXT
from .matrix import MatrixPainter, list_counted
from .places import draw_areas, draw_points
from .strip import HEIGHT, Strip, list_on_line
from .typeset import wrap
from .view import Box, View

if TYPE_CHECKING:
    from ..model import Model
    from .look import Look

_MARGIN = 34.0
_GAP = 14.0
# Height of a map upon its width, at least.
_FLATTEST = 0.48
# The map of a briefing: its width, and its height upon that.
_FIGURE_WIDTH, _FIGURE_SHAPE = 960.0, 0.6


@dataclass(frozen=True, slots=True)
class Size:
    """A size in CSS pixels, 96 to the inch."""

    width: float
    height: float

    @property
    def upright(self) -> bool:
        """Whether it is taller than broad."""
        return self.height > self.width


# A4 is 210 by 297 mm; 16:9 is a slide of 13 1/3 by 7 1/2 inches.
SIZES = dict(zip(SIZE_NAMES, (Size(793.7, 1122.52), Size(1122.52, 793.7), Size(1280, 720)), strict=True))


def check_size(size: str) -> Size:
    """Give a size by its name.

    Raises
    ------
    OptionError
        If there is none of that name.

    Examples
    --------
    >>> check_size("16:9").upright
    False
    """
    if size not in SIZES:
        raise OptionError(f"size {size!r}: choose from {', '.join(SIZES)}")
    return SIZES[size]


def draw_sheet(model: Model, look: Look, size: Size) -> Drawing:
    """Draw a whole sheet."""
    drawing = Drawing(size.width, size.height)
    drawing.mark(rectangle(0, 0, size.width, size.height), Ink(fill=look["paper"]))
    sheet = Box(0, 0, size.width, size.height).inset(_MARGIN)
    top = _head(drawing, look, model, sheet) + _GAP
    foot = _notices(drawing, look, model, sheet, noted=not size.upright) - _GAP
    if list_on_line(model):
        foot -= HEIGHT
        Strip(drawing, look, Box(sheet.x, foot, sheet.width, HEIGHT), model).draw()
        foot -= _GAP
    body = Box(sheet.x, top, sheet.width, foot - top)
    (_fill_upright if size.upright else _fill_broad)(drawing, look, model, body)
    return drawing


def draw_figure(model: Model, look: Look) -> Drawing:
    """Draw map, legend and strip for a text that has title and claims itself."""
    width = _FIGURE_WIDTH
    legend_height = Legend(Drawing(0, 0), look, model, width - 2 * _GAP, 3).height
    strip = HEIGHT + _GAP if list_on_line(model) else 0.0
    tall = width * _FIGURE_SHAPE
    drawing = Drawing(width, tall + legend_height + strip + 3 * _GAP)
    drawing.mark(rectangle(0, 0, drawing.width, drawing.height), Ink(fill=look["paper"]))
    body = Box(0, 0, drawing.width, drawing.height).inset(_GAP)
    frame = Box(body.x, body.y, body.width, tall)
    _draw_map(drawing, look, model, frame)
    Legend(drawing, look, model, body.width, 3).draw(
        Box(body.x, frame.foot + _GAP, body.width, legend_height)
    )
    if strip:
        Strip(drawing, look, Box(body.x, body.foot - HEIGHT, body.width, HEIGHT), model).draw()
    return drawing


def _fill_upright(drawing: Drawing, look: Look, model: Model, body: Box) -> None:
    """Put the map above, then the legend, then the matrix."""
    legend = Legend(drawing, look, model, body.width, 3)
    free = body.height - legend.height - _GAP
    # As many matrices as leave the map a good shape.
    wanted = MatrixPainter(drawing, look, model, body).height(
        list_counted(model), free - body.width * _FLATTEST
    )
    frame = Box(body.x, body.y, body.width, free - (wanted + _GAP if wanted else 0))
    _draw_map(drawing, look, model, frame)
    below = Box(body.x, frame.foot + _GAP, body.width, legend.height)
    legend.draw(below)
    if wanted:
        y = below.foot + _GAP
        _draw_matrices(drawing, look, model, Box(body.x, y, body.width, body.foot - y))


def _fill_broad(drawing: Drawing, look: Look, model: Model, body: Box) -> None:
    """Put the map on the side where one begins to read, matrix and legend beside it."""
    side = min(400.0, body.width * 0.34)
    legend = Legend(drawing, look, model, side, 2, noted=False)
    rtl = model.speech.right_to_left
    frame = Box(body.x + side + 24 if rtl else body.x, body.y, body.width - side - 24, body.height)
    x = body.x if rtl else frame.right + 24
    _draw_map(drawing, look, model, frame)
    below = Box(x, body.foot - legend.height, side, legend.height)
    legend.draw(below)
    _draw_matrices(drawing, look, model, Box(x, body.y - 4, side, below.y - body.y - _GAP))


def _draw_map(drawing: Drawing, look: Look, model: Model, frame: Box) -> None:
    view = View(frame, model.data["base"]["bounds"])
    draw_land(drawing, look, view, model.data)
    draw_areas(drawing, look, view, model)
    draw_frontier(drawing, look, view, model)
    draw_points(drawing, look, view, model)
    scale = draw_scale(drawing, look, view, model)
    Labels(drawing, look, view, model, [scale]).draw()
    draw_frame(drawing, look, frame)


def _draw_matrices(drawing: Drawing, look: Look, model: Model, box: Box) -> None:
    left_out = MatrixPainter(drawing, look, model, box).draw(list_counted(model))
    if left_out:
        rtl = model.speech.right_to_left
        drawing.write(
            model.speech.say("picture.more", n=left_out),
            box.right if rtl else box.x,
            box.foot,
            size=SMALL,
            colour=look["ink-3"],
            anchor="end" if rtl else "start",
        )


def _head(drawing: Drawing, look: Look, model: Model, sheet: Box) -> float:
    """Write title, subtitle and counts; return where they end."""
    lines = [
        (text, HUGE, "bold", "ink") for text in wrap(model.data["title"], HUGE, sheet.width, "bold", most=2)
    ]
    lines += [
        (text, TEXT, "regular", "ink-2") for text in wrap(model.data["subtitle"], TEXT, sheet.width, most=2)
    ]
    lines += [
        (text, TEXT, "regular", "ink-2")
        for text in wrap(tell_counts(model.data, model.speech), TEXT, sheet.width, most=2)
    ]
    return _write_lines(drawing, look, model, sheet, lines, y=sheet.y)


def _notices(drawing: Drawing, look: Look, model: Model, sheet: Box, *, noted: bool) -> float:
    """Write at the foot what the makers of the data want to see; return where that begins."""
    about = wrap(tell_line(model), SMALL - 1.5, sheet.width, most=2) if noted else []
    text = model.speech.dots([*map(str, model.data["attribution"]), model.speech.say("picture.made")])
    credits_ = wrap(text, SMALL - 1.5, sheet.width, most=4)
    lines = [(line, SMALL - 1.5, "regular", "ink-3") for line in (*about, *credits_)]
    top = sheet.foot - sum(_leading(size) for _, size, _, _ in lines)
    _write_lines(drawing, look, model, sheet, lines, y=top)
    return top


def _write_lines(
    drawing: Drawing,
    look: Look,
    model: Model,
    sheet: Box,
    lines: list[tuple[str, float, str, str]],
    *,
    y: float,
) -> float:
    rtl = model.speech.right_to_left
    for text, size, style, colour in lines:
        y += _leading(size)
        drawing.write(
            text,
            sheet.right if rtl else sheet.x,
            y - size * 0.3,
            size=size,
            style=style,
            colour=look[colour],
            anchor="end" if rtl else "start",
        )
    return y


def _leading(size: float) -> float:
    return round(size * 1.35)
