"""Texts that nobody foresaw: languages without rules, and long texts made to cost time."""

from __future__ import annotations

import sys

import pytest

import gazetteer
import geo
from geo.values import Role

from .dossiers import article

GAZETTEER = gazetteer.Gazetteer.load("durand")


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("de", "In der Stadt Torkham wurden am Montag 5 Soldaten getötet.", ["Torkham"]),
        ("tr-TR", "Chaman ve Spin Boldak kapandı.", ["Chaman", "Spin Boldak"]),
        ("zz", "", []),
    ],
)
def test_an_article_in_a_language_without_rules_gives_names_and_no_claims(language, text, names):
    result = geo.build([article(text, published="2025-10-12", language=language)], GAZETTEER)
    mentions = result.dossier.mentions
    assert [mention.surface for mention in mentions] == names
    assert {mention.role for mention in mentions} <= {Role.BACKGROUND}
    assert all("no rules" in mention.reason for mention in mentions)
    assert result.dossier.claims == ()
    assert result.failures == ()


@pytest.mark.parametrize(
    "unit",
    [
        "Pakistan said 5 killed.\n\n",
        "In Khost 5 soldiers were killed. ",
        "Kabul denied the figure of 7. ",
        "5 soldiers, 6 soldiers and ",
        "both main crossings were shut on Monday, ",
    ],
)
def test_work_grows_in_proportion_to_a_long_text(unit):
    # Counted, not timed: calls of functions do not depend on what else the machine does.
    def count_calls(size):
        calls = 0

        def count(_frame, event, _arg):
            nonlocal calls
            calls += event in {"call", "c_call"}

        told = article((unit * (size // len(unit) + 1))[:size], published="2025-10-12")
        sys.setprofile(count)
        try:
            geo.build([told], GAZETTEER)
        finally:
            sys.setprofile(None)
        return calls

    count_calls(500)
    assert count_calls(32_000) < 5 * count_calls(8_000)


def test_a_text_that_is_cut_off_anywhere_is_read(root):
    for path in sorted((root / "seeds").glob("*.txt")):
        words = path.read_text(encoding="utf-8").split(" ")
        for end in range(7, min(len(words), 400), 29):
            result = geo.build([article(" ".join(words[:end]), published="2025-10-12")], GAZETTEER)
            assert result.failures == ()
