"""Packed maps: what goes in comes out, in Python and in a browser, hostile or not."""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

import maps
from maps.packed import pack, unpack
from maps.packed.dictionaries import FEW
from maps.payload.columns import Coded, Flags, Lists, Numbers, Pairs, Table

from .by_hand import CLASH, CLOSURE, make_frames, seed_tables
from .hostile import make_hostile_frames, read_payloads
from .watch import CENSUS, POKE, watched

TEXTS = st.text(st.characters(codec=None), max_size=12)
JSON = st.none() | TEXTS | st.lists(TEXTS, max_size=3) | st.fixed_dictionaries({"a": st.integers()})
WHOLE = st.integers(-(2**63), 2**63 - 1)


def _coded(draw, n, values):
    return Coded(np.array(draw(st.lists(st.integers(0, len(values) - 1), min_size=n, max_size=n))), values)


@st.composite
def tables(draw):
    n = draw(st.integers(1, 9))
    many = [f"{draw(TEXTS)} {number}" for number in range(FEW + 3)]
    ids = [f"i{number * 7919:012x}" for number in range(n)]
    some = st.lists(st.booleans(), min_size=n, max_size=n)
    whole = Numbers(np.array(draw(st.lists(WHOLE, min_size=n, max_size=n))), np.array(draw(some)))
    small = st.lists(st.integers(-(10**7), 10**7), min_size=n, max_size=n)
    tenths = Numbers(np.array(draw(small)), np.array(draw(some)), 1)
    sizes = draw(st.lists(st.integers(0, 3), min_size=n, max_size=n))
    offsets = np.concatenate(([0], np.cumsum(sizes)))
    columns = {
        "id": Coded(np.arange(n), ids),
        "few": _coded(draw, n, draw(st.lists(JSON, min_size=1, max_size=5))),
        "many": _coded(draw, n, many),
        "whole": whole,
        "tenths": tenths,
        "flag": Flags(np.array(draw(some))),
        "pair": Pairs(tenths, Numbers(tenths.units, tenths.missing, 1), _coded(draw, n, [None, [1, 2]])),
        "list": Lists(offsets, _coded(draw, int(offsets[-1]), ids)),
        "row": Table({"of": _coded(draw, n, many)}, np.array(draw(some))),
    }
    return Table(columns)


@given(tables(), TEXTS)
@settings(max_examples=60)
def test_what_is_packed_comes_back(table, title):
    payload = {"title": title, "incidents": table, "base": {"bounds": [1.5]}, "claims": Table({})}
    packed = json.loads(json.dumps(pack(payload)))
    assert unpack(packed) == {**payload, "incidents": table.rows, "claims": []}


@pytest.mark.parametrize("n", [FEW + 44, 3 * FEW])
def test_ids_and_keys_of_many_rows_come_back_and_are_written_once(n):
    ids = [f"i{number * 104729:012x}" for number in range(n)]
    incidents = Table({"id": Coded(np.arange(n), ids)})
    places = Table(
        {
            "key": Coded(np.arange(n), [f"{each}/{number % 3}" for number, each in enumerate(ids)]),
            "incident": Coded(np.arange(n)[::-1], ids[::-1]),
        }
    )
    packed = pack({"title": "", "incidents": incidents, "places": places})
    assert unpack(packed) == {"title": "", "incidents": incidents.rows, "places": places.rows}
    assert packed["bytes"] < 6 * n + 3000


def test_a_damaged_packed_map_is_no_map(tmp_path, frames):
    page = maps.render(frames, packed=True).save(tmp_path / "map.html")
    whole = page.read_text()
    at = whole.index('"data":"') + 2000
    for damaged in (whole[:at] + "AAAA" + whole[at + 4 :], whole.replace('"packed":1', '"packed":2', 1)):
        page.write_text(damaged)
        with pytest.raises(maps.ReadError, match="damaged"):
            maps.read_map(page)


def test_a_packed_map_tells_what_a_readable_one_tells(tmp_path, frames):
    told = [
        maps.read_map(maps.render(frames, packed=packed).save(tmp_path / "map.html"))
        for packed in (False, True)
    ]
    assert not told[1].sealed
    assert (told[0].articles, told[0].claims, told[0].estimates) == (
        told[1].articles,
        told[1].claims,
        told[1].estimates,
    )


@pytest.fixture(scope="module")
def many():
    """Return the tables of a map that is packed by itself: the small one, and three thousand events more."""
    tables = seed_tables()
    night, place, claim = tables["incidents"][0], tables["incident_places"][-1], tables["claims"][0]
    for number in range(3100):
        incident = f"i{10**6 + number:012x}"
        kind = ("clash", "strike", "attack")[number % 3]
        dated = {
            "date_start": f"2025-0{1 + number % 9}-10",
            "date_end": "",
            "kind": kind,
            "title": f"Event {number}",
        }
        tables["incidents"].append({**night, **dated, "incident_id": incident})
        tables["claims"].append({**claim, "claim_id": f"c{10**6 + number:012x}", "incident_id": incident})
        spot = {
            "place_id": "",
            "name": f"Post {number}",
            "place_key": f"{incident}/1",
            "incident_id": incident,
        }
        tables["incident_places"].append(
            {**place, **spot, "geometry": shapely.Point(60 + number % 100 / 10, 29 + number / 1000)}
        )
    return make_frames(**tables)


@pytest.mark.browser
def test_a_packed_map_counts_filters_finds_and_selects(browser, many):
    clash_map = maps.render(many)
    assert '"packed":1' in clash_map.html
    with watched(browser, clash_map.html, viewport={"width": 1440, "height": 900}) as (page, seen):
        # The page stands before its data are counted, on a busy machine.
        page.wait_for_function("() => document.querySelector('.cl-counts')?.textContent.includes('3,103')")
        assert "3,103 incidents at 3,106 places, 1 not placed" in page.inner_text(".cl-counts").replace(
            "\u00a0", " "
        )
        page.click("[data-tab=all]")
        rows = page.locator("[role=tabpanel]:not([hidden]) [data-incident]")
        assert rows.count() < 500
        page.fill("input[type=search]", "Post 2321")
        page.wait_for_selector(".cl-shown:not(:empty)")
        assert rows.count() == 1
        assert rows.first.get_attribute("data-incident") == f"i{10**6 + 2321:012x}"
        rows.first.click()
        page.wait_for_selector(f"[data-panel][data-selected=i{10**6 + 2321:012x}]")
        panel = page.inner_text("[role=tabpanel]:not([hidden])")
        assert "Event 2321" in panel
        assert "58 soldiers were killed" in panel
    assert seen.is_silent(), seen


@pytest.mark.browser
def test_a_browser_that_cannot_unpack_is_told_so(browser, frames, tmp_path):
    with watched(browser) as (page, _):
        page.add_init_script("delete window.DecompressionStream")
        page.goto(maps.render(frames, packed=True).save(tmp_path / "map.html").as_uri())
        assert "too old to unpack" in page.inner_text("[role=alert]")


@pytest.mark.browser
def test_hostile_texts_stay_texts_when_packed(browser):
    texts = [payload.text for payload in read_payloads()][::13][:100]
    clash_map = maps.render(make_hostile_frames(texts), packed=True)
    with watched(browser, clash_map.html) as (page, seen):
        page.wait_for_selector(".cl-app")
        page.click("[data-tab=all]")
        census = page.evaluate(CENSUS)
        page.evaluate(POKE)
        page.wait_for_timeout(50)
    assert seen.is_silent(), seen
    assert census["addresses"] == []
    assert not [name for name in census["attributes"] if name.split()[1].startswith("on")]


def test_small_maps_stay_readable(clash_map):
    assert CLASH in clash_map.html
    assert CLOSURE in clash_map.html
