"""Claims as Web Annotations and as schema.org's Claim, and events counted as HDX HAPI counts them."""

import json
from dataclasses import replace

import duckdb
import pandas as pd
import pytest

import geo
from geo.export.statements import is_address

from .coded_tables import acled


@pytest.fixture(scope="module")
def written(tmp_path_factory, seed_result):
    folder = tmp_path_factory.mktemp("linked")
    for suffix in (".annotations.jsonld", ".claims.jsonld", ".hapi.csv"):
        geo.export.write(seed_result, folder / f"x{suffix}")
    return folder


def test_each_annotation_selects_the_sentence_that_it_is_about(written, seed_result):
    collection = json.loads((written / "x.annotations.jsonld").read_text())
    assert collection["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    items = collection["first"]["items"]
    assert collection["type"] == "AnnotationCollection"
    assert collection["total"] == len(items) == len(seed_result.claims)
    texts = {
        f"urn:clashline:text:{article.text_sha256}": article.text for article in seed_result.dossier.articles
    }
    texts |= {article.url: article.text for article in seed_result.dossier.articles if article.url}
    claims = seed_result.claims.set_index("claim_id")
    for item in items:
        text = texts[item["target"]["source"]["id"]]
        quote, position = item["target"]["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text[: position["start"]].endswith(quote["prefix"])
        assert text[position["end"] :].startswith(quote["suffix"])
        row = claims.loc[item["body"]["id"].rpartition(":")[2]]
        assert (item["body"]["measure"], item["body"]["stance"]) == (row["measure"], row["stance"])
        assert item["body"].get("value_low") == (None if pd.isna(row["value_low"]) else row["value_low"])
    assert len({item["id"] for item in items}) == len(items)


@pytest.mark.parametrize("suffix", [".annotations.jsonld", ".claims.jsonld", ".hapi.csv"])
def test_the_same_claims_give_the_same_bytes(written, tmp_path, seed_result, suffix):
    geo.export.write(seed_result.frames, tmp_path / f"y{suffix}")
    assert (tmp_path / f"y{suffix}").read_bytes() == (written / f"x{suffix}").read_bytes()


def test_a_claim_of_schema_org_says_who_what_where_it_appears_and_no_verdict(written, seed_result):
    text = (written / "x.claims.jsonld").read_text()
    graph = json.loads(text)["@graph"]
    assert len(graph) == len(seed_result.claims)
    assert "Review" not in text
    by_id = {claim["@id"]: claim for claim in graph}
    for row in seed_result.claims.query("measure == 'killed' and value_low == 58").to_dict("records"):
        claim = by_id[f"urn:clashline:claim:{row['claim_id']}"]
        assert claim["@type"] == "Claim"
        assert claim["name"].removeprefix("denied: ").startswith("58 killed (")
        assert claim["text"] == row["quote"]
        assert claim["author"]["name"] in {"Afghan Taliban", "Pakistan"}
        assert claim["appearance"]["name"]
        assert claim["about"]["@id"] == f"urn:clashline:incident:{row['incident_id']}"
    nobody = [
        row["claim_id"] for row in seed_result.claims.query("claimant == 'unattributed'").to_dict("records")
    ]
    assert nobody
    assert not any("author" in by_id[f"urn:clashline:claim:{each}"] for each in nobody)


def test_claims_that_no_text_carries_are_counted(tmp_path, theatre):
    geo.export.write(geo.read_coded(acled()), tmp_path / "x.annotations.jsonld")
    collection = json.loads((tmp_path / "x.annotations.jsonld").read_text())
    assert (collection["total"], collection["without_sentence"]) == (0, 1)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("https://example.org/a?b=1#c", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ('https://a/"onmouseover="x', False),
        ("https://a/<script>", False),
        ("https://a/\n", False),
        ("https://[::1", False),
        ("", False),
    ],
)
def test_only_an_address_of_the_web_is_written_as_one(text, right):
    assert is_address(text) == right


def test_what_a_review_withholds_is_in_no_file(tmp_path, seed_result):
    frames = replace(seed_result.frames, withheld=("Afghan Taliban", "Pakistani forces"))
    for suffix in (".annotations.jsonld", ".claims.jsonld"):
        geo.export.write(frames, tmp_path / f"x{suffix}", gazetteer=seed_result.gazetteer)
        data = json.loads((tmp_path / f"x{suffix}").read_text())
        items = data["@graph"] if "@graph" in data else [item["body"] for item in data["first"]["items"]]
        names = {str(item.get("author", item.get("claimant_name"))) for item in items}
        assert not any("Afghan Taliban" in name for name in names)


# ---- HDX HAPI ----


def rows_of(table, tmp_path):
    geo.export.write(geo.read_coded(table), tmp_path / "x.hapi.csv")
    assert duckdb.read_csv(str(tmp_path / "x.hapi.csv"), header=True).columns[0] == "location_code"
    rows = pd.read_csv(tmp_path / "x.hapi.csv", keep_default_na=False)
    return rows.to_numpy().tolist(), (tmp_path / "x.hapi.note.md").read_text()


NANGARHAR = {
    "iso": "4",
    "country": "Afghanistan",
    "admin1": "Nangarhar",
    "latitude": "34.4",
    "longitude": "70.4",
}


def test_events_and_dead_are_counted_by_province_kind_and_month(tmp_path):
    table = acled(
        {**NANGARHAR, "event_id_cnty": "1"},
        {**NANGARHAR, "event_id_cnty": "2", "event_date": "2025-10-30", "fatalities": "1"},
        {**NANGARHAR, "event_id_cnty": "3", "event_date": "2025-11-01"},
        {**NANGARHAR, "event_id_cnty": "4", "event_type": "Violence against civilians", "sub_event_type": "Attack", "actor2": "Civilians (Afghanistan)", "inter2": "Civilians", "fatalities": "2"},
        {**NANGARHAR, "event_id_cnty": "5", "event_type": "Strategic developments", "sub_event_type": "Arrests"},
    )  # fmt: skip
    rows, note = rows_of(table, tmp_path)
    october, november = ["2025-10-01", "2025-10-31"], ["2025-11-01", "2025-11-30"]
    assert rows == [
        ["AFG", "AF06", "", "civilian_targeting", 1, 2, *october],
        ["AFG", "AF06", "", "political_violence", 3, 10, *october],
        ["AFG", "AF06", "", "political_violence", 1, 7, *november],
    ]
    assert "1 incidents: of a kind that is not counted" in note


def test_what_cannot_be_divided_is_not(tmp_path, seed_result):
    rows, _ = rows_of(acled({**NANGARHAR, "event_date": "2025-10-31", "time_precision": "2"}), tmp_path)
    assert rows == [["AFG", "AF06", "", "political_violence", 1, 7, "2025-10-01", "2025-11-30"]]
    rows, note = rows_of(acled(), tmp_path)  # the gazetteer has no P-code for its province
    assert rows == [["PAK", "", "", "political_violence", 1, 7, "2025-10-01", "2025-10-31"]]
    assert "1 events are counted by country alone" in note
    geo.export.write(seed_result, tmp_path / "y.hapi.csv")
    assert "1 incidents: lies in several countries" in (tmp_path / "y.hapi.note.md").read_text()
