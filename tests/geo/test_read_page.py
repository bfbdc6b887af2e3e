"""Page furniture and headlines."""

import time

import pytest

from geo import read
from geo.read.furniture import find_furniture
from geo.read.headline import find_headline

BODY = "Officials said on Monday that the crossing had reopened after nine days of talks.\n" * 4


def skipped(text, language="en"):
    return [text[span.start : span.end] for span in find_furniture(text, language)]


@pytest.mark.parametrize(
    "line",
    [
        "Post a Comment", "No comments:", "TAGGED:", "Tagged: border, trade", "Share this Article", "Leave a comment",
        "Share this @site.example", "3 Min Read", "Admin", "Read more", "Read More: Another story", "ADVERTISEMENT",
        "  Share  ", "Subscribe now", "Follow us on X", "12 comments", "Related articles", "All rights reserved.",
        "Copyright The Paper, 2023", "© 2024 The Paper",
    ],
)  # fmt: skip
def test_lines_of_the_page_are_furniture(line):
    assert skipped(BODY + line + "\n" + BODY) == [line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Administrators of the crossing said that it was open.",
        "He declined to comment.",
        "Comments by the minister were reported on Monday.",
        "Shares fell.",
        "The army said: read more carefully.",
        "3 minutes later a shell hit the post.",
        "Soldiers shared this article of faith.",
        "Tagged vehicles were let through.",
    ],
)
def test_sentences_are_no_furniture(line):
    assert skipped(BODY + line) == []


@pytest.mark.parametrize(
    ("line", "language"),
    [("مزید پڑھیں", "ur"), ("تبصرہ کریں", "ur"), ("بیشتر بخوانید: خبر", "fa"), ("برچسب‌ها:", "prs")],
)
def test_each_language_has_its_furniture(line, language):
    assert skipped("طورخم\n" + line, language) == [line]
    assert skipped("طورخم\n" + line, "en") == []


def test_a_region_makes_no_difference():
    assert skipped(BODY + "Post a Comment", "en-GB") == ["Post a Comment"]


def test_what_readers_write_is_furniture_to_the_end():
    text = BODY + "Comments are closed.\n\nA reader\nEveryone died in Khost.\n"
    assert skipped(text) == ["Comments are closed.\n\nA reader\nEveryone died in Khost."]


def test_a_menu_before_the_article_does_not_hide_it():
    assert skipped("Comments\n" + BODY) == []


def test_furniture_of_the_seeds_is_recognised_and_nothing_else(seeds):
    found = {
        article.name[:3]: [article.text[s.start : s.end] for s in article.skipped] for article in read(seeds)
    }
    assert found == {
        "000": ["No comments:", "Post a Comment"],
        "001": ["Comments\nPost a Comment"],
        "002": ["Comments\nPost a Comment"],
        "003": ["Share this @internewscast.com"],
        "004": ["Admin", "3 Min Read", "TAGGED:", "Share this Article", "Leave a comment"],
    }


@pytest.mark.parametrize(
    "pump",
    [
        "For more on ",
        "visit our ",
        "Read more:",
        " ",
        "\t\n",
        "Comments\n",
        "Tagged : ",
        "Share this @",
        "share on x\n",
        "\u2028",
    ],
)
def test_furniture_is_found_in_time_that_grows_with_the_text(pump):
    started = time.process_time()
    find_furniture(pump * (1_000_000 // len(pump)), "en")
    find_headline(pump * (1_000_000 // len(pump)), pump * 300)
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    ("text", "title", "headline"),
    [
        ("Torkham shut\n\n" + BODY, "", "Torkham shut"),
        ("Torkham shut!\n\n" + BODY, "", "Torkham shut!"),
        ("  Torkham shut \r\n" + BODY, "", "Torkham shut"),
        (BODY, "", None),
        ("Torkham shut", "", None),
        ("Torkham shut", "Torkham shut", None),
        (
            "Home News Sport\nTorkham shut after clash\n" + BODY,
            "After clash, Torkham is shut",
            "Torkham shut after clash",
        ),
        ("Home News Sport\n" + BODY, "", "Home News Sport"),
        (BODY + "Torkham shut\n" + BODY, "Torkham shut", None),
        ("x" * 200 + "\n" + BODY, "", None),
    ],
)
def test_the_headline_is_what_the_text_prints_over_itself(text, title, headline):
    span = find_headline(text, title)
    assert (text[span.start : span.end] if span else None) == headline


def test_furniture_is_no_headline():
    text = "Admin\nTorkham shut\n" + BODY
    span = find_headline(text, "", find_furniture(text, "en"))
    assert text[span.start : span.end] == "Torkham shut"
