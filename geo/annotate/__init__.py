"""Results in the shape of the annotated corpus: an article's places, claims, incidents and main event as JSON."""

from .annotation import annotate_article
from .folder import Annotated, annotate, predict

__all__ = ["Annotated", "annotate", "annotate_article", "predict"]
