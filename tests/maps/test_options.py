from __future__ import annotations

import pytest

import maps
from maps.options import LINE_LIMIT, NOTICE_LIMIT, check_options


def _check(**options):
    return check_options(
        **{"title": None, "subtitle": "", "tiles": None, "attribution": (), "language": "en", **options}
    )


@pytest.mark.parametrize(
    "tiles",
    [
        "javascript:alert(1)//{z}{x}{y}",
        "data:image/svg+xml,{z}{x}{y}",
        "//tile.example/{z}/{x}/{y}.png",
        "https://user:secret@tile.example/{z}/{x}/{y}.png",
        "https://tile.example; script-src */{z}/{x}/{y}.png",
        "https://tile.example'/{z}/{x}/{y}.png",
        'https://tile.example/"><script>/{z}/{x}/{y}.png\n',
        "https://tile.example:port/{z}/{x}/{y}.png",
        "https://*/{z}/{x}/{y}.png",
        "https:///{z}/{x}/{y}.png",
        "https://[::1/{z}/{x}/{y}.png",
        "https://tile.example/0/0/0.png",
        7,
    ],
)
def test_what_is_no_address_of_tiles_is_refused_in_one_line(tiles):
    with pytest.raises(maps.OptionError) as refused:
        _check(tiles=tiles, attribution="Makers")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("url", "source"),
    [
        ("https://tile.example/{z}/{x}/{y}.png?key=1", "https://tile.example"),
        ("http://127.0.0.1:8080/{z}/{x}/{y}.png", "http://127.0.0.1:8080"),
        ("https://{s}.tile.example/{z}/{x}/{y}@2x.png", "https://*.tile.example"),
    ],
)
def test_an_address_of_tiles_becomes_a_source_of_the_policy(url, source):
    assert _check(tiles=url, attribution="Makers").tiles.source == source


def test_tiles_without_a_notice_are_refused():
    with pytest.raises(maps.OptionError, match="attribution"):
        _check(tiles="https://tile.example/{z}/{x}/{y}.png", attribution=" ")


@pytest.mark.parametrize(
    "options",
    [
        {"title": "x" * (LINE_LIMIT + 1)},
        {"title": 7},
        {"subtitle": "x" * (LINE_LIMIT + 1)},
        {"language": "../en"},
        {"language": "tlh"},
        {"attribution": [7]},
        {"notes": [7]},
        {"notes": "x" * (NOTICE_LIMIT + 1)},
        {"theme": "blue"},
        {"theme": None},
    ],
)
def test_other_options_are_checked_too(options):
    with pytest.raises(maps.OptionError):
        _check(**options)


def test_a_notice_as_long_as_a_book_is_refused(frames):
    with pytest.raises(maps.OptionError, match="attribution: 2001 characters are too many"):
        maps.render(frames, attribution=["short", "x" * 2001])
