"""The legend: only the forms that this map draws, and always the line, by the names that each side has for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model import KINDS, to_kind
from .drawing import Ink, line
from .land import DASH
from .linenames import line_name
from .look import SMALL, TEXT
from .signs import draw_swatch
from .typeset import measure, shorten, wrap

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..model import Model
    from .drawing import Anchor, Drawing
    from .look import Look
    from .view import Box

_ROW = 24.0
_HEAD = 22.0
_GAP, _NEAR_GAP = 30.0, 22.0
_KINDS = 30.0

Entry = tuple[str, "Callable[[float, float], None]"]


class Legend:
    """The legend of one map, in columns, as tall as it needs to be."""

    def __init__(
        self, drawing: Drawing, look: Look, model: Model, width: float, columns: int, *, noted: bool = True
    ) -> None:
        self.drawing, self.look, self.model = drawing, look, model
        self.width, self.columns = width, columns
        self.kinds = self._kinds()
        self.forms = [*self._forms(), (self._line(), self._dashes)]
        self.notes = wrap(tell_line(model), SMALL, width, most=3) if noted else []

    def _line(self) -> str:
        disputed = self.model.data["theatre"]["line"]["disputed"]
        return self.model.speech.say("legend.line" if disputed else "legend.line_undisputed")

    @property
    def height(self) -> float:
        """How tall it is, in pixels."""
        return _KINDS + _HEAD + -(-len(self.forms) // self.columns) * _ROW + 14 * len(self.notes) + 4

    def draw(self, box: Box) -> None:
        """Draw it at the top of a box."""
        rtl = self.model.speech.right_to_left
        edge = box.right if rtl else box.x
        anchor: Anchor = "end" if rtl else "start"
        even = self.width / max(1, len(self.kinds), 4)
        needed = [_NEAR_GAP + measure(text, SMALL) + 7 for text, _ in self.kinds]
        # Side by side, or as wide as their words where one is wider than its share and all together fit.
        wide = needed if max(needed, default=0) > even and sum(needed) <= self.width else [even] * len(needed)
        for column, entry in enumerate(self.kinds):
            self._entry(box, entry, sum(wide[:column]), box.y + 10, wide=wide[column], gap=_NEAR_GAP)
        y = box.y + _KINDS
        title = self.model.speech.say("legend.title")
        self.drawing.write(
            title, edge, y + 13, size=TEXT, style="bold", colour=self.look["ink"], anchor=anchor
        )
        y += _HEAD
        rows = -(-len(self.forms) // self.columns)
        column_wide = self.width / self.columns
        for number, entry in enumerate(self.forms):
            column, row = divmod(number, rows)
            self._entry(box, entry, column * column_wide, y + row * _ROW + 10, wide=column_wide, gap=_GAP)
        y += rows * _ROW
        for text in self.notes:
            y += 14
            self.drawing.write(text, edge, y - 3, size=SMALL, colour=self.look["ink-3"], anchor=anchor)

    def _entry(self, box: Box, entry: Entry, start: float, y: float, *, wide: float, gap: float) -> None:
        rtl = self.model.speech.right_to_left
        text, swatch = entry
        text = shorten(text, SMALL, wide - gap - 6)
        if rtl:
            swatch(box.right - start - 11, y)
            self.drawing.write(
                text, box.right - start - gap, y + 4, size=SMALL, colour=self.look["ink-2"], anchor="end"
            )
        else:
            swatch(box.x + start + 11, y)
            self.drawing.write(text, box.x + start + gap, y + 4, size=SMALL, colour=self.look["ink-2"])

    def _kinds(self) -> list[Entry]:
        present = {to_kind(incident["kind"]) for incident in self.model.incidents}
        counted = {
            kind: sum(to_kind(each["kind"]) == kind for each in self.model.incidents) for kind in KINDS
        }
        speech = self.model.speech
        return [
            (f"{speech.name('kind', kind)} {speech.number(counted[kind])}", self._swatch(kind, "site"))
            for kind in KINDS
            if kind in present
        ]

    def _forms(self) -> list[Entry]:
        places = [place for place in self.model.data["places"] if place["drawn"]]
        present = {place["precision"] for place in places}
        lead = next(
            (kind for kind in KINDS if any(self.model.kind_of(place) == kind for place in places)), "clash"
        )
        speech = self.model.speech
        forms = [
            (speech.name("precision", precision), self._swatch(lead, precision))
            for precision in ("site", "settlement", "near_settlement", "district", "province", "stretch")
            if precision in present
        ]
        if any(
            not place["alleged"] and self.model.incident_of[place["incident"]]["contested"]
            for place in places
        ):
            forms.append(
                (speech.say("legend.contested"), self._swatch(lead, "province", outlined="contested"))
            )
        alleged = next((place for place in places if place["alleged"]), None)
        if alleged:
            forms.append(
                (
                    speech.say("legend.alleged"),
                    self._swatch(self.model.kind_of(alleged), "province", outlined="alleged"),
                )
            )
        return forms

    def _swatch(self, kind: str, precision: str, *, outlined: str = "") -> Callable[[float, float], None]:
        return lambda x, y: draw_swatch(self.drawing, self.look, kind, precision, (x, y), outlined=outlined)

    def _dashes(self, x: float, y: float) -> None:
        self.drawing.mark(line(x - 11, y, x + 11, y), Ink(stroke=self.look["ink"], width=1.5, dash=DASH))


def tell_line(model: Model) -> str:
    """Tell what each side calls the line, and what is to be known of its depictions."""
    theatre, speech = model.data["theatre"], model.speech
    names = {
        country["name"]: line_name(theatre["line"]["names"].get(country["code"]))
        for country in theatre["countries"]
    }
    called = [
        speech.say("legend.called", country=country, name=name) for country, name in names.items() if name
    ]
    whose = speech.say("view.whose", name=model.view["name"]) if len(theatre["views"]) > 1 else ""
    return speech.dots([*called, theatre["line"].get("note", ""), whose])
