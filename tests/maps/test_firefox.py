"""The map in a Firefox: drawn, found fault with by nobody, and worked by the keyboard."""

from __future__ import annotations

import os
import shutil

import pytest

import maps

from .bidi import ENTER, TAB, firefox_at
from .by_hand import CLASH

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def firefox(tmp_path_factory):
    program = os.environ.get("CLASHLINE_FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    if not program:
        pytest.skip("no Firefox; install firefox-esr, or name one in CLASHLINE_FIREFOX")
    with firefox_at(program, tmp_path_factory.mktemp("profile")) as opened:
        yield opened


SIZES = [(1440, 900), (390, 844), (320, 256)]


@pytest.mark.parametrize(("code", "size"), [(code, size) for code in ("en", "ur") for size in SIZES])
def test_the_map_is_drawn_and_read_in_firefox(firefox, frames, tmp_path, code, size):
    firefox.complaints.clear()
    firefox.open(maps.render(frames, language=code).save(tmp_path / "map.html").as_uri(), *size)
    assert firefox.ask("document.documentElement.dir") == ("rtl" if code == "ur" else "ltr")
    listed = frames.incident_places["precision"].isin(["country", "none"])
    assert firefox.ask("document.querySelectorAll('[data-place]').length") == (~listed).sum()
    assert firefox.ask("document.documentElement.scrollWidth <= innerWidth")
    firefox.ask(
        f"document.querySelector('[data-tab=all]').click(), document.querySelector('li [data-incident={CLASH}]').click()"
    )
    assert firefox.ask("document.querySelector('[data-panel]').dataset.selected") == CLASH
    assert "58" in firefox.ask("document.querySelector('[data-panel]').innerText")
    firefox.ask("document.querySelector('.cl-tool.is-table').click()")
    assert firefox.ask("document.querySelectorAll('.cl-table tbody tr').length") == len(frames.incidents)
    assert firefox.complaints == []


def test_the_keyboard_chooses_a_place_in_firefox(firefox, clash_map, tmp_path):
    firefox.open(clash_map.save(tmp_path / "map.html").as_uri(), 1440, 900)
    firefox.ask("document.querySelector('.leaflet-container').focus()")
    firefox.press(TAB, ENTER)
    assert firefox.ask("document.activeElement.hasAttribute('data-place')")
    assert firefox.ask("document.querySelector('[data-panel]').dataset.selected")


def test_scripts_and_styles_beside_the_page_are_found_on_a_disk_in_firefox(firefox, clash_map, tmp_path):
    firefox.complaints.clear()
    path = clash_map.save(tmp_path / "map.html", assets=tmp_path / "its files")
    firefox.open(path.as_uri(), 1440, 900)
    assert firefox.ask("document.querySelectorAll('[data-place]').length")
    assert firefox.ask("getComputedStyle(document.querySelector('.cl-app')).display") == "grid"
    assert firefox.complaints == []
