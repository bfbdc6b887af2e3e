"""Names that no gazetteer has, known by the words beside them: sentences that are in no corpus."""

from __future__ import annotations

import pytest

import gazetteer
from geo.mention import find_mentions
from geo.values import Article

INCIDENT, METONYM, ORIGIN, BACKGROUND, ORG = "incident", "metonym", "origin", "background", "person_or_org"

SENTENCES = [
    # beside a word for a kind of place, in a list, before what holds it
    ("Officers set up a post at Katta Zar and shot two gunmen.", {"Katta Zar": INCIDENT}),
    ("Gunmen attacked the Sur Kotal security check post at night.", {"Sur Kotal": INCIDENT}),
    ("Two men died at the Tor Warsak police checkpost.", {"Tor Warsak": INCIDENT}),
    ("Rockets hit the Zwar and Kurram districts.", {"Zwar": INCIDENT, "Kurram": INCIDENT}),
    (
        "Shots were fired in the Loi Tangi, Sper Kund and Tirah areas.",
        {"Loi Tangi": INCIDENT, "Sper Kund": INCIDENT, "Tirah": INCIDENT},
    ),
    ("Shots were fired outside Brigade Headquarters in Wana.", {"Wana": INCIDENT}),
    ("Firing was reported from the Zwar Kot area of Kurram.", {"Zwar Kot": INCIDENT, "Kurram": INCIDENT}),
    ("Clashes erupted at Gul Bagh post near Teri Mangal.", {"Gul Bagh": INCIDENT, "Teri Mangal": INCIDENT}),
    (
        "Two men were killed in Spin Karez village of Chagai district.",
        {"Spin Karez": INCIDENT, "Chagai": INCIDENT},
    ),
    ("A drone hit a house in the village of Mir Kalam in Spera.", {"Mir Kalam": INCIDENT, "Spera": INCIDENT}),
    (
        "Security forces raided a hideout in Ping area of Kulachi tehsil.",
        {"Ping": INCIDENT, "Kulachi": INCIDENT},
    ),
    (
        "The fighting spread to the Torghar and Landai areas of Dangam district.",
        {"Torghar": INCIDENT, "Landai": INCIDENT, "Dangam": INCIDENT},
    ),
    (
        "Mortars struck the villages of Zargai, Sper Kund and Loi Mena in Sarkani.",
        {"Zargai": INCIDENT, "Sper Kund": INCIDENT, "Loi Mena": INCIDENT, "Sarkani": INCIDENT},
    ),
    ("Militants attacked the Sra Ghar check post in Shawal.", {"Sra Ghar": INCIDENT, "Shawal": INCIDENT}),
    (
        "An IED went off on Tiarza Road in South Waziristan.",
        {"Tiarza": INCIDENT, "South Waziristan": INCIDENT},
    ),
    (
        "A soldier was killed in Zakir Khel, a village of Lower Kurram.",
        {"Zakir Khel": INCIDENT, "Lower Kurram": INCIDENT},
    ),
    ("Gunmen killed a teacher in a place called Sur Dag in Zhob.", {"Sur Dag": INCIDENT, "Zhob": INCIDENT}),
    ("The bodies were found in the Wali Noor locality of Bannu.", {"Wali Noor": INCIDENT, "Bannu": INCIDENT}),
    ("Three hideouts in Khawra Mela, Tirah, were destroyed.", {"Khawra Mela": INCIDENT, "Tirah": INCIDENT}),
    (
        "Militants were killed in general area Zangara, South Waziristan District.",
        {"Zangara": INCIDENT, "South Waziristan": INCIDENT},
    ),
    (
        "Security forces conducted an intelligence based operation in general area Sur Kamar of Khyber District.",
        {"Sur Kamar": INCIDENT, "Khyber": INCIDENT},
    ),
    (
        "A vehicle was attacked near Ghwara Baba in Kurram district.",
        {"Ghwara Baba": INCIDENT, "Kurram": INCIDENT},
    ),
    (
        "Fire was exchanged between the Kot Ragha and Mast Khel posts.",
        {"Kot Ragha": INCIDENT, "Mast Khel": INCIDENT},
    ),
    ("Dabgi Ghar and Shna Pakha posts were captured.", {"Dabgi Ghar": INCIDENT, "Shna Pakha": INCIDENT}),
    (
        "Shells landed in Nawe Kali of Goshta district, the police said.",
        {"Nawe Kali": INCIDENT, "Goshta": INCIDENT},
    ),
    (
        "Residents of Baro Khel village in Zazi Maidan fled.",
        {"Baro Khel": BACKGROUND, "Zazi Maidan": BACKGROUND},
    ),
    ("A bomb exploded in Shpola bazaar of Wana.", {"Shpola": INCIDENT, "Wana": INCIDENT}),
    (
        "Troops clashed with militants in Tor Ghundai sector of Bajaur.",
        {"Tor Ghundai": INCIDENT, "Bajaur": INCIDENT},
    ),
    (
        "The strike hit Zor Kalay in Mana area of Paktika's Barmal district.",
        {"Zor Kalay": INCIDENT, "Mana": INCIDENT, "Paktika": INCIDENT, "Barmal": INCIDENT},
    ),
    ("An attack was repulsed at Shin Kamar Fort.", {"Shin Kamar Fort": INCIDENT}),
    ("Fighting broke out between Kharlachi and Borki.", {"Kharlachi": INCIDENT, "Borki": INCIDENT}),
    ("The clash took place along the border in Dangam district.", {"Dangam": INCIDENT}),
    (
        "Militants set up a checkpoint between Mach and Kolpur and shot nine men.",
        {"Mach": INCIDENT, "Kolpur": INCIDENT},
    ),
    # persons, groups and operations
    ("The Ghazi Force claimed the attack.", {}),
    ("The operation, called Azm-e-Istehkam, killed ten militants.", {}),
    ("Operation Sarbakaf was launched in Mamund.", {"Mamund": INCIDENT}),
    ("Troops fired at Commander Bilal Zwak and his men.", {}),
    ("Gunmen killed Maulana Nasir in Tank district.", {"Tank": INCIDENT}),
    ("Prime Minister Shehbaz Sharif condemned the attack in Bannu.", {"Bannu": INCIDENT}),
    ("Members of Jamaat-ul-Ahrar claimed the blast in Mohmand district.", {"Mohmand": INCIDENT}),
    ("In Ramadan, attacks fell.", {}),
    ("He joined the Nawab Khan group.", {}),
    ("The Zalmay Khalilzad visit was called off.", {}),
]


@pytest.mark.parametrize(("text", "roles"), SENTENCES)
def test_role_in_a_made_up_sentence(text, roles):
    article = Article(id="t", name="t", text=text, source_sha256="", text_sha256="")
    mentions = find_mentions(article, gazetteer.Gazetteer.load("durand"))
    assert {mention.surface: str(mention.role) for mention in mentions if not mention.described} == roles
