"""Incidents that never happened, in any number: made by chance with a fixed seed, and called synthetic in every title.

Each has one place, one claim with its sentence, and a date: about 330 bytes as a feature of compact GeoJSON.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import geopandas
import numpy as np
import pandas as pd
import shapely

from geo import COLUMNS, Frames

if TYPE_CHECKING:
    from gazetteer import Gazetteer

KINDS = {
    "armed_clash": "clash",
    "air_strike": "strike",
    "shelling": "strike",
    "attack": "attack",
    "crossing_closure": "closure",
}
_GRADES = ("confirmed", "fair", "weak", "contested")
_CLASSES = ("soldiers", "police", "fighters", "civilians")
_PUBLISHERS = tuple(f"Synthetic Gazette {number}" for number in range(1, 41))
_FIRST_DAY, _DAYS = date(2019, 1, 1), 2500
_EMPTY = {"string": "", "boolean": False, "Int64": pd.NA, "float64": np.nan}
# Of ten incidents seven are at a spot of their own, two in a town and one somewhere in a province.
_SITES, _TOWNS = 0.7, 0.9


def make_frames(n: int, gazetteer: Gazetteer) -> Frames:
    """Make the frames of ``n`` synthetic incidents of a theatre."""
    rows = _draw(n, gazetteer)
    spots = rows["precision"] != "province"
    incidents = {
        "incident_id": rows["id"],
        "kind": rows["kind"],
        "type": rows["type"],
        "title": rows["title"],
        "date_start": rows["date"],
        "date_end": rows["date"],
        "date_precision": "day",
        "sides": rows["victim"],
        "grade": rows["grade"],
        "n_places": 1,
        "n_claims": 1,
        "n_articles": 1,
        "article_ids": rows["article"],
    }
    places = {
        "incident_id": rows["id"],
        "place_key": [f"{each}/1" for each in rows["id"]],
        "place_id": rows["place_id"],
        "name": rows["place"],
        "label": rows["label"],
        "kind": np.where(spots, "post", "province"),
        "precision": rows["precision"],
        "role": "incident",
        "radius_m": np.select([rows["precision"] == "site", spots], [500.0, 5000.0], 60_000.0),
        "km_from": rows["km"],
        "km_to": rows["km"],
        "distance_km": rows["distance_km"],
        "claim_ids": rows["claim"],
        "geometry": np.where(spots, rows["point"], None),
    }
    claims = {
        "claim_id": rows["claim"],
        "article_id": rows["article"],
        "incident_id": rows["id"],
        "measure": "killed",
        "value_low": rows["killed"],
        "value_high": rows["killed"],
        "qualifier": "exact",
        "claimant": rows["claimant"],
        "stance": "asserts",
        "victim_side": rows["victim"],
        "victim_class": rows["class"],
        "scope": "incident",
        "loss_view": "unknown",
        "date_start": rows["date"],
        "date_end": rows["date"],
        "date_precision": "day",
        "quote_start": rows["start"],
        "quote_end": rows["start"] + np.fromiter(map(len, rows["quote"]), int),
        "quote": rows["quote"],
        "focus_start": 0,
        "focus_end": np.fromiter(map(len, rows["focus"]), int),
        "n_evidence": 1,
        "rule": "synthetic",
    }
    articles, first = np.unique(rows["article"], return_index=True)
    sources = {
        "article_id": articles,
        "name": "synthetic",
        "title": "A synthetic report",
        "publisher": rows["publisher"][first],
        "published": rows["date"][first],
        "published_basis": "synthetic",
        "language": "en",
        "n_claims": 8,
    }
    has_area = rows["area"] != np.array(None)
    areas = {
        "incident_id": rows["id"][has_area],
        "place_key": np.array(places["place_key"])[has_area],
        "name": rows["place"][has_area],
        "precision": rows["precision"][has_area],
        "geometry": rows["area"][has_area],
    }
    given = {"incidents": incidents, "incident_places": places, "areas": areas, "claims": claims}
    tables = {name: _to_frame(name, {**given, "articles": sources}.get(name, {})) for name in COLUMNS}
    return Frames.check(gazetteer.theatre.name, tables)


def make_geojson(n: int, gazetteer: Gazetteer) -> dict[str, Any]:
    """Make the same incidents as GeoJSON: the facts that people give a map of points, and no more."""
    rows = _draw(n, gazetteer)
    names = (
        "id",
        "kind",
        "date",
        "place",
        "grade",
        "killed",
        "victim",
        "claimant",
        "publisher",
        "quote",
        "km",
    )
    lon, lat = (np.round(axis(rows["point"]), 5).tolist() for axis in (shapely.get_x, shapely.get_y))
    cells = zip(lon, lat, *(rows[name].tolist() for name in names), strict=True)
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [lon, lat]},
            "properties": dict(zip(names, values, strict=True)),
        }
        for lon, lat, *values in cells
    ]
    return {"type": "FeatureCollection", "features": features}


def _to_frame(name: str, given: dict[str, Any]) -> pd.DataFrame:
    n = max((len(column) for column in given.values() if not isinstance(column, (str, int))), default=0)
    columns = {}
    for column, (dtype, _) in COLUMNS[name].items():
        if dtype != "geometry":
            values = given.get(column, _EMPTY[dtype])
            columns[column] = pd.array(
                [values] * n if np.isscalar(values) or values is pd.NA else values, dtype=dtype
            )
    frame = pd.DataFrame(columns)
    if not any(dtype == "geometry" for dtype, _ in COLUMNS[name].values()):
        return frame
    geometry = geopandas.GeoSeries(given.get("geometry", []), crs=4326)
    return geopandas.GeoDataFrame(frame, geometry=geometry)[list(COLUMNS[name])]


def _draw(n: int, gazetteer: Gazetteer) -> dict[str, Any]:
    """Draw what each incident is, by chance that is the same each time."""
    chance, spell = np.random.default_rng(n), random.Random(n)  # noqa: S311 - no secrets
    line = gazetteer.frontier.line
    km = np.round(chance.uniform(0, gazetteer.frontier.length_km, n), 2)
    on_line = shapely.line_interpolate_point(line, km / gazetteer.frontier.length_km, normalized=True)
    spread = chance.normal(0, 0.25, (2, n))
    point = shapely.points(shapely.get_x(on_line) + spread[0], shapely.get_y(on_line) + spread[1])
    cities, provinces = (
        np.array([each for each in gazetteer.places if each.kind == kind], dtype=object)
        for kind in ("city", "province")
    )
    dice = chance.random(n)
    precision = np.select([dice < _SITES, dice < _TOWNS], ["site", "settlement"], "province").astype(object)
    towns, lands = chance.integers(0, len(cities), n), chance.integers(0, len(provinces), n)
    town_spots = shapely.points([city.lon for city in cities], [city.lat for city in cities])
    town_areas = shapely.buffer(town_spots, 0.05)
    land_areas = np.array([province.geometry for province in provinces], dtype=object)
    land_spots = shapely.point_on_surface(land_areas)
    which = [precision == "site", precision == "settlement"]
    posts = np.array([f"Post {number}" for number in chance.integers(1, 5000, n)], dtype=object)
    types = np.array(list(KINDS), dtype=object)[chance.integers(0, len(KINDS), n)]
    killed = chance.integers(1, 60, n)
    classes = np.array(_CLASSES, dtype=object)[chance.integers(0, len(_CLASSES), n)]
    sides = np.array(list(gazetteer.sides.victim_sides), dtype=object)[chance.integers(0, 2, n)]
    claimants = np.array(list(gazetteer.sides.claimants), dtype=object)[chance.integers(0, 4, n)]
    named = [np.array([place.name for place in places], dtype=object) for places in (cities, provinces)]
    place = np.select(which, [posts, named[0][towns]], named[1][lands])
    ids = [np.array([each.id for each in places], dtype=object) for places in (cities, provinces)]
    days = [(_FIRST_DAY + timedelta(days=day)).isoformat() for day in range(_DAYS)]
    articles = np.array([f"{spell.getrandbits(64):016x}" for _ in range(n // 8 + 1)], dtype=object)
    focus = [f"{count} {what} were killed" for count, what in zip(killed.tolist(), classes, strict=True)]
    told = chance.integers(0, len(_PUBLISHERS), len(articles))
    of_article = chance.integers(0, len(articles), n)
    return {
        "id": _spell_ids("i", n, spell),
        "claim": _spell_ids("c", n, spell),
        "article": articles[of_article],
        "publisher": np.array(_PUBLISHERS, dtype=object)[told][of_article],
        "kind": np.array([KINDS[each] for each in types], dtype=object),
        "type": types,
        "date": np.array(days, dtype=object)[chance.integers(0, _DAYS, n)],
        "grade": np.array(_GRADES, dtype=object)[chance.integers(0, len(_GRADES), n)],
        "precision": precision,
        "place": place,
        "place_id": np.select(which, [np.full(n, "", dtype=object), ids[0][towns]], ids[1][lands]),
        "label": place,
        "title": np.array(
            [f"Synthetic {each.replace('_', ' ')} at {at}" for each, at in zip(types, place, strict=True)],
            dtype=object,
        ),
        "point": np.select(which, [point, town_spots[towns]], land_spots[lands]),
        "area": np.select(which, [np.full(n, None), town_areas[towns]], land_areas[lands]),
        "km": km,
        "distance_km": np.round(np.abs(spread[0]) * 90, 2),
        "killed": killed,
        "class": classes,
        "victim": sides,
        "claimant": claimants,
        "focus": focus,
        "quote": np.array(
            [f"{words} at {at}, a synthetic sentence says." for words, at in zip(focus, place, strict=True)],
            dtype=object,
        ),
        "start": chance.integers(0, 3000, n),
    }


def _spell_ids(letter: str, n: int, spell: random.Random) -> Any:
    return np.array([f"{letter}{spell.getrandbits(48):012x}" for _ in range(n)], dtype=object)
