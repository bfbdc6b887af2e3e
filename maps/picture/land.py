"""The base of the map: land, provinces, the frontier in the page's manner, and the scale bar."""

from __future__ import annotations

from math import floor, log10
from typing import TYPE_CHECKING, Any

import shapely

from .drawing import Ink, line, rectangle
from .look import SMALL
from .typeset import measure
from .view import Box, trace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..model import Model
    from .drawing import Drawing
    from .look import Look
    from .view import View

DASH = (6.0, 3.5)
# Metres to the pixel, from which on two depictions that differ by some kilometres are seen to be two.
_APART_M = 500.0
# Pixels. About as long as a scale bar may be.
_BAR = 110


def draw_land(drawing: Drawing, look: Look, view: View, data: Mapping[str, Any]) -> None:
    """Draw the ground, the countries and the provinces."""
    frame, base = view.frame, data["base"]
    ours = {country["code"] for country in data["theatre"]["countries"]}
    drawing.mark(rectangle(frame.x, frame.y, frame.width, frame.height), Ink(fill=look["ground"]))
    shapes = [(feature, view.shape(feature["geometry"])) for feature in base["countries"]["features"]]
    # Where the data end there is no border.
    end = shapely.box(*shapely.total_bounds([shape for _, shape in shapes])).boundary.buffer(0.5)
    for feature, shape in shapes:
        fill = look["land" if feature["properties"].get("code") in ours else "land-other"]
        drawing.mark(trace(view.cut(shape)), Ink(fill=fill))
        drawing.mark(trace(view.cut(shape.boundary.difference(end))), Ink(stroke=look["rule-2"]))
    for feature in base["provinces"]["features"]:
        edge = view.shape(feature["geometry"]).boundary
        drawing.mark(trace(view.cut(edge)), Ink(stroke=look["rule-2"], width=0.9))


def list_lines(model: Model) -> list[Any]:
    """List the depictions of the frontier, that of the map's view first."""
    lines = [geometry for geometry in model.data["base"]["frontier"] if geometry]
    return lines[::-1] if model.view["depiction"] == "other_line" else lines


def draw_frontier(drawing: Drawing, look: Look, view: View, model: Model) -> None:
    """Draw the frontier, dashed: no map here is the one that both sides go by.

    Another depiction is dotted, where the two can be told apart.
    """
    lines = list_lines(model)
    if model.view["depiction"] == "both" or view.metres(1) < _APART_M:
        for other in lines[1:]:
            path = trace(view.cut(view.shape(other)))
            drawing.mark(path, Ink(stroke=look["ink-3"], dash=(1.5, 3.5)))
    for first in lines[:1]:
        path = trace(view.cut(view.shape(first)))
        drawing.mark(path, Ink(stroke=look["land"], width=4, stroke_opacity=0.9))
        drawing.mark(path, Ink(stroke=look["ink"], width=1.5, dash=DASH))


def draw_frame(drawing: Drawing, look: Look, frame: Box) -> None:
    """Draw a thin line about the map."""
    drawing.mark(rectangle(frame.x, frame.y, frame.width, frame.height), Ink(stroke=look["rule-2"]))


def draw_scale(drawing: Drawing, look: Look, view: View, model: Model) -> Box:
    """Draw a bar of a round number of kilometres at the middle of the view, and return the box that it takes."""
    longest = view.metres(_BAR) / 1000
    power = 10.0 ** floor(log10(longest))
    round_km = next((n * power for n in (5, 2, 1) if n * power <= longest), power)
    width = _BAR * round_km / longest
    text = model.speech.say("map.km", n=round_km)
    taken = _find_corner(view, model, width + measure(text, SMALL) + 20, 24)
    x, y = taken.x + 6, taken.y + 12
    drawing.mark(
        rectangle(taken.x, taken.y, taken.width, taken.height, 5), Ink(fill=look["land"], fill_opacity=0.8)
    )
    for path in (
        line(x, y, x + width, y),
        line(x, y - 3.5, x, y + 3.5),
        line(x + width, y - 3.5, x + width, y + 3.5),
    ):
        drawing.mark(path, Ink(stroke=look["ink-2"]))
    drawing.write(text, x + width + 8, y + 4, size=SMALL, colour=look["ink-2"])
    return taken


def _find_corner(view: View, model: Model, width: float, height: float) -> Box:
    """Find a corner of the map where the least lies beneath a box."""
    geometries = [*model.data["base"]["frontier"], *(place["area"] for place in model.data["places"])]
    beneath = [view.cut(view.shape(each)) for each in geometries if each]
    frame = view.frame.inset(8)
    corners = [
        Box(x, y, width, height)
        for y in (frame.foot - height, frame.y)
        for x in (frame.x, frame.right - width)
    ]

    def covered(box: Box) -> int:
        return sum(shape.intersects(shapely.box(box.x, box.y, box.right, box.foot)) for shape in beneath)

    return min(corners, key=covered)
