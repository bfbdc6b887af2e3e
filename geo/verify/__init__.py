"""Verification: whether a finished file says what its articles say, found without building anything anew."""

from .check import verify
from .exports import read_told
from .told import Finding, Told, ToldArticle, ToldClaim, ToldEstimate

__all__ = ["Finding", "Told", "ToldArticle", "ToldClaim", "ToldEstimate", "read_told", "verify"]
