"""What importing costs, beside what it stands on: processor time of whole processes, turn about in one run."""

from __future__ import annotations

import sys
import tempfile

from measure import Cost, cost_of_command, median, table

# What is imported, and beside what: "more" is the difference of the two.
LINES = (
    ("gazetteer", "import gazetteer", "import pandas"),
    ("geo", "import geo", "import pandas"),
    ("gazetteer, geo, maps", "import gazetteer, geo, maps", "import pandas"),
    ("pandas and geo", "import pandas, geo", "import pandas"),
    ("geopandas and all three", "import geopandas, gazetteer, geo, maps", "import geopandas"),
)


def imports(runs: int) -> str:
    """Time imports against pandas' or geopandas' own."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        # Bytecode is kept where we say, whatever the machine asks of Python: nobody compiles at every start.
        env = {"PYTHONPYCACHEPREFIX": folder, "PYTHONDONTWRITEBYTECODE": ""}
        for name, ours, theirs in LINES:
            lines = [[sys.executable, "-c", code] for code in (ours, theirs)]
            for line in lines:
                cost_of_command(line, env=env)  # for the caches
            pairs = [[cost_of_command(line, env=env) for line in lines] for _ in range(runs)]
            rows.append(_row(name, theirs, pairs))
    head = ["import", "CPU s", "beside, CPU s", "more, s"]
    return table(f"Importing, median of {runs}", head, rows)


def _row(name: str, theirs: str, pairs: list[list[Cost]]) -> list[str]:
    mine, peer = (median(list(each)).cpu for each in zip(*pairs, strict=True))
    return [name, f"{mine:.2f}", f"{theirs.removeprefix('import ')} {peer:.2f}", f"{mine - peer:+.2f}"]


if __name__ == "__main__":
    print(imports(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
