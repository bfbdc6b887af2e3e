"""What a function of tables is given: a result, or its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import FrameError
from .frames import Frames

if TYPE_CHECKING:
    from ..build import Result


def frames_of(result: Result | Frames) -> Frames:
    """Give the tables of a result; tables are given back.

    Raises
    ------
    FrameError
        It is neither.
    """
    frames = getattr(result, "frames", result)
    if not isinstance(frames, Frames):
        raise FrameError(
            f"{type(result).__name__}: no result of geo; give what geo.build returns, or its frames"
        )
    return frames
