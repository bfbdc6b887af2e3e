"""``clashline add``, ``clashline store``, and a store in the place of articles."""

import json

import geo
from maps.command.run import run


def test_articles_are_added_and_mapped_and_nothing_is_read_twice(tmp_path, seeds, capsys, monkeypatch):
    store = str(tmp_path / "store.gpkg")
    assert run(["add", str(seeds), "--to", store, "--at", "2025-10-14", "--who", "desk"]) == 0
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "5 new articles, 0 known, 58 claims; incidents: 5 new, 0 changed, 0 gone, 5 in all" in said
    monkeypatch.setitem(geo.Store.add.__globals__, "read_article", None)
    assert run(["add", str(seeds), "--to", store]) == 0
    assert "0 new articles, 5 known" in capsys.readouterr().err
    assert run(["map", store, "-o", str(tmp_path / "a.html")]) == 0
    assert run(["export", store, "-o", str(tmp_path / "a.geojson")]) == 0
    assert "5 incidents from 5 articles" in capsys.readouterr().err
    assert len(geo.export.read_frames(tmp_path / "a.geojson").incidents) == 5
    assert run(["export", store, "--since", "2025-10-12", "-o", str(tmp_path / "b.geojson")]) == 0
    assert "left out by --since and --until" in capsys.readouterr().err
    assert run(["explain", store, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)
    assert run(["store", "history", store]) == 0
    assert capsys.readouterr().out.startswith("1 2025-10-14 desk add: 5 articles new")
    assert run(["store", "info", store, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["incidents"] == 5
    assert run(["store", "check", store]) == 0
    assert "is whole" in capsys.readouterr().out
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "a.geojson",
        "a.html",
        "b.geojson",
        "store.gpkg",
    ]


def test_an_incident_that_is_gone_leads_to_where_its_claims_are(tmp_path, capsys):
    store = tmp_path / "store.gpkg"
    for name, day, words in (
        ("b", 15, "remained closed on October 15"),
        ("a", 12, "was closed on October 12"),
    ):
        (tmp_path / f"{name}.txt").write_text(f"The Torkham crossing {words}, officials said.\n\n{name}")
        (tmp_path / f"{name}.txt.json").write_text(json.dumps({"published": f"2025-10-{day}"}))
    with geo.open_store(store) as opened:
        first = opened.add(geo.read(tmp_path / "b.txt")).incidents_new
        opened.add(geo.read(tmp_path / "a.txt"))
        (now,) = opened.follow(first[0])
    assert run(["store", "history", str(store), "--incident", first[0]]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[-1] == f"now: {now}"


def test_what_cannot_be_is_told_in_one_line(tmp_path, seeds, capsys):
    store = str(tmp_path / "store.gpkg")
    for words, status, part in (
        (["add", "--to", store], 2, "there is nothing to add"),
        (["add", str(seeds), "--to", "store.csv"], 1, "names no store"),
        (["add", str(seeds), "--to", store, "--at", "noon"], 1, "is no time"),
        (["store", "info", store], 1, "there is no such store"),
        (["store", "migrate", store], 1, "there is no such store"),
        (["add", str(seeds), "--to", str(tmp_path / "no" / "store.gpkg")], 1, "there is no folder"),
    ):
        assert run(words) == status
        said = capsys.readouterr().err
        assert part in said
        assert said.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_store_is_read_by_itself(tmp_path, seeds, capsys):
    store = str(tmp_path / "store.gpkg")
    with geo.open_store(store):
        pass
    output = str(tmp_path / "a.html")
    review = tmp_path / "review.toml"
    review.write_text("")
    for more in ([str(seeds)], ["--review", str(review)]):
        assert run(["map", store, *more, "-o", output]) == 2
        assert "a store " in capsys.readouterr().err
