"""Dossiers made by hand and by Hypothesis, for the stages after the extraction; and a gazetteer of four places."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

import shapely
from hypothesis import strategies as st

from gazetteer.place import Place
from geo import (
    Action,
    Article,
    Claim,
    Claimant,
    ClaimRelation,
    DatePrecision,
    Decision,
    Dossier,
    Estimate,
    Evidence,
    Incident,
    IncidentPlace,
    Join,
    Kind,
    LossView,
    Measure,
    Mention,
    Outcome,
    Precision,
    Qualifier,
    RelationKind,
    Role,
    Span,
    Stance,
    Unplaced,
    When,
    Wire,
)

PLACES = (
    Place(
        id="a-country",
        name="A",
        label="A",
        kind="country",
        country="AF",
        admin1="",
        lat=34.0,
        lon=66.0,
        radius_m=5e5,
    ),
    Place(
        id="b-province",
        name="B",
        label="B Province",
        kind="province",
        country="AF",
        admin1="B",
        lat=33.3,
        lon=69.9,
        radius_m=5e4,
    ),
    Place(
        id="c-crossing",
        name="C",
        label="C crossing",
        kind="crossing",
        country="PK",
        admin1="D",
        lat=34.1,
        lon=71.1,
        radius_m=500.0,
    ),
    Place(
        id="e-city",
        name="E",
        label="E",
        kind="city",
        country="PK",
        admin1="D",
        lat=33.9,
        lon=70.1,
        radius_m=5000.0,
    ),
)


@dataclass(frozen=True)
class Handful:
    """As much of a gazetteer as the later stages ask for."""

    places: tuple[Place, ...] = PLACES

    def get(self, place_id):
        return next(place for place in self.places if place.id == place_id)


TEXT = (
    "B and C saw clashes on Sunday, officials said.\n"
    "The ministry of A said 58 soldiers were killed in B. The army denied it and said 23 had died.\n"
    "=cmd|' /C calc'!A0\n"
)


def article(text=TEXT, **fields):
    digest = hashlib.sha256(text.encode()).hexdigest()
    known = {"id": digest[:16], "name": "made-by-hand", "source_sha256": digest, "text_sha256": digest}
    return Article(**{**known, **fields, "text": text})


def evidence(source, exact, focus=None):
    start = source.text.index(exact)
    marked = None
    if focus:
        at = source.text.index(focus, start)
        marked = Span(start=at, end=at + len(focus))
    return Evidence(article_id=source.id, start=start, end=start + len(exact), exact=exact, focus=marked)


def claim(
    source,
    number,
    exact,
    measure=Measure.KILLED,
    *,
    low=None,
    high=None,
    by="unattributed",
    focus=None,
    **fields,
):
    known = {
        "id": f"c{number:012x}",
        "article_id": source.id,
        "evidence": (evidence(source, exact, focus),),
        "measure": Measure(measure),
        "value_low": low,
        "value_high": high,
        "qualifier": Qualifier.EXACT if low is not None else Qualifier.CATEGORICAL,
        "claimant": Claimant(label=by),
    }
    return Claim(**{**known, **fields})


def mention(source, number, words, place_id, role=Role.INCIDENT, **fields):
    start = source.text.index(words)
    place = next((place for place in PLACES if place.id == place_id), None)
    known = {
        "id": f"m{number:012x}",
        "article_id": source.id,
        "start": start,
        "end": start + len(words),
        "surface": words,
        "name": words,
        "kind": place.kind if place else "",
        "country": place.country if place else "",
        "place_id": place_id,
        "role": role,
        "reason": "made by hand",
    }
    return Mention(**{**known, **fields})


def incident(number, claims, article_ids, **fields):
    known = {
        "id": f"i{number:012x}",
        "type": "armed_clash",
        "kind": Kind.CLASH,
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "title": "Clash in B",
        "when": None,
        "claim_ids": tuple(each.id for each in claims),
        "joins": tuple(Join(claim_id=each.id, reason="the first claim") for each in claims),
        "article_ids": tuple(article_ids),
    }
    return Incident(**{**known, **fields})


def small_dossier():
    """Return one article with a disputed toll in a province and at a crossing, and something unplaced."""
    source = article(
        title="Clashes; and more", published="2025-10-12", published_basis="printed", language="en"
    )
    told = "The ministry of A said 58 soldiers were killed in B."
    denial = "The army denied it and said 23 had died."
    claims = (
        claim(source, 1, "B and C saw clashes on Sunday, officials said.", Measure.CLASH, place_ids=("b-province", "c-crossing")),
        claim(
            source, 2, told, low=58, high=58, by="ministry", focus="58 soldiers were killed",
            victim_side="army", place_ids=("b-province",), relay=("AFP; Kabul",), loss_view=LossView.ENEMY_LOSS,
        ),
        claim(source, 3, denial, low=58, high=58, by="army", victim_side="army", stance=Stance.DENIES),
        claim(source, 4, denial, low=23, high=23, by="army", focus="23 had died", victim_side="army"),
    )  # fmt: skip
    when = When(
        start=date(2025, 10, 12), end=date(2025, 10, 12), precision=DatePrecision.DAY, basis='"on Sunday"'
    )
    event = incident(1, claims, (source.id,), when=when, sides=("army", "others"), grade="contested")
    nowhere = incident(2, (), (), title="Strike, place unknown", kind=Kind.STRIKE)
    square = shapely.box(69.5, 33.0, 70.25, 33.5)
    places = (
        IncidentPlace(
            incident_id=event.id, place_id="b-province", name="B", kind="province", precision=Precision.PROVINCE,
            area=square, radius_m=5e4, side="AF", side_certain=True, km_from=900.5, km_to=1000.0, distance_km=0.0,
            mention_ids=("m000000000001",), claim_ids=(claims[0].id, claims[1].id),
        ),
        IncidentPlace(
            incident_id=event.id, place_id="c-crossing", name="C", kind="crossing", precision=Precision.SITE,
            point=shapely.Point(71.1, 34.1), claim_ids=(claims[0].id,), alleged=True,
        ),
        IncidentPlace(
            incident_id=event.id, place_id="e-city", name="E", kind="city", precision=Precision.SETTLEMENT,
            point=shapely.Point(70.1, 33.9), area=shapely.Point(70.1, 33.9).buffer(0.05), radius_m=5000.0,
        ),
        IncidentPlace(
            incident_id=event.id, place_id="a-country", name="A", kind="country", precision=Precision.COUNTRY
        ),
        IncidentPlace(
            incident_id=event.id, place_id=None, name="the line", kind="stretch", precision=Precision.STRETCH,
            area=shapely.box(69, 32, 69.1, 32.1),
        ),
    )  # fmt: skip
    return Dossier(
        theatre="durand",
        articles=(source,),
        mentions=(
            mention(source, 1, "B", "b-province"),
            mention(source, 2, "C", "c-crossing"),
            mention(source, 3, "A said", "a-country", Role.METONYM, surface="A", name="A"),
            mention(source, 4, "Sunday", None, Role.BACKGROUND, described=True),
        ),
        claims=claims,
        relations=(
            ClaimRelation(kind=RelationKind.DENIES, source=claims[2].id, target=claims[1].id, reason="rejects the figure"),
            ClaimRelation(kind=RelationKind.CONTRADICTS, source=claims[3].id, target=claims[1].id, reason="58 and 23"),
        ),
        incidents=(event, nowhere),
        incident_places=places,
        estimates=(
            Estimate(
                incident_id=event.id, victim_side="army", measure="killed", policy="own_loss_floor", low=23, best=23,
                high=58, disputed=True, dispute_ratio=58 / 23, independent=2, claim_ids=(claims[1].id, claims[3].id),
            ),
            Estimate(
                incident_id=event.id, victim_side="others", measure="killed", policy="ucdp", low=None, best=None,
                high=None, disputed=False, dispute_ratio=None, independent=0, claim_ids=(),
            ),
        ),
        unplaced=(Unplaced(what="incident", ref=nowhere.id, why="unplaced", text="Strike, place unknown"),),
    )  # fmt: skip


# Any text that a file can carry, and what has broken files before.
texts = st.one_of(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30),
    st.sampled_from(
        [
            "=cmd|' /C calc'!A0", "'=1+1", "''quoted'", "+1", "-1", "@SUM(A1)", "\t=1", "\r", "\n=1", "a\r\nb", "a\nb",
            'a "b", c; d', "پاکستان؛ افغانستان", "\u202eabc", "👩🏽‍🚒", "NA", "nan", "None", "null", "true", "", " ", "1", "﻿a", "＝1",
        ]
    ),
)  # fmt: skip
_degrees = st.floats(min_value=-89, max_value=89, allow_nan=False, width=64)
_numbers = st.none() | st.integers(min_value=0, max_value=10**12)
_positive = st.none() | st.floats(min_value=0, max_value=1e9, allow_nan=False)
_days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


@st.composite
def _places(draw, incident_id):
    lon, lat = draw(_degrees), draw(_degrees)
    precision = draw(st.sampled_from(Precision))
    located = draw(st.booleans())
    pointed = precision in (Precision.SITE, Precision.SETTLEMENT)
    return IncidentPlace(
        incident_id=incident_id,
        place_id=draw(st.none() | st.sampled_from([place.id for place in PLACES])),
        name=draw(texts),
        kind=draw(texts),
        precision=precision,
        point=shapely.Point(lon, lat) if located and pointed else None,
        area=shapely.Point(lon, lat).buffer(draw(st.floats(0.001, 5)), 3)
        if located and draw(st.booleans())
        else None,
        radius_m=draw(st.floats(0, 1e6)),
        side_certain=draw(st.booleans()),
        km_from=draw(_positive),
        distance_km=draw(_positive),
        alleged=draw(st.booleans()),
    )


@st.composite
def dossiers(draw):
    """Draw dossiers with any text in any place that articles or rules can fill."""
    text = draw(texts.filter(str.strip)) + "58 killed"
    source = article(text, title=draw(texts), publisher=draw(texts), url=draw(texts), name=draw(texts))
    claims = tuple(
        claim(
            source,
            number,
            text,
            low=draw(_numbers),
            high=draw(_numbers),
            focus=draw(st.sampled_from([None, "58"])),
            relay=tuple(draw(st.lists(texts, max_size=2))),
            approx=draw(st.booleans()),
            locality=draw(texts),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    start, end = sorted((draw(_days), draw(_days)))
    dated = When(
        start=start, end=end, precision=DatePrecision.DAYS, basis=draw(texts), night=draw(st.booleans())
    )
    incidents = tuple(
        incident(
            number,
            claims if number == 0 else (),
            (source.id,),
            title=draw(texts),
            when=draw(st.sampled_from([None, dated])),
        )
        for number in range(draw(st.integers(0, 2)))
    )
    return Dossier(
        theatre="durand",
        articles=(source,),
        mentions=tuple(
            mention(source, number, "58", draw(st.sampled_from(["e-city", None]))) for number in range(2)
        ),
        claims=claims,
        relations=(),
        incidents=incidents,
        incident_places=tuple(
            place for each in incidents for place in draw(st.lists(_places(each.id), max_size=3))
        ),
        estimates=(),
        unplaced=(Unplaced(what="claim", ref="c0", why="aggregate", text=draw(texts)),),
        wires=(Wire(article_id=source.id, name=draw(texts), reason=draw(texts)),),
        outcomes=tuple(
            Outcome(
                decision=Decision(
                    number=number + 1, action=draw(st.sampled_from(Action)), who=draw(texts), why=draw(texts),
                    claims=tuple(each.id for each in claims), place=draw(texts),
                ),
                applied=draw(st.booleans()), note=draw(texts), incident_ids=tuple(each.id for each in incidents),
            )
            for number in range(draw(st.integers(0, 2)))
        ),
    )  # fmt: skip
