"""The last stage but one: a dossier's values become frames."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..review import CLOSED, Cover
from . import claims, places, sources
from .frames import Frames
from .incidents import list_estimates, list_incidents
from .reviews import list_reviews

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gazetteer import Gazetteer

    from ..values import Dossier


def frame(dossier: Dossier, gazetteer: Gazetteer) -> Frames:
    """Turn everything that was found into frames.

    Parameters
    ----------
    dossier
        Articles and what was read from them. The order of its values is the order of the rows.
    gazetteer
        Where the dossier's place ids come from: it gives labels, countries and first-order divisions.

    Returns
    -------
    Frames
        Tables with the columns of ``geo.COLUMNS``; geometries in EPSG:4326.

    Raises
    ------
    FrameError
        Two values share an id.
    gazetteer.PlaceNotFound
        The dossier names a place that the gazetteer does not have.

    Examples
    --------
    >>> import geo
    >>> result = geo.build(geo.read("seeds"))
    >>> frames = geo.frame(result.dossier, result.gazetteer)
    >>> frames.incident_places.crs.name, len(frames.areas)
    ('WGS 84', 8)
    """
    return replace(
        Frames.from_rows(dossier.theatre, list_rows(dossier, gazetteer)), withheld=dossier.withheld
    )


def list_rows(dossier: Dossier, gazetteer: Gazetteer) -> dict[str, Iterator[dict[str, Any]]]:
    """List the rows of all tables as plain values, by the name of the table; what is withheld is covered in them."""
    rows = {
        "incidents": list_incidents(dossier),
        "incident_places": places.list_places(dossier, gazetteer),
        "areas": places.list_areas(dossier),
        "claims": claims.list_claims(dossier),
        "relations": claims.list_relations(dossier),
        "estimates": list_estimates(dossier),
        "mentions": sources.list_mentions(dossier, gazetteer),
        "articles": sources.list_articles(dossier),
        "unplaced": sources.list_unplaced(dossier),
        "reviews": list_reviews(dossier),
    }
    # What the gazetteer calls a place may be a name that is withheld: everything in the tables is covered.
    cover = Cover(dossier.withheld)
    return {name: (cover.values(row, CLOSED) for row in table) for name, table in rows.items()}
