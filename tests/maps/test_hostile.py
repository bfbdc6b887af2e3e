"""Every hostile payload through every field of a real map in a real Chromium: nothing runs, all is shown as text."""

from __future__ import annotations

import pytest

import maps
from maps.options import LINE_LIMIT, NOTICE_LIMIT
from maps.payload.rows import PASSAGE_LIMIT, clip

from .hostile import is_claimant, make_hostile_frames, name_incident, read_payloads
from .watch import CENSUS, POKE, watched

TO_A_PAGE = 130
PAYLOADS = read_payloads()
# Every tenth on the same page, and not ten neighbours: the longest stand together in the file.
PAGES = [PAYLOADS[start :: len(PAYLOADS) // TO_A_PAGE] for start in range(len(PAYLOADS) // TO_A_PAGE)]

# Opens every tab, every incident that has claims and everything that unfolds, and says which texts were not seen as
# text. Scripts, styles and the data itself stand outside the panels and do not count.
READ_ALL = r"""
(wanted) => {
  const unseen = [];
  const read = (within) => {
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    const pieces = [];
    while (walker.nextNode()) pieces.push(walker.currentNode.data);
    return pieces.join('');
  };
  const openAll = () => {
    const panel = document.querySelector('[role=tabpanel]:not([hidden])');
    const all = [read(panel)];
    for (const button of panel.querySelectorAll('button[aria-expanded=false]')) {
      button.click();
      // Only what the press has opened: the whole panel again for each button is a page squared.
      all.push(read(button.closest('li, details, section') || panel));
    }
    return all.join('\n');
  };
  const show = (tab) => document.querySelector(`[data-tab="${tab}"]`).click();
  for (const {tab, incident, texts} of wanted) {
    show(tab);
    if (incident) {
      document.querySelector(`[role=tabpanel]:not([hidden]) [data-incident="${incident}"]`).click();
    }
    const all = openAll();
    for (const text of texts) if (!all.includes(text)) unseen.push([tab, incident, text]);
  }
  return unseen;
}
"""


def _wanted(texts):
    """Say what must be seen: in the lists, among the sources, and in the panels of incidents that have claims."""
    in_panels = {}
    for number, text in enumerate(texts):
        shown = clip(text)
        of_incident = in_panels.setdefault(name_incident(number), [])
        of_incident += [shown] if is_claimant(number) else [shown, f"“{shown}”"]
        if len(text) < PASSAGE_LIMIT / 3:
            of_incident.append(f"{text} and {text} so")
    lines = [clip(text) for text in texts]
    return [
        {"tab": "all", "incident": None, "texts": lines},
        *({"tab": "all", "incident": incident, "texts": found} for incident, found in in_panels.items()),
        {"tab": "unplaced", "incident": None, "texts": lines},
        {"tab": "sources", "incident": None, "texts": [*lines, *(f"{line} · " for line in lines)]},
    ]


@pytest.fixture(scope="module")
def calm_census(browser):
    """Return the census of a map of the same shape with nothing hostile in it."""
    html = maps.render(make_hostile_frames(["calm"] * TO_A_PAGE), title="calm").html
    with watched(browser, html) as (page, seen):
        page.evaluate(READ_ALL, _wanted(["calm"] * TO_A_PAGE))
        census = page.evaluate(CENSUS)
    assert seen.is_silent(), seen
    return census


@pytest.mark.browser
@pytest.mark.parametrize("number", range(len(PAGES)))
def test_a_page_full_of_payloads_runs_none_and_shows_all(browser, calm_census, number):
    payloads = PAGES[number]
    title = next(payload.text for payload in payloads if 0 < len(payload.text.strip()) <= LINE_LIMIT)
    clash_map = maps.render(
        make_hostile_frames([payload.text for payload in payloads]),
        title=title,
        subtitle=title,
        attribution=[payload.text[:NOTICE_LIMIT] for payload in payloads],
    )
    with watched(browser, clash_map.html) as (page, seen):
        unseen = page.evaluate(READ_ALL, _wanted([payload.text for payload in payloads]))
        census = page.evaluate(CENSUS)
        titles = page.evaluate(
            "[document.querySelector('title').textContent, document.querySelector('h1').textContent]"
        )
        page.evaluate(POKE)
        page.wait_for_timeout(50)
    assert seen.is_silent(), seen
    assert unseen == []
    assert titles == [title, title]
    assert set(census["tags"]) <= set(calm_census["tags"]) | {"a"}
    assert census["addresses"] == []
    assert census["active"] == calm_census["active"]
    assert {name for name in census["attributes"] if name.split()[1].startswith("on")} == set()
