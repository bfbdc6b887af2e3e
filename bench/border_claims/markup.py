"""Make ``NNN.json`` and ``NNN.gold.json`` of texts that an annotator marked: ``python3 markup.py FOLDER`` reads its ``NNN.txt``.

A file has a head (``TITLE``, ``URL``, ``PUBLISHED``, ``OUTLET``, ``LANG``, ``DOCTYPE``), a line ``TEXT:``, the text with its places marked, a line
``CLAIMS:`` and what the text claims, a line each::

    TITLE: Eight soldiers die in attack on post
    PUBLISHED: 2024-09-08
    TEXT:
    {WANA|d}: Eight soldiers were killed in {South Waziristan|i}, the army said.
    CLAIMS:
    C killed | 8 | pakistan_forces | pakistan | asserts | the army | Eight soldiers were killed
    N Wana = Wana; city; Pakistan

A mark has the role: i(ncident), m(etonym), p(erson_or_org), o(rigin), b(ackground), d(ateline). ``C`` lines have type, value, victims' side,
claimant, stance, the claimant's words or "-", and some words of the one sentence that says so; behind these may stand ``agg`` and ``unsplit``. Values:
``12``, ``12..`` (at least), ``>12``, ``..12`` (up to), ``12..15``, ``~12`` (about), ``dozens``, ``scores``, ``hundreds``, ``thousands``,
``several``, ``many``, ``heavy``, ``large``, and ``-`` for events. ``N`` lines say how a name is spelt in the gazetteer where the text has it otherwise,
its kind and its country. Nothing is written for a file with a mistake; mistakes are told by file and line. Needs Python alone.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ROLES = {
    "i": "incident",
    "m": "metonym",
    "p": "person_or_org",
    "o": "origin",
    "b": "background",
    "d": "background",
}
# The closed lists of GUIDELINES.md.
LISTS = {
    "type": "killed wounded captured missing displaced posts_destroyed posts_captured drones_downed "
    "vehicles_destroyed closure reopening strike clash ceasefire none_killed",
    "victims' side": "pakistan_forces afghan_forces ttp_militants civilians_af civilians_pk civilians_unknown unknown",
    "claimant": "pakistan local_officials_pk afghan_taliban local_officials_af ttp un other media witness unattributed",
    "stance": "asserts denies confirms unverified",
}
NOBODYS = {"closure", "reopening", "clash", "ceasefire"}
VAGUE = {
    "several": ("several", None, False),
    "many": ("many", None, False),
    "heavy": ("heavy", None, False),
    "large": ("large", None, False),
    "dozens": ("dozens", 24, True),
    "scores": ("scores", 40, True),
    "hundreds": ("hundreds", 200, True),
    "thousands": ("thousands", 2000, True),
    "-": ("categorical", None, False),
}
MARK = re.compile(r"\{([^{}|\n]+)\|([a-z])\}")
SENTENCE = re.compile(r"[^\n]+?(?:(?<=[.!?۔؟])[\"”’')]*(?=\s+[\"“‘'(A-Z0-9\u0600-\u06ff•*-])|(?=\n)|$)")
_FIELDS = 7


class MarkupError(ValueError):
    """A mistake in a marked text."""


def value(words):
    """Read a value. Returns low, high, qualifier and whether it is vague."""
    if words in VAGUE:
        qualifier, low, approx = VAGUE[words]
        return low, None, qualifier, approx
    about = words.startswith("~")
    digits = words.lstrip("~").replace(",", "")
    for form, qualifier, bounds in (
        (r"(\d+)", "about" if about else "exact", lambda n: (n, n)),
        (r"(\d+)\.\.", "at_least", lambda n: (n, None)),
        (r">(\d+)", "more_than", lambda n: (n + 1, None)),
        (r"\.\.(\d+)", "up_to", lambda n: (None, n)),
    ):
        if found := re.fullmatch(form, digits):
            return *bounds(int(found[1])), qualifier, about
    if found := re.fullmatch(r"(\d+)\.\.(\d+)", digits):
        return int(found[1]), int(found[2]), "range", about
    raise MarkupError(f"{words!r} is no value")


def places(marked, names):
    """Take the marks out of a text. Returns the text and its places; ``names`` has name, kind and country by folded surface."""
    text, found, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        surface, role = mark.groups()
        if role not in ROLES:
            raise MarkupError(f"role {role!r} of {surface!r} is none of {', '.join(ROLES)}")
        name, kind, country = names.get(surface.casefold(), (surface, "", ""))
        place = {
            "start": len(text),
            "end": len(text) + len(surface),
            "surface": surface,
            "name": name,
            "kind": kind,
            "country": country,
            "role": ROLES[role],
        }
        found.append(place | ({"dateline": True} if role == "d" else {}))
        text += surface
    text += marked[at:]
    if broken := re.search(r".{0,20}[{}].{0,20}", text):
        raise MarkupError(f"a mark is broken: {broken[0]!r}")
    return text, found


def claim(line, text):
    """Read a ``C`` line."""
    fields = [field.strip() for field in line.split("|")]
    if len(fields) < _FIELDS:
        raise MarkupError(
            "a claim has type | value | victims | claimant | stance | claimant's words | words of its sentence"
        )
    kind, how_many, side, claimant, stance, by, words = fields[:_FIELDS]
    for label, (name, closed) in zip((kind, side, claimant, stance), LISTS.items(), strict=True):
        if label not in closed.split():
            raise MarkupError(f"{label!r} is no {name} of GUIDELINES.md")
    if kind in NOBODYS and side != "unknown":
        raise MarkupError(f"the victims' side of a {kind} is unknown")
    wanted = " ".join(words.split())
    told = (
        sentence for sentence in SENTENCE.finditer(text) if wanted and wanted in " ".join(sentence[0].split())
    )
    sentence = next(told, None)
    if sentence is None:
        raise MarkupError(f"no one sentence has the words {words!r}")
    low, high, qualifier, approx = value(how_many)
    return {
        "type": kind,
        "value_low": low,
        "value_high": high,
        "qualifier": qualifier,
        "approx": approx,
        "victim_side": side,
        "claimant": claimant,
        "claimant_text": None if by in {"", "-"} else by,
        "stance": stance,
        **({"aggregate": True} if "agg" in fields[_FIELDS:] else {}),
        **({"casualties_unsplit": True} if "unsplit" in fields[_FIELDS:] else {}),
        "evidence_start": sentence.end() - len(sentence[0].lstrip()),
        "evidence_end": sentence.end(),
    }


def read_marked(marked, number):
    """Read a marked text. Returns the article and its annotation.

    Raises
    ------
    MarkupError
        Something in it is wrong.
    """
    try:
        head, rest = marked.replace("\r", "").split("\nTEXT:\n", 1)
        body, told = rest.rsplit("\nCLAIMS:", 1)
    except ValueError as error:
        raise MarkupError("needs a line 'TEXT:' and, behind the text, a line 'CLAIMS:'") from error
    about = dict(line.split(":", 1) for line in head.splitlines() if ":" in line)
    about = {key.strip().upper(): words.strip() for key, words in about.items()}
    lines = [line.strip() for line in told.splitlines() if line.strip()]
    names = {}
    for line in lines:
        if line.startswith("N "):
            surface, _, rest = line[2:].partition("=")
            name, kind, country = [*(part.strip() for part in rest.split(";")), "", ""][:3]
            names[surface.strip().casefold()] = (name, kind, country)
        elif not line.startswith("C "):
            raise MarkupError(f"{line!r} begins with neither C nor N")
    text, found = places(body.strip("\n"), names)
    language = about.get("LANG", "en")
    article = {
        "id": number,
        "url": about.get("URL", ""),
        "title": about.get("TITLE", ""),
        "published": about.get("PUBLISHED") or None,
        "lang": language,
        "text": text,
        "outlet": about.get("OUTLET", ""),
        "doctype": about.get("DOCTYPE", ""),
    }
    claims = [claim(line[2:], text) for line in lines if line.startswith("C ")]
    return article, {
        "id": number,
        "lang": language,
        "in_scope": bool(found),
        "places": found,
        "claims": claims,
    }


def main(words):
    """Read a folder; returns how many of its files have a mistake."""
    if len(words) != 1:
        sys.exit("give one folder of NNN.txt")
    wrong = 0
    for path in sorted(Path(words[0]).glob("*.txt")):
        try:
            made = read_marked(path.read_text(encoding="utf-8"), path.stem)
        except (MarkupError, ValueError) as error:
            wrong += 1
            print(f"{path}: {error}", file=sys.stderr)
            continue
        for suffix, part in zip((".json", ".gold.json"), made, strict=True):
            out = json.dumps(part, ensure_ascii=False, indent=1) + "\n"
            path.with_suffix(suffix).write_text(out, encoding="utf-8")
    return wrong


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1:]) else 0)
