"""The page under axe-core: no finding in any state, in either theme, on a desk and on a phone, in either direction."""

from __future__ import annotations

from importlib.resources import files

import pytest

import maps

from .watch import watched

DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

# axe leaves out the size of targets unless it is asked for.
RUN = """
async (part) => {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const found = await axe.run(part || document, {
    runOnly: {type: 'tag', values: tags},
    rules: {'target-size': {enabled: true}},
    resultTypes: ['violations'],
  });
  return found.violations.map(({id, nodes}) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}
"""
UNFOLD = "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"
FILTER = "() => document.querySelector('.cl-tool.is-filter').click()"
SEARCH = """(words) => {
  const field = document.querySelector('.cl-search');
  field.value = words;
  field.dispatchEvent(new Event('input', {bubbles: true}));
}"""

pytestmark = pytest.mark.browser

QUICK = [("ur", PHONE, "dark")]  # what is new in each: direction, size, theme
REST = [
    (code, screen, scheme)
    for code in ("en", "ur")
    for screen in (DESK, PHONE)
    for scheme in ("light", "dark")
    if (code, screen, scheme) not in QUICK
]


def _name(value):
    return value if isinstance(value, str) else f"{value['viewport']['width']}px"


@pytest.mark.parametrize(
    ("code", "screen", "scheme"),
    [*QUICK, *(pytest.param(*case, marks=pytest.mark.long) for case in REST)],
    ids=_name,
)
def test_axe_finds_nothing_in_any_state(browser, frames, code, screen, scheme):
    axe = (files("axe_playwright_python") / "axe.min.js").read_text()
    findings = {}
    # Without motion no colour is half way between two when it is looked at.
    screen = {**screen, "color_scheme": scheme, "reduced_motion": "reduce"}
    with watched(browser, maps.render(frames, language=code).html, **screen) as (
        page,
        _,
    ):
        page.evaluate(axe)

        def look(state):
            found = page.evaluate(
                RUN,
                None
                if state in ("start", "unfolded", "filter")
                else ".cl-table"
                if state.startswith("table")
                else "[data-panel]",
            )
            if found:
                findings[state] = found

        look("start")
        page.evaluate(UNFOLD)
        look("unfolded")
        page.evaluate(FILTER)
        look("filter")
        page.keyboard.press("Escape")
        for tab in page.locator("[data-tab]").all()[1:]:
            tab.click()
            look(tab.get_attribute("data-tab"))
        page.locator("[data-tab=all]").click()
        page.locator("[role=tabpanel]:not([hidden]) [data-incident]").first.click()
        look("chosen")
        page.locator(".cl-tool.is-table").click()
        for chip in page.locator("[data-list]").all():
            chip.click()
            look("table of " + chip.get_attribute("data-list"))
        page.evaluate(SEARCH, "no such words")
        look("nothing matches")
    assert findings == {}
