"""``clashline compare``: what changed between two exports, as lines for people and as JSON for programs."""

from __future__ import annotations

import json

import pytest

import geo
from maps.command.run import run


@pytest.fixture(scope="module")
def exports(seed_result, tmp_path_factory):
    """Return an export of four seeds, and one of all five."""
    folder = tmp_path_factory.mktemp("exports")
    fewer = geo.build(seed_result.dossier.articles[:-1], seed_result.gazetteer)
    geo.export.write(fewer, folder / "before.geojson")
    geo.export.write(seed_result, folder / "after.gpkg")
    return folder / "before.geojson", folder / "after.gpkg"


def test_it_tells_what_is_new_table_by_table(exports, capsys):
    before, after = map(str, exports)
    assert run(["compare", before, after]) == 0
    told = capsys.readouterr().out
    assert told.startswith("articles: 1 new\n  new ")
    assert run(["compare", after, before]) == 0
    assert capsys.readouterr().out.startswith("articles: 1 gone\n  gone ")
    assert run(["compare", after, after]) == 0
    assert capsys.readouterr().out == "no difference\n"


def test_programs_get_every_difference(exports, capsys):
    before, after = map(str, exports)
    assert run(["compare", before, after, "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    changes = geo.compare(*map(geo.export.read_frames, exports))
    assert rows == changes.to_dict("records")


def test_a_file_that_is_none_of_ours_costs_one_line(exports, tmp_path, capsys):
    wrong = tmp_path / "other.gpkg"
    wrong.write_bytes(b"SQLite format 3\0" + b"\0" * 100)
    assert run(["compare", str(exports[0]), str(wrong)]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert run(["compare", str(exports[0]), str(tmp_path / "none.gpkg")]) == 2


def test_what_articles_say_commands_no_terminal(seed_result, tmp_path, capsys):
    hostile = seed_result.frames.articles.assign(name="\x1b[31m\u202ered\nnext")
    evil = geo.Frames.check("durand", {**seed_result.frames.tables(), "articles": hostile})
    geo.export.write(evil, tmp_path / "evil.geojson")
    geo.export.write(seed_result, tmp_path / "good.geojson")
    assert run(["compare", str(tmp_path / "good.geojson"), str(tmp_path / "evil.geojson")]) == 0
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert all(line.startswith(("articles:", "  changed ")) for line in told.splitlines())
