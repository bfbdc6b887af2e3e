"""Incidents on the map: hatched areas, points at their true spot, one shape for all incidents that share it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from .look import SMALL
from .signs import draw_badge, draw_hatched, draw_ring, draw_sign

if TYPE_CHECKING:
    from ..model import Model, Row
    from .drawing import Drawing
    from .look import Look
    from .view import View


_RING = 13.0
# Half the size of a sign, where there are at most so many; where they are more, it is the smallest.
_CROWDS, _SMALLEST = ((150, 7.0), (600, 5.0)), 3.0
# Of the way to the next sign, so much is half of one's own, but never less than some pixels.
_SHARE, _LEAST = 0.5, 4.2


def is_point(place: Row) -> bool:
    """Say whether a place is known as a spot."""
    return place["lat"] is not None and place["lon"] is not None


def draw_areas(drawing: Drawing, look: Look, view: View, model: Model) -> None:
    """Draw areas, the larger ones below."""
    for rows in model.spots():
        if rows[0]["area"] is not None:
            with drawing.group(describe(model, rows)):
                _draw_area(drawing, look, view, model, rows)


def draw_points(drawing: Drawing, look: Look, view: View, model: Model) -> None:
    """Draw the signs of spots."""
    spots = [rows for rows in model.spots() if is_point(rows[0])]
    for rows, size in zip(spots, _sizes(view, spots), strict=True):
        with drawing.group(describe(model, rows)):
            _draw_point(drawing, look, view, model, rows, size)


def _sizes(view: View, spots: list[list[Row]]) -> list[float]:
    """Choose how large each sign is: smaller where they are many, and where the next one is near."""
    most = next((size for limit, size in _CROWDS if len(spots) <= limit), _SMALLEST)
    if most == _SMALLEST or len(spots) < 2:  # noqa: PLR2004 - one has no next
        return [most] * len(spots)
    points = [shapely.Point(view.to_page(rows[0]["lon"], rows[0]["lat"])) for rows in spots]
    pairs, apart = shapely.STRtree(points).query_nearest(
        points, exclusive=True, return_distance=True, all_matches=False
    )
    nearest = dict(zip(pairs[0].tolist(), apart.tolist(), strict=True))
    return [min(most, max(_LEAST, nearest.get(at, 99.0) * _SHARE)) for at in range(len(spots))]


def describe(model: Model, rows: list[Row]) -> str:
    """Say in words what a shape shows: the place, how sure it is, what happened."""
    speech, place = model.speech, rows[0]
    happened = []
    for row in rows:
        incident = model.incident_of[row["incident"]]
        when = (incident["date"] or {}).get("text") or speech.say("date.unknown")
        alleged = speech.say("incident.alleged") if row["alleged"] else ""
        contested = speech.say("incident.contested") if incident["contested"] else ""
        kind = (
            speech.name("type", incident["type"]) or speech.name("kind", incident["kind"]) or incident["type"]
        )
        happened.append(speech.commas([each for each in (kind, alleged, contested, when) if each]))
    precision = speech.name("precision", place["precision"])
    where = speech.commas([place["label"] or place["name"], precision])
    return f"{where}: {speech.semicolons(happened)}"


def _draw_area(drawing: Drawing, look: Look, view: View, model: Model, rows: list[Row]) -> None:
    place = rows[0]
    if is_point(place) and place["radius_m"] > 0:
        # About a town the area is a circle, and is drawn as one: its polygon has corners when looked at closely.
        shape = shapely.Point(view.to_page(place["lon"], place["lat"])).buffer(
            view.pixels(place["radius_m"], place["lat"]), quad_segs=16
        )
    else:
        shape = view.shape(place["area"])
    draw_hatched(
        drawing,
        look,
        model.kind_of(place),
        view.cut(shape),
        view.cut(shape.boundary),
        outlined=model.outline(rows),
        share=len(rows),
        faint=is_point(place),
    )


def _draw_point(  # noqa: PLR0917 - on what, how, where, of what, and how large
    drawing: Drawing, look: Look, view: View, model: Model, rows: list[Row], size: float
) -> None:
    x, y = view.to_page(rows[0]["lon"], rows[0]["lat"])
    if not (view.frame.x <= x <= view.frame.right and view.frame.y <= y <= view.frame.foot):
        return
    kinds = list(dict.fromkeys(model.kind_of(row) for row in rows))
    outlined, lone = model.outline(rows), rows[0]["area"] is None
    alleged = outlined == "alleged"
    # From afar a town's circle is smaller than its sign: a faint ring then says that it is a town and no spot.
    town = not lone and view.pixels(rows[0]["radius_m"] or 0, rows[0]["lat"]) < _RING
    if size == _SMALLEST:  # in a crowd there is no room for what stands around a sign
        draw_sign(drawing, look, kinds[0], (x, y), size, alleged=alleged, small=True)
        return
    draw_ring(drawing, look, kinds[0], (x, y), _RING * size / 7, outlined=outlined, town=town, lone=lone)
    draw_sign(drawing, look, kinds[0], (x, y), size, alleged=alleged)
    side = size * 8 / 7
    for offset, kind in zip((side, -side), kinds[1:3], strict=False):
        draw_sign(drawing, look, kind, (x + offset, y - side), 0.63 * size, small=True)
    if len(rows) > len(kinds):
        draw_badge(drawing, look, len(rows), x + side, y + side, size=SMALL * max(0.8, size / 7))
