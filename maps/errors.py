"""The errors of ``maps``.

::

    MapError
    |-- OptionError (ValueError)   an option of render() cannot be used
    |-- ResultError (ValueError)   what was given is no result, or lacks a table or a column
    |-- ReadError (ValueError)     a file is no map, or too damaged to be read back
    |-- AssetError (OSError)       a part of the page is missing from the installation
    `-- SaveError (OSError)        the file cannot be written
"""

from __future__ import annotations


class MapError(Exception):
    """Base of every error that ``maps`` raises on purpose.

    Examples
    --------
    >>> import maps
    >>> try:
    ...     maps.render("seeds")
    ... except maps.MapError as error:
    ...     print(error)
    str: no result of geo; give what geo.build returns, or its frames
    """


class OptionError(MapError, ValueError):
    """An option of ``render`` cannot be used: which, why, what to give instead.

    Choose from what the message lists.

    Examples
    --------
    >>> issubclass(OptionError, MapError), issubclass(OptionError, ValueError)
    (True, True)
    """


class ResultError(MapError, ValueError):
    """What was given is no result of ``geo``, or lacks a table or a column.

    Give what ``geo.build`` returned, or frames with all of ``geo.COLUMNS``.

    Examples
    --------
    >>> issubclass(ResultError, MapError), issubclass(ResultError, ValueError)
    (True, True)
    """


class ReadError(MapError, ValueError):
    """A file is no map of Clashline, or too damaged to be read back.

    Give a map as ``ClashMap.save`` wrote it; one that was edited may be past reading.

    Examples
    --------
    >>> issubclass(ReadError, MapError), issubclass(ReadError, ValueError)
    (True, True)
    """


class AssetError(MapError, OSError):
    """A script or a style sheet of the page is missing, or would break out of its element.

    Install the package again; a part of it is missing.

    Examples
    --------
    >>> issubclass(AssetError, MapError), issubclass(AssetError, OSError)
    (True, True)
    """


class SaveError(MapError, OSError):
    """The map cannot be written where it should be.

    Look at path, rights and space; what was there before is still there.

    Examples
    --------
    >>> issubclass(SaveError, MapError), issubclass(SaveError, OSError)
    (True, True)
    """
