"""Each form of other people's gazetteers is read as its makers publish it."""

from __future__ import annotations

import csv

import geopandas
import pytest
import shapely

from gazetteer import Gazetteer, PlacesError, import_places

from . import foreign_places as made


def load(found, tmp_path):
    path = tmp_path / "made.clg"
    path.write_bytes(found.to_bytes())
    return Gazetteer.load("durand", extra=path)


def test_a_geonames_dump_gives_kinds_names_ranks_and_codes(tmp_path):
    rows = [
        made.dump_row(
            11, "Zumray Kalay", 33.41, 70.01, also="Zumrai,زمری کلی,https://en.wikipedia.org/wiki/Z"
        ),
        made.dump_row(12, "Zumray Pass", 33.5, 70.2, code="PASS", cls="T"),
        made.dump_row(13, "Zumrabad", 33.45, 70.05, code="PPLA2", people=60_000),
        made.dump_row(14, "Zumray Stream", 33.6, 70.3, code="STM", cls="H"),
        made.dump_row(15, "Old Zumray", 33.6, 70.3, code="PPLW"),
    ]
    found = import_places(made.write_geonames(tmp_path / "AF.zip", rows))
    ours = load(found, tmp_path)
    village, gap, town = (ours.get(f"geonames-{number}") for number in (11, 12, 13))
    assert [name.text for name in village.names] == ["Zumray Kalay", "Zumrai", "زمری کلی"]
    assert (village.kind, village.country, village.admin1, village.rank) == ("city", "AF", "Khost", 0)
    assert dict(village.codes) == {"geonames": "11"}
    assert (gap.kind, town.rank) == ("pass", 2)
    assert "geonames-14" not in ours
    assert "geonames-15" not in ours
    assert found.read == {"geonames": 3}
    assert ours.attribution[-1] == "Places: GeoNames, CC BY 4.0"


def test_openstreetmap_as_overpass_writes_it(tmp_path):
    features = [
        made.feature(
            {
                "@id": "node/5",
                "place": "village",
                "name": "زمری",
                "name:en": "Zumray",
                "alt_name": "Zumrai;Zumry",
            },
            made.point(33.41, 70.01),
        ),
        made.feature(
            {"@id": "node/6", "barrier": "border_control", "name": "Zumray Gate"}, made.point(33.3, 70.1)
        ),
        made.feature(
            {"@id": "node/7", "mountain_pass": "yes", "name": "Zumray Kotal"}, made.point(33.3, 70.2)
        ),
        made.feature(
            {"@id": "relation/8", "boundary": "administrative", "admin_level": "6", "name": "Zumristan"},
            made.square(33.45, 70.05),
        ),
        made.feature({"@id": "node/9", "shop": "bakery", "name": "Zumray Bread"}, made.point(33.3, 70.2)),
    ]
    ours = load(import_places(made.write_geojson(tmp_path / "a.geojson", features)), tmp_path)
    village = ours.get("osm-node-5")
    assert (village.name, [name.text for name in village.names]) == (
        "Zumray",
        ["Zumray", "زمری", "Zumrai", "Zumry"],
    )
    assert [ours.get(f"osm-{number}").kind for number in ("node-6", "node-7", "relation-8")] == [
        "crossing",
        "pass",
        "district",
    ]
    area = ours.get("osm-relation-8")
    assert area.geometry.bounds == pytest.approx((69.95, 33.35, 70.15, 33.55))
    assert "osm-node-9" not in ours
    assert ours.attribution[-1] == "Places © OpenStreetMap contributors, ODbL 1.0"


def test_openstreetmap_as_gdal_writes_it_in_a_geopackage(tmp_path):
    path = made.write_geopackage(
        tmp_path / "a.gpkg",
        "points",
        ["osm_id", "name", "place", "other_tags"],
        [(made.point(33.41, 70.01), "5", "Zumray", "town", '"name:ps"=>"زمری","population"=>"600000"')],
    )
    place = load(import_places(path), tmp_path).get("osm-node-5")
    assert (place.rank, place.names[-1].language, place.names[-1].text) == (1, "ps", "زمری")


def test_a_geopackage_of_geofabrik_and_one_in_another_reference_system(tmp_path):
    path = made.write_geopackage(
        tmp_path / "g.gpkg",
        "gis_osm_places_free",
        ["osm_id", "fclass", "name"],
        [(made.point(33.41, 70.01), "5", "village", "Zumray")],
    )
    assert "osm-node-5" in load(import_places(path), tmp_path)
    other = tmp_path / "utm.gpkg"
    geopandas.GeoDataFrame({"place": ["town"]}, geometry=[shapely.Point(5e5, 3e6)], crs=32642).to_file(other)
    with pytest.raises(PlacesError, match="EPSG:4326"):
        import_places(other)


@pytest.mark.parametrize("form", ["geojson", "gpkg", "shp"])
@pytest.mark.parametrize(
    "columns",
    [
        {"ADM0_PCODE": "AF", "ADM1_EN": "Khost", "ADM1_PCODE": "AF14", "ADM2_EN": "Zumray", "ADM2_FA": "زمری", "ADM2_PCODE": "AF1499"},
        {"iso2": "AF", "adm1_name": "Khost", "adm1_pcode": "AF14", "adm2_name": "Zumray", "adm2_name1": "زمری", "lang": "en", "lang1": "fa", "adm2_pcode": "AF1499"},
    ],
    ids=["ADM2_EN", "adm2_name"],
)  # fmt: skip
def test_administrative_areas_with_codes_in_both_spellings(tmp_path, columns, form):
    frame = geopandas.GeoDataFrame(
        {key: [value] for key, value in columns.items()},
        geometry=[shapely.geometry.shape(made.square(33.45, 70.05))],
        crs=4326,
    )
    path = tmp_path / f"a.{form}"
    frame.to_file(path, encoding="utf-8")
    with pytest.raises(PlacesError, match="--licence"):
        import_places(path)
    ours = load(import_places(path, licence="CC BY-IGO"), tmp_path)
    place = ours.get("cod-AF1499")
    assert (place.kind, place.country, place.admin1, place.name) == ("district", "AF", "Khost", "Zumray")
    assert ("زمری", "fa") in [(name.text, name.language) for name in place.names]
    assert dict(place.codes)["pcode"] == "AF1499"
    assert ours.attribution[-1] == "Places: OCHA COD-AB, CC BY-IGO"
    assert ours.at(lat=33.45, lon=70.05)[0].id == "cod-AF1499" or place in ours.at(lat=33.45, lon=70.05)


def test_the_codes_and_outline_of_a_district_come_to_the_theatres_own(tmp_path):
    durand = Gazetteer.load("durand")
    known = next(place for place in durand.places if place.kind == "district" and place.geometry is None)
    columns = {"ADM2_EN": known.name, "ADM2_PCODE": "XX0101", "ADM0_PCODE": known.country}
    path = made.write_geojson(
        tmp_path / "a.geojson", [made.feature(columns, made.square(known.lat, known.lon, 0.05))]
    )
    found = import_places(path, licence="CC BY-IGO")
    assert (found.matched, found.new) == (1, 0)
    place = load(found, tmp_path).get(known.id)
    assert dict(place.codes)["pcode"] in {"XX0101", dict(known.codes).get("pcode")}
    assert place.geometry is not None
    assert place.names == known.names


def test_whos_on_first_as_sqlite_as_geojson_and_as_csv(tmp_path):
    bundle = made.write_wof(
        tmp_path / "whosonfirst.db",
        [(101, "Zumray", "locality", "AF", 33.41, 70.01, 1), (102, "Gone", "locality", "AF", 33.4, 70.0, 0)],
        names=[(101, "pus", "زمری"), (101, "eng", "Zumrai"), (999, "eng", "Nobody")],
        concordances=[(101, "11", "gn:id"), (101, "Q5", "wd:id"), (101, "7", "xx:id")],
    )
    ours = load(import_places(bundle), tmp_path)
    place = ours.get("wof-101")
    assert {(name.text, name.language) for name in place.names} == {
        ("Zumray", "und"),
        ("Zumrai", "en"),
        ("زمری", "ps"),
    }
    assert dict(place.codes) == {"geonames": "11", "wikidata": "Q5", "wof": "101"}
    assert "wof-102" not in ours
    record = made.feature(
        {"wof:id": 101, "wof:name": "Zumray", "wof:placetype": "locality", "iso:country": "AF",
         "name:pus_x_preferred": ["زمری"], "lbl:latitude": 33.41, "lbl:longitude": 70.01, "mz:is_current": 1,
         "wof:concordances": {"gn:id": 11}},
        made.point(33.4, 70.0),
    )  # fmt: skip
    gone = made.feature(
        {**record["properties"], "wof:id": 103, "wof:superseded_by": [101]}, record["geometry"]
    )
    ours = load(import_places(made.write_geojson(tmp_path / "w.geojson", [record, gone])), tmp_path)
    assert (ours.get("wof-101").lat, "wof-103" in ours) == (33.41, False)
    meta = tmp_path / "meta.csv"
    with meta.open("w", newline="") as file:
        writer = csv.DictWriter(
            file, ["deprecated", "geom_latitude", "geom_longitude", "id", "iso_country", "name", "parent_id", "placetype", "superseded_by"]
        )  # fmt: skip
        writer.writeheader()
        row = {
            "geom_latitude": 33.4,
            "geom_longitude": 70.0,
            "iso_country": "AF",
            "parent_id": 1,
            "placetype": "locality",
        }
        writer.writerow({**row, "id": 101, "name": "Zumray"})
        writer.writerow({**row, "id": 102, "name": "Gone", "superseded_by": "101"})
    assert import_places(meta).read == {"wof": 1}


def test_linked_places(tmp_path):
    place = made.feature(
        {"title": "Zumray (AF)", "ccodes": ["AF"]},
        {
            "type": "GeometryCollection",
            "geometries": [{**made.point(33.41, 70.01), "certainty": "less-certain"}],
        },
        **{
            "@id": "http://mygaz.org/places/p_12345",
            "names": [{"toponym": "Zumray", "lang": "en"}, {"toponym": "زمری", "lang": "ps"}],
            "types": [
                {"identifier": "aat:300008375", "label": "town", "sourceLabels": [{"label": "Bazaar"}]}
            ],
            "links": [
                {"type": "exactMatch", "identifier": "http://www.geonames.org/11/"},
                {"type": "seeAlso", "identifier": "http://www.geonames.org/12/"},
            ],
        },
    )
    nowhere = {**place, "@id": "x", "geometry": {"type": "GeometryCollection", "geometries": ["null"]}}
    path = made.write_geojson(tmp_path / "lpf.json", [place, nowhere], **{"@context": "linkedplaces"})
    found = import_places(path, licence="CC0", attribution="Places: a made-up gazetteer")
    ours = load(found, tmp_path)
    [zumray] = [ours.get(place_id) for place_id in ours.weigh("Zumray").candidates[0][:1]]
    assert (zumray.kind, zumray.confidence, dict(zumray.codes)) == ("city", "medium", {"geonames": "11"})
    assert [str(problem) for problem in found.problems] == ["lpf.json:2: has no geometry"]
    assert ours.attribution[-1] == "Places: a made-up gazetteer"


def test_a_table_of_our_own_with_its_problems_told_by_line(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(
        "id,name,names_ps,kind,lat,lon,rank,pcode,source,licence\n"
        'z1,Zumray,"زمری; زمری کلی",city,33.41,70.01,3,AF9,survey,CC0\n'
        'z2,"Two\nlines",,city,33.4,70.0,,,survey,CC0\n'
        "z3,Nowhere,,city,,,,,survey,CC0\n"
        "z4,Moon,,crater,33.4,70.0,,,survey,CC0\n"
        "z5,=1+1 Cell,,city,33.4,70.0,,,survey,CC0\n"
    )
    found = import_places(path)
    ours = load(found, tmp_path)
    place = ours.get("z1")
    assert (place.rank, len(place.names), dict(place.codes)) == (3, 3, {"pcode": "AF9"})
    assert ours.get("z2").name == "Two lines"
    assert [(problem.row, problem.what.split(":")[0]) for problem in found.problems] == [
        (5, "lat or lon is no number"),
        (6, "'crater' is not a valid Kind"),
        (7, "'=1+1 Cell' is no name of a place"),
    ]
    assert found.unread == 3


def test_a_form_that_nobody_knows_is_told_in_one_line(tmp_path):
    for name, data in (
        ("a.xyz", b"?"),
        ("a.json", b"[1, 2"),
        ("b.json", b'{"type": "FeatureCollection", "features": [{"properties": {"x": 1}}]}'),
        ("c.csv", b"a,b\n1,2\n"),
        ("d.gpkg", b"SQLite format 3\0" + bytes(100)),
        ("e.shp", b"<VRT/>"),
        ("f.clg", b"clashline places 1\n"),
        ("g.zip", b"PK\5\6" + bytes(18)),
    ):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(PlacesError) as told:
            import_places(path, licence="CC0")
        assert str(path) in str(told.value)
        assert "\n" not in str(told.value)
    with pytest.raises(PlacesError, match="No such file"):
        import_places(tmp_path / "nothing.csv")
