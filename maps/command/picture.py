"""Options of pictures: what a suffix asks for, and how large, how fine and in which colours it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..draw import DEFAULT_SIZE, PICTURE_FORMATS, SIZE_NAMES
from ..options import PAGE_THEMES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Decorated = TypeVar("Decorated", bound=Callable[..., Any])

# What people ask for and cannot have: a map under such a name would be opened by the wrong program.
_OTHERS = frozenset((".jpg", ".jpeg", ".gif", ".webp", ".tif", ".tiff", ".eps", ".pptx", ".docx"))


def options(function: Decorated) -> Decorated:
    """Add the options of pictures, which come as ``size``, ``dpi`` and ``theme``."""
    function = click.option(
        "--theme",
        type=click.Choice(PAGE_THEMES),
        help="Colours: light, dark, or as a page's reader has it.  [default: auto; light for a picture]",
    )(function)
    function = click.option("--dpi", type=float, help="Dots per inch of a PNG.  [default: 192]")(function)
    return click.option(
        "--size", type=click.Choice(SIZE_NAMES), help=f"Size of a picture.  [default: {DEFAULT_SIZE}]"
    )(function)


def is_picture(output: Path, **asked: object) -> bool:
    """Say whether a file's name asks for a picture; options that do not go with it are wrong usage.

    Raises
    ------
    click.BadParameter
        If the suffix is that of another kind of picture, or an option is for the other kind of map.
    """
    suffix = output.suffix.lower()
    if suffix in _OTHERS:
        known = ", ".join((".html", *PICTURE_FORMATS))
        raise click.BadParameter(f"{suffix} is not written; choose from {known}", param_hint="'--output'")
    picture = suffix in PICTURE_FORMATS
    wrong = ("tiles", "assets", "note") if picture else ("size", "dpi")
    for name in wrong:
        if asked.get(name) not in (None, ()):
            kinds = ("the interactive map", "a picture") if picture else ("pictures", "a page")
            raise click.BadParameter(
                f"is for {kinds[0]}, and {output.name} is {kinds[1]}", param_hint=f"'--{name}'"
            )
    if picture and asked.get("theme") == "auto":
        raise click.BadParameter(
            f"auto is for a page, and {output.name} is a picture; choose light or dark",
            param_hint="'--theme'",
        )
    if asked.get("dpi") is not None and suffix != ".png":
        raise click.BadParameter(f"is for .png, and {output.name} has no dots", param_hint="'--dpi'")
    return picture
