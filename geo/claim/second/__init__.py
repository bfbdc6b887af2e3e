"""A second look at what the rules made of a report: weights, fitted on annotated reports, that correct them where they are sure."""

from .look import first_of, look_again, weights_of
from .weights import Weights

__all__ = ["Weights", "first_of", "look_again", "weights_of"]
