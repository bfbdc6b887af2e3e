"""Briefings: the same facts in HTML, DOCX and Markdown, a picture with words for it, and no text that becomes anything else."""

from __future__ import annotations

import re
import sys
import zipfile
from base64 import b64decode
from html.parser import HTMLParser
from importlib.resources import files
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from markdown_it import MarkdownIt

import maps
from maps.command.run import run

from .hostile import make_hostile_frames, read_payloads
from .test_axe import RUN
from .watch import watched

TAGS = {
    *(
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "li",
        "figure",
        "img",
    ),
    *(
        "figcaption",
        "div",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "span",
        "b",
        "s",
        "mark",
        "a",
        "bdi",
    ),
}
ATTRIBUTES = {
    *("lang", "dir", "charset", "http-equiv", "content", "name", "src", "width", "height", "alt", "class"),
    *("tabindex", "role", "aria-label", "scope", "data-is", "href", "rel", "target"),
}
FACTS = (
    "The Afghanistan-Pakistan frontier, 9–12 October 2025",
    "3 incidents at 10 places, 2 not placed · reported, not reviewed",
    "Clashes in Kunar, Nangarhar, Paktia and 5 more (night of 11–12 October 2025)",
    "loss of 23 of its own soldiers",
    "Afghan Taliban: 58, Pakistani forces; denied by Pakistan",
    "no person has checked this against the articles",
    "© OpenStreetMap contributors",
)


class Page(HTMLParser):
    """What an HTML text consists of."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.links, self.images, self.text = set(), set(), [], [], ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.add(tag)
        self.attributes.update(attributes)
        self.links += [attributes["href"]] if "href" in attributes else []
        self.images += [attributes] if tag == "img" else []

    def handle_data(self, data):
        self.text += data


def _plain(text):
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.fixture(scope="module")
def briefing(seed_result):
    return maps.report(seed_result)


@pytest.fixture(scope="module")
def payloads():
    return [payload.text for payload in read_payloads()[:40]]


@pytest.fixture(scope="module")
def hostile(payloads):
    return maps.report(
        make_hostile_frames(payloads), title=payloads[0][:300], attribution=payloads[1], notes=payloads[2]
    )


def _docx(data):
    import docx

    document = docx.Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return document, _plain(" ".join([*(paragraph.text for paragraph in document.paragraphs), *cells]))


def test_all_formats_tell_the_same_facts(briefing):
    markdown = _plain(Page(_render(briefing.markdown())).text)
    html, word = _plain(Page(briefing.html).text), _docx(briefing.docx)[1]
    for fact in FACTS:
        assert fact in html
        assert fact in word
        assert fact in markdown


def test_html_has_a_strict_policy_no_script_and_its_picture_within(briefing):
    page = Page(briefing.html)
    assert page.tags <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert "default-src 'none'; style-src 'sha256-" in briefing.html
    (image,) = page.images
    kind, _, data = image["src"].partition(",")
    assert kind == "data:image/svg+xml;base64"
    root = ET.fromstring(b64decode(data))
    assert root.find("{http://www.w3.org/2000/svg}desc").text == image["alt"]
    assert "Torkham crossing, at this spot" in image["alt"]


def test_a_word_document_has_its_picture_with_words_for_it_and_quotes_in_their_direction(frames):
    import docx

    data = maps.report(frames, language="ur").docx
    document, _ = _docx(data)
    (picture,) = document.inline_shapes
    about = picture._inline.docPr
    assert "کنر" in about.get("descr")
    xml = zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()
    assert "<w:bidi/>" in xml
    assert "<w:bidiVisual/>" in xml
    assert '<w:lang w:val="ur" w:bidi="ur"/>' in xml
    assert {member.date_time for member in zipfile.ZipFile(BytesIO(data)).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }
    english, _ = _docx(maps.report(frames).docx)
    right = [
        run
        for table in english.tables
        for run in table._tbl.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}rtl")
    ]
    assert len(right) == sum(bool(re.search("[\u0600-\u06ff]", text)) for text in _runs(english))
    assert docx


def _runs(document):
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    yield from (run.text for run in paragraph.runs)


def test_hostile_texts_stay_text_in_html(hostile, payloads):
    page = Page(hostile.html)
    assert page.tags <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert all(re.match(r"https?://", link) for link in page.links)
    for text in payloads:
        shown = text.replace("\0", "\ufffd").replace("\r\n", "\n")
        assert _plain(shown) in _plain(page.text)


def test_hostile_texts_stay_text_in_word(hostile, payloads):
    document, text = _docx(hostile.docx)
    archive = zipfile.ZipFile(BytesIO(hostile.docx))
    xml = archive.read("word/document.xml").decode()
    assert not re.search(r"<w:(fldSimple|instrText|object|altChunk|control|script)\b", xml)
    assert not [name for name in archive.namelist() if re.search(r"(?i)vba|activex|embed|macro", name)]
    outside = [relation.target_ref for relation in document.part.rels.values() if relation.is_external]
    assert all(re.match(r"https?://", address) for address in outside)
    for payload in payloads:
        seen = re.sub("[^\\w]", "", payload)
        assert seen in re.sub("[^\\w]", "", text)


def _render(markdown):
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)


def test_hostile_texts_stay_text_in_markdown(hostile, payloads):
    page = Page(_render(hostile.markdown()))
    assert page.tags <= {
        *(
            "h1",
            "h2",
            "h3",
            "p",
            "ul",
            "li",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "strong",
            "s",
            "a",
            "img",
        )
    }
    assert page.attributes <= {"href", "src", "alt"}
    assert all(re.match(r"https?://", link) for link in page.links)
    assert [image["src"] for image in page.images] == ["map.png"]
    assert not re.search(r"\{\{|\{%|\$\{", hostile.markdown())
    for text in payloads:
        assert re.sub("[^\\w]", "", text) in re.sub("[^\\w]", "", page.text)


@pytest.mark.browser
def test_a_hostile_briefing_does_nothing_in_a_browser(browser, hostile, tmp_path):
    path = hostile.save(tmp_path / "briefing.html")
    with watched(browser, viewport={"width": 1000, "height": 700}) as (page, seen):
        page.goto(path.as_uri())
        assert page.evaluate("document.images[0].naturalWidth") > 300
        assert page.evaluate("document.documentElement.scrollWidth") <= 1000
        page.set_viewport_size({"width": 320, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert seen.is_silent(), seen


@pytest.mark.browser
@pytest.mark.parametrize("code", ["en", "ur"])
def test_axe_finds_nothing_in_a_briefing(browser, frames, code):
    axe = (files("axe_playwright_python") / "axe.min.js").read_text()
    with watched(
        browser, maps.report(frames, language=code).html, viewport={"width": 390, "height": 700}
    ) as (page, _):
        page.evaluate(axe)
        assert page.evaluate(RUN, None) == []


def test_the_command_writes_each_format_and_names_those_it_knows(seeds, tmp_path, capsys):
    article = str(next(iter(sorted(seeds.glob("*.txt")))))
    for name in ("a.html", "b.md", "c.docx"):
        assert run(["report", article, "-o", str(tmp_path / name)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "b.map.png", "b.md", "c.docx"]
    assert "(b.map.png)" in (tmp_path / "b.md").read_text("utf-8")
    assert run(["report", article, "-o", str(tmp_path / "d.odt")]) == 1
    assert "let its name end in .html, .docx, .md" in capsys.readouterr().err


def test_pictures_come_from_the_command_by_suffix(seeds, tmp_path, capsys):
    article = str(next(iter(sorted(seeds.glob("*.txt")))))
    for name, magic in (("a.svg", b"<?xml"), ("b.png", b"\x89PNG"), ("c.pdf", b"%PDF-")):
        assert run(["map", article, "-o", str(tmp_path / name)]) == 0
        assert (tmp_path / name).read_bytes().startswith(magic)
    capsys.readouterr()
    for arguments, said in (
        (["-o", "d.jpg"], "choose from .html, .svg, .png, .pdf"),
        (["-o", "d.html", "--size", "A4"], "is for pictures, and d.html is a page"),
        (["-o", "d.svg", "--dpi", "300"], "is for .png, and d.svg has no dots"),
        (["-o", "d.pdf", "--assets", "x"], "is for the interactive map, and d.pdf is a picture"),
    ):
        assert run(["map", article, *arguments]) == 2
        assert said in capsys.readouterr().err


def test_without_python_docx_one_line_says_what_to_install(frames, monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(maps.AssetError, match=r"pip install 'clashline\[report\]'"):
        maps.report(frames).save(tmp_path / "briefing.docx")
    assert not list(tmp_path.iterdir())
