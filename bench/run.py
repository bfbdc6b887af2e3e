"""Time and size, printed as tables. Each number that depends on the machine has a peer measured in the same run.

``bench/run.py [RUNS]``: medians of RUNS runs (5).
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import tempfile
from pathlib import Path

from imported import imported
from imports import imports
from measure import Cost, cost_of_call, cost_of_command, median, table
from reading import endless, slopes, stages

import geo
import maps
from gazetteer import Gazetteer

ROOT = Path(__file__).parents[1]
MB = 1e6


def command(runs: int) -> str:
    """Time ``clashline map seeds``, with and without bytecode, against importing what it stands on."""
    with tempfile.TemporaryDirectory() as folder:
        clashline = [str(Path(sys.executable).with_name("clashline")), "map", str(ROOT / "seeds")]
        clashline += ["-o", f"{folder}/map.html"]
        imports = [sys.executable, "-c", "import geopandas, folium"]

        # Bytecode is kept where we say, so that neither way depends on how the packages were installed.
        def cold(line: list[str]) -> Cost:
            with tempfile.TemporaryDirectory() as empty:
                return cost_of_command(
                    line, env={"PYTHONPYCACHEPREFIX": empty, "PYTHONDONTWRITEBYTECODE": ""}
                )

        def warm(line: list[str]) -> Cost:
            return cost_of_command(
                line, env={"PYTHONPYCACHEPREFIX": f"{folder}/cache", "PYTHONDONTWRITEBYTECODE": ""}
            )

        rows = []
        for name, way in (("warm", warm), ("cold, no bytecode", cold)):
            way(clashline)  # for the caches: those of Python if warm, those of the machine in any case
            took = median([way(clashline) for _ in range(runs)])
            peer = median([way(imports) for _ in range(runs)])
            rows.append(
                [name, f"{took.wall:.2f}", f"{took.cpu:.2f}", f"{peer.cpu:.2f}", f"{took.cpu / peer.cpu:.2f}"]
            )
    head = ["clashline map seeds", "wall s", "CPU s", "importing geopandas and folium, CPU s", "ratio"]
    return table(f"A whole run, median of {runs}", head, rows)


def matching(runs: int) -> str:
    """Time the finding of names against one regular expression of all of them, on the same texts."""
    gazetteer = Gazetteer.load()
    names = sorted(
        {name.text for place in gazetteer.places for name in place.names}, key=lambda name: (-len(name), name)
    )
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
    report = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))
    texts = {
        "text of the theatre": report * (200_000 // len(report) + 1),
        "text without a name": (ROOT / "LICENSE").read_text(encoding="utf-8") * 20,
    }
    rows = []
    for name, text in texts.items():
        size = len(text.encode()) / MB
        ours = size / median([cost_of_call(lambda text=text: gazetteer.find(text)) for _ in range(runs)]).cpu
        peer = (
            size
            / median([cost_of_call(lambda text=text: list(pattern.finditer(text))) for _ in range(runs)]).cpu
        )
        rows.append([name, f"{ours:.2f}", f"{peer:.2f}", f"{ours / peer:.1f}"])
    head = [f"{len(names)} names", "find, MB/CPU s", "re alternation, MB/CPU s", "ratio"]
    return table(f"Names in text, median of {runs}", head, rows)


def size() -> str:
    """Set the map's size beside that of the same result as compact GeoJSON."""
    result = geo.build(geo.read(ROOT / "seeds"))
    page = maps.render(result).html.encode()
    bare = json.dumps(
        [json.loads(frame.to_json()) for frame in (result.incident_places, result.areas)],
        separators=(",", ":"),
    ).encode()
    rows = [
        [
            name,
            f"{len(pack(page)) / 1024:.0f}",
            f"{len(pack(bare)) / 1024:.0f}",
            f"{len(pack(page)) / len(pack(bare)):.2f}",
        ]
        for name, pack in (("as it is", bytes), ("gzip", lambda data: gzip.compress(data, mtime=0)))
    ]
    return table("The map of the seeds", ["", "map.html, KiB", "its places as GeoJSON, KiB", "ratio"], rows)


if __name__ == "__main__":
    RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for part in (imports, command, matching, imported, lambda runs: stages(Gazetteer.load(), runs)):
        print(part(RUNS), end="\n\n", flush=True)
    for part in (slopes, endless):
        print(part(Gazetteer.load()), end="\n\n", flush=True)
    print(size())
