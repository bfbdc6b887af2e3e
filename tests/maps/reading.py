"""Reading a page as a patient reader would: every tab, every incident, everything that unfolds."""

from __future__ import annotations

from maps.payload.rows import PASSAGE_LIMIT, clip

from .hostile import OF_THEATRE, is_claimant, name_incident
from .watch import CENSUS, POKE, watched

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
    // Long lists show a hundred rows, and more on request.
    for (const more of panel.querySelectorAll('ol + .cl-action, ul + .cl-action')) while (!more.hidden && !more.closest('.cl-rest')) more.click();
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

# The same for what opens beside the panels: the filter's values, the table page by page, the search, the files.
READ_TOOLS = r"""
(texts) => {
  const press = (selector) => document.querySelector(selector).click();
  const unseen = [];
  const missing = (where, said) => {
    for (const text of texts) if (!said.includes(text)) unseen.push([where, text]);
  };
  press('.cl-tool.is-filter');
  for (const more of document.querySelectorAll('.cl-facet-more')) more.click();
  missing('filter', document.querySelector('.cl-pop.is-filter').textContent);
  press('.cl-tool.is-filter');
  press('.cl-tool.is-export');
  press('.cl-tool.is-export');
  press('.cl-tool.is-table');
  for (const list of ['incidents', 'places', 'claims']) {
    press(`.cl-table [data-list=${list}]`);
    const said = [];
    const [previous, next] = document.querySelectorAll('.cl-table-foot .cl-action');
    while (!previous.disabled) previous.click();
    for (;;) {
      said.push(document.querySelector('.cl-table-frame').textContent);
      if (next.disabled) break;
      next.click();
    }
    missing(list, said.join('\n'));
  }
  press('.cl-tool.is-table');
  const search = document.querySelector('.cl-search');
  for (const text of [texts[0], texts.at(-1), '']) {
    search.value = text;
    search.dispatchEvent(new Event('input'));
  }
  return unseen;
}
"""


def wanted(texts):
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


# How many texts of the theatre stand somewhere: in the legend, the strip, the labels of the map.
COUNT_NAMES = """
(mark) => [...document.querySelectorAll('main *')].filter((node) => [...node.childNodes].some(
  (child) => child.nodeType === Node.TEXT_NODE && child.data.endsWith(mark))).length
"""


def read_page(browser, html, texts, **context):
    """Open a page, look for texts in every place that should show them, poke whatever can be poked.

    Returns
    -------
    tuple
        What was seen of the page; ``unseen`` texts, how many ``names`` of the theatre were seen, the ``census`` and
        the two ``titles``.
    """
    with watched(browser, html, **context) as (page, seen):
        page.wait_for_selector(".cl-app")  # packed data take a moment
        found = {
            "unseen": [
                *page.evaluate(READ_ALL, wanted(texts)),
                *page.evaluate(READ_TOOLS, [clip(text) for text in texts]),
            ],
            "names": page.evaluate(COUNT_NAMES, OF_THEATRE),
            "census": page.evaluate(CENSUS),
            "titles": page.evaluate(
                "[document.querySelector('title').textContent, document.querySelector('h1').textContent]"
            ),
        }
        page.evaluate(POKE)
        page.wait_for_timeout(50)
    return seen, found


def assert_harmless(seen, found, calm):
    """Hold a page of hostile texts to what one of calm texts is."""
    census = found["census"]
    assert seen.is_silent(), seen
    assert found["unseen"] == []
    assert set(census["tags"]) <= set(calm["tags"]) | {"a"}
    assert census["addresses"] == []
    assert census["active"] == calm["active"]
    assert {name for name in census["attributes"] if name.split()[1].startswith("on")} == set()
