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

    Save it as UTF-8 text, or leave it out; ``read_all`` reads the others all the same.

    Examples
    --------
    >>> issubclass(ArticleError, GeoError), issubclass(ArticleError, ValueError)
    (True, True)
    """


class RuleError(GeoError, ValueError):
    """A language's data file is wrong; the message names file and key.

    Correct the key in ``geo/languages``; the English file beside it says what each means.

    Examples
    --------
    >>> issubclass(RuleError, GeoError), issubclass(RuleError, ValueError)
    (True, True)
    """


class ReviewError(GeoError, ValueError):
    """A review file is wrong; the message names file and entry and says what to do.

    Correct the entry (``docs/review.md``); nothing was built.

    Examples
    --------
    >>> import geo
    >>> geo.read_review("review.txt")
    Traceback (most recent call last):
    geo.errors.ReviewError: review.txt: is no review file; name a .toml or .csv
    """


class ClaimNotFound(GeoError, LookupError):  # noqa: N818 -- what it says, as ``PlaceNotFound``
    """A result has no claim of that id.

    Look for it with ``explain``: a claim's id changes with its sentence, and with what is said in it.

    Examples
    --------
    >>> issubclass(ClaimNotFound, GeoError), issubclass(ClaimNotFound, LookupError)
    (True, True)
    """


class StoreError(GeoError, OSError):
    """A store cannot be opened, read or written: which, why, what to do. Nothing of what was committed is lost.

    Do what the message says, and run the same again.

    Examples
    --------
    >>> import geo
    >>> geo.open_store("store.txt")
    Traceback (most recent call last):
    geo.errors.StoreError: 'store.txt' names no store: give a path that ends in .gpkg, or postgresql://user@host/name
    """


class FrameError(GeoError, ValueError):
    """A frame lacks a column or a file format cannot carry it.

    Give what ``build``, ``read_coded`` or ``export.read_frames`` gave, or choose from what the message lists.

    Examples
    --------
    >>> import geo
    >>> geo.incidents_between(geo.Frames.empty("durand"), 20, 10)
    Traceback (most recent call last):
    geo.errors.FrameError: from km 20 to km 10: give two kilometres in order, from 0 on
    """


class FileError(FrameError, OSError):
    """A file cannot be written, or read back.

    Look at path, rights and space, or install the extra that the message names; what was there before is still there.

    Examples
    --------
    >>> import geo
    >>> geo.export.read_frames("nowhere.gpkg")
    Traceback (most recent call last):
    geo.errors.FileError: nowhere.gpkg: no such file
    """
