"""Options of ``render``, checked where they enter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .errors import OptionError
from .language import load_language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .language import Language

# Code points. What stands in a browser's tab and over a map is a line, not a text.
LINE_LIMIT = 300
# What a page may look like; by ``auto`` its reader's own system decides.
PAGE_THEMES = ("auto", "light", "dark")
# A word of 70,000 letters in the legend takes a browser five seconds and 400 MB to lay out.
NOTICE_LIMIT = 2000

_HOST = re.compile(r"(?:\{s\}\.)?[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", re.ASCII | re.IGNORECASE)
_PLACEHOLDERS = ("{z}", "{x}", "{y}")
# Zoom to which nearly every public tile server has tiles.
_TILE_ZOOM = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """Online tiles that somebody asked for: Leaflet's URL template, and its host as a source of the policy."""

    url: str
    source: str
    max_zoom: int = _TILE_ZOOM


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Options:
    """What ``render`` was asked for."""

    language: Language
    title: str | None
    subtitle: str
    tiles: Tiles | None
    attribution: tuple[str, ...]
    view: str | None = None
    reviewed_only: bool = False
    notes: tuple[str, ...] = ()
    theme: str = "auto"


def check_options(
    *,
    title: str | None,
    subtitle: str,
    tiles: str | None,
    attribution: str | Sequence[str],
    language: str,
    view: str | None = None,
    reviewed_only: bool = False,
    notes: str | Sequence[str] = (),
    theme: str = "auto",
) -> Options:
    """Check the options of ``render``.

    Raises
    ------
    OptionError
        If one of them cannot be used.

    Examples
    --------
    >>> check_options(title="A", subtitle="", tiles=None, attribution="", language="en").title
    'A'
    >>> check_options(title="A", subtitle="", tiles="ftp://x", attribution="B", language="en")
    Traceback (most recent call last):
    maps.errors.OptionError: tiles 'ftp://x': give an http or https address with {z}, {x} and {y} in it
    """
    for name, line in (("title", title or ""), ("subtitle", subtitle)):
        if not isinstance(line, str):
            raise OptionError(f"{name}: give a text, not {type(line).__name__}")
        if len(line) > LINE_LIMIT:
            raise OptionError(f"{name}: {len(line)} characters are too many; give at most {LINE_LIMIT}")
    credits_given = _check_texts("attribution", attribution)
    if tiles is not None and not credits_given:
        raise OptionError("tiles: their makers want to be named; give their notice as attribution")
    if theme not in PAGE_THEMES:
        raise OptionError(f"theme {str(theme)[:40]!r}: choose from {', '.join(PAGE_THEMES)}")
    return Options(
        language=load_language(language),
        title=title,
        subtitle=subtitle,
        tiles=None if tiles is None else _check_tiles(tiles),
        attribution=credits_given,
        view=view,
        reviewed_only=bool(reviewed_only),
        notes=_check_texts("notes", notes),
        theme=theme,
    )


def _check_texts(name: str, given: str | Sequence[str]) -> tuple[str, ...]:
    """Check what may be one text or several; those that say nothing are left out."""
    texts = (given,) if isinstance(given, str) else tuple(given)
    if not all(isinstance(each, str) for each in texts):
        raise OptionError(f"{name}: give a text, or several")
    longest = max(map(len, texts), default=0)
    if longest > NOTICE_LIMIT:
        raise OptionError(f"{name}: {longest} characters are too many; give at most {NOTICE_LIMIT}")
    return tuple(each for each in texts if each.strip())


def _check_tiles(url: str) -> Tiles:
    wrong = OptionError(
        f"tiles {str(url)[:80]!r}: give an http or https address with {{z}}, {{x}} and {{y}} in it"
    )
    try:
        parts = urlsplit(url)
        port = "" if parts.port is None else f":{parts.port}"
    except (ValueError, AttributeError, TypeError) as error:
        raise wrong from error
    host = parts.netloc.rpartition("@")[2].removesuffix(port)
    plain = all("!" <= character <= "~" for character in url)
    if parts.scheme not in ("http", "https") or not plain or "@" in parts.netloc or not _HOST.fullmatch(host):
        raise wrong
    if not all(placeholder in url for placeholder in _PLACEHOLDERS):
        raise wrong
    return Tiles(url=url, source=f"{parts.scheme}://{host.replace('{s}', '*')}{port}")
