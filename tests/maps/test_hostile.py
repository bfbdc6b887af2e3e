"""Every hostile payload through every field of a real map in a real Chromium: nothing runs, all is shown as text."""

from __future__ import annotations

import pytest

import maps
from maps.options import LINE_LIMIT, NOTICE_LIMIT

from .further import further_payloads
from .hostile import make_hostile_frames, poison_theatre, read_payloads
from .reading import assert_harmless, read_page

TO_A_PAGE = 130
PAYLOADS = read_payloads()
FURTHER = further_payloads()
# Every tenth on the same page, and not ten neighbours: the longest stand together in the file.
PAGES = [PAYLOADS[start :: len(PAYLOADS) // TO_A_PAGE] for start in range(len(PAYLOADS) // TO_A_PAGE)]
# One by one they take half an hour.
TO_A_LONG_TEST = 25
# Long names find no room on the map; those in the legend are always there.
SOME_NAMES = 5

pytestmark = pytest.mark.browser


def _render(payloads, texts=None, **options):
    """Render a map of which every field is a payload, and every name of the theatre too."""
    texts = texts or [payload.text for payload in payloads]
    title = next((text for text in texts if 0 < len(text.strip()) <= LINE_LIMIT), "long")
    with poison_theatre(texts):
        clash_map = maps.render(
            make_hostile_frames(texts),
            title=title,
            subtitle=title,
            attribution=[text[:NOTICE_LIMIT] for text in texts],
            notes=[text[:NOTICE_LIMIT] for text in texts],
            **options,
        )
    return clash_map.html, texts, title


@pytest.fixture(scope="module")
def calm_census(browser):
    """Return the census of a map of the same shape with nothing hostile in it."""
    html, texts, _ = _render((), ["calm"] * TO_A_PAGE)
    seen, found = read_page(browser, html, texts)
    assert seen.is_silent(), seen
    return found["census"]


@pytest.mark.parametrize("payloads", [*PAGES, FURTHER], ids=[*range(len(PAGES)), "further"])
def test_a_page_full_of_payloads_runs_none_and_shows_all(browser, calm_census, payloads):
    html, texts, title = _render(payloads)
    seen, found = read_page(browser, html, texts)
    assert_harmless(seen, found, calm_census)
    assert found["titles"] == [title, title]
    assert found["names"] > SOME_NAMES


def test_a_packed_page_of_payloads_runs_none_and_shows_all(browser):
    (calm, calm_texts, _), (html, texts, _) = (
        _render((), texts, packed=True)
        for texts in (["calm"] * 40, [payload.text for payload in PAGES[5][:40]])
    )
    assert '{"packed":1,' in html
    _, calm_found = read_page(browser, calm, calm_texts)
    seen, found = read_page(browser, html, texts)
    assert_harmless(seen, found, calm_found["census"])


@pytest.mark.long
@pytest.mark.parametrize("start", range(0, len(PAYLOADS) + len(FURTHER), TO_A_LONG_TEST))
def test_every_payload_alone_runs_not_and_is_shown(browser, calm_census, start):
    for payload in [*PAYLOADS, *FURTHER][start : start + TO_A_LONG_TEST]:
        html, texts, title = _render([payload])
        seen, found = read_page(browser, html, texts)
        assert_harmless(seen, found, calm_census)
        assert found["titles"] == [title, title], payload.id
