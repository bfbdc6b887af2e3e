"""A town and the province or district of its name are one place of an incident."""

import geo
from gazetteer import Gazetteer
from geo import Precision

from .dossiers import article

G = Gazetteer.load("durand")


def places_of(*texts):
    articles = [article(text, published="2025-11-02") for text in texts]
    dossier = geo.build(articles, G).dossier
    (incident,) = dossier.incidents
    return incident, {place.place_id: place for place in dossier.incident_places}


def test_the_town_stands_where_another_report_names_its_province():
    incident, places = places_of(
        "Air strikes hit the city of Kabul on Saturday, witnesses said.",
        "Air strikes hit Kabul province on Saturday, police said.",
    )
    assert set(places) == {"kabul-city"}
    assert places["kabul-city"].precision is Precision.SETTLEMENT
    assert set(places["kabul-city"].claim_ids) == set(incident.claim_ids)


def test_places_of_different_names_stay_two():
    _, places = places_of(
        "Air strikes hit the city of Jalalabad and Kabul province on Saturday, witnesses said."
    )
    assert set(places) == {"jalalabad-city", "kabul-province"}
