"""Parts of a map on a folium map: they work, they are told apart, and text stays text without our policy, too."""

from __future__ import annotations

import re
from importlib.resources import files

import folium
import pytest

import maps

from .by_hand import CLASH, CLOSURE, STRIKE
from .further import further_payloads
from .hostile import make_hostile_frames, poison_theatre, read_payloads
from .watch import CENSUS, POKE, watched

LEAFLET = files("xstatic.pkg.leaflet") / "data"
PAGES = 25
POPUP = ".leaflet-popup-content"

# Presses a place of every incident, and every figure in what opens; says what was read.
PRESS_ALL = """
() => {
  const read = [];
  // The popup before fades away, and is in the page for a moment yet.
  const popup = () => [...document.querySelectorAll('.leaflet-popup-content')].at(-1);
  const note = () => read.push(popup().textContent);
  const incidents = new Set();
  for (const place of document.querySelectorAll('[data-place]')) {
    const incident = place.dataset.place.split('/')[0];
    if (incidents.has(incident)) continue;
    incidents.add(incident);
    place.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true}));
    note();
    for (const button of popup().querySelectorAll('button[aria-expanded=false]')) {
      button.click();
      note();
    }
  }
  return read.join('\\n');
}
"""


@pytest.fixture
def open_folium(browser, tmp_path):
    """Return a function that saves a folium map with Leaflet beside it, opens it, and gives page and what was seen."""
    import contextlib

    for name in ("leaflet.js", "leaflet.css"):
        (tmp_path / name).write_bytes((LEAFLET / name).read_bytes())

    @contextlib.contextmanager
    def opened(folium_map):
        folium_map.default_js = [("leaflet", "leaflet.js")]
        folium_map.default_css = [("leaflet_css", "leaflet.css")]
        folium_map.save(tmp_path / "folium.html")
        with watched(browser, own=[tmp_path.as_uri()], viewport={"width": 1000, "height": 700}) as (
            page,
            seen,
        ):
            page.goto((tmp_path / "folium.html").as_uri())
            page.wait_for_selector(".cl-host-credits")
            yield page, seen

    return opened


@pytest.fixture
def base():
    return folium.Map(location=(33, 69), zoom_start=6, tiles=None)


def _press(page, place):
    page.locator(f'[data-place="{place}"]').press("Enter")
    return page.locator(POPUP)


@pytest.mark.browser
def test_a_place_opens_its_incident_with_claims_and_sentences(open_folium, base, clash_map):
    clash_map.add_to(base)
    with open_folium(base) as (page, seen):
        popup = _press(page, f"{CLASH}/1")
        assert "Clashes in Kunar, Nangarhar and Helmand" in popup.inner_text()
        popup.locator("[data-claims]").first.click()
        assert popup.locator("figure[data-claim] mark").count()
        assert popup.locator("figure[data-claim] a").first.get_attribute("rel") == "noopener noreferrer"
        assert "not reviewed" in page.inner_text(".cl-host-credits")
        assert "OpenStreetMap" in page.inner_text(".cl-host-credits")
        assert page.locator(".cl-strip .cl-mark").count()
        assert page.locator(".cl-legend").count() == 1
    assert seen.is_silent(), seen


@pytest.mark.browser
def test_packed_data_are_unpacked_there_too(open_folium, base, frames):
    maps.IncidentLayer(maps.render(frames, packed=True)).add_to(base)
    with open_folium(base) as (page, seen):
        assert "Clashes in Kunar, Nangarhar and Helmand" in _press(page, f"{CLASH}/1").inner_text()
    assert seen.is_silent(), seen


@pytest.mark.browser
def test_folium_lists_the_layers_and_switches_them(open_folium, base, clash_map):
    maps.IncidentLayer(clash_map).add_to(base)
    maps.FrontierLayer(clash_map).add_to(base)
    folium.LayerControl(collapsed=False).add_to(base)
    with open_folium(base) as (page, seen):
        site = page.locator(f'[data-place="{CLOSURE}/1"]')
        assert site.is_visible()
        page.get_by_label("Incidents").uncheck()
        assert not site.is_visible()
        assert page.locator("path.cl-frontier").first.is_visible()
        page.get_by_label("Incidents").check()
        assert site.is_visible()
        page.get_by_label("The frontier line").uncheck()
        assert not page.locator("path.cl-frontier").first.is_visible()
        assert page.locator(".cl-strip, .cl-legend").count() == 0
        assert "Strike in Paktika" in _press(page, f"{STRIKE}/1").inner_text()
    assert seen.is_silent(), seen


@pytest.mark.browser
@pytest.mark.parametrize(
    "start", [0, *(pytest.param(start, marks=pytest.mark.long) for start in range(1, PAGES))]
)
def test_payloads_on_a_folium_map_are_text(open_folium, start):
    # Leaflet's own link in the corner would be followed when everything is pressed.
    base = folium.Map(location=(33, 69), zoom_start=6, tiles=None, attribution_control=False)
    texts = [payload.text for payload in [*read_payloads(), *further_payloads()] if len(payload.text) < 500][
        start::25
    ]
    with poison_theatre(texts):
        clash_map = maps.render(make_hostile_frames(texts), title=texts[0], attribution=texts)
    clash_map.add_to(base)
    with open_folium(base) as (page, seen):
        before = page.evaluate(CENSUS)
        read = page.evaluate(PRESS_ALL)
        after = page.evaluate(CENSUS)
        page.evaluate(POKE)
        page.wait_for_timeout(50)
    assert seen.is_silent(), seen
    assert [text for text in texts if text not in read] == []
    assert after["active"] == before["active"]
    assert after["addresses"] == before["addresses"] == ["leaflet.css", "leaflet.js"]
    assert not [name for name in after["attributes"] if name.split()[1].startswith("on")]


def _data(html):
    return re.search(
        r'<script type="application/json" id="clashline-data[^"]*">(.*?)</script>', html, re.DOTALL
    )[1]


def test_the_data_are_those_of_the_map_and_stand_there_once(base, clash_map):
    clash_map.add_to(base)
    html = base.get_root().render()
    assert html.count("clashline-data") == html.count("application/json") + 4
    assert _data(html) == _data(clash_map.html)
    assert base.get_root().render().count("application/json") == 1


def test_what_cannot_be_put_on_a_map_is_told_in_one_line(base, clash_map, frames):
    maps.IncidentLayer(clash_map).add_to(base)
    for wrong in (
        lambda: maps.FrontierLayer(maps.render(frames, title="other")).add_to(base),
        lambda: clash_map.add_to("map"),
        lambda: clash_map.add_to(base, theme="blue"),
        lambda: maps.Legend(maps.ClashMap(html="<p>")).add_to(base),
    ):
        with pytest.raises(maps.OptionError) as refused:
            wrong()
        assert "\n" not in str(refused.value)


@pytest.mark.parametrize("layer", [maps.ClashMap.add_to, maps.Layer.add_to])
def test_it_says_that_the_policy_stays_behind(layer):
    assert "policy cannot come" in layer.__doc__
