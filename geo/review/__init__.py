"""Reviews: what people decided about claims and articles, kept in a small file and applied to every build."""

from .cover import BLOCK, CLOSED, Cover
from .desk import Desk
from .read import read_review
from .redact import WITHHELD

__all__ = ["BLOCK", "CLOSED", "WITHHELD", "Cover", "Desk", "read_review"]
