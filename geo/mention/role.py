"""The role of a group of places: the first rule of the language's ``roles.toml`` that holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..values import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .lexicon import Lexicon, RoleRule
    from .line import Window
    from .pattern import Pattern
    from .token import Words

# An article is about events if half of its sentences tell of one.
_EVENTFUL = 1 / 2


class Scene:
    """What a sentence as a whole tells; each question is answered once."""

    def __init__(self, words: Words, scenes: Mapping[str, Pattern]) -> None:
        self._words = words
        self._scenes = scenes
        self._known: dict[str, str] = {}

    def find(self, name: str) -> str:
        """Return the first words of a list that stand in the sentence, or nothing."""
        if name not in self._known:
            signs = f" {' '.join(self._words.folded)} "
            found = self._scenes[name].search(signs, self._words.vocabulary) if name in self._scenes else None
            self._known[name] = found.group().strip() if found else ""
        return self._known[name]


def tell_events(scenes: Sequence[Scene]) -> frozenset[str]:
    """Say whether an article tells of events: ``article`` where half of its sentences do."""
    tells = sum(bool(scene.find("event") or scene.find("closing")) for scene in scenes)
    return frozenset({"article"} if tells >= _EVENTFUL * len(scenes) else ())


def decide_role(
    sort: str,
    window: Window,
    scene: Scene,
    lexicon: Lexicon,
    *,
    text: str,
    told: frozenset[str] = frozenset(),
) -> tuple[Role, str]:
    """Return the role of a place and the rule and words that gave it.

    ``told`` says where else events are told of: in the ``article``, or ``again`` of this very place.
    """
    for rule in lexicon.rules:
        if (rule.of and sort not in rule.of) or (rule.told and rule.told not in told):
            continue
        if (words := _hold(rule, window, scene, text)) is not None:
            return rule.role, f'{rule.name}: "{words}"' if words else rule.name
    if not lexicon.rules:
        return Role.BACKGROUND, f"there are no rules for articles in {lexicon.code!r}"
    return Role.BACKGROUND, "nothing happens there"


def _hold(rule: RoleRule, window: Window, scene: Scene, text: str) -> str | None:
    """Return the words on which a rule rests, or None where one of its conditions fails."""
    said = []
    if rule.when is not None:
        match = rule.when.search(window.signs, window.words)
        if match is None:
            return None
        said.append(window.quote(text, match))
    if rule.unless is not None and rule.unless.search(window.signs, window.words):
        return None
    if rule.near is not None:
        match = rule.near.search(window.signs, window.words)
        if match is None:
            return None
        said.append(window.quote(text, match))
    for name in rule.needs:
        if not (found := scene.find(name)):
            return None
        said.append(found)
    return " ... ".join(said)
