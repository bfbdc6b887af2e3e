"""``clashline gazetteer``, and --places on the commands that read names."""

from __future__ import annotations

import csv
import json

import pytest
from click.testing import CliRunner

from maps.command.group import cli

ROW = "{id}\t{name}\t{name}\t\t{lat}\t{lon}\tP\tPPL\tAF\t\t37\t\t\t\t0\t\t900\tAsia/Kabul\t2024-05-01\n"


def run(*arguments, status=0):
    done = CliRunner().invoke(cli, list(map(str, arguments)), catch_exceptions=False)
    assert done.exit_code == status, done.output
    return done


@pytest.fixture
def dump(tmp_path):
    path = tmp_path / "AF.txt"
    path.write_text(ROW.format(id=1, name="Zumray", lat=33.41, lon=70.01) + "too\tfew\n")
    return path


@pytest.fixture
def places(tmp_path):
    path = tmp_path / "AF2.txt"
    path.write_text(ROW.format(id=1, name="Zumray", lat=33.41, lon=70.01))
    run("gazetteer", "import", path, "-o", tmp_path / "a.clg")
    return tmp_path / "a.clg"


def test_import_reports_rows_and_conflicts_and_goes_on(dump, tmp_path):
    with dump.open("a") as file:
        file.write(ROW.format(id=2, name="Khost", lat=33.44, lon=69.93))
    done = run("gazetteer", "import", dump, "-o", tmp_path / "a.clg", status=1)
    assert "not read: AF.txt:2: has 2 columns in the place of 19" in done.stderr
    assert "1 new place, 0 of the theatre's with more names or codes (2 from geonames)" in done.stderr
    with (tmp_path / "a.conflicts.csv").open(encoding="utf-8") as file:
        [row] = csv.DictReader(file)
    assert (row["id"], row["decision"]) == ("geonames-2", "")
    table = tmp_path / "a.conflicts.csv"
    table.write_text(
        table.read_text(encoding="utf-8").replace("\n,geonames-2", "\nnew,geonames-2"), encoding="utf-8"
    )
    done = run("gazetteer", "import", dump, "-o", tmp_path / "b.clg", "--decisions", table, status=1)
    assert "2 new places" in done.stderr
    assert not (tmp_path / "b.conflicts.csv").exists()
    # What somebody has written into a table is not written over.
    before = table.read_text(encoding="utf-8")
    run("gazetteer", "import", dump, "-o", tmp_path / "a.clg", status=1)
    assert table.read_text(encoding="utf-8") == before
    assert (tmp_path / "a.conflicts-2.csv").read_text(encoding="utf-8").count("geonames-2") == 1


def test_check_and_export_tell_what_is_in_it(places, tmp_path):
    told = run("gazetteer", "check", places).stdout
    assert "geonames: GeoNames (Places: GeoNames, CC BY 4.0)" in told
    run("gazetteer", "export", "--places", places, "--imported-only", "-o", tmp_path / "a.json")
    [feature] = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["features"]
    assert feature["properties"]["licence"] == "CC BY 4.0"
    run("gazetteer", "export", "-o", tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_text(encoding="utf-8").count("\n") > 1000
    run("gazetteer", "export", "-o", tmp_path / "a.xyz", status=2)
    run("gazetteer", "export", "--imported-only", "-o", tmp_path / "a.csv", status=2)


def test_commands_take_the_places_and_name_their_source(places, tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("Two soldiers were killed in Zumray village in Khost province, the army said.")
    assert "within 4 km" in run("geocode", "Zumray, Khost", "--places", places).stdout
    run("geocode", "Zumray, Khost", status=1)
    run("map", article, "--places", places, "-o", tmp_path / "a.html")
    page = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert "Places: GeoNames, CC BY 4.0" in page
    assert "geonames-1" in page
    explained = run("explain", article, "--json", "--places", places).stdout
    assert "geonames-1" in explained


def test_what_is_no_such_file_is_said_in_one_line(tmp_path, places):
    from maps.command.run import main

    article = tmp_path / "a.txt"
    article.write_text("Nothing.")
    for arguments in (
        ["map", str(article), "--places", str(article), "-o", str(tmp_path / "a.html")],
        ["gazetteer", "check", str(article)],
        ["geocode", "Trat", "--theatre", "thai-cambodian", "--places", str(places)],
        ["gazetteer", "import", str(article), "-o", str(tmp_path / "no.clg"), "--decisions", str(article)],
    ):
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        assert ended.value.code == 1
    assert not (tmp_path / "no.clg").exists()
