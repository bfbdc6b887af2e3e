"""Names: written so that they can be found, and each with one meaning or a rule."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from ..ambiguity import parse_rule
from ..errors import TheatreDataError
from ..spelling import fold, script_of
from ..table import NAMES, split_cell
from .finding import at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..table import Row
    from .finding import Finding, Tables

# Controls, unassigned and private characters, surrogates, and what stands for an undecodable byte.
BAD_CATEGORIES = {"Cc", "Cn", "Co", "Cs"}
REPLACEMENT = "\ufffd"


def check_naming(tables: Tables) -> Iterator[Finding]:
    """Find names that cannot be written or found, and names of several places without a rule."""
    meanings: defaultdict[str, dict[str, Row]] = defaultdict(dict)
    scripts = _find_scripts(tables)
    for row, place in tables.rows:
        if not place.names:
            yield at(row, "a place without a name is never found; give one")
        for language, cell in row.names.items():
            yield from _check_cell(row, language, cell, scripts.get(language, ""))
        for name in place.names:
            meanings[fold(name.text)].setdefault(place.id, row)
    ruled: dict[str, Row] = {}
    for row in tables.rules:
        yield from _check_rule(row, meanings, ruled)
    for folded, places in meanings.items():
        if len(places) > 1 and folded not in ruled:
            last = list(places.values())[-1]
            yield at(
                last,
                f"{folded!r} names {' and '.join(places)}, and ambiguous.csv has no rule for it",
            )


def _find_scripts(tables: Tables) -> dict[str, str]:
    """Find the script that most names of each language are written in."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for _, place in tables.rows:
        for name in place.names:
            counts[name.language][script_of(name.text)] += 1
    return {language: count.most_common(1)[0][0] for language, count in counts.items()}


def _check_cell(row: Row, language: str, cell: str, script: str) -> Iterator[Finding]:
    column = NAMES + language
    seen: set[str] = set()
    for text in split_cell(cell):
        if text in seen:
            yield at(row, f"{column}: {text!r} stands there twice")
        seen.add(text)
        wrong = _unwritable(text)
        if wrong:
            yield at(row, f"{column}: {text!r} cannot be encoded as a name: {wrong}")
        elif script_of(text) != script:
            yield at(row, f"{column}: {text!r} is in the wrong script for {language}")


def _unwritable(text: str) -> str:
    """Say why a name cannot be written, empty if it can."""
    for character in text:
        if unicodedata.category(character) in BAD_CATEGORIES or character == REPLACEMENT:
            return f"U+{ord(character):04X} is no character of a name"
    if unicodedata.normalize("NFC", text) != text:
        return "it is not in Unicode's composed form (NFC)"
    return "" if any(map(str.isalpha, text)) else "it has no letter"


def _check_rule(row: Row, meanings: dict[str, dict[str, Row]], ruled: dict[str, Row]) -> Iterator[Finding]:
    try:
        rule = parse_rule(row)
    except TheatreDataError as error:
        yield at(row, error.what)
        return
    for name in split_cell(row.cells["names"]):
        folded = fold(name)
        if folded in ruled:
            yield at(row, f"{name!r} has a rule already, in line {ruled[folded].line}")
        ruled.setdefault(folded, row)
        if folded not in meanings:
            yield at(row, f"{name!r} is no name of a place; take it out or correct it")
        for place_id in meanings.get(folded, ()):
            if len(meanings[folded]) > 1 and place_id not in rule.preferred:
                yield at(row, f"{name!r} also names {place_id}, which the row's 'prefer' leaves out")
    meant = {place_id for name in split_cell(row.cells["names"]) for place_id in meanings.get(fold(name), ())}
    for place_id in rule.preferred:
        if place_id not in meant:
            yield at(row, f"prefer: {place_id!r} is no place that the row's names name")
