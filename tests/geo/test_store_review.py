"""What people decided, kept in a store: it ends as one build with all decisions does, whatever came first."""

import random
from dataclasses import replace

import pytest

import geo
from geo import Action, Decision, Review
from geo.store.keep import order_of

from .reports import make_reports


def decide(built, rng, count):
    """Make decisions up about what a build found."""
    claims = [claim.id for claim in built.dossier.claims]
    places = sorted({place for claim in built.dossier.claims for place in claim.place_ids})
    articles = [article.id for article in built.dossier.articles]
    made = []
    for number in range(1, count + 1):
        action = rng.choice([*Action])
        some = tuple(rng.sample(claims, rng.randrange(1, 4)))
        known = {
            "number": number,
            "action": action,
            "who": "A",
            "why": f"reason {number}",
            "date": "2025-11-01",
        }
        if action is Action.GRADE:
            made.append(Decision(**known, claims=some, grade=rng.choice(["confirmed", "weak"])))
        elif action is Action.PLACE:
            made.append(Decision(**known, claims=some[:1], place=rng.choice(["", *places])))
        elif action is Action.REDACT:
            what = rng.choice([{"claims": some[:1]}, {"quotes": some[:1]}, {"article": rng.choice(articles)}])
            made.append(Decision(**known, **what))
        else:
            made.append(Decision(**known, claims=some))
    return tuple(made)


def together(*reviews):
    """Put the reviews of several files into one, as a store does."""
    listed = [each for review in sorted(reviews, key=lambda r: r.source) for each in review.decisions]
    return Review(decisions=tuple(replace(each, number=n) for n, each in enumerate(listed, 1)))


def assert_same(store, articles, review):
    built = geo.build(sorted(articles, key=order_of), store.gazetteer, review=review).frames
    frames = store.frames()
    for name, table in built.tables().items():
        assert frames.tables()[name].equals(table), name
    assert frames.withheld == built.withheld


def check_reviews(seed, folder):
    rng = random.Random(seed)
    articles = make_reports(16, seed, days=4, places=4)
    built = geo.build(sorted(articles, key=order_of))
    one = Review(decisions=decide(built, rng, 8), source="one.toml")
    two = Review(decisions=decide(built, rng, 4), source="two.toml")
    rng.shuffle(articles)
    with geo.open_store(folder / f"{seed}.gpkg") as store:
        store.add(articles[:8], review=two)
        store.review(one)
        assert_same(store, articles[:8], together(one, two))
        for article in articles[8:]:
            store.add([article])
        assert_same(store, articles, together(one, two))
        fewer = replace(one, decisions=one.decisions[::2])
        store.review(fewer)
        assert_same(store, articles, together(fewer, two))
        assert store.review(fewer) == geo.Added()
        store.review(Review(source="two.toml"))
        store.review(Review(source="one.toml"))
        assert_same(store, articles, None)
        assert store.check(deep=True) == ()


@pytest.mark.parametrize("seed", range(3))
def test_reviews_end_as_one_build_with_them_does(tmp_path, seed):
    check_reviews(seed, tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3, 60))
def test_many_reviews_end_as_one_build_with_them_does(tmp_path, seed):
    check_reviews(seed, tmp_path)


geo_ids = {"place_id", "place_ids", "within_id"}


def test_a_name_that_is_withheld_stands_in_no_layer(tmp_path):
    articles = make_reports(12, 2)
    hide = Decision(number=1, action=Action.REDACT, who="A", why="safety", name="Torkham")
    review = Review(decisions=(hide,), source="names.toml")
    with geo.open_store(tmp_path / "a.gpkg") as store:
        store.add(articles[:6], review=review)
        store.add(articles[6:])
        assert_same(store, articles, review)
        assert store.frames().withheld == ("Torkham",)
        tables = store.frames().tables()
        del tables["reviews"]  # which tells that something is withheld
        for name, table in tables.items():
            shown = [column for column in table.select_dtypes("string") if column not in geo_ids]
            assert not any(table[column].str.contains("torkham", case=False).any() for column in shown), name
