"""The gazetteer alone, without any rule of reading, finds nearly all places that people marked in the corpus."""

import json

import pytest

from gazetteer import Gazetteer

G = Gazetteer.load("durand")
FLOORS = {"en": 0.94, "ur": 0.93, "prs": 0.93}


def annotated(corpus, seeds):
    for gold in sorted((corpus / "dev").glob("*.gold.json")):
        article = json.loads(gold.with_name(gold.name.replace(".gold", "")).read_text(encoding="utf-8"))
        yield article["lang"], article["text"], json.loads(gold.read_text(encoding="utf-8"))["places"]
    for gold in sorted((corpus / "seeds").glob("*.gold.json")):
        [text] = seeds.glob(f"{gold.name[:3]}_*.txt")
        yield "en", text.read_bytes().decode("utf-8"), json.loads(gold.read_text(encoding="utf-8"))["places"]


@pytest.mark.parametrize(("language", "floor"), FLOORS.items())
def test_spans_of_names_score_above_their_floor(corpus, seeds, language, floor):
    right = found = marked = 0
    for lang, text, places in annotated(corpus, seeds):
        if lang == language:
            gold = {(place["start"], place["end"]) for place in places}
            spans = {(match.start, match.end) for match in G.find(text)}
            right, found, marked = right + len(gold & spans), found + len(spans), marked + len(gold)
    assert 2 * right / (found + marked) >= floor
