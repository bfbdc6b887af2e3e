"""A second look at what rules made of a report: weights, fitted on annotated reports, that correct them where they are sure."""

from .weights import QUESTIONS, UNIT, VOICE, Answer, Weights, load_weights, weights_of
from .words import read_words

__all__ = [
    "QUESTIONS",
    "SHORTEST",
    "UNIT",
    "VOICE",
    "Answer",
    "Weights",
    "load_weights",
    "read_words",
    "weights_of",
]

# The weights were fitted on reports: a note of fewer sentences has little around its claims and names.
SHORTEST = 6
