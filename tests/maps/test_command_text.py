"""Text of anywhere on a terminal."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from maps.command.text import one_line, plain

# What a terminal obeys, and what turns the order of a line.
COMMANDS = st.characters(categories=["Cc", "Cf"])


@given(st.text(st.one_of(st.characters(), COMMANDS)))
def test_no_control_character_comes_through(text):
    kept = {"\n", "\t"}
    assert not [each for each in plain(text) if unicodedata.category(each) == "Cc" and each not in kept]


@given(st.text(st.one_of(st.characters(), COMMANDS)))
def test_one_line_is_one_line(text):
    assert len(one_line(text).splitlines()) <= 1


def test_escape_sequences_and_turned_text_are_written_out():
    assert plain("\x1b]0;title\x07 \u202eabc \x9b31m") == r"\x1b]0;title\x07 \u202eabc \x9b31m"


def test_letters_of_any_script_stay_with_their_joiners():
    text = "می‌گوید: ۵۸ سرباز؛ خوست ښار کړ"
    assert plain(text) == text
