"""Scores on the corpus: by set, half, language and metric, with intervals; and what went wrong, by kind.

``python bench/border_claims/evaluation.py``: Clashline's own reading of the seeds, of ``dev/``, ``extra/`` and ``wide/``.
``... --predictions DIR``: anybody's ``NNN.pred.json`` for ``dev/``; needs no Clashline.
``... --baseline``: the naive baseline. ``... --ids 001,003``: these articles only.
``... --record``: writes Clashline's scores into ``scores.csv`` under the present version.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
import tomllib
import warnings
from dataclasses import dataclass, field
from pathlib import Path

import score
from intervals import interval
from mistakes import list_mistakes

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
HISTORY = HERE / "scores.csv"
SETS = ("seeds", "dev", "extra", "wide")
# The metrics that the project sets itself goals for; the scorer has more.
GOALS = (
    "place_norm",
    "incident_place_doc",
    "place_role",
    "claim_type_value",
    "claim_plus_victim",
    "claim_plus_claimant",
)


def held_back(name):
    """Return the ids of the articles of a set that no rule was written on."""
    return frozenset(tomllib.loads((HERE / "halves.toml").read_text(encoding="utf-8"))[name]["held_back"])


@dataclass(frozen=True)
class Document:
    """One article's gold and prediction, and the scorer's counts (true and false positives, false negatives)."""

    id: str
    language: str
    in_scope: bool
    text: str
    gold: dict
    prediction: dict
    counts: dict = field(repr=False)

    @property
    def group(self):
        """The scorer's group: English, or another language."""
        return "en" if self.language == "en" else "other"


def predict(name, out):
    """Write ``out/NNN.pred.json`` for a set of the corpus: from its JSON, the seeds' from their text files."""
    import geo  # noqa: PLC0415 - whoever scores predictions of his own needs no Clashline

    if name != "seeds":
        geo.annotate(HERE / name, out)
        return
    for number, prediction in geo.predict(geo.read(ROOT / "seeds")):
        (Path(out) / f"{number}.pred.json").write_text(json.dumps(prediction), encoding="utf-8")


def documents(name, predictions, ids=None):
    """Read a set's gold and predictions, and count what is right; a missing prediction is an empty one."""
    found = []
    for path in sorted((HERE / name).glob("*.gold.json")):
        number = path.name.removesuffix(".gold.json")
        if ids and number not in ids:
            continue
        gold = json.loads(path.read_text(encoding="utf-8"))
        with warnings.catch_warnings():
            # The scorer is kept as it came, and leaves files for the interpreter to close.
            warnings.simplefilter("ignore", ResourceWarning)
            prediction = score.load_pred(str(predictions), number)
        found.append(
            Document(
                id=number,
                language=gold.get("lang", "en"),
                in_scope=gold.get("in_scope", True),
                text=_text(name, number),
                gold=gold,
                prediction=prediction,
                counts=score.doc(gold, prediction),
            )
        )
    return found


def _text(name, number):
    if name == "seeds":
        return next((ROOT / "seeds").glob(f"{number}_*.txt")).read_text(encoding="utf-8")
    return json.loads((HERE / name / f"{number}.json").read_text(encoding="utf-8"))["text"]


def scores(found):
    """Sum documents up.

    Returns
    -------
    dict
        ``scores``: precision, recall and F1 by group (en, other) and metric; ``intervals``: a 95 % interval of
        F1 by the same keys; ``documents``: their number by group; ``out_of_scope``: claims found where the
        gold says there are none.
    """
    result = {"scores": {}, "intervals": {}, "documents": {}}
    for group in ("en", "other"):
        counted = [document.counts for document in found if document.group == group]
        result["documents"][group] = len(counted)
        sums = {
            metric: [sum(part) for part in zip(*(counts[metric] for counts in counted), strict=True)]
            for metric in (score.METRICS if counted else ())
        }
        sums = {metric: hits for metric, hits in sums.items() if sum(hits)}
        if sums:
            result["scores"][group] = {metric: score.prf(*hits) for metric, hits in sums.items()}
            result["intervals"][group] = {
                metric: interval([counts[metric] for counts in counted]) for metric in sums
            }
    result["out_of_scope"] = sum(len(d.prediction.get("claims", [])) for d in found if not d.in_scope)
    return result


def read_and_score(name, ids=None):
    """Let Clashline read a set of the corpus, and score what it found."""
    with tempfile.TemporaryDirectory() as out:
        predict(name, out)
        return documents(name, out, ids)


def table(name, result):
    """Lay the scores of a set out as lines of text."""
    groups = list(result["scores"])
    lines = [
        f"{name}: "
        + ", ".join(f"{result['documents'][group]} {group}" for group in groups)
        + f"; claims on out-of-scope documents: {result['out_of_scope']}"
    ]
    lines.append(
        f"  {'':22}" + "".join(f"{group:>6} {'P':>6} {'R':>6} {'F1':>6} {'95 %':>11}  " for group in groups)
    )
    for metric in result["scores"][groups[0]] if groups else ():
        cells = [
            "{:6} {:6.3f} {:6.3f} {:6.3f} {:5.2f} -{:4.2f}  ".format(
                "", *result["scores"][group][metric], *result["intervals"][group][metric]
            )
            if metric in result["scores"][group]
            else f"{'':41}"
            for group in groups
        ]
        lines.append(f"  {metric:22}" + "".join(cells))
    return lines


def halves(name, found):
    """Split a set into its two parts, by name."""
    held = held_back(name)
    return {
        f"{name}, worked on": [document for document in found if document.id not in held],
        f"{name}, held back": [document for document in found if document.id in held],
    }


def scores_by_half(name, found):
    """Score a set, and each of its two parts that has articles, by name; the seeds have no parts."""
    parts = {} if name == "seeds" else halves(name, found)
    return {part: scores(documents) for part, documents in {name: found, **parts}.items() if documents}


def record(version, results):
    """Write a version's scores into the history; those it had before are replaced."""
    with HISTORY.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["version"] != version]
    for name, result in results.items():
        for group, metrics in result["scores"].items():
            rows += [
                {
                    "version": version,
                    "set": name,
                    "group": group,
                    "metric": metric,
                    "f1": f"{metrics[metric][2]:.3f}",
                }
                for metric in GOALS
                if metric in metrics
            ]
    with HISTORY.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, ("version", "set", "group", "metric", "f1"), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _arguments(words):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--predictions", type=Path, help="a folder of NNN.pred.json for dev/")
    parser.add_argument("--baseline", action="store_true", help="score the naive baseline on dev/")
    parser.add_argument("--ids", default="", help="only these articles: 001,003")
    parser.add_argument("--record", action="store_true", help="write the scores into scores.csv")
    return parser.parse_args(words)


def _read(asked):
    """Give the sets that were asked for, with their documents."""
    ids = set(asked.ids.split(",")) if asked.ids else None
    if asked.baseline:
        from baseline import read_naively  # noqa: PLC0415 - it needs the gazetteer

        with tempfile.TemporaryDirectory() as out:
            read_naively(HERE / "dev", Path(out))
            yield "dev", documents("dev", out, ids)
    elif asked.predictions:
        yield "dev", documents("dev", asked.predictions, ids)
    else:
        for name in SETS:
            if ids and name == "seeds":
                continue  # their numbers mean others
            if found := read_and_score(name, ids):
                yield name, found


def main(words):
    """Print the tables, then the errors of the halves that may be read."""
    asked = _arguments(words)
    results, read = {}, []
    for name, found in _read(asked):
        results |= scores_by_half(name, found)
        if name != "seeds":
            read += halves(name, found)[f"{name}, worked on"]
    for name, result in results.items():
        print("\n".join(table(name, result)), end="\n\n")
    print("\n".join(list_mistakes(read)))
    if asked.record:
        from gazetteer import __version__  # noqa: PLC0415 - whoever scores predictions of his own needs no Clashline

        record(__version__, results)


if __name__ == "__main__":
    main(sys.argv[1:])
