"""Seals: a file carries the SHA-256 of all its other bytes, so that one changed byte is found.

The seal is computed over the file's bytes with noughts in the seal's own place. It shows that a file is as it was
written, not who wrote it: whoever changes the file on purpose can seal it anew. Against that, the seal is compared
with one that was told elsewhere (``clashline verify --seal``).
"""

from __future__ import annotations

import hashlib

from .errors import FileError

_NOUGHTS = b"0" * 64


def seal_mark(content: bytes) -> str:
    """Return the stand-in to write where the seal is to be: 64 digits that hang on the content, as no text in it can.

    Parameters
    ----------
    content
        All that the file will hold, or enough of it.

    Returns
    -------
    str
        64 hexadecimal digits.

    Examples
    --------
    >>> len(seal_mark(b"58 killed"))
    64
    """
    return hashlib.sha256(b"a seal belongs here: " + content).hexdigest()


def set_seal(data: bytes, mark: str) -> bytes:
    """Return a file's bytes with its seal in the mark's place.

    Parameters
    ----------
    data
        The file's bytes, the mark among them.
    mark
        What ``seal_mark`` gave.

    Returns
    -------
    bytes
        As many as before.

    Raises
    ------
    FileError
        The mark does not stand there once.

    Examples
    --------
    >>> mark = seal_mark(b"58 killed")
    >>> sealed = set_seal(b"58 killed " + mark.encode(), mark)
    >>> seal_holds(sealed, sealed[-64:].decode()), seal_holds(sealed.replace(b"58", b"59"), sealed[-64:].decode())
    (True, False)
    """
    if data.count(mark.encode()) != 1:
        raise FileError("a seal cannot be set: its place is not there, or there twice")
    digest = hashlib.sha256(data.replace(mark.encode(), _NOUGHTS)).hexdigest()
    return data.replace(mark.encode(), digest.encode())


def seal_holds(data: bytes, written: str) -> bool:
    """Whether the seal that is written in a file is that of its bytes.

    Parameters
    ----------
    data
        The file's bytes.
    written
        The seal that stands in it.

    Returns
    -------
    bool
        True if it is.

    Examples
    --------
    >>> seal_holds(b"58 killed", "")
    False
    """
    mark = written.encode()
    if len(mark) != len(_NOUGHTS) or data.count(mark) != 1:
        return False
    return hashlib.sha256(data.replace(mark, _NOUGHTS)).hexdigest() == written
