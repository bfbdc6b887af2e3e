"""Marked texts become articles with their annotation."""

import json

import markup
import pytest

MARKED = """TITLE: Eight soldiers die in attack on post
URL: https://example.org/a
PUBLISHED: 2024-09-08
TEXT:
Eight die in {Wana|i}

{WANA|d}: Eight soldiers were killed in {South Waziristan|i}, the army said. At least 11 others were hurt.
CLAIMS:
C killed | 8 | pakistan_forces | pakistan | asserts | the army | Eight soldiers were killed
C wounded | 11.. | pakistan_forces | pakistan | asserts | - | others were hurt | agg
N WANA = Wana; city; Pakistan
"""


def test_a_marked_text_gives_places_and_claims_where_they_stand():
    article, gold = markup.read_marked(MARKED, "001")
    text = article["text"]
    assert "{" not in text
    assert [text[place["start"] : place["end"]] for place in gold["places"]] == [
        "Wana",
        "WANA",
        "South Waziristan",
    ]
    assert [place["role"] for place in gold["places"]] == ["incident", "background", "incident"]
    assert (gold["places"][1]["name"], gold["places"][1]["dateline"]) == ("Wana", True)
    killed, wounded = gold["claims"]
    assert (wounded["value_low"], wounded["value_high"], wounded["qualifier"]) == (11, None, "at_least")
    assert wounded["aggregate"]
    said = [text[each["evidence_start"] : each["evidence_end"]] for each in (killed, wounded)]
    assert said == [
        "WANA: Eight soldiers were killed in South Waziristan, the army said.",
        "At least 11 others were hurt.",
    ]


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("12", (12, 12, "exact", False)),
        (">12", (13, None, "more_than", False)),
        ("..12", (None, 12, "up_to", False)),
        ("12..15", (12, 15, "range", False)),
        ("~1,200", (1200, 1200, "about", True)),
        ("dozens", (24, None, "dozens", True)),
        ("-", (None, None, "categorical", False)),
    ],
)
def test_values_are_read_as_the_guidelines_have_them(words, read):
    assert markup.value(words) == read


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("|i}", "|x}", "role 'x'"),
        ("{Wana|i}", "{Wana|i", "broken"),
        ("| 8 |", "| eight |", "no value"),
        ("| asserts | the army", "| says | the army", "no stance"),
        ("Eight soldiers were killed\n", "Nine soldiers\n", "no one sentence"),
        ("CLAIMS:", "CLAIM:", "'CLAIMS:'"),
        ("N WANA", "X WANA", "neither C nor N"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_written(old, new, told, tmp_path, capsys):
    path = tmp_path / "001.txt"
    path.write_text(MARKED.replace(old, new), encoding="utf-8")
    assert markup.main([str(tmp_path)]) == 1
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_of_marked_texts_can_be_scored(tmp_path):
    (tmp_path / "001.txt").write_text(MARKED, encoding="utf-8")
    assert markup.main([str(tmp_path)]) == 0
    assert (
        json.loads((tmp_path / "001.gold.json").read_text(encoding="utf-8"))["claims"][0]["type"] == "killed"
    )
