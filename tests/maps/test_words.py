"""The page's words: every language has them all, with the same places for values, and the scripts ask for no others."""

from __future__ import annotations

import re
from importlib.resources import files
from string import Formatter

import pytest

from maps.language import FALLBACK, is_plural, list_languages, load_language, read_topics

STATIC = files("maps") / "static"
SCRIPTS = {entry.name: entry.read_text() for entry in STATIC.iterdir() if entry.name.endswith(".js")}
# A key as it stands in a script, and what a script puts together: C.t('figure.' + qualifier), C.name('kind', kind).
KEY = re.compile(r"'((?:[a-z_]+\.)+[a-z_0-9]+)'")
BUILT = re.compile(r"'((?:[a-z_]+\.)+)' ?\+")
LISTED = re.compile(r"C\.(?:name|has|item|own)\(\s*'([a-z_.]+)'")


def _flat(table, stem=""):
    """List words by dotted key; plural forms are one entry."""
    flat = {}
    for key, value in table.items():
        if isinstance(value, dict) and not is_plural(value):
            flat.update(_flat(value, f"{stem}{key}."))
        else:
            flat[f"{stem}{key}"] = value
    return flat


def _places(words):
    """List the names in braces; a plural form may leave the number out, for it may be a word."""
    texts = words.values() if isinstance(words, dict) else words if isinstance(words, list) else [words]
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


ENGLISH = _flat(read_topics(FALLBACK))
ASKED = {key for script in SCRIPTS.values() for key in KEY.findall(script)}
STEMS = {stem for script in SCRIPTS.values() for stem in BUILT.findall(script)} | {
    f"{name}." for script in SCRIPTS.values() for name in LISTED.findall(script)
}


@pytest.mark.parametrize("code", list_languages())
def test_a_language_has_all_words_with_the_same_places_for_values(code):
    words = _flat(read_topics(code))
    assert words.keys() == ENGLISH.keys()
    assert {key: _places(words[key]) for key in words} == {key: _places(ENGLISH[key]) for key in ENGLISH}
    assert "" not in words.values()
    assert len(words["language.months"]) == 12
    assert len(words["language.digits"]) == 10


def test_scripts_ask_only_for_words_that_there_are():
    topics = {key.partition(".")[0] for key in ENGLISH} - {"language"}
    asked = {key for key in ASKED if key.partition(".")[0] in topics}
    assert len(asked) > 20
    assert asked - ENGLISH.keys() - {stem[:-1] for stem in STEMS} == set()


@pytest.mark.source
def test_no_word_is_kept_that_nobody_asks_for(root):
    # What Python says (the language itself, the table for pages without scripts, pictures) it asks for by topic.
    python = "".join(path.read_text(encoding="utf-8") for path in (root / "maps").rglob("*.py"))
    asked = ASKED | set(re.findall(r'"((?:[a-z_]+\.)+[a-z_0-9]+)"', python))
    own = {key for key in ENGLISH if f'"{key.partition(".")[0]}"' not in python}
    assert {key for key in own - asked if not key.startswith(tuple(STEMS))} == set()


def test_values_are_put_into_words_and_never_read_as_words():
    assert load_language(FALLBACK).say("date", "time", date="{time}", time="{date}") == "{time}, {date}"
