"""Text as the rules see it: language data, blocks, sentences."""

from .language import Language, load_language
from .phrase import expand
from .sentence import Sentence, split

__all__ = ["Language", "Sentence", "expand", "load_language", "split"]
