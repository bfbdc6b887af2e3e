"""Compose a page's payload from the frames of a result, the theatre they speak of, and the options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from geo import Cover, keep_reviewed

from .articles import list_articles, list_notices, list_unplaced, newest
from .base import draw_base
from .bounds import frame_view
from .claims import list_claims, list_relations
from .columns import combine
from .counts import count, count_left_out, find_on_map
from .dates import name_published
from .incidents import list_incidents
from .local import localise
from .names import list_names
from .places import list_places
from .theatre import describe_theatre, first_view, list_attribution, list_claimants, list_sides
from .title import write_title

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gazetteer import Gazetteer
    from geo import Frames

    from ..options import Options

# What the page looks things up by, and no name stands in; geometry too.
_CLOSED = frozenset({"code", "coordinates", "country", "depiction", "line", "side", "strip", "type", "view"})
# The page's own: raised when a page's script could no longer read an older payload.
PAYLOAD_SCHEMA = 0


def compose(frames: Frames, gazetteer: Gazetteer, options: Options) -> dict[str, Any]:
    """Compose the payload of a page.

    Parameters
    ----------
    frames
        What was found; columns as in ``geo.COLUMNS``.
    gazetteer
        The theatre's, for the base map and the names of sides.
    options
        Title, tiles and so on, checked.

    Returns
    -------
    dict
        JSON values and, of incidents, places, claims and so on, tables (``columns.Table``) that read as lists of
        rows. Texts in it are as they came, hostile ones too: it is for ``page.to_json`` alone.
    """
    language = options.language
    found = frames
    if options.reviewed_only:
        frames = keep_reviewed(found)
    base = draw_base(gazetteer)
    places = list_places(frames.incident_places, frames.areas, drawn_already=base.shapes)
    claims = list_claims(frames.claims, language)
    relations = list_relations(frames.relations)
    incidents = list_incidents(
        frames.incidents,
        frames.estimates,
        places=places,
        claims=claims,
        relations=relations,
        language=language,
    )
    articles = list_articles(frames.articles, language)
    as_of = newest(articles.coded("published").distinct)
    # The tables are covered already; what the gazetteer and the options bring is not.
    cover = Cover(frames.withheld)
    payload: dict[str, Any] = {
        "schema": PAYLOAD_SCHEMA,
        "as_of": as_of,
        "as_of_text": name_published(as_of, language),
        "lang": language.code,
        "dir": language.direction,
        "locale": language.locale,
        "words": language.list_words(),
        "theatre": cover.values(describe_theatre(gazetteer, options.view), _CLOSED),
        "sides": cover.values(list_sides(gazetteer), _CLOSED),
        "claimants": cover.values(list_claimants(gazetteer), _CLOSED),
        "incidents": incidents,
        "places": places,
        "names": cover.values(list_names(gazetteer, places.coded("id").distinct)),
        "claims": claims,
        "relations": relations,
        "articles": articles,
        "unplaced": list_unplaced(frames.unplaced),
        "left_out": count_left_out(found, frames) if options.reviewed_only else None,
        "base": {
            **cover.values(base.layers, _CLOSED),
            "bounds": frame_view(places, otherwise=first_view(gazetteer)),
        },
        "tiles": options.tiles and {"url": options.tiles.url, "max_zoom": options.tiles.max_zoom},
        "notes": cover.values([*options.notes]),
        "attribution": cover.values(
            [*list_attribution(gazetteer), *list_notices(frames.articles), *options.attribution]
        ),
    }
    payload = localise(payload, gazetteer, language, cover)
    title = options.title or write_title(_list_days(payload), payload["theatre"]["title"], language)
    return {
        "title": cover.text(title),
        "subtitle": cover.text(options.subtitle),
        "counts": count(payload),
        **payload,
    }


def _list_days(payload: Mapping[str, Any]) -> set[tuple[str, str, bool]]:
    """List the days of the incidents on the map, or of all where none is on it."""
    on_map, dates = find_on_map(payload), payload["incidents"].columns["date"]
    assert dates.missing is not None
    dated = ~dates.missing & (on_map if on_map.any() else True)
    days = combine([dates.coded(name) for name in ("start", "end", "night")], lambda *day: day)
    return {days.distinct[code] for code in np.unique(days.codes[dated]).tolist()}
