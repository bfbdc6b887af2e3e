import datetime as dt
import tomllib

import pytest

from geo import ArticleError, read, read_all
from geo.read.metadata import parse_metadata
from geo.read.script import detect_language

TEXT = "Torkham reopened on Monday, officials said.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT + "More.")
    return tmp_path


def test_a_table_in_the_folder_tells_of_its_files(folder):
    (folder / "articles.toml").write_text(
        '["a.txt"]\ntitle = "T"\npublished = 2025-10-12\nurl = "https://a.example"'
    )
    first, second = read(folder)
    assert (first.title, first.published, first.url) == ("T", "2025-10-12", "https://a.example")
    assert (second.title, second.published, second.published_basis) == ("", "", "")
    assert read(folder / "a.txt") == (first,)


def test_a_sidecar_goes_before_the_table(folder):
    (folder / "articles.toml").write_text('["a.txt"]\ntitle = "T"\npublisher = "P"')
    (folder / "a.toml").write_text('title = "S"\nlanguage = "ps"')
    first, _ = read(folder)
    assert (first.title, first.publisher, first.language) == ("S", "P", "ps")


def test_the_basis_of_the_date_is_kept_and_never_without_a_date():
    assert parse_metadata({"published": "2025", "published_basis": "printed"}).published_basis == "printed"
    assert parse_metadata({"published": "2025"}).published_basis == "given beside the text"
    assert parse_metadata({"published": ""}).published_basis == ""


def test_dates_of_toml_are_dates():
    when = dt.datetime(2025, 10, 12, 23, 0, tzinfo=dt.UTC)
    assert parse_metadata({"published": when}).published == "2025-10-12"
    assert parse_metadata({"published": when.date()}).published == "2025-10-12"


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ({"titel": "T"}, "'titel' is no key; the keys are title, publisher"),
        ({"title": 3}, "title is no text"),
        ({"title": "x" * 5000}, "title has more than 4000 characters"),
        ({"url": "a\0b"}, "url holds a character that no text has"),
        ({"published": "yesterday"}, "is no ISO 8601 date; write 2025-10-12"),
        ({"published": "٢٠٢٥"}, "is no ISO 8601 date"),
        ({"published": "0000"}, "is no ISO 8601 date"),
        ({"language": "english, please"}, "is no BCP 47 code"),
    ],
)
def test_a_wrong_value_is_named_with_its_key(table, expected):
    with pytest.raises(ArticleError, match=expected):
        parse_metadata(table)


def test_a_wrong_sidecar_costs_its_article_only(folder):
    (folder / "a.toml").write_text("title = ")
    reading = read_all(folder)
    assert [article.name for article in reading.articles] == ["b"]
    assert "its a.toml is no valid TOML" in reading.problems[0].reason


def test_a_wrong_table_is_told_and_costs_no_article(folder):
    (folder / "articles.toml").write_text("title = ")
    reading = read_all(folder)
    assert len(reading.articles) == 2
    assert [problem.path for problem in reading.problems] == [str(folder / "articles.toml")]


def test_a_table_of_files_that_are_not_there_is_told(folder):
    (folder / "articles.toml").write_text('["../../etc/passwd"]\ntitle = "T"\n["c.txt"]\ntitle = "T"')
    reading = read_all(folder)
    assert len(reading.articles) == 2
    assert [problem.reason.split(",")[0] for problem in reading.problems] == [
        "tells of '../../etc/passwd'",
        "tells of 'c.txt'",
    ]


def test_a_table_that_holds_no_tables_is_told(folder):
    (folder / "articles.toml").write_text('"a.txt" = "T"')
    reading = read_all(folder)
    assert [article.name for article in reading.articles] == ["b"]
    assert reading.problems[0].reason == "articles.toml has no table for it; write ['a.txt'] over its keys"


def test_the_seeds_have_what_they_print_and_nothing_else(seeds):
    articles = {article.name[:3]: article for article in read(seeds)}
    assert list(articles) == ["000", "001", "002", "003", "004"]
    assert {article.url for article in articles.values()} == {""}
    assert {(article.published, article.published_basis) for article in articles.values()} == {
        ("2025-10-12", "assigned by the editor")
    }
    assert [bool(article.title) for article in articles.values()] == [True, False, False, False, True]
    for article in articles.values():
        assert article.title in article.text
        assert article.publisher in article.text
        assert bool(article.title) == bool(article.title_span)
    assert articles["003"].publisher
    table = tomllib.loads((seeds / "articles.toml").read_text("utf-8"))
    assert sorted(table) == sorted(path.name for path in seeds.glob("*.txt"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (TEXT, "en"),
        ("1234", "en"),
        ("طورخم بارڈر پر فائرنگ کے بعد سرحد بند کر دی گئی", "ur"),
        ("د تورخم دروازه د نښتې وروسته وتړل شوه، چارواکو وویل چې درې تنه ټپیان دي", "ps"),
        ("گذرگاه تورخم پس از درگیری بسته شد", "fa"),
        ("The name طورخم is written so.", "en"),
    ],
)
def test_the_language_is_told_from_the_letters(text, code):
    assert detect_language(text) == code


def test_the_corpus_other_languages_are_told_apart(corpus):
    for article in read(corpus / "dev"):
        told = {"prs": "fa"}.get(article.language, article.language)
        assert detect_language(article.text) == told, article.name
