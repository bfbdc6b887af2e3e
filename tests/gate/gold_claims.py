"""Claims made from the corpus's gold annotations, so that what follows from claims is tested on its own."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass

import evaluation

from geo.values import Article, Claim, Claimant, Evidence, LossView, Measure, Qualifier, Span, Stance

SIDE_OF = {
    "pakistan": "pakistan_forces",
    "local_officials_pk": "pakistan_forces",
    "afghan_taliban": "afghan_forces",
    "local_officials_af": "afghan_forces",
    "ttp": "ttp_militants",
}
_HINTS = (
    (r"drone strike", "drone_strike"),
    (r"air ?strike|air raid|strikes? ", "air_strike"),
    (r"suicide", "suicide_bomb"),
    (r"attack", "attack"),
    (r"shell|artillery|mortar", "shelling"),
)


_STRUCK = re.compile(
    r"(Pakistan(i|'s|’s)? (\w+ ){0,3}|by Pakistan(i \w+)? ?)(\w+ )?(air ?|drone )?strikes?|airstrikes"
)


_LOSS = re.compile(r"kill|dead|died|death|martyr|los[st]|wound|injur|hurt|casualt|captur|destroy|shot down")
_FOCUS = {
    "strike": re.compile(r"(air ?|drone )?strikes?|bomb|hit"),
    "clash": re.compile(r"clash|fire|fight|fought|attack|operation|battle"),
    "closure": re.compile(r"clos|shut"),
    "reopening": re.compile(r"open"),
}


@dataclass(frozen=True, kw_only=True)
class GoldArticle:
    article: Article
    claims: tuple[Claim, ...]
    incidents: tuple[frozenset[int], ...]
    incident_ids: tuple[str, ...]


def load_gold(number, theatre):
    """Return an article's gold claims by its number: "000" or "seeds/000" a seed, "dev/001"."""
    name = number.rsplit("/", 1)[-1]
    if number.startswith("dev/"):
        folder = evaluation.HERE / "dev"
        source = json.loads((folder / f"{name}.json").read_text("utf-8"))
        text, published, language = source["text"], source["published"] or "", source["lang"]
    else:
        folder = evaluation.HERE / "seeds"
        text = next((evaluation.ROOT / "seeds").glob(f"{name}_*.txt")).read_text("utf-8")
        published, language = "2025-10-12", "en"
    annotated = json.loads((folder / f"{name}.gold.json").read_text("utf-8"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    article = Article(
        id=digest[:16],
        name=name,
        text=text,
        source_sha256=digest,
        text_sha256=digest,
        published=published,
        language=language,
    )
    ids = _place_ids(annotated["places"], theatre)
    return GoldArticle(
        article=article,
        claims=tuple(_claim(article, row, ids, n) for n, row in enumerate(annotated["claims"])),
        incidents=tuple(frozenset(row["claims"]) for row in annotated["incidents"]),
        incident_ids=tuple(row["id"] for row in annotated["incidents"]),
    )


def _place_ids(places, theatre):
    """Return the gazetteer id of each annotated name, by its kind; names that no gazetteer has are left out."""
    found = {}
    for place in places:
        if place["name"] in found and place["role"] != "incident":
            continue
        match = next(iter(theatre.find(place["surface"])), None)
        candidates = [theatre.get(place_id) for place_id in (match.place_ids if match else ())]
        kind = [candidate for candidate in candidates if candidate.kind == place["kind"]]
        if kind or candidates:
            found[place["name"]] = (kind or candidates)[0].id
    return found


def _claim(article, row, place_ids, number):
    start, end = row["evidence_start"], row["evidence_end"]
    sentence = article.text[start:end]
    side = SIDE_OF.get(row["claimant"], "")
    victim = row["victim_side"]
    counted = row["type"] in {"killed", "wounded", "captured", "missing"}
    view = LossView.UNKNOWN
    if counted and side and not victim.startswith(("civilians", "unknown")):
        view = LossView.OWN_LOSS if side == victim else LossView.ENEMY_LOSS
    elif counted and not side:
        view = LossView.THIRD_PARTY
    key = f"{article.id} {number}"
    word = _FOCUS.get(row["type"], _LOSS).search(sentence)
    focus = Span(start=start + word.start(), end=start + word.end()) if word else None
    return Claim(
        id=f"c{hashlib.sha256(key.encode()).hexdigest()[:12]}",
        article_id=article.id,
        evidence=(Evidence(article_id=article.id, start=start, end=end, exact=sentence, focus=focus),),
        measure=Measure(row["type"]),
        value_low=row["value_low"],
        value_high=row["value_high"],
        qualifier=Qualifier(row["qualifier"]),
        claimant=Claimant(label=row["claimant"], text=row["claimant_text"], side=side),
        stance=Stance(row["stance"]),
        approx=row["approx"],
        unsplit=row.get("casualties_unsplit", False),
        victim_side=victim,
        aggregate=row.get("aggregate", False),
        place_ids=tuple(place_ids[name] for name in row["places"] if name in place_ids),
        loss_view=view,
        event_hint=_hint(row["type"], sentence),
        actor=("pakistan_forces",) if row["type"] == "strike" and _STRUCK.search(sentence) else (),
    )


def _hint(measure, sentence):
    if measure in {"closure", "reopening", "ceasefire"}:
        return ""
    if measure == "clash":
        return (
            "attack"
            if re.search(r"attack|raid", sentence) and not re.search(r"clash|fire", sentence)
            else "armed_clash"
        )
    found = next((hint for pattern, hint in _HINTS if re.search(pattern, sentence, re.IGNORECASE)), "")
    if measure == "strike":
        return found if found != "attack" else ""
    return found if found not in {"air_strike", "shelling"} else ""
