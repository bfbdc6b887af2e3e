"""The lint sees each way in which a theatre's data can break."""

import json
import shutil
import subprocess
import sys

import pytest

from gazetteer import Gazetteer, TheatreDataError
from gazetteer.__main__ import main
from gazetteer.check import check
from gazetteer.theatre import read_theatre

HOME = Gazetteer.load("durand").theatre.path


@pytest.fixture
def theatre(tmp_path):
    """Return a copy of the theatre, to be broken."""
    return shutil.copytree(HOME, tmp_path / "durand")


def replace(theatre, file, old, new, count=1):
    path = theatre / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, count), encoding="utf-8")


def row(theatre, place_id):
    lines = (theatre / "places.csv").read_text(encoding="utf-8").splitlines()
    return next((number, line) for number, line in enumerate(lines, 1) if line.startswith(place_id + ","))


def edit(theatre, place_id, old, new):
    number, line = row(theatre, place_id)
    assert old in line
    replace(theatre, "places.csv", line + "\n", line.replace(old, new, 1) + "\n")
    return number


def found(theatre):
    return [str(finding) for finding in check(theatre)]


def test_the_data_as_they_are_have_no_findings(theatre):
    assert found(theatre) == []


@pytest.mark.parametrize(
    ("old", "new", "column"), [("wana-city", "tank-city", "id"), ("Wana,Wana", "Wana,Tank", "label")]
)
def test_a_duplicate_id_or_label(theatre, old, new, column):
    edit(theatre, "wana-city", old, new)
    assert any(f"two rows have the {column}" in line for line in found(theatre))


@pytest.mark.parametrize(
    ("place_id", "old", "new", "message"),
    [
        ("wana-city", "wana-city", "Wana_City", "is no slug"),
        ("wana-city", ",city,PK,", ",castle,PK,", "castle"),
        ("wana-city", ",city,PK,", ",city,Pakistan,", "no ISO 3166-1 alpha-2"),
        ("wana-city", "Khyber Pakhtunkhwa", "Atlantis", "is no province"),
        ("lahore-city", ",31.", ",41.", "outside Punjab"),
        ("lahore-city", ",31.", ",131.", "must be degrees"),
        ("lahore-city", ",31.", ",x31.", "lat, lon"),
        ("torkham-crossing", ",71.0847,", ",71.2847,", "from the line"),
        ("lahore-city", "لاہور", "لا\ufffdہور", "cannot be encoded"),
        ("lahore-city", "لاہور", "لا\u0007ہور", "cannot be encoded"),
        ("lahore-city", ",18000,Lahore", ",18000,Lahore\u0301", "cannot be encoded"),
        ("lahore-city", "لاہور", "Lahawr", "wrong script"),
    ],
)
def test_a_broken_row_is_found_with_its_line(theatre, place_id, old, new, message):
    number = edit(theatre, place_id, old, new)
    assert any(f"places.csv:{number}: " in line and message in line for line in found(theatre))


@pytest.mark.parametrize(
    ("place_id", "flag", "message"),
    [
        ("torkham-crossing", "yes", "is a crossing, which is shown as it is"),
        ("wana-city", "yes", "is a city, which is shown as it is"),
        ("camp-chapman-post", "true", "sensitive is 'true'; write yes or nothing"),
        ("camp-chapman-post", "yes", ""),
    ],
)
def test_a_sensitive_flag_must_do_something(theatre, place_id, flag, message):
    number, line = row(theatre, place_id)
    cells = line.rsplit(",", 4)
    replace(theatre, "places.csv", line + "\n", ",".join([cells[0], flag, *cells[2:]]) + "\n")
    assert [f"places.csv:{number}: " in each and message in each for each in found(theatre)] == [True] * bool(
        message
    )


def test_an_alias_with_two_meanings_and_no_rule(theatre):
    edit(theatre, "multan-city", ",12000,Multan", ",12000,Multan; Faisalabad")
    assert any("'faisalabad' names" in line and "no rule" in line for line in found(theatre))


def test_a_rule_for_no_name_and_a_rule_of_no_kind(theatre):
    with (theatre / "ambiguous.csv").open("a", encoding="utf-8") as rules:
        rules.write("Atlantis,same name,,,,,\nLahore,same name,magic,,,,\nMultan,same name,,,,kabul-city,\n")
    lines = found(theatre)
    assert any("'Atlantis' is no name of a place" in line for line in lines)
    assert any("'magic' is none of" in line for line in lines)
    assert any("'kabul-city' is no place that" in line for line in lines)


def test_an_exception_needs_a_reason_and_then_holds(theatre):
    replace(
        theatre, "places.csv", "line: the village stands for the pass, which lies further up", "line", count=1
    )
    assert any("write 'polygon: REASON'" in line for line in found(theatre))


def test_a_crossing_far_from_the_line_without_its_exception(theatre):
    number = edit(
        theatre, "zarmelan-crossing", "line: the village stands for the pass, which lies further up", ""
    )
    assert any(
        f"places.csv:{number}: zarmelan-crossing lies 6.4 km from the line" in line for line in found(theatre)
    )


def test_polygons_and_provinces_that_do_not_match(theatre):
    replace(theatre, "provinces.geojson", "khost-province", "atlantis-province")
    lines = found(theatre)
    assert any("has no polygon of khost-province" in line for line in lines)
    assert any("'atlantis-province' is no province" in line for line in lines)


def test_a_line_of_another_length(theatre):
    path = theatre / "frontier_osm.geojson"
    table = json.loads(path.read_text(encoding="utf-8"))
    table["features"][0]["geometry"]["coordinates"] = table["features"][0]["geometry"]["coordinates"][:1000]
    path.write_text(json.dumps(table), encoding="utf-8")
    assert any("the line measures" in line for line in found(theatre))


def test_a_file_without_a_licence_and_a_file_that_is_missing(theatre):
    replace(theatre, "LICENSES.md", "`base.geojson`", "base")
    (theatre / "disputes.toml").unlink()
    lines = found(theatre)
    assert any("names no licence for base.geojson" in line for line in lines)
    assert any("there is no disputes.toml" in line for line in lines)


def test_languages_that_the_names_are_not_in(theatre):
    replace(theatre, "theatre.toml", '"en", "ps", "prs", "ur"', '"en", "ps", "ur"')
    assert found(theatre) == [
        f"{theatre}/theatre.toml:1: languages: places.csv has names in en, ps, prs, ur, in that order; write the same"
    ]


def test_a_zone_that_is_none_and_a_dispute_about_nowhere(theatre):
    replace(theatre, "theatre.toml", "Asia/Kabul", "Asia/Atlantis")
    replace(theatre, "theatre.toml", '"islamabad-city"', '"atlantis-city"')
    replace(theatre, "disputes.toml", 'place = "durand-line"', 'place = "atlantis"')
    lines = found(theatre)
    assert any("[zones] AF" in line for line in lines)
    assert any("[capitals] PK" in line for line in lines)
    assert any("no place has the id 'atlantis'" in line for line in lines)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('line = "AF"', 'line = "XX"', "afghan_taliban: line 'XX' is none of the theatre's"),
        ('line = "AF"', 'depiction = "third"', "depiction 'third' is none"),
        ("names = { afghan_taliban", "names = { atlantis", "names.atlantis is none"),
        ('id = "neutral"', 'id = "pakistan"', "two have the id 'pakistan'"),
        ('id = "neutral"\n', "", "number 1: "),
        ('id = "neutral"', "id = 7", "number 1: give texts"),
    ],
)
def test_a_view_of_nobody_or_with_names_of_nothing(theatre, old, new, message):
    replace(theatre, "theatre.toml", old, new)
    assert any("theatre.toml:1: [[views]]" in line and message in line for line in found(theatre))


def test_what_keeps_places_from_being_read_is_the_only_finding(theatre):
    number = edit(theatre, "kabul-city", ",34.", ",x34.")
    [line] = found(theatre)
    assert line.startswith(f"{theatre}/places.csv:{number}: lat, lon")


def test_bytes_and_cells_that_make_no_row_are_found_with_their_line(theatre):
    path = theatre / "places.csv"
    whole = path.read_bytes()
    last = whole.count(b"\n") + 1
    path.write_bytes(whole + b"kab\xffl\n")
    assert found(theatre) == [f"{path}:{last}: is not UTF-8 here (invalid start byte); save it as UTF-8"]
    path.write_bytes(whole + b"kabul\n")
    assert found(theatre) == [f"{path}:{last}: must have 22 cells, as the first line has"]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[tolerances]", "[tolerance]", r"lacks the table \[tolerances\]"),
        ("published_length_km = 2640", 'published_length_km = "long"', "published_length_km: is missing, or"),
        ('countries = ["AF", "PK"]', "countries = 2", "countries, zones or languages"),
        ('sides = "sides.toml"', 'sides = "no.toml"', "no.toml: cannot be read"),
    ],
)
def test_a_theatre_whose_settings_are_wrong_says_so_before_any_article_is_read(theatre, old, new, message):
    replace(theatre, "theatre.toml", old, new)
    with pytest.raises(TheatreDataError, match=message):
        assert Gazetteer(read_theatre(theatre)).sides


def test_the_command_exits_with_1_on_findings_and_0_without(theatre, capsys):
    assert main(["check", str(theatre)]) == 0
    assert capsys.readouterr().out == ""
    edit(theatre, "wana-city", "wana-city", "Wana")
    assert main(["check", str(theatre)]) == 1
    assert "is no slug" in capsys.readouterr().out


def test_the_command_says_how_it_is_used(capsys):
    assert main([]) == 2
    assert main(["check", "a", "b"]) == 2
    assert main(["--help"]) == 0
    assert main(["check", "no-such-theatre"]) == 1
    assert "error: no theatre 'no-such-theatre'" in capsys.readouterr().err


def test_the_module_runs_from_a_shell():
    done = subprocess.run(
        [sys.executable, "-m", "gazetteer", "check"], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
