"""A second look at the claims of a report: none, of other victims, in another's words, where the weights are sure."""

from .look import first_of, look_again

__all__ = ["first_of", "look_again"]
