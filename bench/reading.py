"""What reading costs: by stage, beside programs that only find names, and on texts made to cost much."""

from __future__ import annotations

import hashlib
import json
import math
import statistics
from pathlib import Path
from typing import TYPE_CHECKING

from measure import cost_of_call, median, table
from peers import load_peers

import geo
from geo.claim import find_claims
from geo.mention import find_mentions
from geo.values import Article
from geo.when import date_claims

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gazetteer import Gazetteer

ROOT = Path(__file__).parents[1]
MB = 1e6
KIB = 1024
PUMPS = ROOT / "tests" / "hostile" / "redos_pumps.jsonl"
# Made up. It names places of the world and parties to other wars.
ELSEWHERE = """LISBON: Three workers were killed and five wounded on Monday when a bridge closed since March fell, \
the mayor said. The ministry in Madrid denied that its soldiers had fired across the border at two points.
A spokesman for the police of Porto told Reuters that at least 12 people were missing; officials in Paris and \
Berlin called the figure false. "We shut both crossings," he added, "and will not open them before Friday."
"""


def article(text: str, language: str = "en") -> Article:
    """Make an article of a text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=digest[:16], name="bench", text=text, source_sha256=digest, text_sha256=digest,
        published="2025-10-12", language=language,
    )  # fmt: skip


def corpora() -> dict[str, list[Article]]:
    """Give the texts that are read, each as articles of the length that articles have."""
    dev = [json.loads(path.read_text("utf-8")) for path in _corpus()]
    licence = (ROOT / "LICENSE").read_text("utf-8")
    return {
        "articles of the theatre, English": [article(row["text"]) for row in dev if row["lang"] == "en"],
        "articles of the theatre, Urdu, Dari": [
            article(row["text"], row["lang"]) for row in dev if row["lang"] != "en"
        ],
        "news from elsewhere": [article(f"{number}. {ELSEWHERE * 5}") for number in range(300)],
        "a licence": [article(f"{number}. {licence[:5_000]}") for number in range(100)],
    }


def _corpus() -> list[Path]:
    folder = ROOT / "bench" / "border_claims" / "dev"
    return sorted(path for path in folder.glob("*.json") if not path.name.endswith(".gold.json"))


def stages(gazetteer: Gazetteer, runs: int) -> str:
    """Measure each stage by itself, all of them, and programs that only find names, in MB of text a CPU second."""
    peers, missing = load_peers(gazetteer)
    head = ["MB/CPU s", "MB", "names", "places", "claims", "dates", "whole", *peers]
    head += [f"whole / {peer}" for peer in peers]
    rows = []
    for name, texts in corpora().items():
        size = sum(len(each.text.encode()) for each in texts) / MB
        whole = speed(size, lambda texts=texts: geo.build(texts, gazetteer), runs)
        found = [
            speed(size, lambda texts=texts, find=find: [find(a.text) for a in texts], runs)
            for find in peers.values()
        ]
        ours = [*_by_stage(texts, gazetteer, runs), whole]
        ratios = [f"{whole / other:.2f}" for other in found]
        rows.append([name, f"{size:.2f}", *map(_figure, [*ours, *found]), *ratios])
    return "\n".join([table(f"Reading, median of {runs}", head, rows), *(f"  {line}" for line in missing)])


def _by_stage(texts: Sequence[Article], gazetteer: Gazetteer, runs: int) -> list[float]:
    """Measure the stages one by one, also on texts of which ``build`` reads nothing."""
    texts = texts[:40]
    size = sum(len(each.text.encode()) for each in texts) / MB
    mentions = [find_mentions(each, gazetteer) for each in texts]
    claims = [find_claims(each, found, gazetteer) for each, found in zip(texts, mentions, strict=True)]
    return [
        speed(size, lambda: [gazetteer.find(each.text) for each in texts], runs),
        speed(size, lambda: [find_mentions(each, gazetteer) for each in texts], runs),
        speed(
            size, lambda: [find_claims(*pair, gazetteer) for pair in zip(texts, mentions, strict=True)], runs
        ),
        speed(
            size, lambda: [date_claims(*pair, gazetteer) for pair in zip(texts, claims, strict=True)], runs
        ),
    ]


def speed(size: float, call: Callable[[], object], runs: int) -> float:
    """Give MB a CPU second, once all data are loaded."""
    call()
    return size / median([cost_of_call(call) for _ in range(runs)]).cpu


def _figure(value: float) -> str:
    return f"{value:.2f}" if value < 10 else f"{value:.0f}"  # noqa: PLR2004 - as many digits as mean something


def slopes(gazetteer: Gazetteer) -> str:
    """Measure how time grows as a pump repeats: the exponent between two sizes, of all pumps the steepest."""
    small, large = 8 * KIB, 32 * KIB
    found = []
    for row in map(json.loads, PUMPS.read_text("utf-8").splitlines()):
        seconds = [_read_pump(row, size, gazetteer) for size in (small, large)]
        found.append((math.log(seconds[1] / seconds[0]) / math.log(large / small), row["name"], seconds[1]))
    found.sort(reverse=True)
    rows = [[name, f"{slope:.2f}", f"{large / MB / took:.2f}"] for slope, name, took in found[:5]]
    rows.append(["median of all", f"{statistics.median(slope for slope, _, _ in found):.2f}", ""])
    title = f"Texts that repeat, {small // KIB} to {large // KIB} KiB, the steepest of {len(found)}"
    return table(title, ["pump", "time ~ size to the", f"MB/CPU s at {large // KIB} KiB"], rows)


def _read_pump(row: dict[str, str], size: int, gazetteer: Gazetteer) -> float:
    text = row["prefix"] + row["pump"] * (size // len(row["pump"])) + row["suffix"]
    told = article(f"Two soldiers were killed at Torkham on Monday, officials said. {text}")
    return cost_of_call(lambda: geo.build([told], gazetteer)).cpu


def endless(gazetteer: Gazetteer) -> str:
    """Measure sentences that nobody wrote to be read."""
    names = [name.text for place in gazetteer.places for name in place.names if name.text.isascii()]
    texts = {
        "a sentence of 10 MB": "Khost and Kunar, " * 588_235,
        "ten thousand numbers": "At Torkham " + ", ".join(f"{number} soldiers" for number in range(10_000)),
        "ten thousand names": ", ".join(names[number % len(names)] for number in range(10_000)),
        "ten thousand names, a line each": "\n".join(names[number % len(names)] for number in range(10_000)),
    }
    rows = []
    for name, text in texts.items():
        told = article(text)
        took = cost_of_call(lambda told=told: geo.build([told], gazetteer)).cpu
        rows.append([name, f"{len(text.encode()) / MB:.2f}", f"{took:.1f}"])
    return table("Without an end", ["", "MB", "CPU s"], rows)
