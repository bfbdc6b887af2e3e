"""``--review``: what people decided, on the command line and on the map."""

from __future__ import annotations

import json

import pytest

import geo
from maps.command.run import run

from .test_command_files import payload


@pytest.fixture
def review(tmp_path, seed_result):
    incident = next(each for each in seed_result.dossier.incidents if each.type == "armed_clash")
    path = tmp_path / "review.toml"
    path.write_text(
        f"""
        [[review]]
        action = "grade"
        incident = "{incident.id}"
        grade = "contested"
        who = "<b>An editor</b>"
        why = "the toll is disputed"

        [[review]]
        action = "discard"
        claim = "c000000000000"
        who = "An editor"
        why = "of an article that is not here"
        """,
        encoding="utf-8",
    )
    return path, incident.id


def test_a_decision_is_on_the_map_and_one_without_effect_is_told_and_costs_nothing(
    seeds, tmp_path, review, capsys
):
    path, incident_id = review
    assert run(["map", str(seeds), "--review", str(path), "-o", str(tmp_path / "map.html")]) == 0
    told = capsys.readouterr().err.splitlines()
    assert any(
        "entry 2 (discard) has no effect: no article that was read has the claim" in line for line in told
    )
    shown = next(each for each in payload(tmp_path / "map.html")["incidents"] if each["id"] == incident_id)
    assert (shown["grade"], shown["reviewed"]) == ("contested", True)
    assert shown["review"] == ["grade contested by <b>An editor</b>: the toll is disputed"]
    assert "<b>An editor" not in (tmp_path / "map.html").read_text(encoding="utf-8")


def test_export_and_explain_tell_it_too(seeds, tmp_path, review, capsys):
    path, incident_id = review
    assert run(["export", str(seeds), "--review", str(path), "-o", str(tmp_path / "out.csv")]) == 0
    frames = geo.export.read_frames(tmp_path / "out.csv")
    assert frames.reviews["applied"].tolist() == [True, False]
    capsys.readouterr()
    assert run(["explain", str(seeds), "--review", str(path), "--json"]) == 0
    explained = json.loads(capsys.readouterr().out)
    assert next(each for each in explained["incidents"] if each["id"] == incident_id)["reviewed"]
    assert run(["explain", str(seeds), "--review", str(path)]) == 0
    assert "What people decided" in capsys.readouterr().out


def test_a_wrong_review_is_one_line_and_nothing_is_written(seeds, tmp_path, capsys):
    path = tmp_path / "review.toml"
    path.write_text('[[review]]\naction = "grade"\n', encoding="utf-8")
    assert run(["map", str(seeds), "--review", str(path), "-o", str(tmp_path / "map.html")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "review.toml: entry 1 (grade): 'who' is missing" in line
    assert not (tmp_path / "map.html").exists()
    assert run(["map", str(seeds), "--review", str(tmp_path / "none"), "-o", str(tmp_path / "map.html")]) == 2


def test_only_what_was_reviewed_is_written_and_the_rest_is_counted(seeds, tmp_path, review, capsys):
    path, incident_id = review
    shared = [str(seeds), "--review", str(path), "--reviewed-only"]
    assert run(["map", *shared, "-o", str(tmp_path / "map.html")]) == 0
    told = capsys.readouterr().err
    assert "1 incident from 5 articles" in told
    assert "left out by --reviewed-only: 4 incidents" in told
    shown = payload(tmp_path / "map.html")
    assert [each["id"] for each in shown["incidents"]] == [incident_id]
    assert shown["left_out"]["incidents"] == 4
    assert shown["left_out"]["totals"] > 0
    assert {claim["incident"] for claim in shown["claims"]} == {incident_id}
    assert run(["report", *shared, "-o", str(tmp_path / "brief.md")]) == 0
    assert "Reviewed incidents only, 4 left out." in (tmp_path / "brief.md").read_text("utf-8").replace(
        "\u00a0", " "
    )
    assert run(["export", *shared, "-o", str(tmp_path / "out.geojson")]) == 0
    frames = geo.export.read_frames(tmp_path / "out.geojson")
    ids = {incident_id, *frames.claims["claim_id"]}
    assert set(frames.incidents["incident_id"]) == {incident_id} == set(frames.incident_places["incident_id"])
    assert set(frames.areas["incident_id"]) <= ids >= set(frames.unplaced["ref"])
    assert set(frames.relations["source"]) | set(frames.relations["target"]) <= ids
    whole = geo.build(geo.read(seeds), review=geo.read_review(path)).frames
    assert len(geo.keep_reviewed(whole).claims) == len(frames.claims) < len(whole.claims)
