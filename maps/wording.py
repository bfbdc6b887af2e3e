"""What a payload says, in a language's words: the same that the page's scripts say, for what is written without them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .language import Language
    from .speech import Speech

VAGUE = frozenset({"dozens", "scores", "hundreds", "thousands", "several", "many", "heavy", "large"})

# What happened or not, and is not counted.
EVENTS = frozenset({"closure", "reopening", "strike", "clash", "ceasefire", "none_killed"})


def name(language: Language, topic: str, key: str) -> str:
    """Give the name of a member of a closed list; one that the list lacks by its own key.

    Examples
    --------
    >>> from maps.language import load_language
    >>> name(load_language("en"), "kind", "clash"), name(load_language("en"), "kind", "sea_battle")
    ('Clash', 'sea battle')
    """
    found = language.words[topic].get(key)
    return found if isinstance(found, str) else key.replace("_", " ")


def number(language: Language, value: int) -> str:
    """Write a whole number with marks between thousands, in the language's digits.

    Examples
    --------
    >>> from maps.language import load_language
    >>> number(load_language("en"), 2640)
    '2,640'
    """
    return language.write_digits(f"{value:,}")


def is_event(claim: Mapping[str, Any]) -> bool:
    """Say whether a claim tells of something that happened, or that nobody died, and counts nothing."""
    return claim["measure"] in EVENTS


def name_claim(language: Language, claim: Mapping[str, Any]) -> str:
    """Say what a claim says in two or three words.

    Examples
    --------
    >>> from maps.language import load_language
    >>> name_claim(load_language("en"), {"measure": "strike"})
    'A strike'
    """
    measure = name(language, "measure", claim["measure"])
    return measure if is_event(claim) else f"{measure}: {figure(language, claim)}"


def figure(language: Language, claim: Mapping[str, Any]) -> str:
    """Say what a claim counts, as short as a table needs it.

    Parameters
    ----------
    language
        Whose words.
    claim
        A claim of the payload: ``low``, ``high``, ``qualifier``, ``approx`` and ``unsplit``.

    Examples
    --------
    >>> from maps.language import load_language
    >>> claim = {"qualifier": "exact", "approx": False, "unsplit": False}
    >>> [figure(load_language("en"), {**claim, "low": low, "high": high}) for low, high in ((58, 58), (3, 5), (9, None))]
    ['58', '3–5', '9+']
    """
    words, low, high = language.words["figure"], claim["low"], claim["high"]
    if claim["qualifier"] in VAGUE:
        return str(words[claim["qualifier"]])
    if low is None and high is None:
        return str(words["losses" if claim["unsplit"] else "some"])
    if high is None:
        more = claim["qualifier"] == "more_than"
        pattern = words["more_than_short" if more else "at_least_short"]
        return str(pattern.format(n=number(language, low - 1 if more else low)))
    if low is None:
        return str(words["at_most_short"].format(n=number(language, high)))
    told = number(language, low)
    if low != high:
        told = words["range_short"].format(a=told, b=number(language, high))
    about = claim["approx"] or claim["qualifier"] == "about"
    return str(words["about_short"].format(n=told)) if about else told


def tell_counts(payload: Mapping[str, Any], speech: Speech) -> str:
    """Tell what a map holds, in the page's words: a line that is always true."""
    counts = payload["counts"]
    return speech.dots(
        (
            speech.say("count.articles", n=counts["articles"]),
            speech.say("count.claims", n=counts["claims"]),
            speech.say(
                "header.told",
                incidents=speech.say("count.incidents", n=counts["incidents"]),
                places=speech.say("count.places", n=counts["places"]),
                n=counts["unplaced_incidents"],
            ),
            _tell_reviewed(payload, speech),
            speech.say("header.as_of", date=payload["as_of_text"]) if payload["as_of_text"] else "",
        )
    )


def _tell_reviewed(payload: Mapping[str, Any], speech: Speech) -> str:
    counts, left_out = payload["counts"], payload["left_out"]
    everything = counts["incidents"] + counts["unplaced_incidents"]
    if left_out:
        return speech.say("header.only_reviewed", n=left_out["incidents"])
    if not counts["reviewed"]:
        return speech.say("header.not_reviewed")
    if counts["reviewed"] == everything:
        return speech.say("header.reviewed")
    return speech.say("header.some_reviewed", n=counts["reviewed"], all=everything)
