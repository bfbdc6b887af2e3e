"""From articles to everything found in them: the stages, composed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gazetteer import Gazetteer, GazetteerError

from .claim import find_claims
from .estimate import estimate
from .incident import arrange, join_incidents, make_incidents, name_localities
from .mention import find_mentions, take_mentions
from .relate import relate
from .review import Desk
from .shelter import shelter
from .values import Dossier, Review
from .when import date_claims
from .wire import find_wires

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    import geopandas
    import pandas as pd

    from .frame import Frames
    from .incident import Cluster
    from .mention import Given
    from .values import Article, Claim, Mention, Wire


# A note of a line or two may leave out what its reader knows, and costs little: it is read, whatever it names.
_LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An article that could not be taken apart, and why. It costs none of the others.

    Parameters
    ----------
    article
        The article.
    reason
        One line.

    Examples
    --------
    >>> import geo
    >>> geo.build(geo.read("seeds")).failures
    ()
    """

    article: Article
    reason: str


@dataclass(frozen=True, kw_only=True)
class Result:
    """What was found in a set of articles: as values (``dossier``) and as frames (``geo.COLUMNS``), made when first asked for.

    Parameters
    ----------
    dossier
        The values.
    gazetteer
        Where the places come from.
    failures
        Articles that could not be read, and why.
    elsewhere
        Ids of articles that name no place and no party of the theatre, of which therefore nothing was read.

    Examples
    --------
    >>> import geo
    >>> result = geo.build(geo.read("seeds"))
    >>> len(result.incidents), len(result.claims), result.areas.crs.name
    (5, 58, 'WGS 84')
    """

    dossier: Dossier
    gazetteer: Gazetteer
    failures: tuple[Failure, ...] = ()
    elsewhere: tuple[str, ...] = ()

    @cached_property
    def frames(self) -> Frames:
        """All tables."""
        from .frame import frame  # noqa: PLC0415 -- geopandas costs half a second, and values need none

        return frame(self.dossier, self.gazetteer)

    @property
    def incidents(self) -> pd.DataFrame:
        """A row an event."""
        return self.frames.incidents

    @property
    def incident_places(self) -> geopandas.GeoDataFrame:
        """A row an event and place, with its point, EPSG:4326."""
        return self.frames.incident_places

    @property
    def areas(self) -> geopandas.GeoDataFrame:
        """The areas of those places that have one, EPSG:4326."""
        return self.frames.areas

    @property
    def claims(self) -> pd.DataFrame:
        """A row a claim."""
        return self.frames.claims

    @property
    def mentions(self) -> pd.DataFrame:
        """A row a mention of a place."""
        return self.frames.mentions

    @property
    def articles(self) -> pd.DataFrame:
        """A row an article."""
        return self.frames.articles

    @property
    def relations(self) -> pd.DataFrame:
        """A row a relation between two claims."""
        return self.frames.relations

    @property
    def estimates(self) -> pd.DataFrame:
        """A row an incident, side, measure and policy."""
        return self.frames.estimates

    @property
    def unplaced(self) -> pd.DataFrame:
        """What no map can show."""
        return self.frames.unplaced

    @property
    def reviews(self) -> pd.DataFrame:
        """A row a decision of the review."""
        return self.frames.reviews


def build(
    articles: Iterable[Article],
    gazetteer: Gazetteer | None = None,
    *,
    review: Review | None = None,
    mentions: pd.DataFrame | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Result:
    """Read articles: places, claims, incidents, relations, estimates.

    Parameters
    ----------
    articles
        In the order in which they are to be listed; a text that comes twice is read once. Of one longer than a
        note that names no place and no party of the theatre nothing is read: it is about something else.
    gazetteer
        Where the places are; the default theatre if not given.
    review
        What people decided (``read_review``); what became of each decision is in the dossier's ``outcomes``.
    mentions
        Places that another geoparser, or a person, found in the texts: a DataFrame with ``article`` (its id or name),
        ``start`` and ``end`` (code points), and either ``place_id`` (of the gazetteer) or ``lat``, ``lon`` (degrees, EPSG:4326)
        or ``geometry`` (any CRS), with ``kind`` (of ``gazetteer.Kind``: whether it is a point or an area) and, if known, ``name``,
        ``radius_m`` (metres), ``country`` (ISO 3166-1 alpha-2), ``admin1``, ``sensitive``; ``surface``, checked against the text; ``source``,
        who found it, which is kept in the mention's ``reason``. In their words nothing else is found; whether something
        happened there is read from the text as ever.
    progress
        Called with the number of articles done and of all, after each.

    Returns
    -------
    Result
        An article that cannot be taken apart is among its ``failures``, and the others are read all the same.

    Raises
    ------
    gazetteer.GazetteerError
        The theatre's data are wrong.
    FrameError
        A row of ``mentions`` is about no article, has no such span or no such place; the message says which.

    Examples
    --------
    >>> import geo, pandas as pd
    >>> text = "Two soldiers were killed in a clash at Zumray Kalay on 12 October 2025, the army said."
    >>> articles = geo.read_texts(pd.DataFrame({"text": [text], "name": ["note"]})).articles
    >>> found = pd.DataFrame({"article": ["note"], "start": [39], "end": [51], "lat": [33.4], "lon": [70.0], "kind": ["city"]})
    >>> build(articles, mentions=found).incident_places[["name", "precision", "admin1"]].values.tolist()
    [['Zumray Kalay', 'settlement', 'Khost']]
    """
    where = gazetteer or Gazetteer.load()
    once = _once(articles)
    given: Mapping[str, Given] = {}
    if mentions is not None:
        given, where = take_mentions(mentions, once, where)
    told: list[Told] = []
    failures: list[Failure] = []
    for number, article in enumerate(once, start=1):
        found = read_article(article, where, given.get(article.id))
        if isinstance(found, Failure):
            failures.append(found)
        else:
            told.append(found)
        if progress is not None:
            progress(number, len(once))
    dossier = assemble(told, where, review)
    elsewhere = tuple(each.article.id for each in told if each.elsewhere)
    return Result(dossier=dossier, gazetteer=where, failures=tuple(failures), elsewhere=elsewhere)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One article and what it tells: the mentions and claims that were read from it alone.

    ``elsewhere`` is True where nothing was read, for the article names no place and no party of the theatre.
    """

    article: Article
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    elsewhere: bool = False


def read_article(article: Article, gazetteer: Gazetteer, given: Given | None = None) -> Told | Failure:
    """Read one article; of names that are given their places are known already.

    Returns
    -------
    Told or Failure
        A failure is the article's own: it costs none of the others.

    Raises
    ------
    gazetteer.GazetteerError
        The theatre's data are at fault, not the article.
    """
    try:
        is_long = len(article.text) > _LONGEST_NOTE
        if is_long and given is None and not gazetteer.is_named_in(article.text):
            return Told(article=article, elsewhere=True)
        mentions = find_mentions(article, gazetteer, given)
        claims = date_claims(article, find_claims(article, mentions, gazetteer), gazetteer)
        return Told(article=article, mentions=mentions, claims=name_localities(article, claims))
    except GazetteerError:
        raise
    except Exception as error:  # noqa: BLE001 -- articles come from anywhere: none may cost the others
        return Failure(article=article, reason=f"{type(error).__name__}: {error}")


def assemble(
    told: Iterable[Told],
    gazetteer: Gazetteer,
    review: Review | None = None,
    *,
    wires: Iterable[Wire] | None = None,
    events: Iterable[Cluster] | None = None,
) -> Dossier:
    """Make incidents, relations and estimates of what articles tell.

    Parameters
    ----------
    told
        In the order in which the articles are to be listed.
    gazetteer, review
        As ``build`` has them.
    wires
        Which articles hand on one report, if that is known; else it is found.
    events
        Which claims tell of one event, before people arranged it, if that is known; else it is found. Claims that are
        in none of them are totals.
    """
    read = tuple(told)
    articles = tuple(each.article for each in read)
    mentions, heard = shelter(
        (mention for each in read for mention in each.mentions),
        (claim for each in read for claim in each.claims),
        gazetteer,
    )
    desk = Desk(review or Review())
    claims = desk.judge(heard, gazetteer)
    kept = desk.keep(claims)
    if wires is None:
        speaking = {claim.article_id for claim in claims}
        wires = find_wires(article for article in articles if article.id in speaking)
    on_wire = tuple(wires)
    if events is None:
        incidents, places, unplaced = join_incidents(
            kept, mentions, gazetteer, articles, wires=on_wire, arrangements=desk.arrangements()
        )
    else:
        arranged = arrange(tuple(events), desk.arrangements())
        named = {mention.id: mention for mention in mentions}
        incidents, places, unplaced = make_incidents(arranged, kept, named, gazetteer, wires=on_wire)
    relations = relate(kept, incidents, places, articles, on_wire)
    dossier = Dossier(
        theatre=gazetteer.theatre.name,
        articles=articles,
        mentions=mentions,
        claims=claims,
        relations=relations,
        incidents=desk.grade(incidents),
        incident_places=places,
        estimates=estimate(incidents, kept, relations, on_wire),
        unplaced=unplaced,
        wires=on_wire,
    )
    return desk.close(dossier)


def _once(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Return each text once, as it came first."""
    seen: dict[str, Article] = {}
    for article in articles:
        seen.setdefault(article.id, article)
    return tuple(seen.values())
