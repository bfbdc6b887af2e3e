"""Names found in texts: offsets, overlaps, rules, kind words."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer

G = Gazetteer.load("durand")
FREE = sorted(
    {
        name.text
        for place in (*G.places, *G.world)
        for name in place.names
        if len(match := G.find(f". {name.text} .")) == 1
        and match[0].surface == name.text
        and not match[0].rule
    }
)


def surfaces(text):
    return [match.surface for match in G.find(text)]


def kinds(text):
    return [(match.surface, match.kind_word) for match in G.find(text)]


def test_most_names_need_no_rule():
    assert len(FREE) > 1500


@given(st.text(), st.sampled_from(FREE), st.text())
def test_a_match_is_what_stands_at_its_offsets_in_order_and_apart(before, name, after):
    text = f"{before} {name} {after}"
    matches = G.find(text)
    assert all(text[match.start : match.end] == match.surface for match in matches)
    assert all(one.end <= other.start for one, other in itertools.pairwise(matches))


@given(
    st.text(alphabet=" .abkx۱ابک\n", max_size=30),
    st.sampled_from(FREE),
    st.text(alphabet=" .abkx۱ابک\n", max_size=30),
)
def test_a_name_between_spaces_is_found_wherever_it_stands(before, name, after):
    text = f"{before} . {name} . {after}"
    start = len(before) + 3
    assert (start, start + len(name)) in [(match.start, match.end) for match in G.find(text)]


@given(st.text(alphabet="KabulخوستTorkham ktp'-’.\n‌", max_size=60))
def test_any_text_is_searched_without_error(text):
    for match in G.find(text):
        assert text[match.start : match.end] == match.surface


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a Pakistani tank fired at Torkham", ["Torkham"]),
        ("clashes in Tank district", ["Tank"]),
        ("a tank (of the army)", []),
        # a dateline in capitals is a place's, whatever else the name may be
        ("TANK (Reuters) A policeman was shot", ["TANK"]),
        ("DIR, June 2: Four men of the Dir Levies were killed", ["DIR", "Dir"]),
        ("date 2024-05-06 KHAR: Two were shot", ["KHAR"]),
        ("An update 2024-05-06 KHAR: Two were shot", []),
        ("Kingstown, June 23\n\nThe match was lost", ["Kingstown"]),
        ("Eastern Command moved to the South-East", []),
        ("the Chaman–Spin Boldak crossing", ["Chaman", "Spin Boldak"]),
        (
            "Chaman Districts, Killa Saifullah and A Domel police team near Bannu",
            ["Chaman", "Killa Saifullah", "Domel", "Bannu"],
        ),
        ("in general area of North Waziristan’s Hassan Khel", ["North Waziristan", "Hassan Khel"]),
        ("in Chaman; Chaman Civil Hospital's doctors", ["Chaman", "Chaman"]),
        # an office or a force behind a name is no surname
        ("Shots rang out near Dir. Dir Deputy Commissioner Ali said so", ["Dir", "Dir"]),
        ("Clashes in Mohmand; Mohmand Rifles took part", ["Mohmand", "Mohmand"]),
        ("Clashes in Mohmand; Mohmand Jan took part", ["Mohmand"]),
        ("Hina Rabbani Khar said", []),
        ("Ghulam Khan, a trader, and Haji Ghulam Khan Wazir", []),
        ("closed the Ghulam Khan crossing; trade at Ghulam Khan stopped", ["Ghulam Khan", "Ghulam Khan"]),
        ("SWAT team in Swat", ["Swat"]),
        ("the Kabul River", []),
        ("the Kabul Riverside hotel", ["Kabul"]),
        ("Khyber Pakhtunkhwa and Khyber", ["Khyber Pakhtunkhwa", "Khyber"]),
        ("from the US to us", ["US"]),
        ("KABUL: Torkham's gate", ["KABUL", "Torkham"]),
        ("Peshawar-Parachinar road", ["Peshawar", "Parachinar"]),
        ("Afghan and Pakistani demonyms", []),
        ("eastern Afghanistan", ["Afghanistan"]),
        ("the tribal areas", []),
        ("خیبر پختونخوا کے کرم سیکٹر میں", ["خیبر پختونخوا", "کرم"]),
        ("ان کا کرم ہے", []),
        ("در ولسوالی خاص این ولایت", ["خاص"]),
        ("چیز خاص نیست", []),
        ("Agence France-Presse", []),
    ],
)
def test_rules_of_the_data_tell_names_from_words(text, found):
    assert surfaces(text) == found


def test_a_skipped_span_is_left_out():
    text = "Kabul and Khost"
    assert [match.surface for match in G.find(text, skip=((0, 5),))] == ["Khost"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Chaman crossing", [("Chaman", "crossing")]),
        ("the Chaman border crossing", [("Chaman", "crossing")]),
        ("Spin Boldak district of Kandahar", [("Spin Boldak", "district"), ("Kandahar", "")]),
        (
            "Spin Boldak district of Kandahar province",
            [("Spin Boldak", "district"), ("Kandahar", "province")],
        ),
        (
            "provinces of Khost, Kabul and Kunar",
            [("Khost", "province"), ("Kabul", "province"), ("Kunar", "province")],
        ),
        ("Khost and Kunar provinces", [("Khost", "province"), ("Kunar", "province")]),
        ("Kabul and Paktika province", [("Kabul", ""), ("Paktika", "province")]),
        ("the Pakistan border", [("Pakistan", "")]),
        ("ولایت خوست", [("خوست", "province")]),
        ("طورخم بارڈر", [("طورخم", "crossing")]),
        ("د خوست ولایت", [("خوست", "province")]),
        ("ضلع کرم", [("کرم", "district")]),
    ],
)
def test_a_word_next_to_a_name_tells_its_kind(text, expected):
    assert kinds(text) == expected


def test_kind_words_stand_where_the_match_says():
    text = "at the Chaman border crossing"
    [match] = G.find(text)
    assert text[match.kind_start : match.kind_end] == "border crossing"


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(0, 20)), max_size=6))
def test_what_overlaps_a_span_to_skip_is_left_out_and_nothing_else(pieces):
    text = "Kabul Khost Kunar Torkham Peshawar Quetta Herat Zabul Lahore Islamabad Kurram"
    spans = [(start, start + length) for start, length in pieces if length]
    kept = [
        match
        for match in G.find(text)
        if not any(match.start < end and start < match.end for start, end in spans)
    ]
    assert list(G.find(text, skip=spans)) == kept
