"""Place names in an article: what they mean, and which part each place plays."""

from .find import find_mentions

__all__ = ["find_mentions"]
