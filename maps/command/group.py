"""The group of subcommands. Each one's module is imported when it is asked for, so that help is quick."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

SUBCOMMANDS = (
    "map",
    "report",
    "explain",
    "export",
    "add",
    "store",
    "cite",
    "compare",
    "verify",
    "check-coded",
    "match",
    "geocode",
    "gazetteer",
    "theatre",
    "annotate",
    "completion",
)
UNREAD = 141  # 128 and the number of SIGPIPE, as a shell has it for the programs that it kills


class _Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(SUBCOMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        if cmd_name not in SUBCOMMANDS:
            return None
        command: click.Command = import_module(f".{cmd_name.replace('-', '_')}", __package__).command
        return command

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # Nobody reads any more (`clashline explain seeds | head`): no reason to say anything. What is
            # still buffered must not be written at exit either.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(UNREAD)


@click.group(
    cls=_Lazy,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="""\b
Examples:
  clashline map seeds -o map.html
  clashline explain article.txt
  clashline export seeds -o incidents.gpkg

\b
Exit status: 0 done; 1 the data, or some of them, are at fault (an article that cannot be read is
named, the others are done); 2 wrong usage; 130 interrupted.""",
)
@click.version_option(None, "-V", "--version", package_name="clashline", message="%(package)s %(version)s")
@click.option("--debug", is_flag=True, help="Show where an unexpected error came from.")
def cli(*, debug: bool) -> None:
    """News reports in, an incident map out on which every number keeps its speaker."""
    if debug:
        os.environ["CLASHLINE_DEBUG"] = "1"
