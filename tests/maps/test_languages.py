"""The page in its other languages: names and titles as their data have them, what came from outside as it came."""

from __future__ import annotations

import dataclasses

import pytest

import maps
from maps.errors import OptionError
from maps.language import load_language

from .by_hand import CLASH
from .watch import watched


@pytest.fixture(params=["fa", "ps", "ur"])
def spoken(request, frames, read_payload):
    return request.param, read_payload(maps.render(frames, language=request.param).html)


def _is_arabic(text):
    return any("\u0600" <= character <= "\u06ff" for character in text)


def test_titles_places_and_sides_are_named_in_the_language(spoken):
    code, payload = spoken
    assert (payload["lang"], payload["dir"]) == (code, "rtl")
    names = {place["id"]: place["name"] for place in payload["places"]}
    assert names["torkham-crossing"] == "تورخم"
    assert _is_arabic(names["kunar-province"])
    assert all(map(_is_arabic, (payload["title"], payload["theatre"]["title"])))
    assert all(_is_arabic(row["name"]) for table in ("sides", "claimants") for row in payload[table].values())
    assert _is_arabic(next(row["title"] for row in payload["incidents"] if row["id"] == CLASH))


def test_the_digits_of_dates_are_those_of_the_language(spoken):
    code, payload = spoken
    assert ("2025" in payload["title"]) == (code == "ur")
    assert ("۲۰۲۵" in payload["title"]) == (code != "ur")


def test_quotes_ids_and_articles_are_the_same_in_every_language(spoken, payload):
    _, other = spoken
    for table, columns in (
        ("claims", ("id", "quote", "claimant")),
        ("articles", ("title", "publisher", "url")),
    ):
        assert [[row[name] for name in columns] for row in other[table]] == [
            [row[name] for name in columns] for row in payload[table]
        ]
    assert [place["key"] for place in other["places"]] == [place["key"] for place in payload["places"]]


def test_a_title_that_a_person_wrote_stays(frames, read_payload):
    incidents = frames.incidents.assign(title="The night of <b>Torkham</b>")
    html = maps.render(dataclasses.replace(frames, incidents=incidents), language="ur").html
    assert {row["title"] for row in read_payload(html)["incidents"]} == {"The night of <b>Torkham</b>"}


def test_what_is_withheld_is_covered_in_every_language(frames, read_payload):
    withheld = dataclasses.replace(frames, withheld=("تورخم",))
    assert "تورخم" in maps.render(frames, language="ur").html
    assert "تورخم" not in maps.render(withheld, language="ur").html


def test_a_language_without_words_is_refused(frames):
    with pytest.raises(OptionError, match=r"'de'.*en, fa, ps, ur"):
        maps.render(frames, language="de")


@pytest.mark.browser
@pytest.mark.parametrize("code", ["en", "fa", "ps", "ur"])
def test_the_page_writes_numbers_days_and_countries_as_the_language_does(browser, frames, code):
    digits = load_language(code).digits
    with watched(browser, maps.render(frames, language=code).html) as (page, _):
        number, day, country = page.evaluate(
            "[Clashline.num(1234567890), Clashline.day('2025-10-09'), Clashline.countryName({code: 'IR', name: 'Iran'})]"
        )
    assert [sign for sign in number if sign.isdigit()] == [digits[int(figure)] for figure in "1234567890"]
    assert load_language(code).write_digits("2025") in day
    assert load_language(code).months[9] in day
    assert country == ("Iran" if code == "en" else "ایران")
