"""Fit the weights of the second look at roles and claims on annotated articles.

``python tools/fit_second.py bench/border_claims/{seeds,dev,extra,wide,train}`` writes
``gazetteer/theatres/durand/second_look_en.tsv``, fitted on all articles but those that are held back; ``--cross`` writes nothing
and prints what the second look gains on articles that it was not fitted on (each fifth in turn). Needs scikit-learn, which
nothing else does: ``pip install scikit-learn``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

import geo
from gazetteer import Gazetteer
from geo.claim.lexicon import load_lexicon
from geo.claim.lines import read_lines
from geo.claim.merge import group
from geo.claim.places import Grounds
from geo.claim.second.look import first_of, has_victims
from geo.claim.second.signs import Signs
from geo.claim.second.voices import Voices
from geo.mention.find import find_by_rules
from geo.mention.second import RoleSigns, look_again, may_change
from geo.second import QUESTIONS, SHORTEST, UNIT, VOICE, Weights, load_weights
from geo.text import load_language
from geo.values import Article, Mention, Stance

ROOT = Path(__file__).parents[1]
BENCH = ROOT / "bench" / "border_claims"
OUT = ROOT / "gazetteer" / "theatres" / "durand" / "second_look_en.tsv"
# A sign that fewer have says nothing; the smaller, the more a weight is held down; how sure an answer must be.
RAREST = 10
RIDGE = {"keep": 0.1, "victim": 0.15, "claimant": 0.12, "role": 0.06}
SURE = {"keep": 0.8, "victim": 0.45, "claimant": 0.45, "role": 0.5}
SMALLEST = 3
# Articles that were annotated with most care, and twice, count as so many.
COUNTS_AS = {"seeds": 8, "dev": 8, "extra": 4}
FOLDS = 5
LANGUAGE = "en"
HEADER = (
    "# The second look at roles and claims: question, sign, then for each answer its weight, in hundredths. Fitted by\n"
    "# tools/fit_second.py on the annotated articles of bench/border_claims that are not held back."
)


@dataclass
class Case:
    """A claim that the rules made, and what the annotation says of it."""

    key: tuple[str, int | None, int | None]
    victim: str
    claimant: str
    spans: list[tuple[int, int]]
    signs: list[str]
    voices: dict[str, list[str]]
    sided: bool
    denied: bool
    gold: dict[str, Any] | None = None
    answers: dict[str, tuple[str, float]] = field(default_factory=dict)


@dataclass
class Report:
    """An annotated article: its places by the rules with their signs, and its claims; ``counts_as`` so many articles."""

    article: Article
    gold: dict[str, Any]
    mentions: list[Mention]
    sentences: list[Any]
    signs: list[list[str]]
    counts_as: int
    cases: list[Case] = field(default_factory=list)

    def roles(self) -> list[tuple[list[str], str]]:
        """Return the signs of the places that the weights are asked about, with their annotated roles."""
        told = {(place["start"], place["end"]): place["role"] for place in self.gold["places"]}
        asked = zip(self.mentions, self.signs, strict=True)
        return [
            (signs, told[each.start, each.end])
            for each, signs in asked
            if may_change(each) and (each.start, each.end) in told
        ]


@dataclass
class Model:
    """Weights of one question as they were fitted: a row of ``weights`` for each label, a column for each sign."""

    labels: list[str]
    column: dict[str, int]
    weights: np.ndarray
    start: np.ndarray


def read_report(path: Path, gazetteer: Gazetteer) -> Report | None:
    """Read the places of an annotated article with the rules alone; nothing for one in another language."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    if gold.get("lang", LANGUAGE) != LANGUAGE:
        return None
    article = next(iter(geo.read(text_of(path))))
    mentions, sentences = find_by_rules(article, gazetteer)
    signs = RoleSigns(mentions, sentences)
    own = [signs.of(n) for n in range(len(mentions))]
    return Report(article, gold, mentions, sentences, own, COUNTS_AS.get(path.parent.name, 1))


def text_of(path: Path) -> Path:
    """Return where the article of an annotation is: beside it, or among the seeds."""
    if path.parent.name == "seeds":
        return next((ROOT / "seeds").glob(f"{path.name.removesuffix('.gold.json')}_*.txt"))
    return path.with_name(path.name.replace(".gold", ""))


def read_cases(report: Report, weights: Weights, gazetteer: Gazetteer) -> list[Case]:
    """Return the claims that the rules make of an article whose places had their second look."""
    lexicon = load_lexicon(LANGUAGE, gazetteer.sides)
    if lexicon is None or not report.mentions:
        return []
    grounds = Grounds(look_again(report.mentions, report.sentences, weights))
    lines = read_lines(report.article, load_language(report.article.language), lexicon, grounds)
    groups = group(lines, lexicon, grounds)
    firsts = [first_of(same) for same in groups]
    signs, voices = Signs(lines, firsts, grounds), Voices(lines, firsts, gazetteer.sides)
    return [
        Case(
            key=(draft.measure.value, draft.low, draft.high),
            victim=draft.victim_side,
            claimant=draft.speaker.label,
            spans=[(each.sentence.start, each.sentence.end) for each in same],
            signs=signs.of(draft),
            voices=voices.of(draft),
            sided=has_victims(draft),
            denied=draft.stance is Stance.DENIES,
        )
        for same, draft in zip(groups, firsts, strict=True)
    ]


def align(cases: list[Case], gold: list[dict[str, Any]]) -> None:
    """Give each claim the annotated one of its type and value that stands nearest to it and is most like it."""
    pairs = []
    for number, case in enumerate(cases):
        for place, told in enumerate(gold):
            if case.key == (told["type"], told["value_low"], told["value_high"]):
                over = any(
                    first < told["evidence_end"] and told["evidence_start"] < last
                    for first, last in case.spans
                )
                alike = (case.victim == told["victim_side"]) + (case.claimant == told["claimant"])
                pairs.append(
                    (-(3 * over + alike), abs(case.spans[0][0] - told["evidence_start"]), number, place)
                )
    done: set[int] = set()
    for _, _, number, place in sorted(pairs):
        if cases[number].gold is None and place not in done:
            cases[number].gold = gold[place]
            done.add(place)


def rows_of(cases: list[Case], question: str) -> list[tuple[list[str], str]]:
    """Return the signs of the claims that a question is about, with the right answers."""
    if question == "keep":
        return [(case.signs, "no" if case.gold is None else "yes") for case in cases]
    return [(case.signs, str(case.gold["victim_side"])) for case in cases if case.gold and case.sided]


def columns(signs: list[list[str]]) -> dict[str, int]:
    """Return a number for each sign that is not too rare."""
    counted = Counter(sign for each in signs for sign in each)
    return {sign: n for n, sign in enumerate(sorted(s for s, n in counted.items() if n >= RAREST))}


def matrix(signs: list[list[str]], column: dict[str, int]) -> csr_matrix:
    """Return which row has which sign."""
    places = [[column[sign] for sign in each if sign in column] for each in signs]
    starts = np.cumsum([0, *map(len, places)])
    inside = np.array([place for each in places for place in each], dtype=int)
    return csr_matrix((np.ones(len(inside)), inside, starts), shape=(len(signs), len(column)))


def fit(rows: list[tuple[list[str], str]], question: str) -> Model:
    """Fit a question whose answers are the same for all: a logistic regression."""
    column = columns([signs for signs, _ in rows])
    model = LogisticRegression(C=RIDGE[question], max_iter=400)
    model.fit(matrix([signs for signs, _ in rows], column), [answer for _, answer in rows])
    weights, start = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # noqa: PLR2004 - one row of weights stands for both
        weights, start = np.vstack([-weights, weights]) / 2, np.array([-start[0], start[0]]) / 2
    return Model([str(label) for label in model.classes_], column, weights, start)


def fit_voices(cases: list[Case]) -> dict[str, Model]:
    """Fit who speaks: a choice among the voices of the report, by the signs of the claim and what each voice is to it."""
    asked = [case for case in cases if case.gold and case.gold["claimant"] in case.voices]
    labels = sorted({label for case in asked for label in case.voices})
    of_claim = columns([case.signs for case in asked])
    of_voice = columns([signs for case in asked for signs in case.voices.values()])
    choices = [(case, label) for case in asked for label in case.voices]
    ends = np.cumsum([0, *(len(case.voices) for case in asked)])[:-1]
    right = np.array([n for n, (case, label) in enumerate(choices) if case.gold["claimant"] == label])  # type: ignore[index]
    design = hstack(
        [
            matrix([case.voices[label] for case, label in choices], of_voice),
            *(
                matrix([case.signs if own == label else [] for case, own in choices], of_claim)
                for label in labels
            ),
        ]
    ).tocsr()
    chosen = np.zeros(len(choices))
    chosen[right] = 1
    turned, whose = design.T.tocsr(), np.repeat(np.arange(len(asked)), np.diff([*ends, len(choices)]))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = design @ weights
        powers = np.exp(sums - np.maximum.reduceat(sums, ends)[whose])
        chances = powers / np.add.reduceat(powers, ends)[whose]
        missed = -np.log(np.maximum(chances[right], 1e-300)).sum()
        ridge = 1 / RIDGE["claimant"]
        return missed + ridge / 2 * (weights @ weights), turned @ (chances - chosen) + ridge * weights

    found = minimize(loss, np.zeros(design.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 150}).x
    near, far = found[: len(of_voice)], found[len(of_voice) :].reshape(len(labels), len(of_claim))
    return {
        "claimant": Model(labels, of_claim, far, np.zeros(len(labels))),
        VOICE: Model(["yes"], of_voice, near[None, :], np.zeros(1)),
    }


def weigh(models: dict[str, Model]) -> Weights:
    """Return weights as they are read from a table, with those of roles alone if there are no others."""
    none = Model(["-"], {}, np.zeros((1, 0)), np.zeros(1))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "weights.tsv"
        write({question: models.get(question, none) for question in (*QUESTIONS, VOICE)}, path)
        return load_weights(path)


def write(models: dict[str, Model], out: Path) -> int:
    """Write the table; returns the number of its lines."""
    lines = [HEADER, *(f"{question}\tsure\t{SURE[question]}" for question in QUESTIONS)]
    for question, model in models.items():
        rows = [("", model.start)] + [(sign, model.weights[:, n]) for sign, n in sorted(model.column.items())]
        for sign, row in rows:
            whole = [(label, round(UNIT * weight)) for label, weight in zip(model.labels, row, strict=True)]
            pairs = [f"{label} {weight}" for label, weight in whole if abs(weight) >= SMALLEST or not sign]
            if pairs:
                lines.append("\t".join([question, sign, *pairs]))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
    return len(lines)


def read_all(reports: list[Report], gazetteer: Gazetteer) -> None:
    """Read the claims of all articles, each with roles that were corrected by what others taught."""
    for fold in range(FOLDS):
        others = [row for n, each in enumerate(reports) if n % FOLDS != fold for row in each.roles()]
        weights = weigh({"role": fit(others, "role")})
        for report in reports[fold::FOLDS]:
            report.cases = read_cases(report, weights, gazetteer)
            align(report.cases, report.gold["claims"])


def models_of(reports: list[Report]) -> dict[str, Model]:
    """Fit all questions."""
    reports = [report for report in reports for _ in range(report.counts_as)]
    cases = [case for report in reports for case in report.cases]
    return {
        **{question: fit(rows_of(cases, question), question) for question in ("keep", "victim")},
        **fit_voices(cases),
        "role": fit([row for report in reports for row in report.roles()], "role"),
    }


def corrected(case: Case, weights: Weights | None) -> tuple[object, ...] | None:
    """Return what a claim is after the second look: measure, value, victims, voice; nothing if it is none."""
    victim, claimant = case.victim, case.claimant
    if weights is not None and not case.denied:
        keep = weights.answer("keep", case.signs)
        if keep.label == "no" and keep.chance >= weights.sure["keep"]:
            return None
        side, voice = weights.answer("victim", case.signs), weights.choose(case.signs, case.voices)
        victim = side.label if case.sided and side.chance >= weights.sure["victim"] else victim
        claimant = voice.label if voice.chance >= weights.sure["claimant"] else claimant
    return (*case.key, victim, claimant)


def f1(pairs: list[tuple[Counter[Any], Counter[Any]]]) -> str:
    """Return F1 over all hits of annotated and found things."""
    hits = sum((right & found).total() for right, found in pairs)
    return f"{2 * hits / sum(right.total() + found.total() for right, found in pairs):.3f}"


def score_claims(seen: list[tuple[Report, Weights | None]]) -> str:
    """Return F1 of type and value, with the victim, with the claimant, as the benchmark's scorer counts them."""
    told = []
    for report, weights in seen:
        right = {
            (g["type"], g["value_low"], g["value_high"], g["victim_side"], g["claimant"])
            for g in report.gold["claims"]
        }
        asked = weights if len(report.sentences) >= SHORTEST else None
        told.append((right, {corrected(case, asked) for case in report.cases} - {None}))
    return " ".join(
        f1([(Counter(k[:width] for k in right), Counter(k[:width] for k in ours)) for right, ours in told])  # type: ignore[index]
        for width in (3, 4, 5)
    )


def score_roles(seen: list[tuple[Report, Weights | None]]) -> str:
    """Return F1 of names with their roles."""
    pairs = []
    for report, weights in seen:
        ours = look_again(report.mentions, report.sentences, weights)
        pairs.append(
            (
                Counter((place["start"], place["end"], place["role"]) for place in report.gold["places"]),
                Counter((each.start, each.end, each.role.value) for each in ours if not each.described),
            )
        )
    return f1(pairs)


def cross(reports: list[Report]) -> None:
    """Print what the second look gains on articles that it was not fitted on."""
    seen: list[tuple[Report, Weights | None]] = []
    for fold in range(FOLDS):
        weights = weigh(models_of([each for n, each in enumerate(reports) if n % FOLDS != fold]))
        seen += [(report, weights) for report in reports[fold::FOLDS]]
    alone: list[tuple[Report, Weights | None]] = [(report, None) for report in reports]
    print(f"rules alone: roles {score_roles(alone)}, claims {score_claims(alone)}")
    print(f"with the second look: roles {score_roles(seen)}, claims {score_claims(seen)}")


def main() -> None:
    """Read, cross-validate, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--cross", action="store_true", help="print only what articles not fitted on gain")
    asked = parser.parse_args()
    held = tomllib.loads((BENCH / "halves.toml").read_text(encoding="utf-8"))
    gazetteer = Gazetteer.load()
    reports = []
    for folder in asked.folders:
        back = set(held.get(folder.name, {}).get("held_back", ()))
        paths = sorted(folder.glob("*.gold.json"))
        found = (read_report(path, gazetteer) for path in paths if path.name.split(".")[0] not in back)
        reports += [report for report in found if report is not None]
    read_all(reports, gazetteer)
    print(f"{len(reports)} articles, {sum(len(each.cases) for each in reports)} claims", file=sys.stderr)
    if asked.cross:
        cross(reports)
    else:
        print(f"{write(models_of(reports), OUT)} lines", file=sys.stderr)


if __name__ == "__main__":
    main()
