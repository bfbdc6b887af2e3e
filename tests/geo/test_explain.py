import json

import pytest

import geo
from gazetteer import Gazetteer
from geo import Failure, Result, explain

from .dossiers import Handful, article, small_dossier


class WithSides(Handful):
    class sides:  # noqa: N801 - stands for the attribute
        @staticmethod
        def name_of(label):
            return label.upper()


@pytest.fixture(scope="module")
def explained():
    broken = Failure(article=article("Something else."), reason="ValueError: no")
    return explain(Result(dossier=small_dossier(), gazetteer=WithSides(), failures=(broken,)))


def test_it_is_plain_json_and_the_same_twice(explained):
    again = explain(Result(dossier=small_dossier(), gazetteer=WithSides()))
    assert json.loads(json.dumps(explained, allow_nan=False)) == explained
    assert json.dumps({**again, "failures": 0}) == json.dumps({**explained, "failures": 0})


def test_each_place_has_its_role_and_the_reason(explained):
    places = explained["articles"][0]["places"]
    assert [(each["surface"], each["place"], each["role"], each["reason"]) for each in places[:2]] == [
        ("B", "B Province", "incident", "made by hand"),
        ("C", "C crossing", "incident", "made by hand"),
    ]
    assert [each["line"] for each in places] == [1, 1, 2, 1]


def test_each_claim_has_its_speaker_sentence_and_incident(explained):
    told = explained["articles"][0]["claims"][1]
    assert (told["claimant_name"], told["victim_name"]) == ("MINISTRY", "ARMY")
    assert told["sentence"] == "The ministry of A said 58 soldiers were killed in B."
    assert told["focus"] == "58 soldiers were killed"
    assert told["incident"] == "i000000000001"
    assert [each["kind"] for each in told["relations"]] == ["denies", "contradicts"]


def test_each_joined_claim_has_its_reason(explained):
    incident = explained["incidents"][0]
    assert {each["reason"] for each in incident["joins"]} == {"the first claim"}
    assert len(incident["joins"]) == 4
    assert [each["precision"] for each in incident["places"]] == [
        "province",
        "site",
        "settlement",
        "country",
        "stretch",
    ]
    assert incident["estimates"][0]["policy"] == "own_loss_floor"


def test_what_was_left_out_and_what_failed_is_told(explained):
    assert explained["left_out"] == [
        {
            "what": "incident",
            "ref": "i000000000002",
            "why": "unplaced",
            "text": "Strike, place unknown",
            "article": "",
        }
    ]
    assert explained["failures"] == [{"article": "made-by-hand", "reason": "ValueError: no"}]


def test_every_mention_and_claim_of_the_seeds_is_explained(seeds):
    result = geo.build(geo.read(seeds), Gazetteer.load())
    explained = explain(result)
    assert sum(len(each["places"]) for each in explained["articles"]) == len(result.dossier.mentions)
    claims = [claim for each in explained["articles"] for claim in each["claims"]]
    assert [claim["id"] for claim in claims] == [claim.id for claim in result.dossier.claims]
    assert all(claim["rule"] and claim["sentence"] for claim in claims)
    assert all(place["reason"] for each in explained["articles"] for place in each["places"])
    assert all(join["reason"] for each in explained["incidents"] for join in each["joins"])
    assert explained["articles"][4]["skipped"] == [
        "Admin",
        "3 Min Read",
        "TAGGED:",
        "Share this Article",
        "Leave a comment",
    ]
