"""Two runs side by side: every difference told, none made up."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

import geo
from geo import FrameError

from .rows import estimate, frames_of, incident, place


def run(**incidents):
    """Return frames in which each incident has these claims."""
    return frames_of(
        incidents=[incident(each) for each in incidents],
        claims=[
            {"claim_id": claim, "incident_id": each, "quote": f"says {claim}"}
            for each, claims in incidents.items()
            for claim in claims.split()
        ],
    )


def told(changes, table="incidents"):
    mine = changes[changes["table"] == table]
    return [tuple(each) for each in mine[["change", "id", "before_id", "column"]].itertuples(index=False)]


def test_a_run_is_equal_to_itself(seed_result):
    assert geo.compare(seed_result, seed_result.frames).empty


def test_one_article_more_is_told_as_such_and_as_what_follows(seeds, seed_result):
    fewer = geo.build(seed_result.dossier.articles[:-1], seed_result.gazetteer)
    changes = geo.compare(fewer, seed_result)
    assert told(changes, "articles") == [("new", seed_result.dossier.articles[-1].id, "", "")]
    new = set(changes[(changes["table"] == "claims") & (changes["change"] == "new")]["id"])
    assert new == {
        each.id
        for each in seed_result.dossier.claims
        if each.article_id == seed_result.dossier.articles[-1].id
    }
    back = geo.compare(seed_result, fewer)
    assert set(back[(back["table"] == "claims") & (back["change"] == "gone")]["before_id"]) == new
    assert len(back) == len(changes)


def test_an_incident_is_known_by_its_id_its_alias_or_its_claims():
    before = run(i1="c1 c2", i2="c3", i3="c4 c5")
    renamed = run(i9="c1 c2", i2="c3", i3="c4 c5")
    assert told(geo.compare(before, renamed)) == [
        ("changed", "i9", "i1", "incident_id"),
        ("changed", "i9", "i1", "title"),
    ]
    alias = run(i9="c8", i2="c3", i3="c4 c5")
    alias = replace(
        alias, incidents=alias.incidents.assign(aliases=pd.Series(["i7; i1", "", ""], dtype="string"))
    )
    assert ("changed", "i9", "i1", "incident_id") in told(geo.compare(before, alias))
    assert ("changed", "i1", "i9", "incident_id") in told(geo.compare(alias, before))
    assert told(geo.compare(before, run(i2="c3", i3="c4 c5"))) == [("gone", "", "i1", "")]
    assert told(geo.compare(run(i2="c3", i3="c4 c5"), before)) == [("new", "i1", "", "")]


def test_what_became_part_of_another_is_merged_and_the_way_back_is_a_split():
    apart, together = run(i1="c1 c2", i2="c3"), run(i1="c1 c2 c3")
    assert told(geo.compare(apart, together)) == [("merged", "i1", "i2", "")]
    assert told(geo.compare(together, apart)) == [("split", "i2", "i1", "")]
    assert told(geo.compare(apart, together), "claims") == [("changed", "c3", "c3", "incident_id")]


def test_places_and_estimates_are_compared_within_their_incident():
    before = frames_of(
        incidents=[incident("i1")],
        incident_places=[place("i1", 1, place_id="a", precision="province"), place("i1", 2, place_id="b")],
        estimates=[estimate("i1", 1, 2), estimate("i1", 1, 2, side="others")],
    )
    after = frames_of(
        incidents=[incident("i1")],
        incident_places=[
            place("i1", 1, place_id="c"),
            place("i1", 2, place_id="a", name="place 1", precision="district"),
        ],
        estimates=[estimate("i1", 1, 3), estimate("i1", None, 2, side="others")],
    )
    changes = geo.compare(before, after)
    assert told(changes, "incident_places") == [
        ("new", "i1", "", ""),
        ("changed", "i1", "i1", "precision"),
        ("gone", "", "i1", ""),
    ]
    figures = changes[changes["table"] == "estimates"][["column", "before", "after"]]
    assert figures.to_numpy().tolist() == [["high", "2", "3"], ["low", "1", ""], ["best", "1", ""]]
    assert changes.dtypes.astype(str).unique().tolist() == ["string"]


def test_runs_of_two_theatres_are_not_compared(seed_result):
    with pytest.raises(FrameError, match="theatre 'durand', the other of 'elsewhere'"):
        geo.compare(seed_result, geo.Frames.empty("elsewhere"))
    with pytest.raises(FrameError, match="no result of geo"):
        geo.compare(seed_result, "b.gpkg")
