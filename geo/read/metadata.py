"""What is known of an article beside its text: title, publisher, address, date, language."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from ..errors import ArticleError
from .source import decode, read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_MAX_LENGTH = 4000
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_PUBLISHED = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
KEYS = ("title", "publisher", "url", "published", "published_basis", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """As the fields of ``Article``; what is not known is empty."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    published: str = ""
    published_basis: str = ""
    language: str = ""


def parse_metadata(table: Mapping[str, Any]) -> Metadata:
    """Check the values of a sidecar or of a JSON article.

    Raises
    ------
    ArticleError
        A key is unknown, a value is no text, too long or of the wrong form; the message names the key.

    Examples
    --------
    >>> parse_metadata({"published": "2025-10", "language": "ur"}).published
    '2025-10'
    """
    unknown = sorted(str(key) for key in table if key not in KEYS)
    if unknown:
        raise ArticleError(f"{unknown[0]!r} is no key; the keys are {', '.join(KEYS)}")
    texts = {key: _text(key, table[key]) for key in KEYS if key in table}
    if texts.get("language") and not _LANGUAGE.fullmatch(texts["language"]):
        raise ArticleError(f"language {texts['language']!r} is no BCP 47 code; write en, ur, fa, prs, ps ...")
    if texts.get("published"):
        _require_date(texts["published"])
        texts["published_basis"] = texts.get("published_basis") or "given beside the text"
    return Metadata(**texts)


def read_tables(path: Path) -> dict[str, Any]:
    """Read a TOML file.

    Raises
    ------
    ArticleError
        It cannot be read or is no valid TOML.
    """
    text = decode(read_bytes(path))
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ArticleError(f"is no valid TOML: {error}") from error


def _text(key: str, value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        value = value.isoformat()
    if not isinstance(value, str):
        raise ArticleError(f"{key} is no text; put it into quotes")
    if len(value) > _MAX_LENGTH:
        raise ArticleError(f"{key} has more than {_MAX_LENGTH} characters; shorten it")
    if any(char == "\0" or "\ud800" <= char <= "\udfff" for char in value):
        raise ArticleError(f"{key} holds a character that no text has; take it out")
    return value.strip()


def _require_date(published: str) -> None:
    parts = _PUBLISHED.fullmatch(published)
    if parts:
        year, month, day = (int(part) if part else 1 for part in parts.groups())
        try:
            date(year, month, day)
        except ValueError:
            parts = None
    if not parts:
        raise ArticleError(f"published {published!r} is no ISO 8601 date; write 2025-10-12, 2025-10 or 2025")
