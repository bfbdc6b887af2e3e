"""Languages and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text import expand, load_language, split
from geo.values import Article, Span


def article(text: str, **more) -> Article:
    return Article(id="a", name="a", text=text, source_sha256="", text_sha256="", **more)


def test_dari_is_read_as_persian():
    assert load_language("prs").code == load_language("fa").code == "fa"


def find_lists(value, path):
    """Yield all lists of words in a table, each with its keys."""
    if isinstance(value, list) and all(isinstance(word, str) for word in value):
        yield path, value
        return
    pairs = value.items() if hasattr(value, "items") else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from find_lists(inner, f"{path}.{key}")


@pytest.mark.parametrize("code", ["en", "fa", "ps", "ur"])
def test_no_list_of_the_data_has_a_word_twice(code):
    # How a weak letter is written depends on where it stands: those lists are no lists of words.
    lists = [
        pair for pair in find_lists(load_language(code).tables, code) if ".romanise.weak." not in pair[0]
    ]
    twice = {path: {w for w in words if words.count(w) > 1} for path, words in lists}
    assert {path: words for path, words in twice.items() if words} == {}


def test_a_language_without_data_has_no_words_of_another():
    assert set(load_language("xx").tables) == {"text"}


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("left|fled their home", ["left their home", "fled their home"]),
        ("very|quite? few", ["very few", "quite few", "few"]),
        ("? |", ["? |"]),
    ],
)
def test_a_phrase_of_the_data_stands_for_all_its_choices(phrase, expected):
    assert list(expand(phrase)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He left. She came.", ["He left.", "She came."]),
        ("Maj. Gen. Asif spoke. All listened.", ["Maj. Gen. Asif spoke.", "All listened."]),
        ("The U.S. envoy came at 5 p.m. on Friday.", ["The U.S. envoy came at 5 p.m. on Friday."]),
        ("A. B. Khan spoke.", ["A. B. Khan spoke."]),
        ("“Go!” he said. They went.", ["“Go!” he said.", "They went."]),
        ("یہ ایک جملہ ہے۔ دوسرا جملہ", ["یہ ایک جملہ ہے۔", "دوسرا جملہ"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert [sentence.text for sentence in split(article(text), load_language("en"))] == expected


def test_bullets_headings_and_furniture():
    text = "Border shut\n• First point.\nThe text begins here.\nPost a Comment"
    furniture = (Span(start=text.index("Post"), end=len(text)),)
    found = split(article(text, skipped=furniture), load_language("en"))
    assert [(s.text, s.heading, s.bullet) for s in found] == [
        ("Border shut", True, False),
        ("First point.", False, True),
        ("The text begins here.", False, False),
    ]


@given(st.text(max_size=300))
def test_a_sentence_stands_where_it_says(text):
    for sentence in split(article(text), load_language("en")):
        assert text[sentence.start : sentence.end] == sentence.text
