"""Estimates: a named policy, its claims, and never a sum."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.estimate import estimate
from geo.policy import POLICIES
from geo.relate import relate
from geo.values import LossView, Qualifier, Scope, Stance

OURS, THEIRS = "pakistan_forces", "afghan_forces"


@pytest.fixture
def estimated(incident_of, article_of):
    def by_policy(*claims):
        incident = incident_of(*claims)
        articles = [article_of(i) for i in sorted({claim.article_id for claim in claims})]
        found = estimate([incident], claims, relate(claims, [incident], (), articles))
        return {(e.policy, e.victim_side, e.measure): e for e in found}

    return by_policy


def test_a_sides_own_admission_is_the_floor_and_its_enemys_claim_the_ceiling(make, estimated):
    enemy = make("killed", 58, 58, victim_side=OURS, by="afghan_taliban", number=1)
    own = make("killed", 23, 23, victim_side=OURS, by="pakistan", number=2)
    denial = make("killed", 58, 58, victim_side=OURS, by="pakistan", number=3, stance=Stance.DENIES)
    found = estimated(enemy, own, denial)["own_loss_floor", OURS, "killed"]
    assert (found.low, found.best, found.high) == (23, None, 58)
    assert found.disputed
    assert found.dispute_ratio == 2.52
    assert set(found.claim_ids) == {enemy.id, own.id}
    assert found.reason == (
        "floor: pakistan_forces of its own losses; ceiling: afghan_forces; "
        "2 independent voices: afghan_forces (1 claim), pakistan_forces (1 claim)"
    )


def test_ucdp_believes_those_who_only_count_then_a_side_on_its_own_losses(make, estimated):
    enemy = make("killed", 201, None, victim_side=THEIRS, by="pakistan", number=1)
    own = make("killed", 9, 9, victim_side=THEIRS, by="afghan_taliban", number=2)
    found = estimated(enemy, own)["ucdp", THEIRS, "killed"]
    assert (found.low, found.best, found.high) == (9, 9, 201)
    counted = make("killed", 40, 45, victim_side=THEIRS, by="un", number=3)
    found = estimated(enemy, own, counted)["ucdp", THEIRS, "killed"]
    assert (found.low, found.best, found.high) == (9, 40, 201)
    assert found.independent == 3


def test_ten_articles_that_cite_one_army_are_one_voice(make, estimated):
    claims = [
        make("killed", 23, 23, victim_side=OURS, by="pakistan", article_id=f"{n:016d}") for n in range(10)
    ]
    claims.append(make("killed", 23, 23, victim_side=OURS, article_id="f" * 16))
    assert estimated(*claims)["ucdp", OURS, "killed"].independent == 1


def test_parts_aggregates_denials_and_losses_counted_together_are_left_out(make, estimated):
    whole = make("killed", 47, 47, victim_side="civilians_af", number=1)
    claims = (
        whole,
        make("killed", 3, 3, victim_side="civilians_af", number=2, subset_of=whole.id),
        make("killed", 500, None, victim_side="civilians_af", number=3, aggregate=True),
        make("killed", 90, 90, victim_side="civilians_af", number=4, unsplit=True),
        make("killed", 47, 47, victim_side="civilians_af", number=5, by="pakistan", stance=Stance.DENIES),
        make("killed", 41, 41, victim_side="civilians_af", number=6, scope=Scope.PLACE),
        make("killed", 6, 6, victim_side="civilians_af", number=7, scope=Scope.PLACE),
        make("killed", None, None, victim_side="civilians_af", number=8, qualifier=Qualifier.HEAVY),
    )
    found = estimated(*claims)["ucdp", "civilians_af", "killed"]
    assert (found.low, found.best, found.high) == (47, 47, 47)
    assert found.claim_ids == (whole.id,)


def test_words_without_a_number_have_one_only_in_acleds_codebook(make, estimated):
    found = estimated(make("killed", None, None, victim_side=OURS, qualifier=Qualifier.HEAVY))
    assert {key: each.best for key, each in found.items()} == {("acled_lowest", OURS, "killed"): 3}
    assert estimated(make("wounded", None, None, victim_side=OURS, qualifier=Qualifier.HEAVY)) == {}
    assert estimated(make("clash", 4, 4)) == {}


@pytest.mark.parametrize(
    ("figures", "number"),
    [
        ([(58, 58, "exact"), (23, 23, "exact")], 23),
        ([(201, None, "more_than"), (None, 40, "up_to")], 40),
        ([(24, None, "dozens"), (30, 30, "exact")], 30),
        ([(24, None, "dozens")], 12),
        ([(200, None, "hundreds"), (24, None, "dozens")], 12),
        ([(None, None, "several")], 3),
    ],
)
def test_acled_takes_the_lowest_figure_and_words_only_where_there_is_none(make, estimated, figures, number):
    claims = [
        make("killed", low, high, victim_side=OURS, number=n, qualifier=Qualifier(word), by=by)
        for n, ((low, high, word), by) in enumerate(
            zip(figures, ("pakistan", "afghan_taliban"), strict=False)
        )
    ]
    found = estimated(*claims)["acled_lowest", OURS, "killed"]
    assert (found.low, found.best, found.high) == (number, number, number)
    assert found.claim_ids
    assert found.reason


def test_acled_counts_nought_where_only_casualties_or_nobody_is_reported(make, estimated):
    together = estimated(make("killed", 90, 90, victim_side=OURS, unsplit=True))
    assert {key: each.best for key, each in together.items()} == {("acled_lowest", OURS, "killed"): 0}
    nobody = estimated(make("none_killed", victim_side=OURS, by="pakistan"))
    assert {key: each.best for key, each in nobody.items()} == {("acled_lowest", OURS, "killed"): 0}
    assert (
        estimated(make("wounded", 4, 4, victim_side=OURS))
        .keys()
        .isdisjoint({("acled_lowest", OURS, "wounded")})
    )


def test_one_number_tells_how_far_its_claims_are_apart(make, estimated):
    enemy = make("killed", 58, 58, victim_side=OURS, by="afghan_taliban", number=1)
    own = make("killed", 23, 23, victim_side=OURS, by="pakistan", number=2)
    found = estimated(enemy, own)
    assert {each.dispute_ratio for each in found.values()} == {2.52}
    assert {each.disputed for each in found.values()} == {True}
    assert set(found) == {(policy, OURS, "killed") for policy in POLICIES}


def test_third_parties_come_first_and_where_there_are_none_the_reason_says_so(make, estimated):
    enemy = make("killed", 58, 58, victim_side=OURS, by="afghan_taliban", number=1)
    own = make("killed", 23, 23, victim_side=OURS, by="pakistan", number=2)
    seen = make("killed", 31, 31, victim_side=OURS, by="witness", number=3)
    seen = replace(seen, loss_view=LossView.THIRD_PARTY)
    found = estimated(enemy, own, seen)
    assert (found["third_party_first", OURS, "killed"].best, found["ucdp", OURS, "killed"].best) == (31, 23)
    without = estimated(enemy, own)["third_party_first", OURS, "killed"]
    assert without.best == 23
    assert without.reason.startswith("no third party gives a figure; best from pakistan_forces")


def test_a_figure_that_was_revised_counts_no_more(make, incident_of, article_of):
    early = make("killed", 12, 12, victim_side=OURS, by="pakistan", article_id="b" * 16)
    late = make("killed", 23, 23, victim_side=OURS, by="pakistan", article_id="a" * 16)
    articles = [article_of("b" * 16, "2025-10-11"), article_of("a" * 16, "2025-10-12")]
    incident = incident_of(early, late)
    relations = relate([early, late], [incident], (), articles)
    numbers = {e.policy: e.low for e in estimate([incident], [early, late], relations)}
    assert numbers == dict.fromkeys(POLICIES, 23)


@given(data=st.data())
def test_no_estimate_exceeds_what_one_claim_says(make, incident_of, data):
    rows = data.draw(
        st.lists(
            st.tuples(
                st.integers(0, 500),
                st.integers(0, 500),
                st.sampled_from(["pakistan", "afghan_taliban", "un", "unattributed"]),
            ),
            min_size=1,
            max_size=8,
        )
    )
    claims = [
        make("killed", min(a, b), max(a, b), victim_side=OURS, by=by, number=n)
        for n, (a, b, by) in enumerate(rows)
    ]
    told = {bound for claim in claims for bound in (claim.value_low, claim.value_high)}
    for found in estimate([incident_of(*claims)], data.draw(st.permutations(claims)), ()):
        numbers = [n for n in (found.low, found.best, found.high) if n is not None]
        assert set(numbers) <= told
        assert found.policy in POLICIES
        if found.policy == "ucdp":
            assert numbers == sorted(numbers)
