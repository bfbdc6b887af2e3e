"""Functions of the page that touch no document: folding, days, fragments, cells; run in a real browser."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import pytest

from maps.assets import read_script

pytestmark = pytest.mark.browser

MODULES = ("dom.js", "folding.js", "table.js", "days.js", "address.js", "cells.js")


@pytest.fixture(scope="module")
def call(browser):
    """Return a function that calls one of Clashline's with values, and gives what it returns."""
    page = browser.new_page()
    for name in MODULES:
        page.add_script_tag(content=read_script(name))

    def run(function, *values):
        return page.evaluate("([name, values]) => Clashline[name](...values)", [function, list(values)])

    yield run
    page.close()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kābul", "kabul"),
        ("كابل", "کابل"),
        ("خوېست", "خویست"),
        ("ڪابل".replace("ڪ", "ك"), "کابل"),
        ("قندهار", "قندھار"),
        ("پکتِیکا", "پکتیکا"),
        ("کـــنر", "کنر"),
        ("بلوچستان‌ها", "بلوچستان ها"),
        ("۲۳ فوجی", "23 فوجی"),
        ("٢٣", "23"),
        ("Bab-e-Dosti", "bab e dosti"),
        ("ＴＯＲＫＨＡＭ", "torkham"),
    ],
)
def test_spellings_of_one_name_fold_alike(call, one, other):
    assert call("fold", one) == call("fold", other)


def test_other_names_stay_apart_and_a_query_is_bounded(call):
    assert call("fold", "کنر") != call("fold", "کندر")
    assert call("queryWords", "  Spin   BOLDAK ") == ["spin", "boldak"]
    assert len(call("queryWords", "a " * 5000)) == 8
    assert sum(map(len, call("queryWords", "x" * 5000))) == 200


def _number(day):
    return (day - date(1970, 1, 1)).days


@pytest.mark.parametrize(
    ("days", "unit"),
    [(1, "day"), (14, "day"), (119, "day"), (120, "week"), (800, "week"), (3000, "month"), (20000, "year")],
)
def test_bins_hold_every_day_once_and_are_as_fine_as_fits(call, days, unit):
    first = date(1999, 12, 30)
    last = first + timedelta(days=days - 1)
    bins = call("binDays", _number(first), _number(last), 120)
    assert bins["unit"] == unit
    starts = bins["starts"]
    assert len(starts) <= 120
    assert starts == sorted(set(starts))
    assert starts[0] <= _number(first)
    assert bins["end"] >= _number(last)
    begins = [date(1970, 1, 1) + timedelta(days=day) for day in [*starts, bins["end"] + 1]]
    expected = {"day": lambda d: True, "week": lambda d: d.weekday() == 0, "month": lambda d: d.day == 1}
    assert all(expected.get(unit, lambda d: (d.month, d.day) == (1, 1))(day) for day in begins)
    for day in (_number(first), _number(last), *starts[1:4]):
        bin_ = call("binOf", bins, day)
        assert starts[bin_] <= day <= call("lastOfBin", bins, bin_)


def test_one_of_several_days_counts_in_each_of_them(call):
    bins = call("binDays", 100, 104, 50)
    spans = {
        "first": [0, 0, 4, 0, 1],
        "last": [0, 2, 4, 4, 1],
        "kind": [0, 1, 1, 0, 1],
        "counts": [1, 1, 1, 1, 0],
    }
    rows = call("countBins", bins, spans, 2)
    assert [list(row.values()) if isinstance(row, dict) else row for row in rows] == [
        [2, 1, 1, 1, 1],
        [1, 1, 1, 0, 1],
    ]


STATE = {
    "incident": "i0123456789ab",
    "q": "spin بولدک & + = #",
    "from": "2025-10-09",
    "to": "2025-10-12",
    "undated": "no",
    "km": [400, 900.5],
    "view": "neutral",
    "line": "other_line",
    "at": [33.5, 68.25, 6.25],
    "kind": ["clash", "strike"],
    "source": ["First, Gazette", "=cmd()", "خبر"],
}


def test_a_state_is_the_same_after_its_fragment(call):
    fragment = call("writeFragment", STATE)
    assert fragment.startswith("#incident=i0123456789ab&")
    assert call("readFragment", fragment) == STATE
    assert call("writeFragment", {}) == ""


@pytest.mark.parametrize(
    "fragment",
    [
        "#__proto__=1&constructor=x&toString=y",
        "#incident=<script>alert(1)</script>",
        "#incident=" + "a" * 81,
        "#q=" + "a" * 201,
        "#q=a%00b",
        "#from=2025-10-12&to=2025-10-09",
        "#from=9999-99-99&to=soon",
        "#at=1e3,2,3&km=9,1",
        "#at=NaN,0,5&at=91,0,5",
        "#at=33.5,68,6,7&km=1",
        "#kind=%E0%A4%A&kind[]=clash&kind=CLASH",
        "#view=../../etc&line=javascript:alert(1)",
        "#" + "kind=clash&" * 1000,
        "%%%",
        "#",
        None,
        {"q": "x"},
    ],
)
def test_a_hostile_fragment_says_nothing(call, fragment):
    assert call("readFragment", fragment) == {}


def test_a_key_counts_once_and_a_filter_has_few_values(call):
    assert call("readFragment", "#q=one&q=two")["q"] == "one"
    many = "#" + "&".join(f"source=s{number}" for number in range(200)) + "&source=s1"
    assert len(call("readFragment", many)["source"]) == 60


CELLS = [
    "=1+1",
    "+1",
    "-2",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "'=1",
    "＝1",
    'say "hi", now',
    "two\nlines",
    "plain",
    "",
    "کابل",
]


def test_cells_that_begin_a_formula_stay_text_and_numbers_stay_numbers(call):
    rows = [{"text": text, "n": number} for text, number in zip(CELLS, range(-6, 7), strict=True)]
    text = call("csvText", ["text", "n"], rows)
    assert text.startswith("\ufeff")
    read = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert read[0] == ["text", "n"]
    for (cell, number), row in zip(read[1:], rows, strict=True):
        assert cell[:1] not in set("=+-@\t\r\n＝")
        assert cell in (row["text"], "'" + row["text"])
        assert float(number) == row["n"]
    assert [call("csvCell", value) for value in (None, True, 1.5, -3)] == ["", "true", "1.5", "-3"]


def test_a_files_name_is_letters_and_digits(call):
    assert call("fileStem", "../../etc/passwd\\..:*?<b>") == "etc-passwd-b"
    assert call("fileStem", "Clashes, 9–12 October") == "Clashes-9-12-October"
    assert call("fileStem", "…") == "map"
    assert call("fileStem", "کابل 2025") == "کابل-2025"
    assert len(call("fileStem", "x" * 900)) == 60
