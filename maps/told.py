"""A map read back: what its data tell, for verification against the articles."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import ReadError
from .slots import DATA_CLOSES, DATA_OPENS, SEAL_CLOSES, SEAL_OPENS

if TYPE_CHECKING:
    import os

    from geo import Told


def read_map(path: str | os.PathLike[str]) -> Told:
    """Read what a map tells.

    Parameters
    ----------
    path
        A file that ``ClashMap.save`` wrote.

    Returns
    -------
    geo.Told
        What it tells, for ``geo.verify``.

    Raises
    ------
    ReadError
        It cannot be read, is no map of Clashline, or is too damaged to be read.

    Examples
    --------
    >>> import geo, maps, tempfile
    >>> articles = geo.read("seeds")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     told = maps.read_map(maps.render(geo.build(articles)).save(f"{folder}/map.html"))
    >>> len(told.claims), geo.verify(told, articles)
    (58, ())
    """
    import geo  # noqa: PLC0415 - help and import shall not wait for shapely

    from .packed import unpack  # noqa: PLC0415 - nor for numpy

    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    page = data.decode("utf-8", "replace")
    written = _between(page, SEAL_OPENS, SEAL_CLOSES)
    try:
        payload = json.loads(_between(page, DATA_OPENS, DATA_CLOSES))
        if "packed" in payload:
            payload = unpack(payload)
        return geo.Told(
            seal=written,
            sealed=tuple(geo.Finding(Path(path).name, what) for what in _seal_problems(data, written)),
            articles=tuple(geo.ToldArticle(**_article(row)) for row in payload["articles"]),
            claims=tuple(geo.ToldClaim(**_claim(row)) for row in payload["claims"]),
            incident_ids=frozenset(incident["id"] for incident in payload["incidents"]),
            estimates=tuple(
                geo.ToldEstimate(**_estimate(incident["id"], row))
                for incident in payload["incidents"]
                for row in incident["estimates"]
            ),
        )
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise ReadError(f"{path}: is no map of Clashline, or is damaged ({reason})") from error


def _between(page: str, opens: str, closes: str) -> str:
    """Return what stands between the first opening mark and its closing one, empty if they are not there."""
    start = page.find(opens)
    end = page.find(closes, start + len(opens))
    return page[start + len(opens) : end] if start >= 0 and end >= 0 else ""


def _seal_problems(data: bytes, written: str) -> list[str]:
    from geo import seal_holds  # noqa: PLC0415 - as above

    if not written:
        return ["has no seal; it was written by an older version, or the seal was taken out"]
    return (
        []
        if seal_holds(data, written)
        else ["was changed after it was written: its bytes are not those of its seal"]
    )


def _article(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in ("id", "name", "source_sha256", "text_sha256")}


def _claim(row: dict[str, Any]) -> dict[str, Any]:
    quote = row["quote"]
    return {
        **{
            name: row[name] for name in ("id", "start", "end", "measure", "victim_side", "claimant", "stance")
        },
        "article_id": row["article"],
        "incident_id": row["incident"] or "",
        "quote": quote["before"] + quote["focus"] + quote["after"],
        "prefix": quote["prefix"],
        "suffix": quote["suffix"],
        "value_low": row["low"],
        "value_high": row["high"],
        "clipped": True,  # a page shortens what is longer than a passage
    }


def _estimate(incident_id: str, row: dict[str, Any]) -> dict[str, Any]:
    return {
        **{name: row[name] for name in ("victim_side", "measure", "policy")},
        "incident_id": incident_id,
        "numbers": (row["low"], row["best"], row["high"]),
        "claim_ids": tuple(row["claims"]),
    }
