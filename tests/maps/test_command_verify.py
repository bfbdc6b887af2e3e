"""``clashline verify`` and ``clashline cite``: what they print, and with which status they end."""

from __future__ import annotations

import json
import re
import shutil

import pytest

import geo
import maps
from maps.command.run import run
from maps.slots import DATA_CLOSES, DATA_OPENS


@pytest.fixture(scope="module")
def written(seed_result, tmp_path_factory):
    folder = tmp_path_factory.mktemp("written")
    maps.render(seed_result).save(folder / "map.html")
    for name in ("out.gpkg", "out.geojson", "out.csv"):
        geo.export.write(seed_result, folder / name)
    return folder


@pytest.mark.parametrize("name", ["map.html", "out.gpkg", "out.geojson", "out.csv"])
def test_what_was_written_stands_and_its_seal_is_told(written, seeds, name, capsys):
    assert run(["verify", str(written / name), str(seeds)]) == 0
    line = capsys.readouterr().out
    seal = re.search(r"\d+ claims from 5 articles stand as written; seal ([0-9a-f]{64})\n", line)[1]
    assert run(["verify", str(written / name), str(seeds), "--seal", seal]) == 0
    assert run(["verify", str(written / name), str(seeds), "--seal", "0" * 64]) == 1
    assert run(["verify", str(written / name), str(seeds), "--seal", "x"]) == 2


@pytest.mark.parametrize("name", ["map.html", "out.geojson"])
def test_one_changed_byte_of_one_article_is_one_line(written, seeds, tmp_path, name, capsys):
    shutil.copytree(seeds, tmp_path / "seeds")
    changed = next((tmp_path / "seeds").glob("002*.txt"))
    changed.write_bytes(changed.read_bytes().replace(b"58", b"59", 1))
    assert run(["verify", str(written / name), str(tmp_path / "seeds")]) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert "article 3" not in line
    assert "(002_3a9fbf46e48bf32d): has been changed: its SHA-256 is" in line


@pytest.mark.parametrize(
    "change",
    [
        (b'"low":58', b'"low":85'),
        (b"58 Pakistani soldiers", b"85 Pakistani soldiers"),
        (b"<title>", b"<Title>"),
    ],
)
def test_one_changed_number_of_a_map_is_found(written, seeds, tmp_path, change, capsys):
    old, new = change
    page = (written / "map.html").read_bytes()
    assert old in page
    (tmp_path / "map.html").write_bytes(page.replace(old, new, 1))
    assert run(["verify", str(tmp_path / "map.html"), str(seeds)]) == 1
    assert "its bytes are not those of its seal" in capsys.readouterr().out


def test_a_map_changed_and_sealed_anew_contradicts_its_articles(written, seeds, tmp_path, capsys):
    page = (written / "map.html").read_text("utf-8")
    old = re.search(r'clashline-seal" content="([0-9a-f]{64})"', page)[1]
    mark = geo.seal_mark(b"forged")
    changed = page.replace(old, mark).replace('"low":58,"high":58', '"low":85,"high":85', 1)
    assert changed != page.replace(old, mark)
    (tmp_path / "map.html").write_bytes(geo.set_seal(changed.encode(), mark))
    assert run(["verify", str(tmp_path / "map.html"), str(seeds)]) == 1
    lines = capsys.readouterr().out
    assert "of its seal" not in lines
    assert "its id is not that of what it says" in lines


@pytest.mark.parametrize("content", [b"", b"<html>", f"{DATA_OPENS}[]{DATA_CLOSES}".encode(), b"\xff\xfe"])
def test_what_is_no_map_is_one_line(seeds, tmp_path, content, capsys):
    path = tmp_path / "map.html"
    path.write_bytes(content)
    assert run(["verify", str(path), str(seeds)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "map.html: is no map of Clashline, or is damaged" in line


def test_a_long_sentence_that_the_page_cut_is_still_checked(tmp_path, theatre_result):
    result, articles = theatre_result
    path = tmp_path / "map.html"
    maps.render(result).save(path)
    told = maps.read_map(path)
    assert any("…" in claim.quote for claim in told.claims)
    assert geo.verify(told, articles) == ()


@pytest.fixture(scope="module")
def theatre_result(tmp_path_factory):
    folder = tmp_path_factory.mktemp("long")
    words = ", and of the hills behind it" * 120
    (folder / "long.txt").write_text(
        f"Police said that gunmen killed three policemen in Bannu on Friday in sight of the river{words}.",
        "utf-8",
    )
    articles = geo.read(folder)
    return geo.build(articles), articles


def test_a_claim_is_cited(seeds, seed_result, capsys):
    claim = seed_result.dossier.claims[0]
    assert run(["cite", claim.id, str(seeds)]) == 0
    assert capsys.readouterr().out == geo.cite(seed_result, claim.id) + "\n"
    assert run(["cite", "c000000000000", str(seeds)]) == 1
    assert "there is no claim c000000000000" in capsys.readouterr().err


def test_a_map_tells_what_the_frames_do(written, seed_result):
    told = maps.read_map(written / "map.html")
    assert [claim.id for claim in told.claims] == [claim.id for claim in seed_result.dossier.claims]
    assert json.dumps([each.source_sha256 for each in told.articles])
