"""What a map gives out: tables, GeoJSON and pictures of what is shown, and what becomes of them where nothing may be saved."""

from __future__ import annotations

import csv
import io
import json
import struct
import zlib
from html import escape
from xml.etree import ElementTree as ET

import pytest
import shapely

import maps

from .by_hand import ARTICLES, CLASH, CLOSURE, STRIKE, make_frames, seed_tables
from .watch import watched

DESK = {"viewport": {"width": 1280, "height": 800}, "accept_downloads": True}
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = ('=HYPERLINK("https://x.example","a")', "<svg onload=alert(1)>&amp;", "@SUM(1)|cmd", "-2+3")

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def hostile():
    tables = seed_tables()
    tables["incidents"][0]["title"], tables["incidents"][1]["title"] = HOSTILE[:2]
    tables["articles"] = [
        {**ARTICLES[0], "publisher": HOSTILE[2], "title": HOSTILE[3]},
        {**ARTICLES[1], "publisher": "\tSecond Wire", "title": "\rCrossings"},
    ]
    return maps.render(make_frames(**tables), title="Export & </title> \u202e of ../all")


@pytest.fixture(scope="module")
def files(browser, hostile):
    """Return the bytes of all files, by the end of their name, of a map that shows all but the closure."""
    with watched(browser, hostile.html, **DESK) as (page, seen):
        page.click(".cl-chip.k-closure")
        page.click(".cl-tool.is-export")
        taken = {}
        for button in page.locator(".cl-exports button").all():
            with page.expect_download() as download:
                button.click()
            name = download.value.suggested_filename
            assert name.startswith("clashline-Export-title-of-all")
            taken[name.removeprefix("clashline-Export-title-of-all")] = download.value.path().read_bytes()
            assert page.inner_text(".is-export .cl-pop-said") == f"Saved as {name}."
    assert seen.is_silent(), seen
    return taken


def _rows(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_claims_are_those_of_what_is_shown_each_with_speaker_and_sentence(files):
    rows = _rows(files["-claims.csv"])
    assert {row["incident_id"] for row in rows} >= {CLASH, STRIKE}
    assert CLOSURE not in {row["incident_id"] for row in rows}
    figure = next(row for row in rows if row["value_low"] == "58")
    assert figure["claimant"] == "afghan_taliban"
    assert figure["denied_by"] == "pakistan"
    assert figure["quote"] == "The spokesman said 58 soldiers were killed overnight."


def test_places_are_listed_with_their_precision_and_without_a_toll(files):
    rows = _rows(files["-places.csv"])
    assert [row["place_id"] for row in rows if row["incident_id"] == CLASH] == [
        "kunar-province",
        "nangarhar-province",
        "helmand-province",
    ]
    assert not any("killed" in column for column in rows[0])
    assert [row for row in rows if not row["place_key"]], "an incident without a place has a row"
    assert all(row["lon"] == "" for row in rows if row["precision"] == "province")


def test_no_cell_begins_a_formula_and_text_is_what_it_was(files):
    for name in ("-claims.csv", "-places.csv"):
        for row in _rows(files[name]):
            assert not any(cell[:1] in tuple("=+-@\t\r") for cell in row.values() if cell)
    titles = {row["title"] for row in _rows(files["-places.csv"])}
    assert {"'" + HOSTILE[0], HOSTILE[1]} <= titles
    publishers = {row["publisher"] for row in _rows(files["-claims.csv"])}
    assert "'" + HOSTILE[2] in publishers


def test_geojson_holds_areas_and_points_as_they_are_drawn_and_says_what_it_shows(files):
    collection = json.loads(files[".geojson"])
    assert collection["type"] == "FeatureCollection"
    about = collection["clashline"]
    assert (
        about["shown"].replace("\u00a0", " ").startswith("2 of 3 incidents at 4 places shown, 1 not placed")
    )
    assert "kind=clash" in about["filters"]
    for feature in collection["features"]:
        precision = feature["properties"]["precision"]
        if precision == "province":
            assert shapely.from_geojson(json.dumps(feature["geometry"])).is_valid
            assert feature["geometry"]["type"] in ("Polygon", "MultiPolygon")
        elif precision is None:
            assert feature["geometry"] is None
    assert HOSTILE[0] in {feature["properties"]["title"] for feature in collection["features"]}


def test_the_picture_as_svg_is_a_drawing_with_title_legend_and_credits_and_nothing_active(files):
    root = ET.fromstring(files[".svg"])
    tags = {node.tag.removeprefix(SVG) for node in root.iter()}
    assert tags <= {"svg", "defs", "pattern", "clipPath", "rect", "g", "path", "text"}
    for node in root.iter():
        assert not [name for name in node.attrib if name.lower().startswith(("on", "href", "style", "{"))]
    words = " ".join("".join(node.itertext()) for node in root.iter(f"{SVG}text")).replace("\u00a0", " ")
    for text in (
        "Export & </title>",
        "2 of 3 incidents",
        "Helmand",
        "somewhere in this province",
        "OpenStreetMap",
    ):
        assert text in words
    assert "Torkham" not in {
        "".join(node.itertext()) for node in root.iter(f"{SVG}text") if node.get("font-weight") == "600"
    }


def _decode(png):
    """Read a PNG's size and the colours of a sample of its pixels (8 bits a channel, filters undone)."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert (depth, kind) in ((8, 6), (8, 2))
    data, at = b"", 8
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        data += png[at + 8 : at + 8 + length] if name == b"IDAT" else b""
        at += 12 + length
    return width, height, len(set(zlib.decompress(data)[:: 4 * 97]))


def test_the_picture_as_png_is_as_large_as_the_view_twice_and_not_empty(files):
    width, height, kinds = _decode(files[".png"])
    root = ET.fromstring(files[".svg"])
    assert (width, height) == (2 * int(root.get("width")), 2 * int(root.get("height")))
    assert kinds > 20


def _framed(html, sandbox, name=""):
    frame = f'<iframe srcdoc="{escape(html)}" sandbox="{sandbox}" name="{name}" width="1200" height="760"></iframe>'
    return f"<!DOCTYPE html><title>host</title>{frame}"


def test_where_nobody_knows_whether_files_can_be_saved_the_text_can_be_copied(browser, hostile):
    with watched(browser, _framed(hostile.html, "allow-scripts"), **DESK) as (page, seen):
        inner = page.frames[1]
        inner.click(".cl-tool.is-export")
        inner.locator(".cl-exports button").first.click()
        assert "If it does not arrive" in inner.inner_text(".is-export .cl-pop-said")
        inner.get_by_role("button", name="Copy the text").click()
        inner.locator(".is-export .cl-pop-said", has_text="opied").wait_for()
    assert not seen.hits
    assert not seen.requests


def test_where_files_cannot_be_saved_pictures_are_not_offered_and_a_press_copies(browser, hostile):
    with watched(browser, _framed(hostile.html, "allow-scripts", "clashline popups"), **DESK) as (page, seen):
        inner = page.frames[1]
        inner.click(".cl-tool.is-export")
        assert inner.locator(".cl-exports button").count() == 3
        assert "No files can be saved" in inner.inner_text(".is-export .cl-pop-said")
        inner.locator(".cl-exports button").first.click()
        inner.locator(".is-export .cl-pop-said", has_text="opied").wait_for()
    assert not [line for line in seen.console if "ownload" in line], seen


@pytest.mark.long
def test_what_is_painted_on_a_canvas_is_in_the_picture_too(browser):
    tables = seed_tables()
    crossing = next(row for row in tables["incident_places"] if row["incident_id"] == CLOSURE)
    tables["incident_places"] += [
        {
            **crossing,
            "place_key": f"{CLOSURE}/{number}",
            "place_id": "",
            "name": f"Made-up spot {number}",
            "geometry": shapely.Point(62 + number % 60 / 8, 30 + number // 60 / 8),
        }
        for number in range(10, 2010)
    ]
    with watched(browser, maps.render(make_frames(**tables)).html, **DESK) as (page, seen):
        page.wait_for_selector(".cl-map canvas")
        page.click(".cl-tool.is-export")
        with page.expect_download() as download:
            page.get_by_role("button", name="Picture, SVG").click()
        root = ET.fromstring(download.value.path().read_bytes())
    images = [node.get("href") for node in root.iter(f"{SVG}image")]
    assert images
    assert all(image.startswith("data:image/png;base64,") for image in images)
    assert seen.is_silent(), seen
