"""Light, dark or as the reader's system has it; notes of one's own."""

from __future__ import annotations

import pytest

import maps

from .watch import watched

GROUND = "getComputedStyle(document.body).backgroundColor"
PAPER = {"light": "rgb(255, 255, 255)", "dark": "rgb(32, 29, 27)"}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("theme", "system", "seen_as"),
    [
        ("auto", "light", "light"),
        ("auto", "dark", "dark"),
        ("light", "dark", "light"),
        ("dark", "light", "dark"),
    ],
)
def test_a_theme_is_the_readers_or_the_makers(browser, frames, theme, system, seen_as):
    html = maps.render(frames, theme=theme).html
    with watched(browser, html, color_scheme=system) as (page, seen):
        assert page.evaluate(GROUND) == PAPER[seen_as]
    assert seen.is_silent(), seen


@pytest.mark.browser
def test_notes_stand_over_the_sources_and_in_the_table_without_scripts(browser, frames):
    notes = ["Counted by hand.", "<b>یادداشت</b>"]
    html = maps.render(frames, notes=notes).html
    with watched(browser, html) as (page, seen):
        page.click("[data-tab=sources]")
        assert page.locator("[role=tabpanel]:not([hidden]) .cl-notes p").all_inner_texts() == notes
    assert seen.is_silent(), seen
    with watched(browser, html, java_script_enabled=False) as (page, _):
        for note in notes:
            assert page.locator(".cl-plain p", has_text=note).count() == 1
