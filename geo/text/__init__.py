"""Text as the rules see it: language data, blocks, sentences."""

from .language import Language, load_language
from .letters import JOINER, SIGNS, fold_letters
from .phrase import expand
from .sentence import LONGEST_SENTENCE, Sentence, split

__all__ = [
    "JOINER",
    "LONGEST_SENTENCE",
    "SIGNS",
    "Language",
    "Sentence",
    "expand",
    "fold_letters",
    "load_language",
    "split",
]
