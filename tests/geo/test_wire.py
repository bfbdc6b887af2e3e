"""Wires: copies and credits, and what is neither. All texts are made up."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import RuleError
from geo.read.compose import compose
from geo.text import Language
from geo.wire import copies, credit, find_wires

REPORT = (
    "Guards on the two sides of the crossing at Torkham traded fire for three hours before dawn. A customs "
    "clerk said that mortar rounds had hit the parking lot and set two lorries alight. Residents of the bazaar "
    "spent the night in their cellars, and the school stayed shut. The commissioner told reporters that talks "
    "between the commanders would begin at noon and that the gate would not open until they ended."
)
OTHER = (
    "Traders in Landi Kotal counted their losses after the shooting at Torkham. According to a customs clerk, "
    "mortar rounds had hit the parking lot. Pomegranates rot in the heat, says one of them, and nobody pays. The "
    "chamber of commerce wants the government to pay for the lorries that burned in the night and for the days."
)


def article(text, name="made up", **metadata):
    from geo.read.metadata import Metadata

    return compose(name=name, source=text.encode(), text=text, metadata=Metadata(**metadata))


def wires(*articles):
    return {wire.article_id: wire for wire in find_wires(articles)}


def test_a_copy_with_another_headline_and_a_cut_copy_are_on_one_wire():
    first = article(REPORT, "first", published="2025-01-02")
    headed = article(
        "GUARDS TRADE FIRE\n" + REPORT + "\nThe paper's own last sentence stands here.", "headed"
    )
    cut = article(REPORT[: len(REPORT) * 2 // 3], "cut", published="2025-01-03")
    found = wires(cut, headed, first, article(OTHER, "other"))
    assert {wire.name for wire in found.values()} == {"first"}
    assert set(found) == {first.id, headed.id, cut.id}
    assert "word for word in" in found[cut.id].reason


def test_two_reports_of_one_event_with_one_quote_are_two():
    assert wires(article(REPORT), article(OTHER)) == {}


def test_short_notes_that_happen_to_be_alike_are_no_copies():
    assert (
        wires(
            article("Three men were killed in Bajaur."),
            article("Three men were killed in Bajaur. Police came."),
        )
        == {}
    )


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("KABUL, Jan 2 (Reuters) - The gate was shut.\nMore.", "Reuters"),
        ("PESHAWAR (AFP): The gate was shut.", "AFP"),
        ("The gate was shut.\nBased On AFP Report", "AFP"),
        ("By Agence France-Presse\nThe gate was shut.", "AFP"),
        ("The gate was shut.\nWith inputs from agencies and PTI", "PTI"),
        ("The gate was shut. (AP)", "AP"),
        ("پشاور (اے ایف پی) گیٹ بند کر دیا گیا۔", "AFP"),
        ("دروازه بسته شد.\nمنبع: خبرگزاری رویترز", "Reuters"),
        ("The gate was shut, an officer told AFP.", ""),
        ("AFP could not verify the claim.\nThe gate was shut.", ""),
        ("The apps were shut (apparently) on Monday.", ""),
        ("", ""),
    ],
)
def test_a_credit_is_a_line_or_a_dateline_and_no_quotation(text, agency):
    made = article(text or " ")
    assert credit.find_credit(made)[0] == agency


def test_reports_that_credit_one_agency_are_on_its_wire_and_so_are_their_copies():
    first = article("KABUL (AFP) - " + REPORT, "first")
    second = article("The gate was shut.\nBased on AFP report", "second")
    copy = article("FIRE AT THE GATE\n" + REPORT, "copy")
    found = wires(first, second, copy, article(OTHER + "\nReuters", "third"))
    assert {found[each.id].name for each in (first, second, copy)} == {"AFP"}
    assert found[second.id].reason == 'credits AFP: "Based on AFP report"'
    assert "Reuters" in {wire.name for wire in found.values()}


def test_a_publisher_that_is_an_agency_is_a_credit():
    assert wires(article(REPORT, publisher="Reuters")).popitem()[1].name == "Reuters"


@given(data=st.data())
def test_wires_do_not_depend_on_the_order_of_the_articles(data):
    texts = [REPORT, OTHER, REPORT + " And more.", "KABUL (AFP) - " + OTHER, "X\n" + REPORT[:300]]
    articles = [article(text, f"report {n}") for n, text in enumerate(texts)]
    assert find_wires(data.draw(st.permutations(articles))) == find_wires(articles)


def test_comparisons_grow_with_the_articles_and_not_with_their_square(monkeypatch):
    counted = []
    whole = copies.share_of
    monkeypatch.setattr(copies, "share_of", lambda *sets: counted.append(1) or whole(*sets))
    words = [f"word{number}" for number in range(400)]

    def comparisons(size):
        counted.clear()
        chance = random.Random(7)
        texts = [REPORT + f" Edition {number}." for number in range(size)]
        texts += [" ".join(chance.choices(words, k=120)) for _ in range(size)]
        found = wires(*(article(text, f"{n}") for n, text in enumerate(texts)))
        assert len(found) == size
        return len(counted)

    assert comparisons(40) >= 40
    assert comparisons(160) <= 5 * comparisons(40)


def test_the_data_are_checked_with_file_and_key(monkeypatch):
    def load(table):
        credit.load_credits.cache_clear()
        monkeypatch.setattr(
            credit, "load_language", lambda code: Language(code=code, tables={"credits": table})
        )
        return credit.load_credits("en")

    for table, words in (
        ({"agencies": {"AFP": "AFP"}}, r"en/credits\.toml: agencies\.AFP: must be a list"),
        ({"agencies": {"AFP": ["X"], "AP": ["x"]}}, r"agencies\.AP: 'x' is AFP too"),
        ({"agencies": {}}, "agencies: is empty"),
        ({"agencies": {"AFP": []}, "words": [1]}, "words: must be a list"),
    ):
        with pytest.raises(RuleError, match=words):
            load(table)
    credit.load_credits.cache_clear()
