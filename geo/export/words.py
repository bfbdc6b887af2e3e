"""What a row says in words: the claims that no column has, the other places, the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from gazetteer import Gazetteer

    from .codable import Codable

# A cell of a spreadsheet takes 32,767 characters; nobody reads as many.
LIMIT = 3000
_CUT = " …"
_COUNTS = frozenset({"killed", "wounded", "captured", "missing", "displaced", "none_killed"})
_VERBS = {"denies": "denies", "confirms": "confirms", "unverified": "neither confirms nor denies"}


def describe(each: Codable, gazetteer: Gazetteer) -> str:
    """Describe an incident in a line: its title, its other places, and who says how many of whose."""
    noted = next(
        (claim["quote"] for claim in each.claims if claim["quote"] and claim["quote_start"] is None), ""
    )
    if noted:
        # Notes of a coded table go out as they came in.
        return noted if len(noted) <= LIMIT else noted[: LIMIT - len(_CUT)] + _CUT
    parts = [each.incident["title"]]
    if each.others:
        parts.append(f"Also at: {', '.join(place['label'] or place['name'] for place in each.others)}")
    if each.place["alleged"]:
        parts.append("Only the accusing side says that it was here")
    if each.end > each.start:
        parts.append(f"From {each.start} to {each.end}")
    told = list(dict.fromkeys(_tell(each.claims, gazetteer)))
    if told:
        parts.append(f"Claims: {'; '.join(told)}")
    words = " ".join(f"{' '.join(part.split()).rstrip('.')}." for part in parts if part)
    return words if len(words) <= LIMIT else words[: LIMIT - len(_CUT)] + _CUT


def list_sources(each: Codable) -> str:
    """List who published the reports, by name; what a file was called where nobody is named."""
    return "; ".join(dict.fromkeys(name_publisher(article) for article in each.articles))


def name_publisher(article: Mapping[str, Any]) -> str:
    """Name the publisher of an article, or else the wire that it hands on, or else what it is called here."""
    named: str = article["publisher"] or article["wire"] or article["name"]
    return " ".join(named.replace(";", ",").split())


def write_figure(claim: Mapping[str, Any]) -> str:
    """Write the number of a claim.

    Examples
    --------
    >>> write_figure({"value_low": 201, "value_high": None, "qualifier": "more_than"})
    'more than 200'
    >>> write_figure({"value_low": None, "value_high": None, "qualifier": "dozens"})
    'dozens'
    """
    low, high, qualifier = claim["value_low"], claim["value_high"], claim["qualifier"]
    if low is None and high is None:
        return "" if qualifier in {"categorical", "exact"} else str(qualifier)
    if low is None:
        return f"at most {high}"
    if high is None:
        return f"more than {low - 1}" if qualifier == "more_than" else f"at least {low}"
    return str(low) if low == high else f"{low} to {high}"


def _tell(claims: Iterable[Mapping[str, Any]], gazetteer: Gazetteer) -> Iterator[str]:
    for claim in claims:
        if claim["measure"] not in _COUNTS or claim["verdict"] == "discarded":
            continue
        # Who has no name of their own in the list is told in the words that name them.
        is_other = claim["claimant"] == gazetteer.sides.defaults["sources"]
        speaker = (is_other and claim["claimant_text"]) or gazetteer.sides.name_of(claim["claimant"])
        verb = _VERBS.get(claim["stance"], "says")
        what = (
            "nobody killed"
            if claim["measure"] == "none_killed"
            else f"{write_figure(claim)} {claim['measure']}"
        )
        denied = (
            f", denied by {', '.join(map(gazetteer.sides.name_of, claim['denied_by'].split('; ')))}"
            if claim["denied_by"]
            else ""
        )
        whose = gazetteer.sides.name_of(claim["victim_side"])
        yield f"{speaker} {verb} {what.strip()} ({whose}){denied}"
