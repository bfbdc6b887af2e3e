"""A table of texts: each row an article or a problem of its own."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geo
from geo import ArticleError


def test_a_row_is_the_article_that_a_file_of_the_same_text_would_be(seeds):
    files = geo.read(seeds)
    table = pd.DataFrame({"text": [each.text for each in files], "name": [each.name for each in files]})
    articles, problems = geo.read_texts(table)
    assert not problems
    assert [each.id for each in articles] == [each.id for each in files]
    assert [each.name for each in articles] == [each.name for each in files]


@pytest.mark.parametrize(
    "published",
    [
        "2025-10-12",
        date(2025, 10, 12),
        pd.Timestamp("2025-10-12 23:30", tz="Asia/Karachi"),
        np.datetime64("2025-10-12"),
        "2025-10-12T08:00:00Z",
        "2025-10-12 08:00:00+05:00",
    ],
)
def test_a_date_is_the_day_that_the_cell_shows(published):
    table = pd.DataFrame({"text": ["Torkham shut."], "published": pd.Series([published], dtype=object)})
    assert geo.read_texts(table).articles[0].published == "2025-10-12"
    if isinstance(published, pd.Timestamp):
        assert (
            geo.read_texts(table.astype({"published": "datetime64[ns, Asia/Karachi]"})).articles[0].published
            == "2025-10-12"
        )


@pytest.mark.parametrize("missing", [None, pd.NA, pd.NaT, float("nan"), np.nan])
def test_what_is_missing_is_not_known_and_a_missing_text_is_a_problem(missing):
    known = {
        "title": [missing],
        "publisher": [missing],
        "url": [missing],
        "published": [missing],
        "language": [missing],
    }
    table = pd.DataFrame({"text": ["Torkham shut."], **known, "name": [missing]}, dtype=object)
    [article] = geo.read_texts(table).articles
    assert (article.title, article.publisher, article.url, article.published, article.name) == (
        "",
        "",
        "",
        "",
        "0",
    )
    articles, problems = geo.read_texts(pd.DataFrame({"text": [missing, "Chaman shut."]}, dtype=object))
    assert [str(each) for each in problems] == ["row 0: has no text in the column 'text'"]
    assert [each.text for each in articles] == ["Chaman shut."]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"text": b"Torkham"}, "a bytes in the column 'text', not a text"),
        ({"text": 7}, "a int in the column"),
        ({"text": ["Torkham"]}, "a list in the column"),
        ({"text": np.array(["a", "b"])}, "a ndarray in the column"),
        ({"text": " \n"}, "is empty"),
        ({"text": "a\0b"}, "NUL"),
        ({"text": "a\ud800b"}, "half of a surrogate pair"),
        ({"text": "x" * (16 * 1024 * 1024 + 1)}, "larger than 16 MB"),
        ({"text": "a", "published": "yesterday"}, "no ISO 8601 date"),
        ({"text": "a", "published": "2025-02-30T10:00:00"}, "no ISO 8601 date"),
        ({"text": "a", "language": "English"}, "no BCP 47 code"),
        ({"text": "a", "title": "x" * 5000}, "more than 4000 characters"),
        ({"text": "a", "title": 7}, "title is no text"),
        ({"text": "a", "url": "\ud800"}, "holds a character that no text has"),
    ],
)
def test_a_problem_names_its_row_and_costs_no_other(cells, words):
    rows = [{"text": "Torkham shut."}, cells, {"text": "Chaman shut."}]
    table = pd.DataFrame(rows, index=["x", "y", "z"], dtype=object)
    articles, problems = geo.read_texts(table)
    assert [each.name for each in articles] == ["x", "z"]
    assert [each.path for each in problems] == ["row y"]
    assert words in problems[0].reason
    assert "\n" not in str(problems[0])


def test_names_and_indexes_of_any_kind_are_shown_as_text():
    table = pd.DataFrame({"text": ["a b c", "d e f"], "name": ["../../etc/passwd\x1b[2J", "n" * 999]})
    first, second = geo.read_texts(table).articles
    assert first.name == "../../etc/passwd�[2J"
    assert len(second.name) == 200
    indexed = pd.DataFrame({"text": ["a"]}, index=pd.MultiIndex.from_tuples([("a", 1)]))
    assert geo.read_texts(indexed).articles[0].name == "('a', 1)"


def test_a_text_that_comes_twice_is_one_article_and_other_columns_are_passed_over():
    table = pd.DataFrame(
        {"body": ["Torkham shut."] * 2, "title": ["A", "B"], "sentiment": [1, 2], "geometry": [None, None]}
    )
    [article] = geo.read_texts(table, text="body").articles
    assert article.title == "A"


def test_what_is_no_table_of_texts_is_refused():
    for wrong in (["Torkham"], "seeds", None, {"text": ["a"]}, pd.Series(["a"])):
        with pytest.raises(ArticleError, match="is no table"):
            geo.read_texts(wrong)
    with pytest.raises(ArticleError, match="no column 'text', but body, date; say text="):
        geo.read_texts(pd.DataFrame({"body": ["a"], "date": [1]}))
    with pytest.raises(ArticleError, match="two columns 'text'"):
        geo.read_texts(pd.DataFrame([["a", "b"]], columns=["text", "text"]))
    with pytest.raises(ArticleError, match="more than 100000"):
        geo.read_texts(pd.DataFrame({"text": ["a"]}).loc[[0] * 100_001])


@settings(max_examples=30)
@given(
    st.lists(
        st.one_of(st.text(max_size=20), st.none(), st.integers(), st.floats(), st.binary(max_size=3)),
        max_size=5,
    )
)
def test_every_row_becomes_an_article_or_a_problem(cells):
    table = pd.DataFrame({"text": pd.Series(cells, dtype=object)})
    articles, problems = geo.read_texts(table)
    assert len({each.id for each in articles}) == len(articles)
    texts = {cell for cell in cells if isinstance(cell, str)}
    assert {each.text for each in articles} <= texts
    assert len(cells) - len(problems) == sum(cell in {each.text for each in articles} for cell in cells)
