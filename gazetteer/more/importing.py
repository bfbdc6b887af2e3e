"""Import places from other gazetteers into a theatre's: read, merged, reported, and kept in one compact file."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..distance import distance_m
from ..errors import PlacesError
from ..gazetteer import Gazetteer
from ..place import Kind
from .bare import bare_names
from .compact import pack
from .decisions import read_decisions, write_conflicts
from .fill import fill_stock
from .frame import read_frame
from .match import Conflict
from .merge import merge
from .read.rows import Origin, Problem
from .read.sniff import read_records
from .record import Record, clean_id
from .stock import Source
from .where import Provinces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from .read.sniff import Told
    from .stock import Stock

MOST_RECORDS = 5_000_000
_MOST_TERMS = 3
MOST_PROBLEMS = 10_000  # of one file; what follows is counted only
_STATED = 200  # characters of a licence or source that a user states


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Imported:
    """What an import found, and made of it.

    Parameters
    ----------
    stock
        The places, for ``save``.
    read
        Records by source.
    matched, new
        Places of the theatre that records tell of, and places that it does not have.
    conflicts
        Records that a person must decide about; they are in no gazetteer until then.
    alike
        Records of which it cannot be told which of another source's is the same place: each is a place by itself.
    problems
        Rows that could not be read, at most ten thousand of each file.
    unread
        How many there are.
    decisions
        What people decided about conflicts, by the records' ids.

    Examples
    --------
    >>> import pandas as pd
    >>> found = import_places(pd.DataFrame({"name": ["Zumray"], "lat": [33.4], "lon": [70.0]}), licence="CC0")
    >>> found.read, found.matched, found.new
    ({'own': 1}, 0, 1)
    """

    stock: Stock
    read: Mapping[str, int]
    matched: int
    new: int
    conflicts: tuple[Conflict, ...] = ()
    alike: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()
    unread: int = 0
    decisions: Mapping[str, str] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """Give the compact file, which ``Gazetteer.load(extra=...)`` reads.

        Returns
        -------
        bytes
            The same for the same sources, in whatever order they were given.

        Examples
        --------
        >>> import pandas as pd
        >>> found = import_places(pd.DataFrame({"name": ["Zumray"], "lat": [33.4], "lon": [70.0]}), licence="CC0")
        >>> found.to_bytes().splitlines()[0]
        b'clashline places 1'
        """
        return pack(self.stock)

    def conflicts_csv(self) -> str:
        """Give all that a person should look at, as a table with an empty column for the decision.

        Returns
        -------
        str
            CSV; ``import_places(decisions=...)`` reads it back.

        Examples
        --------
        >>> import pandas as pd
        >>> found = import_places(pd.DataFrame({"name": ["Khost"], "lat": [33.45], "lon": [69.92]}), licence="CC0")
        >>> found.conflicts_csv().splitlines()[1].rpartition(",")[2]
        ' kind and province of a place that lies 12 km off"'
        """
        return write_conflicts((*self.conflicts, *self.alike), self.decisions)


def import_places(
    *inputs: str | Path | pd.DataFrame,
    theatre: str | Path | None = None,
    decisions: str | Path | None = None,
    source: str = "",
    licence: str = "",
    attribution: str = "",
) -> Imported:
    """Read places of other gazetteers and merge them into a theatre's.

    Parameters
    ----------
    inputs
        Files: a GeoNames dump (``.zip``, ``.txt``), OpenStreetMap (``.gpkg``, ``.geojson``), OCHA COD-AB (``.gpkg``,
        ``.geojson``, ``.shp``), Who's On First (``.db``, ``.geojson``, ``.csv``), Linked Places (``.json``), our own table
        (``.csv``), what an earlier import made (``.clg``); or tables, as `Gazetteer.with_places` takes them.
    theatre
        The theatre's name or folder; by default the one that the data name.
    decisions
        The table of conflicts of an earlier import, with decisions.
    source, licence, attribution
        A short name for what has none of its own (``.csv``, tables), the terms of what does not state them, and
        the notice that a map must show for that.

    Returns
    -------
    Imported
        The order of the inputs changes nothing, and neither does an input that is given twice.

    Raises
    ------
    PlacesError
        If a file cannot be read at all, does not state its licence and none is given, or there are too many places.
        A row that cannot be read costs that row only, and is reported.
    TheatreNotFound, TheatreDataError
        If there is no such theatre, or its data are wrong.

    Examples
    --------
    >>> import pandas as pd
    >>> mine = pd.DataFrame({"name": ["Khost", "Zumray Kalay"], "lat": [33.34, 33.4], "lon": [69.92, 70.0]})
    >>> found = import_places(mine, source="survey", licence="CC0")
    >>> found.matched, found.new, len(found.conflicts)
    (1, 1, 0)
    """
    if not inputs:
        raise PlacesError("places", "none are given; name a file")
    if source and not clean_id(source):
        raise PlacesError("places", f"source: {source[:40]!r} is no short name; take letters and digits")
    loaded = Gazetteer.load(theatre)
    where, places = loaded.theatre, (*loaded.places, *loaded.world)
    given = _Given(clean_id(source), licence.strip()[:_STATED], attribution.strip()[:_STATED])
    gathered = _gather(inputs, given, Provinces(places))
    decided = {
        **gathered.decisions,
        **(read_decisions(Path(decisions)) if decisions is not None else {}),
    }
    listed = [gathered.records[key] for key in sorted(gathered.records)]
    once = [record for record in listed if record.id not in gathered.twice]
    merged = merge(once, places, where, decided, astray=gathered.astray)
    stock = fill_stock(
        merged.places,
        theirs=merged.theirs,
        theatre=where.name,
        countries=where.countries,
        sources=[_credit(key, gathered.sources, listed, given) for key in {row.source for row in listed}],
        decisions=decided,
    )
    return Imported(
        stock=stock,
        read=dict(sorted(Counter(record.source for record in listed).items())),
        matched=len(merged.theirs),
        new=len(merged.places) - len(merged.theirs),
        conflicts=(*(gathered.twice[key] for key in sorted(gathered.twice)), *merged.conflicts),
        alike=merged.alike,
        problems=tuple(sorted(gathered.problems)),
        unread=gathered.unread,
        decisions=decided,
    )


@dataclass(frozen=True, slots=True)
class _Given:
    """What the user says of sources that do not say it themselves."""

    source: str
    licence: str
    attribution: str

    def read(self, item: str | Path | pd.DataFrame) -> Iterator[Told]:
        if isinstance(item, (str, Path)):
            return read_records(Origin(path=Path(item), source=self.source, licence=self.licence))
        return read_frame(item, source=self.source or "own", licence=self.licence)


@dataclass(slots=True)
class _Gathered:
    records: dict[str, Record] = field(default_factory=dict)
    twice: dict[str, Conflict] = field(default_factory=dict)
    astray: dict[str, str] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    decisions: dict[str, str] = field(default_factory=dict)
    problems: set[Problem] = field(default_factory=set)
    unread: int = 0

    def add(self, record: Record, astray: str) -> None:
        """Add a record. Two of one id that differ are a person's to choose from, not the later one's to win.

        ``astray`` is the country in which it lies, where it says another.
        """
        known = self.records.setdefault(record.id, record)
        if astray:
            self.astray[record.id] = astray
        if known != record:
            chosen = min(known, record, key=repr)
            self.records[record.id] = chosen
            self.twice[record.id] = Conflict(
                record=chosen,
                place_ids=(record.id,),
                distance_m=distance_m(known.lat, known.lon, record.lat, record.lon),
                why="two inputs have this record, and differ; give one of them",
            )


def _gather(inputs: Sequence[str | Path | pd.DataFrame], given: _Given, provinces: Provinces) -> _Gathered:
    found = _Gathered()
    for item in inputs:
        name = str(item) if isinstance(item, (str, Path)) else "places"
        rows: list[Record] = []
        bad: set[Problem] = set()
        for each in given.read(item):
            if isinstance(each, Source):
                found.sources[each.key] = min(found.sources.get(each.key, each), each, key=repr)
            elif isinstance(each, Problem):
                bad.add(each)
            elif isinstance(each, Record):
                if not each.licence:
                    raise PlacesError(name, "does not state its licence; say it: --licence 'CC BY 4.0'")
                rows.append(each)
                if len(rows) > MOST_RECORDS:
                    raise PlacesError(name, f"has more than {MOST_RECORDS:,} places; import a part of it")
            else:
                found.decisions |= each
        for record, astray in place_records(rows, provinces):
            found.add(record, astray)
        found.unread += len(bad - found.problems)
        found.problems.update(sorted(bad)[:MOST_PROBLEMS])
    return found


def place_records(records: Sequence[Record], provinces: Provinces) -> Iterator[tuple[Record, str]]:
    """Give records as the theatre writes its places: with its name of the province, a country, and names of areas bare.

    Yields
    ------
    Record
        The record.
    str
        The country in which it lies, where it says another one; else empty.
    """
    lats, lons = [row.lat for row in records], [row.lon for row in records]
    found = provinces.find(lats, lons, [row.country for row in records])
    for record, (country, admin1, astray) in zip(records, found, strict=True):
        placed = replace(
            record,
            names=bare_names(record.names, record.kind),
            country=record.country or country,
            admin1="" if record.kind == Kind.COUNTRY else admin1 or record.admin1,
            radius_m=float(max(1, round(record.radius_m))),
        )
        yield placed, astray


def _credit(key: str, sources: Mapping[str, Source], records: Iterable[Record], given: _Given) -> Source:
    """Give a source with its terms: its own, or those that its records state."""
    known = sources.get(key, Source(key=key, title=key, licence="", attribution=""))
    if known.attribution:
        return known
    terms = sorted({record.licence for record in records if record.source == key})
    licence = known.licence or "; ".join(terms[:_MOST_TERMS])
    notice = given.attribution or f"Places: {known.title}, {licence}"
    return replace(known, licence=licence, attribution=notice)
