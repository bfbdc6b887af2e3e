"""Reviews: what people decided about claims and articles, kept in a small file and applied to every build."""

from .desk import Desk
from .read import read_review
from .redact import BLOCK, WITHHELD

__all__ = ["BLOCK", "WITHHELD", "Desk", "read_review"]
