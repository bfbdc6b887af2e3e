"""Pictures of the opened map, and how alike two of them are.

The same page is drawn with other fonts, other edges and other line breaks on every machine. So pictures are compared in
blocks, each with the most like of its neighbours: colours and masses must be where they were, letters need not.

``python -m tests.maps.views`` (``make pictures``) takes the stored pictures anew.
"""

from __future__ import annotations

import base64
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parent / "views"
DESK, PHONE = (1440, 900), (390, 844)
# Pixels of a block's side: about a line of text and a half, so that a line may move to its neighbour.
BLOCK = 30
# A page that is still not at rest then is compared as it is.
MOST_TRIES = 12
# Stored pictures are for eyes too, but no larger than that.
STORED = 0.2
# How much of the colour, and of the light and dark, may be elsewhere. The same fonts move up to .1, others .13; a map without
# its incidents, its land, its colours, its panel or its layout moves .34 or more of one of the two.
MOST_COLOUR, MOST_FORM = 0.25, 0.25

# Of 255, what of a block's colour is no more than paper's.
FAINT = 14.0

_OPEN = """
    const image = new Image();
    image.src = "data:image/png;base64," + png;
    await image.decode();
    const [w, h] = [image.naturalWidth, image.naturalHeight];
    const draw = (dw, dh) => {
        const canvas = new OffscreenCanvas(dw, dh);
        const pen = canvas.getContext("2d");
        pen.imageSmoothingQuality = "high";
        pen.drawImage(image, 0, 0, dw, dh);
        return {canvas, pen};
    };
"""
_MEANS = f"""async ([png, columns, rows]) => {{
    {_OPEN}
    const pixels = draw(w, h).pen.getImageData(0, 0, w, h).data;
    const sums = new Float64Array(columns * rows * 4);
    for (let y = 0, at = 0; y < h; y += 1)
        for (let x = 0; x < w; x += 1, at += 4) {{
            const block = 4 * (Math.floor((y * rows) / h) * columns + Math.floor((x * columns) / w));
            for (let part = 0; part < 3; part += 1) sums[block + part] += pixels[at + part];
            sums[block + 3] += 1;
        }}
    return Array.from(sums);
}}"""
_SHRINK = f"""async ([png, width, height]) => {{
    {_OPEN}
    const small = await draw(width, height).canvas.convertToBlob();
    return btoa(String.fromCharCode(...new Uint8Array(await small.arrayBuffer())));
}}"""


@dataclass(frozen=True)
class View:
    """One look at a map: of what size, in which colours and language, and what is pressed before it is taken."""

    name: str
    size: tuple[int, int] = DESK
    language: str = "en"
    scheme: str = "light"
    press: tuple[str, ...] = ()


PANEL = "[role=tabpanel]:not([hidden])"
VIEWS = (
    View("desk"),
    View("phone", size=PHONE),
    View("dark", scheme="dark"),
    View("incident", press=("[data-tab=all]", f"{PANEL} [data-incident]:has-text('Strike')")),
    View("claims", press=("[data-tab=claims]",)),
    View("urdu", language="ur"),
)


@contextmanager
def opened(browser, address, view, **more):
    """Open a map as a view asks."""
    width, height = view.size
    viewport = {"width": width, "height": height}
    context = browser.new_context(
        viewport=viewport, color_scheme=view.scheme, reduced_motion="reduce", **more
    )
    try:
        page = context.new_page()
        page.goto(address)
        for selector in view.press:
            page.locator(selector).first.click()
        page.mouse.move(0, 0)
        yield page
    finally:
        context.close()


def take(page):
    """Take a picture, PNG, when nothing moves any more: labels are drawn a while after all else."""
    last = b""
    for _ in range(MOST_TRIES):
        page.wait_for_timeout(400)
        seen = page.screenshot(animations="disabled")
        if seen == last:
            break
        last = seen
    return last


def find_means(page, png, size):
    """Return the mean colours of so many columns and rows of blocks; ``page`` is any page of a browser."""
    found = page.evaluate(_MEANS, [base64.b64encode(png).decode(), *size])
    sums = np.array(found).reshape(size[1], size[0], 4)
    return sums[:, :, :3] / sums[:, :, 3:]


def shrink(page, png, size):
    """Return a picture in another size, PNG."""
    return base64.b64decode(page.evaluate(_SHRINK, [base64.b64encode(png).decode(), *size]))


def compare(page, seen, stored, size):
    """Return how much of the colour and of the form of two pictures is elsewhere: 0 for none, 1 for all."""
    blocks = tuple(max(1, round(side / BLOCK)) for side in size)
    one, other = (find_means(page, png, blocks) for png in (seen, stored))
    return tuple(max(_miss(a, b), _miss(b, a)) for a, b in zip(_parts(one), _parts(other), strict=True))


def _parts(blocks):
    """Split blocks into colour, without its light, and light, as far as it is not that of most of the page."""
    light = blocks.mean(axis=2, keepdims=True)
    colour = blocks - light
    # Paper has a hint of colour too, and there is much of it.
    colour = colour - np.median(colour, axis=(0, 1))
    faint = np.abs(colour).sum(axis=2, keepdims=True) < FAINT
    return np.where(faint, 0.0, colour), light - np.median(light)


def _miss(seen, wanted):
    """Return how much of what is wanted no block near it has."""
    padded = np.pad(seen, ((1, 1), (1, 1), (0, 0)), mode="edge")
    rows, columns, _ = wanted.shape
    near = np.stack(
        [padded[row : row + rows, column : column + columns] for row in range(3) for column in range(3)]
    )
    least = np.abs(near - wanted).sum(axis=3).min(axis=0)
    return float(least.sum() / max(np.abs(wanted).sum(), 1.0))


def renew():
    """Take all stored pictures anew, with the browser that ``CLASHLINE_CHROMIUM`` names."""
    import tempfile

    from playwright.sync_api import sync_playwright

    import geo
    import maps

    result = geo.build(geo.read("seeds"))
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CLASHLINE_CHROMIUM"], args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        blank = browser.new_page()
        for view in VIEWS:
            path = maps.render(result, language=view.language).save(Path(folder) / f"{view.language}.html")
            with opened(browser, path.as_uri(), view) as page:
                png = take(page)
            size = tuple(round(side * STORED) for side in view.size)
            (FOLDER / f"{view.name}.png").write_bytes(shrink(blank, png, size))
        browser.close()


if __name__ == "__main__":
    sys.exit(renew())
