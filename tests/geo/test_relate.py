"""Relations: what restates, contradicts, denies, revises, and what only looks so."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from geo.relate import relate
from geo.values import IncidentPlace, Precision, Qualifier, RelationKind, Scope, Stance, Wire

OURS, THEIRS = "pakistan_forces", "afghan_forces"


def kinds(relations):
    return [relation.kind.value for relation in relations]


def related(incident_of, article_of, *claims, published=None):
    ids = sorted({claim.article_id for claim in claims})
    days = published or {}
    return relate(claims, [incident_of(*claims)], (), [article_of(i, days.get(i, "2025-10-12")) for i in ids])


def test_figures_of_two_voices_that_cannot_both_hold_contradict(make, incident_of, article_of):
    enemy = make("killed", 58, 58, victim_side=OURS, by="afghan_taliban", number=1)
    own = make("killed", 23, 23, victim_side=OURS, by="pakistan", number=2)
    (relation,) = related(incident_of, article_of, enemy, own)
    assert relation.kind is RelationKind.CONTRADICTS
    assert {relation.source, relation.target} == {enemy.id, own.id}
    assert "58 by afghan_forces" in relation.reason


def test_open_ranges_contradict_only_where_no_number_fits_both(make, incident_of, article_of):
    more = make("killed", 201, None, victim_side=THEIRS, by="pakistan", number=1)
    nine = make("killed", 9, 9, victim_side=THEIRS, by="afghan_taliban", number=2)
    some = make("killed", 250, 300, victim_side=THEIRS, by="afghan_taliban", number=3)
    assert kinds(related(incident_of, article_of, more, nine)) == ["contradicts"]
    assert related(incident_of, article_of, more, some) == ()


def test_round_words_and_losses_counted_together_do_not_contradict(make, incident_of, article_of):
    dozens = make("killed", 24, None, victim_side=OURS, by="afghan_taliban", number=1, approx=True)
    own = make("killed", 23, 23, victim_side=OURS, by="pakistan", number=2)
    both = make("killed", 90, 90, victim_side=OURS, by="afghan_taliban", number=3, unsplit=True)
    heavy = make(
        "killed", None, None, victim_side=OURS, by="afghan_taliban", number=4, qualifier=Qualifier.HEAVY
    )
    assert related(incident_of, article_of, dozens, own) == ()
    assert related(incident_of, article_of, both, own) == ()
    assert related(incident_of, article_of, heavy, own) == ()


def test_parts_and_places_do_not_contradict_the_whole(make, incident_of, article_of):
    whole = make("killed", 47, 47, victim_side="civilians_af", by="un", number=1)
    part = make("killed", 3, 3, victim_side="civilians_af", number=2, subset_of=whole.id)
    here = make("killed", 6, 6, victim_side="civilians_af", number=3, scope=Scope.PLACE)
    relations = related(incident_of, article_of, whole, part, here)
    assert [(r.kind.value, r.source, r.target) for r in relations] == [("part_of", part.id, whole.id)]


def test_none_killed_so_far_is_no_contradiction_of_later_tolls(make, incident_of, article_of):
    none = make("none_killed", by="pakistan", victim_side=OURS, number=1)
    later = make("killed", 23, 23, by="pakistan", victim_side=OURS, number=2)
    assert related(incident_of, article_of, none, later) == ()


def test_a_denial_denies_the_figure_it_names_in_every_article_and_nothing_else(make, incident_of, article_of):
    here = make("killed", 58, 58, victim_side=OURS, by="afghan_taliban", number=1)
    there = make("killed", 58, 58, victim_side=OURS, by="afghan_taliban", article_id="b" * 16)
    own = make("killed", 23, 23, victim_side=OURS, by="pakistan", number=2)
    denial = make("killed", 58, 58, victim_side=OURS, by="pakistan", number=3, stance=Stance.DENIES)
    relations = related(incident_of, article_of, here, there, own, denial)
    assert {r.target for r in relations if r.kind is RelationKind.DENIES} == {here.id, there.id}
    assert all(r.source == denial.id for r in relations if r.kind is RelationKind.DENIES)
    assert not any(denial.id in {r.source, r.target} for r in relations if r.kind is RelationKind.CONTRADICTS)


def test_the_same_voice_restates_and_its_vaguer_words_too(make, incident_of, article_of):
    first = make("killed", 58, 58, victim_side=OURS, by="afghan_taliban", number=1)
    again = make("killed", 58, 58, victim_side=OURS, by="afghan_taliban", number=2)
    up_to = make(
        "killed", None, 58, victim_side=OURS, by="afghan_taliban", number=3, qualifier=Qualifier.UP_TO
    )
    relations = related(incident_of, article_of, first, again, up_to)
    assert {(r.kind.value, r.source, r.target) for r in relations} == {
        ("restates", again.id, first.id),
        ("restates", up_to.id, first.id),
    }


def test_a_later_report_of_the_same_voice_revises(make, incident_of, article_of):
    early = make("killed", 12, 12, victim_side=OURS, by="pakistan", article_id="b" * 16)
    late = make("killed", 23, 23, victim_side=OURS, by="pakistan", article_id="a" * 16)
    days = {"b" * 16: "2025-10-11", "a" * 16: "2025-10-12"}
    (relation,) = related(incident_of, article_of, early, late, published=days)
    assert (relation.kind, relation.source, relation.target) == (RelationKind.REVISES, late.id, early.id)


def test_claims_of_different_incidents_are_not_compared(make, incident_of, article_of):
    one = make("killed", 58, 58, victim_side=OURS, by="afghan_taliban", number=1)
    two = make("killed", 23, 23, victim_side=OURS, by="pakistan", number=2)
    assert relate([one, two], [incident_of(one), incident_of(two)], (), [article_of()]) == ()


VALUES = st.one_of(st.none(), st.integers(0, 40))


@given(data=st.data())
def test_relations_depend_neither_on_order_nor_on_which_of_two_voices_comes_first(
    make, incident_of, article_of, data
):
    rows = data.draw(
        st.lists(
            st.tuples(
                VALUES,
                VALUES,
                st.sampled_from(["pakistan", "afghan_taliban", "un"]),
                st.sampled_from(list(Stance)),
            ),
            min_size=2,
            max_size=8,
        )
    )
    claims = []
    for number, (low, high, by, stance) in enumerate(rows):
        swapped = low is not None and high is not None and low > high
        bounds = (high, low) if swapped else (low, high)
        made = make("killed", *bounds, victim_side=OURS, by=by, number=number)
        claims.append(replace(made, stance=stance))
    relations = related(incident_of, article_of, *claims)
    assert relations == related(incident_of, article_of, *data.draw(st.permutations(claims)))
    ids = [(r.kind, *sorted((r.source, r.target))) for r in relations]
    assert len(ids) == len(set(ids))
    by_id = {claim.id: claim for claim in claims}
    for relation in relations:
        one, two = by_id[relation.source], by_id[relation.target]
        same = one.claimant.label == two.claimant.label
        assert same == (relation.kind in {RelationKind.RESTATES, RelationKind.REVISES})


def test_figures_of_different_places_of_an_incident_are_not_compared(make, incident_of, article_of):
    there = make("killed", 41, 41, victim_side="civilians_af", number=1)
    here = make("killed", 6, 6, victim_side="civilians_af", number=2, by="un")
    incident = incident_of(there, here)
    places = [
        IncidentPlace(
            incident_id=incident.id,
            place_id=place_id,
            name=place_id,
            kind="province",
            precision=Precision.PROVINCE,
            claim_ids=(claim.id,),
        )
        for place_id, claim in (("khost-province", there), ("kunar-province", here))
    ]
    assert relate([there, here], [incident], places, [article_of()]) == ()
    assert kinds(relate([there, here], [incident], (), [article_of()])) == ["contradicts"]


def _in_words(claim, sentence):
    return replace(claim, evidence=(replace(claim.evidence[0], exact=sentence),))


def test_words_that_say_so_make_a_later_figure_a_revision_and_no_contradiction(make, incident_of, article_of):
    early = _in_words(make("killed", 12, 12, victim_side=OURS, by="pakistan", number=1), "Twelve had died.")
    later = make("killed", 15, 15, victim_side=OURS, by="witness", number=2)
    said = _in_words(later, "Residents said that the toll rose to 15.")
    (relation,) = related(incident_of, article_of, early, said)
    assert (relation.kind, relation.source, relation.target) == (RelationKind.REVISES, said.id, early.id)
    assert '"rose to"' in relation.reason
    plain = _in_words(later, "Residents counted 15 dead.")
    assert kinds(related(incident_of, article_of, early, plain)) == ["contradicts"]


def test_what_two_newsrooms_heard_from_residents_can_contradict_and_on_one_wire_cannot(
    make, incident_of, article_of
):
    one = make("killed", 12, 12, victim_side=OURS, by="witness", article_id="a" * 16)
    two = make("killed", 15, 15, victim_side=OURS, by="witness", article_id="b" * 16)
    articles = [article_of("a" * 16), article_of("b" * 16)]
    incident = incident_of(one, two)
    assert kinds(relate([one, two], [incident], (), articles)) == ["contradicts"]
    wires = [Wire(article_id=letter * 16, name="AFP", reason="") for letter in "ab"]
    assert relate([one, two], [incident], (), articles, wires) == ()
    same = make("killed", 12, 12, victim_side=OURS, by="witness", article_id="b" * 16)
    (relation,) = relate([one, same], [incident_of(one, same)], (), articles, wires)
    assert relation.reason.endswith("both reports are on one wire (AFP)")
