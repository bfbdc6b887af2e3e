"""Maps that are not like the seeds': a stretch of the line, words without numbers, nothing at all, no date, Urdu."""

from __future__ import annotations

import pytest
import shapely

import maps

from .by_hand import ARTICLES, CLASH, make_claim, make_frames, seed_tables
from .watch import watched

pytestmark = pytest.mark.browser

SENTENCE = "فوج کے مطابق 23 فوجی مارے گئے۔"


@pytest.fixture
def read_page(browser):
    """Return a function that opens a map of tables and asks it things, each a script; the page must stay silent."""

    def read(tables, *scripts):
        with watched(browser, maps.render(make_frames(**tables)).html) as (page, seen):
            answers = [page.evaluate(script) for script in scripts]
        assert seen.is_silent(), seen
        return answers

    return read


def _text(selector):
    return f"[...document.querySelectorAll({selector!r})].map((node) => node.innerText).join(' | ')"


def _open(tab):
    return f"document.querySelector('[data-tab={tab}]').click()"


PANEL = _text("[role=tabpanel]:not([hidden])")


def test_a_stretch_is_drawn_along_the_line_named_and_explained(read_page):
    tables = seed_tables()
    stretch = {"incident_id": CLASH, "place_key": f"{CLASH}/9", "name": "East bank", "precision": "stretch"}
    tables["incident_places"].append(
        {
            **stretch,
            "label": "East bank",
            "kind": "region",
            "role": "incident",
            "km_from": 1300.0,
            "km_to": 1500.0,
            "distance_km": 0.0,
        }
    )
    line = shapely.LineString([(69.0, 31.9), (69.3, 32.5), (69.5, 33.2)])
    tables["areas"].append({**stretch, "geometry": line.buffer(0.15)})
    tag, legend, labels, places = read_page(
        tables,
        f"document.querySelector('[data-place=\"{CLASH}/9\"]').tagName",
        # Folded or open: whether it may lie over an incident depends on the window.
        "[...document.querySelectorAll('.cl-legend li')].map((node) => node.textContent).join(' | ')",
        "[...document.querySelectorAll('.cl-labels text')].map((node) => node.textContent)",
        "[...document.querySelectorAll('.cl-places li')].map((node) => node.textContent).join(' | ')",
    )
    assert tag == "path"
    assert "somewhere along this stretch" in legend
    assert "East bank" in labels
    assert "somewhere along this stretch of the line" in places
    assert "km 1,300–1,500 of the frontier" in places


def test_words_without_a_number_stand_below_the_table_and_open_their_sentence(read_page):
    tables = seed_tables()
    tables["claims"].append(
        make_claim(
            20,
            incident_id=CLASH,
            qualifier="dozens",
            value_low=24,
            claimant="afghan_taliban",
            victim_side="pakistan_forces",
            quote="They spoke of dozens.",
        )
    )
    denial = {
        "qualifier": "dozens",
        "stance": "denies",
        "claimant": "pakistan",
        "victim_side": "pakistan_forces",
    }
    tables["claims"].append(make_claim(21, incident_id=CLASH, **denial))
    table, words, _, quotes = read_page(
        tables,
        _text(".cl-matrix"),
        _text(".cl-words"),
        "document.querySelector('.cl-words button').click()",
        _text("figure[data-claim] blockquote"),
    )
    assert "dozens" not in table
    assert "Afghan Taliban, of Pakistani forces: “dozens”" in words
    assert "Pakistan, of Pakistani forces: denies “dozens”" in words
    assert "They spoke of dozens." in quotes


def test_the_grade_speaks_of_the_event_and_not_of_its_figures(read_page):
    tables = seed_tables()
    tables["incidents"][0]["grade"] = "confirmed"
    (grades,) = read_page(tables, _text(".cl-kicker .cl-grade"))
    assert grades.split(" | ") == ["event confirmed", "figures contested", "not reviewed"]


def test_an_undated_claim_is_listed_with_its_sentence(read_page):
    tables = seed_tables()
    tables["claims"].append(make_claim(21, value_low=4, value_high=4, quote="Four died there once."))
    tables["unplaced"].append(
        {
            "what": "claim",
            "ref": f"c{21:012x}",
            "why": "undated",
            "text": "Four died",
            "article_id": ARTICLES[0]["article_id"],
        }
    )
    _, listed, _, quotes = read_page(
        tables,
        _open("unplaced"),
        PANEL,
        "[...document.querySelectorAll('[role=tabpanel]:not([hidden]) button.cl-row')].at(-1).click()",
        _text("[role=tabpanel]:not([hidden]) blockquote"),
    )
    assert "No date" in listed
    assert "Four died" in listed
    assert "Four died there once." in quotes


def test_a_map_of_nothing_says_that_nothing_was_found(read_page):
    tables = {**{name: [] for name in seed_tables()}, "articles": ARTICLES}
    panel, _, unplaced = read_page(tables, PANEL, _open("unplaced"), PANEL)
    assert "No incidents were found" in panel
    assert "Nothing was found" in unplaced


def test_a_quote_in_urdu_reads_from_right_to_left(read_page):
    tables = seed_tables()
    tables["articles"] = [{**article, "language": "ur"} for article in ARTICLES]
    for claim in tables["claims"]:
        claim |= {"quote": SENTENCE, "quote_end": len(SENTENCE), "focus_start": 13, "focus_end": 24}
    script = (
        "(() => { const quote = document.querySelector('blockquote');"
        " return [quote.dir, quote.lang, getComputedStyle(quote).direction, quote.textContent]; })()"
    )
    assert read_page(tables, script) == [["rtl", "ur", "rtl", SENTENCE]]


@pytest.mark.parametrize(
    ("code", "name"), [("ur", "Urdu"), ("fa", "Persian"), ("ps", "Pashto"), ("en", "English")]
)
def test_a_source_is_told_in_its_own_language_and_direction(read_page, code, name):
    tables = seed_tables()
    tables["articles"][0] |= {"language": code, "title": SENTENCE, "publisher": "روزنامہ"}
    script = (
        "(() => { document.querySelector('[data-tab=sources]').click();"
        " const row = document.querySelector('.cl-sources li'); const title = row.querySelector('b');"
        " return [title.lang, title.dir, title.textContent, row.querySelector('small').innerText,"
        " [...row.querySelectorAll('span[dir=auto]')].map((span) => span.textContent)]; })()"
    )
    ((lang, direction, title, facts, isolated),) = read_page(tables, script)
    assert (lang, direction, title) == (code, "ltr" if code == "en" else "rtl", SENTENCE)
    assert facts.replace("\u00a0", " ").startswith(
        f"روزنامہ · 12 October 2025 (assigned by the editor) · {name} · 2 claims · open source"
    )
    # What is set apart in its own direction holds no mark that parts it from the next.
    assert isolated == ["روزنامہ"]
