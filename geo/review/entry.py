"""One entry of a review, checked: which keys its action asks for, and of which form they are."""

from __future__ import annotations

import re
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..values import Action, Decision

if TYPE_CHECKING:
    from collections.abc import Mapping

# What an entry may say, and whether that is a list. A claim and an incident may be written in the singular as well.
KEYS: Mapping[str, bool] = MappingProxyType(
    {
        "action": False, "claim": False, "claims": True, "incident": False, "incidents": True, "quotes": True,
        "article": False, "name": False, "grade": False, "place": False, "instead_of": False, "who": False,
        "why": False, "date": False,
    }
)  # fmt: skip
GRADES = ("confirmed", "fair", "weak", "contested", "discounted")
NO_PLACE = "none"
_ALWAYS = frozenset({"action", "who", "why", "date"})
_ABOUT = frozenset({"claim", "claims", "incident", "incidents"})
# What each action needs beside what it is about, and what else it may say.
_FORMS: Mapping[Action, tuple[frozenset[str], frozenset[str]]] = MappingProxyType(
    {
        Action.CONFIRM: (frozenset(), frozenset({"claim", "claims"})),
        Action.DISCARD: (frozenset(), frozenset({"claim", "claims"})),
        Action.GRADE: (frozenset({"grade"}), _ABOUT),
        Action.MERGE: (frozenset(), _ABOUT),
        Action.SPLIT: (frozenset(), frozenset({"claim", "claims"})),
        Action.PLACE: (frozenset({"place"}), frozenset({"claim", "claims", "instead_of"})),
        Action.REDACT: (frozenset(), frozenset({"claim", "claims", "quotes", "article", "name"})),
    }
)
_CLAIM = re.compile(r"c[0-9a-f]{12}")
_INCIDENT = re.compile(r"i[0-9a-f]{12}")
_ARTICLE = re.compile(r"[0-9a-f]{16}")
_LONGEST = 2000


def check_entry(number: int, entry: Mapping[str, Any]) -> Decision:
    """Make a decision of an entry.

    Raises
    ------
    ValueError
        Something in it is wrong; the message says what, and what to do.

    Examples
    --------
    >>> check_entry(1, {"action": "discard", "claim": "c0123456789ab", "who": "An editor"})
    Traceback (most recent call last):
    ValueError: 'why' is missing; every decision says who made it and why
    """
    texts = {key: _text(key, value) for key, value in entry.items() if not KEYS.get(key, True)}
    action = _action(texts.get("action", ""))
    needed, allowed = _FORMS[action]
    for key in entry:
        if key not in KEYS or key not in needed | allowed | _ALWAYS:
            known = ", ".join(key for key in KEYS if key in needed | allowed | _ALWAYS)
            raise ValueError(f"{key!r} is no key of it; its keys are {known}")
    for key in ("who", "why"):
        if not texts.get(key):
            raise ValueError(f"{key!r} is missing; every decision says who made it and why")
    for key in sorted(needed):
        if not texts.get(key):
            raise ValueError(f"{key!r} is missing; write it down")
    decision = Decision(
        number=number,
        action=action,
        who=texts["who"],
        why=texts["why"],
        date=_date(texts.get("date", "")),
        claims=_claims(entry),
        quotes=tuple(_ids("quotes", entry.get("quotes", []), _CLAIM)),
        article=_article(texts.get("article", "")),
        name=texts.get("name", ""),
        grade=_grade(texts.get("grade", "")),
        place="" if texts.get("place") == NO_PLACE else texts.get("place", ""),
        instead_of=texts.get("instead_of", ""),
    )
    _require_targets(decision)
    return decision


def _require_targets(decision: Decision) -> None:
    if decision.action is Action.REDACT:
        about = [bool(decision.claims), bool(decision.quotes), bool(decision.article), bool(decision.name)]
        if sum(about) != 1:
            raise ValueError(
                "is about one thing: a claim, the quotes of claims, an article or a name; name one"
            )
    elif not decision.claims:
        raise ValueError(
            "says not which claim it is about; write claim = its id, as clashline explain shows it"
        )
    elif decision.action is Action.MERGE and len(decision.claims) < 2:  # noqa: PLR2004 -- two at least
        raise ValueError("merges one thing; name a claim or incident of each incident that is to be one")


def _action(text: str) -> Action:
    try:
        return Action(text)
    except ValueError:
        raise ValueError(f"{text!r} is no action; the actions are {', '.join(Action)}") from None


def _claims(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the claims named. An incident's id has the digits of its earliest claim, which stays in it."""
    named = [
        *_ids("claim", _listed(entry.get("claim")), _CLAIM),
        *_ids("claims", entry.get("claims", []), _CLAIM),
        *(f"c{each[1:]}" for each in _ids("incident", _listed(entry.get("incident")), _INCIDENT)),
        *(f"c{each[1:]}" for each in _ids("incidents", entry.get("incidents", []), _INCIDENT)),
    ]
    return tuple(dict.fromkeys(named))


def _listed(value: Any) -> list[Any]:
    return [] if value is None else [value]


def _ids(key: str, values: Any, form: re.Pattern[str]) -> list[str]:
    if not isinstance(values, list):
        raise ValueError(f"{key} is no list; write [{values!r}]")  # noqa: TRY004 -- a wrong entry, as any other
    for value in values:
        if not isinstance(value, str) or not form.fullmatch(value):
            raise ValueError(
                f"{key}: {value!r} is no such id; write {form.pattern[0]} and 12 hexadecimal digits"
            )
    return values


def _text(key: str, value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError(f"{key} is no text; put it into quotes")  # noqa: TRY004 -- as above
    if len(value) > _LONGEST or any(not char.isprintable() and char != "\n" for char in value):
        raise ValueError(f"{key} has more than {_LONGEST} characters, or control characters; shorten it")
    return " ".join(value.split())


def _article(text: str) -> str:
    if text and not _ARTICLE.fullmatch(text):
        raise ValueError(f"article: {text!r} is no such id; write its 16 hexadecimal digits")
    return text


def _grade(text: str) -> str:
    if text and text not in GRADES:
        raise ValueError(f"{text!r} is no grade; the grades are {', '.join(GRADES)}")
    return text


def _date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError:
        raise ValueError(f"date {text!r} is no day; write 2025-10-12") from None
