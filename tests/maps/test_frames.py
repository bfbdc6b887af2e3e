"""The map in a frame of somebody's page: with all that the snippet allows, with scripts alone, and with no word of it."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

import pytest

import maps
from maps.clashmap import SANDBOX

from .by_hand import CLASH, STRIKE
from .serve import served
from .watch import watched

SOURCE = "https://example.org/first?a=1&b=2"


@pytest.fixture(scope="module")
def site(clash_map, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    clash_map.save(folder / "map.html")
    snippets = {
        "full": clash_map.iframe("map.html"),
        "strict": clash_map.iframe("map.html", strict=True),
        "linked": clash_map.iframe(f"map.html#incident={STRIKE}", width=800, height=600),
        "foreign": f'<iframe src="map.html" sandbox="{SANDBOX}" width="900" height="700"></iframe>',
        "tab": '<div id="tab"><iframe width="640" height="560"></iframe></div>',
        "bare": '<iframe src="map.html" sandbox="allow-scripts" width="900" height="700"></iframe>',
    }
    for name, snippet in snippets.items():
        (folder / f"{name}.html").write_text(f"<!DOCTYPE html><title>article</title><p>Text.</p>{snippet}")
    with served(folder) as address:
        yield address


def _at_rest(page, frame):
    """Return where the places stand, and whether the legend is open, when nothing moves any more."""
    last = None
    for _ in range(20):
        page.wait_for_timeout(400)
        places = frame.locator("[data-place]").evaluate_all(
            "nodes => nodes.map(node => { const box = node.getBoundingClientRect(); return [box.x, box.y]; })"
        )
        seen = (places, frame.locator(".cl-legend").get_attribute("open"))
        if seen == last:
            break
        last = seen
    return last


def _open_quote(page):
    """Open a figure's sentence, and give the frame and the sentence's source."""
    frame = page.frames[1]
    frame.locator("[data-tab=all]").click()
    frame.locator(f"[role=tabpanel]:not([hidden]) [data-incident={CLASH}]").click()
    frame.wait_for_selector(f"[data-panel][data-selected={CLASH}]")
    assert frame.evaluate("window.origin") == "null"
    assert frame.locator("[data-place]").count() >= 6
    if not frame.locator("figure[data-claim]").count():
        frame.locator("[role=tabpanel]:not([hidden]) [data-claims]").first.click()
    return frame.locator("figure[data-claim] figcaption").first


@pytest.mark.browser
@pytest.mark.parametrize(("name", "text"), [("full", "open source"), ("foreign", SOURCE)])
def test_a_source_opens_outside_the_frame_that_allows_it(browser, site, name, text):
    with watched(browser, own=[site]) as (page, seen):
        page.goto(f"{site}{name}.html")
        link = _open_quote(page).locator("a")
        assert text in link.inner_text()
        with page.context.expect_page():
            link.click()
    assert seen.requests == [SOURCE]
    assert not seen.policy
    assert not [line for line in seen.console if "sandbox" in line]


@pytest.mark.browser
@pytest.mark.parametrize("at", ["", "#at=34.1147,71.0847,8.00"])
def test_a_map_that_is_out_of_sight_at_first_takes_its_view_when_it_is_seen(browser, site, at):
    views = []
    for style in ("", "display: none"):
        with watched(browser, own=[site]) as (page, _):
            page.goto(f"{site}tab.html")
            page.evaluate(
                "([style, address]) => { const tab = document.querySelector('#tab'); tab.style = style;"
                " tab.querySelector('iframe').src = address; }",
                [style, f"map.html{at}"],
            )
            frame = page.frames[1]
            frame.wait_for_selector(".cl-legend", state="attached")
            page.evaluate("document.querySelector('#tab').style = ''")
            frame.wait_for_selector(".leaflet-container", state="visible")
            views.append(_at_rest(page, frame))
    (at_once, open_at_once), (later, open_later) = views
    assert at_once
    # A map lies on whole pixels, and what it draws may be half a one aside.
    assert (
        max(
            abs(one - other)
            for a, b in zip(at_once, later, strict=True)
            for one, other in zip(a, b, strict=True)
        )
        < 2
    )
    assert open_later == open_at_once


@pytest.mark.browser
def test_with_scripts_alone_the_address_is_text_and_all_else_works(browser, site):
    with watched(browser, own=[site]) as (page, seen):
        page.goto(f"{site}strict.html")
        source = _open_quote(page)
        assert SOURCE in source.inner_text()
        assert page.frames[1].locator("main a").count() == 0
    assert seen.is_silent(), seen


@pytest.mark.browser
def test_a_frame_that_says_nothing_of_itself_gets_an_address_that_can_be_read(browser, site):
    with watched(browser, own=[site]) as (page, seen):
        page.goto(f"{site}bare.html")
        assert _open_quote(page).locator("a").inner_text() == SOURCE
    assert seen.is_silent(), seen


@pytest.mark.browser
def test_a_view_can_be_named_in_the_address_of_the_frame(browser, site):
    with watched(browser, own=[site]) as (page, seen):
        page.goto(f"{site}linked.html")
        page.frames[1].wait_for_selector(f"[data-panel][data-selected={STRIKE}]")
    assert seen.is_silent(), seen


@pytest.mark.browser
def test_the_wheel_scrolls_the_article_until_the_map_is_pressed(browser, site):
    with watched(browser, own=[site], viewport={"width": 1000, "height": 500}) as (page, _):
        page.goto(f"{site}full.html")
        frame = page.frames[1]
        box = page.locator("iframe").bounding_box()
        page.mouse.move(box["x"] + 150, box["y"] + 300)
        page.mouse.wheel(0, 80)
        page.wait_for_function("window.scrollY > 0")
        assert frame.evaluate("map.scrollWheelZoom.enabled()") is False
        page.mouse.click(box["x"] + 150, box["y"] + 250)
        assert frame.evaluate("map.scrollWheelZoom.enabled()") is True
        page.mouse.click(3, 250)
        # However busy the machine is: the frame learns that it lost the focus by an event of its own.
        frame.wait_for_function("!map.scrollWheelZoom.enabled()")


def _attributes(html):
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.append((tag, dict(attrs)))
    parser.feed(html)
    [(tag, attributes)] = found
    assert tag == "iframe"
    return attributes


def test_a_frame_has_its_size_and_the_map_or_its_address(clash_map):
    inside = _attributes(clash_map.iframe(width=900, height=500))
    assert (inside["srcdoc"], inside["width"], inside["height"]) == (clash_map.html, "900", "500")
    assert "src" not in inside
    outside = _attributes(clash_map.iframe('maps/"><script>.html?a=1&b=2'))
    assert outside["src"] == 'maps/"><script>.html?a=1&b=2'
    assert (outside["width"], outside["height"]) == ("100%", "640")
    assert clash_map.iframe("a.html").count(escape("a.html")) == 1


@pytest.mark.parametrize(
    "src",
    [
        "javascript:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "blob:x",
        "",
        7,
        "http://[x",
    ],
)
def test_what_is_no_address_of_a_page_is_refused(clash_map, src):
    with pytest.raises(maps.OptionError):
        clash_map.iframe(src)


@pytest.mark.parametrize("size", [0, -1, "1e9", '1" onload="x', True, 1.5, "", 100_000])
def test_what_is_no_size_is_refused(clash_map, size):
    for name in ("width", "height"):
        with pytest.raises(maps.OptionError):
            clash_map.iframe("map.html", **{name: size})
