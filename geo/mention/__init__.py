"""Place names in an article: what they mean, and which part each place plays."""

from .find import find_mentions
from .given import Given, take_mentions

__all__ = ["Given", "find_mentions", "take_mentions"]
