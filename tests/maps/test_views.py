"""The map looks as it did: pictures of it against stored ones, by a measure that forgives fonts and nothing else.

If a view was changed on purpose, look at it, and let ``make pictures`` take the stored ones anew.
"""

from __future__ import annotations

import pytest

import maps

from .views import FOLDER, MOST_COLOUR, MOST_FORM, VIEWS, compare, opened, take

pytestmark = pytest.mark.browser
BY_NAME = {view.name: view for view in VIEWS}


@pytest.fixture(scope="module")
def address_of(seed_result, tmp_path_factory):
    """Return a function that gives the address of the seeds' map in a language."""
    folder = tmp_path_factory.mktemp("views")
    known = {}

    def address(language):
        if language not in known:
            known[language] = (
                maps.render(seed_result, language=language).save(folder / f"{language}.html").as_uri()
            )
        return known[language]

    return address


@pytest.fixture(scope="module")
def differ(browser):
    """Return a function that compares a picture with the stored one of a view."""
    blank = browser.new_page()
    yield lambda png, view: compare(blank, png, (FOLDER / f"{view.name}.png").read_bytes(), view.size)
    blank.close()


@pytest.mark.parametrize("name", BY_NAME)
def test_a_view_looks_as_it_did(browser, address_of, differ, name):
    view = BY_NAME[name]
    with opened(browser, address_of(view.language), view) as page:
        colour, form = differ(take(page), view)
    assert colour <= MOST_COLOUR
    assert form <= MOST_FORM


OTHER_FONTS = ["*{font-family: serif !important}", "*{letter-spacing: -.04em !important}"]
BROKEN = {
    "no incidents": ".cl-areas, .leaflet-marker-pane {display: none !important}",
    "no map": ".leaflet-map-pane {display: none !important}",
    "no colours": "html {filter: grayscale(1) !important}",
    "an empty panel": ".cl-panel * {visibility: hidden !important}",
    "no strip": ".cl-strip * {display: none !important}",
    "no layout": ".cl-app {display: block !important}",
}


def test_the_measure_forgives_fonts_and_nothing_else(browser, address_of, differ):
    view = BY_NAME["desk"]

    def spoil(page, style):
        tag = page.add_style_tag(content=style)
        found = differ(take(page), view)
        tag.evaluate("(node) => node.remove()")
        return found

    with opened(browser, address_of(view.language), view, bypass_csp=True) as page:
        for style in OTHER_FONTS:
            colour, form = spoil(page, style)
            assert colour <= MOST_COLOUR, style
            assert form <= MOST_FORM, style
        for what, style in BROKEN.items():
            colour, form = spoil(page, style)
            assert colour > MOST_COLOUR or form > MOST_FORM, what
