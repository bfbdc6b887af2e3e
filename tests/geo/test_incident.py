"""Joining claims into incidents: within an article, across articles, and what stays apart."""

from __future__ import annotations

import importlib
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.incident import join_incidents
from geo.values import DatePrecision, Kind, Precision, Stance, When
from geo.when import date_claims

SEEDS = ("000", "001", "002", "003", "004")
OURS, THEIRS = "pakistan_forces", "afghan_forces"
NIGHT = When(
    start=date(2025, 10, 11),
    end=date(2025, 10, 12),
    precision=DatePrecision.DAY,
    basis='date: "x"',
    night=True,
)
DAY = When(start=date(2025, 10, 9), end=date(2025, 10, 9), precision=DatePrecision.DAY, basis='date: "y"')


@pytest.fixture(scope="module")
def seed_incidents(gold, theatre):
    documents = [gold(name) for name in SEEDS]
    claims = [claim for each in documents for claim in date_claims(each.article, each.claims, theatre)]
    incidents, places, unplaced = join_incidents(claims, (), theatre, [each.article for each in documents])
    return incidents, places, unplaced, {claim.id: claim for claim in claims}


def test_five_reports_of_one_night_are_one_incident_of_many_places(seed_incidents):
    incidents, places, _, _ = seed_incidents
    (clash,) = [incident for incident in incidents if incident.kind is Kind.CLASH]
    assert len(clash.article_ids) == 5
    assert (clash.when.start, clash.when.end, clash.when.night) == (
        date(2025, 10, 11),
        date(2025, 10, 12),
        True,
    )
    mine = {place.place_id: place for place in places if place.incident_id == clash.id}
    provinces = {
        "kunar-province",
        "nangarhar-province",
        "paktia-province",
        "khost-province",
        "helmand-province",
    }
    assert mine.keys() == provinces | {"kurram-district", "torkham-crossing", "chaman-crossing"}
    assert all(mine[province].point is None and mine[province].area is not None for province in provinces)
    assert mine["kurram-district"].precision is Precision.DISTRICT
    assert mine["torkham-crossing"].point is not None
    assert mine["torkham-crossing"].area is None


def test_closure_strikes_and_attacks_are_apart_from_the_fight(seed_incidents):
    incidents, places, _, claims = seed_incidents
    kinds = sorted(incident.type for incident in incidents)
    assert kinds == ["air_strike", "air_strike", "armed_clash", "attack", "crossing_closure"]
    closure = next(i for i in incidents if i.type == "crossing_closure")
    assert len(closure.article_ids) == 3
    assert {p.place_id for p in places if p.incident_id == closure.id} == {
        "torkham-crossing",
        "chaman-crossing",
    }
    alleged, own = [i for i in incidents if i.type == "air_strike"]
    assert alleged.when.start == date(2025, 10, 9)
    spots = {p.name: p.alleged for p in places if p.incident_id == alleged.id}
    assert spots == {"Kabul": False, "Paktika": True}
    assert not [p for p in places if p.incident_id == own.id]
    assert {claims[c].claimant.label for c in own.claim_ids} == {"pakistan"}


def test_every_claim_but_the_aggregates_has_one_incident_and_a_reason(seed_incidents):
    incidents, _, unplaced, claims = seed_incidents
    members = [claim_id for incident in incidents for claim_id in incident.claim_ids]
    assert len(members) == len(set(members))
    assert set(members) == {claim.id for claim in claims.values() if not claim.aggregate}
    for incident in incidents:
        assert [join.claim_id for join in incident.joins] == list(incident.claim_ids)
        assert all(join.reason for join in incident.joins)
        assert incident.id == f"i{incident.claim_ids[0][1:]}"
    assert {u.ref for u in unplaced if u.why == "aggregate"} == {c.id for c in claims.values() if c.aggregate}


@settings(max_examples=12)
@given(data=st.data())
def test_incidents_do_not_depend_on_the_order_of_articles_or_claims(gold, theatre, data):
    documents = [gold(name) for name in (*SEEDS, "dev/018", "dev/024")]
    shuffled = data.draw(st.permutations(documents))
    claims = [claim for d in documents for claim in date_claims(d.article, d.claims, theatre)]
    expected, _, _ = join_incidents(claims, (), theatre, [d.article for d in documents])
    found, _, _ = join_incidents(
        data.draw(st.permutations(claims)), (), theatre, [document.article for document in shuffled]
    )
    assert [(i.id, i.claim_ids, i.when, i.title) for i in found] == [
        (i.id, i.claim_ids, i.when, i.title) for i in expected
    ]


@pytest.fixture
def joined(make, article_of, theatre):
    def run(*claims, text="\n" * 200):
        articles = [article_of(i, text=text) for i in sorted({claim.article_id for claim in claims})]
        return join_incidents(claims, (), theatre, articles)

    return run


def sizes(incidents):
    return sorted(len(incident.claim_ids) for incident in incidents)


def test_a_closure_is_no_fight_and_a_reopening_no_closure(make, joined):
    at = {"place_ids": ("torkham-crossing",), "when": NIGHT}
    incidents, _, _ = joined(
        make("clash", number=1, **at), make("closure", number=2, **at), make("reopening", number=3, **at)
    )
    assert sorted(i.type for i in incidents) == ["armed_clash", "crossing_closure", "reopening"]


def test_fights_at_distant_places_of_one_day_are_apart_unless_told_as_wide(make, joined):
    one = make("clash", number=1, place_ids=("torkham-crossing",), when=NIGHT)
    two = make("clash", number=2, place_ids=("chaman-crossing",), when=NIGHT)
    assert sizes(joined(one, two)[0]) == [1, 1]
    wide = make("clash", number=0, when=NIGHT)
    text = "border" + "\n" * 200
    assert sizes(joined(wide, one, two, text=text)[0]) == [3]


def test_a_place_in_its_province_and_towns_side_by_side_are_one_scene(make, joined):
    at = {"when": NIGHT}
    torkham = make("clash", number=1, place_ids=("torkham-crossing",), **at)
    nangarhar = make("killed", 2, 2, number=2, place_ids=("nangarhar-province",), **at)
    boldak = make("clash", number=3, place_ids=("spin-boldak-city",), **at)
    chaman = make("killed", 3, 3, number=4, place_ids=("chaman-city",), **at)
    assert sizes(joined(torkham, nangarhar, boldak, chaman)[0]) == [2, 2]


def test_two_provinces_side_by_side_are_two_scenes(make, joined):
    khost = make("strike", number=1, place_ids=("khost-province",), when=DAY, event_hint="air_strike")
    paktia = make("strike", number=2, place_ids=("paktia-province",), when=DAY, event_hint="air_strike")
    assert sizes(joined(khost, paktia)[0]) == [1, 1]


def test_days_apart_are_events_apart(make, joined):
    at = {"place_ids": ("torkham-crossing",)}
    assert sizes(
        joined(make("clash", number=1, when=DAY, **at), make("clash", number=2, when=NIGHT, **at))[0]
    ) == [1, 1]


def test_an_attack_by_others_the_same_day_is_apart_from_the_fight(make, joined):
    fight = make("clash", number=1, when=NIGHT, by="afghan_taliban", actor=(OURS,))
    loss = make("killed", 9, 9, number=2, when=NIGHT, by="afghan_taliban", victim_side=THEIRS)
    raid = make("killed", 20, 20, number=3, when=NIGHT, victim_side=OURS, actor=("ttp_militants",))
    incidents, _, _ = joined(fight, loss, raid)
    assert sizes(incidents) == [1, 2]


def test_losses_a_side_boasts_of_are_not_the_strike_it_complains_of(make, joined):
    strike = make("strike", number=1, by="afghan_taliban", actor=(OURS,), when=NIGHT, event_hint="air_strike")
    boast = make("killed", 58, 58, number=2, by="afghan_taliban", victim_side=OURS, when=NIGHT)
    assert sizes(joined(strike, boast)[0]) == [1, 1]


def test_a_denial_goes_to_what_it_denies(make, joined):
    far = make("clash", number=1, when=NIGHT, place_ids=("torkham-crossing",))
    toll = make(
        "killed",
        58,
        58,
        number=100,
        when=None,
        by="afghan_taliban",
        victim_side=OURS,
        event_hint="armed_clash",
    )
    denial = replace(
        make("killed", 58, 58, number=150, when=DAY, by="pakistan", victim_side=OURS), stance=Stance.DENIES
    )
    incidents, _, _ = joined(far, toll, denial)
    assert any({toll.id, denial.id} <= set(incident.claim_ids) for incident in incidents)


def test_two_events_of_one_article_never_merge_through_another_article(make, joined):
    a = make("clash", number=1, when=DAY, place_ids=("torkham-crossing",))
    b = make("clash", number=2, when=NIGHT, place_ids=("torkham-crossing",))
    days = When(start=DAY.start, end=NIGHT.end, precision=DatePrecision.DAYS, basis='dates: "z"')
    c = make("clash", number=1, when=days, place_ids=("torkham-crossing",), article_id="b" * 16)
    assert sizes(joined(a, b, c)[0]) == [1, 2]


def test_a_place_that_only_contains_another_is_none_of_its_own(make, joined):
    claim = make("clash", number=1, when=NIGHT, place_ids=("spin-boldak-district", "kandahar-province"))
    _, places, _ = joined(claim)
    assert [place.place_id for place in places] == ["spin-boldak-district"]


def test_a_country_and_the_line_as_a_whole_are_listed_and_not_placed(make, joined):
    claim = make(
        "clash", number=1, when=NIGHT, place_ids=("afghanistan", "durand-line"), locality="four points"
    )
    incidents, places, unplaced = joined(claim)
    assert places == ()
    assert {(u.what, u.why, u.text) for u in unplaced} >= {
        ("place", "unplaced", "four points"),
        ("place", "unplaced", "Durand Line"),
        ("incident", "unplaced", incidents[0].title),
    }


def test_an_undated_event_is_listed_as_undated(make, joined):
    incidents, places, unplaced = joined(make("clash", number=1, place_ids=("kurram-district",)))
    assert incidents[0].when is None
    assert len(places) == 1
    assert [u.why for u in unplaced] == ["undated"]


def test_a_settlement_has_a_circle_and_a_district_its_own_extent(make, joined, theatre):
    claim = make("clash", number=1, when=NIGHT, place_ids=("spin-boldak-city",))
    near = make("clash", number=2, when=DAY, place_ids=("kurram-district",))
    _, places, _ = joined(claim, near)
    district, town = places
    assert town.precision is Precision.SETTLEMENT
    assert 4_500 < town.radius_m < 5_500
    assert town.area.contains(town.point)
    assert district.area.equals(theatre.get("kurram-district").extent())
    assert (district.side, district.side_certain, district.point) == ("PK", True, None)
    assert 0 <= district.km_from < district.km_to <= theatre.frontier.length_km


def test_grades_follow_the_rule(make, joined):
    def grade(*claims):
        (incident,), _, _ = joined(*claims)
        return incident.grade

    at = {"when": NIGHT, "place_ids": ("kurram-district",)}
    by_theirs = {"by": "afghan_taliban", "actor": (OURS,), "event_hint": "air_strike", **at}
    strike = make("strike", number=1, **by_theirs)
    denial = make("strike", number=2, **{**by_theirs, "by": "pakistan", "stance": Stance.DENIES})
    silence = make("strike", number=2, **{**by_theirs, "by": "pakistan", "stance": Stance.UNVERIFIED})
    own = make("strike", number=2, **{**by_theirs, "by": "pakistan"})
    seen = make("strike", number=3, **{**by_theirs, "by": "witness"})
    assert grade(strike) == "weak"
    assert grade(strike, silence) == "weak"
    assert grade(strike, seen) == "fair"
    assert grade(strike, denial) == "contested"
    assert grade(strike, own) == "confirmed"
    assert grade(denial) == "discounted"
    loss = make("killed", 3, 3, number=4, by="pakistan", victim_side=OURS, **at)
    assert grade(make("clash", number=1, by="afghan_taliban", **at), loss) == "confirmed"


def test_types_and_codes_follow_the_table(make, joined):
    def codes(claim):
        (incident,), _, _ = joined(claim)
        return incident.type, incident.kind.value, incident.event_type, incident.sub_event_type

    at = {"when": NIGHT, "place_ids": ("kurram-district",)}
    remote = "Explosions/Remote violence"
    assert codes(make("clash", **at)) == ("armed_clash", "clash", "Battles", "Armed clash")
    assert codes(make("strike", event_hint="drone_strike", **at)) == (
        "drone_strike",
        "strike",
        remote,
        "Air/drone strike",
    )
    assert codes(make("strike", event_hint="shelling", **at))[0] == "shelling"
    bomb = make("killed", 3, 3, victim_side="civilians_pk", event_hint="suicide_bomb", **at)
    assert codes(bomb) == ("attack", "attack", remote, "Suicide bomb")
    gunmen = make("killed", 3, 3, victim_side="civilians_pk", event_hint="attack", **at)
    assert codes(gunmen) == ("attack", "attack", "Violence against civilians", "Attack")
    assert codes(make("ceasefire", **at)) == ("other", "other", "Strategic developments", "Agreement")


def test_comparisons_grow_with_the_articles_and_not_with_their_square(make, article_of, theatre, monkeypatch):
    merge = importlib.import_module("geo.incident.merge")
    whole, counted = merge._same_event, []
    monkeypatch.setattr(merge, "_same_event", lambda *rest: counted.append(1) or whole(*rest))

    def comparisons(size):
        counted.clear()
        articles, claims = [], []
        for number in range(size):
            day = date(2025, 1, 1) + timedelta(days=number // 4)
            when = When(start=day, end=day, precision=DatePrecision.DAY, basis='date: "x"')
            articles.append(article_of(f"{number:016x}", text="\n" * 200))
            spot = ("torkham-crossing", "chaman-crossing")[number % 2]
            claims.append(make("clash", when=when, place_ids=(spot,), article_id=articles[-1].id))
        incidents, _, _ = join_incidents(claims, (), theatre, articles)
        assert len(incidents) == size // 2
        return len(counted)

    assert comparisons(400) < 5 * comparisons(100)


def test_a_night_has_the_zone_of_its_places_if_they_lie_in_one_country(make, joined, theatre):
    (here,), _, _ = joined(make("clash", number=1, when=NIGHT, place_ids=("kurram-district",)))
    assert here.when.zone == theatre.theatre.zones["PK"]
    both = make("clash", number=1, when=NIGHT, place_ids=("chaman-city", "spin-boldak-city"))
    (across,), _, _ = joined(both)
    assert across.when.zone == ""


def _on(day, month=10):
    return When(
        start=date(2025, month, day),
        end=date(2025, month, day),
        precision=DatePrecision.DAY,
        basis='date: "x"',
    )


def test_a_closure_told_as_a_state_days_later_is_the_same_one(make, joined):
    at = {"place_ids": ("torkham-crossing",)}
    shut = make("closure", when=_on(12), **at)
    still = make("closure", when=_on(14), article_id="b" * 16, **at)
    (incident,), _, _ = joined(shut, still)
    assert incident.when.start == date(2025, 10, 12)
    assert incident.joins[1].reason.startswith(
        "torkham-crossing shut from 2025-10-12, and still on 2025-10-14"
    )


def test_a_closure_elsewhere_later_or_after_a_reopening_is_another(make, joined):
    shut = make("closure", when=_on(12), place_ids=("torkham-crossing",))
    other = make("closure", when=_on(14), article_id="b" * 16, place_ids=("chaman-crossing",))
    assert sizes(joined(shut, other)[0]) == [1, 1]
    late = make("closure", when=_on(20), article_id="b" * 16, place_ids=("torkham-crossing",))
    assert sizes(joined(shut, late)[0]) == [1, 1]
    again = make("closure", when=_on(15), article_id="b" * 16, place_ids=("torkham-crossing",))
    opened = make("reopening", when=_on(13), article_id="c" * 16, place_ids=("torkham-crossing",))
    assert sizes(joined(shut, again, opened)[0]) == [1, 1, 1]
    elsewhere = make("reopening", when=_on(13), article_id="c" * 16, place_ids=("chaman-crossing",))
    assert sizes(joined(shut, again, elsewhere)[0]) == [1, 2]


def test_a_province_that_only_says_where_a_district_is_brings_no_neighbour_in(make, joined):
    told = make("clash", when=DAY, place_ids=("kurram-district", "khyber-pakhtunkhwa-province"))
    neighbour = make("clash", when=DAY, article_id="b" * 16, place_ids=("khyber-district",))
    assert sizes(joined(told, neighbour)[0]) == [1, 1]
    whole = make("clash", when=DAY, article_id="c" * 16, place_ids=("khyber-pakhtunkhwa-province",))
    assert sizes(joined(neighbour, whole)[0]) == [2]
