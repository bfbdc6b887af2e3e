"""The map as a reader opens it: from disk, on a desk and on a phone, with pointer, finger and keyboard."""

from __future__ import annotations

import pytest

from .by_hand import ATTACK, CLASH, CLOSURE, STRIKE
from .watch import watched

DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(clash_map, tmp_path_factory):
    return clash_map.save(tmp_path_factory.mktemp("mailed") / "map.html").as_uri()


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def opened(request, browser, address):
    """Open the map; when the test is done, nothing may have been asked, refused or complained of."""
    with watched(browser, **request.param) as (page, seen):
        page.goto(address)
        yield page
    assert seen.is_silent(), seen


def _panel(page):
    return page.inner_text("[role=tabpanel]:not([hidden])")


def _press(page, locator):
    locator.scroll_into_view_if_needed()
    locator.tap() if page.evaluate("navigator.maxTouchPoints > 0") else locator.click()


def test_title_and_counts_are_told(opened):
    header = opened.inner_text("header").replace("\u00a0", " ")
    assert opened.title() == opened.inner_text("h1")
    assert "9–12 October 2025" in opened.title()
    for fact in ("2 articles", "8 claims", "3 incidents at 6 places, 1 not placed", "not reviewed"):
        assert fact in header


def test_a_row_of_the_list_opens_the_incident_with_its_claims_and_sentences(opened):
    _press(opened, opened.locator("[data-tab=all]"))
    rows = opened.locator("[role=tabpanel]:not([hidden]) [data-incident]")
    assert rows.count() == 4
    _press(opened, opened.locator(f"[role=tabpanel]:not([hidden]) [data-incident={CLASH}]"))
    opened.wait_for_selector(f"[data-panel][data-selected={CLASH}]")
    panel = _panel(opened)
    assert "Clashes in Kunar, Nangarhar and Helmand" in panel
    assert "night of 11–12 October 2025" in panel.lower().replace("october", "October")
    figures = opened.locator("[role=tabpanel]:not([hidden]) [data-claims]")
    assert {"58", "23"} <= {text.strip() for text in figures.all_inner_texts()}
    for claim, sentence in ((1, "58 soldiers were killed"), (2, "23 of its soldiers died")):
        figure = opened.locator(f"[role=tabpanel]:not([hidden]) [data-claims~=c{claim:012x}]")
        if figure.get_attribute("aria-expanded") != "true":
            _press(opened, figure)
        quote = opened.locator(f"figure[data-claim=c{claim:012x}]")
        assert quote.locator("mark").inner_text() == sentence
    link = opened.locator("figure[data-claim] a").first
    assert link.get_attribute("href") == "https://example.org/first?a=1&b=2"
    assert "noopener" in link.get_attribute("rel")


def test_a_place_on_the_map_opens_its_incident(opened):
    _press(opened, opened.locator(f'[data-place="{CLOSURE}/2"]'))
    opened.wait_for_selector(f"[data-panel][data-selected={CLOSURE}]")
    assert "Torkham and Chaman closed" in _panel(opened)


def test_enter_on_a_place_opens_its_incident_and_escape_leaves_it(opened):
    opened.focus(f'[data-place="{STRIKE}/1"]')
    opened.keyboard.press("Enter")
    opened.wait_for_selector(f"[data-panel][data-selected={STRIKE}]")
    assert "Strike in Paktika" in _panel(opened)
    assert "alleged" in _panel(opened)
    opened.keyboard.press("Escape")
    opened.wait_for_selector("[data-panel]:not([data-selected])")


def test_enter_on_a_row_opens_its_incident(opened):
    opened.focus("[data-tab=incident]")
    opened.keyboard.press("ArrowRight")
    assert opened.get_attribute("[data-tab=all]", "aria-selected") == "true"
    opened.focus(f"[role=tabpanel]:not([hidden]) [data-incident={ATTACK}]")
    opened.keyboard.press("Enter")
    opened.wait_for_selector(f"[data-panel][data-selected={ATTACK}]")
    assert "place not known" in _panel(opened)


def test_the_side_list_holds_what_is_not_placed_and_the_sources_their_dates(opened):
    _press(opened, opened.locator("[data-tab=unplaced]"))
    assert "more than 500" in _panel(opened)
    _press(opened, opened.locator("[data-tab=sources]"))
    sources = _panel(opened)
    assert "First Gazette" in sources
    assert "12 October 2025 (assigned by the editor)" in sources


def test_nothing_needs_scrolling_sideways(opened):
    assert opened.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_an_area_is_an_area_and_only_sites_are_points(opened):
    for place, is_area in ((f"{CLASH}/1", True), (f"{STRIKE}/1", True), (f"{CLOSURE}/1", False)):
        tag = opened.locator(f'[data-place="{place}"]').evaluate("node => node.tagName.toLowerCase()")
        assert (tag == "path") == is_area


def test_without_scripts_the_page_says_what_it_needs(browser, address):
    with watched(browser, java_script_enabled=False) as (page, seen):
        page.goto(address)
        assert "allow scripts" in page.inner_text("body")
    assert not seen.requests
