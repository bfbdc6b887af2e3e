"""A payload of many incidents as a few bytes for each: columns, one dictionary for what repeats, DEFLATE.

``pack`` writes what ``static/unpack.js`` reads in a page and ``unpack`` reads here::

    {"packed": 1, "title": ..., "bytes": N, "data": base64(zlib(length of head | head | buffers))}

The head is JSON: the payload without its tables, for each column what it is and where its buffers lie, and for each
dictionary the same. Nothing in it is code; a text stays a text.
"""

from .pack import pack
from .unpack import unpack

__all__ = ["pack", "unpack"]
