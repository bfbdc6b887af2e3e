"""A made-up result of several months: nothing in it happened. By hand, so that what a page counts can be counted anew."""

from __future__ import annotations

from datetime import date, timedelta

import shapely

from .by_hand import make_claim, make_frames

FIRST = date(2024, 11, 20)
KINDS = (
    ("clash", "armed_clash"),
    ("strike", "air_strike"),
    ("closure", "crossing_closure"),
    ("attack", "attack"),
)
GRADES = ("confirmed", "fair", "weak", "contested")
PUBLISHERS = (
    ("Made-up Gazette", "en"),
    ("Erfundene Zeitung", "de"),
    ("فرضی اخبار", "ur"),
    ("خبر ساختگی", "prs"),
)
# Name, id, precision, kilometre, latitude, longitude.
PLACES = (
    ("Torkham", "torkham-crossing", "site", 812.0, 34.1147, 71.0847),
    ("Chaman", "chaman-crossing", "site", 1908.0, 30.9177, 66.4451),
    ("Asadabad", "asadabad-city", "settlement", 640.0, 34.87, 71.15),
    ("Kunar", "kunar-province", "province", 560.0, 34.8, 70.9),
    ("Helmand", "helmand-province", "province", 2240.0, 31.3, 64.2),
    ("Kurram", "kurram-district", "district", 960.0, 33.8, 70.2),
)


def make_many(days=120, every=2):
    """Make the frames of ``days`` days with an incident on every ``every``-th; each tenth undated, each ninth unplaced."""
    tables = {"incidents": [], "incident_places": [], "areas": [], "claims": [], "articles": _articles()}
    for number in range(0, days, every):
        _add(tables, number // every, FIRST + timedelta(days=number))
    return make_frames(**tables)


def _articles():
    return [
        {
            "article_id": f"{number:016x}",
            "name": f"{number:03d}",
            "title": f"Made-up report {number}",
            "publisher": publisher,
            "published": "2025-04-01",
            "language": language,
            "n_claims": 1,
        }
        for number, (publisher, language) in enumerate(PUBLISHERS)
    ]


def _add(tables, number, day):
    incident_id = f"i{number:012x}"
    kind, type_ = KINDS[number % 4]
    articles = sorted({number % 4, number * 7 % 4})
    dated = {
        "date_start": day.isoformat(),
        "date_end": (day + timedelta(days=number % 3)).isoformat(),
        "date_precision": "day" if number % 3 == 0 else "days",
    }
    places = (
        []
        if number % 9 == 8
        else [PLACES[number % 6], *([PLACES[number * 5 % 6]] if number % 5 == 0 else [])]
    )
    tables["incidents"].append(
        {
            "incident_id": incident_id,
            "kind": kind,
            "type": type_,
            "title": f"Made-up {kind} {number}",
            **({} if number % 10 == 9 else dated),
            "sides": "pakistan_forces; afghan_forces" if number % 2 else "ttp_militants",
            "grade": GRADES[number // 3 % 4],
            "article_ids": "; ".join(f"{article:016x}" for article in articles),
        }
    )
    for position, place in enumerate(dict.fromkeys(places), start=1):
        _place(tables, incident_id, position, place, number)
    tables["claims"].append(
        make_claim(
            number,
            incident_id=incident_id,
            article_id=f"{articles[0]:016x}",
            value_low=number,
            value_high=number,
            quote=f"Nobody ever said that {number} were killed here.",
        )
    )


def _place(tables, incident_id, position, place, number):
    name, place_id, precision, km, lat, lon = place
    key = f"{incident_id}/{position}"
    is_area = precision in ("province", "district")
    tables["incident_places"].append(
        {
            "incident_id": incident_id,
            "place_key": key,
            "place_id": place_id,
            "name": name,
            "label": name,
            "precision": precision,
            "role": "incident",
            "country": "AF",
            "side": "AF",
            "side_certain": number % 4 != 1,
            "km_from": km,
            "km_to": km + 100 if is_area else km,
            "distance_km": 0.0,
            "radius_m": 5000.0,
            "geometry": None if is_area else shapely.Point(lon, lat),
        }
    )
    if is_area:
        area = shapely.box(lon - 0.4, lat - 0.4, lon + 0.4, lat + 0.4)
        tables["areas"].append(
            {
                "incident_id": incident_id,
                "place_key": key,
                "name": name,
                "precision": precision,
                "geometry": area,
            }
        )
