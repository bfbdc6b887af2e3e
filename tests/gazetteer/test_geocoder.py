"""The gazetteer as a geopy geocoder."""

import socket

import pytest
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder as GeopyGeocoder
from geopy.point import Point

from gazetteer import Gazetteer, Geocoder


@pytest.fixture(scope="module")
def geocoder():
    return Geocoder()


def test_it_is_a_geopy_geocoder_that_opens_no_connection(geocoder, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert isinstance(geocoder, GeopyGeocoder)
    assert geocoder.geocode("Khost province").raw["id"] == "khost-province"


def test_a_location_has_latitude_before_longitude_as_geopy_does(geocoder):
    location = geocoder.geocode("Torkham crossing")
    place = Gazetteer.load().get(location.raw["id"])
    assert (location.latitude, location.longitude) == (place.lat, place.lon)
    assert location.address == place.label
    assert location.raw["radius_m"] == place.radius_m
    assert location.raw["why"]


def test_what_cannot_be_decided_is_none_and_lists_its_candidates_when_asked(geocoder):
    assert geocoder.geocode("Sarobi") is None
    candidates = geocoder.geocode("Sarobi", exactly_one=False)
    assert len(candidates) > 1
    scores = [each.raw["score"] for each in candidates]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("query", ["", "Atlantis", "Paktikia", "12345", "<b>"])
def test_an_unknown_name_is_none_and_never_the_nearest_spelling(geocoder, query):
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None


def test_reverse_gives_the_smallest_place_first_and_none_where_no_place_is(geocoder):
    places = geocoder.reverse(Point(33.9, 70.1), exactly_one=False)
    radii = [place.raw["radius_m"] for place in places]
    assert len(radii) > 1
    assert radii[0] == min(radii)
    assert geocoder.reverse("0, 0") is None


def test_reverse_of_what_is_no_point_says_so(geocoder):
    with pytest.raises(GeocoderQueryError, match="is no point"):
        geocoder.reverse("somewhere")
