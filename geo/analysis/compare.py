"""Two runs side by side: what is new, what is gone, and what changed in what stayed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import FrameError
from ..frame import frames_of
from .pairing import pair_incidents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from ..build import Result
    from ..frame import Frames

_COLUMNS = ("table", "change", "id", "before_id", "about", "column", "before", "after")
# What a person knows a row by.
_ABOUT = {
    "articles": ("name",),
    "claims": ("quote",),
    "incidents": ("title",),
    "incident_places": ("label",),
    "estimates": ("measure", "victim_side", "policy"),
}
_Row = dict[str, Any]


def compare(before: Result | Frames, after: Result | Frames) -> pd.DataFrame:
    """Compare two runs: over more articles, with another version, another review.

    Articles and claims are known by their ids, which come from their content. An incident is the same if it has the same
    id, one is an alias of the other, or else if most of its claims are; its places are known by their place (or name), its
    estimates by side, measure and policy.

    Parameters
    ----------
    before, after
        What ``geo.build`` returns, or frames, as ``geo.export.read_frames`` reads them back.

    Returns
    -------
    pandas.DataFrame
        A row for each difference; none if the runs are equal. ``table``: articles, claims, incidents, incident_places or
        estimates; ``change``: ``new``, ``gone``, ``changed`` (a row for each column that is another), ``merged`` (an incident
        that is part of another now) or ``split`` (one that was part of another); ``id`` and ``before_id`` in the two runs
        (empty where there is none; of places and estimates the incident's); ``about``, a title, quote or name; ``column``,
        ``before`` and ``after`` as text, empty where there was nothing. In the order of the tables of ``after``, then of
        what is gone from ``before``.

    Raises
    ------
    FrameError
        One is no result, or they are of two theatres, whose ids cannot be compared.

    Examples
    --------
    >>> import geo
    >>> articles = geo.read("seeds")
    >>> changes = geo.compare(geo.build(articles[:4]), geo.build(articles))
    >>> changes.query("table == 'articles'")["change"].tolist()
    ['new']
    >>> len(geo.compare(geo.build(articles), geo.build(articles)))
    0
    """
    import pandas as pd  # noqa: PLC0415 - half a second, which reading articles need not pay

    old, new = frames_of(before), frames_of(after)
    if old.theatre != new.theatre:
        raise FrameError(
            f"one run is of the theatre {old.theatre!r}, the other of {new.theatre!r}; compare two of one"
        )
    pairs = pair_incidents(old, new)
    incident = pairs.same  # the id after, by the id before
    rows: list[_Row] = []
    rows += _differ("articles", _keyed(old.articles, "article_id"), _keyed(new.articles, "article_id"))
    rows += _differ(
        "claims", _keyed(_moved(old.claims, incident), "claim_id"), _keyed(new.claims, "claim_id")
    )
    rows += _differ_incidents(old, new, incident, pairs.merged, pairs.split)
    rows += _differ("incident_places", _places(old, incident), _places(new, {}))
    rows += _differ("estimates", _estimates(old, incident), _estimates(new, {}))
    text = pd.StringDtype("python")
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(dict.fromkeys(_COLUMNS, text))


def _differ_incidents(
    old: Frames, new: Frames, same: Mapping[str, str], merged: Mapping[str, str], split: Mapping[str, str]
) -> Iterator[_Row]:
    """Yield the differences of incidents; one whose id is another says so as its column ``incident_id``."""
    was = {same.get(key, key): row for key, row in _keyed(old.incidents, "incident_id").items()}
    now = _keyed(new.incidents, "incident_id")
    for row in _differ("incidents", was, now):
        before_id = str(row["before_id"])
        if row["change"] == "gone" and before_id in merged:
            yield {**row, "change": "merged", "id": merged[before_id]}
        elif row["change"] == "new" and row["id"] in split:
            yield {**row, "change": "split", "before_id": split[str(row["id"])]}
        else:
            yield row


def _differ(table: str, was: Mapping[Any, _Row], now: Mapping[Any, _Row]) -> Iterator[_Row]:
    """Yield a row for each difference of two tables by key; a key's first part, if it has parts, is the id."""
    for key, row in now.items():
        earlier = was.get(key)
        about = _about(table, row)
        if earlier is None:
            yield _difference(table, "new", _id(key), "", about)
            continue
        for column, value in row.items():
            if column in {"geometry", "aliases", "place_key"} or value == earlier[column]:
                continue
            before_id = earlier.get("incident_id", "") if table == "incidents" else _id(key)
            yield {
                **_difference(table, "changed", _id(key), before_id, about),
                "column": column,
                "before": _text(earlier[column]),
                "after": _text(value),
            }
    for key, row in was.items():
        if key not in now:
            yield _difference(table, "gone", "", _id(key), _about(table, row))


def _difference(table: str, change: str, after_id: str, before_id: str, about: str) -> _Row:
    return dict(zip(_COLUMNS, (table, change, after_id, before_id, about, "", "", ""), strict=True))


def _about(table: str, row: _Row) -> str:
    return ", ".join(str(row[column]) for column in _ABOUT[table])


def _rows(table: pd.DataFrame) -> list[_Row]:
    """Give the rows as plain values, None where one is missing."""
    plain = table.drop(columns="geometry", errors="ignore").astype(object)
    return list(plain.where(plain.notna(), None).to_dict("records"))


def _keyed(table: pd.DataFrame, key: str) -> dict[Any, _Row]:
    return {row[key]: row for row in _rows(table)}


def _moved(table: pd.DataFrame, incident: Mapping[str, str]) -> pd.DataFrame:
    """Put the ids that incidents have now in the place of those that they had."""
    return table.assign(incident_id=[incident.get(each, each) for each in table["incident_id"]])


def _places(frames: Frames, incident: Mapping[str, str]) -> dict[Any, _Row]:
    rows = _rows(_moved(frames.incident_places, incident))
    return {(row["incident_id"], row["place_id"] or row["name"]): row for row in rows}


def _estimates(frames: Frames, incident: Mapping[str, str]) -> dict[Any, _Row]:
    rows = _rows(_moved(frames.estimates, incident))
    keys = ("incident_id", "victim_side", "measure", "policy")
    return {tuple(row[key] for key in keys): row for row in rows}


def _id(key: Any) -> str:
    return str(key[0] if isinstance(key, tuple) else key)


def _text(value: Any) -> str:
    return "" if value is None else str(value)
