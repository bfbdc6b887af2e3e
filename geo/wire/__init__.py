"""Wires: which articles hand on one report, so that ten copies of it are one voice."""

from .copies import COPY_SHARE, FIRST, MOST_ALIKE, SKETCH, share_of, shingles_of
from .credit import find_credit
from .find import find_wires, tell_copy, tell_credit

__all__ = [
    "COPY_SHARE",
    "FIRST",
    "MOST_ALIKE",
    "SKETCH",
    "find_credit",
    "find_wires",
    "share_of",
    "shingles_of",
    "tell_copy",
    "tell_credit",
]
