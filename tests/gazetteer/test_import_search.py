"""The automaton of many names finds just what a patient reader would: whole words, written as names are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gazetteer.more.fill import fill_stock
from gazetteer.more.record import Record, clean_names
from gazetteer.more.search import SHORTEST, Search
from gazetteer.more.stock import Source
from gazetteer.spelling import fold, stands_alone

NAMES = [
    "Zumray",
    "Zumray Kalay",
    "Ka'bah",
    "Chak 55",
    "Bab-e-Dosti",
    "Kōt",
    "Kot",
    "زمری",
    "زمری کلی",
    "ตราด",
    "FATA",
    "Ab",
    "Čar",
]
PIECES = [*NAMES, *map(str.lower, NAMES), *map(str.upper, NAMES), " ", " ", "'", "’s", "-", "\n", ".", "5", "۵", "_", "é", "\u0650", "\u200c", "آباد", "x"]  # fmt: skip


def make(names):
    records = {
        f"a-{number}": [
            Record(
                id=f"a-{number}", source="a", licence="CC0", names=clean_names([(name, "")]), kind="city",
                country="", admin1="", lat=33.0, lon=70.0, radius_m=1.0,
            )
        ]
        for number, name in enumerate(names)
    }  # fmt: skip
    source = Source(key="a", title="a", licence="CC0", attribution="a")
    return Search(
        fill_stock(records, theirs=(), theatre="t", countries=(), sources=[source]), frozenset({"kot"})
    )


SEARCH = make(NAMES)


def look_for(text):
    """Look at every place of a text for every name."""
    folded = fold(text)
    found = set()
    for key in {fold(name) for name in NAMES} - {"kot"}:
        if len(key) < SHORTEST:
            continue
        for start in range(len(text) - len(key) + 1):
            end = start + len(key)
            if folded[start:end] != key or text[start].islower() or not stands_alone(text, start, end):
                continue
            if key == "fata" and not text[start:end].isupper():
                continue
            spaced = key != "ตราด"
            if spaced and "\u200c" in (text[end : end + 1], text[max(0, start - 1) : start]):
                continue
            found.add((start, end, key))
    return found


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_it_finds_what_a_patient_reader_finds(text):
    found = {(hit.start, hit.end, SEARCH.keys[hit.key]) for hit in SEARCH.find(text, fold(text))}
    assert found == look_for(text)


def test_names_by_themselves_are_known_whatever_their_length():
    for name in NAMES:
        assert SEARCH.meanings(fold(name))
    assert SEARCH.meanings("zumra") == []
    assert SEARCH.has_prefix("zumray")
    assert not SEARCH.has_prefix("zum")


def test_a_stock_without_names_finds_none():
    empty = make([])
    assert list(empty.find("Zumray", "zumray")) == []
    assert empty.meanings("zumray") == []
