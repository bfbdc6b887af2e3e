"""Polygons of provinces and, united from them, of the theatre's countries."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import shapely

from .depiction import read_depiction
from .errors import TheatreDataError
from .place import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from .place import Place


STRIP_DEGREES = 0.07  # 7.8 km from north to south: depictions of one line differ by as much


def read_polygons(path: Path) -> dict[str, BaseGeometry]:
    """Read a GeoJSON FeatureCollection of polygons, by the property ``id``.

    Raises
    ------
    TheatreDataError
        If it cannot be read.
    """
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        ids = [feature["properties"]["id"] for feature in features]
        shapes = [shapely.geometry.shape(feature["geometry"]) for feature in features]
    except (OSError, ValueError, KeyError, TypeError, shapely.errors.ShapelyError) as error:
        raise TheatreDataError(path, f"cannot be read as GeoJSON polygons with an id: {error!r}") from None
    return dict(zip(ids, shapes, strict=True))


def unite_countries(places: Sequence[Place], countries: Iterable[str]) -> tuple[Place, ...]:
    """Give each of the theatre's countries the union of its provinces as geometry."""
    shapes = {
        code: shapely.union_all(
            [place.geometry for place in places if place.country == code and place.kind == Kind.PROVINCE]
        )
        for code in countries
    }
    return tuple(
        replace(place, geometry=shapes[place.country])
        if place.kind == Kind.COUNTRY and place.country in shapes
        else place
        for place in places
    )


def draw_line(places: Sequence[Place], place_id: str, path: Path) -> tuple[Place, ...]:
    """Give the frontier's own place the strip around it in which the depictions of the line run.

    Raises
    ------
    TheatreDataError
        If the line cannot be read.
    """
    strip = read_depiction(path).line.buffer(STRIP_DEGREES, quad_segs=2)
    return tuple(replace(place, geometry=strip) if place.id == place_id else place for place in places)
