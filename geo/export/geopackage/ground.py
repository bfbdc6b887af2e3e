"""The ground that incidents lie on, as layers: the line, the provinces, and the places that articles name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely

from ...frame.shape import to_area
from ...review import Cover
from .layer import Layer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gazetteer import Gazetteer, Place

    from ...frame import Frames

_S, _F = "string", "float64"
_LINES = {
    "name": (_S, "what the line is called; each party may call it otherwise"),
    "depiction": (_S, "whose drawing it is"),
    "part": (_S, "measured: kilometres count along it; compared: where both differ, the side is not certain"),
    "length_km": (_F, "kilometres on the ellipsoid"),
}
_LANDS = {
    "place_id": (_S, "gazetteer id"),
    "name": (_S, "bare name"),
    "label": (_S, "name for people"),
    "country": (_S, "ISO 3166-1 alpha-2"),
    "n_incidents": ("Int64", "incidents that have it as one of their places"),
}
_SPOTS = {
    **_LANDS,
    "kind": (_S, "province, district, city, crossing ..."),
    "admin1": (_S, "first-order division"),
    "radius_m": (_F, "metres that it reaches from here"),
}


def list_ground(frames: Frames, gazetteer: Gazetteer) -> list[Layer]:
    """List the layers of a theatre's gazetteer, without a name that a review withholds, or a sensitive site."""
    cover = Cover(frames.withheld)
    incidents = frames.incident_places.groupby("place_id")["incident_id"].nunique().to_dict()
    used = {*frames.incident_places["place_id"], *frames.mentions["place_id"]}

    def tell(place: Place) -> dict[str, Any]:
        return {
            "place_id": place.id,
            "name": cover.text(place.name),
            "label": cover.text(place.label),
            "country": place.country,
            "n_incidents": incidents.get(place.id, 0),
            "kind": str(place.kind),
            "admin1": cover.text(place.admin1),
            "radius_m": place.radius_m,
        }

    spots = [
        {**tell(place), "geometry": shapely.Point(place.lon, place.lat)}
        for place in (*gazetteer.places, *gazetteer.world)
        # A sensitive site's spot is told to nobody; of an area the mark says that its name is disputed.
        if place.id in used and (place.is_area or not place.sensitive)
    ]
    lands = [
        {**tell(place), "geometry": to_area(place.geometry)}
        for place in gazetteer.places
        if place.kind == "province" and place.geometry is not None
    ]
    line = Layer(
        name="frontier",
        title="Frontier",
        about="The line, as each depiction draws it",
        columns=_LINES,
        shape="MULTILINESTRING",
        **_columns(_LINES, _lines(gazetteer)),
    )
    places = Layer(
        name="places",
        title="Places named",
        about="Places of the gazetteer that articles name, each by a point that stands for it",
        columns=_SPOTS,
        shape="POINT",
        key="place_id",
        **_columns(_SPOTS, spots),
    )
    provinces = Layer(
        name="provinces",
        title="Provinces",
        about="The land on both sides of the line",
        columns=_LANDS,
        shape="MULTIPOLYGON",
        key="place_id",
        **_columns(_LANDS, lands),
    )
    return [line, places, provinces]


def _lines(gazetteer: Gazetteer) -> Iterator[dict[str, Any]]:
    settings, frontier = gazetteer.theatre.data["frontier"], gazetteer.frontier
    names = settings.get("depictions", {})
    lines = {"measured": ("line", frontier.line), "compared": ("other_line", frontier.other_line)}
    for part, (key, line) in lines.items():
        if part == "measured" or not line.equals(frontier.line):
            yield {
                "name": frontier.names.get("neutral", ""),
                "depiction": names.get(key, ""),
                "part": part,
                "length_km": round(frontier.measured_km, 1) if part == "measured" else None,
                "geometry": shapely.MultiLineString([line]),
            }


def _columns(columns: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    listed = list(rows)
    return {
        "values": {column: [row[column] for row in listed] for column in columns},
        "geometry": [row["geometry"] for row in listed],
    }
