"""Coded tables in, frames out: the same tables that articles give, so that maps, exports and matching take both."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from gazetteer import Gazetteer

from ..errors import FrameError
from ..frame import Frames, fill_table
from ..schema import COLUMNS
from .acled import read_acled
from .claim_rows import fill_articles, fill_claims
from .claims import list_estimates, list_figures
from .ged import read_ged
from .gtd import read_gtd
from .hand import read_hand
from .incident_rows import fill_areas, fill_incidents, fill_places, fill_unplaced
from .names import Names
from .source import open_source
from .where import place_rows

if TYPE_CHECKING:
    import os

    import pandas as pd

    from .events import Events
    from .source import Source

_READERS = {"acled": read_acled, "ged": read_ged, "gtd": read_gtd, "hand": read_hand}


def read_coded(
    source: str | os.PathLike[str] | pd.DataFrame,
    *,
    like: str | None = None,
    gazetteer: Gazetteer | None = None,
    attribution: str | None = None,
) -> Frames:
    """Read incidents that others coded: your own copy of ACLED, UCDP GED or GTD, or a table coded by hand.

    What they code is what they say: numbers of dead become claims of theirs ("as coded by ACLED"), with low, best and high
    where they have them, and estimates by the policy ``as_coded``. A place that is coded to a district or province is its
    outline, or a circle where the gazetteer has none, and never a point. What has no place or no date is in ``unplaced``.
    Rows outside the theatre are placed where they say; ``incidents.grade_reasons`` says so.

    Parameters
    ----------
    source
        A file (.csv, .tsv or .xlsx) or a frame, with the columns of one of the four. Of a GeoDataFrame the points are taken,
        in any CRS.
    like
        acled, ged, gtd or hand; by default told from the columns.
    gazetteer
        The theatre's, for its sides, districts and provinces; the default theatre's if not given.
    attribution
        What whoever shows the data must say; by default the data set's own notice. It is carried into maps and exports.

    Returns
    -------
    Frames
        Tables as of ``geo.build``; incidents in the order of the rows. Nothing is graded: who coded them weighed the sources.

    Raises
    ------
    FileError
        The file cannot be read, or needs an extra that is not installed.
    FrameError
        Its columns are none of the four's, or a row coded by hand has a date, type or precision that is none.

    Examples
    --------
    >>> import pandas as pd
    >>> mine = pd.DataFrame({"date": ["2025-10-12"], "lat": [34.1], "lon": [71.1], "type": ["shelling"], "killed": [3]})
    >>> frames = read_coded(mine)
    >>> frames.incidents["kind"].tolist(), frames.claims["value_low"].tolist()
    (['strike'], [3])
    """
    where = gazetteer or Gazetteer.load()
    opened = open_source(source, like)
    names = Names(where)
    unknown = where.sides.defaults["victim_unknown"]
    try:
        events = _READERS[opened.convention.key](opened.table, opened.convention, names, unknown)
    except FrameError as error:
        raise FrameError(f"{opened.name}: {error}") from error
    notice = opened.attribution if attribution is None else attribution
    return _assemble(events, opened, names, where, notice)


def _assemble(events: Events, opened: Source, names: Names, gazetteer: Gazetteer, attribution: str) -> Frames:
    ids = _identify(events, opened)
    twice = ids.duplicated()
    rows, ids = events.rows[~twice], ids[~twice]
    placed = place_rows(rows, names, gazetteer, by_name=opened.convention.key == "hand")
    claims = list_figures(events, ids, gazetteer.sides.defaults["victim_unknown"])
    article_id = opened.sha256[:16]
    tables = {
        "incidents": fill_incidents(rows, ids, placed, claims, opened=opened, gazetteer=gazetteer),
        "incident_places": fill_places(ids, placed, claims),
        "areas": fill_areas(ids, placed),
        "claims": fill_claims(events, claims, ids, opened, gazetteer.sides),
        "estimates": list_estimates(events, claims, ids, opened.coder),
        "articles": fill_articles(opened, len(claims), attribution),
        "unplaced": fill_unplaced(rows, ids, placed, events.rows[twice], article_id),
    }
    made = {name: fill_table(name, tables.get(name, {})) for name in COLUMNS}
    return Frames(theatre=gazetteer.theatre.name, **made)


def _identify(events: Events, opened: Source) -> pd.Series[Any]:
    """Make the incidents' ids from whose rows they are and what tells the rows apart; of a row without id, from all it says."""
    import pandas as pd  # noqa: PLC0415 - half a second, which help need not pay

    records = events.rows["record"].copy()
    bare = records == ""
    if bare.any():
        told = [events.rows[column][bare].tolist() for column in events.rows.columns]
        told += [end[bare].tolist() for figure in events.figures for end in (figure.low, figure.high)]
        records[bare] = ["|".join(map(str, cells)) for cells in zip(*told, strict=True)]
    key = opened.convention.key
    digests = [hashlib.sha256(f"{key}|{record}".encode("utf-8", "replace")).hexdigest() for record in records]
    return pd.Series([f"i{digest[:12]}" for digest in digests], index=records.index, dtype=object)
