"""Fighting "along the border in" a place is a piece of the frontier, not the whole place."""

import pytest

import geo
from gazetteer import Gazetteer
from geo import Precision

from .dossiers import article

G = Gazetteer.load("durand")


def places_of(text):
    return {
        place.place_id: place
        for place in geo.build([article(text, published="2025-11-02")], G).dossier.incident_places
    }


@pytest.mark.parametrize(
    "text",
    [
        "Heavy clashes erupted along the border in Kunar and Nangarhar provinces on Friday night.",
        "Both sides exchanged fire along the frontier in Kunar and Nangarhar on Friday.",
    ],
)
def test_a_list_behind_along_the_border_is_stretches(text):
    places = places_of(text)
    assert set(places) == {"kunar-province", "nangarhar-province"}
    for place in places.values():
        assert place.precision is Precision.STRETCH
        assert place.point is None
        assert place.km_from < place.km_to
        assert place.distance_km == 0
        assert (place.side, place.side_certain) == ("", False)


def test_the_stretch_follows_the_line_within_its_kilometres_and_no_further_than_its_width():
    (place,) = places_of("Clashes broke out in the border areas of Khost province on Friday.").values()
    middle = G.frontier.stretch(place.km_from, place.km_to).interpolate(0.5, normalized=True)
    assert place.area.contains(middle)
    off_line_m = [G.frontier.locate(lat=lat, lon=lon).distance_m for lon, lat in place.area.exterior.coords]
    assert max(off_line_m) == pytest.approx(10_000, rel=0.01)


@pytest.mark.parametrize(
    "text",
    [
        "Clashes broke out in Khost province on Friday.",
        "Clashes erupted along the border in Herat province on Friday.",
    ],
)
def test_without_the_border_or_away_from_it_the_province_stays_an_area(text):
    (place,) = places_of(text).values()
    assert place.precision is Precision.PROVINCE


def test_a_crossing_stays_a_point_wherever_the_border_is_named():
    places = places_of("Heavy clashes erupted along the border near the Torkham crossing on Friday.")
    assert places["torkham-crossing"].precision is not Precision.STRETCH
