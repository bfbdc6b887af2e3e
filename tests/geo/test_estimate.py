"""Estimates: a named policy, its claims, and never a sum."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.estimate import POLICIES, estimate
from geo.relate import relate
from geo.values import Qualifier, Scope, Stance

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
    assert found.reason == "floor: pakistan_forces of its own losses; ceiling: afghan_forces"


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


def test_words_without_a_number_make_no_estimate(make, estimated):
    assert estimated(make("killed", None, None, victim_side=OURS, qualifier=Qualifier.HEAVY)) == {}
    assert estimated(make("clash", 4, 4)) == {}


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
