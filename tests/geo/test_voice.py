"""Voices: who is counted once, and who twice."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from geo.values import Claimant, Stance
from geo.voice import count_voices, find_support, hear, independent_voices


def by(make, label, article, number=0, text=""):
    claim = make("killed", 12, 12, by=label, article_id=article * 16, number=number)
    return replace(claim, claimant=Claimant(label=label, side=claim.claimant.side, text=text))


def count(claims, wires=None):
    return count_voices(hear(claims, wires or {}).values())


def test_a_party_is_one_voice_in_ten_articles_and_with_its_local_officials(make):
    claims = [by(make, "pakistan", f"{n}") for n in range(10)] + [by(make, "local_officials_pk", "b")]
    assert count(claims) == 1
    assert count([*claims, by(make, "afghan_taliban", "c")]) == 2


def test_residents_heard_by_two_newsrooms_are_two_voices_and_on_one_wire_one(make):
    claims = [by(make, "witness", "a"), by(make, "witness", "b"), by(make, "witness", "b", 1)]
    assert count(claims) == 2
    assert count(claims, {"a" * 16: "AFP", "b" * 16: "AFP"}) == 1
    assert count(claims, {"a" * 16: "AFP", "b" * 16: "Reuters"}) == 2


def test_a_named_organisation_is_one_voice_wherever_it_is_quoted(make):
    claims = [
        by(make, "other", "a", text="Human Rights Watch"),
        by(make, "other", "b", text="human rights  watch"),
    ]
    assert count(claims) == 1
    assert count([*claims, by(make, "other", "c", text="Amnesty International")]) == 2


def test_who_names_nobody_is_no_voice_beside_one_who_is_named(make):
    nameless = [by(make, "unattributed", "a"), by(make, "media", "b")]
    assert count(nameless) == 1
    assert count([*nameless, by(make, "un", "c")]) == 1
    assert independent_voices(["media", "un", "unattributed"]) == ("un",)


def test_support_is_of_the_very_figure_and_not_by_who_denies_it(make, incident_of):
    own = make("killed", 23, 23, by="pakistan", victim_side="pakistan_forces", number=1)
    seen = make("killed", 23, 23, by="witness", victim_side="pakistan_forces", number=2)
    enemy = make("killed", 58, 58, by="afghan_taliban", victim_side="pakistan_forces", number=3)
    denial = make(
        "killed", 58, 58, by="pakistan", victim_side="pakistan_forces", number=4, stance=Stance.DENIES
    )
    claims = (own, seen, enemy, denial)
    support = find_support(claims, [incident_of(*claims)], hear(claims, {}))
    assert support[own.id] == support[seen.id] == ("pakistan_forces", "witness")
    assert support[enemy.id] == support[denial.id] == ("afghan_forces",)


LABELS = st.sampled_from(
    ["pakistan", "local_officials_pk", "un", "witness", "other", "media", "unattributed"]
)
ROWS = st.lists(
    st.tuples(LABELS, st.sampled_from("abc"), st.sampled_from(["", "X", "Y"])), min_size=1, max_size=9
)


@given(rows=ROWS, data=st.data())
def test_voices_depend_on_no_order_and_a_shared_wire_never_adds_one(make, rows, data):
    claims = [by(make, label, article, n, text) for n, (label, article, text) in enumerate(rows)]
    heard = hear(claims, {})
    assert hear(data.draw(st.permutations(claims)), {}) == heard
    assert set(heard) == {claim.id for claim in claims}
    one_wire = dict.fromkeys((letter * 16 for letter in "abc"), "AFP")
    assert 1 <= count(claims, one_wire) <= count(claims)
    assert count(claims[:-1]) <= count(claims) if claims[1:] else True
