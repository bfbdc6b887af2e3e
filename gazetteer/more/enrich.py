"""What a stock adds to the places that the theatre has itself: codes, and outlines where the theatre has none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from .shape import parse_polygon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..place import Place
    from .stock import Stock


def enrich(places: Sequence[Place], stock: Stock) -> tuple[Place, ...]:
    """Give the theatre's places with what a stock adds to them; names stay the theatre's, for its rules are about them."""
    added = {stock.texts["place_id"][int(number)]: int(number) for number in np.flatnonzero(stock.is_theirs)}
    return tuple(_add(place, stock, added[place.id]) if place.id in added else place for place in places)


def _add(place: Place, stock: Stock, number: int) -> Place:
    codes = dict(place.codes)
    shape = b""
    for record in stock.records_of(number):
        for system, code in record.codes:
            codes.setdefault(system, code)
        shape = shape or record.geometry
    geometry = place.geometry
    if geometry is None and place.is_area:
        geometry = parse_polygon(shape)
    return replace(place, codes=tuple(codes.items()), geometry=geometry)
