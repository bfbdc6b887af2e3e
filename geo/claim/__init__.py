"""What is claimed: sentences, numbers, victims, speakers and stances of an article."""

from .find import find_claims, reads_claims
from .identity import identify_claim

__all__ = ["find_claims", "identify_claim", "reads_claims"]
