import csv
import json
import stat
import tempfile
from dataclasses import replace
from pathlib import Path

import geopandas.testing
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings

from geo import COLUMNS, FileError, FrameError, Frames, export, frame, write_beside

from .dossiers import Handful, dossiers, small_dossier

SUFFIXES = [".gpkg", ".geojson", ".csv"]


@pytest.fixture(scope="module")
def frames():
    return frame(small_dossier(), Handful())


def assert_equal(left, right):
    assert (left.theatre, left.schema_version) == (right.theatre, right.schema_version)
    for name, table in left.tables().items():
        other = right.tables()[name]
        if "geometry" in COLUMNS[name]:
            geopandas.testing.assert_geodataframe_equal(table, other)
        else:
            pd.testing.assert_frame_equal(table, other, check_exact=True)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("make", [lambda: frame(small_dossier(), Handful()), lambda: Frames.empty("durand")])
def test_frames_come_back_equal(tmp_path, suffix, make):
    path = tmp_path / f"out{suffix}"
    export.write(make(), path)
    assert_equal(make(), export.read_frames(path))


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(max_examples=15)
@given(dossier=dossiers())
def test_any_frames_come_back_equal(suffix, dossier):
    made = frame(dossier, Handful())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"out{suffix}")
        export.write(made, path)
        assert_equal(made, export.read_frames(path))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_same_frames_give_the_same_bytes(tmp_path, frames, suffix):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        export.write(frames, tmp_path / folder / f"out{suffix}")
    first, second = (sorted((tmp_path / folder).iterdir()) for folder in ("a", "b"))
    assert [path.name for path in first] == [path.name for path in second]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_result_is_written_like_its_frames(tmp_path, frames, suffix):
    class Result:
        pass

    result = Result()
    result.frames = frames
    export.write(result, tmp_path / f"out{suffix}")
    assert_equal(frames, export.read_frames(tmp_path / f"out{suffix}"))


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_the_seeds_tell_comes_back_equal(tmp_path, seed_result, suffix):
    export.write(seed_result, tmp_path / f"out{suffix}")
    assert_equal(seed_result.frames, export.read_frames(tmp_path / f"out{suffix}"))
    assert len(seed_result.areas)


def test_geojson_shows_each_place_once_and_what_has_none_without_geometry(tmp_path, frames):
    export.write(frames, tmp_path / "out.geojson")
    collection = json.loads((tmp_path / "out.geojson").read_text("utf-8"))
    shown = {
        feature["id"]: feature["geometry"] and feature["geometry"]["type"]
        for feature in collection["features"]
    }
    assert shown == {
        "i000000000001/1": "MultiPolygon",
        "i000000000001/2": "Point",
        "i000000000001/3": "Point",
        "i000000000001/4": None,
        "i000000000001/5": "MultiPolygon",
        "i000000000002": None,
    }
    properties = collection["features"][0]["properties"]
    assert (properties["kind"], properties["place_kind"], properties["title"]) == (
        "clash",
        "province",
        "Clash in B",
    )
    assert "crs" not in collection


def test_geojson_rings_follow_the_right_hand_rule(tmp_path, frames):
    clockwise = frames.areas.set_geometry(frames.areas.geometry.apply(shapely.reverse))
    export.write(replace(frames, areas=clockwise), tmp_path / "out.geojson")
    collection = json.loads((tmp_path / "out.geojson").read_text("utf-8"))
    for feature in collection["features"]:
        if feature["geometry"] and feature["geometry"]["type"] == "MultiPolygon":
            for rings in feature["geometry"]["coordinates"]:
                assert shapely.LinearRing(rings[0]).is_ccw


def test_geojson_opens_as_a_layer(tmp_path, frames):
    export.write(frames, tmp_path / "out.geojson")
    layer = geopandas.read_file(tmp_path / "out.geojson", engine="pyogrio")
    assert len(layer) == 6
    assert layer.crs.to_epsg() == 4326


def test_geopackage_layers_of_places_can_be_drawn_by_incident(tmp_path, frames):
    export.write(frames, tmp_path / "out.gpkg")
    layer = geopandas.read_file(tmp_path / "out.gpkg", layer="areas")
    assert layer["incident_kind"].tolist() == ["clash"] * 3
    assert layer["date_start"].tolist() == ["2025-10-12"] * 3
    assert set(layer.geom_type) == {"MultiPolygon"}


def test_no_cell_of_a_sheet_begins_like_a_formula(tmp_path, frames):
    hostile = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "'=1", "＝1"]
    rows = [
        {"what": "claim", "ref": f"c{number}", "why": "aggregate", "text": text, "article_id": ""}
        for number, text in enumerate(hostile)
    ]
    made = Frames.from_rows("durand", {"unplaced": rows})
    export.write(made, tmp_path / "out.csv")
    with (tmp_path / "out.unplaced.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in cells if cell[:1] and cell[0] in "=+-@\t\r\n＝＋－＠"]
    assert export.read_frames(tmp_path / "out.csv").unplaced["text"].tolist() == hostile


def test_the_sheet_of_places_has_coordinates_only_for_points_and_no_toll(tmp_path, frames):
    export.write(frames, tmp_path / "out.csv")
    sheet = pd.read_csv(tmp_path / "out.csv")
    assert sheet["place_name"].tolist()[:3] == ["B", "C", "E"]
    assert sheet["lat"].notna().tolist() == [False, True, True, False, False, False]
    assert not {"value_low", "low", "best", "killed"} & set(sheet.columns)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("broken", ["a\0b", "\ud800"])
def test_text_that_a_file_would_lose_is_refused_and_the_old_file_stays(tmp_path, frames, suffix, broken):
    path = tmp_path / f"out{suffix}"
    path.write_text("old")
    # As objects: pandas would hand a text to pyarrow, which refuses it by itself.
    titles = pd.Series([broken] * len(frames.articles), dtype=object)
    wrong = replace(frames, articles=frames.articles.assign(title=titles))
    with pytest.raises(FrameError, match="articles: column 'title'"):
        export.write(wrong, path)
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]
    assert path.read_text() == "old"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_folder_that_is_not_there_is_named(tmp_path, frames, suffix):
    with pytest.raises(FileError, match=r"there is no folder .*nowhere; make it") as raised:
        export.write(frames, tmp_path / "nowhere" / f"out{suffix}")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_folder_is_no_file_to_write(tmp_path, frames, suffix):
    (tmp_path / f"out{suffix}").mkdir()
    with pytest.raises(FileError, match="is a folder"):
        export.write(frames, tmp_path / f"out{suffix}")


def test_an_unknown_suffix_is_told_with_the_known_ones(frames, tmp_path):
    with pytest.raises(FrameError, match=r"unknown format '.xyz'; write .gpkg, .geojson.* or .csv"):
        export.write(frames, tmp_path / "out.xyz")
    with pytest.raises(FrameError, match="no result of geo"):
        export.write("frames", tmp_path / "out.csv")


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("content", [b"", b"{}", b"[[[", b"\xff\xfe", b"a,b\n1,2\n", b"[" * 100_000])
def test_a_file_of_other_make_is_refused_in_one_line(tmp_path, suffix, content):
    path = tmp_path / f"out{suffix}"
    path.write_bytes(content)
    with pytest.raises(FrameError) as raised:
        export.read_frames(path)
    assert str(path.parent) in str(raised.value)
    assert "\n" not in str(raised.value)


def test_another_version_of_the_schema_is_refused(tmp_path, frames):
    path = tmp_path / "out.geojson"
    export.write(frames, path)
    collection = json.loads(path.read_text("utf-8"))
    collection["clashline"]["schema_version"] = 99
    path.write_text(json.dumps(collection), encoding="utf-8")
    with pytest.raises(FrameError, match="schema version 99"):
        export.read_frames(path)


def test_a_table_that_is_missing_beside_a_sheet_is_named(tmp_path, frames):
    export.write(frames, tmp_path / "out.csv")
    (tmp_path / "out.claims.csv").unlink()
    with pytest.raises(FileError, match=r"out.claims.csv: no such file; .* keep them together"):
        export.read_frames(tmp_path / "out.csv")


def test_a_failure_while_writing_leaves_the_old_file_and_nothing_else(tmp_path):
    wanted = tmp_path / "map.html"
    wanted.write_text("old")
    with pytest.raises(ZeroDivisionError), write_beside(wanted) as draft:
        draft.write_text(str(1 / draft.stat().st_size))
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]
    assert wanted.read_text() == "old"


def test_a_written_file_keeps_its_permissions_and_a_link_stays_a_link(tmp_path):
    target, link = tmp_path / "target.html", tmp_path / "link.html"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    with write_beside(link) as draft:
        draft.write_text("new")
    assert link.is_symlink()
    assert (target.read_text(), stat.S_IMODE(target.stat().st_mode)) == ("new", 0o640)


@pytest.mark.parametrize("name", ["a\0b.html", "x" * 300 + ".html", "/dev/null"])
def test_names_that_no_file_can_have_are_refused(tmp_path, name):
    with pytest.raises(FileError), write_beside(tmp_path / name):
        raise AssertionError("nothing to write to")


def test_links_in_a_circle_are_refused(tmp_path):
    (tmp_path / "a.html").symlink_to(tmp_path / "b.html")
    (tmp_path / "b.html").symlink_to(tmp_path / "a.html")
    with pytest.raises(FileError), write_beside(tmp_path / "a.html"):
        raise AssertionError("nothing to write to")
