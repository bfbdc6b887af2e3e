"""Takes the README's picture: the real map in a real Chromium, with an incident's panel open.

``tools/picture.py MAP.html PICTURE.png``; ``CLASHLINE_CHROMIUM`` names the browser.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

WIDTH, HEIGHT = 1440, 900
# The incident with the most places shows best how a place is drawn as it is known.
WIDEST = """() => JSON.parse(document.getElementById("clashline-data").textContent).incidents
    .reduce((most, each) => each.places.length > most.places.length ? each : most).id"""


def take(page_path: Path, picture: Path) -> None:
    """Open the map, open an incident, and write what is seen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CLASHLINE_CHROMIUM"], args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, reduced_motion="reduce")
        page.goto(page_path.resolve().as_uri())
        page.wait_for_load_state("networkidle")
        # The page may have opened it by itself; then it is in no list.
        row = page.locator(f'[data-incident="{page.evaluate(WIDEST)}"]').first
        if row.count():
            row.click()
        page.wait_for_timeout(500)
        picture.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
