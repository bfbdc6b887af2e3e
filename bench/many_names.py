"""Half a million names that nobody bears, made by chance with a fixed seed, in the shape of a GeoNames dump.

They are as long as those of villages, many of them shared by several, some of them words of languages: what a big
import looks like to the automaton and to the rules. ``bench/many_names.py OUT.txt [NAMES]`` writes the dump.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = 20251127
NAMES = 500_000
_ONSETS = [
    "b",
    "d",
    "g",
    "k",
    "kh",
    "sh",
    "l",
    "m",
    "n",
    "r",
    "s",
    "t",
    "z",
    "gh",
    "w",
    "y",
    "p",
    "ch",
    "j",
    "h",
]
_VOWELS = ["a", "e", "i", "o", "u", "ai", "au"]
_CODAS = ["", "", "n", "r", "l", "m", "z", "k", "t"]
_TAILS = ["", "", "", "", " Kalay", " Khel", "abad", " Bala", " Payan", " Kot", " Deh", " Banda", " Shah"]
# Words of languages, given names and titles: villages have such names, and texts are full of them.
WORDS = [
    "Army",
    "Attack",
    "Bank",
    "Border",
    "Camp",
    "Commander",
    "Forces",
    "General",
    "Gul",
    "Haji",
    "Islam",
    "Karim",
    "Khan",
    "Malik",
    "March",
    "May",
    "Minister",
    "Mosque",
    "Muhammad",
    "News",
    "Police",
    "President",
    "Ramadan",
    "Road",
    "School",
    "Security",
    "Shah",
    "Taliban",
    "The",
    "Urdu",
    "War",
    "Zone",
    "Monday",
    "Two",
    "Killed",
]
_BOX = (29.5, 37.0, 61.0, 74.0)  # south, north, west, east: degrees


def rows(names: int = NAMES) -> Iterator[str]:
    """Yield lines of a dump (19 columns, tabs between) that has so many different names."""
    chance = random.Random(SEED)  # noqa: S311 - nothing secret
    seen: set[str] = set()
    number = 0
    while len(seen) < names:
        number += 1
        spelled = [_name(chance) for _ in range(chance.choice((1, 1, 2, 3)))]
        if number % 50 == 0:
            spelled.append(chance.choice(WORDS))
        seen.update(map(str.lower, spelled))
        yield _row(number, spelled, chance)


def _name(chance: random.Random) -> str:
    syllables = (
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS)
        for _ in range(chance.choice((2, 2, 3)))
    )
    tail = chance.choice(_TAILS)
    return "".join(syllables).capitalize() + tail


def _row(number: int, spelled: list[str], chance: random.Random) -> str:
    south, north, west, east = _BOX
    lat, lon = chance.uniform(south, north), chance.uniform(west, east)
    city = number % 5_000 == 0
    cells = [
        str(90_000_000 + number), spelled[0], spelled[0], ",".join(spelled[1:]), f"{lat:.5f}", f"{lon:.5f}",
        "P", "PPLA2" if city else "PPL", "", "", "01", "", "", "",
        str(chance.randrange(50_000, 500_000) if city else 0), "", "900", "Etc/UTC", "2025-01-01",
    ]  # fmt: skip
    return "\t".join(cells)


def write(path: Path, names: int = NAMES) -> int:
    """Write a dump; returns its rows."""
    lines = list(rows(names))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return len(lines)


if __name__ == "__main__":
    OUT, *HOW_MANY = sys.argv[1:]
    print(write(Path(OUT), *map(int, HOW_MANY)), "rows")
