"""Exports on the command line: several at once, in every format, and back."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

import geo
from maps.command.run import run


@pytest.fixture(scope="module")
def exported(seeds, tmp_path_factory):
    folder = tmp_path_factory.mktemp("exported")
    names = ("week.qgz", "week.parquet", "week.xlsx", "week.csv", "week.kml")
    asked = [each for name in names for each in ("-o", str(folder / name))]
    assert run(["export", str(seeds), *asked]) == 0
    return folder


def test_several_files_are_written_at_once(exported, capsys):
    names = {path.name for path in exported.iterdir()}
    assert {
        "week.qgz",
        "week.gpkg",
        "week.parquet",
        "week.claims.parquet",
        "week.xlsx",
        "week.csv",
        "week.kml",
    } <= names
    assert geo.export.read_frames(exported / "week.gpkg").incidents.equals(
        geo.export.read_frames(exported / "week.xlsx").incidents
    )


@pytest.mark.parametrize("name", ["week.xlsx", "week.parquet"])
def test_an_export_is_mapped_like_its_articles(exported, tmp_path, name, capsys):
    assert run(["map", str(exported / name), "-o", str(tmp_path / "again.html")]) == 0
    assert re.search(r"wrote .*: 5 incidents from 5 articles", capsys.readouterr().err)


def test_the_theatre_that_a_file_names_opens_no_folder(exported, tmp_path, capsys):
    path = tmp_path / "odd.gpkg"
    path.write_bytes((exported / "week.gpkg").read_bytes())
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE clashline SET value = ? WHERE key = 'theatre'", [str(tmp_path)])
        connection.commit()
    assert run(["map", str(path), "-o", str(tmp_path / "map.html")]) == 2
    assert "name its folder by --theatre" in capsys.readouterr().err
