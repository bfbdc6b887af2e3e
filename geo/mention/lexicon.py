"""What a language's ``mention.toml`` and ``roles.toml`` say, ready to look up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ..errors import RuleError
from ..text import expand, load_language
from ..values import Role
from .pattern import Pattern, compile_patterns
from .romanise import Romaniser, make_romaniser
from .token import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRule:
    """A row of ``roles.toml``: the first whose conditions all hold gives the role.

    Parameters
    ----------
    of
        Sorts of place it speaks of (:mod:`.sort`); empty for all.
    when, unless
        Patterns around the place, of which one must, or none may, be found.
    near, needs
        Patterns of words (no ``@``) that must stand in the window, and word lists one of whose phrases must
        stand anywhere in the sentence.
    told
        Where else events must be told of: ``article`` (half of its sentences), or ``again`` (of this very
        place, before); empty for no such condition.
    """

    name: str
    role: Role
    of: frozenset[str]
    when: Pattern | None
    unless: Pattern | None
    near: Pattern | None
    needs: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """A phrase that makes an unknown word beside it a place's name: "village of ...", or "... area" (``behind``).

    ``rank`` is the place of its row in the data: of two phrases the earlier one is read first.
    """

    kind: str
    rank: int
    behind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Descriptions that mean the last places of a kind: "the crossing", "both crossings"."""

    kind: str
    count: int
    pattern: Pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Everything the package knows about a language."""

    code: str
    cased: bool
    kinds: Mapping[str, str]
    kind_links: frozenset[str]
    kind_after: bool
    absorbed: frozenset[str]
    near: frozenset[str]
    along: frozenset[str]
    along_line: tuple[str, ...]
    inside: frozenset[str]
    owner: frozenset[str]
    joins: frozenset[str]
    breaks: Pattern | None
    crossing: Pattern | None
    company: Mapping[str, tuple[Company, ...]]
    prefixes: frozenset[str]
    suffixes: frozenset[str]
    prepositions: frozenset[str]
    particles: frozenset[str]
    placed: frozenset[str]
    plural: str
    no_names: frozenset[str]
    no_names_before: frozenset[str]
    not_after: frozenset[str]
    titles: frozenset[str]
    stops: frozenset[str]
    others: frozenset[str]
    no_beginnings: tuple[str, ...]
    no_endings: tuple[str, ...]
    described: Mapping[str, frozenset[str]]
    references: tuple[Reference, ...]
    starts: frozenset[str]
    rules: tuple[RoleRule, ...]
    scenes: Mapping[str, Pattern]
    romaniser: Romaniser | None


# In a script without capitals, or whose capitals mean something else, no word tells that it is a name.
_NO_NAMES: Mapping[str, Any] = MappingProxyType(
    {
        "cased": False,
        "kinds": {},
        "links": {"kind": (), "absorbed": (), "near": (), "inside": (), "owner": (), "joins": ()},
        "names": {},
    }
)
# What every mention.toml has, as _NO_NAMES has it.
_NEEDED = ("kinds", "names", *(f"links.{name}" for name in _NO_NAMES["links"]))
# Files whose words are no names of places.
_OTHERS = ("events", "grammar", "numbers", "roles", "verbs_harm", "verbs_saying", "victims", "when")
_JOINED = re.compile(r"[^\W\d_]+(?:\u200c[^\W\d_]+)+")
_NO_ROLES: Mapping[str, Any] = MappingProxyType({"rule": ()})


@cache
def load_lexicon(code: str) -> Lexicon:
    """Read and compile a language's data; of one that has none, listed names are all that can be read.

    Raises
    ------
    RuleError
        A list is missing, a rule names one that is not there, or a role does not exist.
    """
    language = load_language(code)
    where = f"geo/languages/{language.code}"
    data, roles = language.tables.get("mention", _NO_NAMES), language.tables.get("roles", _NO_ROLES)
    lists: dict[str, Sequence[str]] = dict(roles.get("words", {}))
    _check(data, f"{where}/mention.toml")
    links = data["links"]
    return Lexicon(
        code=language.code,
        cased=bool(data.get("cased", True)),
        kinds=MappingProxyType(
            {normalise(word): kind for kind, words in data["kinds"].items() for word in words}
        ),
        kind_after=bool(links.get("kind_after", True)),
        kind_links=_words(links["kind"]),
        absorbed=_words(links["absorbed"]),
        near=_words(links["near"]),
        along=_words(links.get("along", [])),
        along_line=tuple(links.get("along_line", ())),
        inside=_words(links["inside"]),
        owner=_words(links["owner"]),
        joins=_words(links["joins"]),
        breaks=compile_patterns(links.get("breaks", []), lists, f"{where}/mention.toml [links] breaks"),
        crossing=compile_patterns(links.get("crossing", []), lists, f"{where}/mention.toml [links] crossing"),
        company=_company(data.get("company", [])),
        prefixes=_words(data["names"].get("prefixes", [])),
        suffixes=_words(data["names"].get("suffixes", [])),
        placed=_words(data["names"].get("placed", [])),
        plural=str(data["names"].get("plural", "")),
        particles=_words(data["names"].get("particles", [])),
        prepositions=_words(data["names"].get("prepositions", [])),
        no_names_before=_words(data["names"].get("never_before", [])),
        no_names=_words(data["names"].get("never", [])),
        not_after=_words(data["names"].get("not_after", [])),
        titles=_words(data["names"].get("titles", [])),
        stops=_words(data["names"].get("stops", [])),
        others=_words_of_others(language.tables, data),
        no_beginnings=tuple(data["names"].get("never_begin", [])),
        no_endings=tuple(data["names"].get("never_end", [])),
        described=MappingProxyType(
            {
                key: _words(data.get("described", {}).get(key, []))
                for key in ("capital", "articles", "adjectives", "not_before")
            }
        ),
        references=tuple(
            _reference(row, data["described"], where)
            for row in data.get("described", {}).get("reference", [])
        ),
        starts=_first_words(data),
        rules=tuple(_rule(row, lists, f"{where}/roles.toml") for row in roles["rule"]),
        scenes=MappingProxyType(
            {name: _scene(name, lists, where) for row in roles["rule"] for name in row.get("needs", [])}
        ),
        romaniser=make_romaniser(language.tables.get("romanise", {})),
    )


def _check(data: Mapping[str, Any], where: str) -> None:
    for key in _NEEDED:
        table, _, name = key.partition(".")
        if table not in data or (name and name not in data[table]):
            message = f"{where}: key {key} is missing"
            raise RuleError(message)


def _words(phrases: Sequence[str]) -> frozenset[str]:
    return frozenset(normalise(one) for phrase in phrases for one in expand(phrase))


def _words_of_others(tables: Mapping[str, Any], data: Mapping[str, Any]) -> frozenset[str]:
    """Return the words that the language's other files know as something else: numbers, verbs, people, days.

    In a script without capitals nothing else tells that they are no names. Words for kinds may be parts of names.
    """
    if data.get("cased", True):
        return frozenset()
    told = {word for name in _OTHERS for word in _single_words(tables.get(name, {}))}
    kinds = {word for words in data["kinds"].values() for word in words}
    return _words(sorted(told)) - _words(sorted(kinds))


def _single_words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if value.isalpha() or _JOINED.fullmatch(value):
            yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():  # number words are keys
            yield from _single_words(key)
            yield from _single_words(each)
    elif isinstance(value, list):
        for each in value:
            yield from _single_words(each)


def _company(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, tuple[Company, ...]]:
    found: dict[str, tuple[Company, ...]] = {}
    for rank, row in enumerate(rows):
        for key, behind in (("before", False), ("after", True)):
            for phrase in _words(row.get(key, [])):
                company = Company(kind=row["kind"], rank=rank, behind=behind)
                found[phrase] = (*found.get(phrase, ()), company)
    return MappingProxyType(found)


def _first_words(data: Mapping[str, Any]) -> frozenset[str]:
    """Return the words at which the search for unlisted names has something to look for."""
    rows = data.get("company", [])
    phrases = [phrase for row in rows for phrase in (*row.get("before", []), *row.get("after", []))]
    names = data["names"]
    parts = (*names.get("prefixes", []), *names.get("suffixes", []))
    told = (*phrases, *parts, *names.get("prepositions", []))
    return frozenset(phrase.split()[0] for phrase in _words(told))


def _reference(row: Mapping[str, Any], described: Mapping[str, Any], where: str) -> Reference:
    """Compile a row: its phrases, none of which may be followed by one of ``not_before``."""
    lists = {name: words for name, words in described.items() if name != "reference"}
    place = f"{where}/mention.toml [[described.reference]]"
    found = compile_patterns(row["words"], lists, place)
    if found is None:
        message = f"{place}: words must name at least one phrase"
        raise RuleError(message)
    refused = "|".join(re.escape(word) for word in sorted(_words(row.get("not_before", []))))
    ahead = rf"(?!(?:{refused}) )" if refused else ""
    pattern = Pattern(f"(?:{found.source}){ahead}", found.alternatives)
    return Reference(kind=row["kind"], count=row["count"], pattern=pattern)


def _scene(name: str, lists: Mapping[str, Sequence[str]], where: str) -> Pattern:
    found = compile_patterns([f"{{{name}}}"], lists, f"{where}/roles.toml: needs")
    assert found is not None
    return found


def _rule(row: Mapping[str, Any], lists: Mapping[str, Sequence[str]], where: str) -> RoleRule:
    place = f"{where}: rule {row.get('name', '?')!r}"
    try:
        role = Role(row["role"])
    except (KeyError, ValueError) as error:
        message = f"{place}: role must be one of {', '.join(Role)}"
        raise RuleError(message) from error
    return RoleRule(
        name=row["name"],
        role=role,
        of=frozenset(row.get("of", [])),
        when=compile_patterns(row.get("when", []), lists, place),
        unless=compile_patterns(row.get("unless", []), lists, place),
        near=compile_patterns(row.get("near", []), lists, place),
        needs=tuple(row.get("needs", [])),
        told=str(row.get("told", "")),
    )
