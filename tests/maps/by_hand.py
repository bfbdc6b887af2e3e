"""Frames written by hand, so that a page can be tested apart from the reading of articles."""

from __future__ import annotations

import shapely

from geo import COLUMNS, Frames

_EMPTY = {"string": "", "boolean": False, "Int64": None, "float64": None, "geometry": None}


def make_frames(theatre="durand", **tables):
    """Make frames from lists of rows; what a row leaves out is empty."""
    return Frames.from_rows(
        theatre, {name: [_fill(name, row) for row in rows] for name, rows in tables.items()}
    )


def _fill(table, row):
    assert not row.keys() - COLUMNS[table].keys(), table
    return {name: row.get(name, _EMPTY[dtype]) for name, (dtype, _) in COLUMNS[table].items()}


def make_claim(number, **values):
    """Make one row of claims with a sentence of its own."""
    quote = values.pop("quote", f"Sentence {number} says so.")
    return {
        "claim_id": f"c{number:012x}",
        "article_id": ARTICLES[0]["article_id"],
        "measure": "killed",
        "qualifier": "exact",
        "claimant": "media",
        "stance": "asserts",
        "victim_side": "unknown",
        "scope": "incident",
        "loss_view": "unknown",
        "quote": quote,
        "quote_start": 0,
        "quote_end": len(quote),
        "n_evidence": 1,
        "rule": "by hand",
        **values,
    }


def _said(number, sentence, focus, **values):
    start = sentence.index(focus)
    return make_claim(number, quote=sentence, focus_start=start, focus_end=start + len(focus), **values)


def _province(incident, number, name, west, south, **values):
    key = f"{incident}/{number}"
    row = {
        "incident_id": incident,
        "place_key": key,
        "place_id": f"{name.lower()}-province",
        "name": name,
        "label": f"{name} Province",
        "kind": "province",
        "country": "AF",
        "admin1": name,
        "source": "",
        "precision": "province",
        "role": "incident",
        "radius_m": 60000.0,
        "where_prec": 4,
        "geo_precision": 3,
        **values,
    }
    area = {
        "incident_id": incident,
        "place_key": key,
        "name": name,
        "precision": row["precision"],
        "geometry": shapely.box(west, south, west + 1.0, south + 0.8),
    }
    return row, area


def _crossing(incident, number, name, *, lat, lon, km):
    return {
        "incident_id": incident,
        "place_key": f"{incident}/{number}",
        "place_id": f"{name.lower()}-crossing",
        "name": name,
        "label": f"{name} crossing",
        "kind": "crossing",
        "precision": "site",
        "role": "incident",
        "radius_m": 500.0,
        "side_certain": False,
        "km_from": km,
        "km_to": km,
        "distance_km": 0.1,
        "where_prec": 1,
        "geo_precision": 1,
        "geometry": shapely.Point(lon, lat),
    }


ARTICLES = [
    {
        "article_id": f"{number:016x}",
        "name": f"{number:03d}",
        "title": title,
        "publisher": publisher,
        "url": url,
        "published": "2025-10-12",
        "published_basis": "assigned by the editor",
        "language": "en",
        "n_claims": 2,
    }
    for number, (title, publisher, url) in enumerate(
        [
            ("Night of fighting", "First Gazette", "https://example.org/first?a=1&b=2"),
            ("Crossings shut", "Second Wire", ""),
        ],
        start=1,
    )
]

CLASH, STRIKE, CLOSURE, ATTACK = (f"i{number:012x}" for number in (1, 2, 3, 4))

_PROVINCES = [
    _province(CLASH, 1, "Kunar", 70.6, 34.6, km_from=560.0, km_to=700.0, distance_km=0.0),
    _province(CLASH, 2, "Nangarhar", 70.0, 34.0, km_from=745.0, km_to=950.0, distance_km=0.0),
    _province(CLASH, 3, "Helmand", 63.8, 30.0, km_from=2240.0, km_to=2400.0, distance_km=0.0),
    _province(STRIKE, 1, "Paktika", 68.6, 32.3, alleged=True, km_from=1190.0, km_to=1590.0, distance_km=0.0),
]


def seed_tables():
    """Make the tables of a small map: a contested clash, an alleged strike, a closure, an unplaced attack."""
    night = {"date_start": "2025-10-11", "date_end": "2025-10-12", "date_precision": "day", "night": True}
    return {
        "incidents": [
            {
                "incident_id": CLASH,
                "kind": "clash",
                "type": "armed_clash",
                "event_type": "Battles",
                "sub_event_type": "Armed clash",
                "title": "Clashes in Kunar, Nangarhar and Helmand",
                **night,
                "date_basis": 'weekday before publication: "on Saturday night"',
                "zone": "Asia/Kabul",
                "sides": "pakistan_forces; afghan_forces",
                "grade": "contested",
                "grade_reasons": "58 is denied; each side admits own losses",
                "n_places": 3,
                "n_claims": 4,
                "n_articles": 1,
                "article_ids": ARTICLES[0]["article_id"],
            },
            {
                "incident_id": STRIKE,
                "kind": "strike",
                "type": "air_strike",
                "event_type": "Explosions/Remote violence",
                "sub_event_type": "Air/drone strike",
                "title": "Strike in Paktika",
                "date_start": "2025-10-09",
                "date_end": "2025-10-09",
                "date_precision": "day",
                "grade": "weak",
                "n_places": 1,
                "n_claims": 1,
                "n_articles": 1,
                "article_ids": ARTICLES[0]["article_id"],
            },
            {
                "incident_id": CLOSURE,
                "kind": "closure",
                "type": "crossing_closure",
                "event_type": "Strategic developments",
                "sub_event_type": "Other",
                "title": "Torkham and Chaman closed",
                "date_start": "2025-10-12",
                "date_end": "2025-10-12",
                "date_precision": "day",
                "grade": "fair",
                "n_places": 2,
                "n_claims": 1,
                "n_articles": 1,
                "article_ids": ARTICLES[1]["article_id"],
            },
            {
                "incident_id": ATTACK,
                "kind": "attack",
                "type": "attack",
                "event_type": "Violence against civilians",
                "sub_event_type": "Attack",
                "title": "Attack, place not named",
                "n_claims": 1,
                "article_ids": ARTICLES[1]["article_id"],
            },
        ],
        "incident_places": [
            *(dict(place) for place, _ in _PROVINCES),
            _crossing(CLOSURE, 1, "Torkham", lat=34.1203, lon=71.0937, km=812.0),
            _crossing(CLOSURE, 2, "Chaman", lat=30.9177, lon=66.4451, km=1908.0),
        ],
        "areas": [dict(area) for _, area in _PROVINCES],
        "claims": [
            _said(
                1,
                "The spokesman said 58 soldiers were killed overnight.",
                "58 soldiers were killed",
                incident_id=CLASH,
                value_low=58,
                value_high=58,
                claimant="afghan_taliban",
                claimant_text="The spokesman",
                claimant_side="afghan_forces",
                victim_side="pakistan_forces",
                victim_class="soldiers",
                denied_by="pakistan",
                loss_view="enemy_loss",
                **{key: value for key, value in night.items() if key != "night"},
            ),
            _said(
                2,
                "The army rejected the figure and said 23 of its soldiers died.",
                "23 of its soldiers died",
                incident_id=CLASH,
                value_low=23,
                value_high=23,
                claimant="pakistan",
                claimant_text="The army",
                claimant_side="pakistan_forces",
                victim_side="pakistan_forces",
                loss_view="own_loss",
            ),
            _said(
                3,
                "The army rejected the figure and said 23 of its soldiers died.",
                "rejected the figure",
                incident_id=CLASH,
                value_low=58,
                value_high=58,
                claimant="pakistan",
                stance="denies",
                victim_side="pakistan_forces",
            ),
            _said(
                4,
                "More than 200 fighters were killed, the army said.",
                "More than 200 fighters were killed",
                incident_id=CLASH,
                value_low=201,
                qualifier="more_than",
                claimant="pakistan",
                claimant_side="pakistan_forces",
                victim_side="afghan_forces",
                loss_view="enemy_loss",
            ),
            make_claim(
                5, incident_id=STRIKE, measure="strike", claimant="afghan_taliban", qualifier="categorical"
            ),
            make_claim(
                6,
                article_id=ARTICLES[1]["article_id"],
                incident_id=CLOSURE,
                measure="closure",
                claimant="pakistan",
                actor="pakistan_forces",
                qualifier="categorical",
            ),
            make_claim(
                7,
                article_id=ARTICLES[1]["article_id"],
                incident_id=ATTACK,
                value_low=20,
                value_high=20,
                claimant="media",
                relay="A Wire; A Paper",
                victim_side="pakistan_forces",
            ),
            make_claim(8, value_low=501, qualifier="more_than", scope="period", aggregate=True),
        ],
        "relations": [
            {"kind": "denies", "source": f"c{3:012x}", "target": f"c{1:012x}", "reason": "the same figure"},
        ],
        "estimates": [
            {
                "incident_id": CLASH,
                "victim_side": "pakistan_forces",
                "measure": "killed",
                "policy": policy,
                "low": 23,
                "best": best,
                "high": 58,
                "disputed": True,
                "dispute_ratio": 58 / 23,
                "independent": 2,
                "claim_ids": f"c{1:012x}; c{2:012x}",
                "reason": "own admission is the floor",
            }
            for policy, best in (("ucdp", 23), ("own_loss_floor", None))
        ],
        "articles": ARTICLES,
        "unplaced": [
            {
                "what": "incident",
                "ref": ATTACK,
                "why": "unplaced",
                "text": "attacks the same day",
                "article_id": "",
            },
            {
                "what": "claim",
                "ref": f"c{8:012x}",
                "why": "aggregate",
                "text": "more than 500",
                "article_id": ARTICLES[0]["article_id"],
            },
        ],
    }
