"""Phrases of the language data: one line for all the ways of saying one thing."""

from __future__ import annotations

from itertools import product


def expand(phrase: str) -> tuple[str, ...]:
    """Return all phrases that one of the data stands for: ``a|b`` is one of them, ``a?`` may be missing.

    The notation is that of the patterns of roles (:mod:`geo.mention.pattern`); a word that is only a sign
    stands for itself.

    Examples
    --------
    >>> expand("has|have not yet? confirmed")
    ('has not yet confirmed', 'has not confirmed', 'have not yet confirmed', 'have not confirmed')
    >>> expand("death toll")
    ('death toll',)
    """
    choices = []
    for word in phrase.split():
        optional = len(word) > 1 and word.endswith("?")
        options = word.removesuffix("?").split("|") if len(word) > 1 else [word]
        choices.append([*options, ""] if optional else options)
    return tuple(" ".join(filter(None, words)) for words in product(*choices))
