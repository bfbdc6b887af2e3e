"""Places of incidents, as the page gets them: each drawn as exactly as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from .columns import Coded, Flags, Pairs, Table
from .rows import Cells, to_numbers
from .shapes import DECIMALS, simplify_area, to_anchor, to_geojson

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas
    from shapely.geometry.base import BaseGeometry

    from .columns import Codes

# The design's table: what is known no better than by country, or not at all, is listed and never drawn.
_LISTED_ONLY = frozenset({"country", "none", ""})
# All that may be a point; whatever a table says, nothing below a settlement's precision is ever one.
_POINTED = frozenset({"site", "settlement"})
# Precisions whose area is the outline of the place itself.
_OUTLINED = frozenset({"district", "province"})


def list_places(
    places: geopandas.GeoDataFrame,
    areas: geopandas.GeoDataFrame,
    *,
    drawn_already: Mapping[str, BaseGeometry],
) -> Table:
    """Turn the frames of incident places and their areas into the page's places.

    Parameters
    ----------
    places, areas
        The frames of these names; both in EPSG:4326.
    drawn_already
        Shapes of the base map by place id. A province in which something happened is drawn with the very
        outline that the base has for it, or hatching and border would part by a pixel.
    """
    cells = Cells(places)
    key, place_id, precision = (cells.text(name) for name in ("place_key", "place_id", "precision"))
    hidden = precision.where(_LISTED_ONLY.__contains__)
    points = np.where(precision.where(_POINTED.__contains__), places.geometry.to_numpy(), None)
    lat, lon = (to_numbers(axis(points), DECIMALS) for axis in (shapely.get_y, shapely.get_x))
    rows = np.where(hidden, -1, key.match(Cells(areas).text("place_key")))
    # A settlement's area is its circle even where its id has an outline.
    is_drawn = place_id.where(drawn_already.__contains__) & precision.where(_OUTLINED.__contains__)
    outline = Coded(np.where(is_drawn & (rows >= 0), place_id.codes, -1), [*place_id.distinct, None])
    area = _find_areas(areas, rows, outline, drawn_already)
    anchor = area.map(lambda shape: None if shape is None else to_anchor(shape))
    return Table(
        {
            "key": key,
            "incident": cells.text("incident_id"),
            "id": place_id.map(lambda words: words or None),
            "name": cells.text("name"),
            "label": cells.text("label"),
            "kind": cells.text("kind"),
            "country": cells.text("country"),
            "admin1": cells.text("admin1"),
            "source": cells.text("source"),
            "precision": precision,
            "drawn": Flags(~lat.missing | area.where(lambda shape: shape is not None)),
            "alleged": cells.flag("alleged"),
            "radius_m": cells.number("radius_m", 0),
            "side": cells.text("side"),
            "side_certain": cells.flag("side_certain"),
            "km_from": cells.number("km_from"),
            "km_to": cells.number("km_to"),
            "distance_km": cells.number("distance_km"),
            "lat": lat,
            "lon": lon,
            "anchor": Pairs(lat, lon, anchor),
            "area": area.map(to_geojson),
            "claims": cells.members("claim_ids"),
            "review": cells.members("review"),
        }
    )


def _find_areas(
    areas: geopandas.GeoDataFrame, rows: Codes, outline: Coded, drawn_already: Mapping[str, BaseGeometry]
) -> Coded:
    """Find the areas of places as they are drawn, each different one once: many incidents share a province.

    Parameters
    ----------
    rows
        For each place the row of its area, -1 where it has none.
    outline
        For each place the id of the outline that is drawn instead, None where its own area is.
    """
    given = np.empty(len(areas) + 1, dtype=object)  # the last, which -1 names as well, is none
    given[:-1] = areas.geometry.to_numpy()
    ids = np.array(outline.distinct, dtype=object)[outline.codes]
    own = ids == np.array(None)
    # Rows that share an object are told apart from others without writing it again.
    shapes = given[rows[own]]
    which = Coded.of([*map(id, shapes)])
    first = np.unique(which.codes, return_index=True)[1]
    ids[own] = np.array([*shapely.to_wkb(shapes[first])], dtype=object)[which.codes]
    return Coded.of(ids.tolist()).map(lambda each: _draw_area(each, drawn_already))


def _draw_area(area: str | bytes | None, drawn_already: Mapping[str, BaseGeometry]) -> BaseGeometry | None:
    if isinstance(area, str):
        return drawn_already[area]
    return None if area is None else simplify_area(shapely.from_wkb(area))
