"""Claims in Persian and Dari, one phenomenon a made-up sentence."""

from __future__ import annotations

import pytest

from .told import claims_of

CASES = [
    # How many.
    ("در خوست ۱۲ غیرنظامی کشته شدند.", ["killed 12 12 civilians_af unattributed"]),
    ("در خوست ١٢ غیرنظامی کشته شدند.", ["killed 12 12 civilians_af unattributed"]),
    ("در خوست دوازده غیرنظامی کشته شدند.", ["killed 12 12 civilians_af unattributed"]),
    ("در خوست بیست و پنج غیرنظامی کشته شدند.", ["killed 25 25 civilians_af unattributed"]),
    ("در خوست دست‌کم ده غیرنظامی جان باختند.", ["killed 10 - civilians_af unattributed"]),
    ("در خوست حداقل ده غیرنظامی جان باختند.", ["killed 10 - civilians_af unattributed"]),
    ("در خوست بیش از ۳۰ غیرنظامی جان باختند.", ["killed 31 - civilians_af unattributed"]),
    ("در خوست ۱۵ تا ۲۰ غیرنظامی زخمی شدند.", ["wounded 15 20 civilians_af unattributed"]),
    ("در خوست ۱۵ الی ۲۰ تن از غیرنظامیان زخمی شدند.", ["wounded 15 20 civilians_af unattributed"]),
    ("ده‌ها غیرنظامی در خوست جان باختند.", ["killed 24 - civilians_af unattributed"]),
    ("چندین غیرنظامی در خوست زخمی شدند.", ["wounded - - civilians_af unattributed"]),
    ("در خوست ۱٬۲۰۰ خانواده آواره شدند.", ["displaced 1200 1200 civilians_af unattributed"]),
    # Numbers that count nobody.
    ("این مرد ۴۵ ساله در سال ۲۰۲۴ در فاصله ۱۰ کیلومتری خوست زندگی می‌کرد.", []),
    # Of whom: what qualifies a noun stands behind it.
    ("سه سرباز پاکستانی در کرم کشته شدند.", ["killed 3 3 pakistan_forces unattributed"]),
    ("سه سرباز ارتش پاکستان کشته شدند.", ["killed 3 3 pakistan_forces unattributed"]),
    ("سه جنگجوی طالبان کشته شدند.", ["killed 3 3 afghan_forces unattributed"]),
    ("سه عضو تحریک طالبان پاکستان کشته شدند.", ["killed 3 3 ttp_militants unattributed"]),
    ("۹ تن از نیروهای طالبان کشته شدند.", ["killed 9 9 afghan_forces unattributed"]),
    ("از نیروهای طالبان ۹ تن کشته شدند.", ["killed 9 9 afghan_forces unattributed"]),
    ("یکی از افراد طالبان کشته شد.", ["killed 1 1 afghan_forces unattributed"]),
    # With or without the non-joiner, in Arabic letters or Persian ones.
    ("دست کم سه غیرنظامی در خوست زخمی شدند.", ["wounded 3 - civilians_af unattributed"]),
    ("چهار تن از اعضای همان خانواده در خوست زخمی شدند.", ["wounded 4 4 civilians_af unattributed"]),
    ("پوسته‌هایی از پاکستان تخریب شد.", ["posts_destroyed - - pakistan_forces unattributed"]),
    ("سه غيرنظامي در خوست زخمي شده اند.", ["wounded 3 3 civilians_af unattributed"]),
    ("سه غیر نظامی در خوست زخمی شده‌اند.", ["wounded 3 3 civilians_af unattributed"]),
    # Two verbs of one sentence, a number without its noun.
    (
        "سه سرباز پاکستانی کشته و پنج تن دیگر زخمی شدند.",
        ["killed 3 3 pakistan_forces unattributed", "wounded 5 5 pakistan_forces unattributed"],
    ),
    (
        "والی خوست می‌گوید که نیروهای پاکستانی سه کودک را کشتند و دو تن دیگر را زخمی کردند.",
        ["killed 3 3 civilians_af local_officials_af", "wounded 2 2 civilians_af local_officials_af"],
    ),
    ("کشته شدن سه کودک در کنر", ["killed 3 3 civilians_af unattributed"]),
    ("شمار کشته‌شدگان خوست به ۲۵ تن رسید.", ["killed 25 25 civilians_af unattributed"]),
    # Who speaks: before, after, within; whom it was told to.
    (
        "ذبیح‌الله مجاهد گفت که ۵۸ سرباز پاکستانی کشته شدند.",
        ["killed 58 58 pakistan_forces afghan_taliban"],
    ),
    (
        "سخنگوی والی کنر به رادیو آزادی گفت که دو کودک کشته شدند.",
        ["killed 2 2 civilians_af local_officials_af"],
    ),
    ("به گفته منابع محلی، دو کودک در کنر کشته شدند.", ["killed 2 2 civilians_af other"]),
    ("دو کودک در کنر کشته شدند، یک باشنده محل گفت.", ["killed 2 2 civilians_af witness"]),
    ("یوناما می‌گوید ۱۷ غیرنظامی در پکتیکا جان باختند.", ["killed 17 17 civilians_af un"]),
    ("گزارش‌ها حاکی است که دو کودک در کنر کشته شدند.", ["killed 2 2 civilians_af unattributed"]),
    (
        "ارتش پاکستان اعلام کرد که با طالبان درگیر شده است. در این درگیری ۱۹ جنگجوی طالبان کشته شدند.",
        ["clash - - unknown pakistan", "killed 19 19 afghan_forces pakistan"],
    ),
    (
        "یک باشنده خوست به رادیو آزادی و خبرگزاری‌ها گفت که دو کودک کشته شدند.",
        ["killed 2 2 civilians_af witness"],
    ),
    (
        "یوناما دو مورد تلفات (یک کشته و ۱۵ زخمی) را در پکتیکا ثبت کرده است.",
        ["killed 1 1 civilians_af un", "wounded 15 15 civilians_af un"],
    ),
    (
        "مجاهد گفت که ۵۸ سرباز پاکستانی در کرم کشته شدند. وزارت خارجه پاکستان رقم ۵۸ کشته را رد کرد.",
        ["killed 58 58 pakistan_forces afghan_taliban", "killed 58 58 pakistan_forces pakistan denies"],
    ),
    (
        "والی کنر گفت که تورخم از صبح امروز به روی رفت‌وآمد همه مسافران بسته شده است.",
        ["closure - - unknown local_officials_af"],
    ),
    # What happened without a number.
    ("نظامیان پاکستانی بر کنر ۷۰ راکت شلیک کردند.", ["strike 70 70 unknown unattributed"]),
    ("طالبان و مرزبانان پاکستانی در سپین‌بولدک درگیر شدند.", ["clash - - unknown unattributed"]),
    ("در سپین‌بولدک درگیری رخ داد.", ["clash - - unknown unattributed"]),
    ("گذرگاه تورخم بسته شد.", ["closure - - unknown unattributed"]),
    ("گذرگاه تورخم پس از ۹ روز باز شد.", ["reopening - - unknown unattributed"]),
    ("گذرگاه تورخم پس از ۹ روز بازگشایی گردید.", ["reopening - - unknown unattributed"]),
    ("دو طرف بر سر آتش‌بس توافق کردند.", ["ceasefire - - unknown unattributed"]),
    (
        "در حمله هوایی پاکستان بر پکتیکا ده غیرنظامی جان باختند.",
        ["strike - - civilians_af unattributed", "killed 10 10 civilians_af unattributed"],
    ),
    (
        "وزارت دفاع طالبان گفت که دو پوسته مرزی پاکستان تصرف شد.",
        ["posts_captured 2 2 pakistan_forces afghan_taliban"],
    ),
    ("با بسته شدن گذرگاه‌های مرزی، تجارت متوقف شد.", ["closure - - unknown unattributed"]),
    (
        "یک حمله انتحاری در بنو جان هفت سرباز را گرفت.",
        ["strike - - pakistan_forces unattributed", "killed 7 7 pakistan_forces unattributed"],
    ),
    ("طالبان از تصرف ۲۰ پوسته پاکستانی خبر دادند.", ["posts_captured 20 20 pakistan_forces afghan_taliban"]),
    ("جنگنده‌های پاکستانی مواضع طالبان را بمباران کردند.", ["strike - - afghan_forces unattributed"]),
    ("جنگنده‌های پاکستانی در خوست خانه‌ای را هدف قرار دادند.", ["strike - - civilians_af unattributed"]),
    (
        "طالبان یک تانک پاکستانی را گرفتند و دو سرباز را اسیر کردند.",
        ["captured 2 2 pakistan_forces unattributed"],
    ),
    # What was not, or may be.
    ("در خوست هیچ غیرنظامی کشته نشده است.", ["none_killed - - unknown unattributed"]),
    ("در این رویداد در خوست کسی کشته نشده است.", ["none_killed - - unknown unattributed"]),
    ("سه سرباز پاکستانی کشته نشدند.", []),
    ("اگر سه سرباز پاکستانی کشته شوند، جنگ خواهد شد.", []),
]


@pytest.mark.parametrize(("text", "claims"), CASES)
def test_a_persian_sentence_holds_its_claims(text, claims):
    assert claims_of(text, "fa") == set(claims)


def test_dari_is_read_by_the_data_of_persian():
    assert claims_of("سه سرباز پاکستانی کشته شدند.", "prs") == {"killed 3 3 pakistan_forces unattributed"}
