"""The errors of ``gazetteer``.

::

    GazetteerError
    |-- TheatreNotFound (LookupError)   no folder of that name or path
    |-- TheatreDataError (ValueError)   a row of a theatre's files is wrong; names file and line
    `-- PlaceNotFound (LookupError)     get() of an id that the gazetteer does not have
"""

from __future__ import annotations


class GazetteerError(Exception):
    """Base of every error that ``gazetteer`` raises on purpose."""


class TheatreNotFound(GazetteerError, LookupError):  # noqa: N818 - named like LookupError's own family
    """No theatre of that name or path."""


class TheatreDataError(GazetteerError, ValueError):
    """A row of a theatre's files is wrong; the message says file and line."""


class PlaceNotFound(GazetteerError, LookupError):  # noqa: N818 - as above
    """No place of that id."""
