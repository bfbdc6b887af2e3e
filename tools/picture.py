"""Takes the README's picture: the real map in a real Chromium, with the first incident's panel open.

``tools/picture.py MAP.html PICTURE.png``; ``CLASHLINE_CHROMIUM`` names the browser.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDTH, HEIGHT = 1280, 800


def take(page_path: Path, picture: Path) -> None:
    """Open the map, open an incident from the list, and write what is seen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CLASHLINE_CHROMIUM"], args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        page.goto(page_path.resolve().as_uri())
        page.wait_for_load_state("networkidle")
        row = page.locator("[data-incident]").first
        if row.count():
            row.click()
        page.wait_for_timeout(500)
        picture.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
