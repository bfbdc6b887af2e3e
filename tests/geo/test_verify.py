"""Verification: one changed byte is found, in the file or in an article, and so is a number changed with its seal."""

from __future__ import annotations

import json
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import geo
from geo.read.compose import compose
from geo.review.redact import BLOCK
from geo.seal import seal_holds, seal_mark, set_seal

TEXT = (
    "Pakistani and Afghan forces exchanged fire near Torkham on Sunday. The Afghan defence ministry said that 12 "
    "Pakistani soldiers were killed. The Pakistani military said that four of its soldiers were killed.\n"
)
FORMATS = ("out.gpkg", "out.geojson", "out.csv")


def article(text=TEXT, name="report"):
    return compose(name=name, source=text.encode(), text=text)


@pytest.fixture(scope="module")
def result(theatre):
    return geo.build([article()], theatre)


@pytest.fixture(scope="module")
def exported(result, tmp_path_factory):
    folder = tmp_path_factory.mktemp("exported")
    for name in FORMATS:
        geo.export.write(result, folder / name)
    return folder


def findings(path, articles=None, **options):
    """Verify a file; one that cannot be read any more is a finding too."""
    try:
        told = geo.read_told(path)
    except geo.FrameError as error:
        return [str(error)]
    return [str(each) for each in geo.verify(told, articles or [article()], **options)]


@pytest.mark.parametrize("name", FORMATS)
def test_what_was_written_stands(exported, result, name):
    told = geo.read_told(exported / name)
    assert len(told.claims) == len(result.dossier.claims) > 2
    assert geo.verify(told, [article("Something else happened."), article()], seal=told.seal) == ()
    assert findings(exported / name, seal="0" * 64) == [f"file: its seal is {told.seal}, not {'0' * 64}"]


def sheets(path):
    return sorted(path.parent.glob(f"{path.stem}*.csv")) if path.suffix == ".csv" else [path]


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=12)
@given(data=st.data())
def test_one_changed_byte_of_the_file_is_found_wherever_it_is(exported, tmp_path_factory, name, data):
    file = data.draw(st.sampled_from(sheets(exported / name)))
    folder = tmp_path_factory.mktemp("changed")
    for each in sheets(exported / name):
        (folder / each.name).write_bytes(each.read_bytes())
    changed = bytearray(file.read_bytes())
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    (folder / file.name).write_bytes(changed)
    assert findings(folder / name)


@given(data=st.data())
def test_one_changed_letter_of_an_article_is_found(exported, data):
    at = data.draw(st.integers(0, len(TEXT) - 1))
    letter = data.draw(st.characters(codec="utf-8").filter(lambda char: char not in {"\0", TEXT[at]}))
    changed = article(TEXT[:at] + letter + TEXT[at + 1 :])
    (line,) = findings(exported / "out.geojson", [changed])
    assert "has been changed: its SHA-256 is" in line


def test_bytes_that_give_the_same_text_are_other_bytes(exported):
    marked = compose(name="report", source=b"\xef\xbb\xbf" + TEXT.encode(), text=TEXT)
    (line,) = findings(exported / "out.geojson", [marked])
    assert "the SHA-256 of its bytes is" in line


def test_an_article_that_is_not_given_is_told(exported):
    (line,) = findings(exported / "out.geojson", [article("Something else happened.", "other")])
    assert line.endswith("(report): is not among the articles given")


def reseal(path, change):
    """Change a GeoJSON file's tables as somebody would who knows how to seal it anew."""
    collection = json.loads(path.read_text("utf-8"))
    change(collection["clashline"]["tables"])
    mark = seal_mark(b"forged")
    collection["clashline"]["seal"] = mark
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n"
    path.write_bytes(set_seal(text.encode(), mark))


def _set(table, column, value):
    return lambda tables: tables[table][1].update({column: value})


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_set("claims", "value_low", 99), "its id is not that of what it says"),
        (_set("claims", "claimant", "un"), "its id is not that of what it says"),
        (_set("claims", "stance", "denies"), "its id is not that of what it says"),
        (_set("claims", "measure", "lost"), "its id is not that of what it says"),
        (_set("claims", "quote", "Nothing happened."), "its sentence is not what stands at"),
        (_set("claims", "quote_prefix", "Not so: "), "the words around"),
        (_set("claims", "quote_end", 99_999), "its sentence lies outside its article"),
        (_set("claims", "article_id", "0" * 16), "is of an article that the file does not list"),
        (_set("claims", "incident_id", "i000000000000"), "is of an incident that the file does not have"),
        (_set("estimates", "high", 500), "says 500, which none of its claims says"),
        (lambda tables: tables["estimates"][0].update(low=12, high=4), "goes from 12 to 4, its claims from"),
        (_set("estimates", "claim_ids", "c000000000000"), "rests on claims that the file does not have"),
        (_set("estimates", "claim_ids", ""), "rests on no claim"),
        (_set("estimates", "victim_side", "unknown"), "rests on claims of another side"),
        (lambda tables: tables["articles"][0].update(source_sha256="0" * 64), "the SHA-256 of its bytes is"),
        (lambda tables: tables["articles"][0].update(text_sha256="0" * 64), "the SHA-256 of its text is"),
    ],
)
def test_what_was_changed_and_sealed_anew_is_found_by_what_it_contradicts(exported, tmp_path, change, told):
    path = tmp_path / "forged.geojson"
    path.write_bytes((exported / "out.geojson").read_bytes())
    reseal(path, change)
    lines = findings(path)
    assert not any("of its seal" in line for line in lines)
    assert any(told in line for line in lines), lines
    assert all("\n" not in line for line in lines)


def test_a_number_changed_in_the_database_is_found(exported, tmp_path):
    path = tmp_path / "out.gpkg"
    path.write_bytes((exported / "out.gpkg").read_bytes())
    database = sqlite3.connect(path)
    database.execute("UPDATE claims SET value_low = 99 WHERE value_low = 12")
    database.commit()
    database.close()
    lines = findings(path)
    assert any("its bytes are not those of its seal" in line for line in lines)
    assert any("its id is not that of what it says" in line for line in lines)


def test_a_file_without_a_seal_is_told(exported, tmp_path):
    path = tmp_path / "out.geojson"
    collection = json.loads((exported / "out.geojson").read_text("utf-8"))
    del collection["clashline"]["seal"]
    path.write_text(json.dumps(collection), encoding="utf-8")
    assert any("has no seal" in line for line in findings(path))


def test_covered_names_and_withheld_sentences_are_no_findings_and_the_rest_is_checked(theatre, tmp_path):
    claims = geo.build([article()], theatre).dossier.claims
    withheld = next(claim for claim in claims if claim.value_low == 4)
    made_by = {"who": "An editor", "why": "asked"}
    review = geo.Review(
        decisions=(
            geo.Decision(number=1, action=geo.Action.REDACT, name="Torkham", **made_by),
            geo.Decision(number=2, action=geo.Action.REDACT, quotes=(withheld.id,), **made_by),
        )
    )
    path = tmp_path / "out.geojson"
    geo.export.write(geo.build([article()], theatre, review=review), path)
    assert BLOCK in path.read_text("utf-8")
    assert findings(path) == []
    reseal(
        path,
        lambda tables: tables["claims"][0].update(quote=tables["claims"][0]["quote"].replace("fire", "fine")),
    )
    assert any("its sentence is not what stands at" in line for line in findings(path))


@given(before=st.binary(max_size=40), after=st.binary(max_size=40), data=st.data())
def test_a_seal_holds_for_its_bytes_and_for_no_others(before, after, data):
    mark = seal_mark(before + after)
    sealed = set_seal(before + mark.encode() + after, mark)
    written = sealed[len(before) : len(before) + 64].decode()
    assert seal_holds(sealed, written)
    changed = bytearray(sealed)
    changed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    assert not seal_holds(bytes(changed), written)
    assert not seal_holds(sealed, "")


def test_a_citation_has_sentence_speaker_source_and_hash(result):
    claim = next(claim for claim in result.dossier.claims if claim.value_low == 12)
    line = geo.cite(result, claim.id)
    assert line.startswith(
        "“The Afghan defence ministry said that 12 Pakistani soldiers were killed.” (Afghan Taliban"
    )
    assert (
        f"report. Article SHA-256 {article().source_sha256}, characters {claim.evidence[0].start} to" in line
    )
    assert line.endswith(f"; claim {claim.id}.")
    with pytest.raises(geo.ClaimNotFound, match="there is no claim c0"):
        geo.cite(result, "c0")
