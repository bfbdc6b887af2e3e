"""Several hundred phrases made by hand, and thousands made of the gazetteer's own names: hits and wrong answers by kind."""

from __future__ import annotations

from collections import Counter

import pytest
from phrase_set import count

from gazetteer import Gazetteer
from gazetteer.distance import distance_m

# Of each kind so many in a hundred must be hit, and of all no more may be answered wrongly. Better no answer than a wrong one.
FLOOR = 95.0
MOST_WRONG = 1.0


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer.load()


def test_phrases_of_every_kind_are_placed(gazetteer):
    found, missed = count(gazetteer)
    assert sum(map(Counter.total, found.values())) > 600
    for kind, verdicts in found.items():
        assert 100 * verdicts["hit"] / verdicts.total() >= FLOOR, "\n".join([kind, *missed])
    wrong = sum(verdicts["wrong"] for verdicts in found.values())
    total = sum(map(Counter.total, found.values()))
    assert 100 * wrong / total <= MOST_WRONG, "\n".join(missed)


TEMPLATES = (
    "{name} {kind}, {admin1}",
    "{name} {kind} ({admin1} province)",
    "{admin1} province, {name} {kind}",
    "{name} {kind} of {admin1}, {country}",
    "{country}/{admin1}/{name} {kind}",
)


def test_every_place_is_found_by_its_names_its_kind_and_its_province(gazetteer):
    verdicts, wrong = Counter(), []
    countries = {place.country: place.name for place in gazetteer.places if place.kind == "country"}
    for place in gazetteer.places:
        if place.kind not in {"city", "district", "crossing", "valley", "pass"} or not place.admin1:
            continue
        for number, name in enumerate({name.text: None for name in place.names if name.language == "en"}):
            kind = "" if place.kind in name.casefold().split() else place.kind
            values = {"name": name, "kind": kind, "admin1": place.admin1, "country": countries[place.country]}
            phrase = TEMPLATES[number % len(TEMPLATES)].format(**values)
            answer = gazetteer.geocode(phrase)
            near = answer.place is not None and (
                distance_m(place.lat, place.lon, answer.lat, answer.lon) <= max(12_000, place.radius_m)
            )
            verdict = "none" if answer.refused else "hit" if near else "wrong"
            verdicts[verdict] += 1
            if verdict == "wrong":
                wrong.append(f"{phrase} -> {answer.place_id}, not {place.id}")
    assert verdicts.total() > 2500
    assert 100 * verdicts["hit"] / verdicts.total() >= 98, verdicts
    assert 100 * verdicts["wrong"] / verdicts.total() <= 0.5, "\n".join(wrong)


FIRST = [
    "Zor",
    "Spin",
    "Tor",
    "Shin",
    "Sra",
    "Char",
    "Haji",
    "Khwaja",
    "Malik",
    "Kuz",
    "Mir",
    "Sher",
    "Wazir",
    "Sultan",
    "Chashma",
    "Sang",
    "Qala",
    "Ghar",
]
SECOND = [
    "Kalay",
    "Ghundai",
    "Karez",
    "Banda",
    "Mela",
    "Narai",
    "Raghzai",
    "Khwar",
    "Manza",
    "Kandao",
    "Shela",
    "Pur",
    "Garhi",
    "Warsak",
    "Kach",
]


def test_villages_that_no_list_has_are_hardly_ever_taken_for_others(gazetteer):
    names = [f"{first} {second}" for first in FIRST for second in SECOND]
    asked = [phrase for name in names for phrase in (name, f"{name} village", f"{name}, Kunar")]
    taken = [phrase for phrase in asked if "taken for" in gazetteer.geocode(phrase).why]
    assert len(taken) / len(asked) < 0.01, taken
