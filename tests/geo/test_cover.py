"""A withheld name is found however it is spelt, and nothing else is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.review import BLOCK, Cover

_WORD = st.text(st.sampled_from("abcdeéñöزرغونکیمشالېہ"), min_size=2, max_size=6)
_SPELLINGS = {"ک": "كک", "ی": "یيىې", "ہ": "ہهة", "ا": "اأآ"}
_MARKS = st.text(st.sampled_from("\u0301\u064e\u0651\u0640\u200c\u200d\u00ad"), max_size=2)
_GAPS = st.text(st.sampled_from(" -_.\u00a0\n'،"), max_size=3)


@st.composite
def _spelt(draw):
    """Draw a name, and the same name in another spelling."""
    words = draw(st.lists(_WORD, min_size=1, max_size=3))
    spelt = []
    for word in words:
        letters = [draw(st.sampled_from(_SPELLINGS.get(letter, (letter, letter.upper())))) for letter in word]
        spelt.append("".join(letter + draw(_MARKS) for letter in letters))
    written = spelt[0] + "".join(draw(_GAPS) + word for word in spelt[1:])
    form = draw(st.sampled_from(["NFC", "NFD", "NFKC"]))
    return " ".join(words), unicodedata.normalize(form, written)


@given(
    _spelt(), st.sampled_from(["", "by ", "(", "12", "«"]), st.sampled_from(["", " said", "'s", "؟", " 9"])
)
def test_a_name_is_covered_in_any_spelling_and_all_around_it_stays(spelling, before, after):
    name, written = spelling
    text = f"{before}{written}{after}"
    covered = Cover([name]).text(text)
    assert len(covered) == len(text)
    assert covered.startswith(before)
    middle = covered[len(before) : len(covered) - len(after)]
    # Marks behind the last letter may stay: they are no part of the name.
    assert not any(letter.isalpha() and letter != "\u0640" for letter in middle)
    assert BLOCK in middle
    assert covered.endswith(after)
    assert Cover([name]).hides(text)


@given(st.text(max_size=40), _WORD)
def test_a_text_without_the_name_stays_as_it_is(text, name):
    cover = Cover([name])
    covered = cover.text(text)
    assert len(covered) == len(text)
    assert (covered != text) == cover.hides(text) or "%" in text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Khan", "Khanabad and Jalalkhan"),
        ("Ali", "Alizai"),
        ("نور", "نوری"),
        ("...", "wait ..."),
        ("", "anything"),
    ],
)
def test_a_longer_word_is_another_name_and_marks_are_none(name, text):
    assert Cover([name]).text(text) == text


def test_an_address_counts_as_what_it_stands_for():
    cover = Cover(["زرغون مشال"])
    assert cover.hides("https://example.org/%D8%B2%D8%B1%D8%BA%D9%88%D9%86-%D9%85%D8%B4%D8%A7%D9%84")
    assert not cover.hides("https://example.org/%D8%B2%D8%B1")
