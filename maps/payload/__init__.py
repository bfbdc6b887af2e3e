"""The payload: all that a page is told, as one JSON value made from frames and a theatre."""

from .check import check_frames
from .compose import compose

__all__ = ["check_frames", "compose"]
