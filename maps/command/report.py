"""``clashline report``: articles in, a briefing out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from . import options
from .online import options as online_options

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from .online import Online


@click.command(
    short_help="Write a briefing: map, who says what, what is contested, sources.",
    epilog="""\b
Examples:
  clashline report seeds -o briefing.html
  clashline report reports/ --since 2025-10-09 --until 2025-10-15 -o week.docx
  clashline report reports/ --language ur -o briefing.md""",
)
@options.inputs
@options.output("The file to write; its suffix names the format: .html, .docx or .md.")
@click.option("--title", help="The briefing's title.  [default: made from theatre and days]")
@click.option("--subtitle", default="", metavar="TEXT", help="A line of your own under it.")
@click.option(
    "--note", metavar="TEXT", multiple=True, help="A paragraph of your own at its start; may be repeated."
)
@click.option(
    "--view",
    metavar="ID",
    help="Whose names and wording to take, by the theatre's list.  [default: neither side's]",
)
@options.language
@options.review
@options.reviewed_only
@online_options
@options.scope
@click.pass_context
def command(
    ctx: click.Context,
    *,
    inputs: tuple[Path, ...],
    output: Path,
    title: str | None,
    subtitle: str,
    note: tuple[str, ...],
    view: str | None,
    language: str,
    review: Path | None,
    reviewed_only: bool,
    online: Online | None,
    theatre: str | None,
    since: date | None,
    until: date | None,
) -> None:
    """Write what the articles tell as a briefing to be read, mailed and printed.

    INPUT is a text file, a folder of them, a file that clashline export wrote, or a table coded by others (your own copy of ACLED, UCDP GED or GTD as .csv or
    .xlsx). Every number stands with who says it and in which sentence. Beside
    Markdown the picture is written as NAME.map.png.
    """
    from ..briefing.briefing import BRIEFING_FORMATS
    from ..report import report
    from ..saving import check_suffix
    from .load import load

    period = options.period(since, until)
    check_suffix(output, BRIEFING_FORMATS, "briefing")
    loaded = load(inputs, theatre, period, review=review, coded=True, online=online)
    report(
        loaded.shown,
        title=title,
        subtitle=subtitle,
        notes=note,
        view=view,
        language=language,
        reviewed_only=reviewed_only,
        theatre=loaded.gazetteer,
    ).save(output)
    ctx.exit(loaded.report(f"wrote {output}", reviewed_only=reviewed_only))
