"""Text as the rules see it: language data, blocks, sentences."""

from .language import Language, load_language
from .letters import JOINER, SIGNS, fold_letters
from .phrase import expand
from .sentence import LONGEST_SENTENCE, Sentence, split
from .table import Row, Table, find_tables

__all__ = [
    "JOINER",
    "LONGEST_SENTENCE",
    "SIGNS",
    "Language",
    "Row",
    "Sentence",
    "Table",
    "expand",
    "find_tables",
    "fold_letters",
    "load_language",
    "split",
]
