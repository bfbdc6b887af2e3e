"""What those who code events remark on their numbers."""

from __future__ import annotations

import pytest

from geo.annotate.remarks import Remarks
from geo.values import Evidence, Span


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("20 fatalities split across 2 events; 10 fatalities coded to this event", 10),
        ("12 dead in two districts, seven of them coded here", 7),
        ("Fatalities coded as 3", 3),
        ("Coded with twenty-one fatalities", 21),
        ("1,200 deaths were recorded in this event", 1200),
        ("This is coded as a strategic development", None),
        ("23 militants were killed in operations coded to the same event", None),
    ],
)
def test_a_text_gives_its_event_a_number(text, given):
    assert Remarks(text, "en").given == given


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Three died at the gate. In all 6 died, both attackers included.", 6),
        ("Troops killed 10 on the first day and 6 on the second; total 16.", 16),
        ("Nine people in all, five women and four men, were killed.", 9),
        ("In all 12 were injured.", None),
        ("In total, eight people died, excluding the bomber.", None),
        ("A total of 5 militants were killed and two soldiers fell.", None),
    ],
)
def test_a_total_is_of_all_the_dead(text, total):
    assert Remarks(text, "en").total([0]) == total


def test_a_total_before_other_deaths_is_no_total_of_them():
    text = "In all 6 people died at the gate. Two more died elsewhere."
    assert Remarks(text, "en").total([text.index("Two")]) is None


@pytest.mark.parametrize(
    ("text", "word", "elsewhere"),
    [
        ("Five soldiers died. [9 militants killed are coded in a follow-up event]", "9", True),
        ("Five soldiers died. [9 militants killed are coded in a follow-up event]", "Five", False),
        ("Two men died, while three deaths are coded separately", "three", True),
        ("Two men died, while three deaths are coded separately", "Two", False),
        ("10 fatalities split over three events", "10", True),
    ],
)
def test_a_clause_may_be_of_another_event(text, word, elsewhere):
    assert Remarks(text, "en").is_elsewhere(evidence(text, word)) is elsewhere


@pytest.mark.parametrize(
    ("text", "word", "further"),
    [
        ("Five died. Two more succumbed later.", "Two", True),
        ("Five died. A third soldier fell.", "A third", True),
        ("Five died. More than 7 were dead, police said.", "More", False),
        ("Five died. Seven bodies were brought to the hospital.", "Seven", False),
    ],
)
def test_some_dead_come_to_those_told_before(text, word, further):
    assert Remarks(text, "en").is_further(evidence(text, word)) is further


def test_a_language_without_such_words_has_no_remarks():
    remarks = Remarks("5 fatalities coded to this event; total 9", "ur")
    assert (remarks.given, remarks.total([0])) == (None, None)
    assert not remarks.is_further(evidence("Two more died", "Two"))


def evidence(text, word):
    start = text.index(word)
    focus = Span(start=start, end=start + len(word))
    return Evidence(article_id="a", start=0, end=len(text), exact=text, prefix="", suffix="", focus=focus)
