"""The command with a database in the place of a file: what it says, and what it never says."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

import geo
from maps.command.run import run as run_command

from ...postgres import PASSWORD


@dataclass
class Said:
    status: int
    out: str
    err: str


@pytest.fixture
def run(capsys):
    """Return a function that runs the command and holds all that it says to having no password."""

    def command(*words):
        status = run_command(list(words))
        told = capsys.readouterr()
        assert PASSWORD.partition("/")[2] not in told.out + told.err
        assert "Traceback" not in told.err
        return Said(status, told.out, told.err)

    return command


def test_articles_are_added_looked_into_and_mapped(run, store_url, tmp_path):
    added = run(
        "add", "seeds/001_d6679de3fa4b726c.txt", "--to", store_url, "--who", "desk", "--at", "2026-11-27"
    )
    assert (added.status, added.out) == (0, ""), added.err
    assert added.err.startswith(store_url.replace(":" + store_url.split(":")[2].partition("@")[0], "", 1))
    assert "1 new article, 0 known" in added.err
    assert "is whole" in run("store", "check", store_url, "--deep").out
    assert "desk add: 1 articles new" in run("store", "history", store_url).out
    assert "articles 1" in run("store", "info", store_url).out
    assert "of version 1 already" in run("store", "migrate", store_url).err
    written = run("export", store_url, "-o", str(tmp_path / "a.geojson"))
    assert written.status == 0, written.err
    with geo.open_store(store_url) as store:
        geo.export.write(store.frames(), tmp_path / "b.geojson")
    assert (tmp_path / "a.geojson").read_bytes() == (tmp_path / "b.geojson").read_bytes()


def test_what_goes_wrong_is_one_line(run, postgres, store_url):
    wrong = [
        ("add", "seeds", "--to", postgres.url("nowhere")),
        ("add", "seeds", "--to", postgres.url("postgres")),
        ("add", "seeds", "--to", store_url.replace("postgresql:", "mysql:")),
        ("store", "check", postgres.url("nowhere")),
        ("map", store_url, store_url, "-o", "a.html"),
        ("annotate", store_url),
        ("verify", store_url, store_url),
        ("add", store_url, "--to", store_url),
    ]
    for words in wrong:
        done = run(*words)
        assert done.status in (1, 2), words
        assert len(done.err.splitlines()) == 1, done.err


def test_the_schema_is_printed(run):
    assert run("store", "schema").out == geo.postgis_schema()
