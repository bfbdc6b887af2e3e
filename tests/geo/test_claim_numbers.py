"""Numbers in digits and words, with bounds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer
from geo.claim.lexicon import load_lexicon
from geo.claim.numbers import find_quantities
from geo.claim.tokens import fold, tokenize
from geo.claim.units import LONGEST_SENTENCE, read_units

LEXICON = load_lexicon("en", Gazetteer.load("durand").sides)
UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int) -> str:
    if number < 20:
        return UNITS[number]
    if number < 100:
        rest = f"-{UNITS[number % 10]}" if number % 10 else ""
        return TENS[number // 10] + rest
    if number < 1000:
        rest = f" and {spell(number % 100)}" if number % 100 else ""
        return f"{UNITS[number // 100]} hundred{rest}"
    rest = f" {spell(number % 1000)}" if number % 1000 else ""
    return f"{spell(number // 1000)} thousand{rest}"


def bounds(text: str):
    (quantity,) = find_quantities(tokenize(text, LONGEST_SENTENCE), LEXICON)
    return quantity.low, quantity.high, quantity.qualifier.value


@given(st.integers(min_value=1, max_value=99_999))
def test_a_number_in_words_is_the_number_in_digits(number):
    assert bounds(f"{spell(number)} soldiers")[:2] == (number, number)


@given(st.integers(min_value=1, max_value=9_999_999))
def test_a_number_keeps_its_value_with_and_without_commas(number):
    assert bounds(f"{number} soldiers") == bounds(f"{number:,} soldiers") == (number, number, "exact")


@given(st.integers(min_value=2, max_value=9_999), st.integers(min_value=1, max_value=999))
def test_a_range_has_both_its_ends(low, more):
    assert bounds(f"between {low} and {low + more} soldiers") == (low, low + more, "range")
    assert bounds(f"{low} to {low + more} soldiers") == (low, low + more, "range")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("at least 12 men", (12, None, "at_least")),
        ("12 or more men", (12, None, "at_least")),
        ("more than 12 men", (13, None, "more_than")),
        ("over a dozen men", (13, None, "more_than")),
        ("as many as 12 men", (None, 12, "up_to")),
        ("fewer than 12 men", (None, 11, "up_to")),
        ("nearly 90 men", (90, 90, "about")),
        ("some 90 men", (90, 90, "about")),
        ("some men", (None, None, "several")),
        ("half a dozen men", (6, 6, "exact")),
        ("dozens of men", (24, None, "dozens")),
        ("several hundred men", (200, None, "hundreds")),
        ("a number of men", (None, None, "several")),
        ("both men", (2, 2, "exact")),
        ("4.5 million people", (4_500_000, 4_500_000, "exact")),
        ("2.5 lakh people", (250_000, 250_000, "exact")),
        ("two hundred thousand people", (200_000, 200_000, "exact")),
    ],
)
def test_bounds_and_vague_amounts(text, expected):
    assert bounds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "on 4 October",
        "October 12",
        "155 mm guns",
        "40 km away",
        "a quarter past 18:30",
        "a 12-year-old",
        "12 percent",
        "12 per cent of the soldiers",
        "4.5 men",
        "resolution 2593",
    ],
)
def test_dates_distances_times_and_ages_are_no_amounts(text):
    numbers = [q for q in find_quantities(tokenize(text, LONGEST_SENTENCE), LEXICON) if not q.article]
    assert numbers == []


def test_a_multiplier_said_again_and_again_multiplies_once():
    tokens = tokenize("hundred " * 11 + "soldiers", LONGEST_SENTENCE)
    assert max(quantity.low for quantity in find_quantities(tokens, LEXICON)) <= 1000


@given(st.text(max_size=200))
def test_tokens_stand_where_they_say(text):
    tokens = tokenize(text, LONGEST_SENTENCE)
    assert all(
        text[token.start : token.end] == token.text or fold(token.text) == fold(text[token.start : token.end])
        for token in tokens
    )
    assert all(a.end <= b.start for a, b in pairwise(tokens))


@given(
    st.text(
        alphabet=st.sampled_from("two soldiers were killed, at least 5 of them; 'said' \"he\" ۱۲ آ"),
        max_size=120,
    )
)
def test_units_cover_the_tokens_in_order(text):
    units = read_units(text, LEXICON)
    tokens = tokenize(text, LONGEST_SENTENCE)
    assert [unit.start for unit in units] == sorted(unit.start for unit in units)
    assert not tokens or (units[0].start, units[-1].end) == (tokens[0].start, tokens[-1].end)
