"""Puts the notebooks of ``docs/notebooks`` into the site: run anew, each cell as code and what it gave.

They are kept without outputs, so the site shows what this version of the program says, and a notebook that fails ends the
build. A notebook becomes Markdown before mkdocs reads it: its links are checked and its words found like any page's.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
from mkdocs.structure.files import File, Files
from nbclient import NotebookClient

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[2]
NEEDED = ("seeds", "docs/samples")
# Some machines' terminals colour a message; a page does not.
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def run(path: Path) -> Any:
    """Return a notebook with what its cells give, run where the repository's sample data are and nothing else."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    with tempfile.TemporaryDirectory() as folder:
        for name in NEEDED:
            if (ROOT / name).exists():
                shutil.copytree(ROOT / name, Path(folder) / name)
        # The kernel warns of listening on loopback, as every one does, and that is no matter of the reader's.
        client = NotebookClient(
            notebook,
            timeout=300,
            resources={"metadata": {"path": folder}},
            extra_arguments=["--IPKernelApp.log_level=40"],
        )
        before = os.environ.get("PYTHONPATH")
        os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), before)))
        client.execute()
    return notebook


def to_markdown(notebook: Any) -> str:
    """Write an executed notebook as Markdown: prose as it is, code as blocks, results as HTML or text."""
    parts = []
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            parts.append(cell.source)
        elif cell.cell_type == "code":
            parts.append(f"```python\n{cell.source}\n```")
            parts += [shown for output in cell.outputs if (shown := show(output))]
    return "\n\n".join(parts) + "\n"


def show(output: Any) -> str:
    """Write one output of a cell."""
    if output.output_type == "stream":
        return _text(output.text)
    if output.output_type not in {"execute_result", "display_data"}:
        return ""
    data = output.data
    if "text/html" in data:
        # A blank line would end the block of HTML. A frame's page may not change by a byte, or its policy forbids it to run.
        html = re.sub(
            r'srcdoc="[^"]*"',
            lambda page: page[0].replace("\n", "&#10;").replace("\t", "&#9;"),
            data["text/html"],
        )
        html = re.sub(r"\n\s*\n+", "\n", _styleless(html))
        return f'<div class="output">\n{html}\n</div>'
    if "image/svg+xml" in data:
        return f'<div class="output">\n{data["image/svg+xml"]}\n</div>'
    if "image/png" in data:
        picture = data["image/png"].replace("\n", "")
        return f'<div class="output"><img alt="The picture that the cell gives" src="data:image/png;base64,{picture}"></div>'
    return _text(data["text/plain"])


def _styleless(html: str) -> str:
    """Leave out the style sheet that pandas puts before every table; the site has its own."""
    return re.sub(r"<style scoped>.*?</style>", "", html, flags=re.DOTALL)


def _text(text: str) -> str:
    return f'<div class="output">\n<pre><code>{escape(_COLOUR.sub("", text).rstrip())}</code></pre>\n</div>'


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put a page in the place of every notebook."""
    for file in list(files):
        if file.src_uri.endswith(".ipynb"):
            assert file.abs_src_path is not None
            files.remove(file)
            text = to_markdown(run(Path(file.abs_src_path)))
            files.append(File.generated(config, file.src_uri.removesuffix(".ipynb") + ".md", content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 -- mkdocs calls it so
    """Let links to notebooks lead to the pages that stand in their place."""
    return re.sub(r"(?<=\]\()([\w./-]+)\.ipynb(?=[)#])", r"\1.md", markdown)
