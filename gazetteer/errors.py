"""The errors of ``gazetteer``.

::

    GazetteerError
    |-- TheatreNotFound (LookupError)   no folder of that name or path
    |-- TheatreDataError (ValueError)   a row of a theatre's files is wrong; names file and line
    |-- PlacesError (ValueError)        places from elsewhere cannot be read; names file and line
    |-- OnlineError                     an online service cannot be asked as things stand
    |-- PlaceNotFound (LookupError)     get() of an id that the gazetteer does not have
    `-- ForeignFileError (OSError)      a file from elsewhere is not there, damaged, or not what it should be
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from os import PathLike


class GazetteerError(Exception):
    """Base of every error that ``gazetteer`` raises on purpose.

    Examples
    --------
    >>> import gazetteer
    >>> try:
    ...     gazetteer.Gazetteer.load("durand").get("atlantis")
    ... except gazetteer.GazetteerError as error:
    ...     print(error)
    no place has the id 'atlantis'; resolve() finds places by their names
    """


class TheatreNotFound(GazetteerError, LookupError):  # noqa: N818 - named like LookupError's own family
    """No theatre of that name or path.

    ``list_theatres()`` names those that come along; a folder of your own is given by its path.

    Examples
    --------
    >>> issubclass(TheatreNotFound, GazetteerError), issubclass(TheatreNotFound, LookupError)
    (True, True)
    """


class _FileError(GazetteerError, ValueError):
    """A file is wrong, and where.

    Parameters
    ----------
    path
        The file.
    what
        What is wrong with it, and what to do.
    line
        The line, from 1 on; 0 where it is the whole file.
    """

    def __init__(self, path: str | PathLike[str], what: str, line: int = 0) -> None:
        super().__init__(path, what, line)
        self.path = path
        self.what = what
        self.line = line

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}" if self.line else f"{self.path}: {self.what}"


class TheatreDataError(_FileError):
    """One of a theatre's files is wrong; the message says file and line.

    Correct the file at that line; ``check_theatre`` (``clashline theatre check``) lists all that is wrong at once.

    Examples
    --------
    >>> str(TheatreDataError("places.csv", "id is empty", 7))
    'places.csv:7: id is empty'
    """


class PlacesError(_FileError):
    """Places from elsewhere (a file, a table) cannot be read; the message says which, and in which row.

    Name the columns as the message says, or correct the row.

    Examples
    --------
    >>> str(PlacesError("villages.csv", "has no column name"))
    'villages.csv: has no column name'
    """


class PlaceNotFound(GazetteerError, LookupError):  # noqa: N818 - as above
    """No place of that id.

    Look the name up instead: ``Gazetteer.resolve`` and ``geocode`` find ids by names.

    Examples
    --------
    >>> issubclass(PlaceNotFound, GazetteerError), issubclass(PlaceNotFound, LookupError)
    (True, True)
    """


class ForeignFileError(GazetteerError, OSError):
    """A file from elsewhere cannot be read: what, and why.

    Give another file, or have whoever made it write it anew; nothing of it was run.

    Examples
    --------
    >>> import gazetteer
    >>> with gazetteer.open_foreign_sqlite("nowhere.gpkg") as database:
    ...     pass
    Traceback (most recent call last):
    gazetteer.errors.ForeignFileError: nowhere.gpkg: no such file
    """


class OnlineError(GazetteerError):
    """Nothing can be asked online as things stand: what is missing or not allowed, and what to do.

    Give what is missing, or go without: the gazetteer answers offline.

    Examples
    --------
    >>> issubclass(OnlineError, GazetteerError)
    True
    """
