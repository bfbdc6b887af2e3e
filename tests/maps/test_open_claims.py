"""The whole map's claims matrix as a reader sees it, against the tables of ``geo``."""

from __future__ import annotations

import pytest

import geo
import maps

from .watch import watched

pytestmark = pytest.mark.browser
PANEL = "[role=tabpanel]:not([hidden])"


@pytest.fixture
def opened(browser, seed_result, tmp_path):
    """Open the map of the seeds at its claims."""
    address = maps.render(seed_result).save(tmp_path / "map.html").as_uri()
    with watched(browser, viewport={"width": 1440, "height": 900}) as (page, seen):
        page.goto(address)
        page.click("[data-tab=claims]")
        yield page
    assert seen.is_silent(), seen


def _claims(page, within):
    found = page.locator(f"{PANEL} {within} [data-claims]")
    return {
        each for cell in range(found.count()) for each in found.nth(cell).get_attribute("data-claims").split()
    }


def test_every_figure_of_the_tables_is_on_the_page_once_in_its_place(opened, seed_result):
    matrix = geo.claims_matrix(seed_result.frames)
    told = matrix[matrix["measure"] != "none_killed"]

    def ids(rows):
        return {each for cell in rows["claim_ids"] for each in cell.split("; ")}

    assert _claims(opened, ".cl-totals") == ids(told[told["incident_id"] == ""])
    shown = _claims(opened, ".cl-matrix") | _claims(opened, ".cl-words:not(.cl-totals)")
    assert ids(told[told["incident_id"] != ""]) <= shown
    assert "Not added" in opened.inner_text(PANEL)


def test_floor_and_ceiling_are_the_sums_of_the_named_policy(opened, seed_result):
    sums = geo.add_up(seed_result.frames).set_index(["measure", "victim_side"])
    killed = opened.locator(f"{PANEL} table").first
    assert killed.locator("thead th").all_inner_texts()[1:3] == ["Pakistani forces", "Afghan forces"]
    floor, ceiling = (killed.locator("tfoot tr").nth(row).locator("b").all_inner_texts() for row in (0, 1))
    for column, side in enumerate(("pakistan_forces", "afghan_forces")):
        assert floor[column] == str(sums.loc[("killed", side), "low"])
        high = sums.loc[("killed", side)]
        # "More than 200" is at least 201.
        assert ceiling[column] == (
            f">\u2009{high['high'] - 1}" if high["high_is_open"] else str(high["high"])
        )
    assert (floor[2], ceiling[2]) == ("–", "–")
    assert "own losses as floor, the highest claim as ceiling" in opened.inner_text(PANEL)
    opened.locator(f"{PANEL} .cl-policy summary").click()
    others = opened.locator(f"{PANEL} .cl-policy p")
    others.first.wait_for()
    ucdp = (
        geo.add_up(seed_result.frames, "ucdp")
        .set_index(["measure", "victim_side"])
        .loc["killed", "pakistan_forces"]
    )
    wanted = f"Killed · UCDP’s way, Pakistani forces: {ucdp['low']} to {ucdp['high']}, of {ucdp['n_incidents']} incidents"
    assert wanted in [text.replace("\u00a0", " ") for text in others.all_inner_texts()]


def test_a_figure_opens_its_sentence_and_a_name_its_incident(opened):
    figure = opened.locator(f"{PANEL} .cl-figure.is-denied").first
    assert figure.locator("s").inner_text() == "58"
    assert "denied by Pakistan" in figure.locator("xpath=..").inner_text()
    figure.click()
    assert "58" in opened.locator(f"{PANEL} figure[data-claim] mark").first.inner_text()
    opened.locator(f"{PANEL} .cl-of button").first.click()
    opened.wait_for_selector("[data-panel][data-selected]")


def test_the_matrix_follows_the_filter(opened):
    assert opened.locator(f"{PANEL} .cl-of").count() == 3
    opened.fill("input[type=search]", "no article says this")
    opened.wait_for_selector(f"{PANEL} >> text=None of the incidents shown has a figure.")
    assert opened.locator(f"{PANEL} .cl-of").count() == 0
    # What is of no one incident is told whatever is shown.
    assert opened.locator(f"{PANEL} .cl-totals [data-claims]").count() == 3
