"""The open benchmark: what it says about scores holds, and others can measure themselves with it."""

from __future__ import annotations

import csv
import json
import subprocess
import sys

import evaluation
import intervals
import mistakes
import pytest

HERE = evaluation.HERE


def document(gold, prediction, text="Five soldiers died."):
    return evaluation.Document(
        id="900", language="en", in_scope=True, text=text, gold=gold, prediction=prediction, counts={}
    )


def claim(**changed):
    return {
        "type": "killed", "value_low": 5, "value_high": 5, "victim_side": "pakistan_forces", "claimant": "pakistan",
        "evidence_start": 0, "evidence_end": 19,
    } | changed  # fmt: skip


def test_gold_against_itself_is_perfect():
    for name in evaluation.SETS:
        result = evaluation.scores(
            [evaluation.Document(**vars_of(each), prediction=each.gold) for each in perfect(name)]
        )
        assert all(f1 == 1 for metrics in result["scores"].values() for _, _, f1 in metrics.values())


def perfect(name):
    found = evaluation.documents(name, HERE / name)
    assert found
    return found


def vars_of(each):
    return {key: getattr(each, key) for key in ("id", "language", "in_scope", "text", "gold", "counts")}


def test_the_interval_holds_the_score_and_widens_with_fewer_articles():
    few = [(8, 2, 2), (1, 4, 4), (6, 1, 0), (3, 3, 3)]
    low, high = intervals.interval(few)
    assert low < 36 / 55 < high
    narrow_low, narrow_high = intervals.interval(few * 10)
    assert narrow_high - narrow_low < high - low
    assert intervals.interval(few) == (low, high)


def test_an_interval_of_nothing_found_is_nought():
    assert intervals.interval([(0, 1, 2), (0, 0, 3)]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"claimant": "other"}, "claimant: pakistan read as other"),
        ({"victim_side": "unknown"}, "victim_side: pakistan_forces read as unknown"),
        ({"victim_side": "unknown", "claimant": "ttp"}, "claim's victim and claimant"),
        ({"value_low": 6, "value_high": 6}, "claim's value"),
        ({"type": "wounded"}, "type: killed read as wounded"),
    ],
)
def test_a_claim_that_is_nearly_right_is_one_mistake_of_its_kind(changed, kind):
    found = mistakes.claim_mistakes(document({"claims": [claim()]}, {"claims": [claim(**changed)]}))
    assert [each for each, _ in found] == [kind.replace("victim_side", "victim")]


def test_missed_and_invented_claims_are_told_apart():
    far = claim(type="closure", value_low=None, value_high=None, evidence_start=3, claimant="ttp")
    found = mistakes.claim_mistakes(document({"claims": [claim()]}, {"claims": [far]}))
    assert [kind for kind, _ in found] == ["claim missed: killed", "claim invented: closure"]


def test_mistakes_with_places_name_the_roles():
    place = {"start": 0, "end": 4, "name": "Khost", "role": "incident"}
    wrong = place | {"role": "origin"}
    found = mistakes.place_mistakes(
        document({"places": [place]}, {"places": [wrong, place | {"start": 6, "end": 8}]})
    )
    assert [kind for kind, _ in found] == ["role: incident read as origin", "place invented"]


@pytest.mark.parametrize("name", ["dev", "extra", "wide"])
def test_errors_of_the_half_that_stays_unread_are_not_listed(name):
    held = evaluation.held_back(name)
    found = evaluation.documents(name, HERE / "nowhere")
    parts = evaluation.halves(name, found)
    assert {each.id for each in parts[f"{name}, held back"]} == held
    assert not held & {each.id for each in parts[f"{name}, worked on"]}


def test_others_score_their_predictions_without_clashline(tmp_path):
    for path in (HERE / "dev").glob("00*.gold.json"):
        gold = json.loads(path.read_text(encoding="utf-8"))
        (tmp_path / f"{gold['id']}.pred.json").write_text(json.dumps(gold), encoding="utf-8")
    command = [sys.executable, "-I", HERE / "score.py", tmp_path, "--gold", HERE / "dev"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "claim_plus_claimant" in said


def test_the_baseline_is_naive_and_does_what_it_says(tmp_path):
    import baseline

    source, out = tmp_path / "in", tmp_path / "out"
    source.mkdir()
    out.mkdir()
    text = "The Taliban said five Pakistani soldiers were killed in Khost."
    (source / "900.json").write_text(json.dumps({"text": text}), encoding="utf-8")
    baseline.read_naively(source, out)
    found = json.loads((out / "900.pred.json").read_text(encoding="utf-8"))
    assert [place["name"] for place in found["places"]] == ["Khost"]
    (told,) = found["claims"]
    assert (told["type"], told["value_low"], told["claimant"]) == ("killed", 5, "afghan_taliban")


def test_the_history_has_a_row_a_version_set_group_and_metric():
    with evaluation.HISTORY.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    keys = [(row["version"], row["set"], row["group"], row["metric"]) for row in rows]
    assert len(keys) == len(set(keys))
    assert {row["metric"] for row in rows} == set(evaluation.GOALS)
