"""Who has no mouse, a narrow screen or large letters: everything is reached, seen, and needs no scrolling sideways."""

from __future__ import annotations

import re

import pytest

import maps

from .watch import watched

pytestmark = pytest.mark.browser

# What has the focus: whether it is in sight, not behind anything, and whether that is seen.
FOCUSED = """(key) => {
  const node = document.activeElement;
  const round = 'data-' + key.replace('+', '-').toLowerCase();
  if (!node || node === document.body || node.hasAttribute(round)) return null;
  node.setAttribute(round, '');
  const {left, right, top, bottom} = node.getBoundingClientRect();
  const inSight = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  const x = Math.min(Math.max((left + right) / 2, 1), innerWidth - 2);
  const y = Math.min(Math.max((top + bottom) / 2, top, 1), bottom, innerHeight - 2);
  const above = document.elementFromPoint(x, y);
  // On the map a sign may lie over an area, and shows what is under it.
  const drawing = (one) => one.closest('.leaflet-pane, svg');
  const free = Boolean(above) && (node.contains(above) || above.contains(node) || Boolean(drawing(node) && drawing(above)));
  const {outlineStyle, outlineWidth, strokeWidth} = getComputedStyle(node);
  const ring = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  const drawn = node instanceof SVGElement;
  const what = node.getAttribute('aria-label') || node.textContent;
  return {what: node.className.baseVal || node.className + ' ' + what.slice(0, 40), ok: inSight && free && (ring || drawn)};
}"""
SIDEWAYS = "() => document.documentElement.scrollWidth - innerWidth"
UNFOLD = "() => document.querySelectorAll('details').forEach((one) => { one.open = true; })"


@pytest.mark.parametrize(
    "size",
    [(1440, 900), pytest.param((390, 844), marks=pytest.mark.long), (320, 256)],
    ids=lambda size: f"{size[0]}px",
)
def test_the_keyboard_reaches_everything_and_its_place_is_always_seen(browser, clash_map, size):
    with watched(browser, clash_map.html, viewport=dict(zip(("width", "height"), size, strict=True))) as (
        page,
        _,
    ):
        for key in ("Tab", "Shift+Tab"):
            seen = []
            while len(seen) < 200:
                page.keyboard.press(key)
                focused = page.evaluate(FOCUSED, key)
                if focused is None:
                    break
                seen.append(focused)
            assert [each["what"] for each in seen if not each["ok"]] == []
            assert len(seen) >= page.evaluate(
                "document.querySelectorAll('.cl-panel button:not([tabindex=\"-1\"])').length / 4"
            )
        for part in (
            ".cl-tool",
            ".leaflet-container",
            "[data-place]",
            ".cl-legend summary",
            "[role=tab]",
            ".cl-figure",
        ):
            assert page.locator(f"{part}:not([tabindex='-1'])").count() > 0


@pytest.mark.parametrize("code", [pytest.param("en", marks=pytest.mark.long), "ur"])
def test_nothing_needs_scrolling_sideways_at_any_width(browser, frames, code):
    with watched(browser, maps.render(frames, language=code).html) as (page, _):
        # 1280 px at 400 % are 320 by 256.
        for width, height in ((320, 256), (320, 800), (390, 844), (600, 400), (761, 600), (1024, 700)):
            page.set_viewport_size({"width": width, "height": height})
            for tab in page.locator("[data-tab]").all():
                tab.evaluate("tab => tab.click()")
                page.evaluate(UNFOLD)
                assert page.evaluate(SIDEWAYS) <= 0, (width, tab.get_attribute("data-tab"))
            page.evaluate("document.querySelector('.cl-tool.is-table').click()")
            assert page.evaluate(SIDEWAYS) <= 0, (width, "table")
            page.evaluate("document.querySelector('.cl-tool.is-table').click()")


def _colours(root, name):
    text = (root / "maps" / "static" / name).read_text()
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})\b", text))


def _luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one, other):
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("sheet", ["page.css", "dark.css"])
def test_text_stands_out_from_every_ground_and_signs_from_the_land(root, sheet):
    """axe cannot judge what lies on a drawing: letters need 4.5 to 1 there too, signs 3 to 1."""
    colours = _colours(root, sheet)
    kinds = ("clash", "strike", "closure", "attack", "other")
    pairs = [
        (ink, ground, 4.5)
        for ink in ("ink", "ink-2")
        for ground in ("paper", "ground", "land", "wash", "mark")
    ]
    pairs += [("ink-3", "paper", 4.5), ("ink-3", "land", 4.5)]
    pairs += [(f"{kind}-ink", ground, 4.5) for kind in kinds for ground in ("land", "paper")]
    pairs += [(kind, ground, 3) for kind in kinds for ground in ("land", "land-other", "paper")]
    found = {(ink, ground): round(_contrast(colours[ink], colours[ground]), 2) for ink, ground, _ in pairs}
    assert {pair: found[pair[:2]] for pair in pairs if found[pair[:2]] < pair[2]} == {}
