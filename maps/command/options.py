"""The arguments and options that subcommands share."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..language import FALLBACK, list_languages
from .period import Period

if TYPE_CHECKING:
    from collections.abc import Callable

    from gazetteer import Gazetteer

    Decorated = TypeVar("Decorated", bound=Callable[..., Any])
    _ParamType = click.ParamType[date]
else:
    _ParamType = click.ParamType  # older ones have no generic


class Day(_ParamType):
    """A day as ISO 8601 writes it, or a month or year, which stands for its first or last day."""

    name = "date"

    def __init__(self, *, last: bool) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read ``2025-10-12``, ``2025-10`` or ``2025``."""
        if isinstance(value, date):
            return value
        found = _DATE.fullmatch(str(value))
        try:
            if found:
                return _day(*map(int, found.groups("0")), last=self.last)
        except ValueError:
            pass
        return self.fail(f"{value!r} is no date; write it as 2025-10-12, 2025-10 or 2025", param, ctx)


_PLACES = "clashline.places"
_DATE = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")


def _day(year: int, month: int, day: int, *, last: bool) -> date:
    """Fill in the month and day that were not given (0)."""
    if day:
        return date(year, month, day)
    month = month or (12 if last else 1)
    return date(year, month, monthrange(year, month)[1] if last else 1)


class Input(click.Path):
    """A file or folder that is there, or the address of a store in a database, which stays the text that it is."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, exists=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Look for the file, unless it is an address."""
        return value if "://" in str(value) else super().convert(value, param, ctx)


def inputs(function: Decorated) -> Decorated:
    """Add the articles to read: files and folders, or one store."""
    return click.argument("inputs", nargs=-1, required=True, metavar="INPUT...", type=Input())(function)


def output(help_text: str) -> Callable[[Decorated], Decorated]:
    """Add the file to write. Its folder is looked for first: the work before the writing may take long."""
    return click.option(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        callback=_require_folder,
        help=help_text,
    )


def outputs(help_text: str) -> Callable[[Decorated], Decorated]:
    """Add the files to write, one or more, which come as ``outputs``; their folders are looked for as of one."""
    return click.option(
        "-o",
        "--output",
        "outputs",
        required=True,
        multiple=True,
        metavar="FILE",
        type=click.Path(path_type=Path, dir_okay=False),
        callback=lambda ctx, param, paths: tuple(_require_folder(ctx, param, path) for path in paths),
        help=help_text,
    )


def _require_folder(ctx: click.Context, param: click.Parameter, path: Path) -> Path:
    if not path.parent.is_dir():
        raise click.BadParameter(
            f"there is no folder {path.parent}; make it, or name another", ctx=ctx, param=param
        )
    return path


def review(function: Decorated) -> Decorated:
    """Add the file of what people decided, which comes as ``review``."""
    return click.option(
        "--review",
        metavar="FILE",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        help="What people decided: grades, verdicts, merges, places, redactions (.toml or .csv).",
    )(function)


def reviewed_only(function: Decorated) -> Decorated:
    """Add whether only what a person has looked at is written, which comes as ``reviewed_only``."""
    return click.option(
        "--reviewed-only",
        is_flag=True,
        help="Leave out incidents that nobody has looked at (see --review), and say how many.",
    )(function)


def language(function: Decorated) -> Decorated:
    """Add the language of the page's own words, which comes as ``language``; quotes keep theirs."""
    return click.option(
        "--language",
        type=click.Choice(list_languages()),
        default=FALLBACK,
        show_default=True,
        help="The language of the page's own words; quotes keep theirs.",
    )(function)


def scope(function: Decorated) -> Decorated:
    """Add what bounds the work: the theatre and the period, which come as ``theatre``, ``since`` and ``until``.

    Places beside the theatre's come with ``load_gazetteer``, and by no name of their own.
    """
    function = click.option(
        "--places",
        metavar="FILE",
        type=click.Path(path_type=Path, exists=True, dir_okay=False),
        expose_value=False,
        callback=_keep_places,
        help="Places beside the theatre's (.clg): see clashline gazetteer import.",
    )(function)
    function = click.option(
        "--until",
        metavar="DATE",
        type=Day(last=True),
        help="Leave out what happened after this day (2025-10-12).",
    )(function)
    function = click.option(
        "--since",
        metavar="DATE",
        type=Day(last=False),
        help="Leave out what happened before this day (2025-10-01).",
    )(function)
    return theatre(function)


def _keep_places(ctx: click.Context, param: click.Parameter, path: Path | None) -> None:  # noqa: ARG001 - click's signature
    ctx.meta[_PLACES] = path


def given_places() -> Path | None:
    """Give the file of ``--places``, if there is one."""
    found: Path | None = click.get_current_context().meta.get(_PLACES)
    return found


def load_gazetteer(theatre: str | None) -> Gazetteer:
    """Load the theatre that was asked for, with the places of ``--places``.

    Raises
    ------
    gazetteer.GazetteerError
        If there is no such theatre, or the places cannot be read or are another theatre's.
    """
    from gazetteer import Gazetteer

    return Gazetteer.load(theatre, extra=given_places())


def theatre(function: Decorated) -> Decorated:
    """Add which theatre's data are read, which comes as ``theatre``."""
    return click.option(
        "--theatre",
        metavar="NAME|PATH",
        help="The theatre's name, or the folder of its data.  [default: the data's]",
    )(function)


def signed(function: Decorated) -> Decorated:
    """Add when and by whom a store is changed, for its history, which come as ``at`` and ``who``."""
    function = click.option(
        "--who",
        default="",
        metavar="NAME",
        help="Who does it, for the store's history.  [default: nobody named]",
    )(function)
    return click.option(
        "--at",
        default="",
        metavar="TIME",
        help="When, for the store's history: 2025-10-14 or 2025-10-14T18:00Z.  [default: no clock is asked]",
    )(function)


def period(since: date | None, until: date | None) -> Period:
    """Make the period of two options.

    Raises
    ------
    click.BadParameter
        If it ends before it begins.
    """
    if since and until and until < since:
        raise click.BadParameter(f"{until} is before --since {since}", param_hint="'--until'")
    return Period(since=since, until=until)
