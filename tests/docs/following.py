"""Pages followed to the letter: their Python runs, their commands are given, their files are written, in order.

One page is one session: what an example makes, the next one has. It runs in a folder of its own, in which the
repository's sample data are. What cannot run is marked in the page's source, just before its block::

    <!-- not run: needs a server -->

and what a reader has already when coming to the page, or does not see, is done by Python in a comment::

    <!-- beforehand:
    import shutil
    shutil.copytree("seeds", "reports")
    -->
"""

from __future__ import annotations

import ast
import contextlib
import io
import json
import re
import shlex
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
NOT_RUN, BEFOREHAND = "not run:", "beforehand:"
# Kinds of blocks that show something and do nothing.
SHOWN = {
    "",
    "text",
    "csv",
    "json",
    "toml",
    "html",
    "md",
    "markdown",
    "xml",
    "sql",
    "yaml",
    "css",
    "js",
    "ini",
}
_COMMENT = re.compile(r"<!--\s*(.*?)\s*-->", re.DOTALL)
_TITLE = re.compile(r'title="([^"]+)"')
_ENDS_WITH = re.compile(r"#.*\bends with (\d+)")


@dataclass(frozen=True)
class Block:
    """A block of code of a page, from 1 on the line on which it begins, and why it is not run, if it is not."""

    page: str
    line: int
    kind: str
    title: str
    text: str
    not_run: str = ""

    def __str__(self):
        return f"{self.page}:{self.line}"


def blocks_of(page: Path) -> list[Block]:
    """Return a page's blocks of code in order, or a notebook's cells."""
    name = page.relative_to(ROOT).as_posix()
    if page.suffix == ".ipynb":
        cells = json.loads(page.read_text(encoding="utf-8"))["cells"]
        return [
            Block(name, number, "cell", "", "".join(cell["source"]))
            for number, cell in enumerate(cells, 1)
            if cell["cell_type"] == "code"
        ]
    found, reason = [], ""
    for token in MarkdownIt("commonmark").parse(page.read_text(encoding="utf-8")):
        if token.type == "html_block" and (comment := _COMMENT.match(token.content)):
            said = comment[1]
            if said.startswith(NOT_RUN):
                reason = said.removeprefix(NOT_RUN).strip()
                continue
            if said.startswith(BEFOREHAND):
                line = token.map[0] + 2
                found.append(Block(name, line, "python", "", said.removeprefix(BEFOREHAND).lstrip("\n")))
        elif token.type in {"fence", "code_block"}:
            kind, _, more = token.info.strip().partition(" ")
            kind = kind if token.type == "fence" else "indented"
            title = _TITLE.search(more)
            text = token.content
            found.append(Block(name, token.map[0] + 2, kind, title[1] if title else "", text, reason))
        elif token.type == "inline" and not token.content.strip():
            continue
        reason = ""
    return found


@dataclass
class Reader:
    """Somebody who follows a page in a folder (the working directory)."""

    home: Path
    names: dict = field(default_factory=lambda: {"__name__": "page"})
    statuses: dict = field(default_factory=dict)

    def follow(self, blocks):
        """Do what these blocks say."""
        for name in ("seeds", "bench", "docs"):
            if not (self.home / name).exists():
                (self.home / name).symlink_to(ROOT / name)
        for block in blocks:
            if not block.not_run:
                self.do(block)
        return self

    def do(self, block):
        """Do what one block says."""
        if block.title:
            path = self.home / block.title
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block.text, encoding="utf-8")
        elif block.kind in {"python", "cell"}:
            self._run(block)
        elif block.kind == "sh":
            for line in block.text.replace("\\\n", " ").splitlines():
                self._give(block, line)
        else:
            assert block.kind in SHOWN, f"{block}: nobody knows how to run {block.kind!r}"

    def _run(self, block):
        # As many lines before it as in the page: an error names the page's line.
        above = "\n" * (block.line - 1) if block.kind == "python" else ""
        tree = ast.parse(above + block.text, str(block))
        last = tree.body.pop() if block.kind == "cell" and isinstance(tree.body[-1], ast.Expr) else None
        exec(compile(tree, str(block), "exec"), self.names)
        if last is not None:
            shown = eval(compile(ast.Expression(last.value), str(block), "eval"), self.names)
            getattr(shown, "_repr_html_", shown.__repr__)()

    def _give(self, block, line):
        words = shlex.split(line, comments=True)
        if not words:
            return
        program, *rest = words
        if program == "make":
            if "map" in rest:  # the one whose result the next lines of a page ask for
                (self.home / "build").mkdir(exist_ok=True)
                assert self._command(["map", "seeds", "-o", "build/map.html"]) == 0
            made = (ROOT / "Makefile").read_text(encoding="utf-8")
            assert all(re.search(rf"^[\w -]*\b{target}\b[\w -]*:", made, re.MULTILINE) for target in rest), (
                line
            )
        elif program == "pip":
            _check_extras(rest)
        else:
            assert program == "clashline", f"{block}: nobody knows how to run {program!r}"
            wanted = _ENDS_WITH.search(line)
            self.statuses[line] = self._command(rest)
            assert self.statuses[line] == int(wanted[1] if wanted else 0), f"{block}: {line}"

    def _command(self, words):
        from maps.command.run import run

        if ">" not in words:
            return run(words)
        at = words.index(">")
        with contextlib.redirect_stdout(io.StringIO()) as told:
            status = run(words[:at])
        (self.home / words[at + 1]).write_text(told.getvalue(), encoding="utf-8")
        return status


def _check_extras(words):
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    asked = [
        each for word in words for group in re.findall(r"\[([\w,-]+)\]", word) for each in group.split(",")
    ]
    assert set(asked) <= set(extras), words
