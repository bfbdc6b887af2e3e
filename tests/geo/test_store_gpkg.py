"""The file of a store: a GeoPackage for everybody else, and nothing of somebody else's runs in it."""

import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pandas as pd
import pyogrio
import pytest
import shapely

import geo
from geo.store.geopackage.cells import box_of, pack_geometry, unpack_geometry
from geo.store.geopackage.schema import find_strange, make_store

from .reports import make_reports


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("store") / "store.gpkg"
    with geo.open_store(path) as store:
        store.add(make_reports(12, 1))
    return path


@pytest.fixture
def path(made, tmp_path):
    return shutil.copy(made, tmp_path / "store.gpkg")


def change(path, *statements):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA trusted_schema=ON")
        connection.create_function("touch", 1, lambda name: Path(name).touch())
        for statement in statements:
            connection.execute(statement)


def test_gis_programs_see_the_layers_with_their_geometry_and_no_other_table(made):
    layers = dict(pyogrio.list_layers(made))
    with geo.open_store(made) as store:
        tables = store.frames().tables()
    assert set(layers) == {*tables, "incident_points", "incident_areas", "layer_styles"}
    assert {name: shape for name, shape in layers.items() if shape} == {
        "incident_points": "Point",
        "incident_areas": "MultiPolygon",
        "incident_places": "Point",
        "areas": "MultiPolygon",
    }
    for name, table in tables.items():
        seen = pyogrio.read_dataframe(made, layer=name)
        assert len(seen) == len(table)
        assert set(table.columns) <= set(seen.columns)
        if "geometry" in table:
            order = seen.sort_values("place_in_order").reset_index(drop=True)
            assert order.geometry.geom_equals(table.geometry).all() or name == "incident_places"
            assert order.crs.equals(table.crs)


def test_a_spatial_filter_finds_what_lies_there(made):
    with geo.open_store(made) as store:
        points = store.frames().incident_places.dropna(subset="geometry")
    point = points.geometry.iloc[0]
    box = tuple(point.buffer(0.01).bounds)
    found = pyogrio.read_dataframe(made, layer="incident_places", bbox=box)
    assert len(found) == points.intersects(shapely.box(*box)).sum() > 0


def test_views_are_drawn_as_the_layers_of_an_export_are(made, tmp_path):
    with geo.open_store(made) as store:
        geo.export.write(store.frames(), tmp_path / "export.gpkg")
    for view, layer in (("incident_points", "incident_places"), ("incident_areas", "areas")):
        seen = pyogrio.read_dataframe(made, layer=view, fid_as_index=True)
        exported = pyogrio.read_dataframe(tmp_path / "export.gpkg", layer=layer).dropna(subset="geometry")
        assert seen.index.is_unique
        assert seen.dtypes[["n_here", "nth_here", "contested"]].map(pd.api.types.is_integer_dtype).all()
        assert list(seen.columns) == list(exported.columns)
        both = [table.sort_values("place_key").reset_index(drop=True) for table in (seen, exported)]
        keep = [column for column in seen.columns if column not in {"nth_here", "geometry", "n_here"}]
        for column in keep:
            kind = bool if column in {"contested", "alleged"} else str
            told = [table[column].fillna("").astype(kind).tolist() for table in both]
            assert told[0] == told[1], column
        assert both[0].geometry.geom_equals(both[1].geometry).all()
        here = seen.groupby("place_id")["nth_here"].apply(sorted) if view == "incident_points" else ()
        assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in here)
        box = tuple(seen.geometry.iloc[0].buffer(0.01).bounds)
        found = pyogrio.read_dataframe(made, layer=view, bbox=box)
        assert len(found) == seen.intersects(shapely.box(*box)).sum()
    with closing(sqlite3.connect(made)) as connection:
        styled = {
            name
            for (name,) in connection.execute(
                "SELECT f_table_name FROM layer_styles WHERE styleQML LIKE '%<qgis%'"
            )
        }
    assert {"incident_points", "incident_areas", "claims", "incidents"} <= styled


def test_the_file_is_a_sound_geopackage(made):
    program = shutil.which("ogrinfo")
    with closing(sqlite3.connect(made)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == 0x47504B47
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    if program:
        done = subprocess.run(
            [program, "-ro", "-so", "-al", made], capture_output=True, text=True, check=True
        )
        assert "WARNING" not in done.stderr.upper()


def test_it_can_be_read_while_somebody_writes(path):
    with geo.open_store(path) as store:
        before = len(pyogrio.read_dataframe(path, layer="articles"))

        def committed(_):
            seen.append(len(pyogrio.read_dataframe(path, layer="articles")))

        seen = []
        store.add(make_reports(4, 9), committed=committed)
        assert seen == [before + 4]
    assert [each.name for each in path.parent.iterdir()] == ["store.gpkg"]


def test_tables_of_others_are_let_be(path):
    change(
        path,
        "UPDATE layer_styles SET styleName = 'mine' WHERE id = 1",
        "CREATE TABLE own (name TEXT)",
        "CREATE TRIGGER own_insert AFTER INSERT ON own BEGIN DELETE FROM own; END",
    )
    with geo.open_store(path) as store:
        assert store.add(make_reports(2, 5)).new == 2
        assert store.check() == ()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT styleName FROM layer_styles WHERE id = 1").fetchall() == [("mine",)]


@pytest.mark.parametrize(
    "statements",
    [
        ["CREATE TRIGGER theirs AFTER INSERT ON incidents BEGIN DELETE FROM store_articles; END"],
        ["CREATE TRIGGER theirs AFTER UPDATE ON store_about BEGIN SELECT touch('{marker}'); END"],
        ["CREATE INDEX theirs ON claims (length(quote))"],
        ["DROP TRIGGER rtree_areas_geom_insert", "CREATE TRIGGER rtree_areas_geom_insert AFTER INSERT ON areas BEGIN SELECT touch('{marker}'); END"],
        ["ALTER TABLE store_about RENAME TO real_about", "CREATE VIEW store_about AS SELECT name, value FROM real_about"],
        ["ALTER TABLE articles ADD COLUMN more TEXT GENERATED ALWAYS AS (upper(name))"],
        ["DROP TABLE relations"],
    ],
)  # fmt: skip
def test_a_file_with_something_else_on_our_tables_is_refused_and_left_alone(path, tmp_path, statements):
    marker = tmp_path / "ran"
    change(path, *(statement.format(marker=marker) for statement in statements))
    before = path.read_bytes()
    with pytest.raises(geo.StoreError, match="is no store of Clashline") as told:
        geo.open_store(path)
    assert "\n" not in str(told.value)
    assert path.read_bytes() == before
    assert not marker.exists()


def test_what_is_put_in_while_the_store_is_open_is_refused_too(path):
    with geo.open_store(path) as store:
        change(path, "CREATE TRIGGER theirs AFTER INSERT ON articles BEGIN DELETE FROM store_articles; END")
        with pytest.raises(geo.StoreError, match="'theirs' is on 'articles'"):
            store.add(make_reports(2, 6))
        with pytest.raises(geo.StoreError, match="theirs"):
            store.frames()


def test_other_files_are_no_stores(tmp_path, made):
    with geo.open_store(made) as store:
        geo.export.write(store.frames(), tmp_path / "export.gpkg")
    (tmp_path / "text.gpkg").write_text("no database\n" * 100)
    (tmp_path / "empty.gpkg").touch()
    (tmp_path / "folder.gpkg").mkdir()
    cut = tmp_path / "cut.gpkg"
    cut.write_bytes(made.read_bytes()[: made.stat().st_size // 2])
    with closing(sqlite3.connect(tmp_path / "other.gpkg")) as connection:
        connection.execute("CREATE TABLE a (b)")
    for name in ("export", "text", "folder", "cut", "other"):
        with pytest.raises(geo.StoreError) as told:
            geo.open_store(tmp_path / f"{name}.gpkg")
        assert str(tmp_path / name) in str(told.value)
    for name in ("empty", "missing"):
        with pytest.raises(geo.StoreError, match="no "):
            geo.open_store(tmp_path / f"{name}.gpkg", create=False)
    with geo.open_store(tmp_path / "empty.gpkg") as store:
        assert store.info().articles == 0


def test_damage_is_told(path):
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM rtree_areas_geom WHERE id IN (SELECT min(fid) FROM areas)")
    with geo.open_store(path) as store:
        assert store.check() == ("the spatial index of 'areas' has other rows than the layer",)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE estimates SET high = 99999 WHERE fid = (SELECT min(fid) FROM estimates)")
        connection.execute("INSERT INTO rtree_areas_geom SELECT min(fid), 0, 180, 0, 90 FROM areas")
    with geo.open_store(path) as store:
        assert store.check() == ()
        assert store.check(deep=True) == ("the layer 'estimates' is not what the store's articles give",)


def test_two_stores_of_the_same_articles_are_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        with geo.open_store(tmp_path / f"{name}.gpkg") as store:
            store.add(make_reports(5, 7))
    assert (tmp_path / "a.gpkg").read_bytes() == (tmp_path / "b.gpkg").read_bytes()


def test_an_older_store_is_brought_to_this_version(tmp_path, made):
    path = tmp_path / "old.gpkg"
    with closing(sqlite3.connect(made)) as new, closing(sqlite3.connect(path, isolation_level=None)) as old:
        make_store(old, version=0)
        about = new.execute(
            "SELECT name, value FROM store_about WHERE name IN ('reader', 'theatre')"
        ).fetchall()
        old.executemany("INSERT INTO store_about VALUES (?, ?)", about)
        rows = new.execute("SELECT article_id, article, reader, reading FROM store_articles").fetchall()
        old.executemany("INSERT INTO store_articles VALUES (?, ?, ?, ?)", rows)
    with pytest.raises(geo.StoreError, match="is of version 0; 'clashline store migrate"):
        geo.open_store(path)
    assert geo.migrate_store(path, at="2025-12-01") == (0, 1)
    assert geo.migrate_store(path) == (1, 1)
    with geo.open_store(path) as store, geo.open_store(made) as reference:
        for name, table in reference.frames().tables().items():
            assert store.frames().tables()[name].equals(table), name
        assert store.check(deep=True) == ()
        assert [(entry.what, entry.at) for entry in store.history()] == [("migrate", "2025-12-01")]
    with closing(sqlite3.connect(path)) as connection:
        assert find_strange(connection) == ""


def test_a_store_of_a_newer_version_is_left_alone(path):
    change(path, "UPDATE store_about SET value = '2' WHERE name = 'version'")
    before = path.read_bytes()
    with pytest.raises(geo.StoreError, match="install a newer one"):
        geo.open_store(path)
    with pytest.raises(geo.StoreError, match="install a newer one"):
        geo.migrate_store(path)
    assert path.read_bytes() == before


def test_after_an_update_articles_are_read_again(path, monkeypatch):
    with geo.open_store(path) as store:
        before = store.frames().tables()
    reader_of = geo.Store.reread.__globals__["reader_of"]
    monkeypatch.setitem(reader_of.__globals__, "__version__", "9.9.9")
    with geo.open_store(path) as store:
        assert store.info().stale == store.info().articles > 0
        with pytest.raises(geo.StoreError, match="clashline store reread"):
            store.add(make_reports(2, 8))
        assert all(before[name].equals(table) for name, table in store.frames().tables().items())
        done = store.reread()
        assert done.replaced == store.info().articles
        assert store.info().stale == 0
        assert all(before[name].equals(table) for name, table in store.frames().tables().items())
        assert store.add(make_reports(2, 8)).new == 2
        assert store.check(deep=True) == ()


@pytest.mark.parametrize(
    "shape",
    [shapely.Point(69.5, 34), shapely.MultiPolygon([shapely.box(1, 2, 3, 4)]), shapely.MultiPolygon()],
)
def test_geometry_goes_in_and_comes_out(shape):
    wkb = shapely.to_wkb(shape, byte_order=1)
    blob = pack_geometry(wkb)
    assert unpack_geometry(blob) == wkb
    west, south, east, north = shape.bounds
    assert box_of(blob) == (None if shape.is_empty else (west, east, south, north))
