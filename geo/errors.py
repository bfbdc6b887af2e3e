"""The errors of ``geo``.

::

    GeoError
    |-- ArticleError (ValueError)     an article cannot be read
    |-- RuleError (ValueError)        a language's data file is wrong; names file and key
    |-- ReviewError (ValueError)      a review file is wrong; names file and entry
    |-- ClaimNotFound (LookupError)   a result has no claim of an id
    |-- StoreError (OSError)          a store cannot be opened, read or written
    `-- FrameError (ValueError)       frames lack a column, or a file cannot carry them
        `-- FileError (OSError)       a file cannot be written or read back
"""

from __future__ import annotations


class GeoError(Exception):
    """Base of every error that ``geo`` raises on purpose."""


class ArticleError(GeoError, ValueError):
    """An article cannot be read: what, where, what to do."""


class RuleError(GeoError, ValueError):
    """A language's data file is wrong; the message names file and key."""


class ReviewError(GeoError, ValueError):
    """A review file is wrong; the message names file and entry and says what to do."""


class ClaimNotFound(GeoError, LookupError):  # noqa: N818 -- what it says, as ``PlaceNotFound``
    """A result has no claim of that id."""


class StoreError(GeoError, OSError):
    """A store cannot be opened, read or written: which, why, what to do. Nothing of what was committed is lost."""


class FrameError(GeoError, ValueError):
    """A frame lacks a column or a file format cannot carry it."""


class FileError(FrameError, OSError):
    """A file cannot be written, or read back."""
