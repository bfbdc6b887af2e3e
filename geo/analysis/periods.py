"""Days, weeks and months: in which of them an incident was, surely or possibly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import FrameError

if TYPE_CHECKING:
    import pandas as pd

PERIODS = ("day", "week", "month")
_MONDAY = 3  # 1 January 1970 was a Thursday


def spread(incidents: pd.DataFrame, period: str) -> pd.DataFrame:
    """Find the periods in which each incident may have been.

    Parameters
    ----------
    incidents
        The table.
    period
        ``day``, ``week`` (from Monday, as ISO 8601 has it) or ``month``.

    Returns
    -------
    pandas.DataFrame
        ``incident_id``; ``period``, its first day, NaT for an incident without a date; ``sure_period``, whether it was in
        that one: where all of its days are, or where its day is known and it only went on into the next.

    Raises
    ------
    FrameError
        There is no such period, or a date is none.
    """
    import numpy as np  # noqa: PLC0415 - pandas brings it
    import pandas as pd  # noqa: PLC0415 - half a second, which reading articles need not pay

    if period not in PERIODS:
        raise FrameError(f"there is no period {period!r}; choose from {', '.join(PERIODS)}")
    try:
        start, end = (
            np.array(incidents[name].tolist(), dtype="datetime64[D]") for name in ("date_start", "date_end")
        )
    except ValueError as error:
        raise FrameError(f"incidents: a date is none ({error}); write it as 2025-10-12") from None
    first, last = _number(start, period), _number(end, period)
    known = ~np.isnat(start)
    last = np.where(known & ~np.isnat(end), last, first)
    begins = (incidents["date_precision"] == "day").to_numpy(dtype=bool)
    last = np.where(begins, first, last)
    count = np.where(known, last - first + 1, 1)
    if (count < 1).any():
        raise FrameError("incidents: date_end lies before date_start")
    which = np.repeat(np.arange(len(incidents)), count)
    step = np.arange(len(which)) - np.repeat(np.cumsum(count) - count, count)
    days = _first_day(first[which] + step, period)
    days[~known[which]] = np.datetime64("NaT", "D")
    return pd.DataFrame(
        {
            "incident_id": incidents["incident_id"].to_numpy()[which],
            "period": days.astype("datetime64[s]"),
            "sure_period": count[which] == 1,
        }
    ).astype({"incident_id": incidents["incident_id"].dtype})


def _number(days: Any, period: str) -> Any:
    """Count the periods, from that of 1 January 1970."""
    if period == "month":
        return days.astype("datetime64[M]").astype("int64")
    numbers = days.astype("int64")
    return numbers if period == "day" else (numbers + _MONDAY) // 7


def _first_day(numbers: Any, period: str) -> Any:
    if period == "month":
        return numbers.astype("datetime64[M]").astype("datetime64[D]")
    return (numbers if period == "day" else numbers * 7 - _MONDAY).astype("datetime64[D]")
