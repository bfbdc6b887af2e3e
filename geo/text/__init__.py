"""Text as the rules see it: language data, blocks, sentences."""

from .language import Language, load_language
from .letters import SIGNS, fold_letters
from .phrase import expand
from .sentence import Sentence, split

__all__ = ["SIGNS", "Language", "Sentence", "expand", "fold_letters", "load_language", "split"]
