import os
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import gazetteer
from gazetteer import ForeignFileError, ForeignSqlite, open_foreign_sqlite


@pytest.fixture
def make(tmp_path):
    """Write a database by a script."""

    def write(script, name="a.gpkg"):
        path = tmp_path / name
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(f"PRAGMA synchronous=OFF; {script}")
        return path

    return write


def read(path, table, columns):
    with open_foreign_sqlite(path) as database:
        return list(database.rows(table, columns))


PLACE = "CREATE TABLE place (name TEXT, lat REAL); INSERT INTO place VALUES ('Khost', 33.3), (NULL, x'00');"


def test_what_is_stored_is_read_as_it_is(make):
    path = make(
        PLACE + "CREATE INDEX by_name ON place (name, lat); CREATE TABLE w (a PRIMARY KEY) WITHOUT ROWID;"
    )
    assert read(path, "place", ["lat", "name"]) == [(33.3, "Khost"), (b"\0", None)]
    assert read(path, "w", ["a"]) == []
    with open_foreign_sqlite(path) as database:
        assert database.tables == {"place": ("name", "lat"), "w": ("a",)}
        assert database.parts[0][:2] == ("table", "place")


# Each would say something of its own where a table is expected, make something, or never end.
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS name FROM n"
TRAPS = {
    "view": f"CREATE VIEW claims AS {ENDLESS};",
    "fts": "CREATE VIRTUAL TABLE claims USING fts5(name);",
    "rtree": "CREATE VIRTUAL TABLE claims USING rtree(id, a, b);",
    "generated": "CREATE TABLE claims (a, name AS (printf('%.*c', 100000000, 'x'))); INSERT INTO claims (a) VALUES (1);",
    "stored": "CREATE TABLE claims (a, name AS (a || '!') STORED); INSERT INTO claims (a) VALUES (1);",
}


@pytest.mark.parametrize("kind", TRAPS)
def test_only_ordinary_tables_and_stored_columns_are_there(make, kind):
    path = make(PLACE + TRAPS[kind])
    with pytest.raises(ForeignFileError, match=r"a.gpkg: there is no (table|column)"):
        read(path, "claims", ["name"])
    assert len(read(path, "place", ["name"])) == 2


def test_a_view_in_the_place_of_a_table_is_not_asked_by_a_query_either(make):
    path = make(f"CREATE VIEW claims AS {ENDLESS}; CREATE TABLE t (a);")
    with open_foreign_sqlite(path) as database:
        for sql in (
            "SELECT * FROM claims",
            "SELECT load_extension('x')",
            "ATTACH '/tmp/evil' AS evil",
            "INSERT INTO t VALUES (1)",
            "CREATE TEMP TABLE t2 (a)",
            "PRAGMA writable_schema=ON",
            "SELECT readfile('/etc/passwd')",
        ):
            with pytest.raises(ForeignFileError):
                list(database._bounded(sql))


def test_triggers_are_told_to_whoever_would_write(make):
    path = make(PLACE + "CREATE TRIGGER evil AFTER INSERT ON place BEGIN DELETE FROM place; END;")
    with open_foreign_sqlite(path) as database:
        assert [part.name for part in database.parts if part.kind == "trigger"] == ["evil"]
        assert "DELETE FROM place" in database.parts[-1].sql


def test_nothing_is_written_beside_and_a_folder_that_may_not_be_written_is_enough(make, tmp_path):
    path = make("PRAGMA journal_mode=WAL; " + PLACE)
    before = path.read_bytes()
    tmp_path.chmod(0o555)
    try:
        assert len(read(path, "place", ["name"])) == 2
    finally:
        tmp_path.chmod(0o755)
    assert [each.name for each in tmp_path.iterdir()] == ["a.gpkg"]
    assert path.read_bytes() == before


def test_what_another_program_is_just_writing_is_read_with_its_log(make):
    path = make("PRAGMA journal_mode=WAL; " + PLACE)
    with closing(sqlite3.connect(path)) as other:
        other.execute("INSERT INTO place VALUES ('Zhob', 31.3)")
        other.commit()
        assert (path.parent / "a.gpkg-wal").stat().st_size
        assert read(path, "place", ["name"])[-1] == ("Zhob",)


def test_a_change_that_was_not_finished_is_said(make):
    path = make(PLACE)
    (path.parent / "a.gpkg-journal").write_bytes(b"\xd9\xd5\x05\xf9 \xa1c\xd7" + bytes(600))
    with pytest.raises(ForeignFileError, match=r"not finished \(a.gpkg-journal\); open it once"):
        read(path, "place", ["name"])


def test_pages_that_many_point_to_do_not_make_rows_without_end(make):
    """A tree whose every branch leads to the same leaf: a few kilobytes that would be read as billions of rows."""
    path = make(
        "PRAGMA page_size=512; CREATE TABLE place (name);"
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40000)"
        " INSERT INTO place SELECT 'abcdefgh' || i FROM n;"
    )
    data = path.read_bytes()
    pages = [bytearray(data[start : start + 512]) for start in range(0, len(data), 512)]
    first, root, *others = pages
    inner, leaf = (next(page for page in others if page[0] == kind) for kind in (5, 13))
    for page, child in ((root, 3), (inner, 4)):
        count = int.from_bytes(page[3:5], "big")
        places = [int.from_bytes(page[12 + 2 * cell : 14 + 2 * cell], "big") for cell in range(count)]
        for at in (8, *places):
            page[at : at + 4] = child.to_bytes(4, "big")
    first[28:32] = (4).to_bytes(4, "big")
    path.write_bytes(first + root + inner + leaf)
    with pytest.raises(ForeignFileError, match="more rows than there is room for"):
        read(path, "place", ["name"])


def test_cells_are_no_longer_in_all_than_the_file(make):
    path = make("CREATE TABLE place (name); INSERT INTO place VALUES (zeroblob(90000)), (zeroblob(90000));")
    with closing(sqlite3.connect(path)) as connection:
        # As where two rows share one long cell.
        database = ForeignSqlite(path, connection, 60_000)
        with pytest.raises(ForeignFileError, match="more rows than there is room for"):
            list(database.rows("place", ["name"]))


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    path = tmp_path_factory.mktemp("sound") / "a.gpkg"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(PLACE + "CREATE VIEW v AS SELECT 1; CREATE TABLE t (a, b AS (a));")
    return path


@settings(max_examples=150)
@given(at=st.integers(0, 4095), byte=st.integers(0, 255), cut=st.integers(0, 20_000))
def test_a_damaged_file_is_one_line(sound, at, byte, cut):
    data = bytearray(sound.read_bytes())
    data[at] = byte
    path = sound.with_name("damaged.gpkg")
    path.write_bytes(data[: len(data) - cut if cut < len(data) else None])
    said = str(path)
    try:
        read(path, "place", ["name", "lat"])
    except ForeignFileError as error:
        said = str(error)
    assert str(path) in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("what", "match"),
    [
        ("nothing", "no such file"),
        ("folder", "no regular file"),
        ("pipe", "no regular file"),
        ("text", "no SQLite database"),
        ("empty", "no SQLite database"),
    ],
)
def test_what_is_no_database_is_said(tmp_path, what, match):
    path = tmp_path / "a.gpkg"
    if what == "folder":
        path.mkdir()
    elif what == "pipe":
        os.mkfifo(path)
    elif what != "nothing":
        path.write_bytes(b"" if what == "empty" else b"PK\3\4 nothing of a database")
    with pytest.raises(ForeignFileError, match=match), open_foreign_sqlite(path):
        pass


def test_its_error_is_a_gazetteer_error_and_an_os_error():
    assert issubclass(ForeignFileError, (gazetteer.GazetteerError, OSError))
