"""Exports of ``geo`` (GeoPackage, GeoJSON, CSV), read for verification."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..export import read_frames, read_seal
from ..export.view import to_rows
from ..frame.table import LIST_SEPARATOR
from .told import Finding, Told, ToldArticle, ToldClaim, ToldEstimate

if TYPE_CHECKING:
    import os

    from ..frame import Frames


def read_told(path: str | os.PathLike[str]) -> Told:
    """Read what an export tells.

    Parameters
    ----------
    path
        A file that ``geo.export.write`` wrote: .gpkg, .geojson or .csv.

    Returns
    -------
    Told
        What it tells, to be verified.

    Raises
    ------
    FrameError
        It is no export of ``geo``, or too damaged to be read.

    Examples
    --------
    >>> import geo, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     geo.export.write(geo.build(geo.read("seeds")), f"{folder}/out.geojson")
    ...     len(geo.read_told(f"{folder}/out.geojson").articles)
    5
    """
    frames = read_frames(path)
    written, wrong = read_seal(Path(path))
    return Told(
        seal=written,
        sealed=tuple(Finding(*each) for each in wrong),
        articles=tuple(
            ToldArticle(
                id=row["article_id"],
                name=row["name"],
                source_sha256=row["source_sha256"],
                text_sha256=row["text_sha256"],
            )
            for row in to_rows(frames.articles)
        ),
        claims=tuple(map(_claim, to_rows(frames.claims))),
        incident_ids=frozenset(frames.incidents["incident_id"]),
        estimates=tuple(_estimates(frames)),
    )


def _claim(row: dict[str, Any]) -> ToldClaim:
    return ToldClaim(
        id=row["claim_id"],
        article_id=row["article_id"],
        incident_id=row["incident_id"],
        start=row["quote_start"],
        end=row["quote_end"],
        quote=row["quote"],
        prefix=row["quote_prefix"],
        suffix=row["quote_suffix"],
        measure=row["measure"],
        value_low=row["value_low"],
        value_high=row["value_high"],
        victim_side=row["victim_side"],
        claimant=row["claimant"],
        stance=row["stance"],
    )


def _estimates(frames: Frames) -> list[ToldEstimate]:
    return [
        ToldEstimate(
            incident_id=row["incident_id"],
            victim_side=row["victim_side"],
            measure=row["measure"],
            policy=row["policy"],
            numbers=(row["low"], row["best"], row["high"]),
            claim_ids=tuple(filter(None, row["claim_ids"].split(LIST_SEPARATOR))),
        )
        for row in to_rows(frames.estimates)
    ]
