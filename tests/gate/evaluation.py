"""What the gate, its table and its floors share: predictions for the corpus, and the scorer's numbers."""

from __future__ import annotations

import json
import math
import sys
import tempfile
import tomllib
import warnings
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"
FLOORS = Path(__file__).with_name("floors.toml")
SETS = ("seeds", "dev")


def load_scorer():
    """Load the corpus's own scorer, which is a script and no module of a package."""
    spec = spec_from_file_location("corpus_score", CORPUS / "score.py")
    scorer = module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def predict(name, out):
    """Write ``out/NNN.pred.json`` for a set of the corpus: dev from its JSON, the seeds from their text files."""
    import geo

    if name == "dev":
        geo.annotate(CORPUS / "dev", out)
        return
    for number, prediction in geo.predict(geo.read(ROOT / "seeds")):
        (Path(out) / f"{number}.pred.json").write_text(json.dumps(prediction), encoding="utf-8")


def evaluate(name, ids=None):
    """Score a set.

    Returns
    -------
    dict
        ``scores``: F1 by group (en, other) and metric, and precision and recall beside it as a triple;
        ``documents``: their number by group; ``out_of_scope``: claims found where the gold says there are none.
    """
    scorer = load_scorer()
    with tempfile.TemporaryDirectory() as out:
        predict(name, out)
        with warnings.catch_warnings():
            # The scorer is kept as it came, and leaves files for the interpreter to close.
            warnings.simplefilter("ignore", ResourceWarning)
            counts, documents, out_of_scope, _ = scorer.score(str(CORPUS / name), out, ids)
    scores = {
        group: {metric: scorer.prf(*hits) for metric, hits in counts[group].items() if sum(hits)}
        for group in ("en", "other")
        if documents[group]
    }
    return {"scores": scores, "documents": dict(documents), "out_of_scope": out_of_scope}


def table(name, found):
    """Lay the scores of a set out as lines of text."""
    groups = list(found["scores"])
    lines = [
        f"{name}: "
        + ", ".join(f"{found['documents'][group]} {group}" for group in groups)
        + f"; claims on out-of-scope documents: {found['out_of_scope']}"
    ]
    lines.append(f"  {'':24}" + "".join(f"{group:>6} {'P':>6} {'R':>6} {'F1':>6}   " for group in groups))
    for metric in found["scores"][groups[0]]:
        cells = (found["scores"][group].get(metric) for group in groups)
        lines.append(
            f"  {metric:24}"
            + "".join(
                "{:6} {:6.3f} {:6.3f} {:6.3f}   ".format("", *cell) if cell else f"{'':30}" for cell in cells
            )
        )
    return lines


def read_floors():
    """Read the floors: ``set.group.metric = F1``, and ``set.out_of_scope`` = most claims allowed."""
    return tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}


def below(name, found, floors):
    """List what fell under its floor, a line each."""
    wanted = floors.get(name, {})
    lines = []
    for group, metrics in found["scores"].items():
        for metric, floor in wanted.get(group, {}).items():
            f1 = metrics[metric][2] if metric in metrics else 0.0
            if f1 < floor:
                lines.append(f"{name}.{group}.{metric}: F1 {f1:.4f} is under its floor {floor}")
    if found["out_of_scope"] > wanted.get("out_of_scope", math.inf):
        lines.append(
            f"{name}: {found['out_of_scope']} claims on out-of-scope documents, "
            f"{wanted['out_of_scope']} allowed"
        )
    return lines


def raised(name, found, floors):
    """Give the floors of a set raised to the present scores, cut to three digits; none is lowered."""
    wanted = floors.get(name, {})
    new = {"out_of_scope": min(found["out_of_scope"], wanted.get("out_of_scope", math.inf))}
    for group in sorted({*found["scores"], *(key for key in wanted if key != "out_of_scope")}):
        old, now = wanted.get(group, {}), found["scores"].get(group, {})
        new[group] = {
            metric: max(
                old.get(metric, 0.0), math.floor(now[metric][2] * 1000) / 1000 if metric in now else 0.0
            )
            for metric in [*now, *(each for each in old if each not in now)]
        }
    return new


def write_floors(floors):
    """Write the floors file."""
    lines = [
        "# The least F1 that the gate lets pass, by set, group and metric; `make floors` raises them.",
        "# out_of_scope: the most claims on documents that the gold says have none.",
    ]
    for name, groups in floors.items():
        lines += ["", f"[{name}]", f"out_of_scope = {groups['out_of_scope']}"]
        for group, metrics in groups.items():
            if group != "out_of_scope":
                lines += [
                    "",
                    f"[{name}.{group}]",
                    *(f"{metric} = {floor:.3f}" for metric, floor in metrics.items()),
                ]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(arguments):
    """Print the table; with ``--raise`` raise the floors too; ``--ids 001,003`` scores only these of dev."""
    ids = set(arguments[arguments.index("--ids") + 1].split(",")) if "--ids" in arguments else None
    floors = read_floors()
    for name in ("dev",) if ids else SETS:
        found = evaluate(name, ids)
        print("\n".join(table(name, found)), end="\n\n")
        floors[name] = raised(name, found, floors)
    if "--raise" in arguments:
        write_floors(floors)
        print(f"floors are in {FLOORS.relative_to(ROOT)}")


if __name__ == "__main__":
    main(sys.argv[1:])
