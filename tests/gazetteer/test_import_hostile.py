"""Files that were made to harm: bounded, never executed, and told in one line."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gazetteer import Gazetteer, PlacesError, import_places
from gazetteer.more import compact
from gazetteer.more.read import rows

from . import foreign_places as made


@pytest.fixture(scope="module")
def packed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("packed")
    area = made.feature(
        {"@id": "relation/8", "boundary": "administrative", "admin_level": "6", "name": "Zumristan"},
        made.square(33.45, 70.05),
    )
    found = import_places(
        made.write_geonames(folder / "AF.zip", [made.dump_row(1, "Zumray", 33.41, 70.01, also="زمری")]),
        made.write_geojson(folder / "o.geojson", [area]),
    )
    return found.to_bytes()


def test_an_archive_that_unpacks_without_end_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "MOST_BYTES", 1 << 20)
    bomb = tmp_path / "AF.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("AF.txt", (made.dump_row(1, "Zumray", 33.4, 70.0) + "\n") * 30_000)
    with pytest.raises(PlacesError, match="unpacks to more"):
        import_places(bomb)
    # One that lies about its size is stopped while it is read.
    monkeypatch.setattr(rows, "MOST_BYTES", 1 << 40)
    data = bytearray(bomb.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    bomb.write_bytes(bytes(data))
    with pytest.raises(PlacesError):
        import_places(bomb)


def test_names_of_members_are_no_paths(tmp_path):
    archive_path = tmp_path / "AF.zip"
    with zipfile.ZipFile(archive_path, "w") as archive:
        archive.writestr("../../evil.txt", made.dump_row(1, "Zumray", 33.41, 70.01) + "\n")
    before = sorted(tmp_path.parent.rglob("*"))
    assert import_places(archive_path).new == 1
    assert sorted(tmp_path.parent.rglob("*")) == before


def test_lines_and_rows_without_end_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(rows, "LONGEST_LINE", 1000)
    path = tmp_path / "AF.txt"
    path.write_text("x" * 5000)
    with pytest.raises(PlacesError, match=r"AF\.txt:1: a line is longer"):
        import_places(path)
    monkeypatch.setattr(rows, "MOST_ROWS", 3)
    path.write_text("\n" * 10)
    with pytest.raises(PlacesError, match="more than 3 rows"):
        import_places(path)
    path.write_bytes(b"a\x00b\n")
    with pytest.raises(PlacesError, match="NUL"):
        import_places(path)


def test_a_foreign_database_runs_nothing(tmp_path):
    path = made.write_geopackage(
        tmp_path / "a.gpkg",
        "points",
        ["osm_id", "name", "place"],
        [(made.point(33.41, 70.01), "5", "Zumray", "town")],
    )
    opened = sqlite3.connect(path)
    opened.executescript(
        "CREATE VIEW evil AS SELECT 6 AS fid, geom, '6' AS osm_id, 'Evil' AS name, 'town' AS place FROM points;"
        "INSERT INTO gpkg_geometry_columns VALUES ('evil', 'geom', 'GEOMETRY', 4326, 0, 0);"
        "CREATE TRIGGER t AFTER INSERT ON points BEGIN DELETE FROM points; END;"
    )
    opened.close()
    found = import_places(path)
    assert list(found.stock.texts["id"]) == ["osm-node-5"]


def test_json_that_is_nested_without_end_is_told(tmp_path):
    path = tmp_path / "a.json"
    path.write_text("[" * 100_000)
    with pytest.raises(PlacesError, match="is no JSON"):
        import_places(path)
    deep = {"type": "GeometryCollection", "geometries": []}
    for _ in range(400):
        deep = {"type": "GeometryCollection", "geometries": [deep]}
    feature = made.feature({"@id": "node/1", "place": "town", "name": "A"}, deep)
    good = made.feature({"@id": "node/2", "place": "town", "name": "Zumray"}, made.point(33.41, 70.01))
    found = import_places(made.write_geojson(path, [feature, good]))
    assert found.new == 1
    assert found.unread == 1


def test_names_that_would_be_commands_are_no_names(tmp_path):
    evil = [
        "=1+1 A",
        "+A1",
        "@SUM(A1)",
        "\u202eA",
        "a\x1b[2J",
        "A\u0000",
        "\uff1dA1",
        "A" * 500,
        "<b>Zumray</b>",
    ]
    path = tmp_path / "a.json"
    features = [
        made.feature({"@id": f"node/{n}", "place": "town", "name": name}, made.point(33.4 + n / 50, 70.0))
        for n, name in enumerate(evil)
    ]
    found = import_places(made.write_geojson(path, features))
    assert list(found.stock.texts["name"]) == ["<b>Zumray</b>"]  # text, and shown as that


def test_numbers_that_are_none_cost_their_row(tmp_path):
    path = tmp_path / "a.json"
    spots = [["NaN", 33], [1e400, 33], [70, 95], [0, 0], ["70", "33"], [], [70]]
    features = [
        made.feature(
            {"@id": f"node/{n}", "place": "town", "name": "Zumray"}, {"type": "Point", "coordinates": spot}
        )
        for n, spot in enumerate(spots)
    ]
    found = import_places(made.write_geojson(path, features))
    assert found.new + found.unread == len(spots)
    assert found.new <= 1


@given(st.data())
def test_a_compact_file_with_changed_bytes_is_refused(packed, data):
    at = data.draw(st.integers(0, len(packed) - 1))
    value = data.draw(st.integers(0, 255).filter(lambda value: value != packed[at]))
    changed = packed[:at] + bytes([value]) + packed[at + 1 :]
    with pytest.raises((ValueError, KeyError, TypeError)):
        compact.unpack(changed)
    with pytest.raises((ValueError, KeyError, TypeError)):
        compact.unpack(packed[:at])


def resealed(packed, change):
    """Change the parts of a compact file, and seal it anew, as whoever wants to harm would."""
    import hashlib

    head, _, rest = packed.partition(b"\n")
    body = rest[65:]
    length = int.from_bytes(body[:8], "little")
    contents = json.loads(body[8 : 8 + length])
    parts, at = {}, 8 + length
    for name, kind, small, _ in contents["parts"]:
        parts[name] = [kind, zlib.decompress(body[at : at + small])]
        at += small
    change(contents, parts)
    listed = {name: zlib.compress(data) for name, (_, data) in parts.items()}
    contents["parts"] = [[name, kind, len(listed[name]), len(data)] for name, (kind, data) in parts.items()]
    table = json.dumps(contents).encode()
    body = len(table).to_bytes(8, "little") + table + b"".join(listed.values())
    return head + b"\n" + hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def test_a_sealed_file_of_nonsense_is_refused(packed, tmp_path):
    def put(name, data):
        return lambda _, parts: parts[name].__setitem__(1, data)

    def more(contents, parts):
        contents["lists"]["kind"].append("moon")

    changes = [
        put("place_start", b"\x00\x00\x00\x00\xff\xff\xff\xff\x02\x00\x00\x00"),
        put("key_place", b"\xff\xff\xff\x7f" * 3),
        put("lat", bytes(8) + b"\x00\x00\x00\x00\x00\x00\xf8\x7f"),
        put("name:data", b"\xff" * 22),
        put("name:starts", bytes(16)),
        put("kind", b"\xff\xff"),
        put("keys", b"z\x1fa\x1fb"),
        put("shape_row", b"\x09\x00\x00\x00"),
        put("id:data", b"a\nb"),
        more,
        lambda contents, parts: parts.pop("lon"),
        lambda contents, parts: contents.pop("sources"),
    ]
    for change in changes:
        path = tmp_path / "a.clg"
        path.write_bytes(resealed(packed, change))
        with pytest.raises(PlacesError, match=r"a\.clg"):
            Gazetteer.load("durand", extra=path)
    assert compact.unpack(resealed(packed, lambda contents, parts: None)).keys


def test_an_outline_that_is_none_leaves_the_circle(packed, tmp_path):
    path = tmp_path / "a.clg"
    path.write_bytes(
        resealed(packed, lambda _, parts: parts["shape"].__setitem__(1, b"?" * len(parts["shape"][1])))
    )
    ours = Gazetteer.load("durand", extra=path)
    assert ours.get("osm-relation-8").geometry is None
    assert "osm-relation-8" in [place.id for place in ours.at(lat=33.45, lon=70.05)]


def test_decisions_in_a_file_are_decisions_only(packed):
    changed = resealed(packed, lambda contents, _: contents.update(decisions={"a": "=1+1", "b": "new"}))
    assert compact.unpack(changed).decisions == {"b": "new"}


def test_no_cell_of_the_table_of_conflicts_is_a_formula(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text(
        "id,name,lat,lon,source,licence\n=1,Khost,33.45,69.92,=cmd,=1+1\n@x,Khost,33.46,69.93,+x,CC0\n",
        encoding="utf-8",
    )
    found = import_places(path, licence="CC0")
    cells = [cell for row in csv.reader(io.StringIO(found.conflicts_csv())) for cell in row]
    assert not [cell for cell in cells if cell[:1] in set("=+@")]
