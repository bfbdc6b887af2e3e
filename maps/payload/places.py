"""Places of incidents, as the page gets them: each drawn as exactly as it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .rows import flag, members, number, text, to_rows
from .shapes import DECIMALS, simplify_area, to_anchor, to_geojson

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas
    from shapely.geometry.base import BaseGeometry

    from .rows import Row

# The design's table: what is known no better than by country, or not at all, is listed and never drawn.
_LISTED_ONLY = frozenset({"country", "none", ""})


def list_places(
    places: geopandas.GeoDataFrame,
    areas: geopandas.GeoDataFrame,
    *,
    drawn_already: Mapping[str, BaseGeometry],
) -> list[dict[str, Any]]:
    """Turn the frames of incident places and their areas into the page's places.

    Parameters
    ----------
    places, areas
        The frames of these names; both in EPSG:4326.
    drawn_already
        Shapes of the base map by place id. A province in which something happened is drawn with the very
        outline that the base has for it, or hatching and border would part by a pixel.
    """
    area_of = {text(row, "place_key"): row["geometry"] for row in to_rows(areas)}
    return [_to_place(row, area_of.get(text(row, "place_key")), drawn_already) for row in to_rows(places)]


def _to_place(
    row: Row, area: BaseGeometry | None, drawn_already: Mapping[str, BaseGeometry]
) -> dict[str, Any]:
    precision = text(row, "precision")
    point = row["geometry"]
    if precision in _LISTED_ONLY:
        point = area = None
    elif area is not None:
        # A settlement's area is its circle even where its id has an outline.
        same = precision in ("district", "province") and drawn_already.get(text(row, "place_id"))
        area = same or simplify_area(area)
    where = point if point is not None else area
    return {
        "key": text(row, "place_key"),
        "incident": text(row, "incident_id"),
        "id": text(row, "place_id") or None,
        "name": text(row, "name"),
        "label": text(row, "label"),
        "kind": text(row, "kind"),
        "country": text(row, "country"),
        "admin1": text(row, "admin1"),
        "precision": precision,
        "drawn": where is not None,
        "alleged": flag(row, "alleged"),
        "radius_m": number(row, "radius_m", 0),
        "side": text(row, "side"),
        "side_certain": flag(row, "side_certain"),
        "km_from": number(row, "km_from"),
        "km_to": number(row, "km_to"),
        "distance_km": number(row, "distance_km"),
        "lat": None if point is None else round(point.y, DECIMALS),
        "lon": None if point is None else round(point.x, DECIMALS),
        "anchor": None if where is None else to_anchor(where),
        "area": to_geojson(area),
        "claims": members(row, "claim_ids"),
        "review": members(row, "review"),
    }
