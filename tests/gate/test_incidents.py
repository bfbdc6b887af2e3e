"""The gate: claims must not be joined into incidents worse, within articles or across them."""

from __future__ import annotations

import incidents
import pytest

import gazetteer


@pytest.fixture(scope="module")
def theatre():
    return gazetteer.Gazetteer.load()


@pytest.mark.parametrize("scope", ["within", "across"])
def test_joining_holds_its_floor(scope, theatre, record_property):
    score = {"within": incidents.within_articles, "across": incidents.across_articles}[scope]
    precision, recall, f1 = score(theatre)
    record_property(
        "scores", f"incidents {scope} articles: P {precision:.3f} R {recall:.3f} B-cubed F1 {f1:.3f}"
    )
    assert f1 >= incidents.read_labels()["floors"][scope], (precision, recall, f1)


def test_the_labels_name_incidents_that_are_there(theatre):
    labels = incidents.read_labels()
    members = [member for event in labels["event"] for member in event["members"]] + labels["open"]["members"]
    for member in members:
        article, incident = member.split()
        assert incident in incidents.load_gold(article, theatre).incident_ids, member
    assert all(len(event["members"]) > 1 and event["what"] for event in labels["event"])


def joined(**groups):
    """Make what was joined: claim -> (incident, event, article)."""
    return incidents.Joined(
        incident_of={claim: incident for claim, (incident, _, _) in groups.items()},
        events_of={claim: {event} for claim, (_, event, _) in groups.items()},
        article_of={claim: article for claim, (_, _, article) in groups.items()},
    )


def test_the_score_is_one_for_what_is_right_and_falls_with_each_mistake():
    right = joined(a=("i1", "e1", "x"), b=("i1", "e1", "y"), c=("i2", "e2", "y"))
    assert incidents.b_cubed([right]) == (1, 1, 1)
    assert incidents.b_cubed([right], across=True) == (1, 1, 1)
    lumped = joined(a=("i1", "e1", "x"), b=("i1", "e1", "y"), c=("i1", "e2", "y"))
    precision, recall, _ = incidents.b_cubed([lumped])
    assert precision < recall == 1
    split = joined(a=("i1", "e1", "x"), b=("i2", "e1", "y"), c=("i2", "e1", "y"))
    assert incidents.b_cubed([split])[0] == 1 > incidents.b_cubed([split])[1]


def test_joining_within_articles_earns_nothing_across_them():
    alone = {"d": ("i3", "e3", "z"), "e": ("i3", "e3", "z"), "f": ("i3", "e3", "z")}
    lumped = {"a": ("i1", "e1", "x"), "b": ("i1", "e1", "y"), "c": ("i1", "e2", "y")}
    score = incidents.b_cubed([joined(**lumped)], across=True)
    assert 0 < score[0] < score[1] == 1
    assert incidents.b_cubed([joined(**lumped, **alone)], across=True) == score
    assert incidents.b_cubed([joined(**lumped, **alone)]) > incidents.b_cubed([joined(**lumped)])
