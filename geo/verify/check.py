"""The checks: a file against its own seal, its claims against the articles, its numbers against its claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..claim import identify_claim
from ..policy import WORD_NUMBERS
from ..review import BLOCK, WITHHELD
from ..values import Measure, Stance
from .told import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..values import Article
    from .told import Told, ToldArticle, ToldClaim, ToldEstimate

_CUT = "…"
# Policies whose low and high are the ends of what their claims say.
_FROM_END_TO_END = frozenset({"ucdp", "third_party_first"})


def verify(told: Told, articles: Iterable[Article], *, seal: str = "") -> tuple[Finding, ...]:
    """Check what a file tells against the articles that it was made from.

    Parameters
    ----------
    told
        What the file tells (``read_told``).
    articles
        The articles, read anew from their files.
    seal
        The seal that the file is known to have from elsewhere; empty if none is known.

    Returns
    -------
    tuple of Finding
        Everything that does not fit, in the file's order; empty if all does:

        - the file's bytes are not those that were sealed, or the seal is not the known one;
        - an article is not there, or its bytes or text have another hash than the file says;
        - a claim's sentence does not stand at its offsets in its article, or what stands around it differs;
        - a claim's id is not made from what it says: its number, side, speaker, stance or offsets were changed;
        - a claim, incident or article is named that is not there;
        - an estimate has a number that none of its claims has.

    Examples
    --------
    >>> import geo, tempfile
    >>> articles = geo.read("seeds")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     geo.export.write(geo.build(articles), f"{folder}/out.geojson")
    ...     told = geo.read_told(f"{folder}/out.geojson")
    >>> geo.verify(told, articles)
    ()
    >>> print(geo.verify(told, articles[1:])[0].what)
    is not among the articles given
    """
    given = {article.id: article for article in articles}
    findings = list(told.sealed)
    if seal and told.seal != seal:
        findings.append(Finding("file", f"its seal is {told.seal or 'missing'}, not {seal}"))
    found: dict[str, Article] = {}
    for each in told.articles:
        article = given.get(each.id)
        findings.extend(_check_article(each, article, given))
        if article is not None:
            found[each.id] = article
    known = {each.id for each in told.articles}
    for claim in told.claims:
        findings.extend(
            _check_claim(claim, found.get(claim.article_id), told, in_file=claim.article_id in known)
        )
    claims = {claim.id: claim for claim in told.claims}
    for estimate in told.estimates:
        findings.extend(_check_estimate(estimate, claims, told))
    return tuple(findings)


def _check_article(
    told: ToldArticle, article: Article | None, given: Mapping[str, Article]
) -> Iterator[Finding]:
    where = f"article {told.id} ({told.name})"
    if article is None:
        namesake = next((each for each in given.values() if each.name == told.name), None)
        if namesake is None:
            yield Finding(where, "is not among the articles given")
        else:
            yield Finding(
                where,
                f"has been changed: its SHA-256 is {namesake.source_sha256}, the file says {told.source_sha256}",
            )
        return
    for what, now, then in (
        ("bytes", article.source_sha256, told.source_sha256),
        ("text", article.text_sha256, told.text_sha256),
    ):
        if now != then:
            yield Finding(where, f"the SHA-256 of its {what} is {now}, the file says {then}")


def _check_claim(
    claim: ToldClaim, article: Article | None, told: Told, *, in_file: bool
) -> Iterator[Finding]:
    where = f"claim {claim.id}"
    if not in_file:
        yield Finding(where, f"is of an article that the file does not list: {claim.article_id}")
    if claim.incident_id and claim.incident_id not in told.incident_ids:
        yield Finding(where, f"is of an incident that the file does not have: {claim.incident_id}")
    if not _is_own_id(claim):
        yield Finding(
            where,
            "its id is not that of what it says: its number, side, speaker, stance or place in the text was changed",
        )
    if article is not None:
        what = _misquoted(claim, article.text)
        if what:
            yield Finding(where, what)


def _is_own_id(claim: ToldClaim) -> bool:
    try:
        measure, stance = Measure(claim.measure), Stance(claim.stance)
    except ValueError:
        return False
    return claim.id == identify_claim(
        article_id=claim.article_id,
        start=-1 if claim.start is None else claim.start,
        end=-1 if claim.end is None else claim.end,
        measure=measure,
        value_low=claim.value_low,
        value_high=claim.value_high,
        victim_side=claim.victim_side,
        claimant=claim.claimant,
        stance=stance,
    )


def _misquoted(claim: ToldClaim, text: str) -> str:
    """Say what is wrong with a quote, empty if nothing is. Words that were withheld may be any."""
    if claim.start is None or claim.end is None or not 0 <= claim.start < claim.end <= len(text):
        return "its sentence lies outside its article"
    sentence = text[claim.start : claim.end]
    if claim.quote != WITHHELD and not _is_quote(claim.quote, sentence, clipped=claim.clipped):
        return f"its sentence is not what stands at {claim.start} to {claim.end} of its article"
    before, after = text[: claim.start], text[claim.end :]
    if not (
        _matches(claim.prefix, before[len(before) - len(claim.prefix) :])
        and _matches(claim.suffix, after[: len(claim.suffix)])
    ):
        return f"the words around {claim.start} to {claim.end} are not those of its article"
    return ""


def _is_quote(quote: str, sentence: str, *, clipped: bool) -> bool:
    if _matches(quote, sentence):
        return True
    if not clipped or _CUT not in quote:
        return False
    at = 0
    for part in filter(None, quote.split(_CUT)):
        found = _pattern(part).search(sentence, at)
        if not found:
            return False
        at = found.end()
    return True


def _matches(told: str, there: str) -> bool:
    return told == there or (BLOCK in told and _pattern(told).fullmatch(there) is not None)


def _pattern(told: str) -> re.Pattern[str]:
    """Make a pattern of words of which some letters may be covered."""
    return re.compile("".join("." if char == BLOCK else re.escape(char) for char in told), re.DOTALL)


def _check_estimate(estimate: ToldEstimate, claims: Mapping[str, ToldClaim], told: Told) -> Iterator[Finding]:
    where = f"estimate of {estimate.incident_id}, {estimate.victim_side}, {estimate.measure}, by {estimate.policy}"
    if estimate.incident_id not in told.incident_ids:
        yield Finding(where, "is of an incident that the file does not have")
    missing = [claim_id for claim_id in estimate.claim_ids if claim_id not in claims]
    if missing:
        yield Finding(where, f"rests on claims that the file does not have: {', '.join(missing)}")
        return
    if not estimate.claim_ids:
        yield Finding(where, "rests on no claim")
        return
    used = [claims[claim_id] for claim_id in estimate.claim_ids]
    said = {bound for claim in used for bound in (claim.value_low, claim.value_high)}
    if estimate.policy == "acled_lowest":
        said |= WORD_NUMBERS
    wrong = [str(number) for number in estimate.numbers if number is not None and number not in said]
    if wrong:
        yield Finding(where, f"says {', '.join(dict.fromkeys(wrong))}, which none of its claims says")
    ends = _ends(used)
    if (
        estimate.policy in _FROM_END_TO_END
        and not wrong
        and (estimate.numbers[0], estimate.numbers[2]) != ends
    ):
        low, _, high = estimate.numbers
        yield Finding(where, f"goes from {low} to {high}, its claims from {ends[0]} to {ends[1]}")
    other = [
        c.id for c in used if c.victim_side != estimate.victim_side or c.incident_id != estimate.incident_id
    ]
    if other:
        yield Finding(where, f"rests on claims of another side or incident: {', '.join(other)}")


def _ends(claims: Iterable[ToldClaim]) -> tuple[int | None, int | None]:
    """Return the lowest floor and the highest number that claims say."""
    told = list(claims)
    lows = [claim.value_low for claim in told if claim.value_low is not None]
    highs = [claim.value_high if claim.value_high is not None else claim.value_low for claim in told]
    return min(lows, default=None), max((high for high in highs if high is not None), default=None)
