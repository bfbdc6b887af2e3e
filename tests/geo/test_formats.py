"""Each format by a second reader; what it cannot carry; and names, texts and files that mean harm."""

import io
import json
import re
import resource
import shutil
import subprocess
import warnings
import zipfile
from contextlib import contextmanager
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import duckdb
import geopandas
import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from geo import COLUMNS, FileError, FrameError, Frames, export, frame
from geo.export.shapefile import short
from geo.export.view import view_columns, view_frame

from .dossiers import Handful, small_dossier
from .test_export import FORMULAS

ALL = [each.suffix for each in export.list_formats() if not each.like]
READ = [each.suffix for each in export.list_formats() if each.read]
HOSTILE = Path(__file__).parents[1] / "hostile"
TEXTS = [
    "Khost",
    "خوست ولایت",
    "Größe 😀",
    "two\nlines",
    "a\r\nb\rc\td",
    " spaces ",
    "'quoted'",
    '"quoted"',
    "a,b;c|d",
    "<b>58</b> & more",
    "]]>",
    "_x000D_",
    "\x01\x1f\x7f",
    "\u200f\u202eabc",
    "﷽",
]


def by_hand(texts):
    """Make incidents whose every free text is one of these."""
    incidents, places = [], []
    for number, text in enumerate(texts):
        row = dict.fromkeys(COLUMNS["incidents"])
        row |= {"incident_id": f"i{number}", "kind": "clash", "title": text, "review": text, "n_places": 1}
        row |= {"night": None if number % 3 else True, "date_start": "2025-10-12", "date_end": "2025-10-12"}
        incidents.append(row)
        place = dict.fromkeys(COLUMNS["incident_places"])
        place |= {"incident_id": f"i{number}", "place_key": f"i{number}/1", "name": text, "label": text}
        place |= {"where_prec": None if number % 2 else 1, "alleged": bool(number % 2), "radius_m": 500.25}
        place["geometry"] = shapely.Point(70 + number / 7, 33 + number / 11)
        places.append(place)
    return Frames.from_rows("durand", {"incidents": incidents, "incident_places": places})


@pytest.fixture(scope="module")
def made():
    return frame(small_dossier(), Handful())


def plain(series):
    return series.astype(object).where(series.notna(), None).tolist()


def listed(series):
    """Give plain values, with what a reader makes of missing and empty text as one."""
    return [
        None if gone or value == "" else value
        for value, gone in zip(series.tolist(), series.isna(), strict=True)
    ]


def assert_same_view(found, frames, names=lambda column: column):
    """Hold a reader's table against the view, row by row of the places."""
    view = view_frame(frames)
    view = view[view["place"].notna() | view["area"].notna()]
    keys = names("place_key")
    found = (
        found[found[keys].isin(view["place_key"])]
        .drop_duplicates(keys)
        .set_index(keys)
        .loc[view["place_key"]]
    )
    for column, (dtype, _) in view_columns().items():
        if column != "place_key":
            theirs, ours = listed(found[names(column)]), listed(pd.Series(plain(view[column]), dtype=object))
            if dtype == "boolean":
                words = {"T": True, "F": False, 1: True, 0: False, "true": True, "false": False}
                theirs = [words.get(value, value) for value in theirs]
            elif dtype in {"Int64", "float64"}:
                theirs = [None if value is None else float(value) for value in theirs]
                ours = [None if value is None else pytest.approx(float(value)) for value in ours]
            assert theirs == ours, column


@pytest.mark.parametrize("suffix", [".fgb", ".geojsonl", ".kml", ".geojson"])
def test_gdal_reads_a_feature_for_each_place(tmp_path, made, suffix):
    path = tmp_path / f"out{suffix}"
    for frames in (made, by_hand(TEXTS)):
        export.write(frames, path)
        layers = [
            pyogrio.read_dataframe(path, layer=name, datetime_as_string=True)
            for name, _ in pyogrio.list_layers(path).tolist()
        ]
        found = pd.concat(layers, ignore_index=True)
        # XML has no control characters, and GDAL takes the blanks off.
        bare = by_hand([text.strip().replace("\x01\x1f", "\ufffd\ufffd") for text in TEXTS])
        assert_same_view(found, bare if suffix == ".kml" and frames is not made else frames)
        shapes = dict(zip(found["place_key"], found.geometry, strict=True))
        for key, point, area in view_frame(frames)[["place_key", "place", "area"]].itertuples(index=False):
            there = area if point is None else point
            if there is not None:
                assert shapely.equals_exact(shapes[key], there, 1e-9)


def test_a_shapefile_has_points_and_areas_apart_and_a_note_says_what_it_lacks(tmp_path, made):
    long = made.incidents.assign(review="ß" * 200)
    frames = replace(made, incidents=long)
    export.write(frames, tmp_path / "out.shp")
    export.write(frames, tmp_path / "out.shp.zip")
    for path in (tmp_path / "out.shp", tmp_path / "out.shp.zip"):
        points = pyogrio.read_dataframe(path, layer="out")
        areas = pyogrio.read_dataframe(
            tmp_path / "out_areas.shp" if path.suffix == ".shp" else path, layer="out_areas"
        )
        assert (set(points.geom_type), set(areas.geom_type) <= {"Polygon", "MultiPolygon"}) == (
            {"Point"},
            True,
        )
        assert points.crs.to_epsg() == 4326
        assert {len(column) <= 10 for column in points.columns} == {True}
        assert set(points[short("review")]) == {"ß" * 125 + "..."}
        cut = long.assign(review=points[short("review")].iloc[0])
        assert_same_view(pd.concat([points, areas]), replace(frames, incidents=cut), short)
    note = (tmp_path / "out.txt").read_text("utf-8")
    assert "2 incidents without a place" not in note
    assert f"{len(points)} points in out.shp, {len(areas)} areas in out_areas.shp" in note
    assert re.search(r"[1-9]\d* values were cut", note)
    assert {line.split()[0] for line in note.partition("Fields:\n")[2].splitlines()} == set(
        points.columns
    ) - {"geometry"}


def test_geoparquet_is_read_by_geopandas_and_duckdb(tmp_path, made):
    for frames in (made, by_hand(TEXTS)):
        path = tmp_path / "out.parquet"
        export.write(frames, path)
        found = geopandas.read_parquet(path)
        assert found.crs == "EPSG:4326"
        assert found["area"].crs == "EPSG:4326"
        assert_same_view(found, frames)
        view = view_frame(frames).set_index("place_key").sort_index()
        there = found.set_index("place_key").sort_index()
        for name in ("place", "area"):
            assert shapely.to_wkb(there[name].values).tolist() == shapely.to_wkb(view[name].values).tolist()
        rows = duckdb.execute(f"SELECT * FROM '{path}'").df()
        assert_same_view(rows, frames)
        first = view["place"].dropna().iloc[0]
        (near,) = duckdb.execute(
            f"SELECT count(*) FROM '{path}' WHERE place_bbox.xmin <= ? AND place_bbox.xmax >= ?"
            " AND place_bbox.ymin <= ? AND place_bbox.ymax >= ?",
            [first.x, first.x, first.y, first.y],
        ).fetchone()
        assert near == len(geopandas.read_parquet(path, bbox=first.buffer(1e-9).bounds)) >= 1
        (claims,) = duckdb.execute(f"SELECT count(*) FROM '{tmp_path}/out.claims.parquet'").fetchone()
        assert claims == len(frames.claims)


def test_geoparquet_says_what_its_specification_asks_for(tmp_path, made):
    export.write(made, tmp_path / "out.parquet")
    about = json.loads(pq.read_metadata(tmp_path / "out.parquet").metadata[b"geo"])
    assert (about["version"], about["primary_column"]) == ("1.1.0", "place")
    assert about["columns"]["place"]["geometry_types"] == ["Point"]
    area = about["columns"]["area"]
    assert (area["encoding"], area["orientation"], area["edges"]) == ("WKB", "counterclockwise", "planar")
    assert area["covering"]["bbox"]["xmax"] == ["area_bbox", "xmax"]
    assert area["crs"]["id"] == {"authority": "EPSG", "code": 4326}
    assert area["bbox"] == pytest.approx(made.areas.total_bounds.tolist())


def test_row_groups_end_where_a_place_does(tmp_path, monkeypatch):
    from geo.export import columnar

    monkeypatch.setattr(columnar, "_GROUP", 5)
    frames = by_hand(["a"] * 40)
    spots = [shapely.Point(70 + number % 4, 33) for number in range(40)]
    frames = replace(frames, incident_places=frames.incident_places.set_geometry(spots, crs=4326))
    export.write(frames, tmp_path / "out.parquet")
    file = pq.ParquetFile(tmp_path / "out.parquet")
    groups = [file.read_row_group(number)["place"].to_pylist() for number in range(file.num_row_groups)]
    assert [len(group) for group in groups] == [10, 10, 10, 10]
    assert [len(set(group)) for group in groups] == [1, 1, 1, 1]


@pytest.mark.parametrize("suffix", [".arrow", ".feather"])
def test_arrow_is_read_by_pandas_and_geopandas(tmp_path, made, suffix):
    for frames in (made, by_hand(TEXTS)):
        export.write(frames, tmp_path / f"out{suffix}")
        found = geopandas.read_feather(tmp_path / f"out{suffix}")
        assert found.crs == "EPSG:4326"
        assert_same_view(found, frames)
        assert len(pd.read_feather(tmp_path / f"out.claims{suffix}")) == len(frames.claims)


def test_a_workbook_is_read_by_pandas_with_its_numbers_and_truths(tmp_path, made):
    export.write(made, tmp_path / "out.xlsx")
    assert_same_view(pd.read_excel(tmp_path / "out.xlsx"), made)
    sheets = pd.read_excel(tmp_path / "out.xlsx", sheet_name=None)
    assert list(sheets) == ["incidents at places", *COLUMNS, "about"]
    places = sheets["incident_places"]
    assert places["lon"].tolist()[1] == made.incident_places.geometry.x[1]  # all digits
    assert [value in {True, False} for value in places["alleged"]]


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(tmp_path):
    texts = [
        *FORMULAS,
        "http://evil.example",
        "mailto:a@b",
        "file:///etc/passwd",
        "internal:Sheet1!A1",
        "{=1+1}",
    ]
    frames = by_hand(texts)
    export.write(frames, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n", "b", "inlineStr"}
                assert cell.hyperlink is None
                # If somebody opens such a cell and types return, it stays text.
                assert not (cell.data_type == "s" and str(cell.value)[:1] in "=+-@") or cell.quotePrefix
    with zipfile.ZipFile(tmp_path / "out.xlsx") as packed:
        names = packed.namelist()
        data = b"".join(packed.read(name) for name in names)
    assert not [
        name for name in names if re.search("drawing|macro|vba|external|connection|embedding|docProps", name)
    ]
    assert not re.search(rb"<f[ >]|<hyperlink|<dde|TargetMode", data)
    assert export.read_frames(tmp_path / "out.xlsx").incidents["title"].tolist() == texts


def test_what_no_spreadsheet_holds_is_said(tmp_path, made, monkeypatch):
    long = replace(made, articles=made.articles.assign(title="😀" * 20_000))
    with pytest.raises(
        FrameError, match=r"column 'title' has a cell of 20,000 characters, a spreadsheet takes 32,767"
    ):
        export.write(long, tmp_path / "out.xlsx")
    big = replace(made, claims=made.claims.assign(value_low=2**60))
    with pytest.raises(FrameError, match="which no spreadsheet holds exactly"):
        export.write(big, tmp_path / "out.xlsx")
    from geo.export import workbook

    monkeypatch.setattr(workbook, "MAX_ROWS", 3)
    with pytest.raises(FrameError, match="a sheet takes 3 rows"):
        export.write(made, tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()


def test_an_outline_longer_than_a_cell_goes_on_in_the_next(tmp_path):
    ring = shapely.Point(70.123456789, 33).buffer(0.7, quad_segs=900)
    rows = {
        "areas": [{"incident_id": "i1", "place_key": "i1/1", "name": "", "precision": "", "geometry": ring}]
    }
    frames = Frames.from_rows("durand", rows)
    export.write(frames, tmp_path / "out.xlsx")
    assert "wkt_2" in pd.read_excel(tmp_path / "out.xlsx", sheet_name="areas").columns
    assert export.read_frames(tmp_path / "out.xlsx").areas.geometry[0].equals(frames.areas.geometry[0])


class _Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append(tag)


def test_nothing_of_an_article_is_markup_in_google_earth(tmp_path):
    with (HOSTILE / "payloads.jsonl").open(encoding="utf-8") as file:
        texts = [json.loads(line)["payload"] for line in file][::13]
    texts = [text for text in texts if not re.search("[\0\ud800-\udfff]", text)]
    export.write(by_hand(texts), tmp_path / "out.kml")
    root = ET.parse(tmp_path / "out.kml").getroot()
    space = {"k": "http://www.opengis.net/kml/2.2"}
    marks = root.findall(".//k:Placemark", space)
    assert len(marks) == len(texts)
    shown = [
        mark.findtext(f"k:{name}", namespaces=space) for mark in marks for name in ("name", "description")
    ]
    for text in shown:
        reader = _Tags()
        reader.feed(text)
        assert not reader.found
        assert not re.search(r"&\w|\$\[|\w://|www\.", text)
    used = {each.tag.partition("}")[2] for each in root.iter()}
    assert not used & {"NetworkLink", "href", "Link", "Snippet", "script", "a"}
    titles = [each.text for each in root.findall(".//k:SimpleData[@name='title']", space)]
    assert [title for title in titles if title] == [
        re.sub("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", text) for text in texts if text
    ]


@pytest.mark.parametrize("suffix", ALL)
def test_nothing_is_written_too(tmp_path, suffix):
    export.write(Frames.empty("durand"), tmp_path / f"out{suffix}")
    assert (tmp_path / f"out{suffix}").stat().st_size or suffix == ".geojsonl"


@pytest.mark.parametrize("suffix", ALL)
def test_the_same_frames_give_the_same_bytes_under_any_name(tmp_path, made, suffix):
    for folder, name in (("a", "out"), ("b", "other")):
        (tmp_path / folder).mkdir()
        export.write(made, tmp_path / folder / f"{name}{suffix}")
    one, two = (
        {path.name.replace("other", "out"): path.read_bytes() for path in (tmp_path / folder).iterdir()}
        for folder in ("a", "b")
    )
    # These name each other: a project its GeoPackage, a note its shapefile.
    named = {"out.qgz", "out.txt", "out.shp.zip"}
    assert one.keys() == two.keys()
    assert {name for name in one if one[name] != two[name]} <= named
    export.write(made, tmp_path / "b" / f"out{suffix}")
    assert all((tmp_path / "b" / name).read_bytes() == data for name, data in one.items())


@pytest.mark.parametrize("suffix", [".csv", ".qgz", ".shp"])
def test_names_from_articles_make_no_file(tmp_path, suffix):
    with (HOSTILE / "path_names.jsonl").open(encoding="utf-8") as file:
        names = [json.loads(line)["name"] for line in file]
    names = [name.replace("\0", "").encode("utf-8", "ignore").decode() for name in names]
    folder = tmp_path / "outer" / "out"
    folder.mkdir(parents=True)
    frames = by_hand([name[:200] for name in names])
    articles = [
        {
            **dict.fromkeys(COLUMNS["articles"]),
            "article_id": f"{number:016x}",
            "name": name,
            "publisher": name,
            "url": name,
        }
        for number, name in enumerate(names)
    ]
    frames = Frames.check(
        "../../../tmp/evil",
        {
            **frames.tables(),
            **Frames.from_rows("", {"articles": articles}).tables(),
            **{n: frames.tables()[n] for n in ("incidents", "incident_places")},
        },
    )
    export.write(frames, folder / f"week{suffix}")
    assert all(path.name.startswith("week") for path in folder.iterdir())
    assert [path for path in tmp_path.rglob("*") if path.is_file() and path.parent != folder] == []


ODD = ["--help ", "*", "a.zip!b", "a\nb", "x" * 244]


@pytest.mark.parametrize("suffix", [".csv", ".shp.zip", ".qgz"])
def test_an_odd_name_of_the_users_is_that_file_or_one_line(tmp_path, suffix):
    for number, name in enumerate(ODD):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / f"{name}{suffix}"
        try:
            export.write(Frames.empty("durand"), path)
        except FileError:
            assert list(folder.iterdir()) == []
            assert len(name) > 200
            continue
        assert path.is_file()
        assert all(each.name.startswith(name) for each in folder.iterdir())
        if suffix == ".shp.zip":
            with zipfile.ZipFile(path) as packed:
                assert all(Path(each).name == each for each in packed.namelist())
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(map(str, range(len(ODD))))


@pytest.mark.parametrize("suffix", [".qgz", ".csv"])
def test_a_link_at_the_target_stays_a_link_and_a_locked_file_stays(tmp_path, suffix):
    (tmp_path / "there").mkdir()
    target = tmp_path / "there" / f"real{suffix}"
    target.write_text("old")
    (tmp_path / f"out{suffix}").symlink_to(target)
    export.write(Frames.empty("durand"), tmp_path / f"out{suffix}")
    assert (tmp_path / f"out{suffix}").is_symlink()
    assert target.read_bytes() != b"old"
    target.write_text("old")
    target.chmod(0o444)
    with pytest.raises(FileError, match="may not be written to"):
        export.write(Frames.empty("durand"), tmp_path / f"out{suffix}")
    assert target.read_text() == "old"


@contextmanager
def files_of_at_most(size):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize(
    "suffix", [".qgz", ".geojson", ".parquet", ".fgb", ".kml", ".shp.zip", ".csv", ".xlsx"]
)
def test_a_full_disk_is_one_line_and_leaves_what_was_there(tmp_path, suffix):
    export.write(Frames.empty("durand"), tmp_path / f"out{suffix}")
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    frames = by_hand([f"{number * 7919:x}" * 20 for number in range(400)])
    with files_of_at_most(20_000), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(FileError) as raised:
            export.write(frames, tmp_path / f"out{suffix}")
    assert "\n" not in str(raised.value)
    assert f"out{suffix}" in str(raised.value)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize("suffix", [".parquet", ".arrow", ".xlsx", ".gpkg"])
def test_a_changed_byte_is_found_or_refused(tmp_path, made, suffix):
    path = tmp_path / f"out{suffix}"
    export.write(made, path)
    sound = path.read_bytes()
    claims = next(iter(tmp_path.glob(f"out.claims{suffix}")), path)

    @settings(max_examples=5 if suffix == ".xlsx" else 10, deadline=None)
    @given(st.integers(0, len(sound) - 1), st.integers(1, 255))
    def flip(at, by):
        path.write_bytes(sound[:at] + bytes([sound[at] ^ by]) + sound[at + 1 :])
        try:
            frames = export.read_frames(path)
            _, wrong = export.read_seal(path)
        except FrameError as error:
            assert "\n" not in str(error)  # noqa: PT017 - either is right
        else:
            assert wrong or suffix == ".xlsx"
            assert isinstance(frames, Frames)

    flip()
    path.write_bytes(sound)
    if claims != path:
        claims.write_bytes(claims.read_bytes() + b"x")
        assert [where for where, _ in export.read_seal(path)[1]] == [claims.name]


def test_a_workbook_that_is_a_bomb_is_refused(tmp_path, made, monkeypatch):
    from geo.export import xlsx

    monkeypatch.setattr(xlsx, "_LEAST", 1 << 20)
    export.write(made, tmp_path / "out.xlsx")
    with zipfile.ZipFile(tmp_path / "out.xlsx") as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    sheet = "xl/worksheets/sheet2.xml"
    entity = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>' + parts[sheet].partition(b"?>")[2]
    for content, said in ((entity, "declares entities"), (bytes(1 << 25), "unpacks to more")):
        with zipfile.ZipFile(tmp_path / "bad.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
            for name, data in {**parts, sheet: content}.items():
                packed.writestr(name, data)
        with pytest.raises(FileError, match=said):
            export.read_frames(tmp_path / "bad.xlsx")


def test_a_parquet_that_claims_a_billion_rows_is_refused(tmp_path, made):
    export.write(made, tmp_path / "out.parquet")
    table = pq.read_table(tmp_path / "out.claims.parquet")
    rows = 300_000
    nothing = pa.table({field.name: pa.nulls(rows, field.type) for field in table.schema})
    pq.write_table(nothing, tmp_path / "out.claims.parquet")
    with pytest.raises(FileError, match="claims to hold more than a file of its size"):
        export.read_frames(tmp_path / "out.parquet")


def test_text_that_json_can_hold_and_no_file_can_is_refused_on_reading(tmp_path, made):
    export.write(made, tmp_path / "out.geojson")
    text = (tmp_path / "out.geojson").read_text("utf-8").replace('"Clash in B"', '"\\ud800"')
    (tmp_path / "out.geojson").write_text(text, "utf-8")
    with pytest.raises(FrameError, match="half a surrogate pair"):
        export.read_frames(tmp_path / "out.geojson")


@pytest.mark.parametrize(
    ("suffix", "module", "extra"), [(".parquet", "pyarrow", "arrow"), (".xlsx", "openpyxl", "xlsx")]
)
def test_a_package_that_is_missing_is_named_before_the_work(tmp_path, monkeypatch, suffix, module, extra):
    from geo.export import extra as extras

    monkeypatch.setattr(extras, "find_spec", lambda name: None if name == module else object())
    (tmp_path / f"out{suffix}").write_text("")
    with pytest.raises(FrameError, match=rf"pip install 'clashline\[{extra}\]'"):
        export.read_frames(tmp_path / f"out{suffix}")
    if suffix == ".parquet":
        with pytest.raises(FrameError, match=r"pip install 'clashline\[arrow\]'"):
            export.check_format(tmp_path / "out.parquet")


@pytest.mark.parametrize("suffix", [each for each in ALL if each not in READ])
def test_what_does_not_hold_all_tables_says_so_when_it_is_read(tmp_path, made, suffix):
    export.write(made, tmp_path / f"out{suffix}")
    with pytest.raises(FrameError, match=r"does not hold all tables; read .gpkg"):
        export.read_frames(tmp_path / f"out{suffix}")


@pytest.mark.skipif(not shutil.which("ogrinfo"), reason="no ogrinfo here (Debian: gdal-bin)")
@pytest.mark.parametrize(
    "suffix", [".fgb", ".geojson", ".geojsonl", ".kml", ".shp", ".shp.zip", ".csv", ".xlsx"]
)
def test_another_gdal_reads_it_too(tmp_path, made, suffix):
    export.write(made, tmp_path / f"out{suffix}")
    told = subprocess.run(
        ["ogrinfo", "-so", "-al", tmp_path / f"out{suffix}"], capture_output=True, text=True, check=False
    )
    assert told.returncode == 0
    assert sum(map(int, re.findall(r"Feature Count: (\d+)", told.stdout))) >= 2


def test_geojson_has_seven_digits_where_areas_have_and_keeps_to_the_right_hand(tmp_path, seed_result):
    export.write(seed_result, tmp_path / "out.geojsonl")
    for line in io.StringIO((tmp_path / "out.geojsonl").read_text("utf-8")):
        feature = json.loads(line)
        assert "crs" not in feature
        if feature["geometry"] and feature["geometry"]["type"] == "MultiPolygon":
            for rings in feature["geometry"]["coordinates"]:
                assert shapely.LinearRing(rings[0]).is_ccw
                assert all(not shapely.LinearRing(ring).is_ccw for ring in rings[1:])
                assert all(number == round(number, 7) for ring in rings for spot in ring for number in spot)
