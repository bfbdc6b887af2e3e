"""A map read back: what its data tell, for verification against the articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo import Finding, Told, ToldArticle, ToldClaim, ToldEstimate, seal_holds

from .errors import ReadError
from .page import DATA_CLOSES, DATA_OPENS, SEAL_CLOSES, SEAL_OPENS

if TYPE_CHECKING:
    import os


def read_map(path: str | os.PathLike[str]) -> Told:
    """Read what a map tells.

    Raises
    ------
    ReadError
        It cannot be read, is no map of Clashline, or is too damaged to be read.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    page = data.decode("utf-8", "replace")
    written = _between(page, SEAL_OPENS, SEAL_CLOSES)
    try:
        payload = json.loads(_between(page, DATA_OPENS, DATA_CLOSES))
        return Told(
            seal=written,
            sealed=tuple(_check_seal(Path(path).name, data, written)),
            articles=tuple(map(_article, payload["articles"])),
            claims=tuple(map(_claim, payload["claims"])),
            incident_ids=frozenset(incident["id"] for incident in payload["incidents"]),
            estimates=tuple(
                _estimate(incident["id"], each)
                for incident in payload["incidents"]
                for each in incident["estimates"]
            ),
        )
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise ReadError(
            f"{path}: is no map of Clashline, or is damaged ({type(error).__name__}: {error})"
        ) from error


def _between(page: str, opens: str, closes: str) -> str:
    """Return what stands between the first opening mark and its closing one, empty if they are not there."""
    start = page.find(opens)
    end = page.find(closes, start + len(opens))
    return page[start + len(opens) : end] if start >= 0 and end >= 0 else ""


def _check_seal(name: str, data: bytes, written: str) -> list[Finding]:
    if not written:
        return [Finding(name, "has no seal; it was written by an older version, or the seal was taken out")]
    if not seal_holds(data, written):
        return [Finding(name, "was changed after it was written: its bytes are not those of its seal")]
    return []


def _article(row: dict[str, Any]) -> ToldArticle:
    return ToldArticle(
        id=row["id"], name=row["name"], source_sha256=row["source_sha256"], text_sha256=row["text_sha256"]
    )


def _claim(row: dict[str, Any]) -> ToldClaim:
    quote = row["quote"]
    return ToldClaim(
        id=row["id"],
        article_id=row["article"],
        incident_id=row["incident"] or "",
        start=row["start"],
        end=row["end"],
        quote=quote["before"] + quote["focus"] + quote["after"],
        prefix=quote["prefix"],
        suffix=quote["suffix"],
        measure=row["measure"],
        value_low=row["low"],
        value_high=row["high"],
        victim_side=row["victim_side"],
        claimant=row["claimant"],
        stance=row["stance"],
        clipped=True,  # a page shortens what is longer than a passage
    )


def _estimate(incident_id: str, row: dict[str, Any]) -> ToldEstimate:
    return ToldEstimate(
        incident_id=incident_id,
        victim_side=row["victim_side"],
        measure=row["measure"],
        policy=row["policy"],
        numbers=(row["low"], row["best"], row["high"]),
        claim_ids=tuple(row["claims"]),
    )
