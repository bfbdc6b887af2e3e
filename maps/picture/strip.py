"""The frontier unrolled: kilometres along the line, one country above it, the other below. The twin of ``strip.js``."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import shapely

from .drawing import Ink, circle, line
from .land import DASH
from .look import SMALL, TEXT
from .places import describe
from .signs import draw_badge, draw_hatched, draw_ring, draw_sign
from .typeset import measure, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Model, Row
    from .drawing import Drawing
    from .look import Look
    from .view import Box

HEIGHT = 140.0
_NEAR_KM = 50
# Heights below the strip's head.
_NAMES, _TOP, _LINE, _FOOT, _UNDER, _AXIS = 38.0, 46.0, 76.0, 106.0, 120.0, 134.0
_POINTS = ("site", "settlement")


def list_on_line(model: Model) -> list[Row]:
    """List the places that lie on the line or near it; what is farther off has no fair spot on it."""
    rows = [
        place
        for place in model.data["places"]
        if place["drawn"]
        and place["km_from"] is not None
        and place["km_to"] is not None
        and not (place["distance_km"] or 0) > _NEAR_KM
        and place["incident"] in model.incident_of
    ]
    return sorted(rows, key=lambda place: (place["km_from"], place["km_to"]))


class Strip:
    """The strip of one map in a box as wide as the map."""

    def __init__(self, drawing: Drawing, look: Look, box: Box, model: Model) -> None:
        self.drawing, self.look, self.box, self.model = drawing, look, box, model
        self.base = model.data["base"]
        self.places = list_on_line(model)
        self.length = self.base["length_km"]
        self.strip = self.base["strip"]
        self._taken: dict[str, list[tuple[float, float]]] = defaultdict(list)
        self._below: list[tuple[float, float]] = []

    def draw(self) -> None:
        """Draw the strip."""
        self._head()
        self._edges()
        self._axis()
        areas = list(self._areas())
        self._sites()
        for name, middle, kind in areas:
            self._name(name, middle, _LINE + 20, "gate", kind)
        self._names()

    def _x(self, km: float) -> float:
        place: float = self.box.x + km / self.length * self.box.width
        return place

    def _y(self, below: float) -> float:
        return self.box.y + below

    def _is_above(self, country: str) -> bool:
        return bool(country == self.strip["above"])

    def _head(self) -> None:
        say, speech = self.model.speech.say, self.model.speech
        title = say("strip.title")
        names = {country["code"]: country["name"] for country in self.model.data["theatre"]["countries"]}
        above, below = (names.get(self.strip[side], "") for side in ("above", "below"))
        note = speech.dots(
            (
                _way(self.strip, self.model),
                say("strip.sides", above=above, below=below) if above and below else "",
                say("strip.near", n=_NEAR_KM),
            )
        )
        wide = measure(title, TEXT, "bold")
        room = self.box.width - wide - 12
        fitting = shorten(note, SMALL, room)
        if speech.right_to_left:
            self.drawing.write(
                title,
                self.box.right,
                self._y(15),
                size=TEXT,
                style="bold",
                colour=self.look["ink"],
                anchor="end",
            )
            self.drawing.write(
                fitting,
                self.box.right - wide - 12,
                self._y(15),
                size=SMALL,
                colour=self.look["ink-2"],
                anchor="end",
            )
        else:
            self.drawing.write(
                title, self.box.x, self._y(15), size=TEXT, style="bold", colour=self.look["ink"]
            )
            self.drawing.write(
                fitting, self.box.x + wide + 12, self._y(15), size=SMALL, colour=self.look["ink-2"]
            )

    def _edges(self) -> None:
        for stretch in self.base["along"]:
            y = self._y(_LINE - 12 if self._is_above(stretch["country"]) else _LINE)
            for km in (stretch["km_from"], stretch["km_to"]):
                self.drawing.mark(line(self._x(km), y, self._x(km), y + 12), Ink(stroke=self.look["rule-2"]))

    def _axis(self) -> None:
        y = self._y(_LINE)
        self.drawing.mark(
            line(self.box.x, y, self.box.right, y), Ink(stroke=self.look["ink"], width=1.5, dash=DASH)
        )
        step = self.strip["step_km"]
        # The last mark is the line's end; one just before it would stand on its number.
        kms = [km for km in range(0, int(self.length), step) if km < self.length - 0.3 * step] + [self.length]
        for km in kms:
            x = self._x(km)
            self.drawing.mark(line(x, y - 4, x, y + 4), Ink(stroke=self.look["ink-2"]))
            self.drawing.write(
                self.model.speech.say("map.km", n=0) if km == 0 else self.model.speech.number(round(km)),
                x,
                self._y(_AXIS),
                size=SMALL,
                colour=self.look["ink-3"],
                anchor="start" if km == 0 else "end" if km == self.length else "middle",
            )

    def _groups(self, *, points: bool) -> list[list[Row]]:
        """List places of the same spot, drawn once however many incidents share it; closures first."""
        spots: dict[Any, list[Row]] = defaultdict(list)
        for place in self.places:
            if (place["precision"] in _POINTS) == points:
                spots[place["id"] or place["key"]].append(place)
        return [sorted(rows, key=lambda row: self.model.kind_of(row) != "closure") for rows in spots.values()]

    def _areas(self) -> Iterator[tuple[str, float, str]]:
        """Draw areas, and yield the names that have room within theirs."""
        for rows in self._groups(points=False):
            place, kind = rows[0], self.model.kind_of(rows[0])
            up = self._is_above(place["country"]) if place["country"] else True
            left = self._x(place["km_from"])
            right = max(left + 8, self._x(place["km_to"]))
            top = self._y(_TOP if up else _LINE + 2)
            foot = self._y(_LINE - 2 if up and place["country"] else _FOOT)
            if foot > self._y(_LINE):
                self._below.append((left, right))
            shape = shapely.box(left, top, right, foot)
            with self.drawing.group(describe(self.model, rows)):
                draw_hatched(
                    self.drawing,
                    self.look,
                    kind,
                    shape,
                    shape.exterior,
                    outlined=self.model.outline(rows),
                    share=len(rows),
                )
            middle = (left + right) / 2
            if len(rows) > 1:
                draw_badge(self.drawing, self.look, len(rows), middle, (top + foot) / 2)
            elif not up and right - left > measure(place["name"], SMALL, "bold") + 6:
                yield place["name"], middle, kind

    def _sites(self) -> None:
        y = self._y(_LINE)
        for rows in self._groups(points=True):
            x = self._x((rows[0]["km_from"] + rows[0]["km_to"]) / 2)
            kinds = list(dict.fromkeys(self.model.kind_of(row) for row in rows))
            with self.drawing.group(describe(self.model, rows)):
                outlined = self.model.outline(rows)
                town = rows[0]["precision"] == "settlement"
                draw_ring(
                    self.drawing, self.look, kinds[0], (x, y), 10.5, outlined=outlined, town=town, lone=False
                )
                draw_sign(self.drawing, self.look, kinds[0], (x, y), 6.2, alleged=outlined == "alleged")
                for offset, kind in zip((7, -7), kinds[1:3], strict=False):
                    draw_sign(self.drawing, self.look, kind, (x + offset, y - 7), 4.2, small=True)
                if len(rows) > len(kinds):
                    draw_badge(self.drawing, self.look, len(rows), x, y - 17)
            self._name(rows[0]["name"], x, _LINE + 21, "gate", kinds[0])

    def _names(self) -> None:
        named = {place["name"] for place in self.places}
        for stretch in sorted(self.base["along"], key=lambda stretch: stretch["name"] not in named):
            up = self._is_above(stretch["country"])
            self._name(
                stretch["name"],
                (self._x(stretch["km_from"]) + self._x(stretch["km_to"])) / 2,
                _NAMES if up else _UNDER,
                "up" if up else "down",
                bold=stretch["name"] in named,
            )
        self._taken["gate"].extend(self._below)  # a crossing's name on hatching cannot be read
        for gate in self.base["crossings"]:
            x = self._x(gate["km"])
            if gate["name"] not in named and self._name(gate["name"], x, _LINE + 17, "gate"):
                self.drawing.mark(
                    circle(x, self._y(_LINE), 2.6),
                    Ink(fill=self.look["land"], stroke=self.look["ink-2"], width=1.2),
                )

    def _name(self, name: str, x: float, y: float, row: str, kind: str = "", *, bold: bool = False) -> bool:
        """Write a name in the middle of its place if its row has room there."""
        style = "bold" if kind or bold else "regular"
        half = measure(name, SMALL, style) / 2 + 2
        # A name at the strip's very end stands within it.
        middle = min(max(x, self.box.x + half - 2), self.box.right - half + 2)
        if abs(middle - x) > half or any(
            middle - half < b and middle + half > a for a, b in self._taken[row]
        ):
            return False
        self._taken[row].append((middle - half, middle + half))
        colour = self.look[f"{kind}-ink"] if kind else self.look["ink" if bold else "ink-2"]
        self.drawing.write(
            name,
            middle,
            self._y(y),
            size=SMALL,
            style=style,
            colour=colour,
            anchor="middle",
            halo=self.look["paper"],
        )
        return True


def _way(strip: Row, model: Model) -> str:
    """Say which way the theatre's line runs: "south-west to north-east"."""
    a, b = (model.speech.name("strip.compass", end) for end in strip["ends"])
    return model.speech.say("strip.way", a=a, b=b)
