"""The claims matrix as a picture: who says it down the side, whose dead across. A denied figure is struck through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..figures import FLOOR_POLICY, is_vague, list_matrices, write_ceiling
from ..model import to_kind
from ..speech import capital
from .drawing import Ink, line
from .look import LARGE, SMALL, TEXT
from .typeset import measure, shorten, wrap

if TYPE_CHECKING:
    from ..figures import Figure, Matrix
    from ..model import Model, Row
    from .drawing import Anchor, Drawing
    from .look import Look
    from .view import Box

_LEADING = 14.0
_FIGURE = 20.0
_NAME = 15.0
_BOUNDS = 31.0
_PAD = 9.0
_NAME_SHARE = 0.3
_NOTE_LINES = 4
_GAP = 14.0


class MatrixPainter:
    """Draws matrices one below the other, as many as a box holds.

    Parameters
    ----------
    drawing, look, model
        On what, how, and of what.
    box
        Where.
    """

    def __init__(self, drawing: Drawing, look: Look, model: Model, box: Box) -> None:
        self.drawing, self.look, self.model, self.box = drawing, look, model, box
        self.y = box.y
        self._foot = box.foot
        self._note_lines = _NOTE_LINES

    def draw(self, incidents: list[Row]) -> int:
        """Draw the matrices of as many incidents as there is room for, and return how many were left out."""
        if len(incidents) > 1:
            self._foot -= _LEADING + 4  # room to say how many are left out
        self._fit(incidents)
        for number, incident in enumerate(incidents):
            matrices = list_counting(self.model, incident)
            height = self._title_height(incident) + self._matrix_height(matrices[0])
            if self.y + height > self._foot:
                return len(incidents) - number
            self._title(incident)
            for matrix in matrices:
                if self.y + self._matrix_height(matrix) <= self._foot:
                    self._matrix(matrix)
                    self._bounds(incident, matrix)
            self.y += _GAP
        return 0

    def _fit(self, incidents: list[Row]) -> None:
        """Take fewer lines of what stands beside the figures, if otherwise there is no room for a single matrix."""
        for incident in incidents[:1]:
            (matrix, *_), title = list_counting(self.model, incident), self._title_height(incident)
            while self._note_lines > 1 and self.y + title + self._matrix_height(matrix) > self._foot:
                self._note_lines -= 1

    def height(self, incidents: list[Row], most: float) -> float:
        """Tell how much room there must be for as many incidents as find place in some height."""
        tall = 0.0
        for number, incident in enumerate(incidents):
            matrices = list_counting(self.model, incident)
            title = self._title_height(incident)
            talls = [
                self._matrix_height(each) + (_BOUNDS if self._list_bounds(incident, each) else 0.0)
                for each in matrices
            ]
            heights = [title + sum(talls[: n + 1]) for n in range(len(matrices))]
            rest = _LEADING + 4 if number + 1 < len(incidents) else 0.0
            fitting = [height for height in heights if tall + height + _GAP + rest <= most]
            if not fitting:
                return tall + (_LEADING + 4 if tall else 0.0)
            tall += fitting[-1] + _GAP
        return tall

    def _title_lines(self, incident: Row) -> list[str]:
        return wrap(incident["title"], TEXT, self.box.width, "bold", most=2)

    def _title_height(self, incident: Row) -> float:
        return 17 * len(self._title_lines(incident)) + 22

    def _title(self, incident: Row) -> None:
        for text in self._title_lines(incident):
            self.y += 17
            self._start(text, size=TEXT, style="bold", colour=self.look["ink"])
        speech = self.model.speech
        kind = speech.name("type", incident["type"], speech.name("kind", "other"))
        when = (incident["date"] or {}).get("text") or speech.say("date.unknown")
        contested = speech.say("incident.contested") if incident["contested"] else ""
        self.y += 16
        facts = shorten(speech.dots((kind, when, contested)), SMALL, self.box.width)
        self._start(facts, size=SMALL, colour=self.look[f"{to_kind(incident['kind'])}-ink"])
        self.y += 6

    def _columns(self, matrix: Matrix) -> tuple[float, float]:
        name = self.box.width * _NAME_SHARE
        return name, (self.box.width - name) / max(1, len(matrix.sides))

    def _head_lines(self, matrix: Matrix) -> list[list[str]]:
        name, wide = self._columns(matrix)
        corner = self.model.speech.say(
            "matrix.corner", measure=self.model.speech.name("measure", matrix.measure)
        )
        heads = [capital(self.model.side_name(side)) for side in matrix.sides]
        return [
            wrap(corner, SMALL, name - 8, most=2),
            *(wrap(head, SMALL, wide - 8, most=2) for head in heads),
        ]

    def _matrix_height(self, matrix: Matrix) -> float:
        head = max(map(len, self._head_lines(matrix))) * _LEADING + 8
        return head + sum(self._row_height(matrix, row) for row in matrix.rows)

    def _row_height(self, matrix: Matrix, row: tuple[str, dict[str, tuple[Figure, ...]]]) -> float:
        _, wide = self._columns(matrix)
        cells = (sum(self._figure_height(figure, wide) for figure in cell) for cell in row[1].values())
        return max(_FIGURE, _NAME * len(self._speaker(matrix, row[0])) + 2, *cells) + _PAD

    def _speaker(self, matrix: Matrix, label: str) -> list[str]:
        name, _ = self._columns(matrix)
        return wrap(capital(self.model.claimant_name(label)), TEXT, name - 8, most=2)

    def _notes(self, figure: Figure, wide: float) -> list[str]:
        return (
            wrap(self.model.speech.dots(figure.notes), SMALL, wide - 10, most=self._note_lines)
            if figure.notes
            else []
        )

    def _figure_height(self, figure: Figure, wide: float) -> float:
        return _FIGURE if figure.denial else _FIGURE + _LEADING * len(self._notes(figure, wide))

    def _matrix(self, matrix: Matrix) -> None:
        name, wide = self._columns(matrix)
        heads = self._head_lines(matrix)
        tall = max(map(len, heads))
        for column, lines in enumerate(heads):
            for number, text in enumerate(lines):
                y = self.y + _LEADING * (tall - len(lines) + number + 1)
                if column == 0:
                    self._start(text, y=y, size=SMALL, colour=self.look["ink-2"])
                else:
                    self._end(text, name + column * wide, y, size=SMALL, colour=self.look["ink-2"])
        self.y += tall * _LEADING + 6
        self._rule(self.look["ink-2"])
        for row in matrix.rows:
            height = self._row_height(matrix, row)
            for number, text in enumerate(self._speaker(matrix, row[0])):
                self._start(text, y=self.y + 17 + _NAME * number, size=TEXT, colour=self.look["ink"])
            for column, side in enumerate(matrix.sides, start=1):
                self._cell(row[1].get(side, ()), name + column * wide, wide)
            self.y += height
            self._rule(self.look["rule"])

    def _bounds(self, incident: Row, matrix: Matrix) -> None:
        """Write floor and ceiling at the foot, with the policy by name, where there is room for both lines."""
        speech, bounds = self.model.speech, self._list_bounds(incident, matrix)
        if not bounds or self.y + _BOUNDS > self._foot:
            return
        name, wide = self._columns(matrix)
        label = f"{speech.say('claims.floor')} … {speech.say('claims.ceiling')}"
        ink = self.look["ink-2"]
        self._start(shorten(label, SMALL, name - 8), y=self.y + 14, size=SMALL, colour=ink)
        for column, side in enumerate(matrix.sides, start=1):
            if side in bounds:
                self._end(
                    bounds[side], name + column * wide, self.y + 14, size=SMALL, colour=ink, style="bold"
                )
        policy = speech.say("estimate.policy_is", policy=speech.name("estimate.policy", FLOOR_POLICY))
        text = shorten(policy, SMALL, self.box.width)
        self._start(text, y=self.y + 28, size=SMALL, colour=self.look["ink-3"])
        self.y += _BOUNDS

    def _list_bounds(self, incident: Row, matrix: Matrix) -> dict[str, str]:
        """List floor and ceiling by side."""
        speech, bounds = self.model.speech, {}
        for estimate in incident["estimates"]:
            known = estimate["low"] is not None and estimate["high"] is not None
            if known and (estimate["policy"], estimate["measure"]) == (FLOOR_POLICY, matrix.measure):
                low, high = speech.number(estimate["low"]), write_ceiling(self.model, estimate)
                bounds[estimate["victim_side"]] = low if low == high else f"{low} … {high}"
        return bounds

    def _cell(self, figures: tuple[Figure, ...], edge: float, wide: float) -> None:
        y = self.y
        for figure in figures:
            y += 17
            self._figure(figure, edge, y, wide)
            y += 3
            for text in () if figure.denial else self._notes(figure, wide):
                y += _LEADING
                self._end(text, edge, y - 2, size=SMALL, colour=self.look["ink-2"])

    def _figure(self, figure: Figure, edge: float, y: float, wide: float) -> None:
        if figure.denial:
            text = self.model.speech.say("matrix.denies", figure=figure.text)
            self._end(shorten(text, SMALL, wide - 8), edge, y, size=SMALL, colour=self.look["ink-2"])
            return
        text = self.model.speech.say("say.quoted", text=figure.text) if figure.vague else figure.text
        size = TEXT if figure.vague else LARGE
        text = shorten(text, size, wide - 8, "bold")
        self._end(
            text, edge, y, size=size, style="bold", colour=self.look["ink-2" if figure.denied else "ink"]
        )
        if figure.denied:
            width = measure(text, size, "bold")
            x = self._place(edge)
            left = x if self.model.speech.right_to_left else x - width
            self.drawing.mark(
                line(left - 2, y - size * 0.34, left + width + 2, y - size * 0.34),
                Ink(stroke=self.look["clash"], width=1.6),
            )

    def _place(self, offset: float) -> float:
        """Give where an offset from the side on which one begins to read lies."""
        return self.box.right - offset if self.model.speech.right_to_left else self.box.x + offset

    def _start(
        self, text: str, *, size: float, colour: str, y: float | None = None, style: str = "regular"
    ) -> None:
        anchor: Anchor = "end" if self.model.speech.right_to_left else "start"
        self.drawing.write(
            text,
            self._place(0),
            self.y if y is None else y,
            size=size,
            style=style,
            colour=colour,
            anchor=anchor,
        )

    def _end(
        self, text: str, offset: float, y: float, *, size: float, colour: str, style: str = "regular"
    ) -> None:
        anchor: Anchor = "start" if self.model.speech.right_to_left else "end"
        self.drawing.write(text, self._place(offset), y, size=size, style=style, colour=colour, anchor=anchor)

    def _rule(self, colour: str) -> None:
        self.drawing.mark(line(self.box.x, self.y, self.box.right, self.y), Ink(stroke=colour))


def list_counted(model: Model) -> list[Row]:
    """List the incidents that have a matrix, those with the most claims first."""
    counted = [incident for incident in model.incidents if list_counting(model, incident)]
    return sorted(counted, key=lambda incident: (-len(incident["claims"]), incident["id"]))


def list_counting(model: Model, incident: Row) -> list[Matrix]:
    """List an incident's matrices with what counts in them; words without a number are for the report."""
    return list_matrices(model, [claim for claim in model.claims_of(incident) if not is_vague(claim)])
