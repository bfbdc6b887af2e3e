"""The site of the documentation, built anew, in a real Chromium from the disk."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def site(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    return folder


def test_the_site_holds_together_and_fetches_nothing(root, site):
    done = subprocess.run(
        [sys.executable, root / "tools" / "site" / "check.py", site],
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.returncode, done.stderr
    assert len(list(site.rglob("*.html"))) > 20


@pytest.mark.browser
@pytest.mark.parametrize("width", [1440, 390])
def test_every_page_opens_from_a_disk_without_the_network_and_nothing_scrolls_sideways(browser, site, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    wide = []
    for path in sorted(site.rglob("*.html")):
        page.goto(path.as_uri())
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path.name)
    page.close()
    assert not wide
    assert not errors
    assert {address.split(":")[0] for address in asked} <= {"file", "data", "blob", "about"}


@pytest.mark.browser
def test_the_maps_of_notebooks_work_in_their_pages(browser, site):
    page = browser.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((site / "notebooks" / "analysts-tour.html").as_uri())
    page.locator("iframe[srcdoc]").scroll_into_view_if_needed()
    inside = page.frame_locator("iframe[srcdoc]")
    inside.locator(".leaflet-container").wait_for(state="visible")
    assert inside.locator("[data-incident]").count()
    assert not [text for text in said if "Content Security Policy" in text]
    page.close()


@pytest.mark.browser
def test_the_site_can_be_searched_from_a_disk(browser, site):
    page = browser.new_page()
    page.goto((site / "index.html").as_uri())
    page.locator("[data-md-component=search-query]").click()
    page.locator("[data-md-component=search-query]").press_sequentially("redact")
    page.wait_for_selector(".md-search-result__item")
    assert "Redaction" in page.locator(".md-search-result__list").inner_text()
    page.close()


def test_the_site_is_the_same_when_it_is_built_again(root, site, tmp_path):
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", tmp_path / "again"],
        cwd=root,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(root)},
        check=True,
    )
    other = [
        path.relative_to(site).as_posix()
        for path in sorted(site.rglob("*"))
        if path.is_file() and path.read_bytes() != (tmp_path / "again" / path.relative_to(site)).read_bytes()
    ]
    assert not other
