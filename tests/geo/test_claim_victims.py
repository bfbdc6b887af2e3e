"""Who died and how many, in constructions of made-up sentences: what the claims count, whoever's side they were on."""

from __future__ import annotations

import pytest

from gazetteer import Gazetteer
from geo import Measure

from .test_claim_sentences import make_article, read

CASES = [
    # Nouns that the data do not list, and what is no victim.
    ("At Wana 40 guests were killed.", 40),
    ("At Wana a bomb killed six plumbers and wounded two.", 6),
    ("Gunmen shot dead a glazier and two locksmiths in Wana.", 3),
    ("Four alleged forgers were killed in Wana.", 4),
    ("A shell killed 12 goats in Wana.", 0),
    ("The blast in Wana killed 40, a large share of them women.", 40),
    ("Six Hazaras were gunned down in Quetta.", 6),
    ("Heavy weapons killed two men in Wana.", 2),
    ("In Wana troops killed 12 terrorists; four soldiers, including a major, were injured.", 12),
    # One person, by office, title or name.
    ("The head of the district council of Wana and his driver died.", 2),
    ("Gunmen killed the deputy mayor of Wana and his brother.", 2),
    ("Mullah Karim, a Taliban commander, was killed in Kunar.", 1),
    ("A tribal elder, Malik Karim, was gunned down in Wana.", 1),
    ("Reporter Zar Gul was killed in Wana.", 1),
    ("A raid killed Zar bin Omar and four others in Wana.", 5),
    ("The governor's driver was killed in Wana.", 1),
    ("A policeman, identified as Zar Gul, was shot dead at Wana.", 1),
    # Lists.
    ("A commander and two others were killed in Wana.", 3),
    ("A captain, his brother and a guard were killed in Wana.", 3),
    ("A leader of the party was killed with two aides in Wana.", 3),
    ("Five road construction workers abducted last week were found dead in Wana.", 5),
    ("A teacher was taken from his home and executed by militants in Wana.", 1),
    ("Two sons aged 12 and 15 were killed in Wana.", 2),
    ("12 Taliban and nine IS fighters were killed in Kunar.", 21),
    ("Five soldiers, including a captain, and two civilians died in Wana.", 7),
    ("Two local tribesmen were killed near Wana.", 2),
    ("Mullah Karim, the Taliban's deputy governor, was slain in Kunar.", 1),
    # Attackers told apart.
    ("In addition to the assailant, four people were killed in Wana.", 5),
    ("At least six people, in addition to the bomber, were killed in Wana.", 7),
    ("A blast in Wana left two policemen dead along with the attacker.", 3),
    ("A bomber killed two guards and himself in Wana.", 3),
    ("A blast in Wana killed 20 people, eight of them clerks, and the suspected bomber.", 21),
    ("Four men stormed an office in Wana; all were killed.", 4),
    # One more.
    ("Three people were killed in a blast in Wana; another died later in hospital.", 4),
    ("A policeman was martyred and another injured in Wana.", 1),
    ("In another attack, two soldiers were killed in Wana.", 2),
    # Bodies.
    ("A policeman's beheaded body was found in Wana.", 1),
    ("The body of a kidnapped policeman was recovered in Wana.", 1),
    # Hopes and threats are none.
    ("Troops search Wana to eliminate any other militant.", 0),
]


@pytest.mark.parametrize(("text", "killed"), CASES, ids=[text for text, _ in CASES])
def test_the_dead_of_a_sentence_are_counted(text, killed):
    told = read(make_article(text), Gazetteer.load("durand"))
    dead = [each for each in told if each.measure is Measure.KILLED and each.subset_of is None]
    assert sum(each.value_low or 0 for each in dead) == killed


def test_nobody_is_said_to_be_harmed_by_a_search():
    told = read(make_article("Troops search Wana to eliminate any other militant."), Gazetteer.load("durand"))
    assert not any(claim.measure is Measure.NONE_KILLED for claim in told)


@pytest.mark.parametrize(
    "text",
    [
        "A policeman was martyred and another injured in Quetta.",
        "Gunmen killed a policeman and injured another in Quetta.",
    ],
)
def test_another_is_one_of_those_told_of_before(text):
    told = read(make_article(text), Gazetteer.load("durand"))
    hurt = [(each.value_low, each.victim_side) for each in told if each.measure is Measure.WOUNDED]
    assert hurt == [(1, "pakistan_forces")]
