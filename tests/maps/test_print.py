"""The map on paper: all that a click would show, no controls, and the screen as it was when the printing is done."""

from __future__ import annotations

import pytest

from .watch import watched

pytestmark = pytest.mark.browser

VISIBLE = (
    """(selector) => [...document.querySelectorAll(selector)].filter((node) => node.offsetWidth > 0).length"""
)
# Where everything stands, to be compared before and after.
LAYOUT = """() => [...document.querySelectorAll('.cl-header, .cl-map, .cl-legend, .cl-strip, .cl-panel')].map((node) => {
  const {x, y, width, height} = node.getBoundingClientRect();
  return [node.getAttribute('class'), ...[x, y, width, height].map(Math.round)].join(' ');
})"""
CONTROLS = ".cl-tools, .cl-tabs, .cl-zoom button, .cl-chip, .cl-time, .cl-copy"


@pytest.fixture
def opened(browser, clash_map):
    with watched(browser, clash_map.html, viewport={"width": 1440, "height": 900}) as (page, seen):
        yield page
    assert seen.is_silent(), seen


def test_paper_has_everything_and_no_controls(opened, payload):
    opened.set_viewport_size({"width": 800, "height": 1100})  # about A4 upright
    opened.emulate_media(media="print", color_scheme="dark")
    opened.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert opened.evaluate(VISIBLE, CONTROLS) == 0
    assert opened.evaluate(VISIBLE, "[role=tabpanel]") == opened.locator("[role=tab]").count()
    text = opened.inner_text("main")
    for told in (payload["incidents"], payload["articles"]):
        assert all(row["title"] in text for row in told)
    boxes = [
        opened.locator(name).bounding_box() for name in (".cl-frame", ".cl-legend", ".cl-strip", ".cl-panel")
    ]
    assert [box["y"] for box in boxes] == sorted(box["y"] for box in boxes)
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"] + 1
    assert max(boxes[0]["width"], boxes[2]["width"]) < 180 / 25.4 * 96
    assert opened.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_screen_is_as_it_was_when_printing_is_done(opened):
    before = opened.evaluate(LAYOUT)
    upright = opened.pdf(format="A4")
    across = opened.pdf(format="A4", landscape=True)
    opened.wait_for_timeout(200)
    assert opened.evaluate(LAYOUT) == before
    assert upright.startswith(b"%PDF")
    assert across.startswith(b"%PDF")
    assert upright != across


def test_a_table_is_no_map_on_paper_and_comes_back(opened):
    opened.locator(".cl-tool.is-table").click()
    opened.pdf(format="A4")
    assert opened.locator(".cl-table").is_visible()
