"""Hostile texts by the way that articles take: files with such names, what stands beside them, a gazetteer of one's own."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

import gazetteer
import geo
import maps

from .further import further_payloads
from .hostile import read_payloads
from .watch import CENSUS, POKE, watched

TO_A_PAGE = 24
THEATRE = Path(gazetteer.__file__).parent / "theatres" / "durand"
# What each tab says when everything in it is opened.
READ_TABS = """
() => Object.fromEntries(['all', 'unplaced', 'sources'].map((name) => {
  document.querySelector(`[data-tab="${name}"]`).click();
  const panel = document.querySelector('[role=tabpanel]:not([hidden])');
  const said = [panel.textContent];
  for (const row of [...panel.querySelectorAll('[data-incident]')].map((node) => node.dataset.incident)) {
    document.querySelector(`[data-tab="${name}"]`).click();
    document.querySelector(`[role=tabpanel]:not([hidden]) [data-incident="${row}"]`).click();
    const opened = document.querySelector('[role=tabpanel]:not([hidden])');
    said.push(opened.textContent);
    for (const button of opened.querySelectorAll('button[aria-expanded=false]')) {
      button.click();
      said.push(opened.textContent);
    }
  }
  return [name, said.join('\\n')];
}))
"""
FIELDS = ("title", "publisher", "url")

pytestmark = pytest.mark.browser


def _hostile_theatre(folder, texts):
    """Copy the theatre, and give provinces the texts as names; what they are found by stays."""
    shutil.copytree(THEATRE, folder)
    path = folder / "places.csv"
    with path.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    provinces = [row for row in rows if row["kind"] == "province"][: len(texts)]
    surfaces = [row["names_en"].split(";")[0] for row in provinces]
    for row, text in zip(provinces, texts, strict=True):
        row["name"], row["label"] = text, f"{text} ({row['id']})"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return surfaces


def _write_article(folder, number, text, surface):
    """Write an article whose name, headline, sentences and sidecar are the text, as far as each can be."""
    name = "".join(letter for letter in text if letter.isprintable() and letter not in "/\\").strip(". ")[:40]
    path = folder / f"{number:03d}{name}.txt"
    line = " ".join(text.split())
    path.write_text(
        f"{line}\n\n{line} said {number + 2} soldiers were killed in {surface} on Friday, the spokesman {line} said.\n",
        encoding="utf-8",
    )
    beside = dict.fromkeys(FIELDS, text) | {"published": "2025-10-12"}
    quoted = "\n".join(f"{key} = {json.dumps(value)}" for key, value in beside.items())
    path.with_suffix(".toml").write_text(quoted, encoding="utf-8")


def _is_writable(text):
    # TOML knows neither DEL nor some controls as JSON writes them; a name in a table is a line of visible text.
    return 0 < len(text.strip()) < 200 and all(letter.isprintable() for letter in text)


TEXTS = [payload.text for payload in [*read_payloads(), *further_payloads()] if _is_writable(payload.text)]
PAGES = len(TEXTS) // TO_A_PAGE


@pytest.mark.parametrize(
    "start", [0, *(pytest.param(start, marks=pytest.mark.long) for start in range(1, PAGES))]
)
def test_articles_and_gazetteers_from_anywhere_are_text(browser, tmp_path, start):
    texts = TEXTS[start::PAGES]
    surfaces = _hostile_theatre(tmp_path / "theatre", texts)
    articles = tmp_path / "articles"
    articles.mkdir()
    for number, (text, surface) in enumerate(zip(texts, surfaces, strict=True)):
        _write_article(articles, number, text, surface)
    theatre = gazetteer.Gazetteer.load(tmp_path / "theatre")
    clash_map = maps.render(geo.build(geo.read(articles), theatre), theatre=theatre)
    with watched(browser, clash_map.html) as (page, seen):
        read = page.evaluate(READ_TABS)
        census = page.evaluate(CENSUS)
        page.evaluate(POKE)
        page.wait_for_timeout(50)
    assert seen.is_silent(), seen
    # A title that begins with a blank is shown without it.
    assert [text for text in texts if text.strip() not in read["sources"]] == []
    # The province's label, in the incident that was placed there; a name or two could be two places, and is none. Blanks at
    # the end of a name stand before the bracket, and several of them are shown as they are: they are not what is asked here.
    shown = " ".join(read["all"].split())
    assert len([text for text in texts if f"{' '.join(text.split())} (" not in shown]) <= 2
    assert census["addresses"] == []
