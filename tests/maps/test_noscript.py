"""The page where scripts are not allowed: text from outside in markup, and still nothing but text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import maps
from maps.noscript import CELL_LIMIT, ROW_LIMIT, escape_text
from maps.options import NOTICE_LIMIT

from .by_hand import CLASH, make_claim, make_frames, seed_tables
from .hostile import make_hostile_frames, read_payloads
from .watch import CENSUS, watched

HELD = "�"


class _Text(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.text = [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_comment(self, data):
        self.tags.append("!--")

    def handle_decl(self, decl):
        self.tags.append("!")

    def handle_data(self, data):
        self.text += data


@given(st.text(st.characters(codec=None)) | st.sampled_from([payload.text for payload in read_payloads()]))
def test_what_is_escaped_is_no_markup_no_template_and_comes_back(text):
    escaped = escape_text(text)
    escaped.encode()
    assert not re.search(r"[<>\"'`{}\r\0]|&(?!#\d+;)", escaped)
    read = _Text(f"<p>{escaped}</p>")
    assert read.tags == ["p"]
    assert read.text == re.sub("[\0\ud800-\udfff]", HELD, text)


def _table(html):
    return re.search(r"<noscript>(.*)</noscript>", html, re.DOTALL)[1]


def test_every_claim_is_a_row_with_its_speaker_its_denier_and_its_sentence(clash_map):
    rows = [_Text(row).text for row in re.findall("<tr>.*?</tr>", _table(clash_map.html))]
    [row] = [row for row in rows if "58 soldiers were killed" in row]
    for fact in ("11–12 October 2025", "Kunar Province", "Killed: 58", "Pakistani forces", "Afghan Taliban"):
        assert fact in row
    assert "denied by Pakistan" in row
    assert "reported, not reviewed" in _Text(_table(clash_map.html)).text
    assert len(rows) == 1 + 8


def test_of_many_claims_only_so_many_are_told_and_the_rest_is_counted(frames):
    tables = seed_tables()
    tables["claims"] += [make_claim(100 + number, incident_id=CLASH) for number in range(ROW_LIMIT)]
    table = _table(maps.render(make_frames(**tables)).html)
    assert table.count("<tr>") == 1 + ROW_LIMIT
    assert "<p>and 8 more</p>" in table


def test_a_map_of_nothing_has_a_table_of_nothing():
    table = _table(maps.render(make_frames(**{name: [] for name in seed_tables()})).html)
    assert table.count("<tr>") == 1


# Most incidents of hostile frames have no claim, and so a row beside that of their text's claim.
TO_A_PAGE = ROW_LIMIT // 2
READ = "[...document.querySelectorAll('.cl-plain :is(td, h1)')].map((node) => node.textContent)"


@pytest.mark.browser
def test_without_scripts_every_payload_is_text_in_the_table(browser):
    texts = [payload.text for payload in read_payloads()]
    calm = _tags(browser, maps.render(make_hostile_frames(["calm"] * TO_A_PAGE), title="calm").html)
    for start in range(0, len(texts), TO_A_PAGE):
        some = texts[start : start + TO_A_PAGE]
        html = maps.render(
            make_hostile_frames(some), title="calm", attribution=[text[:NOTICE_LIMIT] for text in some]
        ).html
        with watched(browser, html, java_script_enabled=False) as (page, seen):
            shown = page.evaluate(READ)
            census = page.evaluate(CENSUS)
        assert seen.is_silent(), seen
        assert [text for text in some if _cell(text) not in shown] == []
        assert (census["tags"], census["active"]) == calm
        assert census["addresses"] == []


def _tags(browser, html):
    with watched(browser, html, java_script_enabled=False) as (page, _):
        census = page.evaluate(CENSUS)
    return census["tags"], census["active"]


def _cell(text):
    kept = text if len(text) <= CELL_LIMIT else text[:CELL_LIMIT] + "…"
    return kept.replace("\0", HELD)
