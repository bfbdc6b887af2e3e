"""What people and coders type for a place, read and placed: names, chains of them, distances, stretches, old names."""

from .answer import Answer, at_place, precision_of
from .make import make_reader
from .reader import QueryReader

__all__ = ["Answer", "QueryReader", "at_place", "make_reader", "precision_of"]
