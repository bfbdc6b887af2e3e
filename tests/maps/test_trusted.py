"""Trusted Types in a real Chromium: strings become neither markup nor code, but for the one that Leaflet asks with."""

from __future__ import annotations

import pytest

from .watch import watched

pytestmark = pytest.mark.browser

MARKUP = "<img src=x onerror=alert(1)>"

# Every way from a string to markup or code that a page has; each says whether it was refused.
SINKS = """
([markup]) => {
  const made = (tag) => document.body.appendChild(document.createElement(tag));
  const ways = {
    innerHTML: () => { made('div').innerHTML = markup; },
    outerHTML: () => { made('div').outerHTML = markup; },
    insertAdjacentHTML: () => made('div').insertAdjacentHTML('beforeend', markup),
    svg: () => { document.querySelector('svg').innerHTML = markup; },
    write: () => document.write(markup),
    fragment: () => document.createRange().createContextualFragment(markup),
    parser: () => new DOMParser().parseFromString(markup, 'text/html'),
    srcdoc: () => { made('iframe').srcdoc = markup; },
    script: () => { made('script').text = 'alert(2)'; },
    source: () => { made('script').src = 'data:text/javascript,alert(3)'; },
    handler: () => made('p').setAttribute('onclick', 'alert(4)'),
    timer: () => setTimeout('alert(5)', 0),
    leaflet: () => L.divIcon({html: markup}).createIcon(),
    tooltip: () => L.tooltip().setContent(markup).setLatLng([33, 69]).addTo(map),
    policy: () => trustedTypes.createPolicy('default', {createHTML: (text) => text}),
    other: () => trustedTypes.createPolicy('mine', {createHTML: (text) => text}),
  };
  const refused = (way) => { try { way(); return false; } catch (error) { return error instanceof TypeError; } };
  return Object.fromEntries(Object.entries(ways).map(([name, way]) => [name, refused(way)]));
}
"""


def test_no_string_becomes_markup_or_code(browser, clash_map):
    with watched(browser, clash_map.html) as (page, seen):
        refused = page.evaluate(SINKS, [MARKUP])
        page.wait_for_timeout(50)
    assert [way for way, was in refused.items() if not was] == []
    assert not seen.hits
    assert not seen.requests


def test_what_leaflet_asks_with_passes_as_it_is_and_only_so(browser, clash_map):
    with watched(browser, clash_map.html) as (page, _):
        for markup, passes in (("<svg/>", True), ("<svg/> ", False), ("<svg onload=alert(1)>", False)):
            done = "(markup) => { try { document.createElement('p').innerHTML = markup; return true; } catch { return false; } }"
            assert page.evaluate(done, markup) is passes, markup


def test_without_that_leave_leaflet_would_not_load(browser, clash_map):
    bare = clash_map.html.replace("createPolicy('default', rules)", "toString()")
    assert bare != clash_map.html
    with watched(browser, bare) as (page, seen):
        assert page.evaluate("typeof window.L") == "undefined"
    assert seen.policy
