"""The words of a language are checked when they are loaded."""

from __future__ import annotations

import dataclasses
from types import MappingProxyType

import pytest

from gazetteer import Gazetteer
from geo.claim import lexicon as module
from geo.claim.lexicon import load_lexicon
from geo.errors import RuleError
from geo.text import load_language


@pytest.fixture
def sides():
    # A copy, so that nothing that is cached for the true one is met.
    return dataclasses.replace(Gazetteer.load("durand").sides)


def test_english_has_claim_data(sides):
    assert load_lexicon("en", sides) is not None


def test_a_language_without_claim_data_has_no_lexicon(sides):
    assert load_lexicon("xx", sides) is None


@pytest.mark.parametrize(
    ("table", "change", "said"),
    [
        ("verbs_harm", lambda t: t["kill"].pop("done"), "verbs_harm.toml: key kill.done is missing"),
        (
            "verbs_harm",
            lambda t: t["measures"].update(kill={"forces": "slain"}),
            "verbs_harm.toml: key measures.kill",
        ),
        (
            "verbs_saying",
            lambda t: t["verbs"].update(says="said"),
            "verbs_saying.toml: key verbs.says must be a list",
        ),
        (
            "victims",
            lambda t: t.update(cats={"sort": "cats", "one": [], "many": []}),
            "victims.toml: key cats.sort",
        ),
        ("grammar", lambda t: t.pop("joins"), "grammar.toml: key joins.and is missing"),
        ("events", lambda t: t["clash"].pop("nouns"), "events.toml: key clash.nouns is missing"),
    ],
)
def test_wrong_data_are_named_with_file_and_key(monkeypatch, sides, table, change, said):
    language = load_language("en")
    kept = {
        name: {key: _copy(value) for key, value in content.items()}
        for name, content in language.tables.items()
    }
    monkeypatch.setattr(
        module, "load_language", lambda _code: dataclasses.replace(language, tables=MappingProxyType(kept))
    )
    change(kept[table])
    with pytest.raises(RuleError, match=said.replace(".", r"\.")):
        load_lexicon("en", sides)


def _copy(value):
    return dict(value) if isinstance(value, dict) else value
