"""Every block of code of the README and of docs/ runs, but for those that a page marks, each with its reason."""

from __future__ import annotations

import pytest

from .following import ROOT, Reader, blocks_of

# The page about theatres is followed by the tests of theatres, which go on with what it makes.
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
ELSEWHERE = {"theatres.md"}
NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))
# What needs a server, a desktop program or the network. More of them is a decision.
MOST_NOT_RUN = 12


@pytest.mark.parametrize(
    "page",
    [page for page in [*PAGES, *NOTEBOOKS] if page.name not in ELSEWHERE],
    ids=lambda page: page.relative_to(ROOT).as_posix(),
)
def test_a_page_can_be_followed_to_the_letter(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Reader(tmp_path).follow(blocks_of(page))


def test_every_block_says_what_it_is():
    """An indented block has no language, so nobody could tell whether it should run."""
    assert not [str(block) for page in PAGES for block in blocks_of(page) if block.kind == "indented"]


def test_few_blocks_are_not_run_and_each_says_why(record_property):
    not_run = [block for page in PAGES for block in blocks_of(page) if block.not_run]
    record_property("not run", [f"{block}: {block.not_run}" for block in not_run])
    assert len(not_run) <= MOST_NOT_RUN, [f"{block}: {block.not_run}" for block in not_run]


def test_notebooks_are_kept_without_outputs():
    import nbformat

    for path in NOTEBOOKS:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
        assert not [cell for cell in cells if cell.outputs or cell.execution_count], path.name
