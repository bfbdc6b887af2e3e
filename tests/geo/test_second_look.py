"""The second look: weights correct what the rules made of a report where they are sure, and say why."""

import math

import pytest

from gazetteer import Gazetteer
from geo.claim import find_claims
from geo.claim.second import look
from geo.claim.second.weights import UNIT, load_weights
from geo.errors import RuleError
from geo.mention import find_mentions

from .test_claim_sentences import make_article

G = Gazetteer.load("durand")
STARTS = {"keep": "yes 0\tno 0", "victim": "unknown 0\tnone 0", "claimant": "unattributed 0\tnone 0"}
SURE = "".join(f"{name}\tsure\t0.9\n{name}\t\t{start}\n" for name, start in STARTS.items())
REPORT = (
    "Two policemen were killed in Bannu on Monday, the police said.\n\n"
    "Traders shut their shops.\n\nA relative said one guard was wounded.\n\nIt rained in the evening.\n\nIt snowed at night.\n\nIt was cold."
)


@pytest.fixture
def weigh(tmp_path, monkeypatch):
    """Let the second look use a table of a test's own."""

    def use(*lines):
        path = tmp_path / f"weights{len(list(tmp_path.iterdir()))}.tsv"
        path.write_text(SURE + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        weights = load_weights(path)
        monkeypatch.setattr("geo.claim.find.weights_of", lambda *_: weights)
        return weights

    return use


def read(text):
    article = make_article(text)
    return find_claims(article, find_mentions(article, G), G)


def test_what_is_surely_no_claim_is_left_out(weigh):
    weigh("keep\tT=killed\tno 900\tyes -900")
    assert [claim.measure.value for claim in read(REPORT)] == ["wounded"]


def test_a_victim_side_is_corrected_and_the_rule_says_so(weigh):
    weigh("victim\tword policemen\tcivilians_pk 900\tpakistan_forces 0")
    killed, _ = read(REPORT)
    assert killed.victim_side == "civilians_pk"
    assert "second look: civilians_pk rather than pakistan_forces (word policemen)" in killed.rule


def test_a_voice_is_only_given_to_who_is_heard_or_to_nobody(weigh):
    weigh("claimant\tT=killed\tunattributed 900\tpakistan 0")
    assert read(REPORT)[0].claimant.label == "unattributed"
    assert read(REPORT)[0].claimant.text == ""
    weigh("claimant\tT=killed\tun 900\tpakistan 0")
    assert read(REPORT)[0].claimant.label == "local_officials_pk"
    weigh("claimant\tT=wounded\tlocal_officials_pk 900\tun 0")
    assert read(REPORT)[1].claimant.text == "police"


def test_who_is_not_sure_changes_nothing(weigh):
    weigh("keep\tT=killed\tno 100\tyes 0", "victim\tT=killed\tcivilians_pk 100\tunknown 0")
    killed, _ = read(REPORT)
    assert killed.victim_side == "pakistan_forces"
    assert "second look" not in killed.rule


def test_a_note_of_a_sentence_or_two_is_left_to_the_rules(weigh):
    weigh("keep\tT=killed\tno 900\tyes -900")
    assert len(read("Two policemen were killed in Bannu on Monday, the police said.")) == 1


def test_what_is_denied_stays(weigh):
    weigh("keep\t\tno 900\tyes -900")
    denied = "The army said 30 fighters were killed in Khost.\n\nThe Taliban denied the claim.\n\nIt rained.\n\nIt snowed.\n\nIt was cold.\n\nIt was dark."
    assert [claim.stance.value for claim in read(denied)] == ["denies"]


def test_claims_that_become_one_are_one(weigh):
    weigh("claimant\tT=killed\tlocal_officials_pk 900\tun 0")
    twice = (
        "Two policemen were killed in Bannu.\n\nTraders shut their shops.\n\nIt rained.\n\nIt snowed.\n\nIt was cold.\n\n"
        "Two policemen were killed in the attack, the police said."
    )
    assert len([claim for claim in read(twice) if claim.measure.value == "killed"]) == 1


def test_answers_are_sums_of_weights_and_the_first_wins_a_tie(weigh):
    weights = weigh("victim\t\ta 10\tb 0", "victim\tx\tb 110\tc 10", "victim\ty\ta 5\tb 5")
    answer = weights.answer("victim", ["x", "y", "unheard of"])
    assert answer.label == "b"
    others = math.exp(-100 / UNIT) + math.exp(-105 / UNIT) + 2 * math.exp(-115 / UNIT)
    assert answer.chance == pytest.approx(1 / (1 + others))
    assert weights.why("victim", "b", ["x", "y", "unheard of"]) == ("x", "y")
    assert weights.answer("victim", ["z"]).label == "a"


@pytest.mark.parametrize("line", ["keep\tT=killed\tno", "nobody\tx\ta 1", "keep", "victim\tx\ta one"])
def test_a_wrong_line_is_named(tmp_path, line):
    path = tmp_path / "weights.tsv"
    path.write_text(f"{SURE}{line}\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"weights\.tsv: line 7: "):
        load_weights(path)


def test_weights_that_are_not_there_are_named(tmp_path):
    with pytest.raises(RuleError, match=r"none\.tsv: cannot be read"):
        load_weights(tmp_path / "none.tsv")


def test_how_sure_an_answer_must_be_has_to_be_said(tmp_path):
    path = tmp_path / "weights.tsv"
    path.write_text("keep\tsure\t0.5\n", encoding="utf-8")
    with pytest.raises(RuleError, match="'sure'"):
        load_weights(path)


def test_a_theatre_or_language_without_weights_is_read_by_the_rules():
    assert look.weights_of(Gazetteer.load("thai-cambodian").theatre, "en") is None
    assert look.weights_of(G.theatre, "ps") is None
    assert look.weights_of(G.theatre, "en") is not None
