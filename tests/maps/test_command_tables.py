"""A file that ``clashline export`` wrote is an INPUT like the articles: edited in a GIS, mapped, exported again."""

from __future__ import annotations

import contextlib
import sqlite3

import geopandas
import pytest

import geo
from maps.command.run import run


@pytest.fixture(scope="module")
def tables(seed_result, tmp_path_factory):
    path = tmp_path_factory.mktemp("tables") / "incidents.gpkg"
    geo.export.write(seed_result, path)
    return path


def test_a_map_of_the_tables_is_the_map_of_the_articles(tables, seeds, tmp_path):
    assert run(["map", str(seeds), "-o", str(tmp_path / "articles.html")]) == 0
    assert run(["map", str(tables), "-o", str(tmp_path / "tables.html")]) == 0
    assert (tmp_path / "tables.html").read_bytes() == (tmp_path / "articles.html").read_bytes()


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".csv"])
def test_tables_are_exported_to_other_formats_and_come_back(tables, tmp_path, suffix, capsys):
    path = tmp_path / f"again{suffix}"
    assert run(["export", str(tables), "-o", str(path)]) == 0
    assert "5 incidents from 5 articles" in capsys.readouterr().err
    assert geo.compare(geo.export.read_frames(tables), geo.export.read_frames(path)).empty


def test_what_somebody_changed_in_a_gis_is_on_the_map(tables, tmp_path):
    edited = tmp_path / "edited.gpkg"
    edited.write_bytes(tables.read_bytes())
    with contextlib.closing(sqlite3.connect(edited)) as database, database:
        database.execute("UPDATE incidents SET title = 'Renamed in QGIS' WHERE fid = 1")
    assert run(["map", str(edited), "-o", str(tmp_path / "map.html")]) == 0
    assert "Renamed in QGIS" in (tmp_path / "map.html").read_text(encoding="utf-8")


def test_a_period_leaves_incidents_out_as_with_articles(tables, seeds, tmp_path, capsys):
    days = geo.export.read_frames(tables).incidents["date_start"]
    since = sorted(days[days != ""])[2]
    for given, name in ((tables, "tables"), (seeds, "articles")):
        assert run(["export", str(given), "--since", since, "-o", str(tmp_path / f"{name}.gpkg")]) == 0
    told = capsys.readouterr().err
    assert told.count("left out by --since and --until: ") == 2
    kept = [geo.export.read_frames(tmp_path / f"{name}.gpkg").incidents for name in ("tables", "articles")]
    assert kept[0]["incident_id"].tolist() == kept[1]["incident_id"].tolist()


def test_a_briefing_of_the_tables(tables, tmp_path):
    assert run(["report", str(tables), "-o", str(tmp_path / "briefing.html")]) == 0
    assert len(geopandas.read_file(tables, layer="incident_places")) > 3


WRONG = {
    "two inputs": (["export", "{tables}", "{seeds}", "-o", "{out}"], 2, "read by themselves"),
    "a review": (
        ["map", "{tables}", "--review", "{review}", "-o", "{out}"],
        2,
        "--review and --geocoder are for articles",
    ),
    "reasons": (["explain", "{tables}"], 2, "reasons and sentences are in the articles"),
    "another theatre": (
        ["map", "{tables}", "--theatre", "thai-cambodian", "-o", "{out}"],
        2,
        "is of the theatre",
    ),
    "damaged": (["map", "{damaged}", "-o", "{out}"], 1, "damaged"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_is_said_in_one_line(tables, seeds, tmp_path, capsys, case):
    words, status, said = WRONG[case]
    (tmp_path / "review.toml").write_text("", encoding="utf-8")
    (tmp_path / "damaged.gpkg").write_bytes(tables.read_bytes()[:5000])
    paths = {
        "tables": tables,
        "seeds": seeds,
        "review": tmp_path / "review.toml",
        "damaged": tmp_path / "damaged.gpkg",
        "out": tmp_path / ("out.html" if words[0] == "map" else "out.gpkg"),
    }
    assert run([word.format_map(paths) for word in words]) == status
    told = capsys.readouterr().err
    assert said in told
    assert told.count("\n") == 1
    assert not paths["out"].exists()
