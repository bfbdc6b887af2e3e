"""The claims matrix: every figure in its cell, and sums only of incidents, under a policy's name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geo


def test_every_figure_of_the_seeds_is_in_the_matrix_with_its_claims(seed_result):
    matrix = geo.claims_matrix(seed_result.frames)
    listed = [each for cell in matrix["claim_ids"] for each in cell.split("; ")]
    counting = [
        claim.id
        for claim in seed_result.dossier.claims
        if claim.stance != "denies"
        and claim.measure not in {"clash", "strike", "closure", "reopening", "ceasefire"}
    ]
    assert sorted(listed) == sorted(counting)
    row = matrix[(matrix["claimant"] == "afghan_taliban") & (matrix["value_low"] == 58)].iloc[0]
    assert (row["denied_by"], row["own_loss"], row["n_articles"]) == ("pakistan", False, 2)
    own = matrix[(matrix["value_low"] == 23) & (matrix["victim_side"] == "pakistan_forces")].iloc[0]
    assert (own["own_loss"], own["n_articles"]) == (True, 3)
    totals = matrix[matrix["incident_id"] == ""]
    assert set(totals["value_low"]) == {73, 311, 501}


def test_what_is_no_incidents_is_not_added_and_an_open_end_stays_open(seed_result):
    sums = geo.add_up(seed_result.frames).set_index(["measure", "victim_side"])
    afghan = sums.loc["killed", "afghan_forces"]
    assert (afghan["low"], afghan["high"], afghan["high_is_open"]) == (9, 201, True)
    pakistani = sums.loc["killed", "pakistan_forces"]
    assert (pakistani["low"], pakistani["high"], pakistani["high_is_open"]) == (23, 58, False)
    assert set(sums["policy"]) == {"own_loss_floor"}
    with pytest.raises(geo.FrameError, match="no policy 'mine'"):
        geo.add_up(seed_result.frames, "mine")


_NUMBER = st.one_of(st.none(), st.integers(0, 500))


@given(st.lists(st.tuples(st.sampled_from("abc"), _NUMBER, _NUMBER, st.booleans()), max_size=8))
def test_a_sum_is_the_sum_of_what_there_is_and_says_of_how_many(estimates):
    rows = [
        {
            "incident_id": f"i{number:012x}", "victim_side": side, "measure": "killed", "policy": "ucdp", "low": low,
            "best": None, "high": high, "disputed": disputed, "dispute_ratio": None, "independent": 1,
            "claim_ids": "", "reason": "",
        }
        for number, (side, low, high, disputed) in enumerate(estimates)
    ]  # fmt: skip
    sums = geo.add_up(geo.Frames.from_rows("durand", {"estimates": rows}), "ucdp").set_index("victim_side")
    assert set(sums.index) == {side for side, *_ in estimates}
    for side in sums.index:
        for name, at in (("low", 1), ("high", 2)):
            told = [each[at] for each in estimates if each[0] == side and each[at] is not None]
            assert sums.loc[side, f"n_{name}"] == len(told)
            if told:
                assert sums.loc[side, name] == sum(told)
            else:
                assert sums[name].isna()[side]
