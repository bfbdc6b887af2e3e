"""The part of an area that lies at the theatre's line: "Kurram Agency, near the border"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from . import ground

if TYPE_CHECKING:
    from collections.abc import Callable

    from shapely.geometry.base import BaseGeometry

    from ..frontier import Frontier
    from ..place import Place
    from .answer import Answer
    from .clauses import Relation

_AROUND_DEGREES = 0.3
_SIMPLE_DEGREES = 0.01


class Border:
    """The line, as phrases speak of it.

    Parameters
    ----------
    frontier
        Gives the theatre's line, when a phrase speaks of it.
    """

    def __init__(self, frontier: Callable[[], Frontier]) -> None:
        self._frontier = frontier
        self._strips: dict[str, BaseGeometry | None] = {}

    def narrow(self, answer: Answer, relations: list[Relation]) -> Answer:
        """Narrow an area to the part of it at the line, where a phrase says so and means this line."""
        place = answer.place
        if not relations or answer.refused or place is None:
            return answer
        if not is_ours(relations[0]):
            return replace(answer, why=f"{answer.why}; at another border than the theatre's")
        if not place.is_area:
            return replace(answer, why=f"{answer.why}; at the border, it says")
        strip = self._strip(place)
        if strip is None:
            why = f"{answer.why}; the border is said to be near, but is not"
            return replace(answer, score=round(answer.score * 0.8, 3), why=why)
        lat, lon, radius_m = ground.middle_of(strip)
        return replace(
            answer,
            lat=lat,
            lon=lon,
            radius_m=min(radius_m, place.radius_m * ground.RIM),
            label=f"{answer.label}, at the border",
            geometry=strip,
            why=f"{answer.why}; within {ground.BORDER_M / 1000:.0f} km of the line",
        )

    def _strip(self, place: Place) -> BaseGeometry | None:
        if place.id not in self._strips:
            from shapely import box  # noqa: PLC0415 - few queries need it

            extent = place.extent()
            around = box(*extent.bounds).buffer(_AROUND_DEGREES)
            line = self._frontier().line.simplify(_SIMPLE_DEGREES).intersection(around)
            strip = extent if line.is_empty else extent.intersection(ground.around(line, ground.BORDER_M))
            self._strips[place.id] = None if line.is_empty or strip.is_empty else strip
        return self._strips[place.id]


def is_ours(relation: Relation) -> bool:
    """Tell whether no word says that another country's border is meant than the theatre's."""
    return not relation.anchors or relation.part
