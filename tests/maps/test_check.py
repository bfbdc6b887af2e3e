from __future__ import annotations

from dataclasses import replace

import pytest

import maps

from .by_hand import make_frames


class _Result:
    def __init__(self, frames):
        self.frames = frames


def test_a_result_and_its_frames_give_the_same_map(frames, clash_map):
    assert maps.render(_Result(frames)).html == clash_map.html


@pytest.mark.parametrize("thing", ["map.html", None, {"incidents": []}, 7])
def test_what_is_no_result_is_refused_in_one_line(thing):
    with pytest.raises(maps.ResultError) as refused:
        maps.render(thing)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("table", "column"), [("claims", "quote"), ("areas", "geometry"), ("articles", "url")]
)
def test_a_missing_column_is_named(frames, table, column):
    with pytest.raises(maps.ResultError, match=f"{table} lacks the column '{column}'"):
        maps.render(replace(frames, **{table: getattr(frames, table).drop(columns=column)}))


def test_a_missing_table_and_another_version_are_named(frames):
    with pytest.raises(maps.ResultError, match="'estimates'"):
        maps.render(replace(frames, estimates=None))
    with pytest.raises(maps.ResultError, match="version 99"):
        maps.render(replace(frames, schema_version=99))


def test_a_map_of_nothing_is_a_map(read_payload):
    payload = read_payload(maps.render(make_frames()).html)
    assert payload["incidents"] == []
    assert payload["as_of"] == ""
    assert not any(payload["counts"].values())
