from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

import maps
from maps.assets import read_script

SCRIPTS = sorted((Path(maps.__file__).parent / "static").glob("*.js"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_loses_nothing_but_margins_and_notes_on_its_way_into_a_page(path):
    written = path.read_text(encoding="utf-8")
    code_alone = re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL)
    assert not re.search(r"(?<!')`", code_alone.replace("‘ʼ´`′", "")), "a text that may have several lines"
    page = read_script(path.name)
    code = [line.strip() for line in written.splitlines()]
    kept = [line for line in page.splitlines() if line]
    notes = re.compile(r"/?\*|//")
    assert [line for line in code if line and not notes.match(line)] == [
        line for line in kept if not notes.match(line)
    ]


def test_every_script_and_sheet_is_in_one_list():
    names = tomllib.loads((SCRIPTS[0].parent / "page.toml").read_text(encoding="utf-8"))
    listed = [*names.pop("elsewhere").values(), *names.values()]
    all_names = [name for names_of in listed for name in names_of]
    assert len(all_names) == len(set(all_names))
    there = {path.name for path in SCRIPTS[0].parent.iterdir()} - {"page.toml"}
    assert set(all_names) == {name for name in there if name.endswith((".js", ".css"))}
