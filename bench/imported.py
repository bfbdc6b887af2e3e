"""What half a million imported names cost: to merge, to load, to look for; beside the bare automaton of the same names."""

from __future__ import annotations

import tempfile
from pathlib import Path

from ahocorasick_rs import AhoCorasick
from many_names import NAMES, write
from measure import Cost, cost_of_call, median, table

from gazetteer import Gazetteer, import_places

ROOT = Path(__file__).parents[1]
MB = 1e6


def imported(runs: int) -> str:
    """Measure an import of a made-up dump, and reading with it."""
    with tempfile.TemporaryDirectory() as folder:
        dump, packed = Path(folder, "XX.txt"), Path(folder, "places.clg")
        rows = write(dump)
        made: list[bytes] = []
        merging = cost_of_call(lambda: made.append(import_places(dump).to_bytes()))
        packed.write_bytes(made.pop())
        Gazetteer.load()

        def load() -> Gazetteer:
            gazetteer = Gazetteer.load(extra=packed)
            gazetteer.find("The automata are made when a text is first searched.")
            return gazetteer

        loading = median([cost_of_call(load) for _ in range(runs)])
        gazetteer = load()
        cells = [line.split("\t") for line in dump.read_text("utf-8").splitlines()]
        spelled = (name for row in cells for name in (row[1], *row[3].split(",")) if name)
        names = sorted(set(map(str.lower, spelled)))
        bare: list[AhoCorasick] = []
        building = median([cost_of_call(lambda: bare.append(AhoCorasick(names))) for _ in range(runs)])
        sizes = [
            ["dump, MB", f"{dump.stat().st_size / MB:.1f}"],
            ["compact file, MB", f"{packed.stat().st_size / MB:.1f}"],
            ["import and merge, CPU s", f"{merging.cpu:.1f}"],
            ["load and make the automata, CPU s", f"{loading.cpu:.2f}"],
            [f"an automaton of {len(names):,} names alone, CPU s", f"{building.cpu:.2f}"],
        ]
        return "\n\n".join(
            [
                table(f"{NAMES:,} imported names of {rows:,} places, median of {runs}", ["", ""], sizes),
                _matching(gazetteer, bare[-1], runs),
            ]
        )


def _matching(gazetteer: Gazetteer, bare: AhoCorasick, runs: int) -> str:
    report = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").glob("*.txt")))
    urdu = "دونوں ملکوں کے درمیان سرحد پر فائرنگ کے بعد حکام نے بتایا کہ راستہ بند کر دیا گیا ہے۔ "
    texts = {
        "text without a name": (ROOT / "LICENSE").read_text(encoding="utf-8") * 50,
        "Urdu without a name": urdu * 5_000,
        "text of the theatre": report * (400_000 // len(report) + 1),
    }
    plain = Gazetteer.load()
    rows = []
    for name, text in texts.items():
        size = len(text.encode()) / MB

        def speed(call: object, size: float = size) -> float:
            call()  # type: ignore[operator]
            costs: list[Cost] = [cost_of_call(call) for _ in range(runs)]  # type: ignore[arg-type]
            return size / median(costs).cpu

        ours = speed(lambda text=text: gazetteer.find(text))
        theirs = speed(lambda text=text: plain.find(text))
        alone = speed(lambda text=text: bare.find_matches_as_indexes(text.lower(), overlapping=True))
        rows.append([name, f"{ours:.1f}", f"{theirs:.1f}", f"{alone:.1f}", f"{ours / alone:.2f}"])
    head = ["MB/CPU s", "find, with them", "find, without", "automaton alone", "with / alone"]
    return table("Names in text, half a million more", head, rows)
