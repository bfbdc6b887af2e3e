"""Building: the stages composed, in any order of articles, with progress, and no article costing the others."""

from __future__ import annotations

import importlib
from dataclasses import replace

import pytest

import geo

# ``geo.build`` is the function; the module of that name is behind it.
build_module = importlib.import_module("geo.build")


@pytest.fixture(scope="module")
def articles(seeds):
    return geo.read(seeds)


def test_the_same_articles_give_the_same_dossier(seed_result, articles):
    assert geo.build(articles).dossier == seed_result.dossier


def test_another_order_of_articles_gives_the_same_incidents(seed_result, articles):
    def incidents(result):
        return [(i.id, i.claim_ids, i.when, i.title, i.grade) for i in result.dossier.incidents]

    turned = geo.build(tuple(reversed(articles)))
    assert incidents(turned) == incidents(seed_result)
    assert set(turned.dossier.estimates) == set(seed_result.dossier.estimates)
    assert set(turned.dossier.relations) == set(seed_result.dossier.relations)


def test_what_one_article_tells_keeps_its_claims_when_others_join(seed_result, articles):
    alone = geo.build(articles[:1]).dossier
    assert set(alone.claims) <= set(seed_result.dossier.claims)
    assert set(alone.mentions) <= set(seed_result.dossier.mentions)


def test_everything_points_at_something_that_is_there(seed_result):
    dossier = seed_result.dossier
    articles = {article.id: article for article in dossier.articles}
    claims = {claim.id for claim in dossier.claims}
    incidents = {incident.id for incident in dossier.incidents}
    mentions = {mention.id for mention in dossier.mentions}
    assert len(claims) == len(dossier.claims)
    assert len(incidents) == len(dossier.incidents)
    for claim in dossier.claims:
        assert set(claim.mention_ids) <= mentions
        for evidence in claim.evidence:
            assert articles[evidence.article_id].text[evidence.start : evidence.end] == evidence.exact
    for incident in dossier.incidents:
        assert set(incident.claim_ids) <= claims
        assert set(incident.article_ids) <= articles.keys()
    for place in dossier.incident_places:
        assert place.incident_id in incidents
        assert set(place.claim_ids) <= claims
    for relation in dossier.relations:
        assert {relation.source, relation.target} <= claims
    for estimate in dossier.estimates:
        assert estimate.incident_id in incidents
        assert set(estimate.claim_ids) <= claims


def test_a_text_that_comes_twice_is_read_once(seed_result, articles):
    again = tuple(replace(article, name=f"copy of {article.name}") for article in articles)
    assert geo.build((*articles, *again)).dossier == seed_result.dossier


def test_progress_counts_the_articles(articles):
    seen = []
    geo.build(articles, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]


def test_an_article_that_breaks_a_stage_costs_none_of_the_others(articles, monkeypatch):
    whole = build_module.find_claims

    def break_on_the_second(article, *rest):
        if article.id == articles[1].id:
            raise RecursionError("too deep")
        return whole(article, *rest)

    monkeypatch.setattr(build_module, "find_claims", break_on_the_second)
    result = geo.build(articles)
    assert [(failure.article.id, failure.reason) for failure in result.failures] == [
        (articles[1].id, "RecursionError: too deep")
    ]
    assert [article.id for article in result.dossier.articles] == [
        a.id for a in articles if a is not articles[1]
    ]


def test_no_articles_and_articles_without_an_event_give_empty_frames():
    dull = geo.Article(
        id="d" * 16,
        name="dull",
        text="The weather was mild.\n",
        source_sha256="",
        text_sha256="",
        published="2025-10-12",
    )
    for result in (geo.build(()), geo.build((dull,))):
        assert result.dossier.incidents == ()
        assert len(result.incidents) == len(result.incident_places) == len(result.claims) == 0


def test_frames_are_those_of_the_dossier_and_made_once(seed_result):
    assert seed_result.frames is seed_result.frames
    assert list(seed_result.incidents["incident_id"]) == [i.id for i in seed_result.dossier.incidents]
    assert len(seed_result.claims) == len(seed_result.dossier.claims)
    assert len(seed_result.articles) == 5
    assert set(seed_result.areas["place_key"]) <= set(seed_result.incident_places["place_key"])
    assert len(seed_result.relations) == len(seed_result.dossier.relations)
    assert len(seed_result.estimates) == len(seed_result.dossier.estimates)
    assert len(seed_result.unplaced) == len(seed_result.dossier.unplaced)
    assert len(seed_result.mentions) == len(seed_result.dossier.mentions)
