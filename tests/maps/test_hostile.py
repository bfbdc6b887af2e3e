"""Every hostile payload through every field of a real map in a real Chromium: nothing runs, all is shown as text."""

from __future__ import annotations

import pytest

import maps
from maps.options import LINE_LIMIT
from maps.payload.quote import QUOTE_LIMIT

from .hostile import make_hostile_frames, read_payloads
from .watch import CENSUS, POKE, watched

TO_A_PAGE = 100
PAYLOADS = read_payloads()
PAGES = [PAYLOADS[start : start + TO_A_PAGE] for start in range(0, len(PAYLOADS), TO_A_PAGE)]

# Opens every incident, every tab and everything that folds, and says which texts were never seen as text. Scripts,
# styles and the data itself do not count as seen; an empty text cannot be seen.
READ_ALL = r"""
(wanted) => {
  const unseen = [];
  const shown = () => {
    const pieces = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (!/^(script|style|noscript)$/i.test(node.parentNode.tagName)) pieces.push(node.data);
    }
    return pieces.join('');
  };
  for (const {incident, texts} of wanted) {
    const row = document.querySelector(`.cl-list [data-incident="${incident}"]`);
    if (row) row.click();
    for (const button of document.querySelectorAll('[role=tabpanel]:not([hidden]) [aria-expanded=false]')) {
      button.click();
    }
    const all = shown();
    for (const [field, text] of Object.entries(texts)) {
      if (!row || !all.includes(text)) unseen.push(incident + ' ' + field);
    }
  }
  return unseen;
}
"""


def _wanted(payloads):
    """Say what must be seen of each incident."""
    wanted = []
    for number, payload in enumerate(payloads):
        quote = f"{payload.text} and {payload.text} so"
        texts = {"title": payload.text, "rule": payload.text, "place": payload.text}
        if len(quote) <= QUOTE_LIMIT:
            texts |= {"quote": quote, "speaker": f"“{payload.text}”"}
        wanted.append({"incident": f"i{number:012x}", "texts": texts})
    return wanted


@pytest.fixture(scope="module")
def calm_census(browser):
    """Return the census of a map of the same shape with nothing hostile in it."""
    html = maps.render(make_hostile_frames(["calm"] * TO_A_PAGE), title="calm").html
    with watched(browser, html) as (page, seen):
        page.evaluate(READ_ALL, _wanted([]))
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
        attribution=[payload.text for payload in payloads],
    )
    with watched(browser, clash_map.html) as (page, seen):
        unseen = page.evaluate(READ_ALL, _wanted(payloads))
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
