"""What the estimates of incidents add up to, by a policy and by groups, each toll in one group only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import FrameError
from ..frame import frames_of
from ..policy import AS_CODED, POLICIES
from .assign import assign
from .periods import spread
from .within import SURE_FROM

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas
    import pandas as pd

    from ..build import Result
    from ..frame import Frames

# Why an incident's toll is no one area's.
SEVERAL, NOT_SURE = "several areas: not divisible", "area not sure"
UNDATED, ACROSS = "undated", "several periods: not divisible"
_NUMBERS = ("low", "best", "high")


def add_up(
    result: Result | Frames,
    policy: str = "own_loss_floor",
    *,
    by: str | Sequence[str] = (),
    areas: str | geopandas.GeoDataFrame | geopandas.GeoSeries | None = None,
    name: str | None = None,
    period: str | None = None,
    sure_from: float = SURE_FROM,
) -> pd.DataFrame:
    """Add up what a policy makes of each incident. The only sums there are, and never without the policy's name.

    Incidents are different events, so their estimates may be added; what is no incident's (totals of a period, running
    totals) is not, for it may count the same dead again. An incident without a figure adds nothing, which is no nought:
    ``n_low``, ``n_best`` and ``n_high`` say how many have one.

    A toll belongs to its incident and is neither divided among the incident's places nor repeated over them: with ``areas``
    and ``period`` an incident of several areas or periods stands in a row without one, whose ``note`` says so. Each
    incident is in one row of a measure and side, so that rows add up to the same total, however they are grouped.

    Parameters
    ----------
    result
        What ``geo.build`` returns, or frames.
    policy
        ``own_loss_floor``, ``ucdp``, ``acled_lowest`` or ``third_party_first`` (``docs/estimates.md``); ``as_coded`` of coded tables.
    by
        Columns of ``incidents`` to group by besides: ``kind``, ``grade``, ``reviewed`` ...
    areas, name, sure_from
        As of ``count_incidents``; None for no areas.
    period
        ``day``, ``week`` or ``month``; None for all time.

    Returns
    -------
    pandas.DataFrame
        A row for each group, measure and victim side: the columns of ``by``; ``area``, ``period`` and ``note`` if asked for;
        ``measure``, ``victim_side``; ``low``, ``best`` and ``high`` (persons or things; NA where no incident has one);
        ``n_low``, ``n_best``, ``n_high``, ``n_incidents`` with any, ``n_disputed``, ``high_is_open`` (a highest figure is told
        as "more than"), ``policy``.

    Raises
    ------
    FrameError
        ``result`` is no result; there is no such policy, column, unit or period; or the polygons are none.

    Examples
    --------
    >>> import geo
    >>> result = geo.build(geo.read("seeds"))
    >>> killed = geo.add_up(result, "ucdp").query("measure == 'killed'")
    >>> killed[["victim_side", "low", "best", "high"]].values.tolist()
    [['afghan_forces', 9, 9, 201], ['civilians_pk', 3, 3, 3], ['pakistan_forces', 43, 43, 78]]
    >>> killed = geo.add_up(result, "ucdp", areas="province").query("victim_side == 'pakistan_forces'")
    >>> killed[["area", "note", "low", "high"]].values.tolist()
    [['', 'not placed', 20, 20], ['', 'several areas: not divisible', 23, 58]]
    """
    import pandas as pd  # noqa: PLC0415 - half a second, which reading articles need not pay

    frames = frames_of(result)
    if policy not in (*POLICIES, AS_CODED):
        raise FrameError(f"there is no policy {policy!r}; choose from {', '.join((*POLICIES, AS_CODED))}")
    grouped = _group(frames, [by] if isinstance(by, str) else list(by))
    text = pd.StringDtype("python")
    keys = list(grouped.columns[1:])
    notes = []
    if areas is not None:
        grouped = grouped.merge(_sole_area(assign(frames, areas, name, sure_from)), on="incident_id")
        keys.append("area")
        notes.append("area_note")
    if period is not None:
        grouped = grouped.merge(_sole_period(spread(frames.incidents, period)), on="incident_id")
        keys.append("period")
        notes.append("period_note")
    if notes:
        texts = ["; ".join(filter(None, each)) for each in grouped[notes].itertuples(index=False)]
        grouped["note"] = pd.Series(texts, index=grouped.index, dtype=text)
        keys.append("note")
    estimates = frames.estimates[frames.estimates["policy"] == policy].merge(
        grouped, on="incident_id", how="left"
    )
    return _sum(estimates, keys, _open_figures(frames)).assign(policy=policy).astype({"policy": text})


def _group(frames: Frames, by: list[str]) -> pd.DataFrame:
    unknown = [each for each in by if each not in frames.incidents or each == "incident_id"]
    if unknown:
        raise FrameError(
            f"incidents are not grouped by {unknown[0]!r}; name a column of the table, as kind or grade"
        )
    return frames.incidents[["incident_id", *dict.fromkeys(by)]]


def _sole_area(told: pd.DataFrame) -> pd.DataFrame:
    """Give each incident its area, if all of its places surely lie in that one."""
    each = told.groupby("incident_id", sort=False).agg(
        area=("area", "first"), note=("note", "first"), sure=("sure_area", "all")
    )
    surely_in = told[told["sure_area"]].groupby("incident_id")["area"].nunique()
    several, doubtful = surely_in.reindex(each.index, fill_value=0) > 1, ~each["sure"]
    note = each["note"].mask(doubtful, NOT_SURE).mask(several, SEVERAL)
    area = each["area"].mask(several | doubtful, "")
    return each.assign(area=area, area_note=note)[["area", "area_note"]].reset_index()


def _sole_period(told: pd.DataFrame) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - as above

    first = told.drop_duplicates("incident_id")
    across = ~first["sure_period"]
    note = pd.Series("", index=first.index, dtype=pd.StringDtype("python"))
    note = note.mask(first["period"].isna(), UNDATED).mask(across, ACROSS)
    return first.assign(period=first["period"].mask(across), period_note=note).drop(columns="sure_period")


def _open_figures(frames: Frames) -> dict[str, int]:
    """Return the claims whose figure has no upper end ("more than 200"), and the number that they tell."""
    claims = frames.claims
    open_ended = claims[claims["value_high"].isna() & claims["value_low"].notna()]
    return dict(zip(open_ended["claim_id"], open_ended["value_low"], strict=True))


def _sum(estimates: pd.DataFrame, keys: list[str], open_figures: dict[str, int]) -> pd.DataFrame:
    from ..frame import LIST_SEPARATOR  # noqa: PLC0415 - beside what it takes apart

    estimates = estimates.assign(
        high_is_open=[
            any(open_figures.get(claim_id) == high for claim_id in ids.split(LIST_SEPARATOR))
            if known
            else False
            for known, high, ids in zip(
                estimates["high"].notna(), estimates["high"], estimates["claim_ids"], strict=True
            )
        ]
    ).astype({"high_is_open": "bool", "disputed": "boolean"})
    groups = estimates.groupby([*keys, "measure", "victim_side"], sort=True, dropna=False)
    summed: dict[str, Any] = {number: groups[number].sum(min_count=1) for number in _NUMBERS}
    summed |= {f"n_{number}": groups[number].count() for number in _NUMBERS}
    summed["n_incidents"] = groups["incident_id"].nunique()
    summed["n_disputed"] = groups["disputed"].sum()
    summed["high_is_open"] = groups["high_is_open"].any()
    import pandas as pd  # noqa: PLC0415 - as above

    counts = dict.fromkeys((*(f"n_{number}" for number in _NUMBERS), "n_incidents", "n_disputed"), "int64")
    dtypes = {**dict.fromkeys(_NUMBERS, "Int64"), **counts, "high_is_open": "bool"}
    return pd.DataFrame(summed).reset_index().astype(dtypes)
