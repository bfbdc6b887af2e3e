"""Where it was, where it came from, and what only stands beside: sentences that are in no corpus."""

from __future__ import annotations

import pytest

import gazetteer
from geo.mention import find_mentions
from geo.values import Article

INCIDENT, METONYM, ORIGIN, BACKGROUND, ORG = "incident", "metonym", "origin", "background", "person_or_org"

SENTENCES = [
    (
        "The fallen are Sepoy Jan Khan (25, District Swat) and Havildar Gul Shah (age 31, resident of Attock).",
        {"Swat": ORIGIN, "Attock": ORIGIN},
    ),
    (
        "Khowarazmi told reporters in Kabul that five soldiers were killed in Khost.",
        {"Kabul": BACKGROUND, "Khost": INCIDENT},
    ),
    (
        "A group that tried to slip in from Khost was spotted in Kurram.",
        {"Khost": ORIGIN, "Kurram": INCIDENT},
    ),
    # homes: of those who came to harm, and of those who tell it
    (
        "Five labourers from Swat were killed when gunmen stormed a camp in Turbat.",
        {"Swat": ORIGIN, "Turbat": INCIDENT},
    ),
    (
        "The victims, brothers from Sharana district of Paktika, died in a strike on Barmal.",
        {"Sharana": ORIGIN, "Paktika": ORIGIN, "Barmal": INCIDENT},
    ),
    ("The slain constable was identified as Niaz Gul, a resident of Charsadda.", {"Charsadda": ORIGIN}),
    ("The dead were named as Jan Ali and Gul Mir, who belonged to Karak.", {"Karak": ORIGIN}),
    ("A man from Hangu told us two boys had been killed in Thall.", {"Hangu": BACKGROUND, "Thall": INCIDENT}),
    (
        "Niaz Gul, a resident of Charsadda, said his brother was killed in Wana.",
        {"Charsadda": BACKGROUND, "Wana": INCIDENT},
    ),
    ("Videos from Miranshah show people killed and wounded.", {"Miranshah": INCIDENT}),
    # pictures
    ("Pakistani soldiers stand guard at a checkpoint near Torkham on Monday.", {"Torkham": BACKGROUND}),
    ("A Taliban fighter keeps watch from a hilltop in Goshta district.", {"Goshta": BACKGROUND}),
    ("Trucks are seen parked along a road in Landi Kotal after the firing.", {"Landi Kotal": BACKGROUND}),
    ("Two drones were seen over Kurram before the blasts.", {"Kurram": INCIDENT}),
    ("Tape can be seen at the site of an incident in Karachi.", {"Karachi": BACKGROUND}),
    # what is watched, and what is only tried
    (
        "Security on the road to Wana and at Jandola has been beefed up after the raid.",
        {"Wana": BACKGROUND, "Jandola": BACKGROUND},
    ),
    ("Militants were attempting to enter the country near Dosali.", {"Dosali": INCIDENT}),
    (
        "The fallen are Sepoy Jan (23, District Poonch) and Naik Ali (30, District Swat).",
        {"Poonch": ORIGIN, "Swat": ORIGIN},
    ),
    ("Thousands have been displaced from Tirah since January.", {"Tirah": ORIGIN}),
    ("A cell of militants was dismantled in Mastung.", {"Mastung": INCIDENT}),
    (
        "The jirga, held at the house of the governor in Peshawar, asked that the operation in Tirah end.",
        {"Peshawar": BACKGROUND, "Tirah": INCIDENT},
    ),
    # offices
    ("Kamran Ali, District Police Officer, Khyber, said two men were killed.", {"Khyber": BACKGROUND}),
    (
        "Nasir Shah, who speaks for the police command in Kunar, said a mortar killed a boy.",
        {"Kunar": BACKGROUND},
    ),
    (
        "The Deputy Commissioner (DC) of Chagai, Ali Raza, said eight militants were shot dead.",
        {"Chagai": BACKGROUND},
    ),
    (
        "Upper Dir District Health Officer Gul Nabi said five bodies were brought in.",
        {"Upper Dir": BACKGROUND},
    ),
    (
        "Qari Badlon, head of information and culture of Paktia, said a shell killed a man.",
        {"Paktia": BACKGROUND},
    ),
    (
        "The information chief of the Taliban in Kunar, Nasir Shah, said four were killed.",
        {"Kunar": BACKGROUND},
    ),
    ("Local media in Helmand reported that a drone had been shot down.", {"Helmand": BACKGROUND}),
    # who is buried, displaced or watched there, and where it is only felt
    ("Funeral prayers of the martyred men were offered at Kohat garrison.", {"Kohat": BACKGROUND}),
    ("Dozens were buried under rubble in Barmal.", {"Barmal": INCIDENT}),
    ("Because of the shelling 300 families were displaced to Asadabad.", {"Asadabad": BACKGROUND}),
    (
        "After the blast security was stepped up in Bannu and Karak.",
        {"Bannu": BACKGROUND, "Karak": BACKGROUND},
    ),
    ("Prices in Kandahar have doubled since the border was shut.", {"Kandahar": BACKGROUND}),
    (
        "In Peshawar, spokesman Jan Gul condemned the attack on a police station in Bannu.",
        {"Peshawar": BACKGROUND, "Bannu": INCIDENT},
    ),
    # a trend, and what it is told with
    (
        "Terrorist attacks are on the rise in the provinces of Khyber Pakhtunkhwa and Balochistan.",
        {"Khyber Pakhtunkhwa": BACKGROUND, "Balochistan": BACKGROUND},
    ),
    (
        "There has been a surge in attacks since the Taliban returned to power, mainly in North Waziristan.",
        {"North Waziristan": BACKGROUND},
    ),
    ("Attacks are on the rise, and on Monday six were killed in Tank district.", {"Tank": INCIDENT}),
    # open, near, and shut
    (
        "The Torkham and Chaman crossings have been open only to refugees.",
        {"Torkham": INCIDENT, "Chaman": INCIDENT},
    ),
    ("Kharlachi will be open again for trucks on Monday.", {"Kharlachi": INCIDENT}),
    ("He lives close to Ghulam Khan crossing.", {"Ghulam Khan": BACKGROUND}),
    ("On March 9 elders met in Wana.", {"Wana": BACKGROUND}),
    # the line
    (
        "Firing broke out along the rugged, mountainous 2,640-kilometre Durand Line.",
        {"Durand Line": INCIDENT},
    ),
    ("Troops tried to breach the Durand Line and were pushed back under fire.", {"Durand Line": INCIDENT}),
    ("The fighters attacked and then fled across the Durand Line.", {"Durand Line": BACKGROUND}),
    # a hospital that is hit, and a protest that is shot at
    ("Airstrike on a Lashkargah hospital kills five.", {"Lashkargah": INCIDENT}),
    ("A protest in Tirah turned violent and three were killed.", {"Tirah": INCIDENT}),
    ("A protest in Tirah went on for a week.", {"Tirah": BACKGROUND}),
    # from where, and to where
    (
        "Mortar shells fired from Khost landed in Kurram, killing two boys.",
        {"Khost": ORIGIN, "Kurram": INCIDENT},
    ),
    ("Militants who operate from Kunar attacked a post in Bajaur.", {"Kunar": ORIGIN, "Bajaur": INCIDENT}),
    (
        "Three posts in Mohmand were raided at night from Nangarhar and Kunar.",
        {"Mohmand": INCIDENT, "Nangarhar": ORIGIN, "Kunar": ORIGIN},
    ),
    (
        "A border post in the Zwar area of Lower Kurram was attacked from Khost province.",
        {"Zwar": INCIDENT, "Lower Kurram": INCIDENT, "Khost": ORIGIN},
    ),
    (
        "Fighters crossed over from Paktika and stormed a check post in Birmal.",
        {"Paktika": ORIGIN, "Birmal": INCIDENT},
    ),
    (
        "Two soldiers were killed by militants who fired from across the border in Afghanistan.",
        {"Afghanistan": ORIGIN},
    ),
    (
        "Rockets launched from Chitral hit homes in Nari district of Kunar.",
        {"Chitral": ORIGIN, "Nari": INCIDENT, "Kunar": INCIDENT},
    ),
    (
        "A group of militants from Afghanistan's Nuristan province raided two posts in Chitral.",
        {"Afghanistan": ORIGIN, "Nuristan": ORIGIN, "Chitral": INCIDENT},
    ),
    (
        "Militants tried to infiltrate from Khost into North Waziristan and eight were killed.",
        {"Khost": ORIGIN, "North Waziristan": INCIDENT},
    ),
    (
        "Shells that came from the Pakistani side of Chaman struck a bazaar in Spin Boldak.",
        {"Chaman": ORIGIN, "Spin Boldak": INCIDENT},
    ),
    (
        "Afghan forces shelled Chaman from Spin Boldak, police said.",
        {"Chaman": INCIDENT, "Spin Boldak": ORIGIN},
    ),
    (
        "The shell, fired from Dand-i-Patan, hit a house in Teri Mangal.",
        {"Dand-i-Patan": ORIGIN, "Teri Mangal": INCIDENT},
    ),
    (
        "An exchange of fire began when gunmen in Kunar opened fire on troops in Bajaur.",
        {"Kunar": ORIGIN, "Bajaur": INCIDENT},
    ),
    # where a speaker is, and where it was
    (
        "Sources in Jalalabad told the agency that three men were killed at Torkham.",
        {"Jalalabad": BACKGROUND, "Torkham": INCIDENT},
    ),
    (
        "In Kabul the defence ministry spokesman dismissed the claim that ten fighters were killed.",
        {"Kabul": BACKGROUND},
    ),
    ("In Khost, however, a provincial official said the fighting had stopped.", {"Khost": BACKGROUND}),
    (
        "Officials at Peshawar said five posts were destroyed at Ghulam Khan.",
        {"Peshawar": BACKGROUND, "Ghulam Khan": INCIDENT},
    ),
    (
        "The spokesman of the police command in Nangarhar, Bilal Noor, said 12 people were killed in Goshta.",
        {"Nangarhar": BACKGROUND, "Goshta": INCIDENT},
    ),
    ("Hamid Gul, who lives in Chaman, said that shells hit his street.", {"Chaman": BACKGROUND}),
    (
        "The press officer of the Taliban in Paktia confirmed the clash at Dand Patan.",
        {"Paktia": BACKGROUND, "Dand Patan": INCIDENT},
    ),
    ("He told a news conference in Rawalpindi that 40 militants were killed.", {"Rawalpindi": BACKGROUND}),
    (
        "A doctor at the district hospital in Spin Boldak said four bodies were received.",
        {"Spin Boldak": BACKGROUND},
    ),
    ("Afghan Taliban officials told AFP that three places in Paktika were bombed.", {"Paktika": INCIDENT}),
    (
        "Residents of Khas Kunar district say rockets fell on their homes on Sunday.",
        {"Khas Kunar": INCIDENT},
    ),
    ("Tribal elders in Bajaur said the shelling killed three children.", {"Bajaur": BACKGROUND}),
    ("Reporting by Naveed Akhtar in Peshawar; editing by Tom Reed.", {"Peshawar": BACKGROUND}),
    ("The minister said at Bagram that two soldiers had been killed.", {"Bagram": BACKGROUND}),
    (
        "A security official in Quetta, who asked not to be named, said the attack killed three.",
        {"Quetta": BACKGROUND},
    ),
    (
        "Two intelligence officials in Miranshah said the strike hit a house in Datta Khel.",
        {"Miranshah": BACKGROUND, "Datta Khel": INCIDENT},
    ),
    # homes, journeys, gatherings, pictures, habits
    (
        "Fighters fled from South Waziristan to Kunar during the operation, which killed hundreds.",
        {"South Waziristan": BACKGROUND, "Kunar": BACKGROUND},
    ),
    (
        "The soldier, who came from Talagang, was killed in Kurram.",
        {"Talagang": ORIGIN, "Kurram": INCIDENT},
    ),
    (
        "Those killed were Sepoy Adil (resident of Swabi) and Naik Umar (resident of Karak).",
        {"Swabi": ORIGIN, "Karak": ORIGIN},
    ),
    (
        "Lance Naik Hazrat Gul, 34, a resident of Lakki Marwat, embraced martyrdom in Tirah Valley.",
        {"Lakki Marwat": ORIGIN, "Tirah Valley": INCIDENT},
    ),
    ("The wounded were shifted to Combined Military Hospital, Peshawar.", {"Peshawar": BACKGROUND}),
    (
        "The injured were airlifted to a hospital in Bannu after the attack in Mir Ali.",
        {"Bannu": BACKGROUND, "Mir Ali": INCIDENT},
    ),
    (
        "The bodies were sent to their native towns of Attock and Chakwal.",
        {"Attock": BACKGROUND, "Chakwal": BACKGROUND},
    ),
    ("His funeral was held in Kohat on Friday.", {"Kohat": BACKGROUND}),
    (
        "Funeral prayers for the soldiers killed in Dir were offered in Peshawar.",
        {"Dir": INCIDENT, "Peshawar": BACKGROUND},
    ),
    ("The two sides met at Torkham but the talks failed.", {"Torkham": BACKGROUND}),
    (
        "Families arrived in Landi Kotal after fleeing the shelling at Torkham.",
        {"Landi Kotal": BACKGROUND, "Torkham": INCIDENT},
    ),
    ("Residents fled to Jalalabad when shells hit Lal Pur.", {"Jalalabad": BACKGROUND, "Lal Pur": INCIDENT}),
    ("The writer was posted in Miramshah.", {"Miramshah": BACKGROUND}),
    ("In this file photo, soldiers stand guard at Chaman.", {"Chaman": BACKGROUND}),
    (
        "It is a rare week in North Waziristan that does not bring a funeral.",
        {"North Waziristan": BACKGROUND},
    ),
    (
        "Attacks in Khyber Pakhtunkhwa and Balochistan have risen sharply since 2021.",
        {"Khyber Pakhtunkhwa": BACKGROUND, "Balochistan": BACKGROUND},
    ),
    ("Also read: Chaman border reopens after 20 days", {"Chaman": BACKGROUND}),
    (
        "Pakistan and Afghanistan share a 2,600 km border known as the Durand Line.",
        {"Pakistan": BACKGROUND, "Afghanistan": BACKGROUND, "Durand Line": BACKGROUND},
    ),
    (
        "The militants wanted to cross into Pakistan when troops killed six of them in Zhob.",
        {"Pakistan": BACKGROUND, "Zhob": INCIDENT},
    ),
    (
        "Trade through Torkham and Chaman is worth millions of dollars a year.",
        {"Torkham": BACKGROUND, "Chaman": BACKGROUND},
    ),
    ("Jets crossed the Durand Line before dawn and bombed four houses.", {"Durand Line": INCIDENT}),
    ("District Police Officer Bajaur Waqas Rafiq said the blast killed two.", {"Bajaur": BACKGROUND}),
    ("Bajaur DPO Waqas Rafiq said four men were killed.", {"Bajaur": BACKGROUND}),
    ("The Kunar governor's spokesman said shells hit Sarkani.", {"Kunar": BACKGROUND, "Sarkani": INCIDENT}),
    ("Khost information chief Shabir Osmani said two houses were bombed.", {"Khost": BACKGROUND}),
    (
        "Nangarhar police spokesman Farid Khan said a mine killed three boys in Achin.",
        {"Nangarhar": BACKGROUND, "Achin": INCIDENT},
    ),
    ("The Taliban-appointed governor of Kandahar visited the wounded.", {"Kandahar": BACKGROUND}),
    ("The bodies were brought to Lady Reading Hospital Peshawar.", {"Peshawar": ORG}),
    ("The wounded are being treated at Mirwais Hospital in Kandahar.", {"Kandahar": BACKGROUND}),
    (
        "Reinforcements were sent to Torkham from Landi Kotal.",
        {"Torkham": BACKGROUND, "Landi Kotal": BACKGROUND},
    ),
    (
        "Traders in Peshawar say they lose millions every day the Torkham crossing is closed.",
        {"Peshawar": BACKGROUND, "Torkham": INCIDENT},
    ),
    (
        "Trucks bound for Karachi were stuck at Chaman, which has been closed since Sunday.",
        {"Karachi": BACKGROUND, "Chaman": INCIDENT},
    ),
    ("The group's stronghold in Tirah was cleared in 2017.", {"Tirah": INCIDENT}),
    ("He was born in Swat and joined the group in 2007.", {"Swat": BACKGROUND}),
    (
        "People protested in Landi Kotal against the closure of Torkham.",
        {"Landi Kotal": BACKGROUND, "Torkham": INCIDENT},
    ),
    ("The chamber of commerce in Chaman said traders had lost billions.", {"Chaman": BACKGROUND}),
    ("Protesters gathered outside the press club in Quetta.", {"Quetta": BACKGROUND}),
    (
        "The martyred soldiers hailed from Mansehra, Karak and Kohat.",
        {"Mansehra": ORIGIN, "Karak": ORIGIN, "Kohat": ORIGIN},
    ),
    (
        "Captain Bilal Hussain Shaheed (age 28, resident of district Haripur) led the troops.",
        {"Haripur": ORIGIN},
    ),
    ("He was laid to rest in his native village in Charsadda.", {"Charsadda": BACKGROUND}),
    ("The suspects were shifted to Peshawar for interrogation.", {"Peshawar": BACKGROUND}),
    ("Fazal, a shopkeeper from Landi Kotal, said the market had been closed.", {"Landi Kotal": BACKGROUND}),
    (
        "Member of the provincial assembly from North Waziristan Mir Kalam condemned the strike.",
        {"North Waziristan": BACKGROUND},
    ),
    (
        "The corps commander Peshawar visited Wana after the attack.",
        {"Peshawar": BACKGROUND, "Wana": BACKGROUND},
    ),
    # scenes
    (
        "On the road between Thall and Parachinar gunmen killed 42 people.",
        {"Thall": INCIDENT, "Parachinar": INCIDENT},
    ),
    ("Authorities in Khyber district say the crossing has been shut.", {"Khyber": BACKGROUND}),
    ("Authorities in Torkham shut the crossing.", {"Torkham": INCIDENT}),
    ("The Torkham crossing has been closed for nine days.", {"Torkham": INCIDENT}),
    ("A bomb exploded outside a hospital in Quetta, killing eight.", {"Quetta": INCIDENT}),
    ("Gunmen attacked the police headquarters in Tank.", {"Tank": INCIDENT}),
    ("A suicide bomber blew himself up at an election rally in Mastung.", {"Mastung": INCIDENT}),
    ("An attack on the governor's office in Zaranj killed two guards.", {"Zaranj": INCIDENT}),
    (
        "A blast at a jirga in Mohmand killed the head of a peace committee in Safi.",
        {"Mohmand": INCIDENT, "Safi": INCIDENT},
    ),
    (
        "The former head of a peace committee was killed in Kabal tehsil of Swat.",
        {"Kabal": INCIDENT, "Swat": INCIDENT},
    ),
    ("Gunmen stormed the district headquarters of Barmal.", {"Barmal": INCIDENT}),
    ("A roadside bomb hit a convoy near the headquarters of Shorabak district.", {"Shorabak": INCIDENT}),
    ("A bomb went off near Wana police station.", {"Wana": INCIDENT}),
    ("Militants hurled a grenade at Sarai Naurang police station.", {"Sarai Naurang": INCIDENT}),
    (
        "Gunmen opened fire on worshippers at a mosque in Khost city, officials there said.",
        {"Khost": INCIDENT},
    ),
    ("In Spin Boldak, doctors said, eleven people were killed.", {"Spin Boldak": INCIDENT}),
    ("Police in Bannu killed three militants in a raid.", {"Bannu": INCIDENT}),
    ("Security forces conducted an operation in Tank district on reports of militants.", {"Tank": INCIDENT}),
    ("Markets in Landi Kotal were closed as shells fell nearby.", {"Landi Kotal": INCIDENT}),
    ("The Chaman border has been reopened for pedestrians.", {"Chaman": INCIDENT}),
    ("Customs clearance at Torkham resumed on Monday.", {"Torkham": INCIDENT}),
    (
        "Four people, all residents of Sadda, were killed in firing at Bagan.",
        {"Sadda": BACKGROUND, "Bagan": INCIDENT},
    ),
    ("Militants abducted six workers from a power plant in Lakki Marwat.", {"Lakki Marwat": INCIDENT}),
    (
        "Clashes were reported from Angoor Ada, Kurram and Chaman.",
        {"Angoor Ada": INCIDENT, "Kurram": INCIDENT, "Chaman": INCIDENT},
    ),
    (
        "Firing also took place near Ghulam Khan and Shawal, the sources said.",
        {"Ghulam Khan": INCIDENT, "Shawal": INCIDENT},
    ),
    ("Heavy weapons were used in Zazi Maidan.", {"Zazi Maidan": INCIDENT}),
    (
        "Afghan posts opposite Kharlachi and Nawa Pass were destroyed.",
        {"Kharlachi": INCIDENT, "Nawa Pass": INCIDENT},
    ),
    ("The worst-hit was Spera district, where 20 houses were flattened.", {"Spera": INCIDENT}),
    ("Spin Boldak was calm on Thursday after a night of fighting.", {"Spin Boldak": INCIDENT}),
    ("A curfew was imposed in Miranshah.", {"Miranshah": INCIDENT}),
    ("In Paktika, a drone hit a madrasa.", {"Paktika": INCIDENT}),
    ("The dead included a tribal elder from Dosali.", {"Dosali": ORIGIN}),
    ("In December 2024, Pakistani jets bombed Barmal.", {"Barmal": INCIDENT}),
    (
        "The operation in Bajaur's Mamund tehsil entered its third day.",
        {"Bajaur": INCIDENT, "Mamund": INCIDENT},
    ),
    ("Authorities imposed a ban on gatherings in Khyber district after the attack.", {"Khyber": INCIDENT}),
    ("A police constable was martyred in Hangu; the attackers fled.", {"Hangu": INCIDENT}),
    # names of organisations
    ("The Kabul Times reported three deaths in Khost.", {"Kabul": ORG, "Khost": INCIDENT}),
    ("The Civil Hospital Chaman received 12 wounded people.", {"Chaman": ORG}),
    ("National Radio Television Afghanistan reported the clash.", {"Afghanistan": ORG}),
    ("The Peshawar Zalmi match was moved to Lahore.", {"Peshawar": ORG, "Lahore": BACKGROUND}),
    ("Two Pakistan Army soldiers were killed in Kurram.", {"Pakistan": ORG, "Kurram": INCIDENT}),
    ("The Khyber-4 operation left 52 militants dead.", {"Khyber": ORG}),
    ("The post was held by the Thall Scouts.", {"Thall": ORG}),
    ("Islamic State Khorasan claimed the blast in Kunduz.", {"Khorasan": ORG, "Kunduz": INCIDENT}),
    ("The South Waziristan Scouts repulsed the attack.", {"South Waziristan": ORG}),
    (
        "Balochistan Liberation Army gunmen attacked a train in Bolan.",
        {"Balochistan": ORG, "Bolan": INCIDENT},
    ),
    ("The Islamic Emirate of Afghanistan denied it.", {"Afghanistan": METONYM}),
    (
        "A flag of the Islamic Emirate of Afghanistan was found in Khost after the blast.",
        {"Afghanistan": ORG, "Khost": INCIDENT},
    ),
    ("The army said Operation Khyber had entered its last phase.", {"Khyber": ORG}),
    ("Radio Free Europe reported the clash.", {"Europe": ORG}),
    # police stations, hours, envoys
    ("Two men were shot dead in the jurisdiction of Kulachi police station.", {"Kulachi": INCIDENT}),
    ("A strong force from Kulachi police station reached the spot.", {"Kulachi": ORG}),
    ("Gunmen attacked Kulachi police station at night.", {"Kulachi": INCIDENT}),
    ("The truce began at 9:00pm Islamabad time on Friday.", {"Islamabad": ORG}),
    ("The Afghan ambassador to Islamabad was summoned after the clash.", {"Islamabad": BACKGROUND}),
    ("Islamabad told the ambassador that Kabul was to blame.", {"Islamabad": METONYM, "Kabul": METONYM}),
    # abducted from there, and at home there
    ("The workers were killed whom gunmen had abducted from Paharpur on Monday.", {"Paharpur": INCIDENT}),
    ("Five workers from Paharpur asked for help.", {"Paharpur": BACKGROUND}),
    # what was hit stands there, whoever's it is
    ("A drone fired at the house of a Taliban commander in Shawal and killed four.", {"Shawal": INCIDENT}),
    (
        "There was an attack on a camp of the Frontier Corps (FC) in Kuchlak.",
        {"Kuchlak": INCIDENT},
    ),
    ("Frontier Corps officials in Kuchlak said two were killed.", {"Kuchlak": BACKGROUND}),
    # what a place is told to be
    (
        "Tirah was once a stronghold of the militants, who were killed in an operation.",
        {"Tirah": BACKGROUND},
    ),
    ("They were shot since Makin is a remote area that the army has raided.", {"Makin": BACKGROUND}),
    ("Shabqadar, home town of the slain commander, was calm.", {"Shabqadar": BACKGROUND}),
    # into a state, and a part of it
    ("Two hundred militants came over the border into Pakistan and fired at a post.", {"Pakistan": INCIDENT}),
    ("Jets bombed eastern Afghanistan at night and killed six.", {"Afghanistan": INCIDENT}),
    ("Three soldiers killed by gunmen in NW Pakistan", {"Pakistan": INCIDENT}),
    (
        "Six died in a raid in Kurram, a tribal district in the northwest of Pakistan.",
        {"Kurram": INCIDENT, "Pakistan": INCIDENT},
    ),
    # officers
    ("The Kulachi peace committee was told of the attack.", {"Kulachi": BACKGROUND}),
    ("The SDPO of Kulachi confirmed the blast.", {"Kulachi": BACKGROUND}),
    ("Civil Judge, Tank, was shot at near Kulachi.", {"Tank": BACKGROUND, "Kulachi": INCIDENT}),
    ("Khawarij were seen moving in Spinwam.", {"Spinwam": INCIDENT}),
    (
        "MINGORA, Jan 5 Gunmen killed two policemen in Matta on Monday.",
        {"MINGORA": BACKGROUND, "Matta": INCIDENT},
    ),
    # datelines and what stands in brackets
    (
        "KABUL (Pajhwok): Three people were killed in a blast in the capital of Nangarhar on Sunday, an official said.",
        {"KABUL": BACKGROUND, "Nangarhar": INCIDENT},
    ),
    (
        "Kabul (SW) – Officials said four people were killed in Khost on Sunday night, an official said there.",
        {"Kabul": BACKGROUND, "Khost": INCIDENT},
    ),
    (
        "KABUL (TOLOnews) Officials said four people were killed in Khost on Sunday night in an attack.",
        {"KABUL": BACKGROUND, "Khost": INCIDENT},
    ),
    (
        "ISLAMABAD, (Dunya News) - Four soldiers were martyred in North Waziristan in an attack on Sunday.",
        {"ISLAMABAD": BACKGROUND, "North Waziristan": INCIDENT},
    ),
    (
        "QUETTA: At least six people were killed in Chaman when shells landed, officials said.",
        {"QUETTA": BACKGROUND, "Chaman": INCIDENT},
    ),
    (
        "Kabul ( BNA ) The defence ministry rejected the claim on Sunday and called it baseless propaganda.",
        {"Kabul": BACKGROUND},
    ),
    (
        "PESHAWAR — Gunmen killed two policemen in Tank on Monday, officials said in a statement.",
        {"PESHAWAR": BACKGROUND, "Tank": INCIDENT},
    ),
    (
        "By Staff Reporter, Kabul\nThe clash at Torkham killed two.",
        {"Kabul": BACKGROUND, "Torkham": INCIDENT},
    ),
    ("Gunmen attacked a post in the northwest of Pakistan, killing three.", {"Pakistan": INCIDENT}),
    ("A bomb killed eight in the east of Afghanistan on Monday.", {"Afghanistan": INCIDENT}),
    # several phenomena in one sentence
    (
        "The posts of Zwar Ghar, Mir Kot and Spin Wala were taken, the ministry said.",
        {"Zwar Ghar": INCIDENT, "Mir Kot": INCIDENT, "Spin Wala": INCIDENT},
    ),
    (
        "Heavy fighting was reported. The areas of Shorawak, Spin Boldak and Maruf saw the worst of it.",
        {"Shorawak": INCIDENT, "Spin Boldak": INCIDENT, "Maruf": INCIDENT},
    ),
    (
        "Afghan forces attacked Pakistani posts at seven places on Saturday night. These included Angoor Ada, Bajaur, Kurram, Dir and Chitral.",
        {
            "Angoor Ada": INCIDENT,
            "Bajaur": INCIDENT,
            "Kurram": INCIDENT,
            "Dir": INCIDENT,
            "Chitral": INCIDENT,
        },
    ),
    (
        "Pakistani posts were hit by fire from Paktia, Khost and Helmand.",
        {"Paktia": ORIGIN, "Khost": ORIGIN, "Helmand": ORIGIN},
    ),
    (
        "The fire came from positions in Afghanistan's Nangarhar province.",
        {"Afghanistan": ORIGIN, "Nangarhar": ORIGIN},
    ),
    ("Explosions were heard across Kabul.", {"Kabul": INCIDENT}),
    (
        "Pakistan targeted hideouts in Kandahar and Paktika with air strikes.",
        {"Pakistan": METONYM, "Kandahar": INCIDENT, "Paktika": INCIDENT},
    ),
    (
        "Shops in Parachinar stayed shut and people stayed at home as fighting went on at Kharlachi.",
        {"Parachinar": INCIDENT, "Kharlachi": INCIDENT},
    ),
    (
        "The offensive began a day after blasts in Kabul that the Taliban blamed on Pakistan.",
        {"Kabul": INCIDENT, "Pakistan": METONYM},
    ),
    ("The Taliban blamed Pakistan for the blasts.", {"Pakistan": METONYM}),
    (
        "Afghanistan responded with mortars along the Durand Line.",
        {"Afghanistan": METONYM, "Durand Line": INCIDENT},
    ),
    (
        "The Durand Line, drawn in 1893, has never been recognised by Kabul.",
        {"Durand Line": BACKGROUND, "Kabul": METONYM},
    ),
    ("Fighting raged along the 2,600-km Durand Line, officials said.", {"Durand Line": INCIDENT}),
    ("Afghan border guards targeted posts across the Durand Line.", {"Durand Line": INCIDENT}),
    (
        "The wounded were flown to Quetta, and three were admitted to Civil Hospital in Quetta.",
        {"Quetta": BACKGROUND},
    ),
    ("The attack took place 20 km south of Wana.", {"Wana": INCIDENT}),
    (
        "The wounded were treated at a hospital in Miranshah before being flown to Peshawar.",
        {"Miranshah": BACKGROUND, "Peshawar": BACKGROUND},
    ),
    (
        "Police said the bomb went off in a market outside the main hospital of Parachinar.",
        {"Parachinar": INCIDENT},
    ),
    ("A rocket struck the hospital of Spin Boldak, wounding a doctor.", {"Spin Boldak": INCIDENT}),
    (
        "The governor's office in Kandahar said the raid in Maruf killed five.",
        {"Kandahar": BACKGROUND, "Maruf": INCIDENT},
    ),
    (
        "Officials in the Afghan province of Khost said shells killed two children in Gurbuz.",
        {"Khost": BACKGROUND, "Gurbuz": INCIDENT},
    ),
    ("A Pakistani security official said Afghan forces opened fire at Torkham first.", {"Torkham": INCIDENT}),
    (
        "A source in Islamabad said the strikes in Kabul had targeted Noor Wali Mehsud.",
        {"Islamabad": BACKGROUND, "Kabul": INCIDENT},
    ),
    (
        "The provincial governor of Kunar, Qudratullah, said nine people died in Dangam.",
        {"Kunar": BACKGROUND, "Dangam": INCIDENT},
    ),
    (
        "The strikes in Afghanistan's eastern provinces came a day after an attack in Bannu killed an army officer.",
        {"Afghanistan": INCIDENT, "Bannu": INCIDENT},
    ),
    (
        "Afghanistan is landlocked and depends on Pakistan's ports, among them Karachi.",
        {"Afghanistan": METONYM, "Pakistan": METONYM, "Karachi": BACKGROUND},
    ),
    (
        "Some 2.1 million Afghans have returned from Pakistan and Iran this year.",
        {"Pakistan": ORIGIN, "Iran": ORIGIN},
    ),
    (
        "Islamabad and Kabul have held three rounds of talks in Doha and Istanbul.",
        {"Islamabad": METONYM, "Kabul": METONYM, "Doha": BACKGROUND, "Istanbul": BACKGROUND},
    ),
    ("The ceasefire was brokered by Qatar and Turkiye.", {"Qatar": METONYM, "Turkiye": METONYM}),
    ("Saudi Arabia called for calm.", {"Saudi Arabia": METONYM}),
    (
        "The Taliban's deputy spokesman in Kandahar, Hamdullah Fitrat, gave no figures.",
        {"Kandahar": BACKGROUND},
    ),
    ("General Asim Munir visited Peshawar and vowed to hit back.", {"Peshawar": BACKGROUND}),
    ("In Islamabad, Prime Minister Shehbaz Sharif praised the army's response.", {"Islamabad": BACKGROUND}),
    ("In Kabul, residents reported hearing a drone.", {"Kabul": INCIDENT}),
    ("On the Afghan side, three people were killed in Lal Pur district.", {"Lal Pur": INCIDENT}),
    (
        "From Ghulam Khan to Angoor Ada, gunfire lasted until dawn.",
        {"Ghulam Khan": INCIDENT, "Angoor Ada": INCIDENT},
    ),
    (
        "Militants moving from Kunar to Bajaur were spotted and engaged.",
        {"Kunar": ORIGIN, "Bajaur": INCIDENT},
    ),
    ("Gunfire was heard between Chaman and Spin Boldak.", {"Chaman": INCIDENT, "Spin Boldak": INCIDENT}),
    # turns of phrase of agencies and local papers
    (
        "Security forces repelled an assault launched along the Balochistan border early on Tuesday, killing nine.",
        {"Balochistan": INCIDENT},
    ),
    (
        "Six people died in an attack in the Marwala area of central Kurram on Sunday.",
        {"Marwala": INCIDENT, "central Kurram": INCIDENT},
    ),
    ("The assault targeted a checkpoint manned by the Tochi Scouts.", {}),
    (
        "Fighters fired on posts in areas including Ghozgarhi, Matha Sangar, Kot Ragha, and Tari Mengal.",
        {"Ghozgarhi": INCIDENT, "Matha Sangar": INCIDENT, "Kot Ragha": INCIDENT, "Tari Mengal": INCIDENT},
    ),
    (
        "Seven militants were killed in Khyber Pakhtunkhwa's South Waziristan district, the army said.",
        {"Khyber Pakhtunkhwa": INCIDENT, "South Waziristan": INCIDENT},
    ),
    (
        "KURRAM: Security forces thwarted an infiltration bid on the Pak-Afghan border on Monday, killing six militants.",
        {"KURRAM": BACKGROUND},
    ),
    (
        "The militants tried to infiltrate Pakistan through the Ghulam Khan area and were killed.",
        {"Pakistan": BACKGROUND, "Ghulam Khan": INCIDENT},
    ),
    (
        "A shootout erupted in the town of Spin Boldak in southern Afghanistan's Kandahar province.",
        {"Spin Boldak": INCIDENT, "Afghanistan": INCIDENT, "Kandahar": INCIDENT},
    ),
    (
        "Clashes were reported along the border in the Spin Boldak area of Afghanistan in southern Kandahar province, which borders Balochistan in Pakistan.",
        {
            "Spin Boldak": INCIDENT,
            "Afghanistan": INCIDENT,
            "Kandahar": INCIDENT,
            "Balochistan": BACKGROUND,
            "Pakistan": BACKGROUND,
        },
    ),
    (
        "Twenty fighters were killed in Kurram Sector, Khyber Pakhtunkhwa, a statement said.",
        {"Kurram": INCIDENT, "Khyber Pakhtunkhwa": INCIDENT},
    ),
    (
        "The clash came days after Pakistani air strikes in Afghanistan's Paktika province killed dozens.",
        {"Afghanistan": INCIDENT, "Paktika": INCIDENT},
    ),
    ("Pakistan has voiced its concerns to Kabul over the attacks.", {"Pakistan": METONYM, "Kabul": METONYM}),
    (
        "Clashes in May between Pakistan and Afghanistan displaced families in Kharlachi.",
        {"Pakistan": METONYM, "Afghanistan": METONYM, "Kharlachi": INCIDENT},
    ),
    ("Militants attacked a police station in Lakki Marwat late at night.", {"Lakki Marwat": INCIDENT}),
    ("Work on the China-Pakistan Economic Corridor goes on.", {"China": ORG, "Pakistan": ORG}),
    (
        "Pakistan has asked the interim government in Kabul to secure its side of the border.",
        {"Pakistan": METONYM, "Kabul": BACKGROUND},
    ),
    ("Afghan soil is used for terrorism against Pakistan, the army said.", {"Pakistan": METONYM}),
    (
        "Jets struck targets in Paktika and Khost provinces along the border, killing eight.",
        {"Paktika": INCIDENT, "Khost": INCIDENT},
    ),
    (
        "There was clear evidence that militants from Afghanistan had attacked the Zhob garrison.",
        {"Afghanistan": ORIGIN, "Zhob": INCIDENT},
    ),
    (
        "Interior Minister Mohsin Naqvi praised the forces for foiling the bid in Bajaur.",
        {"Bajaur": INCIDENT},
    ),
    (
        "Torkham and Chaman, the busiest crossings, often remain shut because of disputes.",
        {"Torkham": INCIDENT, "Chaman": INCIDENT},
    ),
    (
        "An operation was conducted in the general area of Spinkai, Ghulam Khan.",
        {"Spinkai": INCIDENT, "Ghulam Khan": INCIDENT},
    ),
    (
        "On intelligence, troops raided a compound in Makeen, South Waziristan District, and killed three khwarij.",
        {"Makeen": INCIDENT, "South Waziristan": INCIDENT},
    ),
    ("In another encounter in Bannu District, two khwarij were neutralised.", {"Bannu": INCIDENT}),
    ("Weapons and ammunition were recovered from the killed khwarij in Tank.", {"Tank": INCIDENT}),
    ("A sanitisation operation is under way in Mir Ali.", {"Mir Ali": INCIDENT}),
    (
        "The strike in Nangarhar's Khogyani district destroyed two houses.",
        {"Nangarhar": INCIDENT, "Khogyani": INCIDENT},
    ),
    ("Local sources in Khost say drones circled over Gurbuz.", {"Khost": BACKGROUND, "Gurbuz": INCIDENT}),
    (
        "Pakistan's Defence Minister Khawaja Asif told Geo News that Kabul was acting as India's proxy.",
        {"Pakistan": METONYM, "Kabul": METONYM, "India": METONYM},
    ),
    (
        "The spokesman, Zabihullah Mujahid, wrote on X that Pakistani forces had violated Afghan airspace in Paktika.",
        {"Paktika": INCIDENT},
    ),
    ("The Torkham trade route was reopened after eleven days of closure.", {"Torkham": INCIDENT}),
    ("Pedestrian movement through Torkham was suspended.", {"Torkham": INCIDENT}),
    ("Pakistan reopened Ghulam Khan for stranded patients.", {"Pakistan": METONYM, "Ghulam Khan": INCIDENT}),
    (
        "Islamabad (Pakistan): Heavy fighting in the Upper Kurram district on Sunday left nine fighters dead, sources said.",
        {"Islamabad": BACKGROUND, "Pakistan": BACKGROUND, "Upper Kurram": INCIDENT},
    ),
    (
        "AP Islamabad Last Updated: Dec 2\nThe strikes in Paktika killed nine.",
        {"Islamabad": BACKGROUND, "Paktika": INCIDENT},
    ),
    ("Nine soldiers killed in Durand Line clashes", {"Durand Line": INCIDENT}),
    (
        "“They fired first and we answered,” said a local Taliban official in Khost, who asked not to be named.",
        {"Khost": BACKGROUND},
    ),
    (
        "Families from three villages were living in tents at Kharpal after the shelling.",
        {"Kharpal": BACKGROUND},
    ),
    (
        "Refugees on their way out of Pakistan were turned back at Chaman.",
        {"Pakistan": ORIGIN, "Chaman": BACKGROUND},
    ),
    (
        "The clash came days after air strikes in Paktika province, Afghanistan, which killed many.",
        {"Paktika": INCIDENT, "Afghanistan": INCIDENT},
    ),
    (
        "Vehicles coming from Quetta were stopped after the attack in Chaman.",
        {"Quetta": BACKGROUND, "Chaman": INCIDENT},
    ),
    ("All borders and lines of Afghanistan are safe, he said.", {"Afghanistan": BACKGROUND}),
    ("Meanwhile in Shawal two labourers went missing on Monday.", {"Shawal": INCIDENT}),
    (
        "The operation took place in South Waziristan, which lies next to Paktika.",
        {"South Waziristan": INCIDENT, "Paktika": BACKGROUND},
    ),
    (
        "The Pakistan Football Federation moved the match to the Punjab Stadium.",
        {"Pakistan": ORG, "Punjab": ORG},
    ),
    (
        "Fire hit posts at Ghozgarhi, Mast Baba, Kot Ragha and Tari Mengal.",
        {"Ghozgarhi": INCIDENT, "Mast Baba": INCIDENT, "Kot Ragha": INCIDENT, "Tari Mengal": INCIDENT},
    ),
    ("A jirga of the Madda Khel tribe has been called.", {}),
    ("Tickets at Rs500 were sold out.", {}),
    ("Militants of the Mehsud tribe were killed in Makeen.", {"Makeen": INCIDENT}),
    ("A blast at the civil hospital in Quetta on Monday killed seventy people.", {"Quetta": INCIDENT}),
    ("Gunmen opened fire in a maternity hospital in Kabul, killing 24.", {"Kabul": INCIDENT}),
    (
        "Those hurt in the blast in Chaman were taken to a hospital in Quetta.",
        {"Chaman": INCIDENT, "Quetta": BACKGROUND},
    ),
    (
        "Doctors at a hospital in Khost said four bodies had been brought after the attack.",
        {"Khost": BACKGROUND},
    ),
]


@pytest.mark.parametrize(("text", "roles"), SENTENCES)
def test_role_in_a_made_up_sentence(text, roles):
    article = Article(id="t", name="t", text=text, source_sha256="", text_sha256="")
    mentions = find_mentions(article, gazetteer.Gazetteer.load("durand"))
    assert {mention.surface: str(mention.role) for mention in mentions if not mention.described} == roles
