"""Room for names: boxes that are taken, and where around a spot a name may stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .view import Box

Bounds = tuple[float, float, float, float]
Spots = list[tuple[float, float]]
_EDGE = 4


class Room:
    """What is free of a frame.

    Examples
    --------
    >>> from .view import Box
    >>> room = Room(Box(0, 0, 100, 100), [])
    >>> room.take((10, 10, 50, 20))
    >>> room.free((40, 15, 80, 30)), room.free((40, 20, 80, 30)), room.free((90, 90, 110, 95))
    (False, True, False)
    """

    def __init__(self, frame: Box, keep_clear: Iterable[Box]) -> None:
        self._frame = frame
        self._taken: list[Bounds] = [
            (box.x - 4, box.y - 4, box.right + 4, box.foot + 4) for box in keep_clear
        ]

    def take(self, bounds: Bounds) -> None:
        """Take a box: left, top, right, foot."""
        self._taken.append(bounds)

    def save(self) -> int:
        """Give what ``restore`` needs to give back what is taken from here on."""
        return len(self._taken)

    def restore(self, saved: int) -> None:
        """Give back what was taken since ``save``."""
        del self._taken[saved:]

    def free(self, bounds: Bounds) -> bool:
        """Say whether a box lies wholly in the frame and on nothing that is taken."""
        left, top, right, foot = bounds
        frame = self._frame
        if (
            left < frame.x + _EDGE
            or top < frame.y + _EDGE
            or right > frame.right - _EDGE
            or foot > frame.foot - _EDGE
        ):
            return False
        return not any(left < c and right > a and top < d and foot > b for a, b, c, d in self._taken)


def around(x: float, y: float, width: float, height: float, gap: float) -> Spots:
    """List upper left corners around a spot: beside it first, then above and below, then the corners."""
    near = gap * 0.7
    return [
        (x + gap, y - height / 2),
        (x - gap - width, y - height / 2),
        (x - width / 2, y - gap - height),
        (x - width / 2, y + gap),
        (x + near, y - near - height),
        (x + near, y + near),
        (x - near - width, y - near - height),
        (x - near - width, y + near),
    ]


def within(x: float, y: float, width: float, height: float) -> Spots:
    """List upper left corners about the middle of an area."""
    moves = (
        *((0, 0), (0, -1), (0, 1), (-1 / 4, 0), (1 / 4, 0), (-1 / 3, -0.6), (1 / 3, 0.6), (0, -2), (0, 2)),
        *((-1 / 4, -1), (1 / 4, -1), (-1 / 4, 1), (1 / 4, 1), (-1 / 2, 0), (1 / 2, 0)),
    )
    return [(x - width / 2 + a * width, y - height / 2 + b * height) for a, b in moves]
