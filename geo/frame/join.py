"""Frames put together: what articles tell beside what others coded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import FrameError
from .subject import frames_of
from .table import KEYS

if TYPE_CHECKING:
    from ..build import Result
    from .frames import Frames


def join_frames(*results: Result | Frames) -> Frames:
    """Put the tables of several results together, for one map, briefing or file.

    Nothing is merged: an incident of two results stands twice, and ``geo.match`` says which may be one. What has one key in
    two of them (the same file read twice) is taken once, as it comes first.

    Parameters
    ----------
    results
        What ``geo.build`` or ``geo.read_coded`` returns, of one theatre; at least one.

    Returns
    -------
    Frames
        With the rows of all, in order.

    Raises
    ------
    FrameError
        One is no result, there is none, or they are of two theatres.

    Examples
    --------
    >>> import geo
    >>> len(join_frames(geo.Frames.empty("durand"), geo.Frames.empty("durand")).incidents)
    0
    """
    import pandas as pd  # noqa: PLC0415 - half a second, which reading articles need not pay

    if not results:
        raise FrameError("there is nothing to join; give at least one result")
    first, *rest = map(frames_of, results)
    joined = first
    for frames in rest:
        if frames.theatre != first.theatre:
            raise FrameError(
                f"one is of the theatre {first.theatre!r}, another of {frames.theatre!r}; join those of one"
            )
        tables = {}
        for name, table in joined.tables().items():
            both = pd.concat([table, getattr(frames, name)], ignore_index=True)
            key = KEYS.get(name)
            columns = [key] if key else [column for column in both.columns if column != "geometry"]
            tables[name] = both[~both.duplicated(columns)].reset_index(drop=True)
        joined = replace(
            joined, **tables, withheld=tuple(dict.fromkeys((*joined.withheld, *frames.withheld)))
        )
    return joined
