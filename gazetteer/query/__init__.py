"""What people and coders type for a place, read and placed: names, chains of them, distances, stretches, old names.

The reader waits until somebody asks (``make``).
"""

from .answer import Answer, at_place, precision_of

__all__ = ["Answer", "at_place", "precision_of"]
