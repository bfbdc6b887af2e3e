"""The naive baseline: what an afternoon with a gazetteer and two regular expressions gives. English claims only."""

from __future__ import annotations

import json
import re

from gazetteer import Gazetteer

_NUMBER = {
    word: value
    for value, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
        ],
        start=1,
    )
}
_COUNT = rf"(?P<number>\d[\d,]*|{'|'.join(_NUMBER)})"
_HARM = r"(?P<harm>killed|dead|died|martyred|wounded|injured|hurt)"
_FORWARD = re.compile(rf"\b{_COUNT}\b(?P<of>[^.\d]{{1,60}}?)\b{_HARM}\b", re.IGNORECASE)
_BACKWARD = re.compile(
    rf"\b{_HARM}\b\W+(?:at least |about |some )?{_COUNT}\b(?P<of>[^.\d]{{0,40}})", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^.\n]+")
_VICTIMS = (
    ("civilians_unknown", re.compile(r"civilian|child|wom[ae]n|resident|people", re.IGNORECASE)),
    ("ttp_militants", re.compile(r"militant|terrorist|TTP|khwarij", re.IGNORECASE)),
    ("afghan_forces", re.compile(r"Afghan|Taliban", re.IGNORECASE)),
    ("pakistan_forces", re.compile(r"Pakistan|soldier|troop|police", re.IGNORECASE)),
)
_CLAIMANTS = (
    ("afghan_taliban", re.compile(r"Taliban|Mujahid|Afghan", re.IGNORECASE)),
    ("pakistan", re.compile(r"Pakistan|ISPR|military|army", re.IGNORECASE)),
)
_SAID = re.compile(r"\b(?:said|says|claimed|according to)\b", re.IGNORECASE)


def read_naively(source, out):
    """Write ``out/NNN.pred.json`` for each article ``source/NNN.json``."""
    gazetteer = Gazetteer.load()
    for path in sorted(source.glob("*.json")):
        if path.name.endswith(".gold.json"):
            continue
        text = json.loads(path.read_text(encoding="utf-8"))["text"]
        prediction = {"places": list(_places(text, gazetteer)), "claims": list(_claims(text))}
        (out / f"{path.stem}.pred.json").write_text(json.dumps(prediction), encoding="utf-8")


def _places(text, gazetteer):
    """Take every listed name; a country stands for its government, everything else is a scene."""
    for match in gazetteer.find(text):
        place = gazetteer.get(match.place_ids[0])
        role = "metonym" if place.kind == "country" else "incident"
        yield {"start": match.start, "end": match.end, "name": place.name, "kind": place.kind, "role": role}


def _claims(text):
    """Take a number beside a word of harm; of whom and by whom is said by the first word that tells of a side."""
    for sentence in _SENTENCE.finditer(text):
        for match in (*_FORWARD.finditer(sentence.group()), *_BACKWARD.finditer(sentence.group())):
            digits = match["number"].replace(",", "").lower()
            value = _NUMBER.get(digits) or int(digits)
            said = _SAID.search(sentence.group()) is not None
            yield {
                "type": "wounded" if match["harm"].lower() in {"wounded", "injured", "hurt"} else "killed",
                "value_low": value,
                "value_high": value,
                "victim_side": _first(_VICTIMS, match["of"], "unknown"),
                "claimant": _first(_CLAIMANTS, sentence.group(), "other") if said else "unattributed",
                "stance": "asserts",
                "evidence_start": sentence.start(),
                "evidence_end": sentence.end(),
            }


def _first(table, words, otherwise):
    return next((label for label, sign in table if sign.search(words)), otherwise)
