from __future__ import annotations

from html.parser import HTMLParser

import pytest

import maps
from maps.clashmap import SANDBOX


def test_a_saved_map_holds_the_very_bytes_and_nothing_lies_beside_it(clash_map, tmp_path):
    path = clash_map.save(tmp_path / "karte ملا.html")
    assert path.read_bytes() == clash_map.html.encode()
    assert list(tmp_path.iterdir()) == [path]


def test_saving_over_a_map_replaces_it(clash_map, tmp_path):
    path = tmp_path / "map.html"
    path.write_text("old")
    clash_map.save(str(path))
    assert path.read_bytes() == clash_map.html.encode()


def test_a_place_that_cannot_be_written_is_one_clear_line(clash_map, tmp_path):
    with pytest.raises(maps.SaveError) as refused:
        clash_map.save(tmp_path / "nowhere" / "map.html")
    assert "\n" not in str(refused.value)
    (tmp_path / "folder").mkdir()
    with pytest.raises(maps.MapError):
        clash_map.save(tmp_path / "folder")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_notebook_shows_the_map_in_a_sandboxed_frame(clash_map):
    found = []
    parser = HTMLParser()
    parser.handle_starttag = lambda tag, attrs: found.append((tag, dict(attrs)))
    parser.feed(clash_map._repr_html_())
    [(tag, attributes)] = found
    assert tag == "iframe"
    assert attributes["srcdoc"] == clash_map.html
    assert attributes["sandbox"] == SANDBOX
    assert "allow-same-origin" not in SANDBOX
