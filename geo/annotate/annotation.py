"""One article's results as the corpus writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .date import to_iso
from .event import describe_event
from .remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gazetteer import Gazetteer, Place

    from ..values import Article, Claim, Dossier, Incident, Mention


def annotate_article(article: Article, dossier: Dossier, gazetteer: Gazetteer) -> dict[str, Any]:
    """Give what was found in an article in the shape of the corpus's ``gold.json``.

    Parameters
    ----------
    article
        One of the dossier's.
    dossier
        What was found; of other articles nothing is taken.
    gazetteer
        Where the dossier's place ids come from.

    Returns
    -------
    dict
        ``id``, ``lang``, ``places``, ``claims``, ``incidents`` and ``event``. Offsets are code points into the
        text; lat and lon are degrees (EPSG:4326), radius_m metres, None where the place is not known.
        Definite descriptions ("the capital") mean a place and name none, so they are no places here.

    Examples
    --------
    >>> import geo
    >>> result = geo.build(geo.read("seeds"))
    >>> article = result.dossier.articles[0]
    >>> sorted(geo.annotate_article(article, result.dossier, result.gazetteer))
    ['claims', 'event', 'id', 'incidents', 'lang', 'places']
    """
    claims = [claim for claim in dossier.claims if claim.article_id == article.id]
    mentions = [mention for mention in dossier.mentions if mention.article_id == article.id]
    incidents = [incident for incident in dossier.incidents if article.id in incident.article_ids]
    names = _Names(mentions, gazetteer)
    remarks = Remarks(article.text, article.language)
    return {
        "id": article.name,
        "lang": article.language,
        "places": [names.describe(mention) for mention in mentions if not mention.described],
        "claims": [_claim(claim, names) for claim in claims],
        "incidents": [_incident(number, each, claims, dossier) for number, each in enumerate(incidents, 1)],
        "event": describe_event(incidents, claims, mentions, dossier, gazetteer, remarks=remarks),
    }


class _Names:
    """The corpus's names of places and countries."""

    def __init__(self, mentions: Iterable[Mention], gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.mentions = {mention.id: mention for mention in mentions}
        everywhere = (*gazetteer.places, *gazetteer.world)
        self.countries = {place.country: place.name for place in everywhere if place.kind == "country"}

    def describe(self, mention: Mention) -> dict[str, Any]:
        place = self.gazetteer.get(mention.place_id) if mention.place_id is not None else None
        return {
            "start": mention.start,
            "end": mention.end,
            "surface": mention.surface,
            "name": _tell_apart(mention.name, place),
            "kind": mention.kind,
            "country": self.countries.get(mention.country),
            "role": mention.role.value,
            **({"dateline": True} if mention.dateline else {}),
            "lat": place.lat if place else None,
            "lon": place.lon if place else None,
            "radius_m": place.radius_m if place else None,
        }

    def of(self, place_ids: Iterable[str], mention_ids: Iterable[str] = ()) -> list[str]:
        """Give each name once: of places as the text calls them, and of names in it that no gazetteer has."""
        mentioned = [self.mentions[mention_id] for mention_id in mention_ids if mention_id in self.mentions]
        called = {each.place_id: each.name for each in reversed(mentioned) if not each.described}
        known = [called.get(place_id) or self.gazetteer.get(place_id).name for place_id in place_ids]
        return list(dict.fromkeys([*known, *(each.name for each in mentioned if each.place_id is None)]))


def _tell_apart(name: str, place: Place | None) -> str:
    """Give a name with what tells its place from namesakes, as labels have it in brackets and the corpus in names."""
    _, bracket, said = (
        place.label.rpartition(" (") if place is not None and place.name == name else ("", "", "")
    )
    return f"{name} ({said}" if bracket and said.endswith(")") else name


def _claim(claim: Claim, names: _Names) -> dict[str, Any]:
    return {
        "type": claim.measure.value,
        "value_low": claim.value_low,
        "value_high": claim.value_high,
        "qualifier": claim.qualifier.value,
        "approx": claim.approx,
        "victim_side": claim.victim_side,
        "claimant": claim.claimant.label,
        "claimant_text": claim.claimant.text,
        "stance": claim.stance.value,
        "places": names.of(claim.place_ids, claim.mention_ids),
        "date": to_iso(claim.when),
        "evidence_start": claim.evidence[0].start,
        "evidence_end": claim.evidence[0].end,
        **({"aggregate": True} if claim.aggregate else {}),
        **({"casualties_unsplit": True} if claim.unsplit else {}),
    }


def _incident(number: int, incident: Incident, claims: list[Claim], dossier: Dossier) -> dict[str, Any]:
    own = [place for place in dossier.incident_places if place.incident_id == incident.id]
    return {
        "id": f"I{number}",
        "type": incident.type,
        "date": to_iso(incident.when),
        "places": list(dict.fromkeys(place.name for place in own)),
        "sides": list(incident.sides),
        "claims": [index for index, claim in enumerate(claims) if claim.id in incident.claim_ids],
    }
