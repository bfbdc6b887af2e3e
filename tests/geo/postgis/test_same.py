"""A database gives what a file gives, and both what one build of all gives; written, reviewed and migrated alike."""

from __future__ import annotations

import random
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import geo
from geo.store.migrate import migrate
from geo.store.tables import OLD_TABLES, TABLES

from ..reports import make_reports
from ..test_store_same import add_in_pieces, assert_same, in_order

QUICK = settings(max_examples=1, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
shapes = (st.integers(0, 10**6), st.sampled_from([2, 5, 30]), st.sampled_from([2, 14]))


def empty(postgres, store_url):
    """Empty a store between two examples, as the fixture does between two tests."""
    gone = "; ".join(f"DELETE FROM clashline.{name}" for name in TABLES if name != "store_about")
    about = "DELETE FROM clashline.store_about WHERE name <> 'version'"
    postgres.execute(store_url.rpartition("/")[2], f"SET session_replication_role = replica; {gone}; {about}")


def check(postgres, store_url, seed, articles):
    empty(postgres, store_url)
    built = geo.build(in_order(articles)).frames
    with tempfile.TemporaryDirectory() as folder, geo.open_store(Path(folder, "a.gpkg")) as file:
        file.add(random.Random(seed).sample(articles, len(articles)))
        assert_same(file.frames(), built)
        with geo.open_store(store_url) as store:
            add_in_pieces(store, list(articles), random.Random(seed))
            assert_same(store.frames(), built)
            assert_same(store.frames(), file.frames())
            assert store.articles() == file.articles()
            assert store.check(deep=True) == ()


@QUICK
@given(*shapes)
def test_a_database_gives_what_a_file_and_a_build_give(postgres, store_url, seed, days, places):
    check(postgres, store_url, seed, make_reports(16, seed, days=days, places=places))


@pytest.mark.long
@pytest.mark.timeout(3600)
@settings(QUICK, max_examples=100)
@given(*shapes)
def test_a_database_gives_what_a_file_and_a_build_give_for_many(postgres, store_url, seed, days, places):
    check(postgres, store_url, seed, make_reports(60, seed, days=days, places=places))


def test_a_review_is_kept_and_undone(store_url, seeds):
    articles = geo.read(seeds)
    plain = geo.build(in_order(articles)).frames
    claim = plain.claims["claim_id"][0]
    decision = geo.Decision(
        number=1, action=geo.Action.DISCARD, who="an editor", why="a'; DROP TABLE x", claims=(claim,)
    )
    review = geo.Review(decisions=(decision,), source="review.toml")
    with geo.open_store(store_url, at="2026-11-27", who="an editor") as store:
        store.add(articles, review=review)
        assert_same(store.frames(), geo.build(in_order(articles), review=review).frames)
        store.review(geo.Review(source="review.toml"))
        assert_same(store.frames(), plain)
        told = [(entry.what, entry.at, entry.who) for entry in store.history()]
        assert told == [(what, "2026-11-27", "an editor") for what in ("review", "add", "review")]


def test_an_older_store_is_brought_to_this_version_and_its_readers_stay(own_backend, postgres, seeds):
    """Version 0 had three tables; what is derived is made anew, and rights and views are there again."""
    url = postgres.url(own_backend.label.rpartition("/")[2])
    articles = geo.read(seeds)
    with geo.open_store(url) as store:
        store.add(articles)
        hand = store._hand()

    def to_version_0(tx):
        kept = {
            name: list(tx.select(name, columns=list(table.columns))) for name, table in OLD_TABLES[0].items()
        }
        for name in TABLES:
            tx._connection.execute(f"DROP TABLE clashline.{name} CASCADE")
        for name, table in OLD_TABLES[0].items():
            kinds = {"text": 'text COLLATE "C" NOT NULL', "integer": "bigint NOT NULL"}
            columns = ", ".join(f"{column} {kinds[kind]}" for column, kind in table.columns.items())
            tx._connection.execute(
                f"CREATE TABLE clashline.{name} ({columns}, PRIMARY KEY ({', '.join(table.key)}))"
            )
            marks = ", ".join(["%s"] * len(table.columns))
            for row in kept[name]:
                tx._connection.execute(f"INSERT INTO clashline.{name} VALUES ({marks})", row)
        tx._connection.execute("UPDATE clashline.store_about SET value = '0' WHERE name = 'version'")

    own_backend.write(to_version_0)
    with pytest.raises(geo.StoreError, match="migrate"):
        geo.open_store(url)
    assert migrate(own_backend, hand) == (0, 1)
    with geo.open_store(url) as store:
        assert_same(store.frames(), geo.build(in_order(articles)).frames)
        assert store.check(deep=True) == ()
    # Nothing is left to do for whoever comes next.
    assert migrate(own_backend, hand) == (1, 1)


def test_a_newer_store_is_not_touched(backend, store_url):
    backend.write(lambda tx: tx.upsert("store_about", [("version", "99")]))
    with pytest.raises(geo.StoreError, match="install a newer one"):
        geo.open_store(store_url)
