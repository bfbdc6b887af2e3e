"""Brings into the site what its pages link to in the repository outside ``docs/``: the changelog, licences, data cards.

A link is written as it works in the repository (``../CHANGELOG.md``); in the site it leads to ``repository/CHANGELOG.md``.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[2]
ALWAYS = ("ARCHITECTURE.md", "CHANGELOG.md", "CONTRIBUTING.md")
FOLDER = "repository/"
_LINK = re.compile(r"(?<=\]\()(?![a-z][a-z0-9+.-]*:|#|/)([^)\s#]+)")


def source_of(uri: str) -> str:
    """Return the path in the repository of a page of the site."""
    return uri.removeprefix(FOLDER) if uri.startswith(FOLDER) else f"docs/{uri}"


def page_of(path: str) -> str:
    """Return where in the site a file of the repository stands."""
    return path.removeprefix("docs/") if path.startswith("docs/") else FOLDER + path


def linked(path: str, text: str) -> Iterator[str]:
    """Yield the files of the repository that a page links to."""
    for match in _LINK.finditer(text):
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), match[1]))
        if not target.startswith("..") and (ROOT / target).is_file():
            yield target


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is linked to, and what that links to in turn."""
    waiting = [*ALWAYS, *(source_of(file.src_uri) for file in files.documentation_pages())]
    seen = set(waiting)
    while waiting:
        path = waiting.pop(0)
        if not path.startswith("docs/"):
            files.append(File.generated(config, page_of(path), abs_src_path=str(ROOT / path)))
        if path.endswith(".md") and (ROOT / path).is_file():
            found = dict.fromkeys(linked(path, (ROOT / path).read_text(encoding="utf-8")))
            fresh = [each for each in found if each not in seen]
            seen.update(fresh)
            waiting += [each for each in fresh if not each.startswith("docs/")]
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 -- mkdocs calls it so
    """Turn links between files of the repository into links between pages of the site."""
    here = page.file.src_uri
    path = source_of(here)

    def turn(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), match[1]))
        if target.startswith("..") or not (ROOT / target).is_file():
            return match[0]
        return posixpath.relpath(page_of(target), posixpath.dirname(here))

    return _LINK.sub(turn, markdown)
