"""A language's words for claims as one table: phrase -> tags, checked when it is loaded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..errors import RuleError
from ..text import expand, load_language
from ..values import Measure
from .wording import MAY_LACK, PROPER, Phrases, Tags, add_phrase, as_units, count_sources, key_by_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gazetteer import Sides, SideWord

TABLES = ("numbers", "victims", "verbs_harm", "verbs_saying", "events", "grammar")
SORTS = frozenset(
    {
        "forces",
        "fighters",
        "militants",
        "civilians",
        "people",
        "posts",
        "vehicles",
        "drones",
        "crossings",
        "things",
    }
)
# Lists that rules look up by themselves, for their words carry no tag.
_PLAIN = (
    ("verbs_saying", "forms", "by"),
    ("verbs_saying", "nominal", "from"),
    ("verbs_saying", "nominal", "that"),
)
_FORMS = ("does", "done", "suffers", "state", "noun", "toll", "unsplit")
# What grammar.toml may say in [behind]: small words that stand behind what they govern. A language without them has no such table.
_BEHIND = (
    "including",
    "subject",
    "object",
    "governed",
    "doing",
    "negated",
    "according",
    "addressed",
    "against",
)
# A noun of the data with this behind it stands for all its forms, by the endings of grammar.toml.
_STEM = "~"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The words of one language and theatre. ``phrases`` maps a first word to what may begin with it.

    ``by`` and ``definite`` are words that rules look up by themselves, spelled as units spell them.
    """

    code: str
    phrases: Mapping[str, Phrases]
    tables: Mapping[str, Mapping[str, Any]]
    measures: Mapping[str, Mapping[str, Measure]]
    by: frozenset[str]
    definite: frozenset[str]
    verb_last: bool
    owner_last: bool
    sides: Sides


# What those are called whom a theatre's data know as militants by name.
LEADERS = "hunted"


@lru_cache(maxsize=16)
def load_lexicon(code: str, sides: Sides) -> Lexicon | None:
    """Load the claim data of a language; None where it has none, so that nothing is read by another's rules.

    Raises
    ------
    RuleError
        A table lacks a key, or a key has the wrong type; names file and key.
    """
    language = load_language(code)
    code, tables = language.code, language.tables
    if any(name not in tables for name in TABLES):
        return None
    for name, key, field in _PLAIN:
        _words(tables[name], f"geo/languages/{code}/{name}.toml", key, field)
    found: dict[tuple[str, ...], Tags] = {}
    for row, name, values in _entries(tables, code):
        for phrase in expand(row):
            for form, told in _inflect(
                phrase, values, tables["grammar"], f"geo/languages/{code}/grammar.toml"
            ):
                add_phrase(found, form, name, told)
    _add_sides(found, sides, code)
    if tables["grammar"].get("owner") != "last":
        count_sources(found)
    return Lexicon(
        code=code,
        phrases=key_by_words(found),
        tables=tables,
        measures=_measures(tables["verbs_harm"], code),
        by=as_units(tables["verbs_saying"]["forms"]["by"]),
        definite=as_units(tables["grammar"]["determiners"]["definite"]),
        verb_last=tables["grammar"].get("order") == "verb_last",
        owner_last=tables["grammar"].get("owner") == "last",
        sides=sides,
    )


def _add_sides(found: dict[tuple[str, ...], Tags], sides: Sides, code: str) -> None:
    """Add a theatre's words for who is meant, who speaks, and who gives himself away."""
    for word in sides.words_in(code):
        add_phrase(found, word.text, _tag_of(word), (word.party or word.claimant, word.kind))
        if word.kind == "usual_offices":
            add_phrase(found, word.text, "source", ("central",))
    for phrase, party in sides.gives_away.items():
        add_phrase(found, phrase, "gives_away", (party,))
    for row in sides.leaders.get(code, ()):
        for phrase in expand(row):
            add_phrase(found, phrase, "head", (LEADERS, "militants", "one"))


def _inflect(
    phrase: str, values: tuple[str, ...], grammar: Mapping[str, Any], where: str
) -> Iterable[tuple[str, tuple[str, ...]]]:
    """Yield all forms of a phrase that is marked to take the language's endings ("post~"), with their values."""
    if not phrase.endswith(_STEM) or len(phrase) == 1:
        yield phrase, values
        return
    stem = phrase.removesuffix(_STEM)
    yield stem, values
    for ending in _words(grammar, where, "endings", "singular"):
        yield stem + ending, values
    for ending in _words(grammar, where, "endings", "plural"):
        yield stem + ending, tuple("many" if value == "one" else value for value in values)


def _tag_of(word: SideWord) -> str:
    if word.kind == "usual_offices":
        return "usual"
    return "party" if word.party else "voice"


def _words(table: Mapping[str, Any], where: str, *keys: str) -> list[str]:
    value: Any = table
    for key in keys:
        if not hasattr(value, "keys") or key not in value:
            raise RuleError(f"{where}: key {'.'.join(keys)} is missing")
        value = value[key]
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise RuleError(f"{where}: key {'.'.join(keys)} must be a list of words")
    return value


def _may_lack(table: Mapping[str, Any], where: str, key: str, name: str) -> list[str]:
    """Return a list that not every language has words for, empty where it is missing."""
    return _words(table, where, key, name) if name in table.get(key, ()) else []


def _entries(
    tables: Mapping[str, Mapping[str, Any]], code: str
) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    for word in _words(tables["numbers"], f"geo/languages/{code}/numbers.toml", "after", "at_least"):
        yield word, "bound_after", (word,)
    yield from _harm(tables["verbs_harm"], f"geo/languages/{code}/verbs_harm.toml")
    yield from _heads(tables["victims"], f"geo/languages/{code}/victims.toml")
    for name in ("months", "weekdays"):
        for word in tables.get("when", {}).get(name, ()):
            yield word, "calendar", (name,)
    yield from _saying(tables["verbs_saying"], f"geo/languages/{code}/verbs_saying.toml")
    yield from _events(tables["events"], f"geo/languages/{code}/events.toml")
    yield from _grammar(tables["grammar"], f"geo/languages/{code}/grammar.toml")


def _harm(table: Mapping[str, Any], where: str) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    for group in table["measures"]:
        for form in _FORMS:
            for word in _words(table, where, group, form):
                yield word, "noun" if form in {"noun", "unsplit", "toll"} else "pred", (group, form)
        for form in ("those", "bodies", "honour", "dishonour"):
            for word in _may_lack(table, where, group, form):
                yield word, form, (group, form)
    for kind in ("inflict", "suffer", "lose", "taking", "lives"):
        for word in _words(table, where, "verbs", kind):
            yield word, kind, (kind,)
    for kind in ("found", "put_at", "counting", "natural", "number_of", "numbers", "upon", "among"):
        for word in _may_lack(table, where, "verbs", kind):
            yield word, kind, (kind,)


def _heads(table: Mapping[str, Any], where: str) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    for name, row in table.items():
        if row.get("sort") not in SORTS:
            raise RuleError(f"{where}: key {name}.sort must be one of {', '.join(sorted(SORTS))}")
        for number in ("one", "many"):
            for word in _words(table, where, name, number):
                proper = (PROPER,) if row.get("capital", False) else ()
                yield word, "head", (name, row["sort"], number, *proper)


# Where verbs_saying.toml keeps what: key of the table, the lists in it (None: all of them), and the tag they give;
# the tag's value is the list's name, or for a tag of its own name the word itself.
_SAYING = (
    ("verbs", ("unsettled", "denies", "reacts", "calls", "confirms", "says", "saying", "rumoured"), "say"),
    (
        "sources",
        ("bodies", "local", "central", "spokesmen", "officials", "sources", "witness", "media"),
        "source",
    ),
    ("forms", ("according", "cited", "account", "owned", "tells", "quoted_as"), ""),
    (
        "phrases",
        ("links", "aside", "sides", "anonymity", "hearers", "titles", "local_marks", "near_marks"),
        "",
    ),
    ("papers", ("words",), "paper"),
    ("papers", ("bare",), "bare"),
    ("silence", ("words",), "silent"),
    ("about", ("charges", "figures", "wrong", "both", "unverified", "caveat"), ""),
    ("pronouns", ("words",), "pronoun"),
    ("pronouns", ("person",), "person"),
    ("pronouns", ("again",), "again"),
    ("addressed", ("words",), "addressed"),
    ("nominal", ("words",), "nominal"),
    ("nominal", ("that",), ""),
)


# What not every language needs.
_SAYING_IF_ANY = (
    ("openers", ("words",), "opener"),
    ("pronouns", ("objects",), "object_pronoun"),
    (
        "phrases",
        ("summing", "based", "former", "seen", "frontier", "group", "whose", "no_saying", "stationed"),
        "",
    ),
    ("forms", ("blames",), ""),
    ("about", ("losses", "denied_acts", "confirmable", "many_figures"), ""),
)


def _saying(table: Mapping[str, Any], where: str) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    for key, lists, tag in _SAYING:
        for name in lists:
            for word in _words(table, where, key, name):
                yield word, tag or name, (name,)
    for key, some, tag in _SAYING_IF_ANY:
        for name in some:
            for word in _may_lack(table, where, key, name):
                yield word, tag or name, (name,)


# Lists of one kind of event, and the tag that each gives behind the kind's name.
_EVENT_LISTS = {
    "clash": (("weak", "weak"), ("launched", "launched"), ("acts", "act")),
    "strike": (("weak", "weak"), ("acts", "act"), ("targets", "means")),
    "ceasefire": (("acts", "act"),),
}
_EVENT_WORDS = (
    ("aim_acts", "words", "aim_act"),
    ("aimed", "words", "aimed"),
    ("places", "counted", "counted_place"),
)
_EVENT_WORDS_IF_ANY = (
    *(("strike", name, name) for name in ("by_state", "hits", "aircraft", "by_aircraft", "carried")),
    *(("rounds", name, name) for name in ("shot", "bullets", "fires")),
    *(("avowal", name, name) for name in ("deed", "deeds", "duty", "takes_duty")),
    ("strike", "raids", "raid"),
    ("strike", "bare", "strike_bare"),
    ("strike", "bare_one", "strike_bare"),
    ("strike", "bare_one", "strike_bare_one"),
    ("strike", "shelling", "strike_bare"),
    ("strike", "shelling", "strike_bare_one"),
    ("strike", "shelling", "shelling_noun"),
    ("strike", "air", "strike_air"),
    ("strike", "told", "strike_told"),
    ("clash", "within", "within"),
    ("clash", "told", "clash_told"),
    ("confirmed", "words", "confirmed"),
    ("rounds", "words", "round"),
    ("homes", "words", "home"),
    ("attacks", "words", "attacks"),
    ("avowal", "words", "avowed"),
    ("aimed", "behind", "target_of"),
    ("aimed", "told", "aim_told"),
)


def _events(table: Mapping[str, Any], where: str) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    for kind in _EVENT_LISTS:
        yield from _event_kind(table, where, kind)
    for hint in table["hints"]:
        for word in _words(table, where, "hints", hint):
            yield word, "hint", (hint,)
    for word, times in table["times"].items():
        yield word, "times", (str(int(times)),)
    for key, name, tag in _EVENT_WORDS:
        for word in _words(table, where, key, name):
            yield word, tag, (word,)
    for key, name, tag in _EVENT_WORDS_IF_ANY:
        for word in _may_lack(table, where, key, name):
            yield word, tag, (word,)


def _event_kind(
    table: Mapping[str, Any], where: str, kind: str
) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    for word in _may_lack(table, where, kind, "verbs"):
        yield word, "event", (kind, "verbs")
    for word in _words(table, where, kind, "nouns"):
        yield word, "event", (kind, "nouns")
    for word in _may_lack(table, where, kind, "blamed"):
        yield word, "event", (kind, "blamed")
    for name, tag in _EVENT_LISTS[kind]:
        for word in _words(table, where, kind, name):
            yield word, f"{kind}_{tag}", (kind,)
    yield from _pairs(_may_lack(table, where, kind, "pairs"), kind)


def _pairs(pairs: list[str], kind: str) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    """Tag the first word of "exchanged ... fire" with all words that may follow it."""
    split = [(pair.partition(" ... ")[0], pair.rpartition(" ... ")[2]) for pair in pairs]
    for first in dict.fromkeys(first for first, _ in split):
        yield first, f"{kind}_pair", tuple(last for other, last in split if other == first)


def _grammar(table: Mapping[str, Any], where: str) -> Iterable[tuple[str, str, tuple[str, ...]]]:
    plan = {
        "aux": (("auxiliaries", "be"), ("auxiliaries", "have"), ("auxiliaries", "modal")),
        "skip": (("skip", "words"),),
        "left": (("left", "words"),),
        "bound": (("boundaries", "words"),),
        "relative": (("boundaries", "relative"),),
        "and": (("joins", "and"),),
        "contrast": (("joins", "contrast"),),
        "including": (("including", "words"),),
        "prep": (("prepositions", "words"),),
        "of": (("partitive", "words"),),
        "both_sides": (("both_sides", "words"),),
        "mostly": (("mostly", "words"),),
        "territory": (("territory", "words"),),
        "the": (("determiners", "definite"),),
        "a": (("determiners", "indefinite"),),
        "s": (("determiners", "genitive"),),
        "own": (("possessive", "own"),),
        "enemy": (("possessive", "enemy"),),
        "allied": (("possessive", "allied"),),
        "hypothetical": (("hypothetical", "before"),),
        "none": (("hypothetical", "none"),),
        "none_killed": (("hypothetical", "none_killed"),),
        "aggregate": (("aggregate", "words"),),
        "background": (("background", "words"),),
        "ago": (("background", "ago"),),
        "past": (("background", "past"),),
        "governed": (("governed", "words"),),
        "placed": (("governed", "placed"),),
        "habitual": (("habitual", "words"),),
    }
    for name, paths in plan.items():
        for path in paths:
            for word in _words(table, where, *path):
                yield word, name, (path[-1],)
    for name, (key, list_name) in MAY_LACK.items():
        for word in _may_lack(table, where, key, list_name):
            yield word, name, (list_name,)
    for name in table.get("behind", {}):
        if name not in _BEHIND:
            raise RuleError(f"{where}: key behind.{name} must be one of {', '.join(_BEHIND)}")
        for word in _words(table, where, "behind", name):
            yield word, f"{name}_behind", (name,)


def _measures(table: Mapping[str, Any], code: str) -> dict[str, dict[str, Measure]]:
    where = f"geo/languages/{code}/verbs_harm.toml"
    found: dict[str, dict[str, Measure]] = {}
    for group, row in table["measures"].items():
        try:
            found[group] = {sort: Measure(name) for sort, name in row.items()}
        except ValueError as error:
            raise RuleError(f"{where}: key measures.{group}: {error}") from error
    return found
