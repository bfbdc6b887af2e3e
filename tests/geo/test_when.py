"""Dates: every form, what each is the date of, and the date that a claim gets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text import load_language, split
from geo.values import Article, Claim, Claimant, DatePrecision, Evidence, Measure, Qualifier
from geo.when import DateKind, date_claims, find_dates, is_told

ENGLISH = load_language("en")


def article(text, published="2025-10-12"):
    return Article(id="a", name="a", text=text, source_sha256="", text_sha256="", published=published)


def dates(text, published="2025-10-12"):
    told = article(text, published)
    return [dated for sentence in split(told, ENGLISH) for dated in find_dates(sentence, told, ENGLISH)]


def only(text, published="2025-10-12"):
    (dated,) = dates(text, published)
    return dated


def claim(text, words, measure=Measure.KILLED, hint=""):
    """Return a claim whose evidence is the sentence of the text that holds the words."""
    told = article(text)
    at = text.index(words)
    sentence = next(s for s in split(told, ENGLISH) if s.start <= at < s.end)
    evidence = Evidence(article_id="a", start=sentence.start, end=sentence.end, exact=sentence.text)
    return Claim(
        id=f"c{at:012x}",
        article_id="a",
        evidence=(replace(evidence, focus=None),),
        measure=measure,
        value_low=1,
        value_high=1,
        qualifier=Qualifier.EXACT,
        claimant=Claimant(label="unattributed"),
        event_hint=hint,
    )


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("on 9 October 2025", "2025-10-09", "2025-10-09"),
        ("on October 9, 2025,", "2025-10-09", "2025-10-09"),
        ("on the 9th of October", "2025-10-09", "2025-10-09"),
        ("on Oct. 9", "2025-10-09", "2025-10-09"),
        ("on 2025-10-09", "2025-10-09", "2025-10-09"),
        ("on 13/10/2025", "2025-10-13", "2025-10-13"),
        ("on 9-Oct-2025", "2025-10-09", "2025-10-09"),
        ("on Thursday evening (October 9)", "2025-10-09", "2025-10-09"),
        ("before dawn on Friday", "2025-10-10", "2025-10-10"),
        ("in mid-August", "2025-08-01", "2025-08-31"),
        ("a few days ago", "2025-10-05", "2025-10-10"),
        ("in the last three months of 2024", "2024-01-01", "2024-12-31"),
        ("on Thursday, 10/09/2025,", "2025-10-09", "2025-10-09"),
        ("on Saturday", "2025-10-11", "2025-10-11"),
        ("on Sunday", "2025-10-12", "2025-10-12"),
        ("last Sunday", "2025-10-05", "2025-10-05"),
        ("on Tuesday (October 7, 2025)", "2025-10-07", "2025-10-07"),
        ("yesterday", "2025-10-11", "2025-10-11"),
        ("three days ago", "2025-10-09", "2025-10-09"),
        ("on October 10-11", "2025-10-10", "2025-10-11"),
        ("from Oct. 10 to Oct. 17", "2025-10-10", "2025-10-17"),
        ("between January and 15 September", "2025-01-01", "2025-09-15"),
        ("between December and 15 March", "2024-12-01", "2025-03-15"),
        ("in August", "2025-08-01", "2025-08-31"),
        ("in November", "2024-11-01", "2024-11-30"),
        ("in March 2024", "2024-03-01", "2024-03-31"),
        ("in 2024", "2024-01-01", "2024-12-31"),
        ("on 20 December", "2024-12-20", "2024-12-20"),
        ("last month", "2025-09-01", "2025-09-30"),
        ("over the past two weeks", "2025-09-28", "2025-10-12"),
    ],
)
def test_a_form_tells_its_days(words, start, end):
    when = only(f"Two guards died {words} at a post.").when
    assert (when.start.isoformat(), when.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    "words",
    [
        "late Saturday",
        "on Saturday night",
        "on the night of Saturday",
        "overnight",
        "last night",
        "on the night of 11-12 October",
    ],
)
def test_a_night_covers_both_its_days(words):
    when = only(f"The post was hit {words}.").when
    assert (when.start, when.end, when.night) == (date(2025, 10, 11), date(2025, 10, 12), True)


@pytest.mark.parametrize("words", ["early Saturday", "on Saturday morning", "on Saturday evening"])
def test_a_part_of_the_day_is_no_night(words):
    when = only(f"The post was hit {words}.").when
    assert (when.start, when.end, when.night) == (date(2025, 10, 11), date(2025, 10, 11), False)


def test_the_week_before_is_whatever_any_calendar_calls_so():
    when = only("The market was bombed last week.").when
    assert when.precision is DatePrecision.WEEK
    assert when.start <= date(2025, 10, 4)
    assert when.end == date(2025, 10, 11)


def test_days_earlier_are_counted_from_the_day_the_text_speaks_of():
    told = dates("They fought on Saturday. It followed raids two days earlier.")
    assert told[1].when.start == date(2025, 10, 10)
    joined = dates("They fought on Saturday, after raids two days earlier.")
    assert joined[1].when.start == date(2025, 10, 9)


def test_overnight_belongs_to_the_night_in_focus_and_to_a_day_of_its_sentence():
    assert dates("October 5: In overnight raids they took a post.")[1].when.start == date(2025, 10, 4)


def test_the_day_of_a_statement_is_not_that_of_the_event():
    kinds = [
        dated.kind
        for dated in dates("Two were killed on Thursday, the ministry said in a statement on Friday.")
    ]
    assert kinds == [DateKind.EVENT, DateKind.SPEECH]
    assert only("Asif told parliament on Thursday that talks had failed.").kind is DateKind.SPEECH
    assert only("KABUL, Afghanistan – October 11 – Officials spoke.").kind is DateKind.SPEECH


def test_the_begin_of_a_state_is_no_date_of_the_sentence():
    assert only("It is the worst fight since the group seized power in August 2021.").kind is DateKind.SINCE


def test_old_dates_and_untold_times_lie_behind_the_report():
    assert only("A bomb killed ten in February 2017.").background
    assert not only("A bomb killed ten on 1 October.").background
    untold = only("Before this, the two sides had fought at the gate.")
    assert untold.kind is DateKind.VAGUE
    assert untold.background
    assert untold.when is None


@pytest.mark.parametrize(
    "text",
    [
        "They may march to the gate.",
        "Sunny, march on.",
        "On 45 October nothing happened.",
        "It will open next Sunday.",
        "Call 2025-1010 now.",
    ],
)
def test_words_that_only_look_like_dates_are_none(text):
    assert dates(text) == []


def test_without_a_day_of_publication_a_weekday_tells_no_more_than_the_month():
    assert only("The border opened on Tuesday.", "2024-10").when.precision is DatePrecision.MONTH
    assert dates("The border opened on Tuesday.", "") == []
    assert only("The border opened on 5 May 2020.", "").when.start == date(2020, 5, 5)


@given(st.dates(date(2001, 1, 1), date(2035, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_the_last_such_day_up_to_the_report(published, weekday):
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    when = only(f"They fought on {name} at the gate.", published.isoformat()).when
    assert when.start.weekday() == weekday
    assert 0 <= (published - when.start).days < 7


@given(st.dates(date(1995, 1, 1), date(2035, 12, 31)))
def test_every_written_day_is_read_as_itself_with_its_span(day):
    text = f"Guards died on {day.day} {day:%B} {day.year} at a post."
    dated = only(text)
    assert dated.when.start == dated.when.end == day
    assert text[dated.span.start : dated.span.end].endswith(str(day.year))


@given(st.text(max_size=300), st.sampled_from(["2025-10-12", "2025-10", "2025", "", "soon"]))
def test_no_text_breaks_the_reading_and_spans_lie_within_it(text, published):
    for dated in dates(text, published):
        assert 0 <= dated.span.start < dated.span.end <= len(text)
        assert dated.when is None or dated.when.start <= dated.when.end


@pytest.mark.parametrize(
    "pump", ["on Saturday, ", "October 9 ", "between ", "night of ", "a ", "- ", "said in a ", "1/1/"]
)
def test_a_pumped_sentence_takes_time_in_proportion(pump):
    import time

    def spent(size):
        told = article(pump * (size // len(pump)))
        sentence = split(told, ENGLISH)[0]
        begun = time.process_time()
        find_dates(sentence, told, ENGLISH)
        return time.process_time() - begun

    spent(2_000)
    short, long = min(spent(8_000) for _ in range(3)), min(spent(64_000) for _ in range(2))
    assert long < 40 * max(short, 0.004)


TEXT = (
    "Soldiers fought at the gate on Saturday night. Three guards died. The air force had struck the capital two days "
    "earlier. Four people died there.\nThe crossing was shut. In February 2017 a bomb killed ninety."
)


def test_a_claim_has_the_date_of_its_sentence_or_carries_one_of_its_sort():
    claims = (
        claim(TEXT, "Soldiers fought", Measure.CLASH),
        claim(TEXT, "Three guards"),
        claim(TEXT, "The air force", Measure.STRIKE, "air_strike"),
        claim(TEXT, "Four people", hint="air_strike"),
        claim(TEXT, "The crossing", Measure.CLOSURE),
        claim(TEXT, "In February"),
    )
    clash, guards, strike, dead, closure, bomb = date_claims(article(TEXT), claims)
    assert clash.when.night
    assert guards.when.start == date(2025, 10, 11)
    assert guards.when.basis.startswith("carried")
    assert strike.when.start == dead.when.start == date(2025, 10, 9)
    assert closure.when.basis.startswith("reported 2025-10-12")
    assert not is_told(closure.when)
    assert is_told(guards.when)
    assert bomb.background
    assert bomb.when.precision is DatePrecision.MONTH


def test_recent_fighting_stays_without_a_date_and_former_fighting_is_background():
    text = "The recent clashes at the gate went on. Previously, they had fought there."
    recent, former = date_claims(
        article(text), (claim(text, "The recent", Measure.CLASH), claim(text, "Previously", Measure.CLASH))
    )
    assert recent.when is None
    assert not recent.background
    assert former.when is None
    assert former.background


def test_a_statement_dates_what_it_tells_only_to_the_day_before_or_its_own():
    text = "Five men died, officials said Saturday."
    (dead,) = date_claims(article(text), (claim(text, "Five men"),))
    assert (dead.when.start, dead.when.end) == (date(2025, 10, 10), date(2025, 10, 11))
    assert dead.when.precision is DatePrecision.DAYS


def test_a_total_of_a_period_carries_no_date_of_another_claim():
    text = "Two died on Saturday. More than 500 have died in all."
    total = replace(claim(text, "More than"), aggregate=True)
    assert date_claims(article(text), (claim(text, "Two died"), total))[1].when is None


def test_ten_thousand_claims_in_a_sentence_of_ten_thousand_dates_take_time_in_proportion(make, article_of):
    import gc
    import time

    def spent(size):
        told = article_of(text="five died on Saturday " * size)
        claims = [make("killed", n, n, number=2 * n) for n in range(size)]
        # What other tests left behind is collected at another time than this.
        gc.collect()
        gc.disable()
        begun = time.process_time()
        date_claims(told, claims)
        taken = time.process_time() - begun
        gc.enable()
        return taken

    spent(100)
    assert spent(4_000) < 12 * max(spent(1_000), 0.02)


def test_a_number_for_months_is_a_total_of_no_event_and_no_place():
    text = "Five men died in raids between January and 15 September."
    given_claim = replace(claim(text, "Five men"), place_ids=("kurram-district",))
    (total,) = date_claims(article(text), (given_claim,))
    assert total.aggregate
    assert total.place_ids == ()
    text = "Five men died from Friday to Saturday."
    (dead,) = date_claims(article(text), (claim(text, "Five men"),))
    assert not dead.aggregate


@pytest.mark.parametrize(
    ("code", "text", "start", "night"),
    [
        ("ur", "چوکی پر 9 اکتوبر کی شب حملہ ہوا۔", "2025-10-09", True),
        ("ur", "جھڑپ جمعہ کے روز ہوئی۔", "2025-10-10", False),
        ("ur", "تین دن قبل فائرنگ ہوئی۔", "2025-10-09", False),
        ("fa", "این درگیری روز شنبه رخ داد.", "2025-10-11", False),
        ("fa", "حمله شب ۹ اکتوبر ۲۰۲۵ رخ داد.", "2025-10-09", True),
        ("prs", "دیشب بر پاسگاه تیراندازی شد.", "2025-10-11", True),
    ],
)
def test_urdu_and_persian_are_read_by_the_same_engine(code, text, start, night):
    told = replace(article(text), language=code)
    language = load_language(code)
    (dated,) = [d for s in split(told, language) for d in find_dates(s, told, language)]
    assert (dated.when.start.isoformat(), dated.when.night) == (start, night)


def test_a_language_without_data_has_no_dates():
    told = replace(article("Gestern fiel ein Posten."), language="de")
    language = load_language("de")
    assert [d for s in split(told, language) for d in find_dates(s, told, language)] == []
