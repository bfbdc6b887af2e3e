"""The table in the place of the map: the same facts, with headers that a screen reader tells."""

from __future__ import annotations

import pytest

import maps

from .by_hand import CLASH
from .watch import watched

pytestmark = pytest.mark.browser

READ = """() => [...document.querySelectorAll('.cl-table tbody tr')].map(
  (row) => Object.fromEntries([...row.cells].map((cell) => [cell.dataset.label, cell.innerText.replace(/\\u00a0/g, ' ')])))"""


@pytest.fixture(scope="module")
def opened(browser, clash_map):
    with watched(browser, clash_map.html, viewport={"width": 1440, "height": 900}) as (page, seen):
        page.get_by_role("button", name="Table").click()
        yield page
    assert seen.is_silent(), seen


def _list(page, name):
    page.locator(f"[data-list={name}]").click()
    return page.evaluate(READ)


def test_every_incident_is_a_row_under_headers(opened, payload):
    rows = _list(opened, "incidents")
    assert {row["Incident"] for row in rows} == {incident["title"] for incident in payload["incidents"]}
    heads = opened.locator(".cl-table thead th")
    assert heads.all_inner_texts() == list(rows[0])
    assert set(heads.evaluate_all("all => all.map((head) => head.scope)")) == {"col"}
    assert opened.locator(".cl-table caption").inner_text().startswith("Incidents")
    assert not opened.locator(".leaflet-container").is_visible()


def test_every_place_says_how_sure_it_is(opened, payload):
    rows = _list(opened, "places")
    assert sorted(row["Place"] for row in rows) == sorted(place["label"] for place in payload["places"])
    assert {"at this spot", "somewhere in this province"} <= {row["How sure"] for row in rows}


def test_every_claim_of_an_incident_has_its_speaker_figure_and_sentence(opened, payload):
    rows = _list(opened, "claims")
    assert len(rows) == sum(len(incident["claims"]) for incident in payload["incidents"])
    told = next(row for row in rows if row["Figure"] == "58")
    assert "58 soldiers were killed" in told["Sentence"]
    assert told["Who says it"]
    assert told["Whose"] == "Pakistani forces"
    assert opened.locator(".cl-table q[lang=en]").count() == len(rows)


def test_a_row_opens_its_incident_and_the_map_comes_back(opened):
    _list(opened, "incidents")
    opened.locator(f".cl-table [data-open={CLASH}]").click()
    opened.wait_for_selector(f"[data-panel][data-selected={CLASH}]")
    opened.get_by_role("button", name="Map", exact=True).click()
    assert opened.locator(".leaflet-container").is_visible()
    opened.get_by_role("button", name="Table").click()


def test_many_incidents_come_in_pages(browser):
    from .hostile import make_hostile_frames

    html = maps.render(make_hostile_frames(["calm"] * 130)).html
    with watched(browser, html) as (page, _):
        page.get_by_role("button", name="Table").click()
        first = len(page.evaluate(READ))
        status = page.locator(".cl-table [role=status]")
        assert status.inner_text().startswith(f"Incidents 1 to {first} of ")
        page.get_by_role("button", name="Next page").click()
        assert status.inner_text().startswith(f"Incidents {first + 1} to ")
        assert page.evaluate("document.activeElement.getAttribute('role')") == "region"
