"""Work grows in proportion to a text, whatever it repeats: our loops by calls, our regular expressions by steps.

Counted, not timed: neither depends on what else the machine does. ``make bench`` prints the same by time.
"""

from __future__ import annotations

import cProfile
import json
import math
import re
import sys
from pathlib import Path

import pytest

import gazetteer
from geo.claim import find_claims
from geo.mention import find_mentions
from geo.read import furniture, headline
from geo.when import date_claims

from .dossiers import article
from .steps import Counting

GAZETTEER = gazetteer.Gazetteer.load("durand")
FILE = Path(__file__).parents[1] / "hostile" / "redos_pumps.jsonl"
OURS = [
    {"name": "furniture", "prefix": "", "pump": "3 Min Read\n", "suffix": ""},
    {"name": "initials apart", "prefix": "", "pump": "A.\ta.\t", "suffix": ""},
    {"name": "a dateline of capitals", "prefix": "", "pump": "A" * 60 + "! Monday – ", "suffix": ""},
    {
        "name": "a strike told again",
        "prefix": "",
        "pump": "Police sources said there was an air strike near the town. ",
        "suffix": "",
    },
    {"name": "names", "prefix": "", "pump": "Khost, Kunar and Kabul ", "suffix": ""},
]
PUMPS = [*(json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()), *OURS]
# The exponent that a count may grow with: 1 is in proportion, 2 would be a loop within a loop.
MOST = 1.2
KIB = 1024


def pumped(row, size):
    """Repeat a pump to a size, in a report that otherwise has something to find."""
    text = row["prefix"] + row["pump"] * (size // len(row["pump"])) + row["suffix"]
    return f"Two soldiers were killed at Torkham on Monday, officials said. {text}"


def read(text):
    """Read a text with all that reads texts; not by ``build``, which leaves out what is about something else."""
    skipped = furniture.find_furniture(text, "en")
    headline.find_headline(text, "Torkham", skipped)
    told = article(text, published="2025-10-12", skipped=skipped)
    mentions = find_mentions(told, GAZETTEER)
    return date_claims(told, find_claims(told, mentions, GAZETTEER), GAZETTEER)


def calls(text):
    profile = cProfile.Profile()
    profile.runcall(read, text)
    return sum(row.callcount for row in profile.getstats())


@pytest.fixture(autouse=True, scope="module")
def _data_are_read():
    """Read the languages' data before anything is counted."""
    read(pumped(PUMPS[0], KIB))


def slope(work, row, small, large):
    return math.log(work(pumped(row, large)) / work(pumped(row, small))) / math.log(large / small)


def expressions():
    """Give what in our modules is a compiled expression, as (module, name)."""
    for name, module in sorted(sys.modules.items()):
        if name.partition(".")[0] in {"gazetteer", "geo"}:
            for key, value in vars(module).items():
                if isinstance(value, re.Pattern):
                    yield module, key


def test_the_expressions_are_found():
    assert len(list(expressions())) > 10


@pytest.mark.parametrize("row", PUMPS, ids=lambda row: row["name"])
def test_no_loop_does_more_than_its_share_as_a_pump_repeats(row):
    assert slope(calls, row, 2 * KIB, 8 * KIB) < MOST


@pytest.mark.long
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("row", PUMPS, ids=lambda row: row["name"])
def test_no_loop_does_more_than_its_share_at_a_megabyte(row):
    assert slope(calls, row, 64 * KIB, 1024 * KIB) < MOST


@pytest.mark.parametrize("row", PUMPS, ids=lambda row: row["name"])
def test_no_expression_takes_more_steps_than_its_share(row, monkeypatch):
    tally = [0]
    for module, key in list(expressions()):
        monkeypatch.setattr(module, key, Counting(getattr(module, key), tally))

    def steps(text):
        tally[0] = 0
        read(text)
        return tally[0]

    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(100_000)  # a repeated group is one call within the other
    try:
        assert slope(steps, row, KIB // 4, KIB) < MOST
    finally:
        sys.setrecursionlimit(limit)
