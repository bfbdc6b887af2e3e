"""The payload: all that a page is told, as one JSON value made from frames and a theatre."""

from .result import compose_result

__all__ = ["compose_result"]
