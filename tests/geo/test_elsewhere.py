"""Articles about something else, and sentences that nobody wrote to be read: they cost next to nothing."""

import sys

import gazetteer
import geo
from geo.text import LONGEST_SENTENCE, load_language, split

from .dossiers import article

GAZETTEER = gazetteer.Gazetteer.load("durand")
ELSEWHERE = "Three workers were killed in Lisbon on Monday, the mayor said. "


def build(text):
    return geo.build([article(text, published="2025-10-12")], GAZETTEER)


def count_calls(text):
    calls = 0

    def count(_frame, event, _arg):
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        build(text)
    finally:
        sys.setprofile(None)
    return calls


def test_nothing_is_read_of_an_article_that_names_nothing_of_the_theatre():
    result = build(ELSEWHERE * 40)
    assert (result.dossier.mentions, result.dossier.claims) == ((), ())
    assert result.elsewhere == tuple(each.id for each in result.dossier.articles) != ()
    assert geo.explain(result)["articles"][0]["elsewhere"]


def test_one_name_makes_an_article_worth_reading():
    result = build(ELSEWHERE * 40 + "Two guards were killed at Torkham.")
    assert result.elsewhere == ()
    assert "Torkham" in {mention.surface for mention in result.dossier.mentions}
    assert not geo.explain(result)["articles"][0]["elsewhere"]


def test_a_note_is_read_whatever_it_names():
    result = build("Two soldiers were killed when their post was attacked, police said.")
    assert [claim.value_low for claim in result.dossier.claims if claim.measure == "killed"] == [2]
    assert result.elsewhere == ()


def test_the_work_on_an_article_about_something_else_does_not_grow_with_its_sentences():
    build(ELSEWHERE * 40)
    assert count_calls(ELSEWHERE * 4_000) <= 2 * count_calls(ELSEWHERE * 40)


def test_of_an_endless_sentence_the_rest_is_left_out():
    text = "Khost and Kunar, " * 10_000
    (sentence,) = split(article(text), load_language("en"))
    assert sentence.end - sentence.start == LONGEST_SENTENCE
    assert {mention.end <= LONGEST_SENTENCE for mention in build(text).dossier.mentions} == {True}


def test_the_work_on_an_endless_sentence_does_not_grow_with_it():
    text = "Khost and Kunar, " * 2_000
    build(text)
    assert count_calls(text * 10) <= 1.2 * count_calls(text)


def test_a_sentence_after_an_endless_one_is_read():
    text = "Khost and Kunar, " * 10_000 + "x. Two guards were killed at Torkham."
    assert [sentence.text for sentence in split(article(text), load_language("en"))[1:]] == [
        "Two guards were killed at Torkham."
    ]
    assert build(text).dossier.mentions[-1].surface == "Torkham"
