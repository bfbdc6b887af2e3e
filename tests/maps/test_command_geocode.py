"""``clashline geocode``."""

from __future__ import annotations

import json

from maps.command.run import run


def answers(capsys, *names):
    status = run(["geocode", *names, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_a_name_becomes_a_place_with_its_reason(capsys):
    status, [khost] = answers(capsys, "Khost province")
    assert status == 0
    assert khost["place"]["id"] == "khost-province"
    assert khost["why"]


def test_a_kind_word_or_a_containing_place_decides(capsys):
    status, [district, kabul] = answers(capsys, "Spin Boldak district", "Sarobi, Kabul")
    assert status == 0
    assert district["place"]["kind"] == "district"
    assert kabul["place"]["admin1"] == "Kabul"


def test_an_unknown_name_is_no_guess_and_shows_in_the_status(capsys):
    status, [khost, nowhere] = answers(capsys, "Khost province", "Xanadu")
    assert status == 1
    assert khost["place"]
    assert nowhere["place"] is None


def test_lines_for_people_carry_no_command_of_the_name(capsys):
    assert run(["geocode", "Khost province", "Xan\x1b[31madu"]) == 1
    told = capsys.readouterr().out
    assert told.startswith("Khost province: Khost Province (province, AF), lat 33.")
    assert "\x1b" not in told


TABLE = 'id,Place,country,geometry,FID,why\n1,Torkham,Pakistan,x,7,=1+1\n2,Sarobi,AF,y,8,"a\nb"\n3,,,,,\n'


def geocode_table(tmp_path, text, *more, output="out.gpkg", column="Place"):
    table = tmp_path / "in.csv"
    table.write_bytes(text if isinstance(text, bytes) else text.encode())
    return run(["geocode", "--csv", str(table), "--column", column, "-o", str(tmp_path / output), *more])


def test_a_table_keeps_its_columns_and_gets_the_answers_beside_them(tmp_path, capsys):
    import pyogrio

    assert geocode_table(tmp_path, TABLE, "--country", "country") == 0
    told = capsys.readouterr().err
    assert "1 of 3 rows placed (1 site); 2 refused" in told
    assert told.count("\n") == 1
    found = pyogrio.read_dataframe(tmp_path / "out.gpkg")
    assert found.crs == "EPSG:4326"
    assert found.columns.tolist()[:6] == ["id", "Place", "country", "geometry_given", "FID_given", "why"]
    assert found["why"][0] == "=1+1"
    assert found["place_id"][0] == "torkham-crossing"
    assert found["why_found"][0].startswith("Torkham crossing")
    assert "cannot tell" in found["refused"][1]
    first = (tmp_path / "out.gpkg").read_bytes()
    assert geocode_table(tmp_path, TABLE, "--country", "country") == 0
    assert (tmp_path / "out.gpkg").read_bytes() == first


def test_a_csv_has_no_cell_that_is_a_formula_and_geojson_is_in_degrees(tmp_path):
    assert geocode_table(tmp_path, TABLE, output="out.csv") == 0
    text = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert "'=1+1" in text
    assert text.splitlines()[0].endswith("refused,lon,lat")
    assert geocode_table(tmp_path, TABLE, "--extents", output="out.geojson") == 0
    features = json.loads((tmp_path / "out.geojson").read_text(encoding="utf-8"))["features"]
    assert features[0]["geometry"]["type"] == "Polygon"
    assert features[2]["geometry"] is None


def test_other_encodings_and_separators_are_read_where_they_are_known(tmp_path, capsys):
    assert geocode_table(tmp_path, "Place;n\nتورخم;1\n".encode("utf-16")) == 0
    assert geocode_table(tmp_path, "Place\tn\nتورخم\t1\n".encode("cp1256"), "--encoding", "cp1256") == 0
    assert "1 of 1 rows placed" in capsys.readouterr().err


HOSTILE = {
    b"": "is empty",
    b"Place\n\xff\xfe\n": "is not UTF-8",
    b'Place\n"open\n': "is no CSV",
    b"Place,Place\na,b\n": "two columns",
    b"Place\na,b\n": "has 2 cells",
    b"Ort\nTorkham\n": "there is no column 'Place'",
    b"Place\n" + b"x" * 1_100_000: "is no CSV",
}


def test_a_table_that_is_none_is_one_line_and_writes_nothing(tmp_path, capsys):
    for text, told in HOSTILE.items():
        assert geocode_table(tmp_path, text) == 1
        line = capsys.readouterr().err
        assert told in line
        assert line.count("\n") == 1
        assert not (tmp_path / "out.gpkg").exists()
    assert geocode_table(tmp_path, TABLE, output="out.shp") == 1
    assert "unknown format '.shp'" in capsys.readouterr().err
    assert geocode_table(tmp_path, TABLE, "--encoding", "nonsense") == 1
    assert "no encoding" in capsys.readouterr().err


def test_names_and_a_table_together_are_wrong_usage(tmp_path):
    assert run(["geocode"]) == 2
    assert run(["geocode", "Torkham", "-o", str(tmp_path / "out.csv")]) == 2
    assert geocode_table(tmp_path, TABLE, "Torkham") == 2


def test_hostile_cells_stay_cells(tmp_path):
    import pyogrio

    text = 'Place,note\n"\u202eTorkham\x00",<script>\n"' + "A, " * 5000 + '",x\n'
    assert geocode_table(tmp_path, text) == 0
    found = pyogrio.read_dataframe(tmp_path / "out.gpkg")
    assert found["note"][0] == "<script>"
    assert found["Place"][0] == "\u202eTorkham?"
    assert "too long" in found["refused"][1]
