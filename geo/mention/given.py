"""Places that somebody else found in the texts: another geoparser, or a person. They stand where they are said to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from gazetteer import GazetteerError, Kind, Match

from ..errors import FrameError
from ..values import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

    from gazetteer import Gazetteer

    from ..values import Article

SOURCE = "elsewhere"
_LONGEST = 200
_OF_PLACES = ("name", "kind", "lat", "lon", "radius_m", "country", "admin1", "sensitive", "geometry")
_READ = ("article", "start", "end", "surface", "source", "place_id", *_OF_PLACES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The names of one article that are known already, in order, none within another.

    ``sources`` says of each who found it.
    """

    matches: tuple[Match, ...]
    sources: tuple[str, ...]


class _Spot(NamedTuple):
    row: int
    article_id: str
    start: int
    end: int
    source: str
    place_id: str


def take_mentions(
    table: pd.DataFrame, articles: Sequence[Article], gazetteer: Gazetteer
) -> tuple[Mapping[str, Given], Gazetteer]:
    """Read a table of names and their places.

    Parameters
    ----------
    table
        As ``geo.build`` has it.
    articles
        The articles that the rows are about.
    gazetteer
        Which places there are.

    Returns
    -------
    Mapping of str to Given, Gazetteer
        By the article's id; and a gazetteer that has their places too. It finds none of them by its name: only the spans
        that the table has are known to mean them.

    Raises
    ------
    FrameError
        A column is missing, or a row is about no article, has no such span or no such place.
    """
    columns = getattr(table, "columns", None)
    if columns is None:
        raise FrameError(f"mentions: a {type(table).__name__} is no table; give a DataFrame")
    for each in ("article", "start", "end"):
        if each not in columns:
            raise FrameError(
                f"mentions: lacks the column {each!r}; it has article, start, end and place_id or lat, lon, kind"
            )
    crs = getattr(table, "crs", None)
    if crs is not None:
        table = table.rename_geometry("geometry").to_crs(4326)
    by_name = {each.name: each for each in reversed(articles)} | {each.id: each for each in articles}
    spots: list[_Spot] = []
    places: dict[str, dict[str, Any]] = {}
    for number, cells in enumerate(_rows(table)):
        article = by_name.get(str(cells.get("article", "")))
        if article is None:
            raise _wrong(number, f"there is no article {cells.get('article', '')!r}; give its id or name")
        start, end = _span(number, cells, article)
        place_id = str(cells.get("place_id", ""))
        if place_id:
            _require(number, place_id, gazetteer)
        else:
            place_id, place = _place(number, cells, article.text[start:end])
            places.setdefault(place_id, place)
        source = _words(number, "source", cells) or SOURCE
        spots.append(_Spot(number, article.id, start, end, source, place_id))
    return _by_article(spots, {each.id: each for each in articles}), _add(gazetteer, places)


def _rows(table: pd.DataFrame) -> Iterable[dict[str, Any]]:
    import pandas as pd  # noqa: PLC0415 - half a second, which reading articles need not pay

    wanted = [each for each in _READ if each in table.columns]
    for row in zip(*(table[each].tolist() for each in wanted), strict=True):
        yield {key: cell for key, cell in zip(wanted, row, strict=True) if pd.isna(cell) is not True}


def _wrong(number: int, what: str) -> FrameError:
    return FrameError(f"mentions: row {number}: {what}")


def _span(number: int, cells: Mapping[str, Any], article: Article) -> tuple[int, int]:
    try:
        start, end = (int(cells[each]) for each in ("start", "end"))
    except (KeyError, TypeError, ValueError, OverflowError):
        raise _wrong(number, "start and end are no offsets; give whole numbers") from None
    if (start, end) != (cells["start"], cells["end"]) or not 0 <= start < end <= len(article.text):
        raise _wrong(
            number,
            f"{cells['start']} to {cells['end']} is no span of {article.name}; count code points from 0",
        )
    said = str(cells.get("surface", ""))
    here = article.text[start:end]
    if said and said != here:
        raise _wrong(
            number,
            f"{article.name} has {here[:40]!r} there and not {said[:40]!r}; count code points, not bytes",
        )
    if not here.strip():
        raise _wrong(number, f"{start} to {end} of {article.name} is blank")
    return start, end


def _words(number: int, key: str, cells: Mapping[str, Any]) -> str:
    """Give a short text that goes on into tables and messages as it is."""
    words = " ".join(str(cells.get(key, "")).split())
    if len(words) > _LONGEST or not words.isprintable():
        raise _wrong(number, f"{key} is no text of at most {_LONGEST} characters that can be printed")
    return words


def _require(number: int, place_id: str, gazetteer: Gazetteer) -> None:
    try:
        gazetteer.get(place_id)
    except LookupError as error:
        raise _wrong(number, str(error)) from None


def _place(number: int, cells: Mapping[str, Any], surface: str) -> tuple[str, dict[str, Any]]:
    """Give a place of a row, and an id that comes from all that the row says of it."""
    if "kind" not in cells:
        # A centre of a province and a village look alike; only who found it knows.
        kinds = ", ".join(kind.value for kind in Kind)
        raise _wrong(number, f"what kind of place it is, nobody says; give place_id, or kind: {kinds}")
    place = {key: cells[key] for key in _OF_PLACES if key in cells}
    place.setdefault("name", " ".join(surface.split()))
    if "admin1" in place:
        place["admin1"] = _words(number, "admin1", cells)
    shape = place.get("geometry")
    told = {**place, "geometry": getattr(shape, "wkb_hex", "")}
    digest = hashlib.sha256(repr(sorted((key, str(cell)) for key, cell in told.items())).encode()).hexdigest()
    return f"given-{digest[:12]}", {**place, "id": f"given-{digest[:12]}", "row": number}


def _add(gazetteer: Gazetteer, places: Mapping[str, Mapping[str, Any]]) -> Gazetteer:
    new = [place for place_id, place in places.items() if not _has(gazetteer, place_id)]
    if not new:
        return gazetteer
    import pandas as pd  # noqa: PLC0415 - as above

    columns = [each for each in ("id", *_OF_PLACES) if any(each in place for place in new)]
    rows = [f"mention {place['row']}" for place in new]  # what an error names
    table = pd.DataFrame(
        {each: [place.get(each) for place in new] for each in columns}, index=rows, dtype=object
    )
    if "geometry" in table:
        import geopandas  # noqa: PLC0415 - as pandas

        table = geopandas.GeoDataFrame(table, geometry="geometry", crs=4326)
    try:
        return gazetteer.with_places(table, findable=False)
    except GazetteerError as error:
        raise FrameError(f"mentions: {error}") from error


def _has(gazetteer: Gazetteer, place_id: str) -> bool:
    try:
        gazetteer.get(place_id)
    except LookupError:
        return False
    return True


def _by_article(spots: Sequence[_Spot], articles: Mapping[str, Article]) -> dict[str, Given]:
    given: dict[str, Given] = {}
    ordered = sorted(spots, key=lambda spot: (spot.article_id, spot.start, spot.end))
    for before, after in pairwise(ordered):
        if before.article_id == after.article_id and after.start < before.end:
            raise _wrong(after.row, f"shares words with row {before.row}; give each name once")
    for article_id, group in groupby(ordered, key=lambda spot: spot.article_id):
        mine = list(group)
        text = articles[article_id].text
        matches = tuple(
            Match(
                start=spot.start,
                end=spot.end,
                surface=text[spot.start : spot.end],
                place_ids=(spot.place_id,),
            )
            for spot in mine
        )
        given[article_id] = Given(matches=matches, sources=tuple(spot.source for spot in mine))
    return given


def keep_given(
    article: Article, mentions: Iterable[Mention], given: Given, gazetteer: Gazetteer
) -> list[Mention]:
    """Say of each given name who gave it, and keep those that no rule took for a place's name."""
    sources = dict(zip(((match.start, match.end) for match in given.matches), given.sources, strict=True))
    kept: list[Mention] = []
    for mention in mentions:
        source = sources.pop((mention.start, mention.end), None)
        kept.append(
            mention if source is None else replace(mention, reason=f"{mention.reason}; given by {source}")
        )
    known = {(match.start, match.end): gazetteer.get(match.place_ids[0]) for match in given.matches}
    for (start, end), source in sources.items():
        place = known[start, end]
        kept.append(
            Mention(
                id=mention_id(article, start, end),
                article_id=article.id,
                start=start,
                end=end,
                surface=article.text[start:end],
                name=place.name,
                kind=place.kind,
                country=place.country,
                place_id=place.id,
                reason=f"no rule takes it for a name; given by {source}",
            )
        )
    return kept


def mention_id(article: Article, start: int, end: int) -> str:
    """Make a mention's id, from its article and offsets."""
    return f"m{hashlib.sha256(f'{article.id} {start} {end}'.encode()).hexdigest()[:12]}"
