"""What importing costs, beside what it stands on: processor time of whole processes, turn about in one run."""

from __future__ import annotations

import sys

from measure import cost_of_command, median, table

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
    for name, ours, theirs in LINES:
        for code in (ours, theirs):
            cost_of_command([sys.executable, "-c", code])  # for the caches
        pairs = [
            [cost_of_command([sys.executable, "-c", code]) for code in (ours, theirs)] for _ in range(runs)
        ]
        mine, peer = (median(list(each)).cpu for each in zip(*pairs, strict=True))
        rows.append(
            [name, f"{mine:.2f}", f"{theirs.removeprefix('import ')} {peer:.2f}", f"{mine - peer:+.2f}"]
        )
    head = ["import", "CPU s", "beside, CPU s", "more, s"]
    return table(f"Importing, median of {runs}", head, rows)


if __name__ == "__main__":
    print(imports(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
