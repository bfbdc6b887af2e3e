"""Scenes, homes, offices and organisations, in sentences that are in no corpus."""

from __future__ import annotations

import pytest

import gazetteer
from geo.mention import find_mentions
from geo.values import Article

INCIDENT, METONYM, ORIGIN, BACKGROUND, ORG = "incident", "metonym", "origin", "background", "person_or_org"

SENTENCES = [
    # chains by apposition
    (
        "A mortar killed two boys in Khost, a province in the southeast of Afghanistan.",
        {"Khost": INCIDENT, "Afghanistan": INCIDENT},
    ),
    (
        "Shells fell on Kurram, a border district of Khyber Pakhtunkhwa.",
        {"Kurram": INCIDENT, "Khyber Pakhtunkhwa": INCIDENT},
    ),
    (
        "Four were shot dead in Zhob, a restive town in the north of Balochistan.",
        {"Zhob": INCIDENT, "Balochistan": INCIDENT},
    ),
    # inside the state
    (
        "In western Pakistan five soldiers and two gunmen died in clashes, the army said.",
        {"Pakistan": INCIDENT},
    ),
    (
        "The air strikes hit camps in border districts of Afghanistan on Monday and killed nine.",
        {"Afghanistan": INCIDENT},
    ),
    ("Two jets flew into Afghanistan at dawn and bombed a house.", {"Afghanistan": INCIDENT}),
    ("An aid worker abducted in Afghanistan in 2016 was killed last week.", {"Afghanistan": INCIDENT}),
    ("The minister presented a policy on Afghanistan to the house.", {"Afghanistan": BACKGROUND}),
    ("The group is strong in the tribal belt of Pakistan.", {"Pakistan": BACKGROUND}),
    (
        "The border which Afghanistan and Pakistan share is long.",
        {"Afghanistan": BACKGROUND, "Pakistan": BACKGROUND},
    ),
    ("The government and people of Pakistan reject the claim.", {"Pakistan": METONYM}),
    ("Two men of Afghanistan's border police were detained.", {"Afghanistan": METONYM}),
    ("The Frontier Corps of Pakistan said it had fired back.", {"Pakistan": METONYM}),
    ("The group has embarrassed its patrons in Kabul.", {"Kabul": METONYM}),
    ("A drone strike on Kabul killed a cleric.", {"Kabul": INCIDENT}),
    ("Officials deny that an air strike on Kabul hit a clinic.", {"Kabul": INCIDENT}),
    (
        "In Kabul, Hamid Jan, who speaks for the interior ministry, blamed Pakistan for the firing.",
        {"Kabul": BACKGROUND, "Pakistan": METONYM},
    ),
    ("Read more: Pakistan says drones targeted three cities", {"Pakistan": METONYM}),
    # where another place lies
    (
        "The post was hit on Sunday, and its wounded were flown out from a base some 30km south of Miranshah.",
        {"Miranshah": BACKGROUND},
    ),
    (
        "They attacked a post in Bermal, adjacent to South Waziristan.",
        {"Bermal": INCIDENT, "South Waziristan": BACKGROUND},
    ),
    (
        "Fighting broke out in Zazi Maidan, a district adjoining Kurram.",
        {"Zazi Maidan": INCIDENT, "Kurram": BACKGROUND},
    ),
    (
        "Torkham is the busiest trade route between the two countries, and five were killed in Bajaur.",
        {"Torkham": BACKGROUND, "Bajaur": INCIDENT},
    ),
    (
        "Traders want the Ghulam Khan crossing reopened, like other trade routes such as Torkham and Chaman.",
        {"Ghulam Khan": INCIDENT, "Torkham": BACKGROUND, "Chaman": BACKGROUND},
    ),
    (
        "The elders threatened to block the highway at Jamrud if the killers were not arrested.",
        {"Jamrud": BACKGROUND},
    ),
    # offices
    ('"Nobody was hurt in the firing," said Gul Khan, an official in Torkham.', {"Torkham": BACKGROUND}),
    (
        "Janan, an official of the department for the prevention of vice in Khost, said nine were killed.",
        {"Khost": BACKGROUND},
    ),
    ("The deaths were confirmed by a second source in Urgun district.", {"Urgun": BACKGROUND}),
    ("No comment on the attack has been made by the Taliban in Kunar.", {"Kunar": BACKGROUND}),
    ("He was killed at home; his father is imam of a mosque in Hangu.", {"Hangu": BACKGROUND}),
    ("The people of Bajaur know how to answer aggression, he said.", {"Bajaur": BACKGROUND}),
    ("Families who live in Datta Khel heard the shelling.", {"Datta Khel": BACKGROUND}),
    # organisations
    (
        "Gul Wazir, president of the North Waziristan Chamber of Commerce, said the closure hurt trade.",
        {"North Waziristan": ORG},
    ),
    ("Officials in Paktika Police Headquarters said two were killed.", {"Paktika": ORG}),
    ("A spokesman for Paktia Governor's House said nobody was hurt.", {"Paktia": ORG}),
    ("The Kandahar Information and Culture Department said three had died.", {"Kandahar": ORG}),
    # the latest, and where exactly
    ("The latest were reported along the border in Nangarhar.", {"Nangarhar": INCIDENT}),
    ("Most of them occurred near Shahkot.", {"Shahkot": INCIDENT}),
    (
        "They say that they have taken four posts in Helmand, to be exact in Bahramcha.",
        {"Helmand": INCIDENT, "Bahramcha": INCIDENT},
    ),
    # venues and refuge
    ("He was going to a meeting in Mohmand when a bomb struck his car.", {"Mohmand": INCIDENT}),
    ("Police named the dead in the firing on a rally of students in Turbat.", {"Turbat": INCIDENT}),
    ("After the shelling they took refuge with cousins of theirs in Hangu.", {"Hangu": BACKGROUND}),
    # origin
    ("Militants in Afghanistan shot across the border at a patrol, killing two.", {"Afghanistan": ORIGIN}),
    (
        "From Nari district Afghan forces targeted a village in Chitral.",
        {"Nari": ORIGIN, "Chitral": INCIDENT},
    ),
    ("The strike targeted the house of a refugee who comes from Waziristan.", {"Waziristan": ORIGIN}),
    ("A missile strike from Pakistan destroyed two houses.", {"Pakistan": ORIGIN}),
    ("The helicopters came from the far side of the Durand Line.", {"Durand Line": ORIGIN}),
    # trends and habits, crowds, ways, who fled
    (
        "The TTP, which is based in Afghanistan, claimed the raid on a post in Lakki Marwat.",
        {"Afghanistan": ORIGIN, "Lakki Marwat": INCIDENT},
    ),
    ("Residents of Spin Boldak fled their homes as mortar shells landed.", {"Spin Boldak": INCIDENT}),
    (
        "Security forces repulsed an attack launched from Nuristan on posts in Chitral.",
        {"Nuristan": ORIGIN, "Chitral": INCIDENT},
    ),
    ("An official of the Kurram administration said the firing ended in the evening.", {"Kurram": ORG}),
    (
        "He returned from Dubai on Sunday and was shot dead in Karachi.",
        {"Dubai": BACKGROUND, "Karachi": INCIDENT},
    ),
    ("Calm returned to Torkham on Tuesday.", {"Torkham": INCIDENT}),
    (
        "Pakistan sent 300 tonnes of food to Afghanistan after the earthquake in Herat.",
        {"Pakistan": METONYM, "Afghanistan": BACKGROUND, "Herat": INCIDENT},
    ),
    ("Tomato prices in Peshawar tripled after the closure.", {"Peshawar": BACKGROUND}),
    (
        "Shells that had been fired out of Afghanistan fell on Baizai in Mohmand.",
        {"Afghanistan": ORIGIN, "Baizai": INCIDENT, "Mohmand": INCIDENT},
    ),
    (
        "Out of Kunar came a band of some 80 gunmen who set upon a post at Nusrat Dara in Upper Dir.",
        {"Kunar": ORIGIN, "Nusrat Dara": INCIDENT, "Upper Dir": INCIDENT},
    ),
    (
        "Two children of a family that had moved to Kabul from Logar were hurt.",
        {"Kabul": BACKGROUND, "Logar": ORIGIN},
    ),
    ("Nothing has moved through Kharlachi since then.", {"Kharlachi": INCIDENT}),
    ("No vehicle has crossed at Ghulam Khan in a week.", {"Ghulam Khan": INCIDENT}),
    (
        "In Khyber Pakhtunkhwa and Balochistan attacks have grown since 2021.",
        {"Khyber Pakhtunkhwa": BACKGROUND, "Balochistan": BACKGROUND},
    ),
    (
        "Attacks in Khyber Pakhtunkhwa, which borders Afghanistan, are an almost daily affair.",
        {"Khyber Pakhtunkhwa": BACKGROUND, "Afghanistan": BACKGROUND},
    ),
    ("The TTP has for years carried out attacks inside Pakistan.", {"Pakistan": BACKGROUND}),
    ("Ten cricketers, three of them from Urgun, lost their lives in the strike.", {"Urgun": ORIGIN}),
    ("Demonstrators in Kabul burned a flag of Pakistan.", {"Kabul": BACKGROUND, "Pakistan": METONYM}),
    ("Students at a university in Kabul protested the shelling.", {"Kabul": BACKGROUND}),
    ("Fighters hiding in the hills of Tirah fired at a patrol.", {"Tirah": INCIDENT}),
    (
        "On Sunday evening, in what Kabul called a breach of its airspace, two drones hit a house in Gurbuz.",
        {"Kabul": METONYM, "Gurbuz": INCIDENT},
    ),
    ("The district, which lies along the border with Paktika, has seen many raids.", {"Paktika": BACKGROUND}),
    ("The Russian embassy in Kabul was attacked in 2022.", {"Kabul": INCIDENT}),
    ("Schoolchildren in Parachinar held a vigil for the dead.", {"Parachinar": BACKGROUND}),
    # other spellings
    ("A mortar fell on a house in Goshteh district.", {"Goshteh": INCIDENT}),
    ("Two died in a blast in Espin Boldak.", {"Espin Boldak": INCIDENT}),
    ("Hamid Khogyani said nobody was hurt.", {}),
]


@pytest.mark.parametrize(("text", "roles"), SENTENCES)
def test_role_of_a_scene_in_a_made_up_sentence(text, roles):
    article = Article(id="t", name="t", text=text, source_sha256="", text_sha256="")
    mentions = find_mentions(article, gazetteer.Gazetteer.load("durand"))
    assert {mention.surface: str(mention.role) for mention in mentions if not mention.described} == roles
