"""The frontier on a phone: upright beside the list, the same way round in every language."""

from __future__ import annotations

import pytest

import maps

from .by_hand import CLASH
from .watch import watched

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
# Where marks of areas lie on the strip, by the id of their place.
AREAS = """() => [...document.querySelectorAll('.cl-upright .cl-area')].map((area) => {
  const frame = area.ownerSVGElement.getBoundingClientRect();
  const box = area.getBoundingClientRect();
  return [box.left - frame.left < frame.width / 2 - 1, Math.round(box.top - frame.top)];
})"""


@pytest.fixture(params=["en", "ur"])
def opened(request, browser, frames):
    with watched(browser, maps.render(frames, language=request.param).html, **PHONE) as (page, seen):
        page.locator("[data-tab=all]").tap()
        yield page
    assert seen.is_silent(), seen


def test_areas_of_the_first_country_stand_on_the_left_from_north_to_south(opened, frames, payload):
    places = frames.incident_places[frames.incident_places["km_from"].notna()]
    first = payload["theatre"]["countries"][0]["code"]
    areas = places[~places["precision"].isin(["site", "settlement"]) & (places["country"] == first)]
    found = opened.evaluate(AREAS)
    assert len(found) >= areas["place_id"].nunique() > 1
    assert all(is_left for is_left, _ in found)
    tops = [top for _, top in found]
    assert tops == sorted(tops)


def test_a_mark_chooses_its_incident_and_the_list_has_room_beside(opened):
    strip, row = (
        opened.locator(name).first.bounding_box() for name in (".cl-upright", ".has-upright [data-incident]")
    )
    assert min(strip["x"] + strip["width"], row["x"] + row["width"]) <= max(strip["x"], row["x"])
    opened.locator(".cl-upright .cl-mark .cl-area").first.tap()
    opened.wait_for_selector(f"[data-panel][data-selected={CLASH}]")


def test_a_desk_has_the_strip_below_and_none_beside_the_list(browser, clash_map):
    with watched(browser, clash_map.html, viewport={"width": 1440, "height": 900}) as (page, _):
        page.locator("[data-tab=all]").click()
        assert page.locator(".cl-upright").count() == 0
        assert page.locator(".cl-strip").is_visible()
        page.set_viewport_size({"width": 390, "height": 844})
        page.wait_for_selector(".cl-upright .cl-mark")
