"""A user's own places in a table: found and resolved beside the theatre's, which stay what they are."""

from __future__ import annotations

import geopandas
import pandas as pd
import pytest
import shapely

import gazetteer
from gazetteer import Gazetteer, PlacesError


@pytest.fixture(scope="module")
def durand():
    return Gazetteer.load("durand")


def test_a_place_of_a_table_is_found_and_known_by_where_it_lies(durand):
    mine = pd.DataFrame(
        {"name": ["Zumray Kalay"], "names": ["Zumrai Kalai; زمری کلی"], "lat": [33.4], "lon": [70.0]}
    )
    ours = durand.with_places(mine)
    [match] = ours.find("The shells hit Zumrai Kalai")
    place = ours.get(match.place_ids[0])
    assert (place.country, place.admin1, place.kind) == ("AF", "Khost", "city")
    assert ours.at(lat=33.4, lon=70.0)[0].id == place.id
    assert not durand.find("The shells hit Zumrai Kalai")


def test_the_id_of_a_place_without_one_is_made_of_name_and_spot_and_stays(durand):
    row = {"name": "Zumray Kalay", "lat": 33.4, "lon": 70.0}
    first = durand.with_places(pd.DataFrame([row])).places[-1].id
    other = durand.with_places(pd.DataFrame([{**row, "name": "Other"}, row])).places
    assert first == other[-1].id != other[-2].id


def test_polygons_in_any_reference_system_become_areas(durand):
    square = geopandas.GeoDataFrame(
        {"name": ["Zumray"], "kind": ["district"]}, geometry=[shapely.box(70, 33.3, 70.2, 33.5)], crs=4326
    )
    place = durand.with_places(square.to_crs(32642)).places[-1]
    assert place.is_area
    assert place.geometry.equals_exact(square.geometry[0].normalize(), 1e-6, normalize=True)
    assert (round(place.lat, 3), round(place.lon, 3)) == (33.4, 70.1)
    assert 10_000 < place.radius_m < 20_000


def test_a_name_that_the_theatre_has_keeps_its_usual_meaning(durand):
    mine = pd.DataFrame({"name": ["Khost"], "lat": [31.0], "lon": [65.0]})
    ours = durand.with_places(mine)
    assert ours.resolve("Khost") == durand.resolve("Khost")
    assert ours.find("in Khost")[0].place_ids[:-1] == durand.find("in Khost")[0].place_ids


def test_own_places_may_be_added_twice_with_their_credits(durand):
    one = durand.with_places(
        pd.DataFrame({"name": ["Zumray"], "lat": [33.4], "lon": [70.0]}), attribution="A"
    )
    two = one.with_places(pd.DataFrame({"name": ["Wolay"], "lat": [33.5], "lon": [70.0]}), attribution=["B"])
    assert two.attribution == (*durand.attribution, "A", "B")
    assert [place.name for place in two.places[-2:]] == ["Zumray", "Wolay"]


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"title": ["A"]}, "has no column name"),
        ({"name": ["A"]}, "neither the columns lat and lon nor a column geometry"),
        ({"name": ["A"], "lat": [95.0], "lon": [1.0]}, "row 0 .*degrees"),
        ({"name": ["A"], "lat": ["x"], "lon": [1.0]}, "row 0 .*'x'"),
        ({"name": ["7"], "lat": [33.0], "lon": [70.0]}, "row 0 .*no name of a place"),
        ({"name": ["A\u202eB"], "lat": [33.0], "lon": [70.0]}, "row 0 .*no name of a place"),
        ({"name": ["A"], "lat": [33.0], "lon": [70.0], "kind": ["moon"]}, "row 0 .*moon"),
        ({"name": ["A"], "lat": [33.0], "lon": [70.0], "id": ["khost-city"]}, "khost-city"),
        ({"name": ["A"], "lat": [33.0], "lon": [70.0], "radius_m": [-1]}, "row 0 .*radius_m"),
        ({"name": ["A"], "lat": [None], "lon": [70.0]}, "row 0 .*no number"),
    ],
)
def test_what_is_wrong_is_said_with_its_row(durand, columns, said):
    with pytest.raises(PlacesError, match=said):
        durand.with_places(pd.DataFrame(columns))


def test_a_geometry_without_a_reference_system_is_refused(durand):
    bare = geopandas.GeoDataFrame({"name": ["A"]}, geometry=[shapely.Point(70, 33)])
    with pytest.raises(PlacesError, match="set_crs"):
        durand.with_places(bare)


def test_incidents_are_placed_at_own_places_and_the_map_names_their_source(durand, tmp_path):
    import geo
    import maps

    ours = durand.with_places(
        pd.DataFrame({"name": ["Zumray Kalay"], "lat": [33.4], "lon": [70.0]}), attribution="Survey of A"
    )
    tmp_path.joinpath("a.txt").write_text("Two soldiers were killed in Zumray Kalay, the army said.")
    result = geo.build(geo.read(tmp_path), ours)
    assert list(result.incident_places["name"]) == ["Zumray Kalay"]
    assert "Survey of A" in maps.render(result).html


def test_the_error_is_public():
    assert issubclass(gazetteer.PlacesError, gazetteer.GazetteerError)
