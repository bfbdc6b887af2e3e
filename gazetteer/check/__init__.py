"""The lint of a theatre's data: ``python -m gazetteer check [PATH]``."""

from .finding import Finding
from .run import check

__all__ = ["Finding", "check"]
