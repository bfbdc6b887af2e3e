"""The page about PostGIS, followed to the letter on a real server: every command, statement and line of Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

import geo

from ...docs.following import blocks_of
from ...postgres import PASSWORD


def test_its_questions_have_answers(store_url, root, seeds):
    with geo.open_store(store_url) as store:
        store.add(geo.read(seeds))
    asked = [
        block
        for block in blocks_of(root / "docs" / "postgis.md")
        if block.kind == "sql" and not block.not_run
    ]
    assert len(asked) == 7
    with psycopg.connect(store_url) as connection:
        for block in asked:
            assert connection.execute(block.text).fetchall(), f"{block} finds nothing"


@pytest.fixture
def shell(postgres, root, tmp_path):
    """Return a function that does what a shell is told, as the server's administrator would."""
    programs = tmp_path / "programs"
    programs.mkdir()
    command = programs / "clashline"
    command.write_text(
        f"#!/bin/sh\nexec {sys.executable} -c 'from maps.command import main; main()' \"$@\"\n"
    )
    command.chmod(0o755)
    (tmp_path / "seeds").symlink_to(root / "seeds")
    known = {"PGHOST": "127.0.0.1", "PGPORT": str(postgres.port), "PGUSER": "owner", "PGPASSWORD": PASSWORD}
    path = f"{programs}:{postgres.programs}:{os.environ['PATH']}"
    environment = {**os.environ, **known, "PATH": path, "PYTHONPATH": str(root)}

    def run(text):
        done = subprocess.run(
            ["sh", "-ec", text], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{text}\n{done.stdout}{done.stderr}"
        assert PASSWORD not in done.stdout + done.stderr

    run.home = tmp_path
    return run


@pytest.mark.long
def test_the_page_can_be_followed(postgres, shell, root, monkeypatch, capsys):
    monkeypatch.chdir(shell.home)
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    database, done = "border", {"sh": 0, "sql": 0, "python": 0}
    for block in blocks_of(root / "docs" / "postgis.md"):
        text = block.text.replace("db.example", f"127.0.0.1:{postgres.port}")
        if block.not_run == "installs":
            continue
        done[block.kind] += 1
        if block.kind == "sh":
            shell(text)
            database = "copy" if "createdb" in text and "copy" in text else database
        elif block.kind == "python":
            exec(compile(text, str(block), "exec"), {})
        elif block.not_run:
            postgres.execute(database, text.replace(" LOGIN;", f" LOGIN PASSWORD '{PASSWORD}';"))
        else:
            with psycopg.connect(postgres.url("border", user="analyst")) as connection:
                assert connection.execute(text).fetchall(), f"{block} finds nothing"
    assert done == {"sh": 3, "sql": 9, "python": 2}
    assert "incidents at" in capsys.readouterr().out
    assert Path("map.html").stat().st_size > 100_000
    counted = "SELECT count(*) FROM clashline.claims"
    assert postgres.execute("copy", counted) == postgres.execute("border", counted) != [(0,)]
    assert Path("schema.sql").read_text(encoding="utf-8").startswith("-- The schema")
