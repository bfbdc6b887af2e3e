"""What lies where: polygons, circles, nearest places, and the data as a whole."""

import json
from types import ModuleType

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

import gazetteer
from gazetteer import Gazetteer, TheatreNotFound

G = Gazetteer.load("durand")
PROVINCES = [place for place in G.places if place.kind == "province"]
ROUND = [place for place in G.places if place.geometry is None]


@given(st.sampled_from(PROVINCES))
def test_a_point_within_a_province_is_at_that_province_and_its_country(province):
    point = province.geometry.representative_point()
    ids = [place.id for place in G.at(lat=point.y, lon=point.x)]
    assert province.id in ids
    assert {"AF": "afghanistan", "PK": "pakistan"}[province.country] in ids


@given(st.sampled_from(ROUND), st.floats(0, 360), st.floats(0, 0.98))
def test_a_point_within_its_radius_is_at_a_place(place, bearing, share):
    lon, lat, _ = Geod(ellps="WGS84").fwd(place.lon, place.lat, bearing, place.radius_m * share)
    found = G.at(lat=lat, lon=lon)
    assert place.id in [other.id for other in found]
    assert [other.radius_m for other in found] == sorted(other.radius_m for other in found)
    assert place.extent().contains(shapely.Point(lon, lat))


def test_nothing_of_the_theatre_lies_far_away():
    assert G.at(lat=0, lon=0) == ()


def test_the_nearest_places_come_in_order_with_metres():
    torkham = G.get("torkham-crossing")
    [(first, near), (_, far)] = G.nearest(lat=torkham.lat, lon=torkham.lon, kinds=["crossing"], n=2)
    assert (first.id, near) == ("torkham-crossing", pytest.approx(0))
    assert 1000 < far < 3000
    assert G.nearest(lat=34, lon=70, kinds=[], n=3) == ()


def test_provinces_are_all_there_with_polygons_and_codes():
    assert sorted(place.country for place in PROVINCES) == ["AF"] * 34 + ["PK"] * 7
    assert all(place.geometry.is_valid and dict(place.codes)["iso_3166_2"] for place in PROVINCES)
    assert dict(G.get("paktia-province").codes)["iso_3166_2"] == "AF-PIA"
    assert dict(G.get("paktika-province").codes)["iso_3166_2"] == "AF-PKA"
    # Khost lies east of Paktia, Paktika south of both.
    assert G.get("paktika-province").geometry.centroid.y < G.get("paktia-province").geometry.centroid.y


def test_names_are_tagged_in_four_languages():
    assert {name.language for name in G.get("torkham-crossing").names} == {"en", "ps", "prs", "ur"}


def test_demonyms_are_no_names_of_countries():
    names = {name.text for place in G.places for name in place.names}
    assert not names & {"Afghan", "Pak", "Pakistani", "Pak-Afghan border"}


def test_the_world_is_known_and_marked():
    assert not G.get("saudi-arabia").in_theatre
    assert not G.get("doha-city").in_theatre
    assert G.get("kabul-city").in_theatre
    assert len(G.world) > 300


def test_ids_are_unique_over_theatre_and_world():
    ids = [place.id for place in (*G.places, *G.world)]
    assert len(ids) == len(set(ids))


def test_the_base_has_both_countries_and_their_neighbours_and_is_small():
    codes = {feature["properties"]["code"] for feature in G.base["countries"]["features"]}
    assert {"AF", "PK", "IR", "IN", "CN", "TJ", "UZ", "TM"} <= codes
    assert len(json.dumps(G.base["countries"])) < 150_000
    assert all(
        shapely.geometry.shape(feature["geometry"]).is_valid for feature in G.base["countries"]["features"]
    )


def test_a_theatre_is_loaded_once_by_name_by_path_and_by_default():
    assert Gazetteer.load() is Gazetteer.load("durand") is Gazetteer.load(G.theatre.path)


def test_an_unknown_theatre_says_which_there_are(tmp_path):
    with pytest.raises(TheatreNotFound, match="durand"):
        Gazetteer.load(tmp_path)


def test_the_public_surface_is_what_all_says():
    public = {name for name in vars(gazetteer) if not name.startswith("_")}
    no_names_of_ours = {name for name in public if isinstance(getattr(gazetteer, name), ModuleType)}
    imported_for_types = {"TYPE_CHECKING", "Any", "import_module"}
    here = public - no_names_of_ours - imported_for_types | set(gazetteer._WHEN_ASKED_FOR)
    assert here == set(gazetteer.__all__) - {"__version__"}
    assert all(hasattr(gazetteer, name) for name in gazetteer.__all__)
