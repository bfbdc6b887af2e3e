"""A cover: names that are withheld, found in whatever spelling they come, and blacked out letter by letter."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from ..text.letters import LETTERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

BLOCK = "█"
# Columns and keys that hold ids, digests, days and words of closed lists. They are never covered: tables are joined, and
# maps drawn, by them, and no name is read from them. Everything else is, so that a new column is covered from the start.
CLOSED = frozenset(
    {
        "action", "aliases", "article_id", "article_ids", "claim", "claim_id", "claim_ids", "claimant",
        "claimant_side", "claims", "country", "date", "date_end", "date_precision", "date_start",
        "denied_by", "end", "event_type", "grade", "id", "incident", "incident_id", "incident_ids",
        "independent", "kind", "language", "loss_view", "measure", "measures", "mention_id", "mentions",
        "place_key", "policy", "precision", "published", "qualifier", "ref", "role", "scope", "side",
        "source_sha256", "stance", "start", "sub_event_type", "subset_of", "target", "text_sha256", "type",
        "verdict", "victim_class", "victim_side", "what",
    }
)  # fmt: skip
# What a folded text has for every character that is written or left out at will, and for all that parts words.
_AT_WILL, _GAP = "\u200c", " "
_TATWEEL = "\u0640"


class Cover:
    """Names that nothing passed on may show.

    A name is found however it is written: in capitals or not, with other spaces, hyphens, underscores or none between
    its words, with or without accents and vowel signs, with any keyboard's form of a letter of the Arabic script. It
    is found as a word: a longer word that begins with it is another.

    Parameters
    ----------
    names
        The names; one without a letter or digit covers nothing.

    Examples
    --------
    >>> cover = Cover(["Zarghun Mashal"])
    >>> cover.text("zarghun-MASHAL's men"), cover.text("Zarghun Mashals")
    ("██████████████'s men", 'Zarghun Mashals')
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        words = [fold(name).replace(_AT_WILL, "").split() for name in names]
        parts = sorted({_pattern(each) for each in words if each}, key=lambda part: (-len(part), part))
        letter = r"[^\W\d_]"
        self._pattern = re.compile(rf"(?<!{letter})(?:{'|'.join(parts)})(?!{letter})") if parts else None

    def __bool__(self) -> bool:
        return self._pattern is not None

    def hides(self, words: str) -> bool:
        """Tell whether a text names what is withheld; an address counts as what it stands for.

        Parameters
        ----------
        words
            A text, or an address.

        Returns
        -------
        bool
            True if it does.

        Examples
        --------
        >>> cover = Cover(["Zarghun Mashal"])
        >>> cover.hides("by Zarghun-Mashal"), cover.hides("https://example.org/zarghun%20mashal"), cover.hides("Mashal")
        (True, True, False)
        """
        if self._pattern is None:
            return False
        return any(self._pattern.search(fold(each)) for each in dict.fromkeys((words, unquote(words))))

    def text(self, words: str) -> str:
        """Return a text, as long as it was, with the names blacked out.

        Parameters
        ----------
        words
            The text.

        Returns
        -------
        str
            As many code points as before.

        Examples
        --------
        >>> Cover(["Zarghun Mashal"]).text("said Zarghun Mashal.")
        'said ██████████████.'
        """
        if self._pattern is None:
            return words
        pieces, end = [], 0
        for found in self._pattern.finditer(fold(words)):
            pieces += [words[end : found.start()], BLOCK * (found.end() - found.start())]
            end = found.end()
        return "".join((*pieces, words[end:])) if pieces else words

    def values(self, value: Any, closed: Collection[str] = ()) -> Any:
        """Return plain values (mappings, lists, texts) with the names blacked out, but for texts under closed keys.

        Parameters
        ----------
        value
            Mappings, lists, tuples and texts; anything else comes back as it is.
        closed
            Keys whose texts are codes of a closed list, and never names.

        Returns
        -------
        Any
            Of the same shape.

        Examples
        --------
        >>> Cover(["Clash"]).values({"kind": "clash", "title": ["Clash"]}, closed={"kind"})
        {'kind': 'clash', 'title': ['█████']}
        """
        return self._values(value, closed, is_closed=False) if self else value

    def _values(self, value: Any, closed: Collection[str], *, is_closed: bool) -> Any:
        if isinstance(value, str):
            return value if is_closed else self.text(value)
        if isinstance(value, dict):
            return {key: self._values(each, closed, is_closed=key in closed) for key, each in value.items()}
        if isinstance(value, (list, tuple)):
            return type(value)(self._values(each, closed, is_closed=is_closed) for each in value)
        return value


def fold(text: str) -> str:
    """Bring a text to the form in which names are looked for, character for character.

    Examples
    --------
    >>> fold("Ḥājī_كبير"), len(fold("e\u0301t\u00e9")) == len("e\u0301t\u00e9")
    ('haji کبیر', True)
    """
    return "".join(map(_fold, text))


@lru_cache(maxsize=4096)
def _fold(character: str) -> str:
    category = unicodedata.category(character)
    if category[0] == "M" or category == "Cf" or character == _TATWEEL:
        return _AT_WILL
    if category[0] not in "LN":
        return _GAP
    plain = unicodedata.normalize("NFKD", character)[0].casefold().translate(LETTERS)
    return plain if len(plain) == 1 else character.lower()[0]


def _pattern(words: Iterable[str]) -> str:
    return f"[{_GAP}{_AT_WILL}]*".join(f"{_AT_WILL}*".join(map(re.escape, word)) for word in words)
