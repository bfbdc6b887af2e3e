"""A claim is copied as a citation from the map: the very line that ``geo.cite`` gives."""

from __future__ import annotations

import pytest

import geo
import maps

from .watch import watched

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(seed_result, tmp_path_factory):
    return maps.render(seed_result).save(tmp_path_factory.mktemp("copied") / "map.html").as_uri()


def test_a_press_copies_the_citation_and_nothing_is_copied_before(browser, address, seed_result):
    fight = next(each for each in seed_result.dossier.incidents if each.type == "armed_clash")
    with watched(browser, viewport={"width": 1440, "height": 900}) as (page, seen):
        page.goto(address)
        page.click("[data-tab=all]")
        page.click(f'[role=tabpanel]:not([hidden]) [data-incident="{fight.id}"]')
        button = page.locator("figure[data-claim] [data-copy]").first
        claim_id = button.get_attribute("data-copy")
        assert claim_id in fight.claim_ids
        button.click()
        page.locator(f'figure[data-claim="{claim_id}"] [role=status]', has_text="copied").wait_for()
        search = page.locator("input[type=search]")
        search.focus()
        page.keyboard.press("Control+V")
        assert search.input_value() == geo.cite(seed_result, claim_id)
    assert seen.is_silent(), seen


def test_where_copying_is_forbidden_the_line_is_shown_as_text(browser, address, seed_result):
    with watched(browser, viewport={"width": 390, "height": 844}) as (page, _):
        page.add_init_script(
            "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = () => false;"
        )
        page.goto(address)
        page.click("[data-tab=all]")
        fight = next(each for each in seed_result.dossier.incidents if each.type == "armed_clash")
        page.click(f'[role=tabpanel]:not([hidden]) [data-incident="{fight.id}"]')
        button = page.locator("figure[data-claim] [data-copy]").first
        button.scroll_into_view_if_needed()
        button.click()
        claim_id = button.get_attribute("data-copy")
        status = page.locator(f'figure[data-claim="{claim_id}"] [role=status]')
        assert status.inner_text() == geo.cite(seed_result, claim_id)
