"""Rows of the tables ``incident_places`` and ``areas``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from ..values import Precision
from .cell import join
from .reviews import Reviewed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer import Gazetteer

    from ..values import Dossier, IncidentPlace

# UCDP GED's where_prec and ACLED's geo_precision (codebooks; the design has the table). ACLED codes nothing
# at the level of a country, and neither has a code for "not known".
CODES: dict[Precision, tuple[int | None, int | None]] = {
    Precision.SITE: (1, 1),
    Precision.SETTLEMENT: (1, 1),
    Precision.NEAR_SETTLEMENT: (2, 2),
    Precision.DISTRICT: (3, 2),
    Precision.PROVINCE: (4, 3),
    Precision.STRETCH: (5, 3),
    Precision.COUNTRY: (6, None),
    Precision.NONE: (None, None),
}


def list_places(dossier: Dossier, gazetteer: Gazetteer) -> Iterator[dict[str, Any]]:
    """Yield a row for each incident and place."""
    reviewed = Reviewed(dossier)
    for key, place in _keyed(dossier):
        known = gazetteer.get(place.place_id) if place.place_id is not None else None
        where_prec, geo_precision = CODES[place.precision]
        yield {
            "incident_id": place.incident_id,
            "place_key": key,
            "place_id": place.place_id,
            "name": place.name,
            "label": known.label if known else place.name,
            "kind": place.kind,
            "country": known.country if known else "",
            "admin1": known.admin1 if known else "",
            "source": known.source if known else "",
            "precision": place.precision.value,
            "role": place.role,
            "alleged": place.alleged,
            "radius_m": place.radius_m,
            "side": place.side,
            "side_certain": place.side_certain,
            "km_from": place.km_from,
            "km_to": place.km_to,
            "distance_km": place.distance_km,
            "where_prec": where_prec,
            "geo_precision": geo_precision,
            "claim_ids": join(place.claim_ids),
            "review": reviewed.of_place(place.claim_ids, place.place_id),
            "geometry": place.point,
        }


def list_areas(dossier: Dossier) -> Iterator[dict[str, Any]]:
    """Yield a row for each incident and place that has an area."""
    for key, place in _keyed(dossier):
        if place.area is not None:
            yield {
                "incident_id": place.incident_id,
                "place_key": key,
                "name": place.name,
                "precision": place.precision.value,
                "geometry": place.area,
            }


def _keyed(dossier: Dossier) -> Iterator[tuple[str, IncidentPlace]]:
    # Counted from 1 within the incident, so that a key says which place it is to people too.
    seen: Counter[str] = Counter()
    for place in dossier.incident_places:
        seen[place.incident_id] += 1
        yield f"{place.incident_id}/{seen[place.incident_id]}", place
