"""Matching: which coded incident is which extracted one, how sure, and why; and what has no counterpart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..errors import FrameError
from ..frame import frames_of
from .blocks import find_pairs
from .likeness import Likeness, say_agreement
from .spots import EARTH_KM, find_spots

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from ..build import Result
    from ..frame import Frames
    from .spots import Spots

# Of each incident so many likeliest counterparts are weighed against each other.
MOST_CANDIDATES = 50
_COLUMNS = (
    "status", "extracted_id", "coded_id", "coded_record", "extracted_title", "coded_title", "extracted_date", "coded_date",
    "distance_km", "gap_km", "days_apart", "type_agreement", "score", "reason",
)  # fmt: skip
_NUMBERS = {"distance_km": "float64", "gap_km": "float64", "days_apart": "Int64", "score": "float64"}


def match(
    extracted: Result | Frames,
    coded: Result | Frames,
    *,
    max_km: float = 50.0,
    max_days: int = 3,
    min_score: float = 0.25,
    one_to_one: bool = True,
) -> pd.DataFrame:
    """Match incidents of two tables: what articles tell against what others coded, or any two.

    Two may be one if they lie no more than ``max_km`` apart beyond how far off each may be, no more than ``max_days`` apart
    beyond how long each took or how exactly its day is known, and are of kinds that can be one. Their score is a product of
    likeness in place, time, kind and sides (docs/coded.md has the formula): vague places and dates count for less than
    exact ones. Numbers of dead are not looked at: to compare them is what pairs are for.

    Parameters
    ----------
    extracted, coded
        What ``geo.build`` and ``geo.read_coded`` return, or frames; of one theatre or of two.
    max_km, max_days
        How far apart a pair may be.
    min_score
        The least score of a pair, in [0, 1].
    one_to_one
        Whether each incident is in one pair at most: the likeliest pair is taken first, then the likeliest of those left,
        ties by smaller gap, fewer days, then the tables' order. Else all pairs are listed.

    Returns
    -------
    pandas.DataFrame
        ``status`` (``matched``, ``only_extracted``, ``only_coded``), the ids (empty where there is no counterpart), the coded
        row's own id, titles and first days; ``distance_km`` between the nearest places, ``gap_km`` beyond both uncertainties,
        ``days_apart``; ``type_agreement`` (same type, same kind, both violent, kinds that can be one); ``score`` in [0, 1]; and
        ``reason`` in words. Pairs and what is only extracted in the order of ``extracted``, then what is only coded.

    Raises
    ------
    FrameError
        One is no result, a threshold is none, or more pairs lie within reach than can be weighed.

    Examples
    --------
    >>> import geo
    >>> result = geo.build(geo.read("seeds"))
    >>> pairs = match(result, result)
    >>> pairs["status"].value_counts().to_dict()
    {'matched': 3, 'only_extracted': 2, 'only_coded': 2}
    >>> pairs.query("status == 'matched'")["type_agreement"].tolist()
    ['same type', 'same type', 'same type']
    """
    import pandas as pd  # noqa: PLC0415 - half a second, which help need not pay

    if not (max_km >= 0 and max_days >= 0 and 0 <= min_score <= 1):
        raise FrameError("max_km and max_days are numbers from 0 on, min_score is between 0 and 1")
    left, right = (find_spots(frames_of(each)) for each in (extracted, coded))
    found = _weigh(left, right, max_km=float(max_km), max_days=int(max_days), min_score=min_score)
    kept = _choose(found, len(left.incidents), len(right.incidents)) if one_to_one else found
    kept = kept.sort_values(["a", "score", "b"], ascending=[True, False, True], kind="stable")
    reach = f"within {max_km:g} km and {max_days} days beyond what is uncertain"
    table = _stack([
        _tell_pairs(kept, left, right),
        _tell_rest(left, set(kept["a"]), set(found["a"]), "extracted", reach),
    ]).sort_values("row", kind="stable")  # fmt: skip
    rest = _tell_rest(right, set(kept["b"]), set(found["b"]), "coded", reach)
    whole = _stack([table, rest]).reset_index(drop=True).reindex(columns=list(_COLUMNS))
    text = pd.StringDtype("python")
    return whole.astype({column: _NUMBERS.get(column, text) for column in _COLUMNS})


def _stack(tables: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """Put tables under one another. Those without rows are left out: in pandas 2 they have a say in the columns' types."""
    import pandas as pd  # noqa: PLC0415 - as above

    full = [table for table in tables if len(table)]
    return pd.concat(full) if full else tables[0]


def _weigh(left: Spots, right: Spots, *, max_km: float, max_days: int, min_score: float) -> pd.DataFrame:
    """Weigh all pairs within reach, and keep of two incidents their likeliest places."""
    import numpy as np  # noqa: PLC0415 - as above
    import pandas as pd  # noqa: PLC0415 - as above

    likeness = Likeness.of(left.incidents, right.incidents)
    parts, held = [], 0
    for ours, theirs in find_pairs(left, right, max_km=max_km, max_days=max_days):
        apart = np.maximum(left.start[ours] - right.end[theirs], right.start[theirs] - left.end[ours])
        near = apart <= max_days
        i, j, days = ours[near], theirs[near], np.maximum(0, apart[near])
        chord = np.sqrt(((left.xyz[i] - right.xyz[j]) ** 2).sum(axis=1))
        distance = 2 * EARTH_KM * np.arcsin(np.clip(chord / (2 * EARTH_KM), 0, 1))
        reach = left.radius_km[i] + right.radius_km[j]
        gap = np.maximum(0.0, distance - reach)
        spans = left.end[i] - left.start[i] + right.end[j] - right.start[j]
        a, b = left.owner[i], right.owner[j]
        score = (
            (1 - (gap / max_km if max_km else np.sign(gap)))
            * _certain(reach, 100.0)
            * (1 - days / (max_days + 1))
            * _certain(spans, 14.0)
            * likeness.score(a, b)
        )
        good = (gap <= max_km) & (score >= min_score) & (score > 0)
        part = pd.DataFrame(
            {"a": a[good], "b": b[good], "distance": distance[good], "gap": gap[good], "days": days[good], "score": score[good]}
        )  # fmt: skip
        parts.append(part)
        held += len(part)
        if held > 20 * MOST_CANDIDATES * 10_000:
            parts = [_prune(_stack(parts))]
            held = len(parts[0])
    columns = ["a", "b", "distance", "gap", "days", "score"]
    found = _prune(_stack(parts)) if parts else pd.DataFrame(columns=columns, dtype=float)
    return found.assign(agreement=likeness.agreement(found["a"].to_numpy(int), found["b"].to_numpy(int)))


def _certain(vagueness: Any, half: float) -> Any:
    """Count what is exactly known for 1, what is not for as little as half of it."""
    return 0.5 + 0.5 / (1 + vagueness / half)


def _prune(found: pd.DataFrame) -> pd.DataFrame:
    """Keep of two incidents their likeliest places, and of each incident its likeliest counterparts."""
    found = found.sort_values(
        ["score", "gap", "days", "distance", "a", "b"],
        ascending=[False, True, True, True, True, True],
        kind="stable",
    )
    found = found[~found.duplicated(["a", "b"])]
    among = (found.groupby("a").cumcount() < MOST_CANDIDATES) | (
        found.groupby("b").cumcount() < MOST_CANDIDATES
    )
    return found[among]


def _choose(found: pd.DataFrame, n_left: int, n_right: int) -> pd.DataFrame:
    """Take the likeliest pair, then the likeliest of what is left; ``found`` is sorted so."""
    import numpy as np  # noqa: PLC0415 - as above

    taken_a, taken_b, kept = bytearray(n_left), bytearray(n_right), []
    for row, (a, b) in enumerate(zip(found["a"].tolist(), found["b"].tolist(), strict=True)):
        if not taken_a[int(a)] and not taken_b[int(b)]:
            taken_a[int(a)] = taken_b[int(b)] = 1
            kept.append(row)
    return found.iloc[np.array(kept, dtype=int)]


def _tell_pairs(kept: pd.DataFrame, left: Spots, right: Spots) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - as above

    a, b = (
        side.incidents.iloc[kept[name].to_numpy(int)].reset_index(drop=True)
        for side, name in ((left, "a"), (right, "b"))
    )
    kept = kept.reset_index(drop=True)
    agreement = kept["agreement"].map(say_agreement)
    told = zip(kept["distance"], kept["gap"], kept["days"].astype(int), agreement, strict=True)
    return pd.DataFrame(
        {
            "row": kept["a"].astype(int),
            "status": "matched",
            "extracted_id": a["incident_id"],
            "coded_id": b["incident_id"],
            "coded_record": b["aliases"],
            "extracted_title": a["title"],
            "coded_title": b["title"],
            "extracted_date": a["date_start"],
            "coded_date": b["date_start"],
            "distance_km": kept["distance"].round(1),
            "gap_km": kept["gap"].round(1),
            "days_apart": kept["days"],
            "type_agreement": agreement,
            "score": kept["score"].round(3),
            "reason": [_reason(*each) for each in told],
        }
    )


def _reason(distance: float, gap: float, days: int, agreement: str) -> str:
    place = (
        f"{distance:.0f} km apart, {gap:.0f} beyond what is uncertain"
        if gap
        else f"{distance:.0f} km apart, within what is uncertain"
    )
    when = "on days that may be the same" if not days else f"{days} day{'s' * (days != 1)} apart"
    return f"{place}; {when}; {agreement}"


def _tell_rest(side: Spots, kept: set[Any], weighed: set[Any], name: str, reach: str) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - as above

    rows = [row for row in range(len(side.incidents)) if row not in kept]
    rest = side.incidents.iloc[rows].reset_index(drop=True)
    reasons = [
        "has no date" if not side.dated[row]
        else "has no place" if not side.placed[row]
        else "what could be it is likelier another" if row in weighed
        else f"nothing {reach} is like it"
        for row in rows
    ]  # fmt: skip
    columns = {
        "row": rows,
        "status": f"only_{name}",
        f"{name}_id": rest["incident_id"],
        f"{name}_title": rest["title"],
    }
    other = "coded" if name == "extracted" else "extracted"
    return pd.DataFrame(
        {
            **columns,
            f"{other}_id": "",
            f"{other}_title": "",
            f"{other}_date": "",
            f"{name}_date": rest["date_start"],
            "coded_record": rest["aliases"] if name == "coded" else "",
            "type_agreement": "",
            "reason": pd.Series(reasons, dtype=object),
        }
    )
