"""Dates and periods of the command line."""

from __future__ import annotations

from datetime import date

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.values import When
from maps.command.options import Day, period
from maps.command.period import Period

FIRST, LAST = Day(last=False), Day(last=True)


@given(st.dates())
def test_a_day_is_read_as_it_is_written(day):
    assert FIRST.convert(day.isoformat(), None, None) == LAST.convert(day.isoformat(), None, None) == day


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31)),
    ],
)
def test_a_month_or_year_is_its_first_or_last_day(written, first, last):
    assert FIRST.convert(written, None, None) == first
    assert LAST.convert(written, None, None) == last


@pytest.mark.parametrize(
    "written", ["", "yesterday", "2025-13", "2025-02-30", "12.10.2025", "٢٠٢٥", "2025-1-1", "0000"]
)
def test_what_is_no_date_is_refused_with_the_form_it_should_have(written):
    with pytest.raises(click.BadParameter, match="write it as 2025-10-12"):
        FIRST.convert(written, None, None)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(click.BadParameter, match="is before"):
        period(date(2025, 10, 12), date(2025, 10, 11))


def days(start, end):
    return When(start=start, end=end, precision="days", basis="test")


@given(st.dates(), st.dates(), st.dates(), st.dates())
def test_an_event_is_in_the_period_if_they_share_a_day(a, b, c, d):
    since, until = sorted((a, b))
    start, end = sorted((c, d))
    shared = max(since, start) <= min(until, end)
    assert Period(since=since, until=until).has(days(start, end)) == shared


def test_an_undated_event_stays_unless_every_article_is_older_than_the_period():
    since = Period(since=date(2025, 10, 9))
    assert since.has(None, ["2025-10-01", "2025-10-12"])
    assert since.has(None, ["2025-10"])
    assert since.has(None, [""])
    assert not since.has(None, ["2025-10-08", "2025-09", "2024"])
    assert Period(until=date(2020, 1, 1)).has(None, ["2025-10-12"])
