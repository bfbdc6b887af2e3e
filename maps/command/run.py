"""Runs the command and turns whatever happens into an exit status and, at most, one clear line."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from .group import cli

if TYPE_CHECKING:
    from collections.abc import Sequence

# What click raises to show the whole help where a subcommand is missing; before 8.2 it shows it by itself.
_HELP: tuple[type[Exception], ...] = tuple(
    filter(None, [getattr(click.exceptions, "NoArgsIsHelpError", None)])
)
DONE, DATA_ERROR, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run ``clashline`` and leave with its exit status.

    Parameters
    ----------
    arguments
        The words after the command's name; those of the process if None.

    Raises
    ------
    SystemExit
        Always: 0 done; 1 the data are at fault, or some of them; 2 wrong usage; 130 interrupted; 141 nobody
        reads the output any more.
    """
    sys.exit(run(sys.argv[1:] if arguments is None else list(arguments)))


def run(arguments: list[str]) -> int:
    """Run ``clashline`` with these words; what went wrong is told on stderr. Returns the exit status."""
    for stream in (sys.stdout, sys.stderr):
        # Another terminal's encoding is no reason to fail: what it cannot show is shown escaped.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = cli.main(arguments, prog_name="clashline", standalone_mode=False)
        sys.stdout.flush()
    except (click.Abort, KeyboardInterrupt):
        _say("interrupted")
        return INTERRUPTED
    except click.ClickException as wrong:
        _show(wrong)
        return wrong.exit_code
    except Exception as error:  # the last net: a traceback is a defect
        if os.environ.get("CLASHLINE_DEBUG"):
            raise
        _say(_line(error))
        return DATA_ERROR
    return status if isinstance(status, int) else DONE


def _show(wrong: click.ClickException) -> None:
    if isinstance(wrong, _HELP):
        with contextlib.suppress(OSError):
            wrong.show()
        return
    context = getattr(wrong, "ctx", None)
    path = context.command_path if context else "clashline"
    # Click would say it in four lines, three of them the same each time.
    _say(f"{' '.join(wrong.format_message().split()).rstrip('.')}; see '{path} --help'")


def _line(error: Exception) -> str:
    from gazetteer import GazetteerError
    from geo import GeoError

    from ..errors import MapError

    text = " ".join(str(error).split())
    if isinstance(error, (GazetteerError, GeoError, MapError)):
        return text
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return (
        f"this should not have happened, please report it ({type(error).__name__}: {text}); "
        "the same command with --debug shows where"
    )


def _say(line: str) -> None:
    from .text import hide_password, plain

    with contextlib.suppress(OSError):
        click.echo(f"clashline: {hide_password(plain(line))}", err=True)
