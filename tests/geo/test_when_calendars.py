"""Dates of other calendars, weekends, nights between two days, and what something followed; on made-up sentences."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text import load_language, split
from geo.values import Article, DatePrecision
from geo.when import DateKind, find_dates
from geo.when.calendars import CALENDARS


def dates(text, language="en", published="2025-10-15"):
    article = Article(
        id="a", name="a", text=text, source_sha256="", text_sha256="", published=published, language=language
    )
    data = load_language(language)
    return [dated for sentence in split(article, data) for dated in find_dates(sentence, article, data)]


def only(text, language="en", published="2025-10-15"):
    (found,) = dates(text, language, published)
    return found


def day(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("language", "text", "start", "end"),
    [
        ("en", "On 15 Mizan 1404 two men died.", "2025-10-07", "2025-10-07"),
        ("en", "Two men died on Hamal 3, 1403.", "2024-03-22", "2024-03-22"),
        ("en", "In Asad 1400 the post fell.", "2021-07-23", "2021-08-22"),
        ("prs", "دو تن به تاریخ ۱۹ میزان ۱۴۰۴ کشته شدند.", "2025-10-11", "2025-10-11"),
        ("prs", "دو تن در ۱۹ میزان کشته شدند.", "2025-10-11", "2025-10-11"),
        ("prs", "دو تن روز شنبه، ۱۹ میزان، کشته شدند.", "2025-10-11", "2025-10-11"),
        ("fa", "دو تن در ۲۰ مهر ۱۴۰۴ کشته شدند.", "2025-10-12", "2025-10-12"),
        ("fa", "دو تن در ۱۴۰۴/۷/۱۹ کشته شدند.", "2025-10-11", "2025-10-11"),
        ("prs", "دو تن در ماه میزان کشته شدند.", "2025-09-23", "2025-10-22"),
        ("ps", "د ۱۴۰۴ کال د تلې په ۱۹مه دوه کسان ووژل شول.", "2025-10-11", "2025-10-11"),
        ("ps", "د اکټوبر په ۱۲مه دوه کسان ووژل شول.", "2025-10-12", "2025-10-12"),
    ],
)
def test_solar_dates_are_read_to_the_day(language, text, start, end):
    when = only(text, language).when
    assert (when.start, when.end) == (day(start), day(end))


@pytest.mark.parametrize(
    ("language", "text", "middle"),
    [
        ("en", "On 3 Rabi al-Thani 1447 two men died.", "2025-09-25"),
        ("en", "On Ramadan 10, 1446, two men died.", "2025-03-10"),
        ("ur", "12 ربیع الاول کو دو اہلکار مارے گئے۔", "2025-09-04"),
        ("prs", "دو تن در ۱۰ رمضان ۱۴۴۶ کشته شدند.", "2025-03-10"),
    ],
)
def test_islamic_dates_leave_a_day_to_either_side(language, text, middle):
    when = only(text, language).when
    assert (when.start, when.end) == (day(middle) - timedelta(days=1), day(middle) + timedelta(days=1))
    assert when.precision is DatePrecision.DAYS
    assert "moon" in when.basis


def test_a_month_of_fasting_is_a_month():
    when = only("During Ramadan two men died.").when
    assert (when.start, when.precision) == (day("2025-03-01"), DatePrecision.MONTH)


@pytest.mark.parametrize(
    "text",
    [
        "A hut 1404 metres up burned down.",
        "The mizan of the account was 1404.",
        "On 40 Mizan 1404 two men died.",
        "On 31 Mizan 1404 two men died.",
        "Tir is a name.",
        "The road is 1404/50 wide.",
    ],
)
def test_what_only_looks_like_another_calendar_is_no_date(text):
    assert not [found for found in dates(text) if found.when is not None and found.when.start.year == 2025]


@pytest.mark.parametrize(
    ("text", "published", "start", "end"),
    [
        ("Fighting went on over the weekend.", "2025-10-15", "2025-10-11", "2025-10-12"),
        ("Fighting went on at the weekend.", "2025-10-12", "2025-10-11", "2025-10-12"),
        ("Two men died last weekend.", "2025-10-12", "2025-10-04", "2025-10-05"),
        ("Two men died this weekend.", "2025-10-11", "2025-10-11", "2025-10-11"),
        ("Earlier in the week two men died.", "2025-10-15", "2025-10-11", "2025-10-15"),
    ],
)
def test_weekends_and_weeks_are_those_before_the_report(text, published, start, end):
    when = only(text, published=published).when
    assert (when.start, when.end) == (day(start), day(end))


def test_a_weekend_to_come_is_no_date_of_an_event():
    assert not dates("The gate is to open next weekend.")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On the night of 11/12 October the post fell."),
        ("en", "On night 11/12 October 2025 the post fell."),
        ("en", "On the intervening night of October 11 and 12 the post fell."),
        ("en", "The post fell on the intervening night of Saturday and Sunday."),
        ("ur", "11 اور 12 اکتوبر کی درمیانی شب چوکی پر حملہ ہوا۔"),
        ("ur", "گیارہ اور بارہ اکتوبر کی درمیانی شب چوکی پر حملہ ہوا۔"),
        ("ur", "ہفتے اور اتوار کی درمیانی شب چوکی پر حملہ ہوا۔"),
        ("prs", "شب یکشنبه پوسته سقوط کرد."),
    ],
)
def test_the_night_between_two_days_is_one_night(language, text):
    when = only(text, language).when
    assert (when.start, when.end, when.night) == (day("2025-10-11"), day("2025-10-12"), True)
    assert when.precision is DatePrecision.DAY


def test_what_something_followed_is_dated_back_from_it_and_nothing_else_is():
    told, before = dates("On 12 October two men died, a day after strikes had hit the town.")
    assert (told.when.start, told.governs) == (day("2025-10-12"), None)
    assert before.when.start == before.when.end == day("2025-10-11")
    text = "On 12 October two men died, a day after strikes had hit the town."
    assert text[before.governs.start : before.governs.end] == " strikes had hit the town."


def test_what_a_report_followed_is_as_exact_as_the_day_of_the_report():
    when = only("The gate was shut two days after clashes.").when
    assert (when.start, when.end, when.precision) == (
        day("2025-10-12"),
        day("2025-10-13"),
        DatePrecision.DAYS,
    )


def test_a_reopening_dates_the_closure_that_it_ended():
    told = dates("The gate reopened on 15 October, 26 days after it was shut.")[-1]
    assert told.when.start == day("2025-09-19")


def test_claims_before_and_behind_such_words_have_days_of_their_own():
    import geo

    text = (
        "Taliban forces killed two Pakistani soldiers in Kurram on 12 October, "
        "a day after Pakistani air strikes killed nine civilians in Khost.\n"
    )
    article = Article(
        id="a", name="a", text=text, source_sha256="0", text_sha256="0", published="2025-10-13", language="en"
    )
    days = {
        claim.value_low: claim.when.start
        for claim in geo.build([article]).dossier.claims
        if claim.measure.value == "killed"
    }
    assert days == {2: day("2025-10-12"), 9: day("2025-10-11")}


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("prs", "در ۲۴ ساعت گذشته دو تن کشته شدند.", DateKind.PERIOD),
        ("ur", "گزشتہ 24 گھنٹوں کے دوران دو اہلکار مارے گئے۔", DateKind.PERIOD),
        ("ps", "پرون دوه کسان ووژل شول.", DateKind.EVENT),
        ("ps", "درې ورځې وړاندې دوه کسان ووژل شول.", DateKind.EVENT),
    ],
)
def test_times_counted_from_the_report_are_read_in_every_language(language, text, kind):
    found = only(text, language)
    assert found.kind is kind
    assert found.when.end <= day("2025-10-15")
    assert found.when.end >= day("2025-10-12")


@given(st.sampled_from(sorted(CALENDARS)), st.dates(date(1990, 1, 1), date(2070, 12, 31)))
def test_every_day_lies_in_one_month_of_every_calendar(name, some_day):
    calendar = CALENDARS[name]
    year = calendar.year_of(some_day)
    months = [
        (each, month)
        for each in (year - 1, year, year + 1)
        for month in range(1, 13)
        if (span := calendar.month(each, month)) is not None and span[0] <= some_day <= span[1]
    ]
    assert len(months) == 1
    each, month = months[0]
    first = calendar.month(each, month)[0]
    assert calendar.day(each, month, (some_day - first).days + 1) == some_day
