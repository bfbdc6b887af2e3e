"""Two maps in a notebook that nbmake runs, in the page that nbconvert makes of it, and in a page like Quarto's."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import maps

from .by_hand import CLASH, STRIKE
from .watch import watched

NOTEBOOK = Path(__file__).with_name("two_maps.ipynb")
# A page of strong opinions: its styles and scripts would break any map that they could reach.
QUARTO = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="generator" content="quarto-1.5"><title>Report</title>
<style>* {{ box-sizing: content-box; }} body.fullcontent div, svg, button {{ color: red !important; }}
#map, .cl-app, .leaflet-container {{ display: none !important; }} iframe {{ max-width: 100%; }}</style>
<script>var L = 'theirs', map = 'theirs', data = 'theirs', Clashline = 'theirs';</script></head>
<body class="fullcontent quarto-light"><div id="quarto-content" class="page-columns page-rows-contents">
<main class="content" id="quarto-document-content"><h1 class="title">Report</h1><p>Text.</p>
<div class="cell"><div class="cell-output cell-output-display">{first}</div></div><p>More.</p>
<div class="cell_output docutils container"><div class="output text_html">{second}</div></div>
</main></div></body></html>"""


def _choose(frame, incident):
    frame.locator("[data-tab=all]").click()
    frame.locator(f"[role=tabpanel]:not([hidden]) [data-incident={incident}]").click()
    frame.wait_for_selector(f"[data-panel][data-selected={incident}]")


@pytest.fixture(scope="module")
def executed(root, tmp_path_factory):
    """Run the notebook as nbmake does it in anybody's tests, and return what it wrote."""
    pytest.importorskip("nbmake", reason="no notebooks without nbmake; the extra 'test' brings it")
    folder = tmp_path_factory.mktemp("notebook")
    notebook = Path(shutil.copy(NOTEBOOK, folder))
    shutil.copytree(root / "seeds", folder / "seeds")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--nbmake",
            "--overwrite",
            notebook.name,
            "-q",
            "-p",
            "no:cacheprovider",
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
        timeout=170,
    )
    assert not done.returncode, done.stdout
    return notebook


@pytest.mark.browser
def test_two_maps_of_a_notebook_know_nothing_of_each_other(browser, executed):
    nbconvert = pytest.importorskip("nbconvert")
    html, _ = nbconvert.HTMLExporter().from_filename(executed)
    with watched(browser, html) as (page, seen):
        first, second = page.frames[1:]
        titles = [frame.locator("h1").inner_text() for frame in (first, second)]
        assert titles == ["The first map", "The second map"]
        rows = first.locator("[role=tabpanel]:not([hidden]) [data-incident]")
        first.locator("[data-tab=all]").click()
        rows.first.click()
        first.wait_for_selector("[data-panel][data-selected]")
        assert second.locator("[data-panel][data-selected]").count() == 0
        grounds = [
            frame.evaluate("getComputedStyle(document.body).backgroundColor") for frame in (first, second)
        ]
        assert grounds == ["rgb(255, 255, 255)", "rgb(32, 29, 27)"]
    assert not seen.hits
    assert not seen.policy
    # What nbconvert's own page asks for, and nothing else.
    assert all(request.startswith("https://cdnjs.cloudflare.com/") for request in seen.requests)


@pytest.mark.browser
def test_two_maps_on_a_page_like_quartos_are_reached_by_none_of_its_styles_and_scripts(
    browser, frames, clash_map
):
    other = maps.render(frames, title="Another", language="ur").iframe(height=500)
    page_of_report = QUARTO.format(first=clash_map._repr_html_(), second=other)
    with watched(browser, page_of_report) as (page, seen):
        first, second = page.frames[1:]
        _choose(first, CLASH)
        _choose(second, STRIKE)
        for frame in (first, second):
            assert frame.locator(".leaflet-container").is_visible()
            assert frame.evaluate("typeof L.map") == "function"
        assert first.get_attribute("html", "dir") == "ltr"
        assert second.get_attribute("html", "dir") == "rtl"
        assert page.evaluate("L + map + data + Clashline") == "theirs" * 4
    assert seen.is_silent(), seen
