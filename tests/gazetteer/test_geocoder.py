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


def test_geopandas_asks_it_as_it_asks_geopys_own():
    from geopandas.tools import geocode, reverse_geocode
    from shapely import Point as ShapelyPoint

    table = geocode(["Torkham", "Xanadu", "15 km north of Khost", float("nan")], provider=Geocoder)
    assert table.crs == "EPSG:4326"
    assert table.geometry.is_empty.tolist() == [False, True, False, True]
    assert table.address[0] == "Torkham crossing"
    places = reverse_geocode([ShapelyPoint(70.1, 33.9), ShapelyPoint(0, 0)], provider=Geocoder)
    assert places.address[0] == "Parachinar"
    assert places.geometry.is_empty.tolist() == [False, True]


def test_it_is_awaited_with_an_asynchronous_adapter_and_with_limits():
    import asyncio

    from geopy.extra.rate_limiter import AsyncRateLimiter, RateLimiter

    from gazetteer import AsyncAdapter

    async def look_up():
        async with Geocoder(adapter_factory=AsyncAdapter) as asked:
            slow = AsyncRateLimiter(asked.geocode, min_delay_seconds=0.001)
            return [await slow("Torkham"), await asked.geocode("Sarobi"), await asked.reverse((33.9, 70.1))]

    torkham, none, parachinar = asyncio.run(look_up())
    assert torkham.raw["id"] == "torkham-crossing"
    assert none is None
    assert parachinar.raw["id"] == "parachinar-city"
    with Geocoder() as asked:
        assert RateLimiter(asked.geocode, min_delay_seconds=0.001)("Torkham").raw["id"] == "torkham-crossing"


def test_a_structured_query_is_read_as_nominatim_reads_it(geocoder):
    assert geocoder.geocode({"city": "Jalalabad", "state": "Nangarhar"}).raw["id"] == "jalalabad-city"
    assert geocoder.geocode({"state": "Kandahar"}).raw["kind"] == "province"
    assert geocoder.geocode({"city": "Kandahar"}).raw["kind"] == "city"
    with pytest.raises(GeocoderQueryError, match="no key of a query"):
        geocoder.geocode({"planet": "Mars"})
    with pytest.raises(GeocoderQueryError, match="no text"):
        geocoder.geocode(12)


def test_countries_and_boxes_narrow_what_a_name_can_mean(geocoder):
    assert geocoder.geocode("Quetta", country_codes="af") is None
    assert geocoder.geocode("Quetta", country_codes=["af", "pk"]).raw["country"] == "PK"
    box = [(32, 68), (33.5, 70)]
    assert geocoder.geocode("Sarobi", viewbox=box).raw["id"] == "sarobi-district-paktika"
    assert geocoder.geocode("Quetta", viewbox=box).raw["id"] == "quetta-city"
    assert geocoder.geocode("Quetta", viewbox=box, bounded=True) is None
    assert len(geocoder.geocode("Sarobi", exactly_one=False, limit=2)) == 2
    with pytest.raises(GeocoderQueryError, match="two corners"):
        geocoder.geocode("Quetta", viewbox=["here"])


def test_raw_tells_how_exact_it_is_and_the_ground_that_is_meant(geocoder):
    import json

    road = geocoder.geocode("Spin Boldak-Chaman road", geometry="geojson").raw
    assert {"id", "kind", "country", "admin1", "precision", "radius_m", "score", "why"} <= set(road)
    assert road["precision"] == "stretch"
    assert json.loads(json.dumps(road))["geometry"]["type"] == "Polygon"
    south, west, north, east = road["boundingbox"]
    assert 30.8 < south < north < 31.1
    assert 66.3 < west < east < 66.6
    assert geocoder.geocode("Khost province", geometry="wkt").raw["geometry"].startswith("POLYGON")
    assert geocoder.geocode("Torkham", language="ur").address == "تورخم"
    assert geocoder.geocode("Torkham", language="xx").address == "Torkham crossing"


def test_reverse_gives_the_chain_of_areas_and_the_nearest_name_when_asked(geocoder):
    chain = geocoder.reverse((34.29, 70.76), exactly_one=False, nearest=True)
    ids = [place.raw["id"] for place in chain]
    assert [place for place in ids if place.endswith(("-district", "-province", "afghanistan"))] == [
        "batikot-district",
        "nangarhar-province",
        "afghanistan",
    ]
    nearest = chain[0].raw["nearest"]
    assert nearest["label"]
    assert 0 < nearest["distance_m"] < 30_000
    assert "nearest" not in geocoder.reverse((34.29, 70.76)).raw


@pytest.mark.parametrize(
    ("point", "ids"),
    [
        ((34.115, 71.085), ["torkham-crossing", "bacha-maina-city"]),
        ((34.53, 69.17), ["kabul-city"]),
        (
            (33.1, 70.03),
            ["tochi-valley", "north-waziristan-district"],
        ),  # in no village: a vague one is not told
    ],
)
def test_reverse_tells_the_finest_place_first_and_no_vague_one(geocoder, point, ids):
    assert [place.raw["id"] for place in geocoder.reverse(point, exactly_one=False)][: len(ids)] == ids


def test_every_town_is_found_again_from_its_own_point_in_its_own_country(geocoder):
    towns = [place for place in Gazetteer.load().places if place.kind == "city" and place.rank in {1, 2, 3}]
    assert len(towns) > 30
    for town in towns:
        found = geocoder.reverse((town.lat, town.lon), exactly_one=False)
        assert town.country in {place.raw["country"] for place in found}, town.id
        assert any(
            place.raw["kind"] == "province" and place.raw["admin1"] == town.admin1 for place in found
        ), town.id
