"""Coded tables on the command line, and hostile cells of theirs in maps and files."""

from __future__ import annotations

import csv
import json
from html.parser import HTMLParser

import pandas as pd
import pytest
from click.testing import CliRunner

import geo
import maps
from maps.command.export import LIKE
from maps.command.group import cli

from ..geo.coded_tables import acled, ged
from .hostile import read_payloads


def run(*words):
    """Run the command; its status, and what it said on stdout and stderr."""
    done = CliRunner().invoke(cli, [str(word) for word in words])
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def own(tmp_path):
    """Write an own copy of ACLED: a row in the theatre and one outside it."""
    rows = acled(
        {},
        {
            "event_id_cnty": "X2",
            "event_date": "2024-01-01",
            "year": "2024",
            "iso": "356",
            "country": "India",
            "longitude": "77",
            "latitude": "28",
        },
    )
    rows.to_csv(tmp_path / "own.csv", index=False)
    return tmp_path / "own.csv"


def test_a_map_of_an_own_copy(own, tmp_path):
    status, _, said = run("map", own, "-o", tmp_path / "own.html")
    assert status == 0
    assert "2 incidents; 1 of them lie outside the theatre durand, where the table puts them" in said
    assert "2 incidents from 1 coded table" in said
    assert "as coded by ACLED" in (tmp_path / "own.html").read_text()


def test_articles_and_coded_tables_on_one_map_of_a_period(own, tmp_path):
    status, _, said = run("map", "seeds", own, "--since", "2025-01-01", "-o", tmp_path / "both.html")
    assert status == 0
    assert "6 incidents from 5 articles and 1 coded table" in said
    assert "left out by --since and --until: 1 incident" in said


@pytest.mark.parametrize("name", ["own.gpkg", "own.acled.csv", "own.geojson"])
def test_an_export_of_an_own_copy(own, tmp_path, name):
    status, _, _ = run("export", own, "-o", tmp_path / name)
    assert status == 0
    assert (tmp_path / name).stat().st_size


def test_an_own_copy_is_checked(own, tmp_path):
    status, said, _ = run("check-coded", own)
    assert (status, said) == (0, f"{own}: nothing is wrong with its columns and codes\n")
    acled(fatalities="many").to_csv(own, index=False)
    status, said, _ = run("check-coded", own)
    assert (status, said) == (1, "row 2, fatalities: 'many' is no count; write a whole number from 0 on\n")


def test_a_table_that_is_no_coded_one_is_told_and_costs_no_other(own, tmp_path):
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    (tmp_path / "broken.csv").write_text("event_id_cnty,event_date,sub_event_type\n1,2,3,4,5\n")
    status, _, said = run(
        "map", own, tmp_path / "broken.csv", tmp_path / "other.csv", "-o", tmp_path / "own.html"
    )
    assert status == 1
    assert "not read: " in said
    assert "broken.csv: cannot be read as CSV" in said
    assert (tmp_path / "own.html").is_file()


class Elements(HTMLParser):
    """Counts elements and the names of their attributes."""

    def __init__(self, html):
        super().__init__()
        self.found = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, tuple(sorted(name for name, _ in attrs))))


@pytest.mark.parametrize("like", ["acled", pytest.param("ged", marks=pytest.mark.long)])
def test_hostile_text_in_every_cell_stays_text_in_a_map_and_a_file(tmp_path, like):
    payloads = [payload.text for payload in read_payloads()]
    clean = {"acled": acled, "ged": ged}[like](*({} for _ in payloads))
    clean[clean.columns[0]] = [str(number) for number in range(len(payloads))]
    # A row whose sides are nobody that the theatre knows is not written by GED's columns.
    closed = {"event_type", "sub_event_type"} | ({"side_a", "side_b"} if like == "ged" else set())
    texts = [
        column for column in clean.columns if not clean[column].iloc[0][:1].isdigit() and column not in closed
    ]
    poisoned = clean.assign(**dict.fromkeys(texts, payloads))
    frames = geo.read_coded(poisoned)
    assert scripts(maps.render(frames, packed=False).html) == scripts(
        maps.render(geo.read_coded(clean), packed=False).html
    )
    geo.export.write(frames, tmp_path / "x.csv", like=like)
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert len(cells) > len(clean.columns)
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n＝＋－＠") and not cell[1:2].isdigit()]


def scripts(html):
    """List what a page holds that could run, and the policy that says what may."""
    return [
        found
        for found in Elements(html).found
        if found[0] in {"script", "iframe", "img", "style", "meta", "base", "object", "embed", "form"}
    ]


def test_a_page_of_a_coded_table_holds_its_words_as_data():
    evil = "</script><script>alert(1)</script>"
    html = maps.render(geo.read_coded(acled(notes=evil, location=evil, actor1=evil)), packed=False).html
    assert evil not in html
    assert json.dumps(evil)[1:-1].replace("<", "\\u003c").replace(">", "\\u003e") in html


def test_two_readings_of_one_file_are_one(own):
    frames = geo.read_coded(own)
    joined = geo.join_frames(frames, geo.read_coded(own))
    for name, table in frames.tables().items():
        pd.testing.assert_frame_equal(pd.DataFrame(table), pd.DataFrame(joined.tables()[name]))
    with pytest.raises(geo.FrameError, match="join those of one"):
        geo.join_frames(frames, geo.Frames.empty("thai-cambodian"))


def test_the_command_knows_the_data_sets_that_exports_are_like():
    known = geo.export.list_formats()
    assert [each.like for each in known if each.like] == list(LIKE)
    status, said, _ = run("export", "--formats")
    assert status == 0
    assert [line.split()[0] for line in said.splitlines()] == [each.suffix for each in known]


def test_articles_are_matched_against_an_own_copy(own, tmp_path):
    status, _, said = run("match", "seeds", own, "-o", tmp_path / "pairs.csv")
    assert status == 0
    assert "0 pairs; only in A: 5; only in B: 2" in said or "1 pairs; only in A: 4; only in B: 1" in said
    assert len(pd.read_csv(tmp_path / "pairs.csv")) in {6, 7}
    assert run("match", "seeds", own, "-o", tmp_path / "pairs.gpkg")[0] == 2
