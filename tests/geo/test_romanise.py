"""Names that no gazetteer has, in Latin letters."""

from __future__ import annotations

import pytest

import gazetteer
from geo.mention import find_mentions
from geo.mention.lexicon import load_lexicon
from geo.mention.romanise import skeleton
from geo.values import Article

NAMES = [
    # By parts: words of their own, ends written together, words that an izafe joins.
    ("ur", "بادشاہ خیل", "Badshah Khel"),
    ("ur", "علی محمد کلے", "Ali Muhammad Kalay"),
    ("ur", "نورزئی", "Nurzai"),
    ("fa", "دولت‌آباد", "Dawlat Abad"),
    ("fa", "کریم‌زی", "Karim Zai"),
    ("fa", "پل سرخ", "Pul-e Surkh"),
    ("fa", "قلعهٔ میر", "Qala-e Mir"),
    ("fa", "قلعه", "Qala"),
    ("ps", "تور غر", "Tor Ghar"),
    # By letters: weak ones, two that are one sound, unwritten vowels.
    ("ur", "کھجوری", "Khajori"),
    ("ur", "ڈوگر", "Dogar"),
    ("ur", "ورمک", "Warmak"),
    ("ur", "نوائی", "Nawai"),
    ("ur", "تیراہ", "Tirah"),
    ("fa", "ناوه", "Nawa"),
    ("fa", "زیوان", "Ziwan"),
    ("fa", "سپینکی", "Spinki"),
    ("fa", "سنگچین", "Sangchin"),
    ("fa", "اورگند", "Organd"),
    ("ps", "ښکاري", "Khakari"),
    ("ps", "ډنډوکی", "Dandoki"),
    # A vowel sign is read, a doubling is not; letters of another keyboard are the same.
    ("fa", "گِردک", "Girdak"),
    ("fa", "درّک", "Darak"),
    ("ur", "كرك", "Karak"),
    # What is in no letters of the language stays.
    ("fa", "ตราด", "ตราด"),
    ("fa", "", ""),
]


@pytest.mark.parametrize(("language", "name", "written"), NAMES)
def test_writes_in_latin_letters(language: str, name: str, written: str) -> None:
    romaniser = load_lexicon(language).romaniser
    assert romaniser is not None
    assert romaniser.write(name) == written


def test_english_needs_none() -> None:
    assert load_lexicon("en").romaniser is None


def test_spellings_of_a_name_share_a_skeleton() -> None:
    assert skeleton("Garmsir") == skeleton("Garmasir")
    assert skeleton("Peshawar") != skeleton("Hassan Khel")


@pytest.mark.parametrize(
    ("language", "text", "surface", "name"),
    [
        (
            "ur",
            "کرم کے علاقے گل محمد کلے میں فائرنگ سے دو افراد زخمی ہوئے۔",
            "گل محمد کلے",
            "Gul Muhammad Kalay",
        ),
        ("fa", "در حمله هوایی بر روستای سنگچین در ولایت کنر دو تن کشته شدند.", "سنگچین", "Sangchin"),
        # The gazetteer has it in Latin letters only, or has that spelling for a place of another name.
        ("fa", "در انفجاری در ولسوالی چخانسور در ولایت نیمروز دو تن کشته شدند.", "چخانسور", "Chakhansur"),
    ],
)
def test_a_mention_has_a_name_in_latin_letters(language: str, text: str, surface: str, name: str) -> None:
    article = Article(id="a", name="a", text=text, source_sha256="", text_sha256="", language=language)
    found = {m.surface: m.name for m in find_mentions(article, gazetteer.Gazetteer.load("durand"))}
    assert found[surface] == name
