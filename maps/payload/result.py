"""From what somebody hands in to a payload: the frames checked, the theatre loaded, both composed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gazetteer import Gazetteer

from .check import check_frames
from .compose import compose

if TYPE_CHECKING:
    from pathlib import Path

    from ..options import Options


def compose_result(result: Any, theatre: str | Path | Gazetteer | None, options: Options) -> dict[str, Any]:
    """Compose the payload of a result.

    Parameters
    ----------
    result
        What ``geo.build`` returns, or frames of the same schema.
    theatre
        Name or folder of the theatre, or its loaded gazetteer; None for the one that the result was read
        with, or that its frames name.
    options
        Checked.

    Returns
    -------
    dict
        As ``compose`` gives it.

    Raises
    ------
    ResultError
        If the result lacks a table or a column.
    gazetteer.GazetteerError
        If there is no such theatre, or its data are wrong.
    """
    frames = check_frames(result)
    if theatre is None:
        theatre = getattr(result, "gazetteer", None)  # which may have places of the user's
    gazetteer = theatre if isinstance(theatre, Gazetteer) else Gazetteer.load(theatre or frames.theatre)
    return compose(frames, gazetteer, options)
