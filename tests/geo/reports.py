"""Short reports made up by the dozen: few places, few days, few speakers, so that they tell of each other's events."""

from __future__ import annotations

import hashlib
import random
from datetime import date, timedelta

from geo import Article

PLACES = (
    "Torkham", "Chaman", "Spin Boldak", "Khost Province", "Kurram district", "Ghulam Khan", "Kunar Province", "Angoor Adda",
    "Nangarhar Province", "Paktika Province", "North Waziristan district", "Bajaur district", "Zarmal district", "Jalalabad",
)  # fmt: skip
SPEAKERS = (
    "the Taliban defence ministry said", "the Pakistani military said", "residents said", "a security official said",
    "the United Nations said", "an Afghan official said", "Taliban spokesman Zabihullah Mujahid said",
)  # fmt: skip
EVENTS = (
    "{n} Pakistani soldiers were killed in clashes at {place} on {day}, {who}.",
    "{n} Taliban fighters were killed in clashes near {place} on {day}, {who}.",
    "Pakistani forces and Taliban fighters exchanged fire along the border on {day}, {who}.",
    "At least {n} civilians were killed in an airstrike in {place} on {day}, {who}.",
    "Pakistan carried out air strikes on {day}, {who}.",
    "A drone strike killed {n} people in {place}, {who}.",
    "The {place} crossing was closed on {day}, {who}.",
    "The {place} crossing remained closed, {who}.",
    "The {place} crossing was reopened on {day}, {who}.",
    "Gunmen attacked a police post in {place} on {day}, killing {n} officers, {who}.",
    "{n} people were wounded in shelling in {place}, {who}.",
    "A total of {n} soldiers have been killed this month, {who}.",
)
CREDITS = ("", "", "", "KABUL (Reuters) - ", "(AFP) ", "ISLAMABAD (AP) - ")
START = date(2025, 10, 6)


def make_report(number: int, rng: random.Random, *, days: int = 12, places: int = len(PLACES)) -> Article:
    """Make one report up, of a few sentences."""
    published = START + timedelta(days=rng.randrange(days))
    sentences = []
    for _ in range(rng.randrange(1, 4)):
        told = published - timedelta(days=rng.randrange(4))
        day = rng.choice([f"{told:%A}", f"{told.day} {told:%B}", f"{told:%B} {told.day}, {told.year}"])
        sentences.append(
            rng.choice(EVENTS).format(
                n=rng.randrange(2, 9), place=rng.choice(PLACES[:places]), day=day, who=rng.choice(SPEAKERS)
            )
        )
    text = f"{rng.choice(CREDITS)}{' '.join(sentences)}\n\nReport {number}."
    return as_article(text, f"report-{number}", "" if rng.random() < 0.1 else published.isoformat())


def as_article(text: str, name: str, published: str = "", **known: str) -> Article:
    """Make an article of a text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=digest[:16],
        name=name,
        text=text,
        source_sha256=digest,
        text_sha256=digest,
        published=published,
        published_basis="printed" if published else "",
        **known,
    )


def make_reports(number: int, seed: int, **shape: int) -> list[Article]:
    """Make some reports up; some are copies of others with a line more."""
    rng = random.Random(seed)
    made = [make_report(each, rng, **shape) for each in range(number)]
    long = " ".join(make_report(each, rng, **shape).text for each in range(4))
    copies = [
        as_article(f"{long}\n\nCopy {each}.", f"copy-{each}", START.isoformat())
        for each in range(min(3, number // 8))
    ]
    return made + copies
