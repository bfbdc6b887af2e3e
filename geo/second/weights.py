"""The weights of the second look: a table of the theatre for a language, fitted by ``tools/fit_second.py``."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from gazetteer import Theatre

# What stands first in a row: the question that a weight is about. ``keep`` has the answers "yes" and "no".
QUESTIONS = ("keep", "victim", "claimant", "role")
# Weights of what a voice is to a claim, whichever voice it is: they speak for "yes", beside those of ``claimant``.
VOICE = "voice"
# A theatre's weights for a language, in its [files]; what has none is read by the rules alone.
_FILE = "second_look_{}"
# Weights are whole numbers, so that sums are the same on every machine; so many make one unit of a logistic regression.
UNIT = 100
# So many signs are told of those that spoke for an answer.
_STRONGEST = 3
# A sign's weights for all answers stand in one whole number, so many bits each: all sums are one addition a sign.
_BITS = 40
_HALF = 1 << (_BITS - 1)
# Millions of signs of this weight would not reach into the next answer's bits.
_HEAVIEST = 100_000


class Answer(NamedTuple):
    """An answer, and how likely it is."""

    label: str
    chance: float


@dataclass(frozen=True, slots=True)
class Weights:
    """For each question, the weight of each sign for each answer, and how sure an answer must be."""

    answers: Mapping[str, tuple[str, ...]]
    table: Mapping[str, Mapping[str, int]]
    sure: Mapping[str, float]

    def answer(self, question: str, signs: Iterable[str]) -> Answer:
        """Answer a question about a claim by its signs."""
        return _likeliest(dict(zip(self.answers[question], self._sums(question, signs), strict=True)))

    def choose(self, signs: Iterable[str], voices: Mapping[str, Sequence[str]]) -> Answer:
        """Say whose words a claim is: by its signs, and by what each voice that is heard is to it."""
        told = dict(zip(self.answers["claimant"], self._sums("claimant", signs), strict=True))
        return _likeliest(
            {label: told.get(label, 0) + sum(self._sums(VOICE, near)) for label, near in voices.items()}
        )

    def why(self, question: str, label: str, signs: Iterable[str]) -> tuple[str, ...]:
        """Return the signs that spoke most for an answer."""
        if label not in self.answers[question]:
            return ()
        column, table = self.answers[question].index(label), self.table[question]
        told = sorted(((_unpack(table.get(sign, 0), column), sign) for sign in signs), reverse=True)
        return tuple(sign for weight, sign in told[:_STRONGEST] if weight > 0)

    def _sums(self, question: str, signs: Iterable[str]) -> list[int]:
        table = self.table[question]
        total = sum(filter(None, map(table.get, ("", *signs))))
        return [_unpack(total, column) for column in range(len(self.answers[question]))]


def _pack(weights: Iterable[tuple[int, int]]) -> int:
    """Put the weights of answers, by their columns, into one number; numbers made so add up as their weights do."""
    return sum(weight << _BITS * column for column, weight in weights)


def _unpack(packed: int, column: int) -> int:
    """Return the weight, or the sum of weights, of a column: rounded, for sums below zero further down have borrowed from it."""
    places = _BITS * column
    from_here = (packed + (1 << places >> 1)) >> places
    return (from_here + _HALF) % (2 * _HALF) - _HALF


def _likeliest(sums: Mapping[str, int]) -> Answer:
    """Return the label with the largest sum, the first of several."""
    best = max(sums, key=sums.__getitem__)
    total = math.fsum(math.exp((each - sums[best]) / UNIT) for each in sums.values())
    return Answer(best, 1 / total)


def weights_of(theatre: Theatre, language: str) -> Weights | None:
    """Return a theatre's weights for a language, if it has any."""
    name = _FILE.format(language)
    return load_weights(theatre.file(name)) if theatre.has(name) else None


@lru_cache(maxsize=4)
def load_weights(path: Path) -> Weights:
    """Read a table of weights: tab-separated question, sign, then ``answer weight`` pairs; ``sure`` rows say how sure an answer must be.

    Raises
    ------
    RuleError
        It cannot be read, or a line is wrong; names the file and the line.
    """
    answers: dict[str, list[str]] = {question: [] for question in (*QUESTIONS, VOICE)}
    table: dict[str, dict[str, int]] = {question: {} for question in answers}
    sure: dict[str, float] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as error:
        raise RuleError(f"{path}: cannot be read; put the theatre's weights there, or name none") from error
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith("#"):
            continue
        try:
            question, sign, *pairs = line.split("\t")
            if sign == "sure":
                sure[question] = float(pairs[0])
                continue
            weights = []
            for pair in pairs:
                label, weight = pair.rsplit(" ", 1)
                if label not in answers[question]:
                    answers[question].append(label)
                weights.append((answers[question].index(label), int(weight)))
            row = table[question]
        except (KeyError, ValueError, IndexError) as error:
            raise RuleError(
                f"{path}: line {number}: is no 'question, sign, answer weight, ...' by tabs"
            ) from error
        if any(abs(weight) > _HEAVIEST for _, weight in weights):
            raise RuleError(f"{path}: line {number}: a weight is at most {_HEAVIEST:,}, whatever its sign")
        row[sign] = _pack(weights)
    if set(sure) != set(QUESTIONS) or not all(answers[question] for question in QUESTIONS):
        raise RuleError(f"{path}: needs a line 'sure' and weights for each of {', '.join(QUESTIONS)}")
    return Weights({name: tuple(labels) for name, labels in answers.items()}, table, sure)
