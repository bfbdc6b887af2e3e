"""Tables in a text: rows of places or of people, columns of tolls."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer
from geo.claim import find_claims
from geo.mention import find_mentions
from geo.text import find_tables, load_language, split
from geo.values import Role

from .dossiers import article

CAPTION = "UNAMA said the toll by province was as follows:"
ROWS = (("Province", "Killed", "Injured"), ("Khost", "5", "12"), ("Paktika", "3", "7"), ("Total", "8", "19"))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load("durand")


def read(told, gazetteer):
    return find_claims(told, find_mentions(told, gazetteer), gazetteer)


def laid_out(rows, between=" | ", edge=""):
    return "\n".join(f"{edge}{between.join(row)}{edge}".strip() for row in rows)


def shown(claims):
    return [
        (claim.measure.value, claim.value_low, claim.victim_side, claim.claimant.label, claim.place_ids)
        for claim in claims
    ]


@pytest.mark.parametrize(("between", "edge"), [(" | ", ""), (" | ", "|"), ("\t", ""), ("    ", "")])
def test_each_cell_is_a_claim_of_the_voice_before_the_table(between, edge, gazetteer):
    told = article(f"{CAPTION}\n\n{laid_out(ROWS, between, edge)}")
    claims = read(told, gazetteer)
    assert shown(claims) == [
        ("killed", 5, "civilians_af", "un", ("khost-province",)),
        ("wounded", 12, "civilians_af", "un", ("khost-province",)),
        ("killed", 3, "civilians_af", "un", ("paktika-province",)),
        ("wounded", 7, "civilians_af", "un", ("paktika-province",)),
        ("killed", 8, "civilians_af", "un", ("khost-province", "paktika-province")),
        ("wounded", 19, "civilians_af", "un", ("khost-province", "paktika-province")),
    ]
    dead = [claim for claim in claims if claim.measure.value == "killed"]
    assert [claim.subset_of for claim in dead] == [dead[2].id, dead[2].id, None]
    assert [told.text[c.evidence[0].focus.start : c.evidence[0].focus.end] for c in dead] == ["5", "3", "8"]


@pytest.mark.parametrize("first", [True, False])
def test_a_total_holds_its_rows_wherever_it_stands(first, gazetteer):
    head, *rows, total = ROWS
    text = laid_out([head, total, *rows] if first else [head, *rows, total])
    dead = [c for c in read(article(f"{CAPTION}\n\n{text}"), gazetteer) if c.measure.value == "killed"]
    whole = next(claim for claim in dead if claim.value_low == 8)
    assert {claim.subset_of for claim in dead if claim is not whole} == {whole.id}
    assert len(whole.place_ids) == 2


def test_rows_can_name_people_and_a_dash_is_no_number(gazetteer):
    rows = [("Group", "Killed", "Wounded"), ("Pakistani soldiers", "23", "29"), ("Terrorists", "200", "-")]
    told = article(f"The ISPR gave these figures:\n\n{laid_out(rows)}")
    assert [line[:4] for line in shown(read(told, gazetteer))] == [
        ("killed", 23, "pakistan_forces", "pakistan"),
        ("wounded", 29, "pakistan_forces", "pakistan"),
        ("killed", 200, "ttp_militants", "pakistan"),
    ]


def test_a_table_in_urdu(gazetteer):
    text = "صوبائی حکام کے مطابق:\n\nضلع | ہلاک | زخمی\nکرم | 5 | 12\nخیبر | 3 | 7"
    assert [line[1:] for line in shown(read(article(text, language="ur"), gazetteer))] == [
        (number, "civilians_pk", "local_officials_pk", (f"{place}-district",))
        for place, numbers in (("kurram", (5, 12)), ("khyber", (3, 7)))
        for number in numbers
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (("Team", "Points"), ("Kabul", "3"), ("Peshawar", "5")),
        (("Route", "Trucks"), ("Torkham", "300"), ("Chaman", "120")),
        (("Killed", "Road accidents"), ("Khost", "12")),
    ],
)
def test_tables_of_other_things_claim_nothing(rows, gazetteer):
    assert read(article(f"The figures are these.\n\n{laid_out(rows)}"), gazetteer) == ()


def test_places_are_scenes_in_a_table_of_tolls_only(gazetteer):
    def roles(rows):
        mentions = find_mentions(article(laid_out(rows)), gazetteer)
        return [m.role for m in mentions]

    assert roles(ROWS) == [Role.INCIDENT, Role.INCIDENT]
    assert Role.INCIDENT not in roles((("Team", "Points"), ("Khost", "3"), ("Paktika", "5")))


@given(st.lists(st.lists(st.text("ab1|\t -", max_size=6), min_size=1, max_size=5), max_size=6))
def test_cells_are_ranges_of_their_lines(cells):
    told = article("\n".join("|".join(row) for row in cells) or "-")
    for table in find_tables(split(told, load_language("en"))):
        for row in (table.head, *table.rows):
            assert len(row.cells) == len(table.head.cells)
            ends = [row.sentence.start]
            for column, cell in enumerate(row.cells):
                assert ends[-1] <= cell.start <= cell.end <= row.sentence.end
                assert row.text(column) == told.text[cell.start : cell.end]
                ends.append(cell.end)
