"""Roles of places, on sentences that are in no corpus: one phenomenon a line."""

from __future__ import annotations

import pytest

import gazetteer
from geo.mention import find_mentions
from geo.values import Article


def read(text, language="en"):
    article = Article(id="t", name="t", text=text, source_sha256="", text_sha256="", language=language)
    return [m for m in find_mentions(article, gazetteer.Gazetteer.load("durand")) if not m.described]


def roles(text, language="en"):
    return [(mention.surface, str(mention.role)) for mention in read(text, language)]


INCIDENT, METONYM, ORIGIN, BACKGROUND, ORG = "incident", "metonym", "origin", "background", "person_or_org"

ENGLISH = [
    # a capital as actor, as venue, and as scene
    ("Kabul summoned the envoy and warned Islamabad of consequences.", [METONYM, METONYM]),
    ("Kabul and Islamabad traded accusations after the clash at Torkham.", [METONYM, METONYM, INCIDENT]),
    ("Delegations met in Doha before talks in Istanbul collapsed.", [BACKGROUND, BACKGROUND]),
    ("Drones struck a house in Kabul late on Thursday, killing three.", [INCIDENT]),
    ("Islamabad says it hit camps in Kabul on Friday, a charge Kabul denies.", [METONYM, INCIDENT, METONYM]),
    ("Taliban officials seized Kabul in 2021.", [BACKGROUND]),
    # states that act, are accused, own an organ, stand on a border
    ("Pakistan has long accused Afghanistan of sheltering the group.", [METONYM, METONYM]),
    ("Afghanistan's Ministry of Defence said Pakistan had fired first.", [METONYM, METONYM]),
    ("The militants crossed the Pakistan-Afghanistan border at night.", [BACKGROUND, BACKGROUND]),
    ("Relations between Pakistan and Afghanistan are strained.", [METONYM, METONYM]),
    ("China urged both neighbours to show restraint.", [METONYM]),
    ("The ceasefire mediated by Qatar held.", [METONYM]),
    ("Attacks inside Pakistan have surged since then.", [BACKGROUND]),
    ("Two people were killed in eastern Afghanistan on Friday by a mortar.", [INCIDENT]),
    # names of organisations
    ("The Pakistan Army said it had returned fire.", [ORG]),
    ("The Tehreek-e-Taliban Pakistan claimed the attack.", [ORG]),
    ("The United Nations Assistance Mission in Afghanistan counted the dead.", [ORG]),
    ("According to the Khyber Pakhtunkhwa government, 14 people died in Swat.", [ORG, INCIDENT]),
    # from where
    (
        "Afghan forces fired mortars from Khost into North Waziristan, wounding two.",
        [ORIGIN, INCIDENT],
    ),
    ("Two soldiers died in cross-border firing from Nangarhar province.", [ORIGIN]),
    ("Militants who crossed from Afghanistan attacked a post in Bajaur.", [ORIGIN, INCIDENT]),
    # homes, hospitals, offices, visits: no scenes
    (
        "The fallen were Naik Asghar, a resident of Karak, and Sepoy Irfan of Mardan.",
        [ORIGIN, ORIGIN],
    ),
    ("The wounded were taken to the main hospital in Parachinar.", [BACKGROUND]),
    ("Two of the wounded were airlifted to Peshawar.", [BACKGROUND]),
    ("Governor Mullah Yousaf of Kandahar visited Spin Boldak.", [BACKGROUND, BACKGROUND]),
    ("Kandahar police chief Abdul Ahad said rockets landed in Shorabak.", [BACKGROUND, INCIDENT]),
    ("Officials in Nangarhar said three children were killed in Goshta district.", [BACKGROUND, INCIDENT]),
    ("A border guard from Jalalabad died in the clash at Torkham.", [BACKGROUND, INCIDENT]),
    # datelines are not the scene
    ("PESHAWAR: Gunmen attacked a police van in Bannu on Monday, officials said.", [BACKGROUND, INCIDENT]),
    (
        "ISLAMABAD/KABUL (Reuters) - The army said it had killed ten militants in Khost on Friday.",
        [BACKGROUND, BACKGROUND, INCIDENT],
    ),
    # closures told as an act and as a state
    ("Pakistan closed the Chaman and Ghulam Khan crossings on Sunday.", [METONYM, INCIDENT, INCIDENT]),
    ("Torkham was still shut for the second day.", [INCIDENT]),
    ("The Friendship Gate reopened at noon.", [INCIDENT]),
    # chains share the role of their head
    (
        "A girl was killed in Spin Boldak district of Kandahar province, Afghanistan.",
        [INCIDENT, INCIDENT, INCIDENT],
    ),
    ("Skirmishes went on in Pakistan's Kurram region.", [INCIDENT, INCIDENT]),
    # the line
    ("Guards exchanged fire along the Durand Line in Dangam district.", [INCIDENT, INCIDENT]),
    ("Kabul has never recognised the Durand Line.", [METONYM, BACKGROUND]),
    # places that a report passes through
    ("Trucks entered Pakistan through Kharlachi.", [BACKGROUND, BACKGROUND]),
    ("Reinforcements were sent from Peshawar to Landi Kotal.", [BACKGROUND, BACKGROUND]),
]

OTHERS = [
    ("ur", "چمن میں افغان فورسز کی گولہ باری سے تین شہری جاں بحق ہو گئے۔", [INCIDENT]),
    ("ur", "پاکستان نے طورخم سرحد غیر معینہ مدت کے لیے بند کر دی۔", [METONYM, INCIDENT]),
    (
        "ur",
        "پشاور (نامہ نگار) شمالی وزیرستان کے علاقے میر علی میں خودکش دھماکے میں آٹھ اہلکار شہید ہوئے۔",
        [BACKGROUND, INCIDENT, INCIDENT],
    ),
    ("ur", "افغانستان سے فائرنگ کے نتیجے میں باجوڑ میں ایک شخص زخمی ہوا۔", [ORIGIN, INCIDENT]),
    ("ur", "زخمیوں کو کوئٹہ کے سول ہسپتال منتقل کر دیا گیا۔", [BACKGROUND]),
    ("ur", "کابل اور اسلام آباد کے درمیان مذاکرات دوحہ میں ہوئے۔", [METONYM, METONYM, BACKGROUND]),
    (
        "fa",
        "نیروهای پاکستانی بر ولسوالی دانگام ولایت کنر صدها راکت شلیک کردند.",
        [INCIDENT, INCIDENT],
    ),
    ("fa", "گذرگاه تورخم برای سومین روز بسته است.", [INCIDENT]),
    ("fa", "وزارت خارجه پاکستان این ادعا را رد کرد.", [METONYM]),
    ("prs", "والی ننگرهار گفت که سه غیرنظامی در ولسوالی گوشته کشته شدند.", [BACKGROUND, INCIDENT]),
    ("prs", "مذاکرات در استانبول پایان یافت و اسلام‌آباد کابل را متهم کرد.", [BACKGROUND, METONYM, METONYM]),
    ("prs", "در مرز میان افغانستان و پاکستان تنش ادامه دارد.", [BACKGROUND, BACKGROUND]),
    ("ps", "د پاکستان پوځیانو د کونړ ولایت په ناړۍ ولسوالۍ کې درې کسان ووژل.", [METONYM, INCIDENT, INCIDENT]),
    ("ps", "پاکستان وايي چې له افغانستان څخه پرې بریدونه کېږي.", [METONYM, ORIGIN]),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[text[:40] for text, _ in ENGLISH])
def test_an_english_sentence_gives_each_place_its_role(text, expected):
    assert [role for _, role in roles(text)] == expected


@pytest.mark.parametrize(("language", "text", "expected"), OTHERS)
def test_a_sentence_of_another_language_gives_each_place_its_role(language, text, expected):
    assert [role for _, role in roles(text, language)] == expected


def test_a_reason_names_the_rule_and_the_words():
    [kabul] = read("Kabul denied it.")
    assert kabul.reason == 'acts or speaks: "Kabul denied"'


def test_a_dateline_is_marked_and_a_place_in_a_sentence_is_not():
    first, second = read(
        "QUETTA — Two policemen were shot dead near Chaman on Friday, a senior officer said."
    )
    assert (first.dateline, second.dateline) == (True, False)
    assert second.near


def test_a_label_on_a_line_of_its_own_is_background():
    [label, scene] = read("Kurram\n\nThree people were killed in Chaman on Friday.")
    assert (str(label.role), str(scene.role)) == (BACKGROUND, INCIDENT)


def test_what_happened_in_one_sentence_makes_no_scene_of_the_next_ones_places():
    told = roles("Shells fell on two villages. The elders of Dangam have a new mosque.")
    assert told == [("Dangam", BACKGROUND)]
