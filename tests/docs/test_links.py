"""Links of the documentation lead somewhere, in the repository as in the site; the site's own check finds what is wrong."""

from __future__ import annotations

import importlib.util
import re
import sys
from itertools import pairwise

import pytest
import yaml
from markdown_it import MarkdownIt

from .following import ROOT

PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "docs").rglob("*.ipynb"),
        ROOT / "seeds" / "README.md",
    ]
)
MOST_BYTES = 2_000_000  # of all pictures together: everybody who clones the repository has them
LINK = re.compile(r"\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
# What the site makes of the code, and the repository does not have.
MADE = {"command", "errors", "gazetteer", "geo", "maps", "sources"}


@pytest.fixture(scope="module")
def tool():
    """Return what loads a module of tools/site."""

    def load(name):
        spec = importlib.util.spec_from_file_location(f"site_{name}", ROOT / "tools" / "site" / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = module
        spec.loader.exec_module(module)
        return module

    return load


def anchors_of(path):
    """Return the anchors that a page's headings get."""
    tokens = MarkdownIt("commonmark").parse(path.read_text(encoding="utf-8"))
    heads = [
        "".join(part.content for part in inline.children)
        for opening, inline in pairwise(tokens)
        if opening.type == "heading_open"
    ]
    return {re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", head).strip().casefold()) for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page):
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    wrong = []
    for link in LINK.findall(text):
        address, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", link):
            if not re.fullmatch(r"(https?://[a-z0-9-]+(\.[a-z0-9-]+)+([/?#]\S*)?|mailto:\S+@\S+)", link):
                wrong.append(link)
            continue
        target = (page.parent / address).resolve() if address else page
        made = re.fullmatch(r"(?:\.\./)?reference/(\w+)\.md", address)
        if made and made[1] in MADE:
            continue
        if not target.is_file() or (anchor and target.suffix == ".md" and anchor not in anchors_of(target)):
            wrong.append(link)
    assert not wrong


def test_every_page_is_in_the_navigation():
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    listed = set(re.findall(r"[\w/.-]+\.md", str(site["nav"])))
    pages = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    pages.remove(site["not_in_nav"])
    pages |= {f"notebooks/{path.stem}.md" for path in (ROOT / "docs" / "notebooks").glob("*.ipynb")}
    assert pages <= listed
    assert {name for name in listed - pages if not name.startswith("repository/")} == {
        f"reference/{name}.md" for name in MADE
    }


def test_pictures_are_shown_somewhere_say_what_they_show_and_are_small():
    said = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    pictures = sorted((ROOT / "docs" / "images").iterdir())
    assert not [path.name for path in pictures if f"images/{path.name})" not in said]
    assert "![](" not in said
    assert sum(path.stat().st_size for path in pictures) < MOST_BYTES


def test_the_reference_has_every_public_name_command_and_error(tool):
    import gazetteer
    import geo
    import maps

    pages = tool("reference").pages()
    assert set(pages) == {f"reference/{name}.md" for name in MADE}
    for package in (gazetteer, geo, maps):
        page = pages[f"reference/{package.__name__}.md"] + pages["reference/errors.md"]
        missing = [
            name
            for name in package.__all__
            if not name.startswith("_") and not re.search(rf"\b{name}\b", page)
        ]
        assert not missing
    for words in ("clashline map", "clashline theatre new", "--reviewed-only", "-h, --help"):
        assert words in pages["reference/command.md"]
    said = pages["reference/errors.md"].partition("### PlaceNotFound\n")[2].partition("\n### ")[0]
    assert "`LookupError`" in said
    assert "`gazetteer.Gazetteer.get`" in said
    assert "OpenStreetMap" in pages["reference/sources.md"]


def test_every_error_says_what_to_do(tool):
    parts = tool("reference").errors_page().split("\n### ")[1:]
    assert len(parts) > 15
    assert not [part for part in parts if "Base of every" not in part and "*What to do*: " not in part]


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<a href='other.html#there'>x</a><a href='https://example.org/a'>y</a>", None),
        ("<a href='other.html#gone'>x</a>", "no anchor"),
        ("<a href='gone.html'>x</a>", "nowhere"),
        ("<a href='https://example'>x</a>", "no address"),
        ("<a href='javascript:alert(1)'>x</a>", "neither"),
        ("<script src='https://cdn.example.org/x.js'></script>", "fetches"),
        ("<img src='//example.org/x.png'>", "fetches"),
        ("<div style='background: url(https://example.org/x.png)'></div>", "fetches"),
        ("<style>@import 'https://fonts.example.org/x.css';</style>", "fetches"),
        ("<img src='gone.png'>", "not there"),
        ("<p>Three things:\n- one\n- two</p>", "Markdown"),
    ],
)
def test_the_sites_check_finds_what_is_wrong(tool, tmp_path, html, said):
    (tmp_path / "page.html").write_text(f"<html><body>{html}</body></html>", encoding="utf-8")
    (tmp_path / "other.html").write_text("<html><body><h2 id='there'>x</h2></body></html>", encoding="utf-8")
    found = tool("check").check(tmp_path)
    assert (not found) if said is None else (len(found) == 1 and said in found[0])
