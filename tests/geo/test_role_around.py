"""What was hit and by whom it is told, what lies beside it, whose home it is: sentences that are in no corpus."""

from __future__ import annotations

import pytest

import gazetteer
from geo.mention import find_mentions
from geo.values import Article

INCIDENT, METONYM, ORIGIN, BACKGROUND, ORG = "incident", "metonym", "origin", "background", "person_or_org"

SENTENCES = [
    ("Jets bombed parts of Afghanistan before dawn.", {"Afghanistan": INCIDENT}),
    (
        "Dozens of shells were fired into Afghanistan from neighbouring Pakistan on Sunday.",
        {"Afghanistan": INCIDENT, "Pakistan": ORIGIN},
    ),
    (
        "Kabul condemned the air raids in the border areas of Afghanistan, which killed nine.",
        {"Kabul": METONYM, "Afghanistan": INCIDENT},
    ),
    ("Drone strikes carried out inside Pakistan killed three men.", {"Pakistan": INCIDENT}),
    ("The missiles launched into Pakistan destroyed a school.", {"Pakistan": INCIDENT}),
    ("A guard was killed on the Afghanistan side, the governor said.", {"Afghanistan": INCIDENT}),
    ("Militants backed by others had come into Pakistan and attacked a patrol.", {"Pakistan": INCIDENT}),
    (
        "Pakistan blamed the strikes on militants with hideouts in Afghanistan.",
        {"Pakistan": METONYM, "Afghanistan": ORIGIN},
    ),
    ("Residents of Goshta say shells have destroyed their homes.", {"Goshta": INCIDENT}),
    ("According to local authorities in Sarkano, 40 rockets were fired on Monday.", {"Sarkano": INCIDENT}),
    ("The villagers of Barmal have fled their homes after the bombing.", {"Barmal": INCIDENT}),
    (
        "Residents of Goshta said that shells had killed two people in Lalpur.",
        {"Goshta": BACKGROUND, "Lalpur": INCIDENT},
    ),
    (
        "Kurram has a border with the Khost and Paktia provinces of Afghanistan, and firing was heard.",
        {"Kurram": INCIDENT, "Khost": BACKGROUND, "Paktia": BACKGROUND, "Afghanistan": BACKGROUND},
    ),
    ("Troops clashed in Kurram, next to Khost.", {"Kurram": INCIDENT, "Khost": BACKGROUND}),
    ("Shells fell on Dangam, some 60 km east of Asadabad.", {"Dangam": INCIDENT, "Asadabad": BACKGROUND}),
    (
        "The fighting was in Kunar, whose capital Asadabad was calm.",
        {"Kunar": INCIDENT, "Asadabad": BACKGROUND},
    ),
    ("The attack was confirmed by a government official in Mamund.", {"Mamund": BACKGROUND}),
    ("Zahid Gul, a local of Bajaur district, said the shell hit a house.", {"Bajaur": BACKGROUND}),
    ("Fighting went on between the Boshehra and Alizai tribes.", {"Boshehra": ORG, "Alizai": ORG}),
    ("Sources in Chitral Scouts said ten attackers had been killed.", {"Chitral": ORG}),
    ("The head of the Kunar Information and Culture Department said six people had died.", {"Kunar": ORG}),
    ("A spokesman of Tahriki Taliban Pakistan said they had attacked the post.", {"Pakistan": ORG}),
    ("Talking to Pakistan Today, he said three soldiers had been killed.", {"Pakistan": ORG}),
    ("The spokesman of the Ministry of Foreign Affairs - Afghanistan said so.", {"Afghanistan": ORG}),
    (
        "Lance Naik Karim Shah Afridi, 28, resident of Khyber; and Sepoy Jan Ali, 22, resident of Nowshera, were martyred.",
        {"Khyber": ORIGIN, "Nowshera": ORIGIN},
    ),
    ("Sepoy Akhtar Gul, 23, who was a resident of Karak, embraced martyrdom.", {"Karak": ORIGIN}),
    (
        "Major Rizwan Gul, 31, from Narowal, was killed when a mine went off in Mastung.",
        {"Narowal": ORIGIN, "Mastung": INCIDENT},
    ),
    ("Of the wounded, four are from Behsud and two from Khogyani.", {"Behsud": ORIGIN, "Khogyani": ORIGIN}),
    ("Among the dead were 15 policemen from various villages of Lower Dir.", {"Lower Dir": ORIGIN}),
    (
        "Fighters of the Nuristan province slipped into Chitral and killed two guards.",
        {"Nuristan": ORIGIN, "Chitral": INCIDENT},
    ),
    ("The men had come across from provinces of Afghanistan and shot a guard.", {"Afghanistan": ORIGIN}),
    ("Three civilians were killed by artillery from Pakistan.", {"Pakistan": ORIGIN}),
    (
        "Rockets from beyond the Durand Line hit Kunar, killing two.",
        {"Durand Line": ORIGIN, "Kunar": INCIDENT},
    ),
    ("Shots were fired from across the Durand Line at Dangam.", {"Durand Line": ORIGIN, "Dangam": INCIDENT}),
    ("Fighting broke out in several sectors of the Durand Line.", {"Durand Line": INCIDENT}),
    (
        "Fighters crossed the Durand Line and raided a post in Kamdesh.",
        {"Durand Line": BACKGROUND, "Kamdesh": INCIDENT},
    ),
    ("Tension mounts along the Durand Line after the killing of two guards.", {"Durand Line": INCIDENT}),
    ("It shall not be used for terrorism against Pakistan.", {"Pakistan": METONYM}),
    ("He accused them of a proxy war against Afghanistan.", {"Afghanistan": METONYM}),
    (
        "The frontier is shared by Pakistan and Afghanistan.",
        {"Pakistan": BACKGROUND, "Afghanistan": BACKGROUND},
    ),
    (
        "The two countries, Pakistan and Afghanistan, have between them a long border.",
        {"Pakistan": BACKGROUND, "Afghanistan": BACKGROUND},
    ),
    ("The crossing with landlocked Afghanistan was closed.", {"Afghanistan": BACKGROUND}),
    ("The demarcation with Pakistan is not accepted.", {"Pakistan": BACKGROUND}),
    (
        "Pakistan-Afghanistan border clashes leave seven dead",
        {"Pakistan": BACKGROUND, "Afghanistan": BACKGROUND},
    ),
    ("Home » Pakistan » Border clash leaves three dead", {"Pakistan": BACKGROUND}),
    ("Families would move to Afghanistan if an operation began.", {"Afghanistan": BACKGROUND}),
    (
        "The killings led to protests in several cities, Quetta and Peshawar included.",
        {"Quetta": BACKGROUND, "Peshawar": BACKGROUND},
    ),
    (
        "Humanitarian assistance was given to families displaced by conflict in Baghlan.",
        {"Baghlan": BACKGROUND},
    ),
    ("The attacks have worried people in Barawal.", {"Barawal": BACKGROUND}),
    ("People in Barawal are worried by cross-border attacks.", {"Barawal": BACKGROUND}),
    ("Last rites were held for 13 martyrs in Behsud.", {"Behsud": BACKGROUND}),
    ("In Kabul thick smoke was seen rising after midnight.", {"Kabul": INCIDENT}),
    ("Fighters in uniform had entered the Mamund area.", {"Mamund": INCIDENT}),
    ("Several men were butchered in Dir.", {"Dir": INCIDENT}),
    ("A man opened fire on guards posted at Torkham.", {"Torkham": INCIDENT}),
    ("The district coordination officer of Chitral said ten had been martyred.", {"Chitral": BACKGROUND}),
    (
        "Gen. Karim Jan, the Kunar provincial police chief, said four people had been killed.",
        {"Kunar": BACKGROUND},
    ),
    ("Pakistan fired 40 rockets in Afghanistan overnight.", {"Pakistan": METONYM, "Afghanistan": INCIDENT}),
    ("Gunmen who had fled Swat for the border attacked the post.", {"Swat": ORIGIN}),
    ("Groups that from their bases in Afghanistan launched raids were named.", {"Afghanistan": ORIGIN}),
    ("Insurgents raid posts now and then in Ladha.", {"Ladha": BACKGROUND}),
    ("Troops fought them, say officials in Kunar.", {"Kunar": BACKGROUND}),
    # names: without a kind word in small letters, with a word that makes another name, in pairs
    ("The wounded were taken to a hospital in D.I. Khan.", {"D.I. Khan": BACKGROUND}),
    ("A strike on Bagram air base was thwarted by guards.", {"Bagram": INCIDENT}),
    ("Militants attacked the Salala post late on Monday.", {"Salala": INCIDENT}),
    ("They attacked Barawal Kalay and killed ten.", {"Barawal Kalay": INCIDENT}),
    (
        "Ten people were killed in Sadda, Khar Adda, Maqbal and other areas.",
        {"Sadda": INCIDENT, "Khar Adda": INCIDENT, "Maqbal": INCIDENT},
    ),
    (
        "Conflict went on in the Band-e-Sarq area of Khanabad.",
        {"Band-e-Sarq": INCIDENT, "Khanabad": INCIDENT},
    ),
    ("Two men were killed in Asadabad-e-Kohna of Kunar.", {"Asadabad-e-Kohna": INCIDENT, "Kunar": INCIDENT}),
    (
        "The militants attacked checkposts of the security forces in Mazro Zangal and Makha Sar in Bajaur.",
        {"Mazro Zangal": INCIDENT, "Makha Sar": INCIDENT, "Bajaur": INCIDENT},
    ),
    ("A mine exploded in Zangli Sar and Kurram.", {"Zangli Sar": INCIDENT, "Kurram": INCIDENT}),
    ("The militants struck at Iftar in Bannu.", {"Bannu": INCIDENT}),
    ("The commander (Assistant District Governor of Jamrud district) was killed.", {"Jamrud": BACKGROUND}),
    (
        "The ambush took place on the western border of Dir with Afghanistan.",
        {"Dir": INCIDENT, "Afghanistan": BACKGROUND},
    ),
    (
        "A post was hit in the Nao Sar area, 25 kilometres to the northwest of Khar.",
        {"Nao Sar": INCIDENT, "Khar": BACKGROUND},
    ),
    (
        "A doctor in a Chaman hospital said three people had been killed in the fighting.",
        {"Chaman": BACKGROUND},
    ),
    ("Chaman DC Karim Zehri said one guard had been killed.", {"Chaman": BACKGROUND}),
    (
        "Sepoy Gul Jan, 23, who was a resident of District Baltistan, embraced martyrdom.",
        {"Baltistan": ORIGIN},
    ),
    (
        "Lance Naik Amin Gul, 28, resident of District Manshera; and Sepoy Ali, 22, resident of District Nowshera, were martyred.",
        {"Manshera": ORIGIN, "Nowshera": ORIGIN},
    ),
    (
        "Khwarij were killed in the Hassan Khel area of North Waziristan.",
        {"Hassan Khel": INCIDENT, "North Waziristan": INCIDENT},
    ),
    ("Rockets hit the Warra Mamund tehsil of Bajaur.", {"Warra Mamund": INCIDENT, "Bajaur": INCIDENT}),
    # strikes told in other orders, who left, homes in lists, ties, datelines, chains
    (
        "The rocket attacks in the eastern provinces of Afghanistan cannot be accepted, he said.",
        {"Afghanistan": INCIDENT},
    ),
    (
        "Airstrikes that Pakistan is reported to have carried out inside Afghanistan killed six.",
        {"Pakistan": METONYM, "Afghanistan": INCIDENT},
    ),
    ("NATO attack on Pakistan check post kills four soldiers", {"Pakistan": INCIDENT}),
    (
        "Over 60 men from their haven across the line had come into Pakistan and ambushed a patrol.",
        {"Pakistan": INCIDENT},
    ),
    ("The men came from Afghanistan and attacked villagers.", {"Afghanistan": ORIGIN}),
    ("After the strikes the residents of Barmal have left their homes.", {"Barmal": INCIDENT}),
    ("Families of Goshta were forced out of their houses by the shelling.", {"Goshta": INCIDENT}),
    (
        "Havildar Asad Ali, 24, resident of Kurram, and Sepoy Asif, 21, resident of Lakki Marwat, were martyred, the army added.",
        {"Kurram": ORIGIN, "Lakki Marwat": ORIGIN},
    ),
    (
        "One of the injured is a child of Momandara district who was hit while tending goats.",
        {"Momandara": ORIGIN},
    ),
    (
        "A guard stood at a post on the pass, between Bajaur and Kunar, where the boys had been abducted.",
        {"Bajaur": BACKGROUND, "Kunar": BACKGROUND},
    ),
    (
        "Gunmen ambushed a patrol on the road between Bannu and Mianwali, killing two.",
        {"Bannu": INCIDENT, "Mianwali": INCIDENT},
    ),
    ("They had better ties to India than before the war.", {"India": METONYM}),
    ("A border guard of Pakistan was seen after the clash.", {"Pakistan": METONYM}),
    ("It gained independence from Britain after the war.", {"Britain": METONYM}),
    ("The men, who wore uniforms of the forces, had entered the Mamund area.", {"Mamund": INCIDENT}),
    (
        "The bombers hit Bagram, the former base to the north of Kabul.",
        {"Bagram": INCIDENT, "Kabul": BACKGROUND},
    ),
    (
        "QUETTA; Three militants were killed by security forces in Zhob on Monday night.",
        {"QUETTA": BACKGROUND, "Zhob": INCIDENT},
    ),
    (
        "(WIRE- Tribal News Desk) Khyber District : Clashes went on in Tirah on Sunday as two guards were killed.",
        {"Khyber": BACKGROUND, "Tirah": INCIDENT},
    ),
    (
        "The wounded were taken to a hospital in Khar, the main town of Bajaur.",
        {"Khar": BACKGROUND, "Bajaur": BACKGROUND},
    ),
    (
        "People in Barawal, the main town of the Upper Dir border region, are worried by the attacks.",
        {"Barawal": BACKGROUND, "Upper Dir": BACKGROUND},
    ),
    ("Shots were fired in Khar, the headquarters of Bajaur Agency.", {"Khar": INCIDENT, "Bajaur": INCIDENT}),
    # hospitals by their town, protests, homes of the fallen, what joins two states, short lists of names
    ("The injured were airlifted to CMH Peshawar.", {"Peshawar": BACKGROUND}),
    (
        "Two of the wounded were shifted to Lady Reading Hospital Peshawar after the blast.",
        {"Peshawar": BACKGROUND},
    ),
    ("Locals in Wana staged a sit-in against the drone strike.", {"Wana": BACKGROUND}),
    (
        "Security was put on high alert across Khyber Pakhtunkhwa after the blast.",
        {"Khyber Pakhtunkhwa": BACKGROUND},
    ),
    ("A senior commander from Bajaur was killed in Kunar.", {"Bajaur": ORIGIN, "Kunar": INCIDENT}),
    ("The deceased hailed from Mardan and Swabi, police said.", {"Mardan": ORIGIN, "Swabi": ORIGIN}),
    ("Labourers from Khost, officials said, were killed in a strike on a camp.", {"Khost": ORIGIN}),
    (
        "The Torkham crossing connects Pakistan with Afghanistan.",
        {"Torkham": BACKGROUND, "Pakistan": BACKGROUND, "Afghanistan": BACKGROUND},
    ),
    ("The road links Afghanistan and Pakistan.", {"Afghanistan": BACKGROUND, "Pakistan": BACKGROUND}),
    ("Trade between Pakistan and Afghanistan fell by half.", {"Pakistan": METONYM, "Afghanistan": METONYM}),
    (
        "Clashes went on in Zawar, Sher Kalay and Shorabak district.",
        {"Zawar": INCIDENT, "Sher Kalay": INCIDENT, "Shorabak": INCIDENT},
    ),
    ("Shots were heard and homes burned in Kandzaro on Monday.", {"Kandzaro": INCIDENT}),
]


@pytest.mark.parametrize(("text", "roles"), SENTENCES)
def test_role_in_a_made_up_sentence(text, roles):
    article = Article(id="t", name="t", text=text, source_sha256="", text_sha256="")
    mentions = find_mentions(article, gazetteer.Gazetteer.load("durand"))
    assert {mention.surface: str(mention.role) for mention in mentions if not mention.described} == roles
