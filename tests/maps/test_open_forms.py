"""The forms of uncertainty on the opened page: shape tells precision, the outline what is contested, a badge how many."""

from __future__ import annotations

import pytest
import shapely

import maps

from .by_hand import make_claim, make_frames
from .watch import watched

pytestmark = pytest.mark.browser
KABUL, TORKHAM = (69.2, 34.5), (71.09, 34.1)


IN_PROVINCE = ("khost-province", "province", None, 0.5)
FORMS = (
    ("kabul-city", "settlement", KABUL, 0.05),
    ("kabul-city", "near_settlement", None, 0.25),
    *[IN_PROVINCE] * 3,
    ("", "stretch", None, 0.3),
    ("torkham-crossing", "site", TORKHAM, None),
    ("afghanistan", "country", None, 2.0),
)


def _tables(forms=FORMS):
    """One incident for each form, two more in one province, one known only by its country."""
    incidents, places, areas, claims = [], [], [], []
    for number, (place_id, precision, point, reach) in enumerate(forms, start=1):
        incident = f"i{number:012x}"
        key = {
            "incident_id": incident,
            "place_key": f"{incident}/1",
            "name": f"P{number}",
            "precision": precision,
        }
        incidents.append(
            {"incident_id": incident, "kind": "clash", "type": "armed_clash", "title": f"T{number}"}
        )
        spot = shapely.Point(point) if point else None
        places.append(
            {**key, "place_id": place_id, "label": f"P{number}", "radius_m": 5000.0, "geometry": spot}
        )
        if reach:
            middle = shapely.Point(point or (69.9 if "khost" in place_id else 68.0, 33.3))
            areas.append({**key, "geometry": shapely.MultiPolygon([middle.buffer(reach, quad_segs=4)])})
        claims.append(make_claim(number, incident_id=incident, value_low=1, value_high=1))
        claims[-1]["denied_by"] = "media" if precision == "site" else ""
    return {"incidents": incidents, "incident_places": places, "areas": areas, "claims": claims}


@pytest.fixture(scope="module")
def opened(browser, tmp_path_factory):
    address = (
        maps.render(make_frames(**_tables())).save(tmp_path_factory.mktemp("forms") / "map.html").as_uri()
    )
    with watched(browser, viewport={"width": 1440, "height": 900}) as (page, seen):
        page.goto(address)
        yield page
    assert seen.is_silent(), seen


def _place(page, number):
    return page.locator(f'.cl-map [data-place="i{number:012x}/1"]')


def test_a_pin_only_for_a_site_or_a_settlement_and_nothing_for_a_country(opened):
    assert opened.locator(".cl-map .cl-marker").count() == 2
    for number, is_marker in ((1, True), (2, False), (3, False), (6, False), (7, True)):
        assert _place(opened, number).count() == 1
        assert ("cl-marker" in _place(opened, number).get_attribute("class")) == is_marker
    assert _place(opened, 8).count() == 0
    assert "1 not placed" in opened.inner_text("header").replace("\u00a0", " ")


def test_what_was_near_a_town_is_not_drawn_as_in_it(opened):
    # Both are known by the town's id; one is a point in a faint ring, the other a circle without one.
    assert _place(opened, 1).locator(".is-town").count() == 1
    assert "near this place" in _place(opened, 2).get_attribute("aria-label")


def test_incidents_of_one_area_share_it_with_a_badge_and_a_denser_hatching(opened):
    assert _place(opened, 4).count() == _place(opened, 5).count() == 0
    assert opened.locator(".cl-map .cl-labels .cl-badge").all_text_contents() == ["3"]
    fills = [_place(opened, number).get_attribute("fill") for number in (3, 6)]
    assert [fill.rsplit("-", 1)[1] for fill in fills] == ["1)", "0)"]
    # Enter, as a click would, lists them.
    _place(opened, 3).focus()
    opened.keyboard.press("Enter")
    assert opened.locator(".cl-chooser .cl-row").count() == 3
    opened.keyboard.press("Escape")


def test_what_very_many_share_is_listed_in_pieces(browser):
    html = maps.render(make_frames(**_tables([IN_PROVINCE] * 130))).html
    with watched(browser, html, viewport={"width": 1440, "height": 900}) as (page, _):
        _place(page, 1).focus()
        page.keyboard.press("Enter")
        rows = page.locator(".cl-chooser .cl-row")
        assert rows.count() == 100
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.textContent") == "30\u00a0more"
        page.keyboard.press("Enter")
        assert rows.count() == 130
        # The reader goes on with the first row that came.
        assert rows.nth(100).evaluate("row => row === document.activeElement")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert page.locator("[data-panel][data-selected]").get_attribute("data-selected") == f"i{102:012x}"


def test_the_outline_says_that_claims_are_contested(opened):
    assert "is-contested" in _place(opened, 7).get_attribute("class")
    assert "is-contested" not in _place(opened, 1).get_attribute("class")
    assert "claims contested" in opened.locator(".cl-legend").text_content()
    assert "incidents that share a place" in opened.locator(".cl-legend").text_content()


def test_kinds_differ_without_their_colour(opened):
    """Every kind has a sign of its own shape and a hatching of its own direction."""
    signs, turns = opened.evaluate(
        """() => [
            Clashline.KIND_ORDER.map((kind) => Clashline.sign(kind, 16, 16, 7).innerHTML),
            Clashline.KIND_ORDER.map((kind) =>
                document.querySelector(`pattern[id$="hatch-${kind}-0"]`).getAttribute("patternTransform")),
        ]"""
    )
    assert len(set(signs)) == len(set(turns)) == 5


def test_a_map_of_what_nobody_reviewed_says_so(browser):
    frames = make_frames(**_tables())
    with watched(browser, maps.render(frames, reviewed_only=True).html) as (page, _):
        told = page.inner_text("header") + page.inner_text(".cl-panel")
    told = told.replace("\u00a0", " ")
    assert "reviewed incidents only, 8 left out" in told
    assert "Nobody has reviewed an incident yet; 8 are left out." in told
