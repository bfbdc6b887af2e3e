"""What a briefing consists of, whatever file it becomes: headings, paragraphs, lists, tables, one picture."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from ..picture.picture import Picture

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)
_ADDRESS_LIMIT = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Words in one manner.

    Parameters
    ----------
    text
        Whatever it says, it is text.
    bold, struck, marked
        A figure; one that is denied; the words of a sentence that say it.
    language
        BCP 47 code of a quote; empty for the briefing's own words.
    link
        An http or https address that the words lead to; empty for none.
    """

    text: str
    bold: bool = False
    struck: bool = False
    marked: bool = False
    language: str = ""
    link: str = ""


Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3; the briefing's title is the only one of level 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; ``faint`` is said beside the matter."""

    line: Line
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, the heads of its columns and how wide they are to each other, and of each row a cell as lines."""

    name: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its alternative text, and what stands below it."""

    picture: Picture
    caption: str


Block = Heading | Paragraph | Bullets | Table | Figure


def say(text: str, *, bold: bool = False) -> Line:
    """Make a line of the briefing's own words."""
    return (Span(text=text, bold=bold),)


def check_language(code: str) -> str:
    """Give a code if it is one of a language, else nothing.

    Examples
    --------
    >>> check_language("ur"), check_language("<ur>")
    ('ur', '')
    """
    return code if _LANGUAGE.fullmatch(code) else ""


def check_link(address: str) -> str:
    """Give an address if a link may lead there: http or https, of a host, without a user's name; else nothing.

    Examples
    --------
    >>> check_link("https://example.org/a?b=c"), check_link("javascript:alert(1)"), check_link("https://a@b.example/")
    ('https://example.org/a?b=c', '', '')
    """
    if len(address) > _ADDRESS_LIMIT or not all("!" <= each <= "~" for each in address):
        return ""
    try:
        parts = urlsplit(address)
        plain = parts.hostname and not parts.username and not parts.password and (parts.port or 1)
    except ValueError:
        return ""
    return (
        address
        if plain and parts.scheme in ("http", "https") and not set("<>\"'`\\{}|^") & set(address)
        else ""
    )


def runs_right_to_left(text: str) -> bool:
    """Say whether a text is read from the right: whether its first letter is.

    Examples
    --------
    >>> runs_right_to_left("23 فوجی"), runs_right_to_left("23 soldiers")
    (True, False)
    """
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
