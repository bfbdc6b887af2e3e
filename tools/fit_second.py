"""Fit the weights of the second look at claims on annotated articles.

``python tools/fit_second.py bench/border_claims/{seeds,dev,extra,wide}`` writes ``gazetteer/theatres/durand/second_look_en.tsv``,
fitted on all articles but those that are held back; ``--cross`` writes nothing and prints what the second look gains on articles
that it was not fitted on (each fifth in turn). Needs scikit-learn, which nothing else does: ``pip install scikit-learn``.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

import geo
from gazetteer import Gazetteer
from geo.claim.lexicon import load_lexicon
from geo.claim.lines import read_lines
from geo.claim.merge import group
from geo.claim.places import Grounds
from geo.claim.second.look import first_of, has_victims, heard_in
from geo.claim.second.signs import Signs
from geo.claim.second.weights import QUESTIONS, UNIT
from geo.mention import find_mentions
from geo.text import load_language
from geo.values import Stance

ROOT = Path(__file__).parents[1]
BENCH = ROOT / "bench" / "border_claims"
OUT = ROOT / "gazetteer" / "theatres" / "durand" / "second_look_en.tsv"
# A sign that fewer claims have says nothing; the smaller, the more a weight is held down; how sure an answer must be.
RAREST = 10
RIDGE = {"keep": 0.1, "victim": 0.15, "claimant": 0.15}
SURE = {"keep": 0.65, "victim": 0.45, "claimant": 0.45}
SMALLEST = 3
FOLDS = 5
LANGUAGE = "en"


@dataclass
class Case:
    """A claim that the rules made, and what the annotation says of it."""

    article: str
    key: tuple[str, int | None, int | None]
    victim: str
    claimant: str
    spans: list[tuple[int, int]]
    signs: list[str]
    sided: bool
    denied: bool
    heard: frozenset[str]
    gold: dict[str, object] | None = None
    answers: dict[str, tuple[str, float]] = field(default_factory=dict)


def read_cases(path: Path, gazetteer: Gazetteer) -> tuple[list[Case], list[dict[str, object]]]:
    """Read an article with the rules alone. Returns its claims with their signs, and the annotated ones."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    article = next(iter(geo.read(text_of(path))))
    mentions = find_mentions(article, gazetteer)
    lexicon = load_lexicon(article.language.split("-", maxsplit=1)[0], gazetteer.sides)
    if lexicon is None or not mentions:
        return [], gold["claims"]
    grounds = Grounds(mentions)
    lines = read_lines(article, load_language(article.language), lexicon, grounds)
    groups = group(lines, lexicon, grounds)
    signs = Signs(lines, [first_of(same) for same in groups], grounds)
    heard = frozenset({*heard_in(lines, groups), gazetteer.sides.defaults["claimant_none"]})
    cases = []
    for same in groups:
        draft = first_of(same)
        cases.append(
            Case(
                article=path.name,
                key=(draft.measure.value, draft.low, draft.high),
                victim=draft.victim_side,
                claimant=draft.speaker.label,
                spans=[(each.sentence.start, each.sentence.end) for each in same],
                signs=signs.of(draft),
                sided=has_victims(draft),
                denied=draft.stance is Stance.DENIES,
                heard=heard,
            )
        )
    return cases, gold["claims"]


def text_of(path: Path) -> Path:
    """Return where the article of an annotation is: beside it, or among the seeds."""
    if path.parent.name == "seeds":
        return next((ROOT / "seeds").glob(f"{path.name.removesuffix('.gold.json')}_*.txt"))
    return path.with_name(path.name.replace(".gold", ""))


def align(cases: list[Case], gold: list[dict[str, object]]) -> None:
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


def answers_of(case: Case) -> dict[str, str]:
    """Return what the right answers are."""
    if case.gold is None:
        return {"keep": "no"}
    found = {"keep": "yes", "claimant": str(case.gold["claimant"])}
    return found | ({"victim": str(case.gold["victim_side"])} if case.sided else {})


def fit(cases: list[Case], question: str) -> tuple[list[str], dict[str, int], np.ndarray, np.ndarray]:
    """Fit one question. Returns its answers, the columns of its signs, and their weights and those of the start."""
    rows = [(case.signs, answer) for case in cases if (answer := answers_of(case).get(question))]
    counted = Counter(sign for signs, _ in rows for sign in signs)
    column = {sign: n for n, sign in enumerate(sorted(s for s, n in counted.items() if n >= RAREST))}
    model = LogisticRegression(C=RIDGE[question], max_iter=400)
    model.fit(matrix([signs for signs, _ in rows], column), [answer for _, answer in rows])
    weights, start = model.coef_, model.intercept_
    if len(model.classes_) == 2:  # noqa: PLR2004 - one row of weights stands for both
        weights, start = np.vstack([-weights, weights]) / 2, np.array([-start[0], start[0]]) / 2
    return list(model.classes_), column, weights, start


def matrix(signs: list[list[str]], column: dict[str, int]) -> csr_matrix:
    """Return which row has which sign."""
    places = [[column[sign] for sign in each if sign in column] for each in signs]
    starts = np.cumsum([0, *map(len, places)])
    inside = np.array([place for each in places for place in each], dtype=int)
    return csr_matrix((np.ones(len(inside)), inside, starts), shape=(len(signs), len(column)))


def answer(
    cases: list[Case], question: str, fitted: tuple[list[str], dict[str, int], np.ndarray, np.ndarray]
) -> None:
    """Let a fitted model answer a question about claims."""
    labels, column, weights, start = fitted
    sums = matrix([case.signs for case in cases], column) @ weights.T + start
    chances = np.exp(sums - sums.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    for case, chance in zip(cases, chances, strict=True):
        best = int(chance.argmax())
        case.answers[question] = (labels[best], float(chance[best]))


def corrected(case: Case, sure: dict[str, float]) -> tuple[object, ...] | None:
    """Return what a claim is after the second look: measure, value, victims, voice; nothing if it is none."""
    victim, claimant = case.victim, case.claimant
    if not case.denied:
        label, chance = case.answers["keep"]
        if label == "no" and chance >= sure["keep"]:
            return None
        label, chance = case.answers["victim"]
        if case.sided and chance >= sure["victim"]:
            victim = label
        label, chance = case.answers["claimant"]
        if chance >= sure["claimant"] and label in case.heard:
            claimant = label
    return (*case.key, victim, claimant)


def score(articles: list[tuple[list[Case], list[dict[str, object]]]], sure: dict[str, float] | None) -> str:
    """Return F1 of type and value, with the victim, with the claimant, as the benchmark's scorer counts them."""
    said = []
    for width in (3, 4, 5):
        hits = found = told = 0
        for cases, gold in articles:
            right = {
                (g["type"], g["value_low"], g["value_high"], g["victim_side"], g["claimant"]) for g in gold
            }
            ours = {
                corrected(case, sure) if sure else (*case.key, case.victim, case.claimant) for case in cases
            } - {None}
            a, b = Counter(k[:width] for k in right), Counter(k[:width] for k in ours)
            hits, found, told = hits + (a & b).total(), found + b.total(), told + a.total()
        said.append(f"{2 * hits / (found + told):.3f}")
    return " ".join(said)


def write(fitted: dict[str, tuple[list[str], dict[str, int], np.ndarray, np.ndarray]]) -> int:
    """Write the table; returns the number of its lines."""
    lines = [
        "# The second look at claims: question, sign, then for each answer its weight, in hundredths. Fitted by",
        "# tools/fit_second.py on the annotated articles of bench/border_claims that are not held back.",
    ]
    lines += [f"{question}\tsure\t{SURE[question]}" for question in QUESTIONS]
    for question in QUESTIONS:
        labels, column, weights, start = fitted[question]
        rows = [("", start)] + [(sign, weights[:, place]) for sign, place in sorted(column.items())]
        for sign, row in rows:
            whole = [(label, round(UNIT * weight)) for label, weight in zip(labels, row, strict=True)]
            pairs = [f"{label} {weight}" for label, weight in whole if abs(weight) >= SMALLEST or not sign]
            if pairs:
                lines.append("\t".join([question, sign, *pairs]))
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
    return len(lines)


def main() -> None:
    """Read, cross-validate, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--cross", action="store_true", help="print only what articles not fitted on gain")
    asked = parser.parse_args()
    held = tomllib.loads((BENCH / "halves.toml").read_text(encoding="utf-8"))
    gazetteer = Gazetteer.load()
    articles = []
    for folder in asked.folders:
        back = set(held.get(folder.name, {}).get("held_back", ()))
        for path in sorted(folder.glob("*.gold.json")):
            if path.name.removesuffix(".gold.json") in back:
                continue
            if json.loads(path.read_text(encoding="utf-8")).get("lang", LANGUAGE) != LANGUAGE:
                continue
            cases, gold = read_cases(path, gazetteer)
            align(cases, gold)
            articles.append((cases, gold))
    print(f"{len(articles)} articles, {sum(len(cases) for cases, _ in articles)} claims", file=sys.stderr)
    if asked.cross:
        for fold in range(FOLDS):
            train = [case for n, (cases, _) in enumerate(articles) if n % FOLDS != fold for case in cases]
            test = [case for n, (cases, _) in enumerate(articles) if n % FOLDS == fold for case in cases]
            for question in QUESTIONS:
                answer(test, question, fit(train, question))
        print(f"rules alone {score(articles, None)}, with the second look {score(articles, SURE)}")
        return
    every = [case for cases, _ in articles for case in cases]
    print(f"{write({question: fit(every, question) for question in QUESTIONS})} lines", file=sys.stderr)


if __name__ == "__main__":
    main()
