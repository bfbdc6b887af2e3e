"""The places of a theatre and of the world around it, put together from their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .polygons import draw_line, read_polygons, unite_countries
from .table import parse_place, read_places
from .theatre import WORLD

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .place import Place
    from .theatre import Theatre


def assemble_places(theatre: Theatre) -> tuple[Place, ...]:
    """Read a theatre's places, with the polygons of provinces and countries and the strip of the line.

    Raises
    ------
    TheatreDataError
        If one of its files is wrong.
    """
    polygons = read_polygons(theatre.file("provinces"))
    places = [parse_place(row, polygons.get(row.cells["id"])) for row in read_places(theatre.file("places"))]
    line = theatre.file("other_line" if theatre.has("other_line") else "line")
    return draw_line(unite_countries(places, theatre.countries), theatre.data["frontier"]["place"], line)


def assemble_world(places: Iterable[Place]) -> tuple[Place, ...]:
    """Read the world's places. It has every country; those that the theatre knows better are the theatre's."""
    ours = {place.id for place in places}
    return tuple(
        parse_place(row, in_theatre=False)
        for row in read_places(WORLD / "places.csv")
        if row.cells["id"] not in ours
    )
