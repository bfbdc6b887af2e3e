"""The bytes of one file, within bounds, and the text they mean."""

from __future__ import annotations

import codecs
import os
import stat
from typing import TYPE_CHECKING

from ..errors import ArticleError

if TYPE_CHECKING:
    from pathlib import Path

# An article of 16 MB would be three thousand pages: whatever is longer is no article.
MAX_BYTES = 16 * 1024 * 1024

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    # Before UTF-16, for its mark begins with that of UTF-16 in the same byte order.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def read_bytes(path: Path) -> bytes:
    """Read a regular file.

    Raises
    ------
    ArticleError
        It is not there, may not be read, is no regular file (a device or a pipe might never end), or is larger
        than 16 MB.
    """
    try:
        # Asked before it is opened, for opening a pipe waits and opening a device may do something.
        _require_regular(path.stat().st_mode)
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            _require_regular(os.fstat(handle).st_mode)
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ArticleError((error.strerror or str(error)).lower()) from error
    except ValueError as error:
        if isinstance(error, ArticleError):
            raise
        raise ArticleError(f"is no name of a file ({error})") from error
    if len(data) > MAX_BYTES:
        raise ArticleError(f"is larger than {MAX_BYTES // 1024**2} MB; split it into its articles")
    return data


def decode(data: bytes) -> str:
    r"""Decode UTF-8, or UTF-16 and UTF-32 with a byte order mark; newlines stay as they are.

    Raises
    ------
    ArticleError
        It is another encoding, or no text at all.

    Examples
    --------
    >>> decode(b"\xef\xbb\xbfTorkham\r\n")
    'Torkham\r\n'
    """
    mark, encoding = next(((mark, name) for mark, name in _BOMS if data.startswith(mark)), (b"", "utf-8"))
    try:
        text = data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"is not {encoding.upper()} (byte {error.start + len(mark)}); save it as UTF-8, for instance with "
            "iconv -f WINDOWS-1252 -t UTF-8"
        ) from error
    return check_text(text)


def check_text(text: str) -> str:
    """Give the text back if it is one.

    Raises
    ------
    ArticleError
        It is empty, holds NUL characters, or half of a surrogate pair (JSON can carry one, UTF-8 cannot).
    """
    if not text.strip("\ufeff \t\r\n"):
        raise ArticleError("is empty")
    if "\0" in text:
        raise ArticleError("holds NUL characters, so it is no text; save it as UTF-8 text")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise ArticleError(
            f"holds half of a surrogate pair (character {error.start}); write the whole character"
        ) from error
    return text


def _require_regular(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise ArticleError("is a folder, not a file")
    if not stat.S_ISREG(mode):
        raise ArticleError("is no regular file (a device, pipe or socket); save the article to a file")
