"""The gate's floors: read, compared with, raised. ``python tests/gate/floors.py`` raises them to the present scores."""

from __future__ import annotations

import math
import tomllib
from pathlib import Path

import evaluation

FLOORS = Path(__file__).with_name("floors.toml")
# Scores of what rules and weights were made from say little, those of the other part more: both have floors.
WORKED_ON = "worked on"


def measure(name):
    """Score a set and what of it is held back, by name."""
    by_half = evaluation.scores_by_half(name, evaluation.read_and_score(name))
    return {part: result for part, result in by_half.items() if not part.endswith(WORKED_ON)}


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
        lines += ["", f"[{_key(name)}]", f"out_of_scope = {groups['out_of_scope']}"]
        for group, metrics in groups.items():
            if group != "out_of_scope":
                lines += [
                    "",
                    f"[{_key(name)}.{group}]",
                    *(f"{metric} = {floor:.3f}" for metric, floor in metrics.items()),
                ]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _key(name):
    return name if name.isidentifier() else f'"{name}"'


def main():
    """Raise the floors of every set."""
    floors = read_floors()
    for name in evaluation.SETS:
        for part, result in measure(name).items():
            floors[part] = raised(part, result, floors)
    write_floors(floors)


if __name__ == "__main__":
    main()
