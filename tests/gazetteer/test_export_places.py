"""Exported places, read back: nothing is lost but what is sensitive, and every row says whose it is."""

from __future__ import annotations

import csv
import io
import json

import geopandas
import pandas as pd
import pytest

from gazetteer import Gazetteer, PlacesError, export_places, import_places

from . import foreign_places as made


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    folder = tmp_path_factory.mktemp("export")
    village = made.feature(
        {"@id": "node/5", "place": "village", "name": "زمری", "name:en": "Zumray"}, made.point(33.415, 70.01)
    )
    area = made.feature(
        {"@id": "relation/8", "boundary": "administrative", "admin_level": "6", "name": "Zumristan"},
        made.square(33.45, 70.05),
    )
    found = import_places(
        made.write_geonames(folder / "AF.zip", [made.dump_row(1, "Zumray", 33.41, 70.01, also="Zumrai")]),
        made.write_geojson(folder / "o.geojson", [village, area]),
    )
    path = folder / "a.clg"
    path.write_bytes(found.to_bytes())
    return Gazetteer.load("durand", extra=path)


def essence(place):
    names = frozenset((name.text, name.language) for name in place.names)
    return (
        *(place.id, place.name, names, place.kind, place.country, place.admin1, place.lat, place.lon),
        *(place.radius_m, frozenset(place.codes), place.rank, place.confidence),
        place.geometry.wkt if place.geometry is not None else None,
    )


@pytest.mark.parametrize("form", ["json", "csv"])
def test_imported_places_come_back_as_they_were(ours, tmp_path, form):
    path = tmp_path / f"a.{form}"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(export_places(ours, form, imported_only=True))
    found = import_places(path)
    again = tmp_path / "again.clg"
    again.write_bytes(found.to_bytes())
    back = Gazetteer.load("durand", extra=again)
    for place_id in ("geonames-1", "osm-relation-8"):
        given, taken = essence(ours.get(place_id)), essence(back.get(place_id))
        assert given[:-1] == taken[:-1]
        assert form == "csv" or given[-1] == taken[-1]
    assert found.new == 2
    assert set(ours.attribution) >= {"Places © OpenStreetMap contributors, ODbL 1.0"}
    assert [record.licence for number in (0, 1) for record in found.stock.records_of(number)] == [
        "CC BY 4.0; ODbL 1.0",
        "ODbL 1.0",
    ]
    assert {source.key: source.licence for source in found.stock.sources}.keys() == {"geonames", "osm"}


@pytest.mark.parametrize("form", ["json", "csv"])
def test_the_theatre_read_back_into_itself_is_itself(tmp_path, form):
    durand = Gazetteer.load("durand")
    path = tmp_path / f"a.{form}"
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(export_places(durand, form))
    found = import_places(path)
    told = [
        place
        for place in durand.places
        if not (place.sensitive and place.kind in {"post", "pass", "landmark"})
    ]
    assert (found.matched, found.new, found.conflicts, found.unread) == (len(told), 0, (), 0)


def test_linked_places_are_geojson_with_certainty_types_and_links(ours):
    whole = json.loads("".join(export_places(ours, "json")))
    by_id = {feature["@id"]: feature for feature in whole["features"]}
    assert len(by_id) == len(whole["features"]) > 1000
    zumray = by_id["urn:clashline:place:geonames-1"]
    assert zumray["properties"]["licence"] == "CC BY 4.0; ODbL 1.0"
    assert zumray["properties"]["ccodes"] == ["AF"]
    assert zumray["properties"]["fclasses"] == ["P"]
    assert zumray["geometry"]["geometries"][0]["certainty"] == "less-certain"
    assert zumray["types"] == [{"label": "city", "identifier": "aat:300008347"}]
    assert {"type": "exactMatch", "identifier": "https://www.geonames.org/1"} in zumray["links"]
    assert zumray["names"][0]["citations"] == [{"label": "geonames-1; osm-node-5"}]
    torkham = by_id["urn:clashline:place:torkham-crossing"]
    assert torkham["properties"]["source"] == "durand"
    assert torkham["names"][0]["citations"][0]["label"]


def test_geojson_opens_as_a_layer(ours, tmp_path):
    path = tmp_path / "a.geojson"
    path.write_text("".join(export_places(ours, "geojson")), encoding="utf-8")
    frame = geopandas.read_file(path)
    assert frame.crs.to_epsg() == 4326
    assert frame.loc[frame["id"] == "osm-relation-8", "geometry"].iloc[0].geom_type == "Polygon"


def test_sensitive_sites_and_formulas_are_in_no_export():
    durand = Gazetteer.load("durand")
    mine = pd.DataFrame(
        {"name": ["Hidden Post", "Open Post"], "lat": [33.4, 33.5], "lon": [70.0, 70.1], "kind": "post", "sensitive": ["yes", ""]}
    )  # fmt: skip
    ours = durand.with_places(mine, attribution="Me")
    for form in ("json", "csv", "geojson"):
        text = "".join(export_places(ours, form))
        assert "Hidden Post" not in text
        assert "Open Post" in text
    rows = list(csv.reader(io.StringIO("".join(export_places(ours, "csv")))))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+@\t")]
    with pytest.raises(PlacesError, match="json, csv, geojson"):
        export_places(durand, "xlsx")
