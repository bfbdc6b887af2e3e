"""Quotes: the sentence that carries a claim, with the words that say it marked, and never more than a passage."""

from __future__ import annotations

# Code points. A sentence of news runs to 400; what is longer is no sentence, and a page quotes, it does not reprint.
QUOTE_LIMIT = 1000

_ELLIPSIS = "…"


def to_quote(
    exact: str, *, focus: tuple[int, int] | None, prefix: str = "", suffix: str = ""
) -> dict[str, str]:
    """Split a sentence into what stands before, in and after its focus.

    JavaScript counts UTF-16 units and Python code points, so a page gets the pieces and never offsets.

    Parameters
    ----------
    exact
        The sentence.
    focus
        Start and end of the words that say it, code points into ``exact``; None if not known.
    prefix, suffix
        The words around the sentence.

    Examples
    --------
    >>> quote = to_quote("It said 23 soldiers died.", focus=(8, 24))
    >>> quote["before"], quote["focus"], quote["after"]
    ('It said ', '23 soldiers died', '.')
    """
    start, end = focus or (0, 0)
    start = min(max(start, 0), len(exact))
    end = min(max(end, start), len(exact))
    before, within, after = exact[:start], clip(exact[start:end]), exact[end:]
    room = max(0, QUOTE_LIMIT - len(within))
    if len(before) + len(after) > room:
        for_after = min(len(after), max(room // 2, room - len(before)))
        for_before = room - for_after
        before = before if len(before) <= for_before else _ELLIPSIS + before[len(before) - for_before :]
        after = after if len(after) <= for_after else after[:for_after] + _ELLIPSIS
        prefix = suffix = ""
    return {"before": before, "focus": within, "after": after, "prefix": prefix, "suffix": suffix}


def clip(words: str) -> str:
    """Cut words that are longer than any passage, and show that they were cut.

    Examples
    --------
    >>> len(clip("x" * 5000))
    1001
    """
    return words if len(words) <= QUOTE_LIMIT else words[:QUOTE_LIMIT] + _ELLIPSIS
