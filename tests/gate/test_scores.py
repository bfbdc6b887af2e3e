"""The gate: what is read from the annotated corpus must not get worse."""

from __future__ import annotations

import evaluation
import floors
import pytest


@pytest.mark.parametrize("name", evaluation.SETS)
def test_no_score_falls_under_its_floor(name, record_property):
    wanted = floors.read_floors()
    results = floors.measure(name)
    told = [line for part, result in results.items() for line in evaluation.table(part, result)]
    record_property("scores", "\n".join(told))
    assert results[name]["scores"]
    assert not [line for part, result in results.items() for line in floors.below(part, result, wanted)]


def test_floors_are_there_for_every_set_and_group():
    wanted = floors.read_floors()
    assert set(wanted) == {*evaluation.SETS, *(f"{name}, held back" for name in evaluation.SETS[1:])}
    assert all(wanted[name]["en"] for name in evaluation.SETS)
    assert wanted["dev"]["other"]


def test_the_gate_notices_a_fall_and_a_claim_out_of_scope():
    result = {"scores": {"en": {"place_span": (0.9, 0.9, 0.899)}}, "out_of_scope": 1}
    wanted = {"dev": {"out_of_scope": 0, "en": {"place_span": 0.9}}}
    assert len(floors.below("dev", result, wanted)) == 2


def test_a_floor_is_raised_and_never_lowered():
    result = {"scores": {"en": {"a": (0, 0, 0.51239), "b": (0, 0, 0.4)}}, "out_of_scope": 2}
    wanted = {"dev": {"out_of_scope": 1, "en": {"a": 0.5, "b": 0.45}}}
    assert floors.raised("dev", result, wanted) == {"out_of_scope": 1, "en": {"a": 0.512, "b": 0.45}}
