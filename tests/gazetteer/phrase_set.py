"""The made-up phrases and how an answer to one is judged: for the test and for the bench."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from pathlib import Path

import shapely

from gazetteer.distance import distance_m

PHRASES = Path(__file__).with_name("phrases.csv")
DEGREE_KM = 111.2
# How far a district's true outline may reach beyond its circle, of the circle's radius.
ROUGH = 0.4


def read_phrases():
    """Read the rows, as mappings of text."""
    with PHRASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def judge(row, answer):
    """Say ``hit``, ``wrong``, or ``none`` where there is no answer but should be."""
    if row["kind"] == "refuse":
        return "hit" if answer.refused else "wrong"
    if answer.refused:
        return "none"
    if row["place_id"]:
        return "hit" if answer.place_id == row["place_id"] else "wrong"
    lat, lon = float(row["lat"]), float(row["lon"])
    if row["within_km"]:
        return (
            "hit"
            if distance_m(lat, lon, answer.lat, answer.lon) <= 1000 * float(row["within_km"])
            else "wrong"
        )
    off_km = answer.extent().distance(shapely.Point(lon, lat)) * DEGREE_KM
    return "hit" if off_km <= max(4.0, ROUGH * answer.radius_m / 1000) else "wrong"


def count(gazetteer):
    """Judge all phrases; by kind, how often each verdict came, and what was not hit."""
    found, missed = defaultdict(Counter), []
    for row in read_phrases():
        answer = gazetteer.geocode(row["phrase"])
        verdict = judge(row, answer)
        found[row["kind"]][verdict] += 1
        if verdict != "hit":
            missed.append(f"{verdict}: {row['kind']}: {row['phrase']!r} -> {answer.refused or answer.why}")
    return found, missed
