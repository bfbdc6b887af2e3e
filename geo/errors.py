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
    """Base of every error that ``geo`` raises on purpose.

    Examples
    --------
    >>> import geo
    >>> try:
    ...     geo.read("nowhere.txt")
    ... except geo.GeoError as error:
    ...     print(error)
    nowhere.txt: no such file or directory
    """


class ArticleError(GeoError, ValueError):
    """An article cannot be read: what, where, what to do.

    Examples
    --------
    >>> issubclass(ArticleError, GeoError), issubclass(ArticleError, ValueError)
    (True, True)
    """


class RuleError(GeoError, ValueError):
    """A language's data file is wrong; the message names file and key.

    Examples
    --------
    >>> issubclass(RuleError, GeoError), issubclass(RuleError, ValueError)
    (True, True)
    """


class ReviewError(GeoError, ValueError):
    """A review file is wrong; the message names file and entry and says what to do.

    Examples
    --------
    >>> import geo
    >>> geo.read_review("review.txt")
    Traceback (most recent call last):
    geo.errors.ReviewError: review.txt: is no review file; name a .toml or .csv
    """


class ClaimNotFound(GeoError, LookupError):  # noqa: N818 -- what it says, as ``PlaceNotFound``
    """A result has no claim of that id.

    Examples
    --------
    >>> issubclass(ClaimNotFound, GeoError), issubclass(ClaimNotFound, LookupError)
    (True, True)
    """


class StoreError(GeoError, OSError):
    """A store cannot be opened, read or written: which, why, what to do. Nothing of what was committed is lost.

    Examples
    --------
    >>> import geo
    >>> geo.open_store("store.txt")
    Traceback (most recent call last):
    geo.errors.StoreError: 'store.txt' names no store: give a path that ends in .gpkg, or postgresql://user@host/name
    """


class FrameError(GeoError, ValueError):
    """A frame lacks a column or a file format cannot carry it.

    Examples
    --------
    >>> import geo
    >>> geo.add_up(geo.Frames.empty("durand"), "mine")
    Traceback (most recent call last):
    geo.errors.FrameError: there is no policy 'mine'; choose from ucdp, acled_lowest, own_loss_floor, third_party_first
    """


class FileError(FrameError, OSError):
    """A file cannot be written, or read back.

    Examples
    --------
    >>> import geo
    >>> geo.export.read_frames("nowhere.gpkg")
    Traceback (most recent call last):
    geo.errors.FileError: nowhere.gpkg: no such file
    """
