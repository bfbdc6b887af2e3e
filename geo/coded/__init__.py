"""Incidents that others coded: read as claims of who coded them, checked, and matched against what articles tell."""

from .match import match
from .read import read_coded
from .source import is_coded
from .validate import CodedFinding, validate_coded

__all__ = ["CodedFinding", "is_coded", "match", "read_coded", "validate_coded"]
