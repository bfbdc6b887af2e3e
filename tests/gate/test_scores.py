"""The gate: what is read from the annotated corpus must not get worse."""

from __future__ import annotations

import evaluation
import pytest


@pytest.mark.parametrize("name", evaluation.SETS)
def test_no_score_falls_under_its_floor(name, record_property):
    found = evaluation.evaluate(name)
    record_property("scores", "\n".join(evaluation.table(name, found)))
    assert found["scores"]
    assert not evaluation.below(name, found, evaluation.read_floors())


def test_floors_are_there_for_every_set_and_group():
    floors = evaluation.read_floors()
    assert set(floors) == set(evaluation.SETS)
    assert all(floors[name]["en"] for name in evaluation.SETS)
    assert floors["dev"]["other"]


def test_the_gate_notices_a_fall_and_a_claim_out_of_scope():
    found = {"scores": {"en": {"place_span": (0.9, 0.9, 0.899)}}, "out_of_scope": 1}
    floors = {"dev": {"out_of_scope": 0, "en": {"place_span": 0.9}}}
    assert len(evaluation.below("dev", found, floors)) == 2


def test_a_floor_is_raised_and_never_lowered():
    found = {"scores": {"en": {"a": (0, 0, 0.51239), "b": (0, 0, 0.4)}}, "out_of_scope": 2}
    floors = {"dev": {"out_of_scope": 1, "en": {"a": 0.5, "b": 0.45}}}
    assert evaluation.raised("dev", found, floors) == {"out_of_scope": 1, "en": {"a": 0.512, "b": 0.45}}
