"""Incidents that others coded: read as claims of who coded them, checked, and matched against what articles tell."""

from .validate import CodedFinding, validate_coded

__all__ = ["CodedFinding", "validate_coded"]
