"""Many writers end as one would, and one that is killed loses, doubles and damages nothing."""

from __future__ import annotations

import pytest

import geo
from geo.store import open_store
from geo.store.keep import order_of

from ..reports import make_reports
from .writers import GAZETTEER, Writer, new_random, overlapping, reports_of, torment


def assert_is_what_a_build_gives(store, articles):
    """Compare every table of a store with those of a build of these articles."""
    once = {article.id: article for article in articles}
    wanted = geo.build(sorted(once.values(), key=order_of), GAZETTEER).frames.tables()
    found = store.frames().tables()
    assert {name: len(table) for name, table in found.items()} == {
        name: len(table) for name, table in wanted.items()
    }
    for name, table in wanted.items():
        assert found[name].equals(table), name
    assert store.check() == ()


def let_write(store_url, writers, number):
    rng = new_random(writers)
    shares = list(overlapping(writers, number, rng))
    assert set().union(*shares) == set(range(number))
    started = [Writer(store_url, 7, number, only=share, batch=4) for share in shares]
    for each in started:
        each.join()
    assert [each.end for each in started] == ["done"] * writers
    with open_store(store_url, GAZETTEER, create=False) as store:
        assert_is_what_a_build_gives(store, make_reports(number, 7)[:number])
        told = store.history()
        assert sum(entry.counts["articles_new"] for entry in told) == number
        assert [entry.number for entry in told] == list(range(1, len(told) + 1))


def test_four_writers_with_overlapping_reports_end_as_one_would(store_url):
    let_write(store_url, 4, 16)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_sixteen_writers_with_overlapping_reports_end_as_one_would(store_url):
    let_write(store_url, 16, 96)


def let_die(store_url, trials):
    number, acknowledged, killed = torment(store_url, trials, new_random(trials))
    assert killed > trials / 2
    everything = {report.id: report for report in reports_of(trials, number)}
    with open_store(store_url, GAZETTEER, create=False) as store:
        kept = {article.id: article for article in store.articles()}
        assert acknowledged <= set(kept) <= set(everything)
        # Of every batch all or nothing, so that what is there hangs together.
        assert store.check(deep=True) == ()
        # The lock of nobody who died is left: the same again does the rest.
        store.add(everything.values())
        assert_is_what_a_build_gives(store, everything.values())


def test_ten_writers_are_killed(store_url):
    let_die(store_url, 10)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_two_hundred_writers_are_killed(store_url):
    let_die(store_url, 200)


def let_the_server_die(postgres, store_url, times):
    rng = new_random(times)
    acknowledged = set()
    for trial in range(times):
        writer = Writer(store_url, trial, 16, batch=2)
        assert writer._ready.wait(60)
        for _ in range(rng.randrange(1, 8)):
            assert writer._acks.acquire(timeout=60)
        postgres.kill()
        acknowledged |= set(writer.join())
        postgres.start()
        assert isinstance(writer.end, geo.StoreError), writer.end
        assert "lost" in str(writer.end) or "no connection" in str(writer.end)
    with open_store(store_url, GAZETTEER, create=False) as store:
        kept = {article.id: article for article in store.articles()}
        assert acknowledged <= set(kept)
        assert_is_what_a_build_gives(store, kept.values())


def test_the_server_is_killed(postgres, store_url):
    let_the_server_die(postgres, store_url, 1)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_the_server_is_killed_time_after_time(postgres, store_url):
    let_the_server_die(postgres, store_url, 10)
