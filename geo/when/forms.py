"""The forms of dates of a language, compiled from its ``when.toml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..errors import RuleError
from ..text import load_language
from .calendars import CALENDARS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# White space is bounded and never adjacent to another of its kind, so that no search goes back over it.
_SPACE = r"(?:[^\S\n]{1,3})"
_SLOT = re.compile(r"\{([a-z_]+)(\d?)\}")
_WORD = re.compile(r"\w+")
_PLAIN = MappingProxyType(
    {
        "year": r"\d{4}(?!\d)",
        "iso": r"(?:19|20)\d{2}-\d{2}-\d{2}(?!\d)",
        "slashed": r"\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}(?!\d)",
        "solar": r"[1۱][34۳۴]\d{2}[/.-]\d{1,2}[/.-]\d{1,2}(?!\d)",
    }
)
# Slots whose words stand in the file under their plural.
_NAMED = (*CALENDARS, "weekday", "unit")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """Everything that ``when.toml`` says, ready to search with.

    ``patterns`` are a heading under ``[forms]``, what a text must hold for the form to be worth a search
    (one of the ``signs``) and the compiled form, in the file's order. A text that holds none of
    ``phrase_words`` holds no ``phrase``, and so for ``vague``: most sentences tell no date.
    """

    code: str
    patterns: tuple[tuple[str, str, re.Pattern[str]], ...]
    months: Mapping[str, Mapping[str, int]]
    weekdays: Mapping[str, int]
    weekend: frozenset[int]
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Mapping[str, Any]]
    phrase: re.Pattern[str]
    phrase_words: frozenset[str]
    vague: re.Pattern[str]
    vague_words: frozenset[str]
    background: frozenset[str]
    speech_before: re.Pattern[str]
    speech_after: re.Pattern[str]
    sign_words: Mapping[str, frozenset[str]]

    def signs(self, words: frozenset[str]) -> frozenset[str]:
        """Return which sorts of words there are: months, weekdays, units, years, digits. Most sentences hold none."""
        found = {name for name, signs in self.sign_words.items() if not words.isdisjoint(signs)}
        if any(word.isdecimal() for word in words):
            found |= {"year", *_PLAIN}
        return frozenset(found)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in small letters, as ``Forms`` asks for them."""
    return frozenset([word.casefold() for word in _WORD.findall(text)])


@cache
def load_forms(code: str) -> Forms | None:
    """Compile a language's forms; None for a language that has no ``when.toml``.

    Raises
    ------
    RuleError
        A form uses a slot that is not defined, or is no valid form.
    """
    language = load_language(code)
    table = language.tables.get("when")
    if table is None:
        return None
    slots = _slots(table)
    try:
        patterns = tuple(
            (heading, _sign(form), _compile(form, slots))
            for heading, forms in table["forms"].items()
            for form in forms
        )
        phrases = {word.casefold(): entry for entry in table["phrase"] for word in entry["words"]}
        vague = [*table["vague"]["recent"], *table["vague"]["background"]]
        speech = table["speech"]
        between = f"(?:{_SPACE}(?:{_any(speech['between'])}|[A-Z][\\w-]{{0,30}}))"
        return Forms(
            code=code,
            patterns=patterns,
            months=MappingProxyType({slot: _lowered(table.get(f"{slot}s", {})) for slot in CALENDARS}),
            weekdays=MappingProxyType(table["weekdays"]),
            weekend=frozenset(table["weekdays"][day] for day in table.get("weekend_days", ())),
            numbers=MappingProxyType(table["numbers"]),
            units=MappingProxyType(table["units"]),
            words=MappingProxyType({k: frozenset(v) for k, v in table["words"].items()}),
            phrases=MappingProxyType(phrases),
            phrase=re.compile(rf"(?<!\w)(?:{_any(phrases)})(?!\w)", re.IGNORECASE),
            phrase_words=_longest_words(phrases),
            vague=re.compile(rf"(?<!\w)(?:{_any(vague)})(?!\w)", re.IGNORECASE),
            vague_words=_longest_words(vague),
            background=frozenset(table["vague"]["background"]),
            speech_before=re.compile(rf"(?<!\w)(?:{_any(speech['verbs'])}){between}{{0,5}}{_SPACE}$"),
            speech_after=re.compile(rf"{_SPACE}(?:{_any(speech['verbs'])})(?!\w)"),
            sign_words=MappingProxyType({name: _sign_words(table, name) for name in _NAMED}),
        )
    except (KeyError, re.error) as error:
        raise RuleError(f"geo/languages/{language.code}/when.toml: {error!r}") from error


def _longest_words(phrases: Iterable[str]) -> frozenset[str]:
    """Return a word of each phrase: the longest, which stands in the fewest texts."""
    return frozenset(max(words_of(phrase), key=lambda word: (len(word), word)) for phrase in phrases)


def _sign(form: str) -> str:
    """Return the slot that a form cannot do without; a form without any is searched for always."""
    return next((name for name in (*CALENDARS, *_PLAIN, "weekday", "unit") if f"{{{name}}}" in form), "")


def _lowered(names: Mapping[str, int]) -> Mapping[str, int]:
    return MappingProxyType({_plain(name): number for name, number in names.items()})


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _sign_words(table: Mapping[str, Any], name: str) -> frozenset[str]:
    """Return the first word of each name: a text without any of them holds none of the names."""
    found = (_WORD.search(each.casefold()) for each in table.get(f"{name}s", ()))
    return frozenset(word.group() for word in found if word is not None)


def _slots(table: Mapping[str, Any]) -> dict[str, str]:
    """Return the pattern of each slot, without its group."""
    endings = _any(table.get("day_endings", ()))
    slots = dict(_PLAIN)
    slots["day"] = rf"\d{{1,2}}(?!\d)(?:{endings})?" if endings else r"\d{1,2}(?!\d)"
    if table.get("days_in_words"):
        slots["day"] = rf"(?:{slots['day']}|(?:{_any(table['numbers'])})(?!\w))"
    for slot in (*CALENDARS, "weekday"):
        if table.get(f"{slot}s"):
            slots[slot] = _named(table[f"{slot}s"])
    slots["n"] = rf"(?:\d{{1,3}}(?!\d)|(?i:{_any(table['numbers'])})(?!\w))"
    slots["unit"] = rf"(?i:{_any(table['units'])})(?!\w)"
    for name, words in table["words"].items():
        slots[name] = rf"(?i:{_any(words)})"
    return slots


def _compile(form: str, slots: Mapping[str, str]) -> re.Pattern[str]:
    """Turn one form into a pattern whose groups are its slots; a slot used twice counts on."""
    seen: dict[str, int] = {}

    def group(match: re.Match[str]) -> str:
        name = match[1]
        number = match[2] or str(seen.get(name, "") or "")
        seen[name] = seen.get(name, 1) + 1
        return f"(?P<{name}{number}>{slots[name]})"

    choices = re.sub(r"\((?!\?)", "(?:", form.replace("\\(", "\0")).replace("\0", "\\(")
    # A month is not alone where a day follows: that is a form of its own.
    alone = r"(?!\.?[^\S\n]?\d)" if "{day}" not in form and form.endswith("{month}") else ""
    return re.compile(rf"(?<!\w){_SLOT.sub(group, choices.replace(' ', _SPACE))}(?!\w){alone}")


def _any(words: Iterable[str]) -> str:
    """Return an alternation, longest first, with any white space where a word has a blank."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", _SPACE) for word in ordered)


def _named(names: Iterable[str]) -> str:
    """Return an alternation of names that a capital letter marks as such (in scripts that have them)."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    marked = (f"{re.escape(name[0].upper())}(?i:{_any([name[1:]])})" for name in ordered)
    return rf"(?:{'|'.join(marked)})(?!\w)"
