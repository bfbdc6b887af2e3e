"""Places and answers as geopy's locations show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geopy.location import Location

from .query import at_place, precision_of

if TYPE_CHECKING:
    from .gazetteer import Gazetteer
    from .place import Place
    from .query import Answer


def name_in(place: Place, language: str | None) -> str:
    """Give a place's first name in a language, else its label."""
    if not language:
        return place.label
    wanted = language.casefold()
    for code in (wanted, wanted.partition("-")[0]):
        if code == "en":
            return place.label
        for name in place.names:
            if name.language.casefold() == code:
                return name.text
    return place.label


def describe(place: Place, score: float = 1.0, why: str = "contains the point") -> dict[str, Any]:
    """Give what a location's ``raw`` says of a place."""
    west, south, east, north = place.extent().bounds
    return {
        "id": place.id,
        "kind": place.kind,
        "country": place.country,
        "admin1": place.admin1,
        "precision": precision_of(place),
        "radius_m": place.radius_m,
        "score": score,
        "why": why,
        "boundingbox": [float(south), float(west), float(north), float(east)],
    }


def locate(answer: Answer, language: str | None, geometry: str | None) -> Location:
    """Show an answer as a location."""
    assert answer.place is not None
    ground = answer.extent()
    assert ground is not None
    west, south, east, north = ground.bounds
    raw: dict[str, Any] = {
        "id": answer.place_id,
        "label": answer.label,
        "kind": answer.kind,
        "country": answer.country,
        "admin1": answer.admin1,
        "precision": answer.precision,
        "radius_m": answer.radius_m,
        "score": answer.score,
        "why": answer.why,
        "boundingbox": [float(south), float(west), float(north), float(east)],
    }
    if geometry == "geojson":
        raw["geometry"] = ground.__geo_interface__
    elif geometry == "wkt":
        raw["geometry"] = ground.wkt
    plain = answer.label == answer.place.label
    address = name_in(answer.place, language) if plain else answer.label
    return Location(address, (answer.lat, answer.lon), raw)


def list_candidates(gazetteer: Gazetteer, answer: Answer) -> list[Answer]:
    """Give every place that was weighed for an answer, the likeliest first, each as an answer of its own."""
    places = dict.fromkeys(place_id for place_id, _, _ in answer.candidates)
    told = {place_id: (score, why) for place_id, score, why in reversed(answer.candidates)}
    return [at_place(answer.query, gazetteer.get(place_id), *told[place_id]) for place_id in places]
