"""Each phenomenon on a made-up sentence (``data/claims.toml``), with real places and sides."""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from gazetteer import Gazetteer
from geo.claim import find_claims
from geo.mention import find_mentions
from geo.values import Article, Claim, Measure, Stance

CASES = tomllib.loads((Path(__file__).parent / "data" / "claims.toml").read_text("utf-8"))["case"]


def make_article(text: str, published: str = "2025-10-12", language: str = "en") -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=digest[:16],
        name="made-up",
        text=text,
        source_sha256=digest,
        text_sha256=digest,
        published=published,
        language=language,
    )


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load("durand")


def read(article: Article, gazetteer: Gazetteer) -> tuple[Claim, ...]:
    return find_claims(article, find_mentions(article, gazetteer), gazetteer)


def tell(claim: Claim) -> str:
    low, high = ("-" if value is None else str(value) for value in (claim.value_low, claim.value_high))
    words = [claim.measure.value, low, high, claim.victim_side, claim.claimant.label, claim.stance.value]
    words += ["aggregate"] * claim.aggregate + ["part"] * (claim.subset_of is not None)
    return " ".join(words)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_made_up_sentence_holds_its_claims(case, gazetteer):
    article = make_article(case["text"], case.get("published", "2025-10-12"))
    assert sorted(tell(claim) for claim in read(article, gazetteer)) == sorted(case["claims"])


def test_names_of_cases_are_unique_and_there_are_enough_of_them():
    assert len({case["name"] for case in CASES}) == len(CASES) >= 60


def test_every_claim_carries_sentence_focus_context_and_rule(gazetteer):
    text = "Calm returned.\nThe army of Pakistan said five soldiers were killed in Kurram. Trade goes on."
    article = make_article(text)
    (claim,) = read(article, gazetteer)
    (evidence,) = claim.evidence
    assert text[evidence.start : evidence.end] == evidence.exact
    assert evidence.prefix == text[: evidence.start][-32:]
    assert evidence.suffix == text[evidence.end :][:32]
    assert evidence.focus is not None
    assert text[evidence.focus.start : evidence.focus.end] == "five soldiers were killed"
    assert text[claim.claimant.start : claim.claimant.end] == "army of Pakistan"
    assert claim.rule
    assert claim.place_ids == ("kurram-district",)


def test_a_part_is_of_its_own_whole_though_drafts_were_dropped_before_another(gazetteer):
    text = (
        "A teacher, two women and nine children were killed and 30 people, including three soldiers, were wounded "
        "in Khost on Friday. Seven militants were arrested in Paktia."
    )
    claims = read(make_article(text), gazetteer)
    (part,) = (claim for claim in claims if claim.measure is Measure.WOUNDED and claim.value_low == 3)
    (whole,) = (claim for claim in claims if claim.id == part.subset_of)
    assert (whole.measure, whole.value_low) == (Measure.WOUNDED, 30)


def test_a_word_that_opens_a_sentence_has_nothing_before_it(gazetteer):
    told = [read(make_article(f"Shelling - five villagers killed in Khost{end}"), gazetteer) for end in ".;"]
    assert [tell(claim) for claim in told[0]] == [tell(claim) for claim in told[1]]


def test_a_claim_that_is_told_twice_has_two_evidences_and_one_id(gazetteer):
    text = "ISPR said nine soldiers were killed in Kurram. Later ISPR said nine soldiers were killed there."
    (claim,) = read(make_article(text), gazetteer)
    assert len(claim.evidence) == 2


def test_a_headline_gives_way_to_the_body_that_names_who_says_it(gazetteer):
    text = "Nine soldiers killed in Kurram fight\nNine soldiers were killed in Kurram, ISPR said on Monday."
    claims = [claim for claim in read(make_article(text), gazetteer) if claim.measure.value == "killed"]
    assert [claim.claimant.label for claim in claims] == ["pakistan"]


def test_the_relay_is_kept_apart_from_who_says_it(gazetteer):
    text = "Pakistani officials, cited by AFP, said seven soldiers were wounded."
    (claim,) = read(make_article(text), gazetteer)
    assert (claim.claimant.label, claim.relay) == ("pakistan", ("AFP",))


def test_a_language_without_claim_data_yields_no_claims(gazetteer):
    text = "Pakistan's army said five soldiers were killed."
    assert find_claims(make_article(text, language="xx"), (), gazetteer) == ()


def test_reading_twice_gives_the_same_claims(gazetteer):
    article = make_article("ISPR said 14 khwarij were killed in Bajaur and two soldiers embraced martyrdom.")
    assert read(article, gazetteer) == read(article, gazetteer)


@pytest.mark.parametrize(
    "text",
    [
        "two soldiers were killed and " * 40_000,
        " ".join(str(number) for number in range(10_000)) + " killed.",
        "," * 100_000,
        '" said he, ' * 10_000,
        "according to " * 20_000,
        "Pakistan said 5 men died. " * 500,
    ],
    ids=["a long sentence", "many numbers", "commas", "quotes", "sources", "many claims"],
)
def test_what_is_read_of_a_sentence_is_bounded(text, gazetteer):
    claims = find_claims(make_article(text), (), gazetteer)
    assert len(claims) < 50


def test_a_caveat_over_a_report_marks_its_figures_and_leaves_their_stance(gazetteer):
    text = "ISPR said 14 Taliban fighters were killed.\nIndependent verification is lacking."
    (claim,) = read(make_article(text), gazetteer)
    assert claim.unverified
    assert claim.stance is Stance.ASSERTS


def test_one_voice_tells_of_two_places_in_two_claims(gazetteer):
    text = "Fighting broke out in Kunar. The Taliban said trade was open.\nFighting broke out in Kurram too."
    claims = read(make_article(text), gazetteer)
    assert [claim.place_ids for claim in claims] == [("kunar-province",), ("kurram-district",)]


def test_what_is_denied_and_what_is_left_open_stay_apart(gazetteer):
    text = "Pakistan said its jets carried out air strikes in Khost. Pakistan neither confirmed nor denied the air strikes."
    stances = {claim.stance for claim in read(make_article(text), gazetteer)}
    assert stances == {Stance.ASSERTS, Stance.UNVERIFIED}
