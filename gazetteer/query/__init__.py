"""What people and coders type for a place, read and placed: names, chains of them, distances, stretches, old names."""

from .answer import Answer, at_place, precision_of
from .border import Border
from .names import Names
from .reader import QueryReader

__all__ = ["Answer", "Border", "Names", "QueryReader", "at_place", "precision_of"]
