"""States and their seats, on sentences that are in no corpus: as actor, as ground, as part of a name."""

from __future__ import annotations

import pytest

import gazetteer
from geo.mention import find_mentions
from geo.values import Article

INCIDENT, METONYM, ORIGIN, BACKGROUND, ORG = "incident", "metonym", "origin", "background", "person_or_org"

SENTENCES = [
    # struck from the air, told in every order
    ("Explosions rocked the Afghan capital Kabul late at night.", {"Kabul": INCIDENT}),
    ("Kabul was bombed for a second night.", {"Kabul": INCIDENT}),
    ("Kabul came under attack at dawn.", {"Kabul": INCIDENT}),
    ("Kabul is angry about the strikes.", {"Kabul": METONYM}),
    ("Kabul was told of the attack in advance.", {"Kabul": METONYM}),
    ("In southern Afghanistan drone strikes killed nine men.", {"Afghanistan": INCIDENT}),
    ("The air force has hit 30 positions throughout Afghanistan.", {"Afghanistan": INCIDENT}),
    ("Eastern Afghanistan was bombed as well.", {"Afghanistan": INCIDENT}),
    ("The jets struck three of the largest towns of Afghanistan.", {"Afghanistan": INCIDENT}),
    ("Afghan gunners began shelling Pakistan's side of the border.", {"Pakistan": INCIDENT}),
    ("Pakistan has bombed a camp, officials said.", {"Pakistan": METONYM}),
    ("A bomber killed twelve outside a court in the Pakistani capital, Islamabad.", {"Islamabad": INCIDENT}),
    ("The attack was directed from bases within Afghanistan, he said.", {"Afghanistan": ORIGIN}),
    ("Kabul accused Pakistan of crossing the line.", {"Kabul": METONYM, "Pakistan": METONYM}),
    ("Shells hit the crossing, according to Pakistan.", {"Pakistan": METONYM}),
    (
        "Talks of the two sides in Qatar and Istanbul have failed.",
        {"Qatar": BACKGROUND, "Istanbul": BACKGROUND},
    ),
    ("The council is to hold a meeting on Afghanistan next week.", {"Afghanistan": BACKGROUND}),
    ("They proclaimed a victory over Pakistan.", {"Pakistan": METONYM}),
    ("Fighters and Pakistan's border guards clashed.", {"Pakistan": METONYM}),
    (
        "On the Pakistan-Afghanistan border Afghan forces took a post.",
        {"Pakistan": BACKGROUND, "Afghanistan": BACKGROUND},
    ),
    # the border, by what it parts and joins
    (
        "A crossing point between Pakistan and Afghanistan was named in the letter.",
        {"Pakistan": BACKGROUND, "Afghanistan": BACKGROUND},
    ),
    (
        "High peaks separate Pakistan from Afghanistan there.",
        {"Pakistan": BACKGROUND, "Afghanistan": BACKGROUND},
    ),
    (
        "Kabul-Islamabad border tensions rose again.",
        {"Kabul": METONYM, "Islamabad": METONYM},
    ),
    # organisations and what only looks like one
    ("A Pakistan security official said so.", {"Pakistan": ORG}),
    ("The Tehreek-e Taliban Pakistan denied it.", {"Pakistan": ORG}),
    ("Islamic State Khorasan Province claimed it.", {"Khorasan": ORG}),
    ("ISIS-Khorasan was blamed, The Khorasan Diary reports.", {"Khorasan": ORG}),
    ("The group is in Kabul.", {"Kabul": BACKGROUND}),
    ("The UN mission to Afghanistan called for restraint.", {"Afghanistan": ORG}),
    ("Fighters of Pakistan's Tehrik-e-Taliban took a hill.", {"Pakistan": ORG}),
    ("Pakistan hits Taliban posts with artillery.", {"Pakistan": METONYM}),
    ("Afghanistan moves troops to the river.", {"Afghanistan": METONYM}),
    ("The delegates fly to Doha today.", {"Doha": BACKGROUND}),
    # from bases abroad
    (
        "Gunmen with hideouts in Afghanistan attacked a post.",
        {"Afghanistan": ORIGIN},
    ),
    # that act, speak, or are party to something
    ("Kabul fell to the Taliban in August 2021.", {"Kabul": BACKGROUND}),
    ("The fighting was the worst since the Taliban took Kabul in 2021.", {"Kabul": BACKGROUND}),
    ("By the count of Kabul, more than 40 villagers died in Spera.", {"Kabul": METONYM, "Spera": INCIDENT}),
    ("The commander said he was waiting for Kabul to tell him how to respond.", {"Kabul": METONYM}),
    (
        "Border clashes of Pakistan and Afghanistan have killed dozens this month.",
        {"Pakistan": METONYM, "Afghanistan": METONYM},
    ),
    ("Islamabad has long accused Kabul of sheltering militants.", {"Islamabad": METONYM, "Kabul": METONYM}),
    ("India condemned the strikes on Paktika.", {"India": METONYM, "Paktika": INCIDENT}),
    (
        "Pakistan struck Kabul and Kandahar overnight, the ministry said.",
        {"Pakistan": METONYM, "Kabul": INCIDENT, "Kandahar": INCIDENT},
    ),
    ("Two explosions shook Kabul on October 9.", {"Kabul": INCIDENT}),
    (
        "Explosions were heard in Kabul late on Thursday as jets flew over the Afghan capital.",
        {"Kabul": INCIDENT},
    ),
    ("Relations between Islamabad and Kabul have soured.", {"Islamabad": METONYM, "Kabul": METONYM}),
    (
        "Pakistan's military said 12 soldiers were killed in South Waziristan.",
        {"Pakistan": METONYM, "South Waziristan": INCIDENT},
    ),
    ("The army said attacks inside Pakistan were planned from Afghan soil.", {"Pakistan": BACKGROUND}),
    (
        "Pakistan has demanded that Afghanistan stop militants from using its soil.",
        {"Pakistan": METONYM, "Afghanistan": METONYM},
    ),
    ("Khwarij use Afghan soil for acts of terrorism against Pakistan.", {"Pakistan": METONYM}),
    ("A drone strike in Pakistan killed the group's leader in 2016.", {"Pakistan": INCIDENT}),
    (
        "Trucks carrying coal to Pakistan were stranded at Torkham.",
        {"Pakistan": BACKGROUND, "Torkham": INCIDENT},
    ),
    (
        "China urged Pakistan and Afghanistan to show restraint.",
        {"China": METONYM, "Pakistan": METONYM, "Afghanistan": METONYM},
    ),
    (
        "Qatar and Turkey mediated a ceasefire after talks in Doha.",
        {"Qatar": METONYM, "Turkey": METONYM, "Doha": BACKGROUND},
    ),
    # as a name before an organ
    ("Pakistan troops repelled an assault in Kurram.", {"Pakistan": ORG, "Kurram": INCIDENT}),
    ("Two Pakistan soldiers were wounded at Chaman.", {"Pakistan": ORG, "Chaman": INCIDENT}),
    ("Pakistan security forces killed nine militants in Zhob.", {"Pakistan": ORG, "Zhob": INCIDENT}),
    ("Pakistan border forces opened fire, a Taliban spokesman said.", {"Pakistan": ORG}),
    (
        "The Afghanistan Cricket Board said three players had been killed in Urgun.",
        {"Afghanistan": ORG, "Urgun": INCIDENT},
    ),
    ("Pakistan Peoples Party leaders condemned the blast in Quetta.", {"Pakistan": ORG, "Quetta": INCIDENT}),
    ("The Pakistan Institute for Peace Studies counted 40 attacks.", {"Pakistan": ORG}),
    ("Pakistan jets bombed a house in Spera, residents said.", {"Pakistan": ORG, "Spera": INCIDENT}),
    ("The Pakistan Foreign Office rejected the claim.", {"Pakistan": ORG}),
    ("Afghanistan International reported blasts in Kabul.", {"Afghanistan": ORG, "Kabul": INCIDENT}),
    ("Pakistan-based militants attacked the post.", {"Pakistan": ORIGIN}),
    # as the ground on which something happened
    ("Pakistani air strikes in Afghanistan killed 46 people on Tuesday night.", {"Afghanistan": INCIDENT}),
    (
        "At least eight people were killed when Pakistan bombed two sites inside Afghanistan, the Taliban said.",
        {"Pakistan": METONYM, "Afghanistan": INCIDENT},
    ),
    ("A suicide bomber killed four soldiers in northwest Pakistan on Monday.", {"Pakistan": INCIDENT}),
    (
        "The bomb went off in Khar in northwestern Pakistan near the Afghan border.",
        {"Khar": INCIDENT, "Pakistan": INCIDENT},
    ),
    (
        "Gunmen ambushed a convoy in Kurram district of Pakistan's northwestern Khyber Pakhtunkhwa province.",
        {"Kurram": INCIDENT, "Pakistan": INCIDENT, "Khyber Pakhtunkhwa": INCIDENT},
    ),
    (
        "The clash erupted in Spin Boldak in Afghanistan's southern Kandahar province.",
        {"Spin Boldak": INCIDENT, "Afghanistan": INCIDENT, "Kandahar": INCIDENT},
    ),
    (
        "Fighting broke out in Khost, southeastern Afghanistan, on Sunday.",
        {"Khost": INCIDENT, "Afghanistan": INCIDENT},
    ),
    ("Two policemen were shot dead in the northwestern Pakistani city of Bannu.", {"Bannu": INCIDENT}),
    ("Three people died in Kandahar, southern Afghanistan.", {"Kandahar": INCIDENT, "Afghanistan": INCIDENT}),
    (
        "Pakistan closed its border with Afghanistan on Friday.",
        {"Pakistan": METONYM, "Afghanistan": BACKGROUND},
    ),
    (
        "The border between Pakistan and Afghanistan has been shut for a week.",
        {"Pakistan": BACKGROUND, "Afghanistan": BACKGROUND},
    ),
    (
        "Trade between Pakistan and Afghanistan has come to a halt.",
        {"Pakistan": METONYM, "Afghanistan": METONYM},
    ),
    (
        "Tensions between Afghanistan and Pakistan have soared since October.",
        {"Afghanistan": METONYM, "Pakistan": METONYM},
    ),
    ("The people of Afghanistan want peace, he said.", {"Afghanistan": BACKGROUND}),
    ("Millions of Afghans live in Pakistan.", {"Pakistan": BACKGROUND}),
    ("Pakistan says the TTP operates from Afghanistan.", {"Pakistan": METONYM, "Afghanistan": ORIGIN}),
    (
        "Islamabad says militants use Afghanistan as a base to attack Pakistan.",
        {"Islamabad": METONYM, "Afghanistan": ORIGIN, "Pakistan": BACKGROUND},
    ),
    ("The Taliban returned to power in Afghanistan in 2021.", {"Afghanistan": BACKGROUND}),
    (
        "Violence in Pakistan has surged since the Taliban took over Afghanistan.",
        {"Pakistan": BACKGROUND, "Afghanistan": BACKGROUND},
    ),
    ("Russia called on both sides to stop.", {"Russia": METONYM}),
    ("Refugees returning from Pakistan crossed at Torkham.", {"Pakistan": ORIGIN, "Torkham": BACKGROUND}),
    ("Pakistan has expelled more than a million Afghans.", {"Pakistan": METONYM}),
    ("Afghanistan's Taliban government said it had retaliated.", {"Afghanistan": METONYM}),
    ("Pakistan's ambassador to Afghanistan was summoned.", {"Pakistan": METONYM, "Afghanistan": BACKGROUND}),
    ("The attack on Pakistan's embassy in Kabul wounded a guard.", {"Pakistan": METONYM, "Kabul": INCIDENT}),
    # capitals: where something is said, and where something happens
    ("The Pakistani embassy in Kabul did not comment.", {"Kabul": BACKGROUND}),
    ("Foreign Minister Ishaq Dar flew to Kabul on Saturday.", {"Kabul": BACKGROUND}),
    ("The envoy left Kabul for Doha.", {"Kabul": BACKGROUND, "Doha": BACKGROUND}),
    ("Speaking in Islamabad, the minister said the army would respond.", {"Islamabad": BACKGROUND}),
    (
        "The interior minister told reporters in Islamabad that 12 soldiers were killed in Orakzai.",
        {"Islamabad": BACKGROUND, "Orakzai": INCIDENT},
    ),
    ("The Taliban government in Kabul said 15 civilians were killed.", {"Kabul": BACKGROUND}),
    ("The Taliban seized Kabul in August 2021.", {"Kabul": BACKGROUND}),
    ("A blast tore through a mosque in Kabul, killing 21.", {"Kabul": INCIDENT}),
    ("Kabul-based analyst Tariq Farhadi said the raid was a message.", {"Kabul": BACKGROUND}),
    ("Kabul airport was closed after the strikes.", {"Kabul": INCIDENT}),
    ("The two sides will meet in Islamabad next week.", {"Islamabad": BACKGROUND}),
    ("Kabul and Islamabad traded blame for the clash.", {"Kabul": METONYM, "Islamabad": METONYM}),
    ("Kabul has repeatedly denied harbouring the TTP.", {"Kabul": METONYM}),
    ("Pakistan must talk to Kabul, he said.", {"Pakistan": METONYM, "Kabul": METONYM}),
    ("A delegation from Kabul arrived in Islamabad for talks.", {"Kabul": ORIGIN, "Islamabad": BACKGROUND}),
    ("Residents of Kabul said jets flew low over the city.", {"Kabul": BACKGROUND}),
    ("Islamabad's patience has run out.", {"Islamabad": METONYM}),
    ("A drone was heard over Kabul.", {"Kabul": INCIDENT}),
    (
        "The talks between Islamabad and Kabul ended in Istanbul without a deal.",
        {"Islamabad": METONYM, "Kabul": METONYM, "Istanbul": BACKGROUND},
    ),
    # and once more, as neighbours
    ("Islamabad has handed a dossier to Kabul.", {"Islamabad": METONYM, "Kabul": METONYM}),
    ("Pakistan wants guarantees from Afghanistan.", {"Pakistan": METONYM, "Afghanistan": METONYM}),
    ("The strikes sent a clear message to Kabul, analysts said.", {"Kabul": METONYM}),
    (
        "Pakistan and Afghanistan agreed to an immediate ceasefire.",
        {"Pakistan": METONYM, "Afghanistan": METONYM},
    ),
    (
        "Iran offered to mediate between Pakistan and Afghanistan.",
        {"Iran": METONYM, "Pakistan": METONYM, "Afghanistan": METONYM},
    ),
    (
        "Afghanistan and Pakistan, which share a long border, have fought before.",
        {"Afghanistan": METONYM, "Pakistan": METONYM},
    ),
    ("A Pakistani delegation will travel to Kabul.", {"Kabul": BACKGROUND}),
    ("Kabul's foreign ministry summoned the ambassador.", {"Kabul": METONYM}),
    ("Trade with Afghanistan has stopped.", {"Afghanistan": METONYM}),
    (
        "The United States said it supports Pakistan's right to defend itself.",
        {"United States": METONYM, "Pakistan": METONYM},
    ),
    (
        "Pakistan closed Torkham and Chaman after the clashes.",
        {"Pakistan": METONYM, "Torkham": INCIDENT, "Chaman": INCIDENT},
    ),
    ("Afghanistan closed the Torkham crossing from its side.", {"Afghanistan": METONYM, "Torkham": INCIDENT}),
    ("The minister accused Kabul of giving shelter to the TTP.", {"Kabul": METONYM}),
    (
        "Pakistan blamed the attack on militants based in Afghanistan.",
        {"Pakistan": METONYM, "Afghanistan": ORIGIN},
    ),
    ("The militants had come from Afghanistan, the army said.", {"Afghanistan": ORIGIN}),
    (
        "India's consulates in Kandahar and Jalalabad were blamed.",
        {"India": METONYM, "Kandahar": BACKGROUND, "Jalalabad": BACKGROUND},
    ),
    (
        "Pakistan's deputy commissioner in Chaman said two people died.",
        {"Pakistan": METONYM, "Chaman": BACKGROUND},
    ),
    ("Kabul and Kandahar were hit by air strikes on Thursday.", {"Kabul": INCIDENT, "Kandahar": INCIDENT}),
]


@pytest.mark.parametrize(("text", "roles"), SENTENCES)
def test_role_in_a_made_up_sentence(text, roles):
    article = Article(id="t", name="t", text=text, source_sha256="", text_sha256="")
    mentions = find_mentions(article, gazetteer.Gazetteer.load("durand"))
    assert {mention.surface: str(mention.role) for mention in mentions if not mention.described} == roles
