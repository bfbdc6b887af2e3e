"""From articles to everything found in them: the stages, composed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from gazetteer import Gazetteer, GazetteerError

from .claim import find_claims
from .estimate import estimate
from .incident import join_incidents, name_localities
from .mention import find_mentions
from .relate import relate
from .review import Desk
from .shelter import shelter
from .values import Dossier, Review
from .when import date_claims
from .wire import find_wires

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import geopandas
    import pandas as pd

    from .frame import Frames
    from .values import Article, Claim, Mention


# A note of a line or two may leave out what its reader knows, and costs little: it is read, whatever it names.
_LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An article that could not be taken apart, and why. It costs none of the others."""

    article: Article
    reason: str


@dataclass(frozen=True, kw_only=True)
class Result:
    """What was found in a set of articles: as values (``dossier``) and as frames (``geo.schema``).

    The frames are made when first asked for. ``failures`` names the articles that could not be read; ``elsewhere``
    has the ids of those that name no place and no party of the theatre, of which therefore nothing was read.
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

    Examples
    --------
    >>> build(()).dossier.incidents
    ()
    """
    where = gazetteer or Gazetteer.load()
    given = _once(articles)
    elsewhere = frozenset(each.id for each in given if _is_elsewhere(each, where))
    read, failures = _read(given, elsewhere, where, progress)
    told = tuple(article for article, _, _ in read)
    mentions, heard = shelter(
        (mention for _, found, _ in read for mention in found),
        (claim for _, _, found in read for claim in found),
        where,
    )
    desk = Desk(review or Review())
    claims = desk.judge(heard, where)
    kept = desk.keep(claims)
    speaking = {claim.article_id for claim in claims}
    wires = find_wires(article for article in told if article.id in speaking)
    incidents, places, unplaced = join_incidents(
        kept, mentions, where, told, wires=wires, arrangements=desk.arrangements()
    )
    relations = relate(kept, incidents, places, told, wires)
    dossier = Dossier(
        theatre=where.theatre.name,
        articles=told,
        mentions=mentions,
        claims=claims,
        relations=relations,
        incidents=desk.grade(incidents),
        incident_places=places,
        estimates=estimate(incidents, kept, relations, wires),
        unplaced=unplaced,
        wires=wires,
    )
    told_nothing = tuple(article.id for article in told if article.id in elsewhere)
    return Result(dossier=desk.close(dossier), gazetteer=where, failures=failures, elsewhere=told_nothing)


def _once(articles: Iterable[Article]) -> tuple[Article, ...]:
    """Return each text once, as it came first."""
    seen: dict[str, Article] = {}
    for article in articles:
        seen.setdefault(article.id, article)
    return tuple(seen.values())


def _find(article: Article, where: Gazetteer) -> tuple[tuple[Mention, ...], tuple[Claim, ...]]:
    mentions = find_mentions(article, where)
    claims = find_claims(article, mentions, where)
    return mentions, name_localities(article, date_claims(article, claims, where))


def _is_elsewhere(article: Article, where: Gazetteer) -> bool:
    return len(article.text) > _LONGEST_NOTE and not where.is_named_in(article.text)


def _read(
    articles: tuple[Article, ...],
    elsewhere: frozenset[str],
    where: Gazetteer,
    progress: Callable[[int, int], None] | None,
) -> tuple[list[tuple[Article, tuple[Mention, ...], tuple[Claim, ...]]], tuple[Failure, ...]]:
    read: list[tuple[Article, tuple[Mention, ...], tuple[Claim, ...]]] = []
    failures: list[Failure] = []
    for number, article in enumerate(articles, start=1):
        try:
            found = ((), ()) if article.id in elsewhere else _find(article, where)
            read.append((article, *found))
        except GazetteerError:  # the theatre's data are at fault, not the article
            raise
        except Exception as error:  # noqa: BLE001 -- articles come from anywhere: none may cost the others
            failures.append(Failure(article=article, reason=f"{type(error).__name__}: {error}"))
        if progress is not None:
            progress(number, len(articles))
    return read, tuple(failures)
