"""A view in the fragment of an address: told, opened again, and read when somebody else has written it."""

from __future__ import annotations

import re
from html import escape

import pytest

import maps

from .by_hand import CLASH, CLOSURE
from .many_days import make_many
from .watch import watched

DESK = {"viewport": {"width": 1440, "height": 900}}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(clash_map, tmp_path_factory):
    return clash_map.save(tmp_path_factory.mktemp("linked") / "map.html").as_uri()


def _fragment(page, part):
    """Wait until the address tells of something, for it is written a moment later."""
    for _ in range(60):
        text = page.evaluate("location.hash")
        if part in text:
            return text
        page.wait_for_timeout(50)
    raise AssertionError(text)


def _state(page):
    return page.evaluate(
        """() => ({
          shown: document.querySelector('.cl-shown').textContent,
          chosen: document.querySelector('[data-panel]').getAttribute('data-selected'),
          days: [...document.querySelectorAll('.cl-time .cl-thumb')].map((t) => t.getAttribute('aria-valuetext')),
          query: document.querySelector('.cl-search').value,
          line: [...document.querySelectorAll('.cl-label.is-line')].map((text) => text.textContent),
          checked: [...document.querySelectorAll('.cl-legend input:checked')].length,
          scale: document.querySelector('.cl-scale').textContent,
          helmand: Math.round(document.querySelector('[data-place$="/3"]').getBoundingClientRect().left / 4),
        })"""
    )


def test_a_view_opens_again_from_its_address(browser, address):
    with watched(browser, **DESK) as (page, seen):
        page.goto(address)
        plain = _state(page)
        page.fill(".cl-search", "in")
        page.click(".cl-chip.k-attack")
        page.locator(".cl-time .cl-thumb").first.press("ArrowRight")
        page.select_option(".cl-view select", "pakistan", force=True)
        page.focus(f'[data-place="{CLASH}/1"]')
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Zoom out").click()
        fragment = _fragment(page, "at=")
        page.wait_for_timeout(400)
        fragment = _fragment(page, f"incident={CLASH}")
        before = _state(page)
    assert before != plain
    assert before["line"] == ["Pakistan-Afghanistan border"]
    with watched(browser, **DESK) as (page, again):
        page.goto(address + fragment)
        page.wait_for_timeout(400)
        assert _state(page) == before
        assert page.evaluate("location.hash") == fragment
        page.evaluate("location.hash = ''")
        page.wait_for_selector("[data-panel]:not([data-selected])")
        assert _state(page) == plain
    assert seen.is_silent(), seen
    assert again.is_silent(), again


def test_an_old_link_to_an_incident_still_opens_it(browser, address):
    with watched(browser, **DESK) as (page, seen):
        page.goto(f"{address}#incident={CLOSURE}")
        page.wait_for_selector(f"[data-panel][data-selected={CLOSURE}]")
        assert "at=" not in page.evaluate("location.hash")
    assert seen.is_silent(), seen


HOSTILE = [
    "incident=<img src=x onerror=alert(1)>",
    "incident=__proto__",
    "q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "q=" + "%D9%8E" * 150,
    "view=__proto__&line=constructor",
    "side=__proto__&grade=<b>&precision=toString&source=${alert(1)}",
    "kind=__proto__&language=../../x",
    "from=0000-00-00&to=9999-12-31",
    "from=9999-12-31",
    "to=1000-01-01",
    "at=85,180,22",
    "at=0,0,0&km=0,99999",
    "km=99999,99999",
    "incident=i000000000001&incident=i000000000002",
    "__proto__[x]=1&constructor.prototype.x=1",
    "&&&===%%%E0%A4%A",
    "a" * 20000,
]


def test_a_fragment_of_anybody_runs_nothing_and_the_map_stays_usable(browser, address):
    with watched(browser, **DESK) as (page, seen):
        page.goto(address)
        for fragment in HOSTILE:
            page.evaluate("(text) => { location.hash = text; }", fragment)
            page.wait_for_timeout(40)
            assert page.evaluate("({}).x") is None
            shown = page.inner_text(".cl-shown")
            assert not shown or re.match(
                r"\d of 3\xa0incidents at \d\xa0places? shown, \d\xa0not placed", shown
            )
        page.evaluate("location.hash = 'kind=strike'")
        page.wait_for_function("() => document.querySelector('.cl-shown').textContent.startsWith('1 of 3')")
    assert seen.is_silent(), seen


def test_in_a_frame_without_an_address_the_fragment_is_told_as_far_as_that_goes(browser, clash_map):
    frame = f'<iframe srcdoc="{escape(clash_map.html)}" sandbox="allow-scripts" width="1200" height="800"></iframe>'
    with watched(browser, f"<!DOCTYPE html><title>host</title>{frame}", **DESK) as (page, seen):
        inner = page.frames[1]
        inner.click(".cl-chip.k-clash")
        assert inner.inner_text(".cl-shown").startswith("2 of 3")
        assert "kind=strike" in _fragment(inner, "kind=")
        assert page.evaluate("location.hash") == ""
    assert not seen.hits
    assert not seen.requests


def test_names_and_wording_are_taken_by_option_and_by_choice_and_the_legend_says_whose(browser, frames):
    own = maps.render(frames, view="afghan_taliban")
    with watched(browser, own.html, **DESK) as (page, seen):
        legend = page.locator(".cl-line-note")
        assert "names: Kabul's" in legend.text_content()
        assert "Kabul's (this map's default)" in legend.text_content()
        assert "Islamic Emirate" in page.text_content("[role=tabpanel]:not([hidden])")
        page.select_option(".cl-view select", "neutral", force=True)
        assert "Islamic Emirate" not in page.text_content("[role=tabpanel]:not([hidden])")
        assert "names: Neither side's" in legend.text_content()
    assert seen.is_silent(), seen


def test_both_drawings_of_the_line_can_be_had(browser, clash_map):
    drawn = "document.querySelectorAll('.leaflet-cl-line-pane path').length"
    main = "document.querySelector('.leaflet-cl-line-pane .cl-frontier').getAttribute('d')"
    with watched(browser, clash_map.html, **DESK) as (page, seen):
        first, paths = page.evaluate(drawn), [page.evaluate(main)]
        for choice in ("Natural Earth", "both"):
            page.locator(".cl-line-note").evaluate(
                "node => { node.open = true; node.closest('.cl-legend').open = true; }"
            )
            page.get_by_label(choice).check()
            paths.append(page.evaluate(main))
        assert page.evaluate(drawn) == first + 1
    assert paths[0] == paths[2] != paths[1]
    assert seen.is_silent(), seen


@pytest.mark.long
def test_a_link_into_many_days_shows_what_it_says(browser):
    html = maps.render(make_many()).html
    with watched(browser, html, **DESK) as (page, _):
        page.evaluate(
            "location.hash = 'from=2024-12-01&to=2024-12-10&undated=no&km=800,1000&grade=weak&grade=fair'"
        )
        page.wait_for_function("() => document.querySelector('.cl-shown').textContent !== ''")
        assert page.inner_text(".cl-filter-toggle") == "Filter · 3"
