import hashlib
import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geo
from geo import ArticleError, read, read_all
from geo.read import reading

TEXT = "Torkham reopened on Monday, officials said.\n"


def write(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def reason(path):
    (problem,) = read_all(path).problems
    assert "\n" not in str(problem)
    return problem.reason


texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])).filter(
    lambda text: text.strip("\ufeff \t\r\n") and not text.startswith("\ufeff")
)


@given(texts)
def test_a_text_is_read_as_it_is(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        path.write_bytes(text.encode())
        (article,) = read(path)
    assert article.text == text
    assert article.text_sha256 == hashlib.sha256(text.encode()).hexdigest() == article.source_sha256
    assert article.id == article.text_sha256[:16]


@given(texts, st.sampled_from(["utf-8-sig", "utf-16", "utf-32"]))
def test_encodings_with_a_mark_are_read_as_the_same_article(text, encoding):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        path.write_bytes(text.encode(encoding))
        (article,) = read(path)
    assert article.text == text
    assert article.source_sha256 == hashlib.sha256(text.encode(encoding)).hexdigest()


@given(texts)
def test_the_corpus_form_gives_the_same_text(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "001.json")
        path.write_text(json.dumps({"id": "001", "text": text}), encoding="utf-8")
        (article,) = read(path)
    assert article.text == text


@given(texts)
def test_furniture_and_headline_are_ranges_of_the_text_in_order(text):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.txt")
        path.write_bytes(("Comments\n" + text + "\nPost a comment\n3 min read").encode())
        (article,) = read(path)
    ends = [0]
    for span in article.skipped:
        assert ends[-1] <= span.start < span.end <= len(article.text)
        ends.append(span.end)
    if article.title_span:
        assert article.title == article.text[article.title_span.start : article.title_span.end]
        assert not any(article.title_span.start in span for span in article.skipped)


def test_a_folder_is_read_by_name_and_without_what_is_no_article(tmp_path):
    write(tmp_path, b__txt="Second.", a__txt="First.", README__md="no", _hidden="no")
    write(tmp_path, c__json='{"text": "Third."}', c__gold__json="{", c__pred__json="{")
    (tmp_path / ".d.txt").write_text("hidden")
    (tmp_path / "sub").mkdir()
    assert [article.name for article in read(tmp_path)] == ["a", "b", "c"]


def test_several_paths_and_a_list_of_them_are_read_in_their_order(tmp_path):
    write(tmp_path, a__txt="First.", b__txt="Second.")
    one, two = tmp_path / "a.txt", tmp_path / "b.txt"
    assert [article.name for article in read(two, str(one))] == ["b", "a"]
    assert read([two, one]) == read(two, one)


def test_the_same_text_twice_is_one_article(tmp_path):
    write(tmp_path, a__txt=TEXT, b__txt=TEXT)
    assert [article.name for article in read(tmp_path)] == ["a"]


def test_one_unreadable_article_costs_none_of_the_others(tmp_path):
    write(tmp_path, a__txt=b"\xff\xfeA", b__txt=TEXT, c__txt="", d__json="{")
    articles, problems = read_all(tmp_path, tmp_path / "nowhere.txt")
    assert [article.name for article in articles] == ["b"]
    assert [Path(problem.path).name for problem in problems] == [
        "a.txt",
        "c.txt",
        "d.json",
        "nowhere.txt",
    ]
    with pytest.raises(ArticleError, match=r"a\.txt: is not UTF-16"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        ("Angriff bei Zürich".encode("latin-1"), "is not UTF-8 (byte 13); save it as UTF-8"),
        (b"PK\x03\x04\x00\x00", "holds NUL characters"),
        (b"\xff\xfe\x00\xd8", "is not UTF-16"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "is not UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_what_to_do(tmp_path, content, expected):
    write(tmp_path, a__txt=content)
    assert expected in reason(tmp_path / "a.txt")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("{", "is no valid JSON"),
        ("[" * 100_000, "is no valid JSON"),
        ("9" * 10_000, "is no valid JSON"),
        ("[]", "is no article"),
        ('{"title": "a"}', "is no article"),
        ('{"text": ["a"]}', "is no article"),
        ('{"text": ""}', "is empty"),
        ('{"text": "a\\u0000b"}', "holds NUL"),
        ('{"text": "a\\ud800"}', "half of a surrogate pair"),
        ('{"text": "a", "title": "\\ud800"}', "title holds a character that no text has"),
        ('{"text": "a", "published": "12 October"}', "published '12 October' is no ISO 8601 date"),
        ('{"text": "a", "published": "2025-13"}', "is no ISO 8601 date"),
        ('{"text": "a", "published": "2025-02-30"}', "is no ISO 8601 date"),
        ('{"text": "a", "lang": "../en"}', "is no BCP 47 code"),
        ('{"text": "a", "outlet": 3}', "publisher is no text"),
    ],
)
def test_json_that_is_no_article_is_refused(tmp_path, content, expected):
    write(tmp_path, a__json=content)
    assert expected in reason(tmp_path / "a.json")


def test_the_corpus_form_is_read_with_all_that_is_known(tmp_path):
    known = {
        "id": "7",
        "url": "https://a.example/",
        "title": "T",
        "published": "2024-10",
        "lang": "ur",
        "outlet": "O",
    }
    write(tmp_path, **{"007__json": json.dumps({**known, "text": "متن", "doctype": "x"})})
    (article,) = read(tmp_path)
    assert (article.name, article.url, article.title, article.publisher) == (
        "007",
        "https://a.example/",
        "T",
        "O",
    )
    assert (article.published, article.language) == ("2024-10", "ur")
    assert article.published_basis


def test_unknown_dates_stay_empty(tmp_path):
    write(tmp_path, a__json='{"text": "a", "published": null, "url": null}')
    (article,) = read(tmp_path)
    assert (article.published, article.published_basis, article.url) == ("", "", "")


def test_the_whole_corpus_is_readable(corpus):
    articles, problems = read_all(corpus / "dev")
    assert not problems
    assert len(articles) == len([path for path in (corpus / "dev").iterdir() if "gold" not in path.name])


def test_a_path_that_is_not_there_is_named(tmp_path):
    assert reason(tmp_path / "nowhere") == "no such file or directory"
    with pytest.raises(ArticleError, match="nowhere: no such file or directory"):
        read(tmp_path / "nowhere")


def test_a_folder_without_articles_is_told(tmp_path):
    (tmp_path / "sub").mkdir()
    assert "is a folder without articles" in reason(tmp_path)


@pytest.mark.parametrize(
    ("name", "expected"), [("a.pdf", ".pdf files are not read"), ("a.gold.json", "annotations")]
)
def test_files_of_other_kinds_are_refused_by_name(tmp_path, name, expected):
    (tmp_path / name).write_text(TEXT)
    assert expected in reason(tmp_path / name)


def test_a_name_without_suffix_is_taken_for_text(tmp_path):
    (tmp_path / "note").write_text(TEXT)
    assert read(tmp_path / "note")[0].text == TEXT


def test_pipes_and_devices_are_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("/dev/zero")
    assert [problem.reason for problem in read_all(tmp_path).problems] == [
        "is no regular file (a device, pipe or socket); save the article to a file"
    ] * 2


def test_links_in_a_circle_and_links_to_nothing_are_refused(tmp_path):
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "nothing")
    reasons = [problem.reason for problem in read_all(tmp_path).problems]
    assert ["symbolic links" in each for each in reasons] == [True, True, False]
    assert "symbolic links" in reason(tmp_path / "a.txt")


def test_a_folder_that_holds_itself_ends(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "self").symlink_to(tmp_path)
    assert len(read(tmp_path)) == 1


def test_a_huge_file_is_refused_without_reading_it_all(tmp_path):
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(2**40)
    assert "is larger than 16 MB" in reason(tmp_path / "a.txt")


def test_more_articles_than_memory_should_hold_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "MAX_ARTICLES", 2)
    write(tmp_path, a__txt="1", b__txt="2", c__txt="3", d__txt="4")
    articles, problems = read_all(tmp_path)
    assert len(articles) == 2
    assert [problem.reason for problem in problems] == [
        "there are more than 2 articles; give fewer at a time"
    ]


@pytest.mark.parametrize("path", ["a\0b.txt", "x" * 5000, "", "."])
def test_names_that_no_file_can_have_make_one_line(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert reason(path)


@pytest.mark.parametrize(
    "name",
    [
        b"\xff\xfe.txt",
        b"a\nb.txt",
        b"\x1b[31mred.txt",
        "نوٹ\u200cs.txt".encode(),
        b"-rf.txt",
        b"x" * 251 + b".txt",
    ],
)
def test_files_of_any_name_are_read_and_named_printably(tmp_path, name):
    (tmp_path / os.fsdecode(name)).write_bytes(TEXT.encode())
    (article,) = read(tmp_path)
    assert article.name.replace("\u200c", "").isprintable()
    article.name.encode()


def test_it_is_exported():
    assert geo.read is read
