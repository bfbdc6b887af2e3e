"""A map with its scripts and styles beside it: from disk, from a server with a strict policy, and half-written."""

from __future__ import annotations

import re
import shutil

import pytest

import geo
import maps
from maps.linked import link_page

from .by_hand import CLASH
from .serve import served
from .watch import watched

# What a careful site sends with every page.
STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types default; frame-ancestors 'self'"
)


@pytest.fixture(scope="module")
def site(clash_map, tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    clash_map.save(folder / "map.html", assets=folder / "its files")
    return folder


def test_nothing_is_left_in_the_page_but_its_data(site):
    html = (site / "map.html").read_text()
    assert re.findall(r"<(?:script|style)\b[^>]*>", html) == [
        '<script type="application/json" id="clashline-data">',
        next(tag for tag in re.findall("<script[^>]*>", html) if "src=" in tag),
        '<script type="application/ld+json">',
    ]
    assert "script-src 'self'; style-src 'self';" in html
    assert "sha256-" not in html
    for name in re.findall(r'(?:src|href)="its%20files/([^"]+)"', html):
        assert (site / "its files" / name).is_file()
    assert sorted(path.suffix for path in (site / "its files").iterdir()) == [".css", ".js"]


def test_the_data_are_those_of_the_whole_page_and_its_seal_holds(site, clash_map, read_payload):
    assert read_payload((site / "map.html").read_text()) == read_payload(clash_map.html)
    assert not maps.read_map(site / "map.html").sealed


def test_two_maps_share_their_files(clash_map, seed_result, tmp_path):
    clash_map.save(tmp_path / "one.html", assets=tmp_path / "files")
    before = sorted((tmp_path / "files").iterdir())
    maps.render(seed_result, title="Another").save(tmp_path / "two.html", assets=tmp_path / "files")
    assert sorted((tmp_path / "files").iterdir()) == before


def test_names_hang_on_what_is_in_the_files(clash_map):
    one = link_page(clash_map.html, "f/")
    other = link_page(clash_map.html.replace("L.map(", "L.map ( "), "f/")
    assert len(one.files.keys() & other.files.keys()) == 1
    assert link_page(clash_map.html, "f/") == one


@pytest.mark.parametrize("name", ["a#b", "a?b", "javascript:alert(1)", '"><script>', "%2e%2e", "ملا"])
def test_no_name_of_a_folder_is_anything_but_a_name(clash_map, tmp_path, name):
    clash_map.save(tmp_path / "map.html", assets=tmp_path / name)
    for address in re.findall(r'(?:src|href)="([^"]+)"', (tmp_path / "map.html").read_text()):
        assert re.fullmatch(r"[\w.%~-]+/clashline-[0-9a-f]{12}\.(js|css)", address)


def test_a_folder_that_cannot_be_made_costs_nothing_that_is_there(clash_map, tmp_path):
    page, blocked = tmp_path / "map.html", tmp_path / "blocked"
    page.write_text("old")
    blocked.write_text("a file")
    for folder in (blocked, blocked / "deeper", tmp_path / "a\0b"):
        with pytest.raises(maps.SaveError) as refused:
            clash_map.save(page, assets=folder)
        assert "\n" not in str(refused.value)
    assert page.read_text() == "old"
    assert blocked.read_text() == "a file"


def test_a_page_that_cannot_be_written_leaves_the_old_one_working(clash_map, tmp_path, monkeypatch):
    page, files = tmp_path / "map.html", tmp_path / "files"
    clash_map.save(page, assets=files)
    old = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    newer = maps.ClashMap(html=clash_map.html.replace("L.map(", "L.map ( "))
    monkeypatch.setattr(geo.atomic.Path, "replace", _refuse_pages)
    with pytest.raises(maps.SaveError):
        newer.save(page, assets=files)
    assert {path: path.read_bytes() for path in old} == old
    assert sorted(path.name for path in tmp_path.iterdir()) == ["files", "map.html"]


def _refuse_pages(draft, wanted):
    if wanted.suffix == ".html":
        raise OSError(28, "No space left on device")
    shutil.move(draft, wanted)


def _use(frame):
    frame.locator("[data-tab=all]").click()
    frame.locator(f"[role=tabpanel]:not([hidden]) [data-incident={CLASH}]").click()
    frame.wait_for_selector(f"[data-panel][data-selected={CLASH}]")
    assert frame.locator("[data-place]").count() >= 6


@pytest.mark.browser
def test_it_opens_from_disk(browser, site):
    with watched(browser, own=[site.as_uri()]) as (page, seen):
        page.goto((site / "map.html").as_uri())
        _use(page)
    assert seen.is_silent(), seen


@pytest.mark.browser
def test_it_opens_from_a_server_whose_policy_is_as_strict(browser, site):
    with (
        served(site, ("Content-Security-Policy", STRICT)) as address,
        watched(browser, own=[address]) as (page, seen),
    ):
        page.goto(f"{address}map.html")
        _use(page)
    assert seen.is_silent(), seen


@pytest.mark.browser
def test_it_opens_in_a_sandbox(browser, site):
    (site / "article.html").write_text(
        '<!DOCTYPE html><iframe src="map.html" sandbox="allow-scripts" width=900 height=700></iframe>'
    )
    with served(site) as address, watched(browser, own=[address]) as (page, seen):
        page.goto(f"{address}article.html")
        _use(page.frames[1])
    assert seen.is_silent(), seen
