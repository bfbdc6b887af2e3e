"""Takes the pictures of the documentation (docs/images): what the program makes, in a real Chromium.

``tools/gallery.py [NAME...]`` takes them all, or those named; ``CLASHLINE_CHROMIUM`` names the browser. Nothing in them is
drawn by hand. QGIS is photographed where it is installed (``qgis`` and ``xvfb-run``), else its picture stays as it is.
"""

from __future__ import annotations

import base64
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
from nbclient import NotebookClient
from nbconvert import HTMLExporter
from playwright.sync_api import sync_playwright

import geo
import maps
from gazetteer import Gazetteer

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "images"
QUALITY = 0.82
PANEL = "[role=tabpanel]:not([hidden])"
# The incident with the most places shows best how a place is drawn as it is known.
WIDEST = """() => JSON.parse(document.getElementById("clashline-data").textContent).incidents
    .reduce((most, each) => each.places.length > most.places.length ? each : most).id"""
TO_WEBP = """async ([png, quality]) => {
    const image = new Image();
    image.src = "data:image/png;base64," + png;
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    canvas.getContext("2d").drawImage(image, 0, 0);
    const blob = await canvas.convertToBlob({type: "image/webp", quality});
    let text = "";
    for (const byte of new Uint8Array(await blob.arrayBuffer())) text += String.fromCharCode(byte);
    return btoa(text);
}"""
ARTICLE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Article</title><style>
body {{ font: 17px/1.55 Georgia, serif; max-width: 760px; margin: 2rem auto; color: #222; }} h1 {{ line-height: 1.15; }}
</style><h1>A night along the line</h1><p>Both armies say that they fought back, and neither says what it lost in the same words.
The map below keeps every figure with the side that gave it.</p>{map}<p>The figures stand as they were told.</p></html>"""

CELL = 'result.incident_places[["name", "precision", "radius_m", "side", "side_certain", "km_from"]].head(6)'
# Run by QGIS itself when its window is there: what it says of fonts is put away, and the window taken.
GRAB = """
import os
from qgis.core import QgsLayoutExporter, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.utils import iface
def grab():
    iface.mainWindow().grab().save({window!r})
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 110
    [sheet] = QgsProject.instance().layoutManager().layouts()
    QgsLayoutExporter(sheet).exportToImage({sheet!r}, settings)
    os._exit(0)
def settle():
    iface.mainWindow().resize(1440, 900)
    iface.messageBar().clearWidgets()
    QTimer.singleShot(6000, grab)
QTimer.singleShot(4000, settle)
"""


@dataclass(frozen=True)
class View:
    """One picture: of which page, at what size, what is pressed before it is taken, and what is cut out of it."""

    name: str
    page: str = "map"
    size: tuple[int, int] = (1440, 900)
    fragment: str = ""
    press: tuple[str, ...] = ()
    scheme: str = "light"
    cut: tuple[int, int, int, int] | None = None
    sharp: float = 1.0


VIEWS = (
    View("map", fragment="#incident={widest}"),
    View("phone", size=(390, 844), sharp=1.5),
    View("dark", scheme="dark", fragment="#incident={widest}"),
    View("urdu", page="urdu"),
    View("table", press=(".cl-tool.is-table",)),
    View("filter", press=(".cl-tool.is-filter",)),
    View("thailand", page="thailand"),
    View("briefing", page="briefing", size=(1000, 1000)),
    View("article", page="article", size=(1000, 800)),
    View("notebook", page="notebook", size=(1000, 900)),
    View("claims", fragment="#incident={widest}", size=(1440, 1330), cut=(994, 118, 446, 860), sharp=1.5),
    View("matrix", press=("[data-tab=claims]",), cut=(994, 70, 446, 616), sharp=1.5),
    View("grades", press=("[data-tab=all]",), cut=(994, 70, 446, 530), sharp=1.5),
    View("precision", press=("[data-tab=all]",), cut=(0, 70, 994, 616), sharp=1.2),
    View("sides", fragment="#at=34.12,71.09,11&line=both", cut=(90, 126, 488, 500), sharp=1.5),
    View("strip", press=("[data-tab=all]",), cut=(0, 744, 1440, 156)),
)


def make(folder: Path) -> dict[str, Path]:
    """Write the pages that pictures are taken of."""
    seeds = geo.build(geo.read(ROOT / "seeds"))
    thailand = geo.build(geo.read(ROOT / "tests" / "theatres" / "made_up"), Gazetteer.load("thai-cambodian"))
    clashmap = maps.render(seeds)
    article = folder / "article.html"
    article.write_text(ARTICLE.format(map=clashmap.iframe(height=520)), encoding="utf-8")
    return {
        "notebook": make_notebook(folder / "notebook.html"),
        "map": clashmap.save(folder / "map.html"),
        "urdu": maps.render(seeds, language="ur").save(folder / "urdu.html"),
        "thailand": maps.render(thailand).save(folder / "thailand.html"),
        "briefing": maps.report(seeds).save(folder / "briefing.html"),
        "article": article,
    }


def make_notebook(path: Path) -> Path:
    """Run three cells as Jupyter does, and write what its user sees."""
    cells = [
        'import geo, maps\n\nresult = geo.build(geo.read("seeds"))',
        CELL,
        "maps.render(result, height=470)",
    ]
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])  # type: ignore[no-untyped-call]
    NotebookClient(notebook, resources={"metadata": {"path": str(ROOT)}}).execute()
    # Its mathematics and its widgets would come from elsewhere; neither is in these cells.
    html = re.sub(
        r'<script[^>]* src="http[^>]*></script>', "", HTMLExporter().from_notebook_node(notebook)[0]
    )
    path.write_text(html, encoding="utf-8")
    return path


def take(browser: Browser, view: View, path: Path) -> bytes:
    """Open a page as a view asks and return what is seen, PNG."""
    width, height = view.size
    page = browser.new_page(
        viewport={"width": width, "height": height},
        device_scale_factor=view.sharp,
        color_scheme=view.scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page.goto(path.as_uri())
    if view.fragment:
        page.goto(
            path.as_uri()
            + view.fragment.format(widest=page.evaluate(WIDEST) if "widest" in view.fragment else "")
        )
        page.reload()
    page.wait_for_load_state("networkidle")
    for selector in view.press:
        page.locator(selector).first.click()
    page.mouse.move(0, 0)
    page.wait_for_timeout(900)
    x, y, wide, high = view.cut or (0, 0, width, height)
    seen = page.screenshot(animations="disabled", clip={"x": x, "y": y, "width": wide, "height": high})
    page.close()
    return seen


def write(blank: Page, name: str, png: bytes) -> None:
    """Write a picture as WebP, a fifth of PNG."""
    packed = blank.evaluate(TO_WEBP, [base64.b64encode(png).decode(), QUALITY])
    (FOLDER / f"{name}.webp").write_bytes(base64.b64decode(packed))


def take_qgis(folder: Path) -> dict[str, bytes]:
    """Open an exported project in QGIS and return its window and its sheet, PNG; nothing where there is no QGIS."""
    if not shutil.which("qgis") or not shutil.which("xvfb-run"):
        return {}
    window, sheet, script, project = (
        folder / name for name in ("window.png", "sheet.png", "grab.py", "incidents.qgz")
    )
    geo.export.write(geo.build(geo.read(ROOT / "seeds")), project)
    script.write_text(GRAB.format(window=str(window), sheet=str(sheet)), encoding="utf-8")
    screen = ["xvfb-run", "-a", "-s", "-screen 0 1440x900x24"]
    quiet = ["--nologo", "--noversioncheck", "--noplugins", "--profiles-path", str(folder / "profiles")]
    # It has a Python of its own, which must not find ours.
    own = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [*screen, "qgis", *quiet, "--code", str(script), "--project", str(project)]
    subprocess.run(command, env=own, capture_output=True, timeout=180, check=False)
    return {
        name: path.read_bytes()
        for name, path in {"qgis": window, "qgis-sheet": sheet}.items()
        if path.exists()
    }


def main(names: list[str]) -> None:
    """Take the pictures of these names, or all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CLASHLINE_CHROMIUM"], args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        blank = browser.new_page()
        pages = make(Path(folder))
        for view in VIEWS:
            if not names or view.name in names:
                write(blank, view.name, take(browser, view, pages[view.page]))
        seeds = geo.build(geo.read(ROOT / "seeds"))
        for name, options in {
            "paper": {"size": "A4-landscape"},
            "slide": {"size": "16:9", "theme": "dark"},
            "naqsha": {"size": "A4", "language": "ur"},
        }.items():
            if not names or name in names:
                path = Path(folder) / f"{name}.png"
                maps.draw(seeds, **options).save(path, dpi=110)  # type: ignore[arg-type]
                write(blank, name, path.read_bytes())
        if not names or "qgis" in names:
            for name, png in take_qgis(Path(folder)).items():
                write(blank, name, png)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
