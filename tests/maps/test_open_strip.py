"""The strip and the map choose for each other: kilometres by drag and by keys, what the map shows, what is veiled."""

from __future__ import annotations

import re

import pytest

from .by_hand import CLASH, CLOSURE, STRIKE
from .watch import watched

pytestmark = pytest.mark.browser


@pytest.fixture
def opened(browser, clash_map):
    with watched(browser, clash_map.html, viewport={"width": 1440, "height": 900}) as (page, seen):
        yield page
    assert seen.is_silent(), seen


def _on_map(page):
    nodes = page.locator("[data-place]").evaluate_all(
        "nodes => nodes.filter((n) => n.getClientRects().length).map((n) => n.getAttribute('data-place').split('/')[0])"
    )
    return set(nodes)


def _thumb(page, end):
    return page.locator(".cl-strip .cl-thumb").nth(end)


def _drag(page, start_km, end_km):
    box = page.locator(".cl-strip-box").bounding_box()
    x = [box["x"] + 24 + km / 2640 * (box["width"] - 48) for km in (start_km, end_km)]
    page.mouse.move(x[0], box["y"] + 40)
    page.mouse.down()
    page.mouse.move(x[1], box["y"] + 44, steps=5)
    page.mouse.up()


def test_a_drag_over_the_strip_shows_what_lies_along_it_and_a_press_takes_it_away(opened):
    assert _on_map(opened) == {CLASH, STRIKE, CLOSURE}
    _drag(opened, 1250, 1550)
    assert _on_map(opened) == {STRIKE}
    assert opened.inner_text(".cl-shown").startswith("1 of 3")
    clear = opened.locator(".cl-strip-clear")
    assert re.match(r"only km 1,2[45]\d to 1,5[45]\d", clear.inner_text())
    assert opened.locator("[data-panel]:not([data-selected])").count() == 1, (
        "a drag is no click on what lies there"
    )
    clear.click()
    assert _on_map(opened) == {CLASH, STRIKE, CLOSURE}
    assert clear.is_hidden()


def test_keys_move_the_ends_of_the_range(opened):
    for _ in range(16):
        _thumb(opened, 0).press("PageUp")
    assert _thumb(opened, 0).get_attribute("aria-valuetext") == "kilometre 1,600"
    assert _on_map(opened) == {CLASH, CLOSURE}  # Helmand and Chaman lie beyond
    _thumb(opened, 1).press("Home")
    assert _on_map(opened) == set()
    assert "Nothing matches" in opened.inner_text(".cl-message")
    _thumb(opened, 1).press("End")
    _thumb(opened, 0).press("Home")
    assert opened.inner_text(".cl-shown") == ""


def test_what_is_veiled_can_be_chosen_and_then_is_shown(opened):
    _drag(opened, 500, 1000)
    assert STRIKE not in _on_map(opened)
    opened.locator(".cl-strip .cl-mark", has=opened.locator(".k-strike")).first.click()
    opened.wait_for_selector(f"[data-panel][data-selected={STRIKE}]")
    assert STRIKE in _on_map(opened)


def test_the_strip_marks_what_the_map_shows_and_the_map_alone_can_choose(opened):
    whole = opened.locator(".cl-in-view").get_attribute("d")
    assert whole.endswith("H1416.0")  # the end of the line, at the strip's
    opened.evaluate("location.hash = 'at=30.9,66.4,9'")
    opened.wait_for_function(
        "() => !document.querySelector('.cl-in-view').getAttribute('d').endsWith('H1416.0')"
    )
    drawn = opened.locator(".cl-in-view").get_attribute("d")
    stretches = [(float(a), float(b)) for a, b in re.findall(r"M([\d.]+) \d+H([\d.]+)", drawn)]
    at_chaman, at_torkham = (24 + km / 2640 * (1440 - 48) for km in (1908, 812))
    assert any(start < at_chaman < end for start, end in stretches)
    assert not any(start < at_torkham < end for start, end in stretches)
    opened.click(".cl-filter-toggle")
    opened.get_by_label("Only what the map shows now").check()
    assert _on_map(opened) == {CLOSURE, CLASH}  # Helmand reaches into it
    opened.get_by_role("button", name="Whole frontier").click()
    assert opened.inner_text(".cl-shown").startswith("3 of 3")
