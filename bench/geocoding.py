"""How many phrases a second are placed, and how often, by kind of phrase.

python bench/geocoding.py
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from measure import table

from gazetteer import Gazetteer, geocode_many

if TYPE_CHECKING:
    from collections.abc import Iterator

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "gazetteer"))
from phrase_set import count

NUMBER = 20_000
TEMPLATES = {
    "a name": "{name}",
    "a name with its kind": "{name} {kind}",
    "a chain": "{name} {kind}, {admin1}, {country}",
    "a distance and direction": "{km} km {way} of {name}",
    "a place and a distance": "{name} {kind}, {km} km {way} of {other}",
    "near": "near {name}, {admin1}",
    "a road": "{name}-{other} road",
    "a misspelt name": "{wrong}, {admin1}",
    "an unknown name": "{unknown} {kind}, {admin1}",
}


def make(template: str, gazetteer: Gazetteer, chance: random.Random) -> Iterator[str]:
    """Make phrases of one kind, no two alike if it can be helped."""
    places = [place for place in gazetteer.places if place.kind in {"city", "district", "crossing"}]
    while True:
        place, other = chance.choice(places), chance.choice(places)
        at = chance.randrange(len(place.name))
        yield template.format(
            name=place.name,
            other=other.name,
            kind=place.kind,
            admin1=place.admin1,
            country=place.country,
            km=chance.randrange(5, 60),
            way=chance.choice(("north", "southeast", "W", "NNE")),
            wrong=place.name[:at] + place.name[at + 1 :],
            unknown="".join(chance.choice("bdfglmprtz") + chance.choice("aeiou") for _ in range(4)).title(),
        )


def rates(gazetteer: Gazetteer) -> None:
    """Print how many phrases of each kind are placed a second of CPU."""
    chance = random.Random(7)  # noqa: S311 - the same phrases each time
    gazetteer.geocode("warm up")
    rows = []
    for kind, template in TEMPLATES.items():
        phrases = [
            phrase for phrase, _ in zip(make(template, gazetteer, chance), range(NUMBER), strict=False)
        ]
        began = time.process_time()
        answers = [gazetteer.geocode(phrase) for phrase in phrases]
        seconds = time.process_time() - began
        placed = sum(not answer.refused for answer in answers)
        rows.append([kind, f"{NUMBER / seconds:,.0f}", f"{100 * placed / NUMBER:.0f} %"])
    print(table("phrases placed a second of CPU", ["phrases", "a second", "placed"], rows))
    phrases = [
        phrase
        for phrase, _ in zip(make(TEMPLATES["a chain"], gazetteer, chance), range(100_000), strict=False)
    ]
    began = time.process_time()
    geocode_many(phrases, gazetteer=gazetteer)
    seconds = time.process_time() - began
    print(
        f"\ngeocode_many: {len(phrases):,} rows ({len(set(phrases)):,} different) in {seconds:.1f} s of CPU\n"
    )


def hits(gazetteer: Gazetteer) -> None:
    """Print how often the made-up phrases are hit, by kind."""
    found, _ = count(gazetteer)
    total: Counter[str] = Counter()
    rows = []
    for kind, verdicts in sorted(found.items()):
        total.update(verdicts)
        rows.append(_row(kind, verdicts))
    rows.append(_row("all", total))
    print(table("hits by kind", ["phrases", "number", "hit", "no answer", "wrong"], rows))


def _row(kind: str, verdicts: Counter[str]) -> list[str]:
    number = verdicts.total()
    share = [f"{100 * verdicts[verdict] / number:.1f} %" for verdict in ("hit", "none", "wrong")]
    return [kind, str(number), *share]


if __name__ == "__main__":
    loaded = Gazetteer.load()
    rates(loaded)
    hits(loaded)
