"""What is claimed: sentences, numbers, victims, speakers and stances of an article."""

from .find import find_claims, reads_claims

__all__ = ["find_claims", "reads_claims"]
