"""What a store costs: filling it, adding one article to many, reading its tables, and how large it is.

Articles are made up at the level of values (as if they had been read), about one incident each, over five years and the
places of the default theatre. Times are medians of wall time; nothing else should run.

usage: python bench/store.py [NUMBER...] [--postgis postgresql://...]
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import geo
from gazetteer import Gazetteer
from geo import (
    Article,
    Claim,
    Claimant,
    DatePrecision,
    Evidence,
    LossView,
    Measure,
    Mention,
    Qualifier,
    Role,
    When,
)
from geo.incident import is_spot
from geo.store.keep import Kept, Reading, reader_of

if TYPE_CHECKING:
    from collections.abc import Callable

DAYS = 1826
SIDES = ("pakistan_security_forces", "taliban_security_forces", "civilians", "unknown")
TIMES = 9
BATCH = 1000


def make(number: int, rng: random.Random, gazetteer: Gazetteer, places: list[str], reader: str) -> Kept:
    """Make up one article that was read: a clash or a strike somewhere, with a toll."""
    day = date(2020, 1, 1) + timedelta(days=rng.randrange(DAYS))
    words = " ".join(f"w{rng.randrange(30_000)}" for _ in range(60))
    text = f"Report {number}. Fighting on {day.isoformat()}. {words}."
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(
        id=digest[:16],
        name=f"report-{number}",
        text=text,
        source_sha256=digest,
        text_sha256=digest,
        published=day.isoformat(),
        publisher=f"paper {number % 50}",
    )
    place = gazetteer.get(rng.choice(places))
    mention = Mention(
        id=f"m{digest[16:28]}", article_id=article.id, start=0, end=6, surface=place.name, name=place.name, kind=place.kind,
        country=place.country, place_id=place.id, role=Role.INCIDENT, reason="made up",
    )  # fmt: skip
    when = When(start=day, end=day, precision=DatePrecision.DAY, basis='date: "that day"')
    evidence = Evidence(article_id=article.id, start=0, end=len(text), exact=text[:120])
    sort = rng.choice([Measure.CLASH, Measure.STRIKE])
    toll = rng.randrange(1, 30)
    claims = []
    for measure, value, side in (
        (sort, None, "unknown"),
        (Measure.KILLED, toll, rng.choice(SIDES)),
        (Measure.WOUNDED, toll + 3, rng.choice(SIDES)),
    ):
        key = f"{article.id}{measure}{value}{side}"
        claims.append(
            Claim(
                id=f"c{hashlib.sha256(key.encode()).hexdigest()[:12]}", article_id=article.id, evidence=(evidence,),
                measure=measure, value_low=value, value_high=value, qualifier=Qualifier.EXACT,
                claimant=Claimant(label="unattributed"), victim_side=side, place_ids=(place.id,), mention_ids=(mention.id,),
                when=when, loss_view=LossView.UNKNOWN, rule="made up",
            )
        )  # fmt: skip
    return Kept(article=article, reading=Reading(mentions=(mention,), claims=tuple(claims)), reader=reader)


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that something takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def measure(target: str, number: int, gazetteer: Gazetteer) -> dict[str, float]:
    """Fill a store and measure what is done with it."""
    rng = random.Random(number)  # noqa: S311 -- made-up data
    reader = reader_of(gazetteer)
    places = sorted(place.id for place in gazetteer.places if is_spot(place.id, gazetteer))
    with geo.open_store(target, gazetteer) as store:
        filled = 0.0
        for start in range(0, number, BATCH):
            batch = [
                make(n, rng, gazetteer, places, reader) for n in range(start, min(start + BATCH, number))
            ]
            filled += timed(lambda batch=batch: store.put(batch))
        one, several = [], []
        for turn in range(TIMES):
            fresh = make(number + turn, rng, gazetteer, places, reader)
            one.append(timed(lambda fresh=fresh: store.put([fresh])))
        for turn in range(3):
            fresh = [make(number + 100 * (turn + 1) + n, rng, gazetteer, places, reader) for n in range(100)]
            several.append(timed(lambda fresh=fresh: store.put(fresh)))
        frames = statistics.median(timed(store.frames) for _ in range(3))
        incidents = store.info().incidents
    return {
        "incidents": incidents,
        "fill_s": filled,
        "one_ms": 1000 * statistics.median(one),
        "hundred_s": statistics.median(several),
        "frames_s": frames,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("numbers", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--postgis", default="", help="address of an empty database")
    arguments = parser.parse_args()
    gazetteer = Gazetteer.load()
    print(
        "| store | articles | incidents | filled, s | one more, ms | 100 more, s | tables read, s | MB | peak MB |"
    )
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for number in arguments.numbers:
        with tempfile.TemporaryDirectory() as folder:
            target = arguments.postgis or str(Path(folder, "store.gpkg"))
            told = measure(target, number, gazetteer)
            size = "" if arguments.postgis else f"{Path(target).stat().st_size / 1e6:.0f}"
        kind = "PostGIS" if arguments.postgis else "GeoPackage"
        print(
            f"| {kind} | {number} | {told['incidents']:.0f} | {told['fill_s']:.1f} | {told['one_ms']:.0f} | "
            f"{told['hundred_s']:.2f} | {told['frames_s']:.2f} | {size} | {told['peak_mb']:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
