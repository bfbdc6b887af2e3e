"""The subcommands that write files: map, export and annotate."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from maps.command.run import run

IN_PERIOD = ["--since", "2025-10-09", "--until", "2025-10-12"]


def payload(path):
    """Read the data out of a map."""
    page = path.read_text(encoding="utf-8")
    block = re.search(
        r'<script type="application/json" id="clashline-data">(.*?)</script>', page, flags=re.DOTALL
    )
    return json.loads(block[1])


def test_the_seeds_become_a_map(seeds, tmp_path, capsys):
    assert (
        run(["map", str(seeds), "-o", str(tmp_path / "map.html"), "--title", "Night of <b>11 October</b>"])
        == 0
    )
    told = capsys.readouterr()
    assert not told.out
    assert re.search(r"wrote .*map\.html: \d+ incidents from 5 articles", told.err)
    data = payload(tmp_path / "map.html")
    assert data["title"] == "Night of <b>11 October</b>"
    assert len(data["articles"]) == 5


def test_a_map_takes_the_names_of_a_view_that_the_theatre_has(seeds, tmp_path, capsys):
    article = str(min(seeds.glob("*.txt")))
    assert run(["map", article, "-o", str(tmp_path / "map.html"), "--view", "pakistan"]) == 0
    assert payload(tmp_path / "map.html")["theatre"]["view"] == "pakistan"
    capsys.readouterr()
    assert run(["map", article, "-o", str(tmp_path / "none.html"), "--view", "nobody"]) == 1
    assert (
        capsys.readouterr()
        .err.splitlines()[-1]
        .endswith("view 'nobody': choose from neutral, afghan_taliban, pakistan")
    )
    assert not (tmp_path / "none.html").exists()


def test_the_same_articles_give_the_same_bytes(seeds, tmp_path):
    for name in ("one.html", "two.html"):
        run(["map", str(seeds), "-o", str(tmp_path / name)])
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_an_unreadable_article_costs_no_other_and_shows_in_the_status(seeds, tmp_path, capsys):
    folder = tmp_path / "reports"
    shutil.copytree(seeds, folder)
    (folder / "broken.txt").write_bytes(b"\xff\xfe\xff Khost \xd8")
    assert run(["map", str(folder), "-o", str(tmp_path / "map.html")]) == 1
    assert len(payload(tmp_path / "map.html")["articles"]) == 5
    told = capsys.readouterr().err.splitlines()
    assert any("not read" in line and "broken.txt" in line for line in told)


def test_articles_of_which_only_places_are_read_are_told(seeds, tmp_path, capsys):
    other = tmp_path / "other.json"
    other.write_text(
        json.dumps({"text": "Torkham wurde am Montag gesperrt.", "lang": "de"}), encoding="utf-8"
    )
    assert run(["map", str(seeds), str(other), "-o", str(tmp_path / "map.html")]) == 0
    assert "only places are read in de so far, no claims: 1 article" in capsys.readouterr().err


def test_a_period_leaves_out_what_happened_at_another_time(seeds, tmp_path, capsys):
    run(["map", str(seeds), "-o", str(tmp_path / "all.html")])
    assert run(["map", str(seeds), "-o", str(tmp_path / "day.html"), "--since", "2025-10-11"]) == 0
    assert "left out by --since and --until" in capsys.readouterr().err
    everything, since = payload(tmp_path / "all.html"), payload(tmp_path / "day.html")
    ended = [each["date"]["end"] for each in since["incidents"] if each["date"]]
    assert ended
    assert min(ended) >= "2025-10-11"
    assert {each["id"] for each in since["incidents"]} < {each["id"] for each in everything["incidents"]}
    claims = {each["id"] for each in since["claims"]}
    assert {claim for each in since["incidents"] for claim in each["claims"]} <= claims


@pytest.mark.parametrize("suffix", ["gpkg", "geojson", "csv"])
def test_the_seeds_are_exported(seeds, tmp_path, suffix):
    import geo

    wanted = tmp_path / f"incidents.{suffix}"
    assert run(["export", str(seeds), "-o", str(wanted), *IN_PERIOD]) == 0
    assert len(geo.export.read_frames(wanted).incidents)


def test_annotations_are_written_beside_nothing_else(corpus, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("001.json", "001.gold.json", "003.json"):
        shutil.copy(corpus / "dev" / name, folder / name)
    assert run(["annotate", str(folder), str(tmp_path / "out")]) == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["001.pred.json", "003.pred.json"]
    found = json.loads((tmp_path / "out" / "001.pred.json").read_text(encoding="utf-8"))
    gold = json.loads((corpus / "dev" / "001.gold.json").read_text(encoding="utf-8"))
    assert set(gold["places"][0]) <= set(found["places"][0])
    assert set(gold["claims"][0]) <= set(found["claims"][0])
    assert {"lat", "lon", "radius_m", "kind"} <= set(found["places"][0])
    assert set(found["event"]) >= {"killed", "place"}


def test_annotations_never_go_where_the_articles_are(corpus, tmp_path, capsys):
    shutil.copy(corpus / "dev" / "001.json", tmp_path / "001.json")
    assert run(["annotate", str(tmp_path), str(tmp_path / "." / "")]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["001.json"]
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_broken_article_of_the_corpus_costs_no_other(corpus, tmp_path, capsys):
    folder = tmp_path / "in"
    folder.mkdir()
    shutil.copy(corpus / "dev" / "001.json", folder / "001.json")
    (folder / "002.json").write_text("{", encoding="utf-8")
    assert run(["annotate", str(folder), str(tmp_path / "out")]) == 1
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["001.pred.json"]
    assert "002.json" in capsys.readouterr().err


def test_an_unknown_format_is_refused_before_the_work(seeds, tmp_path, capsys, monkeypatch):
    import geo

    monkeypatch.setattr(geo, "build", lambda *args, **kwargs: pytest.fail("the work was begun"))
    assert run(["export", str(seeds), "-o", str(tmp_path / "out.gpkg"), "-o", str(tmp_path / "out.xyz")]) == 1
    assert "unknown format '.xyz'" in capsys.readouterr().err
