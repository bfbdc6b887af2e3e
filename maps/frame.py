"""What may stand in the markup of a frame, checked."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from .errors import OptionError

_SIZE = re.compile(r"[1-9][0-9]{0,4}%?", re.ASCII)


def check_source(address: str) -> str:
    """Check the address of a page: relative, or http or https.

    Raises
    ------
    OptionError
        It has another scheme, or cannot be read as an address.

    Examples
    --------
    >>> check_source("maps/map.html#incident=i1")
    'maps/map.html#incident=i1'
    >>> check_source("javascript:alert(1)")
    Traceback (most recent call last):
    maps.errors.OptionError: src 'javascript:alert(1)': give a relative, http or https address
    """
    wrong = OptionError(f"src {str(address)[:80]!r}: give a relative, http or https address")
    # Browsers drop line ends and tabs within an address, and blanks before it: "java\tscript:" is a scheme to them.
    if not isinstance(address, str) or not address or any(character <= " " for character in address):
        raise wrong
    try:
        scheme = urlsplit(address).scheme
    except ValueError as error:
        raise wrong from error
    if scheme not in ("", "http", "https") or (not scheme and ":" in address.partition("/")[0]):
        raise wrong
    return address


def check_size(name: str, size: int | str) -> str:
    """Check a width or height.

    Raises
    ------
    OptionError
        It is no whole number above zero, nor one with a per cent sign.

    Examples
    --------
    >>> check_size("width", 640), check_size("width", "100%")
    ('640', '100%')
    """
    if isinstance(size, bool) or not _SIZE.fullmatch(str(size)):
        raise OptionError(f"{name} {str(size)[:40]!r}: give CSS pixels, or a text such as '100%'")
    return str(size)
