"""A name told to be a place in one sentence is one in the others."""

from __future__ import annotations

import pytest

import gazetteer
from geo.mention import find_mentions
from geo.values import Article


@pytest.mark.parametrize(
    ("language", "text", "name", "times"),
    [
        (
            "en",
            "Zwar Kot fell quiet. Firing was heard in the Zwar Kot area of Kurram on Sunday.",
            "Zwar Kot",
            2,
        ),
        (
            "en",
            "A mortar hit the village of Sper Kund in Sarkani. Two men of Sper Kund were hurt.",
            "Sper Kund",
            2,
        ),
        # Somebody of that name, and a longer name, are none.
        ("en", "A mortar hit the village of Gulab in Sarkani. Commander Gulab Noor was hurt.", "Gulab", 1),
        (
            "en",
            "Some 40 Spin Dagh villages lie in Kurram. Spin Dagh men fought there on Sunday.",
            "Spin Dagh",
            1,
        ),
        ("fa", "در قریه سره کمر ولسوالی گیان دو تن کشته شدند. سره کمر بمباران شد.", "Sra Kamar", 2),
        ("ur", "کرم کے علاقے شاہی کوٹ میں فائرنگ ہوئی۔ شاہی کوٹ میں دو افراد زخمی ہوئے۔", "Shahi Kot", 2),
    ],
)
def test_a_name_without_its_company(language: str, text: str, name: str, times: int) -> None:
    article = Article(id="a", name="a", text=text, source_sha256="", text_sha256="", language=language)
    found = [m.name for m in find_mentions(article, gazetteer.Gazetteer.load("durand"))]
    assert found.count(name) == times
