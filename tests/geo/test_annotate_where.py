"""Where notes and short reports say that it was: codings, places that hold others, roads, and provinces for their towns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.annotate import predict

from .dossiers import article


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Seven hostages were beheaded in Zabul; coded to Shahjoy district.", "Shahjoy"),
        ("Five militants were killed in North Waziristan. Coded to Datta Khel.", "Datta Khel"),
        ("Airstrikes in Khost and Paktika killed eight people. Geocoded to Barmal.", "Barmal"),
        ("Two drivers were killed in Surobi (Sarobi) district, Kabul.", "Surobi"),
        ("Two drivers were killed in an ambush in Bagrami district, Kabul.", "Bagrami"),
        ("A school was set on fire in Chawkay (Tsawkey) district, Kunar.", "Chawkay"),
        ("Two men were shot dead in Dera Ismail Khan's Kulachi tehsil.", "Kulachi"),
        ("Three soldiers died on the Bannu-Miranshah road near Mir Ali.", "Mir Ali"),
        ("Gunmen ambushed a convoy on the Quetta-Karachi highway in Mastung, killing two.", "Mastung"),
        ("Taliban blocked the Jalalabad-Hesarak road in Hisarak district and burnt two tankers.", "Hisarak"),
        ("Two soldiers were killed on the Bannu-Miranshah road.", "Bannu-Miranshah"),
        ("Airstrikes in Khost, Paktika and Kunar killed eight people.", "Khost"),
        # Nothing is claimed, but a place is named as one.
        ("Hundreds of tribesmen rallied in Wana against targeted killings.", "Wana"),
        ("The curfew was relaxed so that residents could leave Razmak.", "Razmak"),
        ("The district office of Barmal will open again on Monday.", None),
    ],
)
def test_an_event_is_at_the_place_that_the_text_puts_it_to(text, place):
    assert (where(text) or {"name": None})["name"] == place


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A bomb went off outside a bank in central Kandahar. Three people died.", "city"),
        ("A bomb killed three guards of the Kandahar governor in his guesthouse.", "city"),
        ("Three policemen were killed in Kandahar province.", "province"),
        ("Three policemen were killed in Zabul.", "province"),
        ("Three policemen were killed in Maruf, Kandahar.", "district"),
    ],
)
def test_a_province_named_alone_is_the_town_of_its_name(text, kind):
    assert where(text)["kind"] == kind


def test_a_road_is_known_by_its_middle():
    place = where("Eight passengers were killed on the Thall-Parachinar road.")
    assert (place["kind"], round(place["lat"], 1), round(place["lon"], 1)) == ("road", 33.6, 70.3)


def where(text):
    ((_, told),) = predict([replace(article(), text=text)])
    return told["event"]["place"]
