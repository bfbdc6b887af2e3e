"""A store gives, whatever the order and the batches in which its articles came, what one build of all gives."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import geo
from gazetteer import Gazetteer
from geo.store.keep import order_of

from .reports import as_article, make_reports

QUICK = settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
LONG = settings(QUICK, max_examples=150)


def in_order(articles):
    return sorted(articles, key=order_of)


def assert_same(frames, built):
    for name, table in built.tables().items():
        assert frames.tables()[name].equals(table), name


def assert_same_bytes(frames, built, folder):
    for name, each in (("store", frames), ("build", built)):
        geo.export.write(each, folder / f"{name}.gpkg")
        geo.export.write(each, folder / f"{name}.geojson")
    for suffix in ("gpkg", "geojson"):
        assert (folder / f"store.{suffix}").read_bytes() == (folder / f"build.{suffix}").read_bytes()


def add_in_pieces(store, articles, rng):
    rng.shuffle(articles)
    while articles:
        size = rng.choice([1, 1, 2, 5, 15])
        store.add(articles[:size])
        del articles[:size]


def check_any_order(seed, days, places, folder, number=20):
    rng = random.Random(seed)
    articles = make_reports(number, seed, days=days, places=places)
    built = geo.build(in_order(articles)).frames
    path = folder / f"{seed}-{days}-{places}.gpkg"
    with geo.open_store(path) as store:
        add_in_pieces(store, articles, rng)
        assert_same(store.frames(), built)
        assert store.check(deep=True) == ()
    assert sorted(
        each.name for each in folder.iterdir() if "store" not in each.name and "build" not in each.name
    ) == [path.name]
    path.unlink()


shapes = (st.integers(0, 10**6), st.sampled_from([2, 5, 9, 30]), st.sampled_from([2, 5, 14]))


@QUICK
@given(*shapes)
def test_any_order_in_any_batches_ends_the_same(tmp_path, seed, days, places):
    check_any_order(seed, days, places, tmp_path)


@pytest.mark.long
@pytest.mark.timeout(1800)
@LONG
@given(*shapes)
def test_any_order_in_any_batches_ends_the_same_for_many(tmp_path, seed, days, places):
    check_any_order(seed, days, places, tmp_path, number=60)


def test_real_articles_end_the_same_one_by_one(tmp_path, seeds):
    with geo.open_store(tmp_path / "a.gpkg") as store:
        articles = geo.read(seeds)
        for article in reversed(articles):
            store.add([article])
        built = geo.build(in_order(articles)).frames
        assert_same_bytes(store.frames(), built, tmp_path)
        assert_same(store.result().frames, built)


def test_an_article_that_joins_two_events_or_parts_them_is_put_right(tmp_path):
    """A crossing shut on two days is one closure, until somebody tells that it was opened in between."""
    shut = [
        as_article(
            f"The Torkham crossing was closed on October {day}, officials said.\n\n{day}",
            f"shut-{day}",
            f"2025-10-{day}",
        )
        for day in (12, 15)
    ]
    opened = as_article(
        "The Torkham crossing was reopened on October 14, officials said.", "opened", "2025-10-14"
    )
    with geo.open_store(tmp_path / "a.gpkg") as store:
        store.add(shut)
        assert len(store.frames().incidents) == 1
        (before,) = store.frames().incidents["incident_id"]
        added = store.add([opened])
        assert len(store.frames().incidents) == 3
        assert before in {*added.incidents_changed, *added.incidents_gone}
        assert set(store.follow(before)) <= set(store.frames().incidents["incident_id"])
        assert_same(store.frames(), geo.build(in_order([*shut, opened])).frames)


@pytest.mark.parametrize("turn", [False, True])
def test_of_two_records_of_one_text_the_one_that_knows_more_is_kept(tmp_path, turn):
    text = "At least 3 soldiers were killed at Torkham on Sunday, officials said."
    poor, rich = as_article(text, "poor"), as_article(text, "rich", "2025-10-14", publisher="A paper")
    with geo.open_store(tmp_path / "a.gpkg") as store:
        for each in (rich, poor) if turn else (poor, rich):
            store.add([each])
        assert [each.name for each in store.articles()] == ["rich"]
        assert_same(store.frames(), geo.build([rich]).frames)


def test_metadata_are_put_right_by_hand_and_stay_so(tmp_path):
    text = "At least 3 soldiers were killed at Torkham on Sunday, officials said."
    wrong, right = (
        as_article(text, "wrong", "2025-10-14", publisher="A paper"),
        as_article(text, "right", "2025-10-21"),
    )
    with geo.open_store(tmp_path / "a.gpkg") as store:
        store.add([wrong])
        assert store.add([right]).known == 1
        assert store.add([right], replace_metadata=True).replaced == 1
        assert store.add([wrong]).known == 1
        assert_same(store.frames(), geo.build([right]).frames)


def test_wires_are_the_same_whoever_comes_first(tmp_path):
    body = " ".join(each.text for each in make_reports(6, 5))
    told = [
        as_article(f"{credit}{body}\n\n{number}", f"copy-{number}", f"2025-10-{10 + number}")
        for number, credit in enumerate(["", "KABUL (Reuters) - ", "", "(AFP) ", ""])
    ]
    apart = [
        as_article(
            f"KABUL (Reuters) - The Chaman crossing was closed on October 12.\n\n{n}", f"r{n}", "2025-10-12"
        )
        for n in range(3)
    ]
    articles = [*told, *apart]
    built = geo.build(in_order(articles)).frames
    for seed in range(2):
        with geo.open_store(tmp_path / f"{seed}.gpkg") as store:
            add_in_pieces(store, list(articles), random.Random(seed))
            assert_same(store.frames(), built)


def test_another_theatre_is_refused(tmp_path):
    with geo.open_store(tmp_path / "a.gpkg") as store:
        store.add(make_reports(2, 1))
    with (
        geo.open_store(tmp_path / "a.gpkg", Gazetteer.load("thai-cambodian")) as store,
        pytest.raises(geo.StoreError, match="theatre 'durand'"),
    ):
        store.add(make_reports(3, 2))
