"""Makes text that came from anywhere fit to be shown on a terminal, where some characters are commands."""

from __future__ import annotations

import re

# C0 and C1 controls (an escape sequence begins with one), and the marks that turn the order of what follows:
# shown as what they are, never sent. Tab and newline stay.
_COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def plain(text: str) -> str:
    r"""Show every character that would command the terminal as an escape.

    Parameters
    ----------
    text
        Any text: an article's, a file's name, an error's.

    Returns
    -------
    str
        The same, with control characters and marks of direction written out.

    Examples
    --------
    >>> print(plain("Khost\x1b[31m in red"))
    Khost\x1b[31m in red
    """
    return _COMMANDS.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def one_line(text: str) -> str:
    r"""Do as `plain` does, with every run of white space made one blank.

    Examples
    --------
    >>> one_line("58 were killed,\n  the ministry said")
    '58 were killed, the ministry said'
    """
    return plain(" ".join(text.split()))


# To the last @ of the word: a password may have one itself.
_PASSWORD = re.compile(r"(?<=://)([^\s:/@]*):\S*@")


def hide_password(text: str) -> str:
    """Leave the passwords out of addresses: what is shown may be logged, or seen by others.

    Examples
    --------
    >>> hide_password("postgresql://anna:s3c@ret@db.example/border: no connection")
    'postgresql://anna@db.example/border: no connection'
    """
    return _PASSWORD.sub(r"\1@", text)
