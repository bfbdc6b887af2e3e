"""Reading: files and folders become articles; what cannot be read is told with its reason, and costs no other."""

from .reading import Problem, Reading, read, read_all
from .texts import read_texts

__all__ = ["Problem", "Reading", "read", "read_all", "read_texts"]
