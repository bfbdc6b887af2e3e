"""GeoPackages and QGIS projects: what GIS programs find in them, what edits leave of them, and that nothing of them runs."""

import re
import shutil
import sqlite3
import subprocess
import zipfile
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas
import pyogrio
import pytest
import shapely

from geo import COLUMNS, FrameError, Frames, export, frame
from geo.export.geopackage.symbols import load_look

from .dossiers import Handful, small_dossier
from .test_export import assert_equal

PYTHON_OF_QGIS = "/usr/bin/python3"
GROUND = ["frontier", "places", "provinces"]


@pytest.fixture(scope="module")
def written(tmp_path_factory, seed_result):
    folder = tmp_path_factory.mktemp("qgis")
    export.write(seed_result, folder / "out.qgz")
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    path = tmp_path_factory.mktemp("small") / "out.gpkg"
    export.write(frame(small_dossier(), Handful()), path)
    return path


def rows_of(path, sql):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_a_gis_finds_every_table_and_the_ground(written, seed_result):
    layers = dict(pyogrio.list_layers(written / "out.gpkg").tolist())
    assert {
        name: layers[name] for name in ("incident_places", "areas", "frontier", "places", "provinces")
    } == {
        "incident_places": "Point",
        "areas": "MultiPolygon",
        "frontier": "MultiLineString",
        "places": "Point",
        "provinces": "MultiPolygon",
    }
    assert set(COLUMNS) <= set(layers)
    places = geopandas.read_file(written / "out.gpkg", layer="incident_places")
    assert places.crs.to_epsg() == 4326
    assert places["place_key"].tolist() == seed_result.incident_places["place_key"].tolist()
    assert places["alleged"].dtype == bool
    # Areas, too, tell by themselves what they are drawn by.
    areas = geopandas.read_file(written / "out.gpkg", layer="areas")
    assert {"incident_kind", "grade", "alleged", "label"} <= set(areas.columns)
    line = geopandas.read_file(written / "out.gpkg", layer="frontier")
    assert line["part"].tolist() == ["measured", "compared"]
    assert line["depiction"].all()


def test_the_spatial_index_finds_what_lies_in_a_box(written, seed_result):
    point = seed_result.incident_places.geometry.dropna().iloc[0]
    box = point.buffer(0.01).bounds
    found = pyogrio.read_dataframe(written / "out.gpkg", layer="incident_places", bbox=box)
    inside = seed_result.incident_places.cx[box[0] : box[2], box[1] : box[3]]
    assert sorted(found["place_key"]) == sorted(inside["place_key"])


def test_keys_are_kept_by_the_database_itself(written, tmp_path):
    path = tmp_path / "out.gpkg"
    shutil.copy(written / "out.gpkg", path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("INSERT INTO estimates (incident_id) VALUES ('i-of-nobody')")
        (gone,) = connection.execute("SELECT incident_id FROM claims WHERE incident_id NOT NULL").fetchone()
        # The spatial index's triggers call functions that only a GIS has.
        for name in ("incident_places", "areas"):
            connection.execute(f"DROP TRIGGER rtree_{name}_geom_delete")
        connection.execute("DELETE FROM incidents WHERE incident_id = ?", [gone])
        connection.commit()
    frames = export.read_frames(path)
    assert gone not in set(frames.incident_places["incident_id"]) | set(frames.estimates["incident_id"])
    assert (frames.claims["incident_id"] != gone).all()
    assert (frames.claims["incident_id"] == "").any()


def test_every_layer_is_described_styled_and_its_rights_told(written):
    path = written / "out.gpkg"
    layers = {name for (name,) in rows_of(path, "SELECT table_name FROM gpkg_contents")} - {
        "clashline",
        "layer_styles",
    }
    styles = rows_of(path, "SELECT f_table_name, styleQML, styleSLD, useAsDefault FROM layer_styles")
    assert {name for name, *_ in styles} == layers
    for _, qml, sld, default in styles:
        assert ET.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", qml)).tag == "qgis"
        assert sld is None or ET.fromstring(sld).tag.endswith("StyledLayerDescriptor")
        assert default == 1
    told = rows_of(path, "SELECT table_name, column_name, name, description FROM gpkg_data_columns")
    assert {(table, column) for table, column, *_ in told} >= {
        (table, column) for table in COLUMNS for column in COLUMNS[table] if column != "geometry"
    }
    assert all(alias for *_, alias, _ in told)
    ((rights,),) = rows_of(path, "SELECT metadata FROM gpkg_metadata")
    assert "OpenStreetMap" in rights
    assert {day for (day,) in rows_of(path, "SELECT last_change FROM gpkg_contents")} == {
        "2000-01-01T00:00:00.000Z"
    }


def test_styles_have_the_colours_of_the_page():
    from maps.picture.look import load_look as load_page

    page, ours = load_page("light"), load_look()
    assert {name: kind["colour"] for name, kind in ours["kinds"].items()} == {
        name: page[name] for name in ours["kinds"]
    }
    assert ours["ground"] == {name: page[name] for name in ours["ground"]}


def test_a_layer_knows_what_the_map_calls_contested(written, seed_result):
    from maps.options import check_options
    from maps.payload.result import compose_result

    options = check_options(title=None, subtitle="", tiles=None, attribution=(), language="en")
    payload = compose_result(seed_result, None, options)
    table = payload["incidents"]
    shown = {row["id"]: row["contested"] for row in table}
    places = pyogrio.read_dataframe(written / "out.gpkg", layer="incident_places")
    told = dict(zip(places["incident_id"], places["contested"], strict=True))
    assert True in told.values()
    assert told == {key: shown[key] for key in told}


def test_styles_and_projects_hold_no_word_of_an_article(tmp_path, written):
    hostile = "</qgis>[%env('HOME')%]<script>"
    rows = {"unplaced": [{"what": "claim", "ref": "c1", "why": "x", "text": hostile, "article_id": ""}]}
    export.write(Frames.from_rows("durand", rows), tmp_path / "out.qgz")
    with zipfile.ZipFile(tmp_path / "out.qgz") as packed:
        assert hostile.encode() not in packed.read("clashline.qgs")
        assert b"[%" not in packed.read("clashline.qgs")
    same = "SELECT f_table_name, styleQML FROM layer_styles ORDER BY 1"
    assert rows_of(tmp_path / "out.gpkg", same) == rows_of(written / "out.gpkg", same)


def test_a_project_names_its_geopackage_beside_and_nothing_elsewhere(written):
    with zipfile.ZipFile(written / "out.qgz") as packed:
        (entry,) = packed.infolist()
        project = packed.read(entry).decode()
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    root = ET.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", project))
    sources = {each.text for each in root.iter("datasource")}
    assert all(source.startswith("./out.gpkg|layername=") for source in sources)
    assert "http" not in project.replace("http://mrcc.com/qgis.dtd", "")
    ids = {layer.findtext("id") for layer in root.iter("maplayer")}
    assert {each.get("id") for each in root.iter("layer-tree-layer")} <= ids
    assert {
        each.get(end) for each in root.iter("relation") for end in ("referencingLayer", "referencedLayer")
    } <= ids


@pytest.mark.parametrize("stage", ["appended", "saved anew"])
def test_frames_survive_what_a_gis_does_to_them(tmp_path, stage):
    made = frame(small_dossier(), Handful())
    export.write(made, tmp_path / "out.gpkg")
    path = tmp_path / "out.gpkg"
    if stage == "appended":
        # By GDAL, whose triggers keep the spatial index.
        layer = pyogrio.read_dataframe(path, layer="incident_places").iloc[[1]]
        layer["place_key"] = "i000000000001/99"
        layer["geometry"] = shapely.Point(71.5, 34.5)
        pyogrio.write_dataframe(layer, path, layer="incident_places", append=True)
        found = pyogrio.read_dataframe(path, layer="incident_places", bbox=(71.4, 34.4, 71.6, 34.6))
        assert found["place_key"].tolist() == ["i000000000001/99"]
        assert export.read_frames(path).incident_places["place_key"].tolist()[-1] == "i000000000001/99"
    else:
        anew = tmp_path / "anew.gpkg"
        for name in ("clashline", *COLUMNS):
            pyogrio.write_dataframe(
                pyogrio.read_dataframe(path, layer=name),
                anew,
                layer=name,
                append=anew.exists(),
                driver="GPKG",
            )
        assert_equal(made, export.read_frames(anew))


def test_frames_of_a_theatre_that_is_not_here_have_no_ground_and_open_no_folder(tmp_path):
    theatre = tmp_path / "elsewhere"
    theatre.mkdir()
    export.write(Frames.empty(str(theatre)), tmp_path / "out.gpkg")
    assert not set(GROUND) & {name for name, _ in pyogrio.list_layers(tmp_path / "out.gpkg").tolist()}
    assert export.read_frames(tmp_path / "out.gpkg").theatre == str(theatre)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("DROP TABLE claims; CREATE VIEW claims AS SELECT * FROM articles", "there is no table 'claims'"),
        ("DROP TABLE clashline", "there is no table 'clashline'"),
        ("ALTER TABLE claims DROP COLUMN quote", "there is no column 'quote'"),
        ("UPDATE areas SET geom = x'4750'", "no header of a GeoPackage"),
        ("UPDATE areas SET geom = zeroblob(99)", "no header of a GeoPackage"),
        ("UPDATE areas SET geom = x'47500001e610000001ff'", "a geometry is none"),
        ("UPDATE gpkg_geometry_columns SET srs_id = 3857", "is in WGS 84 / Pseudo-Mercator; reproject it"),
        ("UPDATE claims SET value_low = 'many'", "column 'value_low' is Int64"),
        ("UPDATE claims SET value_low = 1e300", "column 'value_low' is Int64"),
        (
            """
            CREATE TABLE twice AS SELECT * FROM incidents UNION ALL SELECT * FROM incidents;
            DROP TABLE incidents; ALTER TABLE twice RENAME TO incidents
            """,
            "stands in two rows",
        ),
        ("UPDATE incident_places SET geom = (SELECT geom FROM areas LIMIT 1)", "is no point"),
    ],
)
def test_what_does_not_fit_is_one_line(small, tmp_path, script, said):
    path = tmp_path / "out.gpkg"
    shutil.copy(small, path)
    with closing(sqlite3.connect(path)) as connection:
        # A GIS has the functions that these ask; here they are not what is tried.
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        connection.executescript("".join(f"DROP TRIGGER {name};" for (name,) in triggers) + script)
    with pytest.raises(FrameError) as raised:
        export.read_frames(path)
    assert said in str(raised.value)
    assert str(path) in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.skipif(not shutil.which("ogrinfo"), reason="no ogrinfo here (Debian: gdal-bin)")
def test_another_gdal_reads_the_same(written, seed_result):
    told = subprocess.run(
        ["ogrinfo", "-so", "-al", written / "out.gpkg"], capture_output=True, text=True, check=True
    )
    assert not [line for line in told.stderr.splitlines() if line.startswith(("ERROR", "Warning"))]
    counts = dict(re.findall(r"Layer name: (\w+)\n(?:.*\n)*?Feature Count: (\d+)", told.stdout))
    assert {name: int(counts[name]) for name in COLUMNS} == {
        name: len(table) for name, table in seed_result.frames.tables().items()
    }


ASK_QGIS = Path(__file__).parent / "ask_qgis.py"


@pytest.mark.long
def test_qgis_opens_it_styled_and_related_and_draws_it(written):
    if subprocess.run(
        [PYTHON_OF_QGIS, "-c", "import qgis.core"], check=False, capture_output=True
    ).returncode:
        pytest.skip("no QGIS here (Debian: python3-qgis)")
    picture = written / "sheet.png"
    told = subprocess.run(
        [PYTHON_OF_QGIS, ASK_QGIS, written / "out.qgz", picture], capture_output=True, text=True, check=True
    )
    assert "nothing wrong" in told.stdout, told.stdout
    assert picture.stat().st_size > 50_000
