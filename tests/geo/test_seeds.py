"""What the five seed articles must yield, row by row of the agreed table, on the real texts."""

from __future__ import annotations

from datetime import date

import pytest

from geo.values import Kind, Measure, Precision, RelationKind, Role, Stance

OURS, THEIRS = "pakistan_forces", "afghan_forces"
FIVE = {"kunar-province", "nangarhar-province", "paktia-province", "khost-province", "helmand-province"}


class Seeds:
    """The dossier of the five seeds, asked in the table's words. Articles go by their files' numbers."""

    def __init__(self, dossier):
        self.dossier = dossier
        self.number = {article.id: article.name[:3] for article in dossier.articles}
        self.incident_of = {claim_id: i for i in dossier.incidents for claim_id in i.claim_ids}

    def claims(self, measure=None, article=None, by=None, side=None, **fields):
        return [
            claim
            for claim in self.dossier.claims
            if (measure is None or claim.measure is Measure(measure))
            and (article is None or self.number[claim.article_id] == article)
            and (by is None or claim.claimant.label == by)
            and (side is None or claim.victim_side == side)
            and all(getattr(claim, name) == value for name, value in fields.items())
        ]

    def one(self, *args, **fields):
        found = self.claims(*args, **fields)
        assert len(found) == 1, (args, fields, [(c.evidence[0].start, c.rule) for c in found])
        return found[0]

    def places(self, incident):
        return {p.place_id: p for p in self.dossier.incident_places if p.incident_id == incident.id}

    def relations(self, kind):
        return {(r.source, r.target) for r in self.dossier.relations if r.kind is kind}

    def words(self, start):
        return [u for u in self.dossier.unplaced if start.casefold() in u.text.casefold()]


@pytest.fixture(scope="module")
def seeds_read(seed_result):
    assert not seed_result.failures
    return Seeds(seed_result.dossier)


@pytest.fixture(scope="module")
def clash(seeds_read):
    """Return the clashes of the night of 11-12 October."""
    claim = seeds_read.claims("clash", "000", "local_officials_af")[0]
    return seeds_read.incident_of[claim.id]


@pytest.fixture(scope="module")
def strikes(seeds_read):
    """Return the strikes of 9 October."""
    claim = seeds_read.claims("strike", "000", "afghan_taliban")[0]
    return seeds_read.incident_of[claim.id]


def test_the_clashes_lie_in_five_provinces_as_areas(seeds_read, clash):
    assert (clash.kind, clash.type) == (Kind.CLASH, "armed_clash")
    assert (clash.when.start, clash.when.end, clash.when.night) == (
        date(2025, 10, 11),
        date(2025, 10, 12),
        True,
    )
    assert {seeds_read.number[i] for i in clash.article_ids} == {"000", "001", "002", "003", "004"}
    places = seeds_read.places(clash)
    assert places.keys() >= FIVE
    for province in FIVE:
        assert places[province].precision is Precision.PROVINCE
        assert places[province].point is None
        assert places[province].area is not None


def test_the_provinces_are_claimed_by_the_ministry_and_confirmed_by_local_officials(seeds_read, clash):
    claimed = seeds_read.claims("clash", "000", "afghan_taliban")
    assert any(set(claim.place_ids) == FIVE for claim in claimed)
    confirmed = seeds_read.one("clash", "000", "local_officials_af")
    assert confirmed.stance is Stance.CONFIRMS
    assert seeds_read.incident_of[confirmed.id] is clash


def test_the_line_as_a_whole_is_listed_and_never_placed(seeds_read):
    assert seeds_read.words("Durand Line")
    assert "durand-line" not in {place.place_id for place in seeds_read.dossier.incident_places}


def test_torkham_and_chaman_saw_undated_fighting_apart_from_their_closure(seeds_read, clash):
    fight = next(c for c in seeds_read.claims("clash", "002") if "torkham-crossing" in c.place_ids)
    assert set(fight.place_ids) == {"torkham-crossing", "chaman-crossing"}
    assert fight.when is None
    assert seeds_read.incident_of[fight.id] is clash
    closure = seeds_read.one("closure", "002")
    assert seeds_read.incident_of[closure.id].kind is Kind.CLOSURE
    for crossing in fight.place_ids:
        assert seeds_read.places(clash)[crossing].precision is Precision.SITE
        assert seeds_read.places(clash)[crossing].point is not None


def test_kurram_is_a_district_where_fighting_went_on_into_12_october(seeds_read, clash):
    fight = next(c for c in seeds_read.claims("clash", "004") if "kurram-district" in c.place_ids)
    assert fight.when.start <= date(2025, 10, 12) <= fight.when.end
    assert fight.claimant.label == "unattributed"
    kurram = seeds_read.places(seeds_read.incident_of[fight.id])["kurram-district"]
    assert (kurram.precision, kurram.point) == (Precision.DISTRICT, None)


def test_four_points_along_the_border_are_kept_with_their_speaker_and_listed(seeds_read, clash):
    four = seeds_read.one("clash", "000", value_low=4, value_high=4)
    assert four.claimant.label == "pakistan"
    assert seeds_read.incident_of[four.id] is clash
    assert seeds_read.words("four distinct points")


def test_the_strikes_of_9_october_hit_kabul_and_in_002_paktika(seeds_read, strikes):
    assert strikes.kind is Kind.STRIKE
    assert strikes.when.start == strikes.when.end == date(2025, 10, 9)
    assert {seeds_read.number[i] for i in strikes.article_ids} >= {"000", "001", "002", "003"}
    places = seeds_read.places(strikes)
    assert places.keys() == {"kabul-city", "paktika-province"}
    claims = {claim.id: claim for claim in seeds_read.dossier.claims}
    tellers = {seeds_read.number[claims[c].article_id] for c in places["paktika-province"].claim_ids}
    assert tellers == {"002"}
    assert (places["kabul-city"].alleged, places["paktika-province"].alleged) == (False, True)


def test_the_capital_means_kabul_without_being_a_place_mention(seeds_read):
    claims = [c for c in seeds_read.claims("strike", "000") if "kabul-city" in c.place_ids]
    assert claims
    text = next(a.text for a in seeds_read.dossier.articles if seeds_read.number[a.id] == "000")
    at = text.index("the capital")
    named = [
        m for m in seeds_read.dossier.mentions if seeds_read.number[m.article_id] == "000" and m.start == at
    ]
    assert all(mention.described for mention in named)


def test_unnamed_places_of_the_strikes_are_listed(seeds_read):
    assert seeds_read.words("southeast")
    assert seeds_read.words("market in eastern")


def test_who_says_and_who_denies_the_strikes(seeds_read, strikes):
    for article, by, stance in (
        ("000", "afghan_taliban", Stance.ASSERTS),
        ("000", "pakistan", Stance.UNVERIFIED),
        ("002", "afghan_taliban", Stance.ASSERTS),
        ("003", "afghan_taliban", Stance.ASSERTS),
        ("003", "pakistan", Stance.ASSERTS),
        ("003", "pakistan", Stance.UNVERIFIED),
    ):
        found = seeds_read.claims("strike", article, by, stance=stance)
        assert any(seeds_read.incident_of[claim.id] is strikes for claim in found), (article, by, stance)
    dead = seeds_read.one("killed", "001", "afghan_taliban", "civilians_af")
    denial = seeds_read.one("killed", "001", "pakistan", "civilians_af")
    assert denial.stance is Stance.DENIES
    assert (denial.id, dead.id) in seeds_read.relations(RelationKind.DENIES)


def test_strikes_that_pakistan_itself_claims_are_another_incident_without_a_place(seeds_read, strikes):
    own = seeds_read.claims("strike", "002", "pakistan")
    assert own
    for claim in own:
        incident = seeds_read.incident_of[claim.id]
        assert incident is not strikes
        assert incident.kind is Kind.STRIKE
        assert not seeds_read.places(incident)
        assert any(u.ref == incident.id and u.why == "unplaced" for u in seeds_read.dossier.unplaced)


def test_pakistani_dead_keep_every_speaker(seeds_read, clash):
    boasts = [
        seeds_read.one("killed", article, "afghan_taliban", OURS, value_high=58, stance=Stance.ASSERTS)
        for article in ("002", "004")
    ]
    own = [
        seeds_read.one("killed", a, "pakistan", OURS, value_low=23, value_high=23)
        for a in ("002", "003", "004")
    ]
    denial = seeds_read.one("killed", "004", "pakistan", OURS, stance=Stance.DENIES)
    assert (denial.value_low, denial.value_high) == (58, 58)
    assert {(denial.id, boast.id) for boast in boasts} <= seeds_read.relations(RelationKind.DENIES)
    dozens = seeds_read.one("killed", "001", "afghan_taliban", OURS, value_low=24, value_high=None)
    assert dozens.unsplit
    heavy = [seeds_read.one("killed", a, "afghan_taliban", OURS, qualifier="heavy") for a in ("002", "004")]
    for claim in (*boasts, *own, denial, dozens, *heavy):
        assert seeds_read.incident_of[claim.id] is clash
    pairs = seeds_read.relations(RelationKind.CONTRADICTS)
    assert any({one, two} <= {c.id for c in (*boasts, *own)} for one, two in pairs)


def test_afghan_side_dead_keep_every_speaker(seeds_read, clash):
    boast = seeds_read.one("killed", "002", "pakistan", THEIRS, value_low=201, value_high=None)
    denial = seeds_read.one("killed", "002", "afghan_taliban", THEIRS, stance=Stance.DENIES)
    assert (denial.id, boast.id) in seeds_read.relations(RelationKind.DENIES)
    own = [
        seeds_read.one("killed", a, "afghan_taliban", THEIRS, value_low=9, value_high=9)
        for a in ("003", "004")
    ]
    for claim in (boast, denial, *own):
        assert seeds_read.incident_of[claim.id] is clash


def test_estimates_run_from_what_a_side_admits_to_what_its_enemy_claims(seeds_read, clash):
    found = {
        (e.victim_side, e.policy): e
        for e in seeds_read.dossier.estimates
        if e.incident_id == clash.id and e.measure == "killed"
    }
    ours, theirs = found[OURS, "own_loss_floor"], found[THEIRS, "own_loss_floor"]
    assert (ours.low, ours.high, ours.disputed, ours.independent) == (23, 58, True, 2)
    assert (theirs.low, theirs.high, theirs.disputed, theirs.independent) == (9, 201, True, 2)
    assert (found[OURS, "ucdp"].low, found[OURS, "ucdp"].best, found[OURS, "ucdp"].high) == (23, 23, 58)


def test_posts_are_seized_as_each_side_says_and_destroyed_as_pakistan_says(seeds_read, clash):
    posts = [
        seeds_read.one("posts_captured", "001", "afghan_taliban", OURS),
        seeds_read.one("posts_captured", "004", "afghan_taliban", OURS),
        seeds_read.one("posts_captured", "002", "pakistan", THEIRS),
        seeds_read.one("posts_destroyed", "001", "pakistan", THEIRS),
        seeds_read.one("posts_destroyed", "004", "pakistan", THEIRS),
    ]
    for claim in posts:
        assert (claim.value_low, claim.value_high) == (None, None)
        assert seeds_read.incident_of[claim.id] is clash


def test_three_quadcopters_were_shot_down_says_a_security_official(seeds_read, clash):
    drones = seeds_read.one("drones_downed", "000")
    assert (drones.value_low, drones.value_high, drones.victim_side) == (3, 3, THEIRS)
    assert drones.claimant.label == "pakistan"
    assert seeds_read.incident_of[drones.id] is clash


def test_the_crossings_were_closed_by_pakistan_by_both_and_by_nobody_named(seeds_read):
    closures = {article: seeds_read.one("closure", article) for article in ("001", "002", "004")}
    (incident,) = {seeds_read.incident_of[claim.id].id for claim in closures.values()}
    places = {p.place_id for p in seeds_read.dossier.incident_places if p.incident_id == incident}
    assert places == {"torkham-crossing", "chaman-crossing"}
    assert closures["004"].actor == (OURS,)
    assert set(closures["001"].actor) == {OURS, THEIRS}
    assert closures["001"].partial
    assert closures["002"].actor == ()
    assert seeds_read.words("smaller border points")


def test_attacks_by_others_the_same_saturday_are_another_incident(seeds_read, clash):
    soldiers = seeds_read.one("killed", "000", side=OURS, value_low=20)
    civilians = seeds_read.one("killed", "000", side="civilians_pk", value_low=3)
    incident = seeds_read.incident_of[soldiers.id]
    assert seeds_read.incident_of[civilians.id] is incident
    assert incident is not clash
    assert incident.kind is Kind.ATTACK
    assert set(incident.claim_ids) == {soldiers.id, civilians.id}
    assert not seeds_read.places(incident)


def test_a_total_of_months_belongs_to_no_incident_and_no_place(seeds_read):
    total = seeds_read.one("killed", "003", value_low=501)
    parts = [seeds_read.one("killed", "003", value_low=number) for number in (311, 73)]
    for claim in (total, *parts):
        assert claim.aggregate
        assert claim.claimant.label == "pakistan"
        assert claim.id not in seeds_read.incident_of
        assert not claim.place_ids
        assert any(u.ref == claim.id and u.why == "aggregate" for u in seeds_read.dossier.unplaced)
    assert [part.victim_side for part in parts] == [OURS, OURS]


def test_no_confirmed_casualties_yet_contradicts_no_later_toll(seeds_read):
    none = seeds_read.one("none_killed", "000")
    assert not any(none.id in pair for pair in seeds_read.relations(RelationKind.CONTRADICTS))


def test_unverified_is_a_mark_apart_from_the_stance(seeds_read):
    for side in (OURS, THEIRS):
        assert seeds_read.one("killed", "002", side=side, qualifier="heavy").unverified
    for number in (58, 23, 9):
        for claim in seeds_read.claims("killed", "004", value_high=number):
            assert claim.unverified
            assert claim.stance is not Stance.UNVERIFIED


@pytest.mark.parametrize("name", ["Islamabad", "Saudi Arabia", "Qatar", "Iran", "India"])
def test_actors_and_venues_are_recognised_and_never_on_the_map(seeds_read, name):
    named = [mention for mention in seeds_read.dossier.mentions if mention.name == name]
    assert named
    assert all(mention.role is not Role.INCIDENT for mention in named)
    assert not [place for place in seeds_read.dossier.incident_places if place.name == name]


def test_kabul_as_an_actor_is_no_place_of_an_event(seeds_read):
    roles = {mention.role for mention in seeds_read.dossier.mentions if mention.name == "Kabul"}
    assert {Role.METONYM, Role.INCIDENT} <= roles


def test_nothing_else_is_on_the_map(seeds_read):
    assert {place.place_id for place in seeds_read.dossier.incident_places} == FIVE | {
        "kurram-district",
        "torkham-crossing",
        "chaman-crossing",
        "kabul-city",
        "paktika-province",
    }
