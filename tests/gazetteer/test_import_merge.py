"""Merging: nothing is decided silently, the order of inputs changes nothing, and an import of an import is the same."""

from __future__ import annotations

import csv
import io
from itertools import permutations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gazetteer import Gazetteer, PlacesError, import_places

from . import foreign_places as made

KHOST = (33.339, 69.919)  # the town, as the theatre has it


@pytest.fixture
def dump(tmp_path):
    def write(*rows, name="AF"):
        return made.write_geonames(tmp_path / f"{name}.zip", rows)

    return write


def conflicts_of(found):
    return {row["id"]: row for row in csv.DictReader(io.StringIO(found.conflicts_csv()))}


def test_a_record_near_a_place_of_its_name_is_that_place_and_adds_its_codes(dump, tmp_path):
    town = Gazetteer.load("durand").get("khost-city")
    found = import_places(dump(made.dump_row(1, "Khost", town.lat + 0.01, town.lon, also="Zumraygarh")))
    assert (found.matched, found.new, found.conflicts) == (1, 0, ())
    path = tmp_path / "a.clg"
    path.write_bytes(found.to_bytes())
    ours = Gazetteer.load("durand", extra=path)
    assert dict(ours.get("khost-city").codes)["geonames"] in {"1", dict(town.codes).get("geonames")}
    assert ours.weigh("Zumraygarh").candidates[0][0] == "khost-city"
    assert [match.surface for match in ours.find("Shells fell in Zumraygarh.")] == ["Zumraygarh"]
    assert ours.find("He met Zumraygarh Khan.") == ()


def test_areas_are_known_by_their_bare_names(dump, tmp_path):
    known = Gazetteer.load("durand").get("spin-boldak-district")
    found = import_places(
        dump(
            made.dump_row(1, "Spin Boldak District", known.lat, known.lon, code="ADM2", cls="A"),
            made.dump_row(2, "Zumray District", 33.45, 70.05, code="ADM2", cls="A"),
        )
    )
    assert (found.matched, found.new, found.conflicts) == (1, 1, ())
    path = tmp_path / "a.clg"
    path.write_bytes(found.to_bytes())
    ours = Gazetteer.load("durand", extra=path)
    assert ours.get("geonames-2").name == "Zumray"
    [match] = ours.find("They fled to Zumray district.")
    assert (match.place_ids, match.kind_word) == (("geonames-2",), "district")
    assert import_places(path).to_bytes() == path.read_bytes()


def test_what_cannot_be_told_is_in_no_gazetteer_but_in_the_table(dump, tmp_path):
    town = Gazetteer.load("durand").get("khost-city")
    path = dump(
        made.dump_row(1, "Khost", town.lat + 0.1, town.lon),  # eleven kilometres off
        made.dump_row(2, "Torkham", 34.12, 71.09),
        made.dump_row(3, "Zumray", 33.45, 70.05, cc="PK"),
        made.dump_row(4, "Atlantis Province", 33.45, 70.05, code="ADM1", cls="A"),
    )
    found = import_places(path)
    told = conflicts_of(found)
    assert told["geonames-1"]["candidates"] == "khost-city"
    assert told["geonames-1"]["distance_km"] == "11.1"
    assert told["geonames-3"]["why"] == "says that it is in PK, and lies in AF"
    assert told["geonames-4"]["candidates"] == "khost-province"
    assert found.matched + found.new + len(found.conflicts) == 4
    assert {row["decision"] for row in told.values()} == {""}


def test_two_records_of_one_source_are_not_one_place(dump):
    town = Gazetteer.load("durand").get("khost-city")
    rows = [made.dump_row(number, "Khost", town.lat + number / 1000, town.lon) for number in (1, 2)]
    found = import_places(dump(*rows))
    assert found.matched == 0
    assert {conflict.record.id for conflict in found.conflicts} == {"geonames-1", "geonames-2"}


def test_decisions_are_followed_and_kept_in_the_file(dump, tmp_path):
    town = Gazetteer.load("durand").get("khost-city")
    source = dump(
        *(made.dump_row(number, "Khost", town.lat + 0.1, town.lon + number / 100) for number in (1, 2, 3))
    )
    first = import_places(source)
    assert len(first.conflicts) == 3
    rows = list(csv.DictReader(io.StringIO(first.conflicts_csv())))
    for row, decision in zip(rows, ("same", "new", "leave"), strict=True):
        row["decision"] = decision
    table = tmp_path / "decided.csv"
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    second = import_places(source, decisions=table)
    assert (second.matched, second.new, second.conflicts) == (1, 1, ())
    kept = tmp_path / "a.clg"
    kept.write_bytes(second.to_bytes())
    assert import_places(kept, source).to_bytes() == second.to_bytes()
    table.write_text("decision,id,candidates\nperhaps,geonames-1,khost-city\n")
    with pytest.raises(PlacesError, match=r"decided\.csv:2: .*perhaps"):
        import_places(source, decisions=table)


def test_places_of_several_sources_become_one_with_all_licences(dump, tmp_path):
    village = made.feature(
        {"@id": "node/5", "place": "village", "name": "زمری", "name:en": "Zumray"}, made.point(33.415, 70.01)
    )
    other = made.write_geojson(tmp_path / "o.geojson", [village])
    found = import_places(dump(made.dump_row(1, "Zumray", 33.41, 70.01)), other)
    assert found.new == 1
    [first, second] = found.stock.records_of(0)
    assert (first.id, first.licence, second.id, second.licence) == (
        "geonames-1", "CC BY 4.0", "osm-node-5", "ODbL 1.0",
    )  # fmt: skip
    path = tmp_path / "a.clg"
    path.write_bytes(found.to_bytes())
    ours = Gazetteer.load("durand", extra=path)
    assert [name.text for name in ours.get("geonames-1").names] == ["Zumray", "زمری"]
    assert "osm-node-5" not in ours
    assert len(ours.attribution) == len(Gazetteer.load("durand").attribution) + 2


def test_where_it_cannot_be_told_which_is_the_same_none_are_joined(dump, tmp_path):
    rows = [made.dump_row(number, "Zumray", 33.41 + number / 1000, 70.01) for number in (1, 2)]
    village = made.feature({"@id": "node/5", "place": "village", "name": "Zumray"}, made.point(33.412, 70.01))
    found = import_places(dump(*rows), made.write_geojson(tmp_path / "o.geojson", [village]))
    assert found.new == 3
    assert len(found.alike) == 3
    assert conflicts_of(found)["osm-node-5"]["candidates"] == "geonames-1 geonames-2"


def test_two_versions_of_a_record_are_a_persons_to_choose_from(dump):
    one = dump(made.dump_row(1, "Zumray", 33.41, 70.01), name="A")
    other = dump(made.dump_row(1, "Zumrai", 33.41, 70.01), name="B")
    for inputs in ((one, other), (other, one)):
        found = import_places(*inputs)
        assert found.new == 0
        assert [conflict.record.names[0].text for conflict in found.conflicts] == ["Zumrai"]


def test_the_order_of_inputs_changes_nothing_and_twice_is_once(dump, tmp_path):
    town = Gazetteer.load("durand").get("khost-city")
    one = dump(
        made.dump_row(1, "Zumray", 33.41, 70.01),
        made.dump_row(2, "Khost", town.lat, town.lon),
        made.dump_row(3, "Wolay", 33.45, 70.05),
    )
    village = made.feature({"@id": "node/5", "place": "village", "name": "Zumray"}, made.point(33.41, 70.01))
    other = made.write_geojson(tmp_path / "o.geojson", [village])
    third = pd.DataFrame({"name": ["Zumray", "Wolay"], "lat": [33.41, 33.9], "lon": [70.011, 70.9]})
    settings_ = {"licence": "CC0", "source": "mine"}
    results = {
        import_places(*inputs, **settings_).to_bytes()
        for inputs in [*permutations((one, other, third)), (one, other, third, one, third)]
    }
    assert len(results) == 1
    kept = tmp_path / "a.clg"
    kept.write_bytes(results.pop())
    assert import_places(kept).to_bytes() == kept.read_bytes()
    assert import_places(kept, one, other, third, **settings_).to_bytes() == kept.read_bytes()


names = st.sampled_from(["Zumray", "Wolay", "Khost", "Torkham", "Bar Kalay", "Deh Now"])
spots = st.tuples(st.integers(0, 6), st.integers(0, 6))
tables = st.lists(
    st.tuples(names, spots, st.sampled_from(["city", "district", "crossing"])), max_size=8, unique=True
)


@given(st.lists(tables, min_size=2, max_size=3), st.randoms(use_true_random=False))
@settings(max_examples=12)
def test_merging_does_not_depend_on_order(drawn, chance):
    frames = [
        pd.DataFrame(
            [
                {"id": f"s{number}-{row}", "name": name, "kind": kind, "lat": 33.3 + north / 100, "lon": 69.9 + east / 100}
                for row, (name, (north, east), kind) in enumerate(rows)
            ],
            columns=["id", "name", "kind", "lat", "lon"],
        )
        for number, rows in enumerate(drawn)
    ]  # fmt: skip

    first = import_places(*frames, licence="CC0")
    shuffled = [frame.sample(frac=1, random_state=chance.randrange(1000)) for frame in frames]
    chance.shuffle(shuffled)
    second = import_places(*shuffled, licence="CC0")
    assert first.to_bytes() == second.to_bytes()
    assert first.conflicts_csv() == second.conflicts_csv()
    # Nothing is lost: each record is in the file, or in the table for a person.
    kept = set(first.stock.texts["id"])
    told = {conflict.record.id for conflict in first.conflicts}
    assert kept | told == {place_id for frame in frames for place_id in frame["id"]}
    assert not kept & told
