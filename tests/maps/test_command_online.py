"""``--geocoder``: nobody is asked unless the user says so, and what was found is marked and credited."""

from __future__ import annotations

import json

import pytest

import geo
from maps.command.run import run

from ..gazetteer.online.server import served, village

AGENT = "border-desk/1.2 (maps@example.org)"
TEXT = "At least three soldiers were killed in the Zumray area of Khost province on Monday, officials in Kabul said."


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def server(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with served() as (address, does):
        does.answer = [village(name="Zumray")]
        yield address, does


def export(article, output, address, *more):
    asked = ["--geocoder", "nominatim", "--user-agent", AGENT, "--geocoder-server", address]
    return run(["export", str(article), "-o", str(output), *asked, *more])


def places(path):
    return [feature["properties"] for feature in json.loads(path.read_text(encoding="utf-8"))["features"]]


def test_a_name_that_is_missing_is_found_marked_and_credited(article, tmp_path, server, capsys):
    path = tmp_path / "out.geojson"
    assert export(article, path, server[0]) == 0
    (place,) = places(path)
    assert (place["place_id"], place["source"], place["precision"]) == (
        "nominatim-node-7",
        "nominatim",
        "settlement",
    )
    assert server[1].names == ["Zumray"]
    assert "online by nominatim: 1 of 1 missing names found (1 asked for now)" in capsys.readouterr().err


def test_the_map_says_so_too(article, tmp_path, server):
    page = tmp_path / "map.html"
    asked = ["--geocoder", "nominatim", "--user-agent", AGENT, "--geocoder-server", server[0]]
    assert run(["map", str(article), "-o", str(page), *asked]) == 0
    told = page.read_text(encoding="utf-8")
    assert "Places found online © OpenStreetMap contributors, ODbL 1.0" in told
    assert '"source":"nominatim"' in told.replace(": ", ":")


def test_nobody_is_asked_without_being_told_to(article, tmp_path, server):
    assert run(["export", str(article), "-o", str(tmp_path / "out.geojson")]) == 0
    assert not server[1].asked
    assert places(tmp_path / "out.geojson")[0]["source"] == ""


def test_what_was_refused_is_told_and_the_incident_stays_where_it_was(article, tmp_path, server, capsys):
    server[1].answer = [village(name="Zumray", lat=34.4, lon=70.4)]
    path = tmp_path / "out.geojson"
    assert export(article, path, server[0]) == 0
    assert "Zumray: Zumray, Khost: lies" in capsys.readouterr().err
    assert places(path)[0]["source"] == ""


def test_a_service_that_is_down_costs_no_map(article, tmp_path, server, capsys):
    server[1].status = 500
    path = tmp_path / "out.geojson"
    assert export(article, path, server[0]) == 0
    assert "not known: HTTP status 500" in capsys.readouterr().err
    assert places(path)


def test_who_asks_must_say_so(article, tmp_path, capsys):
    output = str(tmp_path / "out.geojson")
    assert run(["export", str(article), "-o", output, "--geocoder", "nominatim"]) == 2
    assert "--geocoder needs --user-agent" in capsys.readouterr().err
    assert (
        run(["export", str(article), "-o", output, "--geocoder", "nominatim", "--user-agent", "geopy/2"]) == 1
    )
    assert "names no application of yours" in capsys.readouterr().err


def test_a_name_that_could_be_several_places_is_not_asked_for(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(
        "Two soldiers were killed in Sarobi district on Monday, officials said.", encoding="utf-8"
    )
    assert geo.find_missing(geo.build(geo.read(path))) == ()


def geocode(address, *more):
    return run(
        ["geocode", *more, "--geocoder", "nominatim", "--user-agent", AGENT, "--geocoder-server", address]
    )


def test_a_name_is_looked_up_online_within_what_it_says(server, capsys):
    assert geocode(server[0], "Zumray village, Khost province", "--json") == 0
    told = capsys.readouterr()
    (answer,) = json.loads(told.out)
    assert (answer["place"]["id"], answer["place"]["precision"]) == ("nominatim-node-7", "settlement")
    server[1].answer = [village(name="Balabagh Zumray", lat=34.4, lon=70.4)]
    assert geocode(server[0], "Balabagh Zumray, Khost province") == 1
    assert "outside Khost Province, where the text puts it" in capsys.readouterr().err


def test_only_what_is_missing_is_asked_for(server, capsys):
    assert geocode(server[0], "Torkham", "20 km east of Jalalabad") == 0
    assert not server[1].asked


def test_a_table_is_filled_too(server, tmp_path):
    (tmp_path / "in.csv").write_text(
        "place,province\nZumray,Khost\nTorkham,Nangarhar\nZumray,Khost\n", encoding="utf-8"
    )
    output = tmp_path / "out.geojson"
    table = [
        "--csv",
        str(tmp_path / "in.csv"),
        "--column",
        "place",
        "--admin1",
        "province",
        "-o",
        str(output),
    ]
    assert geocode(server[0], *table) == 0
    assert [row["place_id"] for row in places(output)] == [
        "nominatim-node-7",
        "torkham-crossing-afghan-side",
        "nominatim-node-7",
    ]
    assert server[1].names == ["zumray"]
