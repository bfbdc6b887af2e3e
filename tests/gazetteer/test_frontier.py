"""The frontier: lengths, kilometres, sides and their certainty, pieces of the line."""

import itertools

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Geod

from gazetteer import Gazetteer

G = Gazetteer.load("durand")
F = G.frontier
WGS84 = Geod(ellps="WGS84")
KM = st.floats(min_value=0, max_value=2640)


def locate(place_id):
    place = G.get(place_id)
    return F.locate(lat=place.lat, lon=place.lon)


def test_the_length_is_the_published_one_and_the_measured_one_is_told():
    assert F.length_km == 2640
    assert F.measured_km == pytest.approx(WGS84.geometry_length(F.line) / 1000)
    assert F.measured_km == pytest.approx(2669, abs=1)


def test_a_gate_on_the_line_has_no_certain_side():
    found = locate("torkham-crossing")
    assert found.distance_m < 200
    assert not found.side_certain
    assert not locate("nawa-pass-crossing").side_certain


@pytest.mark.parametrize(
    ("place_id", "side"), [("kabul-city", "AF"), ("kandahar-city", "AF"), ("peshawar-city", "PK"), ("quetta-city", "PK"),
                           ("parachinar-city", "PK"), ("zaranj-city", "AF"), ("wakhan-district", "AF")]
)  # fmt: skip
def test_a_town_off_the_line_has_a_certain_side(place_id, side):
    found = locate(place_id)
    assert (found.side, found.side_certain) == (side, True)


def test_no_town_of_the_data_lies_for_certain_on_the_wrong_side():
    wrong = [
        place.id
        for place in G.places
        if place.kind in ("city", "district", "post")
        and (found := F.locate(lat=place.lat, lon=place.lon)).side_certain
        and found.side != place.country
    ]
    assert wrong == []


@pytest.mark.parametrize(("lat", "lon"), [(36.3, 59.6), (38.5, 68.8), (28.6, 77.2), (39.5, 76.0)])
def test_a_point_in_neither_country_has_no_side(lat, lon):
    found = F.locate(lat=lat, lon=lon)
    assert (found.side, found.side_certain) == ("", False)


def test_kilometres_of_the_crossings_grow_from_north_east_to_south_west():
    order = ["shah-salim-crossing", "arandu-crossing", "nawa-pass-crossing", "torkham-crossing", "kharlachi-crossing",
             "ghulam-khan-crossing", "angoor-ada-crossing", "badini-crossing", "chaman-crossing", "bahramcha-crossing",
             "robat-crossing"]  # fmt: skip
    kilometres = [locate(place_id).km for place_id in order]
    assert kilometres == sorted(kilometres)


def test_scaled_and_unscaled_kilometres_differ_by_one_factor():
    found = locate("chaman-crossing")
    assert found.km / found.km_unscaled == pytest.approx(2640 / F.measured_km)


@given(KM, KM)
def test_the_ends_of_a_stretch_lie_at_its_kilometres(one, other):
    start, end = sorted((one, other))
    if end - start < 0.01:
        return
    piece = F.stretch(start, end)
    first, last = (F.locate(lat=y, lon=x) for x, y in (piece.coords[0], piece.coords[-1]))
    assert first.distance_m < 1
    assert last.distance_m < 1
    assert first.km == pytest.approx(start, abs=0.01)
    assert last.km == pytest.approx(end, abs=0.01)
    assert WGS84.geometry_length(piece) / 1000 * 2640 / F.measured_km == pytest.approx(end - start, abs=0.01)


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (7, 5), (0, 2641), (float("nan"), 5)])
def test_a_stretch_off_the_line_is_refused(start, end):
    with pytest.raises(ValueError, match="2640"):
        F.stretch(start, end)


@given(st.floats(min_value=28, max_value=38), st.floats(min_value=60, max_value=76))
def test_the_distance_is_that_to_the_nearest_point_of_the_line(lat, lon):
    found = F.locate(lat=lat, lon=lon)
    vertices = np.asarray(F.line.segmentize(0.005).coords)
    count = len(vertices)
    _, _, metres = WGS84.inv([lon] * count, [lat] * count, vertices[:, 0], vertices[:, 1])
    # Vertices 500 m apart: the nearest is at most as much further as half of that may add.
    assert found.distance_m <= metres.min() * 1.001 + 2
    assert found.distance_m >= min(metres.min() * 0.999 - 2, np.sqrt(max(metres.min() ** 2 - 300**2, 0)) - 2)


def test_many_points_are_located_as_each_alone():
    places = G.places[:50]
    many = F.locate_many([place.lat for place in places], [place.lon for place in places])
    assert many == tuple(F.locate(lat=place.lat, lon=place.lon) for place in places)
    assert F.locate_many([], []) == ()


def test_provinces_border_on_the_line_in_order_and_without_gaps():
    bordering = [
        F.along(place.id) for place in G.places if place.kind == "province" and place.country == "AF"
    ]
    pieces = sorted(piece for piece in bordering if piece)
    assert pieces[0][0] == 0
    assert pieces[-1][1] == pytest.approx(2640)
    assert all(0 < other[0] - one[1] < 2 for one, other in itertools.pairwise(pieces))


def test_what_does_not_border_on_the_line_has_no_piece_of_it():
    assert F.along("herat-province") is None
    assert F.along("lahore-city") is None
    assert F.along("no-such-place") is None


def test_a_district_on_the_line_has_its_piece_within_its_province():
    start, end = F.along("kurram-district")
    province = F.along("khyber-pakhtunkhwa-province")
    assert province[0] < start < end < province[1]


def test_of_every_place_on_the_line_its_piece_can_be_cut():
    pieces = [piece for place in G.places if (piece := F.along(place.id)) and piece[0] < piece[1]]
    assert any(piece[1] > 2639 for piece in pieces)
    assert all(F.stretch(*piece).length > 0 for piece in pieces)


@pytest.mark.parametrize(("lat", "lon"), [(95, 71), (34, 181), (float("nan"), 71), (34, float("inf"))])
def test_what_is_no_latitude_or_longitude_is_refused(lat, lon):
    with pytest.raises(ValueError, match="must be degrees"):
        F.locate(lat=lat, lon=lon)


def test_both_depictions_and_the_names_are_there():
    assert isinstance(F.line, shapely.LineString)
    assert isinstance(F.other_line, shapely.LineString)
    assert set(F.names) == {"AF", "PK", "neutral"}
