"""The server that the tests of PostGIS ask for is a real one, and crashes and comes back like one."""

from __future__ import annotations

import subprocess

import psycopg
import pytest


def test_it_has_postgis_and_asks_for_the_password(postgres):
    database = postgres.new_database()
    assert postgres.execute(database, "SELECT postgis_lib_version() >= '3'") == [(True,)]
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(postgres.url(database, password="another"))


def test_what_it_committed_outlives_its_end(postgres):
    database = postgres.new_database()
    postgres.execute(database, "CREATE TABLE kept (n int)", "INSERT INTO kept VALUES (7)")
    postgres.kill()
    try:
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(postgres.url(database))
    finally:
        postgres.start()
    assert postgres.execute(database, "SELECT n FROM kept") == [(7,)]


def test_a_missing_server_is_an_error_in_ci_only(root, tmp_path):
    # A PATH on which there is sh and what the script calls, and no server; Debian's folder is looked into by name.
    script = tmp_path / "postgres.sh"
    text = (root / "tools" / "postgres.sh").read_text(encoding="utf-8")
    script.write_text(text.replace("/usr/lib/postgresql", str(tmp_path)), encoding="utf-8")
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("sh", "ls", "sort", "dirname", "readlink"):
        (tools / name).symlink_to(f"/usr/bin/{name}")
    for ci, status in (("true", 1), ("", 0)):
        told = subprocess.run(
            ["sh", script], env={"PATH": str(tools), "CI": ci, "CLASHLINE_POSTGRES": str(tmp_path)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert (told.returncode, told.stdout) == (status, "")
        assert told.stderr.startswith("No PostGIS: ")
