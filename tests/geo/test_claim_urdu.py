"""Claims in Urdu, one phenomenon a made-up sentence."""

from __future__ import annotations

import pytest

from .told import claims_of

CASES = [
    # How many.
    ("بنوں میں 12 شہری جاں بحق ہوئے۔", ["killed 12 12 civilians_pk unattributed"]),
    ("بنوں میں ۱۲ شہری جاں بحق ہوئے۔", ["killed 12 12 civilians_pk unattributed"]),
    ("بنوں میں بارہ شہری جاں بحق ہوئے۔", ["killed 12 12 civilians_pk unattributed"]),
    ("بنوں میں پچیس شہری زخمی ہو گئے۔", ["wounded 25 25 civilians_pk unattributed"]),
    ("بنوں میں کم از کم 10 شہری جاں بحق ہوگئے۔", ["killed 10 - civilians_pk unattributed"]),
    ("بنوں میں 20 سے زائد شہری جاں بحق ہوئے۔", ["killed 21 - civilians_pk unattributed"]),
    ("بنوں میں 15 سے 20 شہری زخمی ہوئے۔", ["wounded 15 20 civilians_pk unattributed"]),
    ("بنوں میں درجنوں شہری زخمی ہوئے۔", ["wounded 24 - civilians_pk unattributed"]),
    ("بنوں میں متعدد شہری زخمی ہوئے۔", ["wounded - - civilians_pk unattributed"]),
    ("50خوارج مارے گئے۔", ["killed 50 50 ttp_militants unattributed"]),
    # Numbers that count nobody.
    ("45 سالہ شخص بنوں سے 10 کلومیٹر دور 3 روز سے لاپتہ نہیں ہے۔", []),
    # Of whom: before the noun, or before the number with a genitive.
    ("تین پاکستانی فوجی شہید ہوئے۔", ["killed 3 3 pakistan_forces unattributed"]),
    ("پاک فوج کے تین جوان شہید ہوئے۔", ["killed 3 3 pakistan_forces unattributed"]),
    ("لیویز کا ایک اہلکار شہید ہوا۔", ["killed 1 1 pakistan_forces unattributed"]),
    ("8 افغان طالبان ہلاک ہوئے۔", ["killed 8 8 afghan_forces unattributed"]),
    (
        "چمن میں پانچ خواتین اور تین بچوں سمیت گیارہ افراد جاں بحق ہوئے۔",
        ["killed 11 11 civilians_pk unattributed"],
    ),
    ("سات دہشت گرد ہلاک ہوئے۔", ["killed 7 7 ttp_militants unattributed"]),
    ("افغان فورسز کی فائرنگ سے پانچ اہلکار زخمی ہوئے۔", ["wounded 5 5 pakistan_forces unattributed"]),
    # The letters of another keyboard.
    ("سات دهشت گرد هلاك هوئے۔", ["killed 7 7 ttp_militants unattributed"]),
    # Two verbs of one sentence, a number without its noun, a total and its part.
    (
        "بنوں میں دو پولیس اہلکار شہید اور چار زخمی ہو گئے۔",
        ["killed 2 2 pakistan_forces unattributed", "wounded 4 4 pakistan_forces unattributed"],
    ),
    (
        "بنوں میں نو اہلکاروں سمیت بارہ افراد زخمی ہوئے۔",
        ["wounded 12 12 unknown unattributed", "wounded 9 9 pakistan_forces unattributed"],
    ),
    ("سکیورٹی فورسز نے سات خوارج کو ہلاک کر دیا۔", ["killed 7 7 ttp_militants unattributed"]),
    ("سکیورٹی فورسز نے سات خوارج کو جہنم واصل کر دیا۔", ["killed 7 7 ttp_militants unattributed"]),
    ("بنوں میں جاں بحق ہونے والوں کی تعداد 15 ہو گئی۔", ["killed 15 15 civilians_pk unattributed"]),
    # Who speaks: the subject with its postposition, the words for "according to", whom it was told to.
    ("آئی ایس پی آر کے مطابق پانچ دہشت گرد ہلاک ہوئے۔", ["killed 5 5 ttp_militants pakistan"]),
    ("آئی ایس پی آر نے کہا کہ پانچ دہشت گرد ہلاک ہوئے۔", ["killed 5 5 ttp_militants pakistan"]),
    ("پولیس کا کہنا ہے کہ بنوں میں دو شہری زخمی ہوئے۔", ["wounded 2 2 civilians_pk local_officials_pk"]),
    ("بنوں میں دو شہری زخمی ہوئے، پولیس نے بتایا۔", ["wounded 2 2 civilians_pk local_officials_pk"]),
    (
        "طالبان کے ترجمان ذبیح اللہ مجاہد نے بی بی سی کو بتایا کہ 58 پاکستانی فوجی مارے گئے۔",
        ["killed 58 58 pakistan_forces afghan_taliban"],
    ),
    ("مقامی افراد نے بتایا کہ چمن میں ایک بچہ جاں بحق ہوا۔", ["killed 1 1 civilians_pk witness"]),
    ("اطلاعات ہیں کہ چمن میں ایک بچہ جاں بحق ہوا۔", ["killed 1 1 civilians_pk unattributed"]),
    (
        "ڈپٹی کمشنر نے چمن میں تین شہریوں کی ہلاکت کی تصدیق کی ہے۔",
        ["killed 3 3 civilians_pk local_officials_pk confirms"],
    ),
    (
        "سکیورٹی ذرائع نے کہا کہ حالات قابو میں ہیں۔ ذرائع کے مطابق بنوں میں دو شہری زخمی ہوئے۔",
        ["wounded 2 2 civilians_pk pakistan"],
    ),
    (
        "ڈپٹی کمشنر چمن نے کہا کہ حالات قابو میں ہیں۔ ان کے مطابق چمن میں دو شہری زخمی ہوئے۔",
        ["wounded 2 2 civilians_pk local_officials_pk"],
    ),
    (
        "چمن میں گولہ گرنے سے مقامی ذرائع کے مطابق بارہ افراد زخمی ہوئے۔",
        ["wounded 12 12 civilians_pk other", "strike - - civilians_pk other"],
    ),
    (
        "سکیورٹی فورسز نے بنوں میں سات خوارج کو ہلاک کر دیا۔ آئی ایس پی آر کے مطابق علاقے میں تلاشی جاری ہے۔",
        ["killed 7 7 ttp_militants pakistan"],
    ),
    (
        "افغان طالبان کو نقصان پہنچا اور ان کے 40 اہلکار مارے گئے۔",
        ["killed 40 40 afghan_forces unattributed"],
    ),
    # What happened without a number.
    ("چمن میں جھڑپیں ہوئیں۔", ["clash - - unknown unattributed"]),
    ("افغان طالبان نے چمن میں چوکیوں پر فائرنگ شروع کر دی۔", ["clash - - unknown unattributed"]),
    ("طورخم سرحد ہر قسم کی آمدورفت کے لیے بند کر دی گئی۔", ["closure - - unknown unattributed"]),
    ("چار روز بعد طورخم گزرگاہ کو دوبارہ کھول دیا گیا۔", ["reopening - - unknown unattributed"]),
    ("دونوں ممالک نے جنگ بندی پر اتفاق کیا۔", ["ceasefire - - unknown unattributed"]),
    ("پاکستان نے خوست میں فضائی حملے کیے۔", ["strike - - unknown unattributed"]),
    ("پاک فوج نے 19 افغان پوسٹیں تباہ کر دیں۔", ["posts_destroyed 19 19 afghan_forces unattributed"]),
    ("طورخم سرحد کی بندش کو تین ہفتے ہو گئے۔", ["closure - - unknown unattributed"]),
    (
        "باب دوستی کو ہر قسم کی تجارت اور پیدل آمدورفت کے لیے بند کر دیا گیا۔",
        ["closure - - unknown unattributed"],
    ),
    ("پاکستان نے خوست میں گھروں پر گولے برسائے۔", ["strike - - civilians_af unattributed"]),
    (
        "چمن میں آٹھ دہشت گرد ہلاک\nافغان حکام کے مطابق چمن میں آٹھ افغان طالبان ہلاک ہوئے۔",
        ["killed 8 8 afghan_forces afghan_taliban"],
    ),
    # What was not, or may be.
    ("چمن میں کوئی جانی نقصان نہیں ہوا۔", ["none_killed - - unknown unattributed"]),
    ("چمن میں تین شہری زخمی نہیں ہوئے۔", []),
]


@pytest.mark.parametrize(("text", "claims"), CASES)
def test_an_urdu_sentence_holds_its_claims(text, claims):
    assert claims_of(text, "ur") == set(claims)
