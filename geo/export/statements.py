"""Claims for the web: as W3C Web Annotations on the sentences that make them, and as schema.org's ``Claim``.

Neither says whether a claim is true: nobody here rules on that, so that it is no ``ClaimReview``. Ids come from content and
are URNs, for no claim has an address of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .words import write_figure

if TYPE_CHECKING:
    from collections.abc import Mapping

URN = "urn:clashline:"
_DENIES = "denies"
_NOBODY = "unattributed"


def is_address(url: str) -> bool:
    """Whether a text is an address of the web that may be written as one; articles come from anywhere.

    Examples
    --------
    >>> is_address("https://example.org/a"), is_address("javascript:alert(1)"), is_address("https://a b")
    (True, False, False)
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    plain = url.isprintable() and not set(url) & set(' <>"{}|\\^`')
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and plain


def state_claim(
    claim: Mapping[str, Any],
    article: Mapping[str, Any] | None,
    incident: Mapping[str, Any] | None,
    *,
    speaker: str,
    victims: str,
) -> dict[str, Any]:
    """State a claim as schema.org's ``Claim``.

    Parameters
    ----------
    claim
        ``claim_id``, ``measure``, ``value_low``, ``value_high``, ``qualifier``, ``claimant``, ``stance`` and ``quote``, as of the table ``claims``.
    article
        ``title``, ``name``, ``publisher``, ``url`` and ``published``, as of ``articles``; None if it is not known.
    incident
        ``incident_id``, ``title`` and ``date_start``, as of ``incidents``; None if it is of none.
    speaker, victims
        Names of who says it and of whose losses.

    Returns
    -------
    dict
        A JSON-LD object, without its ``@context``.

    Examples
    --------
    >>> told = {"claim_id": "c1", "measure": "killed", "value_low": 58, "value_high": 58, "qualifier": "exact",
    ...         "claimant": "other", "stance": "asserts", "quote": "It said 58 soldiers died."}
    >>> state_claim(told, None, None, speaker="A ministry", victims="Its enemy")["name"]
    '58 killed (Its enemy)'
    """
    figure = " ".join(filter(None, (write_figure(claim), claim["measure"].replace("_", " "))))
    name = f"{figure} ({victims})" if victims else figure
    stated: dict[str, Any] = {
        "@type": "Claim",
        "@id": f"{URN}claim:{claim['claim_id']}",
        "name": f"denied: {name}" if claim["stance"] == _DENIES else name,
        "text": claim["quote"],
    }
    if claim["claimant"] != _NOBODY:
        stated["author"] = {"@type": "Organization", "name": speaker}
    if article is not None:
        appearance: dict[str, Any] = {"@type": "CreativeWork", "name": article["title"] or article["name"]}
        if article["publisher"]:
            appearance["publisher"] = {"@type": "Organization", "name": article["publisher"]}
        if article["published"]:
            appearance["datePublished"] = article["published"]
        if is_address(article["url"]):
            appearance["url"] = article["url"]
        stated["appearance"] = appearance
    if incident is not None:
        about: dict[str, Any] = {
            "@type": "Event",
            "@id": f"{URN}incident:{incident['incident_id']}",
            "name": incident["title"],
        }
        if incident["date_start"]:
            about["startDate"] = incident["date_start"]
        stated["about"] = about
    return {key: value for key, value in stated.items() if value != ""}
