"""A briefing as one HTML document: no script, nothing fetched, its picture within."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING

from ..noscript import escape_text
from ..picture.look import load_look
from .blocks import Bullets, Figure, Heading, Paragraph, runs_right_to_left

if TYPE_CHECKING:
    from .blocks import Block, Line, Span, Table
    from .briefing import Briefing

# Bytes of SVG, and dots per inch of what is taken instead of more.
_MOST_SVG, _DPI = 1_500_000, 192


def write_html(briefing: Briefing) -> str:
    """Write a briefing as HTML. Texts pass through one function that escapes them."""
    style = _write_style()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none'; form-action 'none'"
    )
    body = "\n".join(map(_write_block, briefing.blocks))
    title, direction = escape_text(briefing.title), "rtl" if briefing.right_to_left else "ltr"
    return f"""<!DOCTYPE html>
<html lang="{briefing.language}" dir="{direction}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{style}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


def _write_style() -> str:
    look = load_look("light")
    colours = "".join(
        f"--{name}:{look[name]};"
        for name in ("ink", "ink-2", "ink-3", "rule", "rule-2", "paper", "mark", "clash", "wash")
    )
    sheet = (files("maps") / "briefing" / "briefing.css").read_text(encoding="utf-8").replace("\r\n", "\n")
    return f":root{{{colours}}}\n{sheet}"


def _write_block(block: Block) -> str:
    if isinstance(block, Heading):
        return f"<h{block.level}>{escape_text(block.text)}</h{block.level}>"
    if isinstance(block, Paragraph):
        kind = ' class="faint"' if block.faint else ""
        return f"<p{kind}>{_write_line(block.line)}</p>"
    if isinstance(block, Bullets):
        items = "".join(f"<li>{_write_line(item)}</li>" for item in block.items)
        return f"<ul>{items}</ul>"
    if isinstance(block, Figure):
        return _write_figure(block)
    return _write_table(block)


def _write_figure(figure: Figure) -> str:
    picture = figure.picture
    drawn = picture.svg.encode()
    kind = "svg+xml"
    if len(drawn) > _MOST_SVG:  # thousands of signs: dots are lighter than lines
        drawn, kind = picture.png(_DPI), "png"
    return (
        f'<figure><img src="data:image/{kind};base64,{b64encode(drawn).decode()}" width="{picture.width:.0f}" '
        f'height="{picture.height:.0f}" alt="{escape_text(picture.description)}">'
        f"<figcaption>{escape_text(figure.caption)}</figcaption></figure>"
    )


def _write_table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{escape_text(head)}</th>' for head in table.heads)
    rows = "\n".join(
        "".join(("<tr>", *map(_write_cell, row, ("", *table.heads[1:])), "</tr>")) for row in table.rows
    )
    return (
        f'<div class="frame" tabindex="0" role="region" aria-label="{escape_text(table.name)}">'
        f"<table><caption>{escape_text(table.name)}</caption>\n"
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>"
    )


def _write_cell(cell: tuple[Line, ...], head: str) -> str:
    """Write a cell, which on a phone stands below the head of its column; the first is the head of its row."""
    lines = "".join(f"<p>{_write_line(line)}</p>" for line in cell)
    return f'<td data-is="{escape_text(head)}">{lines}</td>' if head else f'<th scope="row">{lines}</th>'


def _write_line(line: Line) -> str:
    whole = "".join(span.text for span in line)
    quoted = next((span.language for span in line if span.language), "")
    spans = "".join(map(_write_span, line))
    if quoted:
        direction = "rtl" if runs_right_to_left(whole) else "ltr"
        return f'<span class="quote" lang="{quoted}" dir="{direction}">{spans}</span>'
    return spans


def _write_span(span: Span) -> str:
    text = escape_text(span.text)
    for tag, wanted in (("b", span.bold), ("s", span.struck), ("mark", span.marked)):
        text = f"<{tag}>{text}</{tag}>" if wanted else text
    if span.link:
        return f'<a href="{escape_text(span.link)}" rel="noopener noreferrer" target="_blank">{text}</a>'
    # A text from outside has a direction of its own; isolated, it turns nothing around it.
    return text if span.language else f"<bdi>{text}</bdi>"
