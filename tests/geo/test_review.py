"""Reviews: what people decided changes a build, is seen in it, and survives a rebuild."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geo
from geo.incident.arrange import Arrangement, arrange
from geo.incident.cluster import Cluster
from geo.incident.view import View
from geo.read.compose import compose
from geo.read.metadata import Metadata
from geo.review.redact import BLOCK, WITHHELD
from geo.values import Action, Decision, Review, Stance

FIGHT = (
    "Pakistani and Afghan forces exchanged fire near Torkham on Sunday, officials said. Zarghun Mashal, a "
    "spokesman for the Afghan defence ministry, said that 12 Pakistani soldiers were killed. The Pakistani military "
    "said that four of its soldiers were killed in the clash at Torkham."
)
ELSEWHERE = "Unidentified gunmen killed three policemen in Bannu on Friday, police said."
LATER = "Pakistan said on Monday that four of its soldiers were killed in Sunday's clash with Afghan forces at Torkham."


def article(text, published="2025-03-10", name="made up"):
    return compose(
        name=name, source=text.encode(), text=text, metadata=Metadata(published=published, language="en")
    )


@pytest.fixture(scope="module")
def articles():
    return [article(FIGHT, name="fight"), article(ELSEWHERE, name="elsewhere")]


@pytest.fixture(scope="module")
def plain(articles, theatre):
    return geo.build(articles, theatre)


@pytest.fixture(scope="module")
def fight(plain):
    return next(incident for incident in plain.dossier.incidents if incident.type == "armed_clash")


def claim_of(result, low, **fields):
    return next(
        claim
        for claim in result.dossier.claims
        if claim.value_low == low and all(getattr(claim, key) == value for key, value in fields.items())
    )


def decide(action, *claims, **fields):
    ids = tuple(claim if isinstance(claim, str) else claim.id for claim in claims)
    return Decision(
        number=1, action=Action(action), who="An editor", why="seen the footage", claims=ids, **fields
    )


@pytest.fixture(scope="module")
def build(articles, theatre):
    def run(*decisions, more=()):
        numbered = tuple(replace(each, number=n) for n, each in enumerate(decisions, start=1))
        return geo.build([*articles, *more], theatre, review=Review(decisions=numbered))

    return run


def incident_with(result, claim):
    return next((each for each in result.dossier.incidents if claim.id in each.claim_ids), None)


def test_a_grade_is_the_persons_and_the_rules_own_stays_told(build, plain, fight):
    result = build(decide("grade", fight.claim_ids[-1], grade="contested", date="2025-04-01"))
    changed = next(each for each in result.dossier.incidents if each.id == fight.id)
    assert (changed.grade, changed.reviewed) == ("contested", True)
    assert changed.grade_reasons[:2] == (
        "contested by An editor on 2025-04-01: seen the footage",
        f"the rule gives {fight.grade}",
    )
    row = result.incidents.set_index("incident_id").loc[fight.id]
    assert row["review"] == "grade contested by An editor on 2025-04-01: seen the footage"
    assert bool(row["reviewed"])
    others = [each for each in result.dossier.incidents if each.id != fight.id]
    assert others == [each for each in plain.dossier.incidents if each.id != fight.id]


def test_a_discarded_claim_is_in_no_incident_and_no_number_and_still_listed(build, plain):
    enemy = claim_of(plain, 12)
    result = build(decide("discard", enemy))
    assert incident_with(result, enemy) is None
    assert not any(enemy.id in each.claim_ids for each in result.dossier.estimates)
    assert not any(enemy.id in {each.source, each.target} for each in result.dossier.relations)
    assert {each.why for each in result.dossier.unplaced if each.ref == enemy.id} == {"discarded"}
    row = result.claims.set_index("claim_id").loc[enemy.id]
    assert (row["verdict"], row["incident_id"]) == ("discarded", "")
    assert row["review"] == "discard by An editor: seen the footage"


def test_a_confirmed_claim_says_by_whom_and_its_incident_is_looked_at(build, plain, fight):
    result = build(decide("confirm", claim_of(plain, 12)))
    assert result.claims.set_index("claim_id").loc[claim_of(plain, 12).id, "verdict"] == "confirmed"
    assert next(each for each in result.dossier.incidents if each.id == fight.id).reviewed
    assert [each.low for each in result.dossier.estimates] == [each.low for each in plain.dossier.estimates]


def test_incidents_are_merged_and_claims_split_off_with_the_reason(build, plain, fight):
    other = next(each for each in plain.dossier.incidents if each.id != fight.id)
    merged = build(decide("merge", fight.claim_ids[0], other.claim_ids[0]))
    assert len(merged.dossier.incidents) == len(plain.dossier.incidents) - 1
    whole = incident_with(merged, claim_of(plain, 12))
    assert set(whole.claim_ids) == {*fight.claim_ids, *other.claim_ids}
    assert all(
        join.reason.startswith("merged by An editor: seen the footage; before") for join in whole.joins
    )
    split = build(decide("split", claim_of(plain, 12)))
    assert len(split.dossier.incidents) == len(plain.dossier.incidents) + 1
    assert incident_with(split, claim_of(plain, 12)).claim_ids == (claim_of(plain, 12).id,)


def test_a_corrected_place_moves_the_incident_and_says_who_moved_it(build, plain):
    killed = claim_of(plain, 3)
    (where,) = [p.place_id for p in plain.dossier.incident_places if killed.id in p.claim_ids]
    result = build(decide("place", killed, place="kurram-district", instead_of=where))
    (place,) = [p for p in result.dossier.incident_places if killed.id in p.claim_ids]
    assert place.place_id == "kurram-district"
    row = result.incident_places.set_index("place_id").loc["kurram-district"]
    assert row["review"] == "place kurram-district by An editor: seen the footage"
    assert "placed by An editor" in claim_of(result, 3).rule
    nowhere = build(decide("place", killed))
    assert not [p for p in nowhere.dossier.incident_places if killed.id in p.claim_ids]
    assert ("incident", "unplaced") in {(u.what, u.why) for u in nowhere.dossier.unplaced}


def everything(result):
    tables = {name: table.to_json() for name, table in result.frames.tables().items() if name != "areas"}
    return (
        json.dumps([geo.explain(result), tables], ensure_ascii=False)
        .encode()
        .decode("unicode_escape", "replace")
    )


def test_a_redacted_name_is_in_no_table_and_no_explanation(build, plain):
    assert "Zarghun Mashal" in everything(plain)
    result = build(replace(decide("redact", name="zarghun  mashal"), why="Zarghun Mashal asked for it"))
    assert "mashal" not in everything(result).casefold()
    before, after = claim_of(plain, 12), claim_of(result, 12)
    assert after.id == before.id
    assert after.evidence[0].exact.startswith(BLOCK * len("Zarghun Mashal"))
    assert len(after.evidence[0].exact) == len(before.evidence[0].exact)
    assert result.dossier.outcomes[0].applied


def test_redacted_quotes_and_articles_keep_numbers_and_lose_words(build, plain):
    enemy = claim_of(plain, 12)
    one = build(decide("redact", quotes=(enemy.id,)))
    assert claim_of(one, 12).evidence[0].exact == WITHHELD
    assert claim_of(one, 4).evidence[0].exact != WITHHELD
    whole = build(decide("redact", article=enemy.article_id))
    assert {c.evidence[0].exact for c in whole.dossier.claims if c.article_id == enemy.article_id} == {
        WITHHELD
    }
    assert [e.low for e in whole.dossier.estimates] == [e.low for e in plain.dossier.estimates]


def test_a_redacted_claim_is_gone_from_all_but_the_list_of_decisions(build, plain):
    enemy = claim_of(plain, 12)
    result = build(decide("redact", enemy))
    assert enemy.id not in {claim.id for claim in result.dossier.claims}
    assert result.reviews["claim_ids"].tolist() == [enemy.id]
    assert everything(result).count(enemy.id) == 2  # the table of decisions, and their explanation


def test_what_points_at_nothing_is_told_and_changes_nothing(build, plain):
    gone = "c" + "0" * 12
    result = build(
        decide("discard", gone), decide("grade", gone, grade="weak"), decide("merge", gone, claim_of(plain, 12)),
        decide("place", claim_of(plain, 12), place="atlantis"),
        decide("place", claim_of(plain, 12), place="kurram-district", instead_of="khost-province"),
        decide("redact", name="Nobody At All"), decide("redact", article="0" * 16),
    )  # fmt: skip
    assert [(each.applied, bool(each.note)) for each in result.dossier.outcomes] == [
        (False, True), (False, True), (True, True), (False, True), (False, True), (False, True), (False, True),
    ]  # fmt: skip
    assert "atlantis" in result.dossier.outcomes[3].note
    same = [replace(each, reviewed=False) for each in result.dossier.incidents]
    assert [(i.id, i.claim_ids, i.grade) for i in same] == [
        (i.id, i.claim_ids, i.grade) for i in plain.dossier.incidents
    ]


def test_a_review_survives_a_rebuild_with_an_article_more(build, plain):
    decisions = (
        decide("grade", claim_of(plain, 4), grade="contested"),
        decide("discard", claim_of(plain, 12)),
        decide("place", claim_of(plain, 3), place="kurram-district"),
        decide("redact", name="Zarghun Mashal"),
    )
    more = article(LATER, "2025-03-11", "later")
    before, after = build(*decisions), build(*decisions, more=[more])
    for result in (before, after):
        assert [each.applied for each in result.dossier.outcomes] == [True] * 4
        graded = next(each for each in result.dossier.incidents if claim_of(plain, 4).id in each.claim_ids)
        assert (graded.grade, graded.reviewed) == ("contested", True)
        assert incident_with(result, claim_of(plain, 12)) is None
        assert "kurram-district" in {place.place_id for place in result.dossier.incident_places}
        assert "mashal" not in everything(result).casefold()
    grown = next(each for each in after.dossier.incidents if claim_of(plain, 4).id in each.claim_ids)
    assert more.id in grown.article_ids


def view(make, number):
    claim = make("killed", number, number, number=number, stance=Stance.ASSERTS)
    return View(
        claim=claim, sort="", when=None, told=False, places=(), carried=(), wide=False, sides=frozenset(),
        attack=None, accuser="", line=1, sentences=frozenset(), reported=None,
    )  # fmt: skip


@given(data=st.data())
def test_whatever_is_arranged_each_claim_is_in_one_event_and_the_last_word_holds(make, data):
    views = [view(make, number) for number in range(8)]
    clusters = []
    for each in views:
        cluster = Cluster()
        cluster.add(each, "begins the event")
        clusters.append(cluster)
    ids = [each.claim.id for each in views]
    chosen = st.lists(st.sampled_from([*ids, "c" + "f" * 12]), min_size=1, max_size=4, unique=True)
    drawn = data.draw(st.lists(st.tuples(chosen, st.booleans()), max_size=5))
    wanted = [Arrangement(claim_ids=tuple(group), apart=apart, reason="why") for group, apart in drawn]
    arranged = arrange(clusters, wanted)
    members = [claim_id for cluster in arranged for claim_id in cluster.reasons]
    assert sorted(members) == sorted(ids)
    if wanted:
        last = set(wanted[-1].claim_ids) & set(ids)
        holders = [cluster for cluster in arranged if last & set(cluster.reasons)]
        assert len(holders) == (1 if last else 0)
        if last and wanted[-1].apart:
            assert set(holders[0].reasons) == last
