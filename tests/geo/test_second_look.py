"""The second look: weights correct what the rules made of a report where they are sure, and say why."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer
from geo.claim import find_claims
from geo.claim.lexicon import load_lexicon
from geo.claim.lines import read_lines
from geo.claim.places import Grounds
from geo.claim.second.voices import Voices
from geo.errors import RuleError
from geo.mention import find_mentions
from geo.mention.find import find_by_rules
from geo.mention.second import RoleSigns
from geo.second import UNIT, load_weights, weights_of
from geo.text import load_language

from .test_claim_sentences import make_article

G = Gazetteer.load("durand")
STARTS = {
    "keep": "yes 0\tno 0",
    "victim": "unknown 0\tnone 0",
    "claimant": "unattributed 0\tnone 0",
    "role": "background 0\tincident 0",
}
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
        for reader in ("claim", "mention"):
            monkeypatch.setattr(f"geo.{reader}.find.weights_of", lambda *_: weights)
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


@pytest.mark.parametrize(
    "line", ["keep\tT=killed\tno", "nobody\tx\ta 1", "keep", "victim\tx\ta one", "nobody\tx"]
)
def test_a_wrong_line_is_named(tmp_path, line):
    path = tmp_path / "weights.tsv"
    path.write_text(f"{SURE}{line}\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"weights\.tsv: line 9: "):
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
    assert weights_of(Gazetteer.load("thai-cambodian").theatre, "en") is None
    assert weights_of(G.theatre, "ps") is None
    assert weights_of(G.theatre, "en") is not None


TWO_OFFICES = (
    "Two policemen were killed.\n\nCalm has come back to Bannu, the army said.\n\nTraders shut their shops.\n\n"
    "The inquiry goes on, the interior ministry in Islamabad said.\n\nIt snowed at night.\n\nIt was cold."
)


def test_a_voice_is_chosen_by_what_it_is_to_the_claim(weigh):
    weigh("voice\theard in 1\tyes 900")
    (killed,) = read(TWO_OFFICES)
    assert killed.claimant.label == "pakistan"
    assert killed.rule.endswith("second look: army rather than unattributed (heard in 1)")


def test_of_several_voices_of_a_side_the_nearest_is_named(weigh):
    weigh("claimant\tT=killed\tpakistan 900\tun 0")
    assert read(TWO_OFFICES)[0].claimant.text == "army"
    without = TWO_OFFICES.replace(", the army said", "")
    assert read(without)[0].claimant.text == "interior ministry in Islamabad"


def test_what_a_voice_is_to_a_claim_is_told_by_its_distance_and_by_what_it_says():
    article = make_article(TWO_OFFICES)
    lexicon = load_lexicon("en", G.sides)
    grounds = Grounds(find_mentions(article, G))
    lines = read_lines(article, load_language("en"), lexicon, grounds)
    drafts = [draft for line in lines for draft in line.drafts]
    signs = Voices(lines, drafts, G.sides).of(drafts[0])
    assert set(signs) == {"pakistan", "unattributed"}
    assert {"heard in 1", "sayings 2", "is party toll", "its own killed"} <= set(signs["pakistan"])
    assert not any(sign.startswith("heard") for sign in signs["unattributed"])


def roles(text):
    return [(mention.name, mention.role.value) for mention in find_mentions(make_article(text), G)]


def test_a_role_is_corrected_and_the_reason_says_so(weigh):
    weigh("role\tname Bannu r=incident\tbackground 900\tincident 0")
    changed = find_mentions(make_article(REPORT), G)[0]
    assert (changed.role.value, changed.name) == ("background", "Bannu")
    assert changed.reason.endswith("second look: background rather than incident (name Bannu r=incident)")


def test_datelines_and_where_fire_came_from_stay(weigh):
    weigh("role\t\tincident 900\tbackground 0")
    report = f"KABUL: Shells were fired from Khost.\n\n{REPORT}"
    assert roles(report)[:2] == [("Kabul", "background"), ("Khost", "origin")]


def test_roles_of_a_note_of_a_sentence_are_left_to_the_rules(weigh):
    weigh("role\t\tbackground 900\tincident 0")
    assert roles("Two policemen were killed in Bannu on Monday, the police said.") == [("Bannu", "incident")]
    assert roles(REPORT) == [("Bannu", "background")]


def test_other_names_around_a_name_count_as_what_they_are():
    article = make_article("Two men were killed in Bannu and Swat, near Kabul, on Monday.")
    found, sentences = find_by_rules(article, G)
    signs = RoleSigns(found, sentences).of(1)
    kinds = {mention.name: f"~{mention.kind}" for mention in found}
    near = {"<1 and", f"<2 {kinds['Bannu']}", ">1 ,", ">2 near", f">3 {kinds['Kabul']}", "word killed"}
    assert near <= set(signs)


@given(
    st.lists(
        st.tuples(st.integers(-100_000, 100_000), st.integers(-100_000, 100_000)), min_size=1, max_size=40
    )
)
def test_weights_add_up_whatever_their_signs(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("weights") / "weights.tsv"
    told = "".join(f"victim\tword {n}\tunknown {one}\tnone {other}\n" for n, (one, other) in enumerate(rows))
    path.write_text(SURE + told, encoding="utf-8")
    sums = [sum(column) for column in zip(*rows, strict=True)]
    answer = load_weights(path).answer("victim", [f"word {n}" for n in range(len(rows))])
    assert answer.label == ("unknown" if sums[0] >= sums[1] else "none")
    assert answer.chance == 1 / math.fsum(math.exp((each - max(sums)) / UNIT) for each in sums)


def test_a_weight_too_large_to_add_up_is_refused(tmp_path):
    path = tmp_path / "weights.tsv"
    path.write_text(f"{SURE}keep\tT=killed\tno 100001\tyes 0\n", encoding="utf-8")
    with pytest.raises(RuleError, match=r"line 9: .*100,000"):
        load_weights(path)
