"""Names, chains, unlisted names, descriptions: what is found, and what it means."""

from __future__ import annotations

import copy
import dataclasses
import sys
from itertools import pairwise
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gazetteer
from geo.errors import RuleError
from geo.mention import find_mentions, lexicon
from geo.mention.pattern import compile_patterns
from geo.mention.token import split_words
from geo.text import load_language
from geo.values import Article, Span

GAZETTEER = gazetteer.Gazetteer.load("durand")


def find(text, language="en", skipped=()):
    article = Article(
        id="t", name="t", text=text, source_sha256="", text_sha256="", language=language, skipped=skipped
    )
    return find_mentions(article, GAZETTEER)


def named(text, language="en"):
    return {mention.surface: mention for mention in find(text, language) if not mention.described}


@pytest.mark.parametrize(
    ("text", "name", "place_id"),
    [
        ("Pakistan closed the Torkham and Chaman crossings.", "Chaman", "chaman-crossing"),
        ("Three people were shot in Chaman city.", "Chaman", "chaman-city"),
        ("Clashes went on in Pakistan's Kurram region.", "Kurram", "kurram-district"),
        ("Fighting broke out in Spin Boldak district of Kandahar.", "Kandahar", "kandahar-province"),
        ("Shells fell on Khost and Kunar provinces.", "Khost", "khost-province"),
        ("A clash in Sarobi district of Paktika killed two.", "Sarobi", "sarobi-district-paktika"),
        ("The Friendship Gate was shut.", "Friendship Gate", "chaman-crossing"),
        # a slip of the pen, within a province that is named
        ("Shells fell on Marawar district of Kunar.", "Marawar", "marawara-district"),
        ("Two died in Dangamm district; the Kunar police said so.", "Dangamm", "dangam-district"),
        ("A mine went off in the village of Bacha Mina in Khyber.", "Bacha Mina", "bacha-maina-city"),
        ("Clashes in Ghazzni Khel area of Lakki Marwat killed two.", "Ghazzni Khel", "ghazni-khel-city"),
        # but not where nothing of its province is, nor of a name that could be two
        ("Shells fell on Dangamm district.", "Dangamm", None),
        ("Two died in Pakti village, near Khost and Paktia and Paktika.", "Pakti", None),
        # two towns of one crossing are two names
        ("Trucks wait at the Chaman-Spin Boldak crossing.", "Spin Boldak", "chaman-crossing"),
    ],
)
def test_words_around_a_name_decide_which_place_it_means(text, name, place_id):
    assert named(text)[name].place_id == place_id


@pytest.mark.parametrize(
    ("text", "name", "kind", "within"),
    [
        ("Residents of the Dalasa area of Kurram fled.", "Dalasa", "region", "kurram-district"),
        ("Shells hit the Kot Ragha post in Kurram.", "Kot Ragha", "post", "kurram-district"),
        ("A house in Shaga village of Mohmand district was hit.", "Shaga", "city", None),
        ("The army destroyed the Ghazlan, Dran Mela and Leopold posts.", "Dran Mela", "post", None),
        ("Troops captured Turkman Camp at night.", "Turkman Camp", "post", None),
        ("A bomb went off at a shrine in Talhara.", "Talhara", "region", None),
        ("Two died in the villages of Shna Khwara, Margha and Lawra.", "Lawra", "city", None),
        ("Gunmen attacked Zarkhel police station at night.", "Zarkhel", "region", None),
        ("A resident of Torkhwar was killed in Kurram.", "Torkhwar", "region", None),
        (
            "Two policemen were killed when a van was blown up on Pump House Road in Bannu.",
            "Pump House Road",
            "landmark",
            None,
        ),
        ("The convoy was ambushed on the Zarkhel road in Bannu.", "Zarkhel", "landmark", None),
        # a listed name is the first part of it
        ("Troops were ambushed in the Bagan Torkhwar area.", "Bagan Torkhwar", "region", None),
    ],
)
def test_an_unlisted_name_is_known_by_its_company(text, name, kind, within):
    mention = named(text)[name]
    assert (mention.place_id, mention.kind) == (None, kind)
    assert "known by its company" in mention.reason
    if within:
        assert mention.within_id == within


@pytest.mark.parametrize(
    "text",
    [
        "The Afghan side fired first.",
        "Pak-Afghan ties are strained.",
        "Militants attacked a Frontier Corps post and a Security Post.",
        "In October the Taliban said in Pashto that In Operation Storm many died.",
        "Mr Bannu and Captain Swat spoke.",
        "Inayatullah Khogyani spoke. It was calm, Khogyani said. Samiullah Kulachi agreed.",
        "An anti-US rally was held.",
        "The Federal Constabulary headquarters were searched.",
    ],
)
def test_demonyms_organisations_and_people_are_no_places(text):
    assert named(text) == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Clashes broke out in lower Kurram and central Orakzai.", {"lower Kurram", "central Orakzai"}),
        (
            "It lies in Afghanistan's Khost refuge, near south Waziristan.",
            {"Afghanistan", "Khost", "south Waziristan"},
        ),
        ("kohat - Traders closed their shops on Monday.", {"kohat"}),
        ("The kohat road was shut.", set()),
        (
            "Trucks wait on the Chaman-Spin Boldak road and the Bannu–Razmak road.",
            {"Chaman", "Spin Boldak", "Bannu", "Razmak"},
        ),
        ("The US said it was watching, and the United States army left.", {"US", "United States"}),
        ("A US drone crashed. U.S. troops and US-backed fighters left.", {"US", "U.S."}),
        ("A bomb went off on the Bannu-Torkhwar Road.", {"Bannu", "Torkhwar"}),
        ("Shells hit the Bhutan Torkot post.", {"Bhutan Torkot"}),
    ],
)
def test_names_in_small_letters_joined_by_hyphens_and_beside_nouns(text, names):
    assert set(named(text)) == names


def test_a_place_without_a_source_goes_by_the_spelling_of_its_text():
    assert named("Two died in Baka Khel in Bannu.")["Baka Khel"].name == "Baka Khel"
    assert named("Two died in Bakakhel in Bannu.")["Bakakhel"].name == "Bakakhel"
    assert named("Two died in Kurrum.")["Kurrum"].name == "Kurram"


def test_a_surname_stays_a_surname_for_the_rest_of_the_article():
    found = named("Mustafa Gurbaz speaks for the ministry. Gurbaz asked traders to wait.")
    assert "Gurbaz" not in found


def test_an_unlisted_name_is_read_in_persian_and_urdu():
    persian = named("در قریه سپین‌تپه ولسوالی دانگام دو تن کشته شدند.", "fa")
    assert persian["سپین‌تپه"].kind == "city"
    assert persian["سپین‌تپه"].within_id == "dangam-district"
    assert "زیارت" in named("افغان علاقے زیارت سے فائرنگ کی گئی۔", "ur")


def test_the_capital_means_that_of_the_country_told_of():
    [description] = [m for m in find("Jets violated Afghan airspace and bombed the capital.") if m.described]
    assert (description.place_id, str(description.role)) == ("kabul-city", "incident")
    [description] = [m for m in find("Bombs hit the Pakistani capital.") if m.described]
    assert description.place_id == "islamabad-city"
    assert not [m for m in find("Nobody knows the capital of it.") if m.described]


def test_both_crossings_mean_the_last_two():
    [description] = [
        m
        for m in find("Guards fought at the Torkham and Chaman crossings. Both crossings were shut.")
        if m.described
    ]
    assert description.place_id is None
    assert {candidate.place_id for candidate in description.candidates} == {
        "torkham-crossing",
        "chaman-crossing",
    }


def test_furniture_is_left_out():
    text = "Shells fell on Khost.\nMore from Kunar"
    assert [mention.surface for mention in find(text, skipped=(Span(start=22, end=len(text)),))] == ["Khost"]


def test_the_same_article_gives_the_same_mentions():
    text = "Kabul said Khost, Kunar and Paktia were hit. The capital was quiet."
    assert find(text) == find(text)


WORDS = st.sampled_from(
    [
        *(
            "Kabul",
            "Khost",
            "in",
            "the",
            "of",
            "district",
            "and",
            ",",
            ".",
            "(",
            ")",
            "'s",
            "-",
            "\n",
            "village",
        ),
        *("Alpha", "said", "killed", "Chaman", "crossing", "capital", "افغانستان", "کې", "\u200c", "é", "12"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join), st.sampled_from(["en", "ur", "fa", "ps"]))
def test_offsets_give_the_surface_and_mentions_do_not_overlap(text, language):
    mentions = find(text, language)
    assert all(text[m.start : m.end] == m.surface for m in mentions)
    assert all(left.end <= right.start for left, right in pairwise(mentions))
    assert len({m.id for m in mentions}) == len(mentions)


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("Both main border crossings were shut.", ["Both main border crossings"]),
        ("The two busiest gates were shut.", ["The two busiest gates"]),
        ("Both sides shut crossings.", []),
    ],
)
def test_two_crossings_are_described_in_any_words_of_the_list(text, described):
    found = find(f"Torkham and Chaman lie on the border. {text}")
    assert [mention.surface for mention in found if mention.described] == described


@given(st.text(max_size=200))
def test_words_stand_where_they_say(text):
    words = split_words(text)
    assert all(0 <= start < end <= len(text) for start, end in zip(words.starts, words.ends, strict=True))
    assert list(words.starts) == sorted(words.starts)


@pytest.mark.parametrize(
    "unit", ["Kabul, Khost and Kunar ", "Spin Boldak in Kandahar of ", "Aa Bb area of ", "Kot-e-", "Kabul ("]
)
def test_work_grows_in_proportion_to_a_hostile_sentence(unit):
    # Counted, not timed: calls of functions do not depend on what else the machine does.
    def count_calls(size):
        calls = 0

        def count(_frame, event, _arg):
            nonlocal calls
            calls += event in {"call", "c_call"}

        text = unit * (size // len(unit))
        sys.setprofile(count)
        try:
            find(text)
        finally:
            sys.setprofile(None)
        return calls

    count_calls(500)
    assert count_calls(16_000) < 5 * count_calls(4_000)


@pytest.mark.parametrize("key", ["kinds", "names", "links.near"])
def test_a_key_that_is_missing_from_the_words_of_places_is_named(monkeypatch, key):
    language = load_language("en")
    words = {name: copy.copy(table) for name, table in language.tables["mention"].items()}
    table, _, name = key.partition(".")
    (words[table] if name else words).pop(name or table)
    tables = MappingProxyType({**language.tables, "mention": words})
    monkeypatch.setattr(lexicon, "load_language", lambda _: dataclasses.replace(language, tables=tables))
    with pytest.raises(RuleError, match=rf"mention\.toml: key {key} is missing"):
        lexicon.load_lexicon.__wrapped__("en")


def test_a_pattern_that_names_no_list_says_where():
    with pytest.raises(RuleError, match=r"roles\.toml"):
        compile_patterns(["{nobody} @"], {}, "roles.toml")


@pytest.mark.parametrize(
    "text",
    [
        "Khost) and Kunar (",
        "(Khost) (Kunar)",
        "Khost )( Kunar",
        "Khost (), Kunar (",
        "Khost (7 and Kunar) (9) Logar (",
    ],
)
def test_brackets_that_do_not_pair_harm_nothing(text):
    assert {mention.name for mention in find(text)} >= {"Khost", "Kunar"}
