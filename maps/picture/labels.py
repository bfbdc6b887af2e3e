"""Names on the map. Each asks for a free spot by rank; one that finds none is left out. The twin of ``labels.js``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from .drawing import Ink, circle
from .linenames import write_line_names
from .look import SMALL, TEXT
from .places import is_point
from .room import Room, around, within
from .signs import badge_width, draw_badge
from .typeset import measure, set_line, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shapely.geometry.base import BaseGeometry

    from ..model import Model, Row
    from .drawing import Drawing
    from .look import Look
    from .view import Box, View

_COUNTRY_SPACING = 3.2
# Pixels. Two places of one name that lie nearer than this need it once.
_SAME = 60
_LONGEST = 190.0


class Labels:
    """The names of one map, and the room that is left for them."""

    def __init__(
        self, drawing: Drawing, look: Look, view: View, model: Model, keep_clear: Iterable[Box]
    ) -> None:
        self.drawing, self.look, self.view, self.model = drawing, look, view, model
        self.base = model.data["base"]
        self.spots = model.spots()
        self.areas = [
            view.cut(view.shape(rows[0]["area"])) for rows in self.spots if rows[0]["area"] is not None
        ]
        shapely.prepare(self.areas)
        self.countries = {
            feature["properties"].get("code"): (
                feature["properties"].get("name", ""),
                view.cut(view.shape(feature["geometry"])),
            )
            for feature in self.base["countries"]["features"]
        }
        self.room = Room(view.frame, keep_clear)
        self._used: set[str] = set()
        for rows in self.spots:
            if is_point(rows[0]):
                x, y = view.to_page(rows[0]["lon"], rows[0]["lat"])
                self.room.take((x - 10, y - 13, x + 13, y + 10))

    def draw(self) -> None:
        """Write all names, those first that matter most."""
        self._incidents()
        write_line_names(self)
        self._countries()
        self._towns(2)
        self._towns(3)
        self._provinces()
        self._towns(9)

    def on_area(self, box: BaseGeometry) -> bool:
        """Say whether a box lies on an area in which something happened."""
        return any(area.intersects(box) for area in self.areas)

    def _incidents(self) -> None:
        named: list[tuple[str, float, float]] = []
        # Points first: an area's hatching is seen without its name, too.
        for rows in sorted(self.spots, key=lambda rows: not is_point(rows[0])):
            place, pointed = rows[0], is_point(rows[0])
            lat, lon = (place["lat"], place["lon"]) if pointed else place["anchor"]
            x, y = self.view.to_page(lon, lat)
            name = place["name"] or place["label"]
            self._used.add(name)
            if any(each == name and abs(x - a) + abs(y - b) < _SAME for each, a, b in named):
                continue
            badge = len(rows) if not pointed and len(rows) > 1 else 0
            home = None if pointed else self._home(place)
            if home is not None and not home.is_empty:
                inside = home.representative_point()
                middle = shapely.Point(x, y) if home.contains(shapely.Point(x, y)) else inside
                x, y = middle.x, middle.y
            # An area that is too small for its name gets it in small type.
            if any(
                self._write_incident(name, rows, (x, y), home, badge=badge, size=size)
                for size in ((TEXT,) if pointed else (TEXT, SMALL))
            ):
                named.append((name, x, y))
            elif badge and (home is None or not home.is_empty):
                draw_badge(self.drawing, self.look, badge, x, y)

    def _home(self, place: Row) -> BaseGeometry:
        return self.view.cut(self.view.shape(place["area"]))

    def _write_incident(
        self,
        name: str,
        rows: list[Row],
        at: tuple[float, float],
        home: BaseGeometry | None,
        *,
        badge: int,
        size: float,
    ) -> bool:
        name = shorten(name, size, _LONGEST, "bold")
        width, height = measure(name, size, "bold"), size + 3
        extra = badge_width(badge) + 4 if badge else 0
        if home is None:
            spots = around(*at, width, height, 18)
        else:
            spots = sorted(
                within(*at, width + extra, height),
                key=lambda spot: (
                    -home.intersection(shapely.box(*spot, spot[0] + width, spot[1] + height)).area
                ),
            )
        for x, y in spots:
            box = (x - 3, y - 1, x + width + extra + 3, y + height + 1)
            if self.room.free(box) and (
                home is None or home.intersects(shapely.box(x, y, x + width, y + height))
            ):
                self.room.take(box)
                colour = self.look[f"{self.model.kind_of(rows[0])}-ink"]
                self.drawing.write(
                    name,
                    x,
                    y + size,
                    size=size,
                    style="bold",
                    colour=colour,
                    halo=self.look["land"],
                    halo_opacity=0.92,
                )
                if badge:
                    draw_badge(self.drawing, self.look, badge, x + width + extra / 2 + 2, y + height / 2)
                return True
        return False

    def _countries(self) -> None:
        frame = self.view.frame
        for name, shape in self.countries.values():
            text = name.upper()
            # Letters that are joined cannot be spaced.
            spacing = 0 if set_line(text, "bold").right_to_left else _COUNTRY_SPACING
            width = measure(text, TEXT, "bold") + spacing * (len(text) - 1)
            grid = [
                (frame.x + frame.width * i / 14, frame.y + frame.height * j / 10)
                for i in range(1, 14)
                for j in range(1, 10)
            ]
            inside = [point for point in grid if shape.contains(shapely.Point(point))]
            if len(inside) < 4:  # noqa: PLR2004 - a corner of a country is no place for its name
                continue
            middle = shapely.MultiPoint(inside).centroid
            inside.sort(key=lambda point: ((point[0] - middle.x) ** 2 + (point[1] - middle.y) ** 2, point))
            for x, y in inside:
                box = shapely.box(x - width / 2 - 4, y - 9, x + width / 2 + 4, y + 9)
                if shape.contains(box) and self.room.free(box.buffer(6).bounds) and not self.on_area(box):
                    self.room.take(box.buffer(6).bounds)
                    self.drawing.write(
                        text,
                        x - width / 2,
                        y + 4.5,
                        size=TEXT,
                        style="bold",
                        colour=self.look.far,
                        spacing=spacing,
                        halo=self.look["land"],
                        halo_opacity=0.7,
                    )
                    break

    def _towns(self, rank: int) -> None:
        # So many towns as the page shows when a whole frontier fits the screen, or a province.
        km_per_pixel = self.view.metres(1) / 1000
        nearest = 2 if km_per_pixel > 2.6 else 3 if km_per_pixel > 0.9 else 9  # noqa: PLR2004 - as above
        for town in self.base["towns"]:
            x, y = self.view.to_page(town["lon"], town["lat"])
            if town["name"] in self._used or town["rank"] > min(rank, nearest):
                continue
            if not self.room.free((x - 3, y - 3, x + 3, y + 3)):
                continue
            on_area = self.on_area(shapely.Point(x, y))
            if self._write_small(
                town["name"], around(x, y, measure(town["name"], SMALL), SMALL + 3, 6), avoid=not on_area
            ):
                self._used.add(town["name"])
                self.drawing.mark(circle(x, y, 2), Ink(fill=self.look["ink-2"], stroke=self.look["land"]))
                self.room.take((x - 3, y - 3, x + 3, y + 3))

    def _provinces(self) -> None:
        for feature in self.base["provinces"]["features"]:
            name = feature["properties"]["name"]
            shape = self.view.cut(self.view.shape(feature["geometry"]))
            if name in self._used or shape.is_empty:
                continue
            x, y = shapely.maximum_inscribed_circle(shape, 2).coords[0]
            width = measure(name, SMALL)
            left, _, right, _ = shape.bounds
            if right - left > width * 0.9:
                spots = within(x, y, width, SMALL + 3)[:3]
                if self._write_small(name, spots, avoid=True, colour=self.look.far):
                    self._used.add(name)

    def _write_small(
        self, name: str, spots: Iterable[tuple[float, float]], *, avoid: bool, colour: str | None = None
    ) -> bool:
        width, height = measure(name, SMALL), SMALL + 3
        for x, y in spots:
            box = (x - 3, y - 1, x + width + 3, y + height + 1)
            if self.room.free(box) and not (avoid and self.on_area(shapely.box(*box))):
                self.room.take(box)
                self.drawing.write(
                    name,
                    x,
                    y + SMALL,
                    size=SMALL,
                    colour=colour or self.look["ink-2"],
                    halo=self.look["land"],
                )
                return True
        return False
