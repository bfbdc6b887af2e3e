"""A briefing as Markdown: no HTML in it, and no text that could become any, a link, a formula or a template."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from ..picture.typeset import tidy
from .blocks import Bullets, Figure, Heading, Paragraph, runs_right_to_left

if TYPE_CHECKING:
    from .blocks import Block, Line, Span, Table
    from .briefing import Briefing

# What opens a tag or an entity, and what the templates that sites put around Markdown read before it.
_ENTITIES = {each: f"&#{ord(each)};" for each in "&<>{}"}
# What marks emphasis, code, links, tables, formulas, footnotes or citations, wherever it stands.
_MARKS = re.compile(r"([\\`*_\[\]|~$^@!=])")
# What begins a heading, a list, a rule, a quote or a definition at the start of a line.
_START = re.compile(r"^([#+\-:]|\d+(?=[.)]))")
# What some readers make a link of by itself.
_ADDRESS = re.compile(r"(?i)\b(https?|ftp|mailto|www|xmpp)([:.])")
# What isolates a text that runs from the right from its surroundings, and its end.
_ISOLATE, _END = "\u2068", "\u2069"


def write_markdown(briefing: Briefing, picture: str) -> str:
    """Write a briefing as Markdown (GitHub's, for its tables and struck figures)."""
    blocks = [f"# {escape(briefing.title)}", *(_write_block(block, picture) for block in briefing.blocks)]
    return "\n\n".join(blocks) + "\n"


def escape(text: str) -> str:
    r"""Write a text so that Markdown shows it as it is.

    Examples
    --------
    >>> escape("<b>*58*</b> {{7*7}}")
    '&#60;b&#62;\\*58\\*&#60;/b&#62; &#123;&#123;7\\*7&#125;&#125;'
    >>> escape("1. [x](javascript:y)"), escape("see http://a.example")
    ('1\\. \\[x\\](javascript:y)', 'see http\\://a.example')
    """
    plain = "".join(_ENTITIES.get(each, each) for each in tidy(text))
    plain = _MARKS.sub(r"\\\1", plain)
    plain = _ADDRESS.sub(r"\1\\\2", plain)
    return _START.sub(lambda found: f"{found[1]}\\" if found[1].isdigit() else f"\\{found[1]}", plain)


def _write_block(block: Block, picture: str) -> str:
    if isinstance(block, Heading):
        return f"{'#' * block.level} {escape(block.text)}"
    if isinstance(block, Paragraph):
        return _write_line(block.line)
    if isinstance(block, Bullets):
        return "\n".join(f"- {_write_line(item)}" for item in block.items)
    if isinstance(block, Figure):
        return f"![{escape(block.picture.description)}]({quote(picture)})\n\n{escape(block.caption)}"
    return _write_table(block)


def _write_table(table: Table) -> str:
    # What may stand in a cell is one line.
    rows = [" | ".join(" · ".join(map(_write_line, cell)) or " " for cell in row) for row in table.rows]
    heads = " | ".join(map(escape, table.heads))
    ruler = " | ".join("---" for _ in table.heads)
    return "\n".join(
        (f"**{escape(table.name)}**\n", f"| {heads} |", f"| {ruler} |", *(f"| {row} |" for row in rows))
    )


def _write_line(line: Line) -> str:
    text = "".join(map(_write_span, line))
    quoted = any(span.language for span in line)
    # Markdown has no way to say in which language or direction a quote is.
    return f"{_ISOLATE}{text}{_END}" if quoted and runs_right_to_left("".join(s.text for s in line)) else text


def _write_span(span: Span) -> str:
    text = escape(span.text)
    # Marks hold only where letters stand on their inner sides.
    inner = text.strip()
    before, after = _blank(span.text, start=True), _blank(span.text, start=False)
    if inner:
        for mark, wanted in (("**", span.bold or span.marked), ("~~", span.struck)):
            inner = f"{mark}{inner}{mark}" if wanted else inner
    if span.link:
        inner = f"[{inner}](<{quote(span.link, safe=_SAFE)}>)"
    return f"{before}{inner}{after}"


# What an address may consist of; what else is in one is written as %XX.
_SAFE = "%/:?#@!$&+,;=~-._"


def _blank(text: str, *, start: bool) -> str:
    """Give the blank at one end of a text, which tidying takes away."""
    end = text[:1] if start else text[-1:]
    return " " if end.isspace() and text.strip() else ""
