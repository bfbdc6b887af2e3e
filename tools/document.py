"""Writes the pages that follow from code and data: ARCHITECTURE.md, and in docs/ tables.md, benchmark.md and formats.md.

``tools/document.py`` writes them; ``tools/document.py --check`` only says which are out of date.
"""

from __future__ import annotations

import ast
import csv
import sys
from pathlib import Path

from geo import COLUMNS, SCHEMA_VERSION, export

ROOT = Path(__file__).parents[1]
START, END = "<!-- modules: `make docs` writes them -->\n", "<!-- end of modules -->\n"
SCORES, END_SCORES = "<!-- scores: `make docs` writes them -->\n", "<!-- end of scores -->\n"
FORMATS, END_FORMATS = "<!-- formats: `make docs` writes them -->\n", "<!-- end of formats -->\n"
TABLES = f"""# Tables

What `geo.build(...)` gives as frames, `clashline export` writes and `maps.render` takes: schema version {SCHEMA_VERSION},
which may change until it is 1. `make docs` writes this page from `geo/schema.py`.

Missing values are NA, unknown dates empty. Lists are strings with `; ` between their members. Geometry is in
EPSG:4326. A toll belongs to an incident; no table divides it among the incident's places.
"""


def cell(text: str) -> str:
    """Write text so that it stays in one cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Write a Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def modules_of(package: str) -> str:
    """List a package's modules, each with the first paragraph of its docstring."""
    paths = sorted(
        (ROOT / package).rglob("*.py"), key=lambda path: (path.parent.parts, path.name != "__init__.py", path)
    )
    rows = []
    for path in paths:
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
        name = path.relative_to(ROOT).as_posix().removesuffix("__init__.py")
        rows.append((f"`{name}`", cell(said.partition("\n\n")[0]).removesuffix(".")))
    return f"### {package}\n\n" + table(("module", "what it is"), rows)


def tables() -> str:
    """Describe every column of every table."""
    return TABLES + "".join(
        f"\n## {name}\n\n"
        + table(
            ("column", "dtype", "meaning"),
            [(f"`{column}`", dtype, cell(meaning)) for column, (dtype, meaning) in columns.items()],
        )
        for name, columns in COLUMNS.items()
    )


def history() -> str:
    """Lay the scores of every version out, a row each version, set and group of languages."""
    with (ROOT / "bench" / "border_claims" / "scores.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    metrics = list(dict.fromkeys(row["metric"] for row in rows))
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in rows:
        found.setdefault((row["version"], row["set"], row["group"]), {})[row["metric"]] = row["f1"]
    return "\n" + table(
        ("version", "set", "language", *(f"`{metric}`" for metric in metrics)),
        [(*key, *(scores.get(metric, "") for metric in metrics)) for key, scores in found.items()],
    )


def formats() -> str:
    """List the formats of exports, what each keeps, and whether it is read back."""
    return "\n" + table(
        ("suffix", "format", "what it keeps", "read back"),
        [
            (f"`{each.suffix}`", each.name, cell(each.keeps), "yes" if each.read else "no")
            for each in export.list_formats()
        ],
    )


def between(page: str, start: str, end: str, text: str) -> str:
    """Put text between two marks of a page."""
    before, _, rest = page.partition(start)
    return before + start + text + "\n" + end + rest.partition(end)[2]


if __name__ == "__main__":
    page = ROOT / "ARCHITECTURE.md"
    modules = "\n" + "\n".join(map(modules_of, ("gazetteer", "geo", "maps")))
    scores = ROOT / "docs" / "benchmark.md"
    kept = ROOT / "docs" / "formats.md"
    wanted = {
        page: between(page.read_text(encoding="utf-8"), START, END, modules),
        ROOT / "docs" / "tables.md": tables(),
        kept: between(kept.read_text(encoding="utf-8"), FORMATS, END_FORMATS, formats()),
        scores: between(scores.read_text(encoding="utf-8"), SCORES, END_SCORES, history()),
    }
    stale = [
        path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text
    ]
    if "--check" in sys.argv:
        sys.exit(f"out of date: {', '.join(path.name for path in stale)}; run: make docs" if stale else 0)
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(wanted[path], encoding="utf-8")
