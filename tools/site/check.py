"""Checks the built site: ``tools/site/check.py FOLDER``.

Every link within it leads to a file and an anchor that are there; what leads out of it is a well-formed address; nothing is
fetched from elsewhere when a page is opened; and no list or table was left as the text that it is written with.
"""

from __future__ import annotations

import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

FETCHED = {
    ("audio", "src"), ("embed", "src"), ("iframe", "src"), ("image", "href"), ("img", "src"), ("img", "srcset"),
    ("input", "src"), ("link", "href"), ("object", "data"), ("script", "src"), ("source", "src"), ("source", "srcset"),
    ("track", "src"), ("use", "href"), ("video", "poster"), ("video", "src"),
}  # fmt: skip
_IN_CSS = re.compile(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""")
_UNREAD = re.compile(r"^\s*(?:[-*] |\d+\. |\| ?-{3}|```)", re.MULTILINE)


class Page(HTMLParser):
    """What one page names: its anchors, where it links to, what it fetches, and text that is Markdown still."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.anchors: set[str] = {"", "top"}
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.unread: list[str] = []
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag names."""
        self._open.append(tag)
        for name, value in attrs:
            if value is None:
                continue
            if name in {"id", "name"}:
                self.anchors.add(value)
            if (tag, name.removeprefix("xlink:")) in FETCHED:
                self.fetched.append(value)
            elif tag == "a" and name == "href":
                self.links.append(value)
            elif name == "style":
                self.fetched += _IN_CSS.findall(value)

    def handle_endtag(self, tag: str) -> None:
        """Note that an element ends, with those in it that have no end of their own."""
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Look at a paragraph's text and at a style sheet."""
        inside = self._open[-1] if self._open else ""
        if inside == "style":
            self.fetched += _IN_CSS.findall(data)
        elif inside == "p" and (found := _UNREAD.search(data)):
            self.unread.append(data[found.start() :].strip()[:60])


def check(site: Path) -> list[str]:
    """Return everything that is wrong, a line each."""
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}
    wrong = []
    for path, page in pages.items():
        name = path.relative_to(site).as_posix()
        wrong += [f"{name}: is Markdown still: {text}" for text in page.unread]
        for address in page.fetched:
            parts = urlsplit(address)
            if parts.scheme == "data":
                continue
            if parts.scheme or parts.netloc:
                wrong.append(f"{name}: fetches {address}")
            elif not _target(path, parts.path).is_file():
                wrong.append(f"{name}: fetches {address}, which is not there")
        for address in page.links:
            said = _look(address, path, pages)
            if said:
                wrong.append(f"{name}: {address}: {said}")
    for path in sorted(site.rglob("*.css")):
        found = _IN_CSS.findall(path.read_text(encoding="utf-8"))
        wrong += [f"{path.relative_to(site)}: fetches {address}" for address in found]
    return wrong


def _target(page: Path, address: str) -> Path:
    return (page.parent / unquote(address)).resolve() if address else page.resolve()


def _look(address: str, path: Path, pages: dict[Path, Page]) -> str:
    """Return what is wrong with a link, or nothing."""
    parts = urlsplit(address)
    if parts.scheme in {"http", "https"}:
        well = re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?", parts.netloc) and not re.search(
            r"\s", address
        )
        return "" if well else "is no address"
    if parts.scheme == "mailto":
        return "" if "@" in parts.path else "is no address"
    if parts.scheme or parts.netloc:
        return "leads to neither a page nor the web"
    target = _target(path, parts.path)
    if target.is_dir():
        target /= "index.html"
    if not target.is_file():
        return "leads nowhere"
    known = {each.resolve(): page for each, page in pages.items()}
    if target in known and unquote(parts.fragment) not in known[target].anchors:
        return "leads to no anchor of that page"
    return ""


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    found = check(folder)
    print(f"{folder}: {len(list(folder.rglob('*.html')))} pages, {len(found)} wrong")
    sys.exit("\n".join(found) if found else 0)
