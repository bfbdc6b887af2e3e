"""From claims to incidents: joined within each article, merged across them, placed, named and graded."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ..values import Incident
from .arrange import arrange
from .grade import grade_incident
from .kinds import codes_of, sides_of, type_of
from .local import join_article
from .merge import merge_articles
from .nearness import Nearness
from .place import Grounds, locate_incident
from .title import title_incident
from .unplaced import list_unplaced
from .view import view_claims

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from gazetteer import Gazetteer

    from ..values import Article, Claim, IncidentPlace, Mention, Unplaced, When, Wire
    from .arrange import Arrangement
    from .cluster import Cluster


def join_incidents(
    claims: Sequence[Claim],
    mentions: Iterable[Mention],
    gazetteer: Gazetteer,
    articles: Sequence[Article],
    *,
    wires: Iterable[Wire] = (),
    arrangements: Iterable[Arrangement] = (),
) -> tuple[tuple[Incident, ...], tuple[IncidentPlace, ...], tuple[Unplaced, ...]]:
    """Join claims into incidents and say where they were.

    Totals (``aggregate``) belong to no incident. An incident's id is that of its earliest claim, by date and
    then by id, so that neither the order of the articles nor a later article that adds to it changes it.

    Parameters
    ----------
    claims
        Dated claims (``geo.when.date_claims``), of any articles.
    mentions
        The mentions that the claims point at.
    gazetteer, articles
        Where the places are, and the articles that the claims come from.
    wires
        Which articles hand on one report: for the grade they are one voice.
    arrangements
        What a person merged and split.

    Returns
    -------
    incidents, incident_places, unplaced
        Incidents by date, undated last; their places, geometries in EPSG:4326; and what no map can show.
    """
    named = {mention.id: mention for mention in mentions}
    clusters = arrange(_cluster(claims, articles, named, gazetteer), arrangements)
    return make_incidents(clusters, claims, named, gazetteer, wires=wires)


def make_incidents(
    clusters: Iterable[Cluster],
    claims: Sequence[Claim],
    mentions: Mapping[str, Mention],
    gazetteer: Gazetteer,
    *,
    wires: Iterable[Wire] = (),
) -> tuple[tuple[Incident, ...], tuple[IncidentPlace, ...], tuple[Unplaced, ...]]:
    """Make incidents of events that are joined already: placed, named and graded, as ``join_incidents`` gives them.

    Parameters
    ----------
    claims
        Those of the events, and totals, which are listed as unplaced.
    mentions
        By id.
    """
    grounds = Grounds(gazetteer)
    on_wire = {wire.article_id: wire.name for wire in wires}
    incidents: list[Incident] = []
    places: list[IncidentPlace] = []
    for cluster in clusters:
        incident, spots = _make(cluster, mentions, grounds, on_wire)
        incidents.append(incident)
        places.extend(spots)
    incidents.sort(key=lambda i: (i.when is None, i.when.start if i.when else date.max, i.id))
    order = {incident.id: number for number, incident in enumerate(incidents)}
    places.sort(key=lambda place: order[place.incident_id])
    unplaced = list_unplaced(incidents, places, claims, mentions, grounds)
    return tuple(incidents), tuple(places), unplaced


def _cluster(
    claims: Iterable[Claim],
    articles: Iterable[Article],
    mentions: Mapping[str, Mention],
    gazetteer: Gazetteer,
) -> tuple[Cluster, ...]:
    nearness = Nearness(gazetteer)
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_article[claim.article_id].append(claim)
    clusters: list[Cluster] = []
    for article in articles:
        told = by_article.get(article.id, ())
        clusters.extend(join_within(told, article, mentions, gazetteer, nearness))
    return merge_articles(clusters, nearness)


def join_within(
    claims: Iterable[Claim],
    article: Article,
    mentions: Mapping[str, Mention],
    gazetteer: Gazetteer,
    nearness: Nearness,
) -> tuple[Cluster, ...]:
    """Join the claims of one article into the events that it tells; totals belong to none."""
    told = [claim for claim in claims if not claim.aggregate]
    return join_article(view_claims(told, article, mentions, gazetteer), nearness)


def _make(
    cluster: Cluster, mentions: Mapping[str, Mention], grounds: Grounds, wires: Mapping[str, str]
) -> tuple[Incident, tuple[IncidentPlace, ...]]:
    claims = [view.claim for view in sorted(cluster.views, key=lambda view: view.order)]
    incident_id = f"i{claims[0].id[1:]}"
    places = locate_incident(incident_id, cluster, mentions, grounds)
    kind_of_event = type_of(claims)
    kind, event_type, sub_event_type = codes_of(kind_of_event, claims)
    grade, reasons = grade_incident(claims, wires)
    joins = {join.claim_id: join for join in cluster.joins()}
    incident = Incident(
        id=incident_id,
        type=kind_of_event,
        kind=kind,
        event_type=event_type,
        sub_event_type=sub_event_type,
        title=title_incident(kind_of_event, places, claims),
        when=_with_zone(cluster.when, places, grounds),
        claim_ids=tuple(claim.id for claim in claims),
        joins=tuple(joins[claim.id] for claim in claims),
        article_ids=tuple(sorted({claim.article_id for claim in claims})),
        sides=sides_of(claims),
        grade=grade,
        grade_reasons=reasons,
    )
    return incident, places


def _with_zone(when: When | None, places: Sequence[IncidentPlace], grounds: Grounds) -> When | None:
    """Give a night the local zone of its places, if they lie in one country."""
    if when is None or not when.night:
        return when
    zones = {grounds.zone_of(place.place_id) for place in places if place.place_id is not None}
    return replace(when, zone=zones.pop() if len(zones) == 1 else "")
