"""A map opened in Chromium: when it is ready, what it keeps, how its frames come while it is moved and brushed."""

from __future__ import annotations

import os
import shutil
import statistics
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

VIEW = {"width": 1440, "height": 900}
_PATIENCE_MS = 90_000
_STEPS, _STEP_MS = 60, 8
_MB = 1e6
# Ready is when what draws has drawn and the page answers: the frame after the one in which the map's own sign appears.
_ANSWERS = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now()))))"
_COUNT = """() => {
  window.frames_ = [];
  let last = performance.now();
  const tick = (now) => { window.frames_.push(now - last); last = now; window.tick_ = requestAnimationFrame(tick); };
  window.tick_ = requestAnimationFrame(tick);
}"""
_COUNTED = "() => { cancelAnimationFrame(window.tick_); return window.frames_.slice(1); }"


# As much of jQuery as a popup of folium's asks for.
_JQUERY = """window.$ = window.jQuery = (markup) => {
  const template = document.createElement("template");
  template.innerHTML = markup;
  return template.content.children;
};"""


class Seen(NamedTuple):
    """What was seen of a map; None where the map has no such thing."""

    ready_s: float
    heap_mb: float
    buffers_mb: float
    pan_ms: float | None
    zoom_ms: float | None
    brush_ms: float | None
    external: int


def _read_leaflet() -> str:
    return (files("xstatic.pkg.leaflet") / "data" / "leaflet.js").read_text(encoding="utf-8")


def find_chromium() -> str | None:
    """Find a Chromium, as the tests do."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return os.environ.get("CLASHLINE_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def watch(
    browser: Any, path: Path, sign: str, brush: Callable[[Any], tuple[float, float, float]] | None
) -> Seen:
    """Open a map and move it.

    Parameters
    ----------
    browser
        Playwright's.
    sign
        A selector of what is there once all incidents are drawn.
    brush
        Gives from the page where a range can be dragged: x, y and how far; None for maps without one.
    """
    outside: set[str] = set()
    context = browser.new_context(viewport=VIEW)
    context.set_default_timeout(_PATIENCE_MS)

    def answer(route: Any) -> None:
        url = route.request.url
        if url.startswith(("file:", "data:", "blob:")):
            route.continue_()
            return
        # Of pictures, which are tiles, the server counts and not each.
        is_picture = route.request.resource_type == "image"
        outside.add(urlsplit(url).netloc if is_picture else url.split("?")[0])
        # What the pages of others fetch is served from here: the run is of maps, not of a network.
        if url.endswith("leaflet.js"):
            route.fulfill(body=_read_leaflet(), content_type="text/javascript")
        elif "jquery" in url:
            route.fulfill(body=_JQUERY, content_type="text/javascript")
        elif url.endswith((".js", ".css")):
            route.fulfill(body="", content_type="text/css" if url.endswith("css") else "text/javascript")
        else:
            route.abort()

    page = context.new_page()
    page.route("**/*", answer)
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_selector(sign, state="attached")
    ready = page.evaluate(_ANSWERS) / 1000
    session = context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    usage = session.send("Runtime.getHeapUsage")
    pan = _frames(page, lambda: _drag(page, 500, 400, -180, 60))
    zoom = _frames(page, lambda: _wheel(page))
    brushed = None
    if brush is not None:
        x, y, far = brush(page)
        brushed = _frames(page, lambda: _drag(page, x, y, far, 0))
    context.close()
    return Seen(
        ready,
        usage["usedSize"] / _MB,
        usage.get("backingStorageSize", 0) / _MB,
        pan,
        zoom,
        brushed,
        len(outside),
    )


def _frames(page: Any, act: Callable[[], None]) -> float:
    """Act, and give the frame time in ms that 95 of 100 frames stay under."""
    page.evaluate(_COUNT)
    act()
    page.wait_for_timeout(300)
    return float(statistics.quantiles(page.evaluate(_COUNTED), n=20)[-1])


def _drag(page: Any, x: float, y: float, far: float, down: float) -> None:
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, _STEPS + 1):
        page.mouse.move(x + far * step / _STEPS, y + down * step / _STEPS)
        page.wait_for_timeout(_STEP_MS)
    page.mouse.up()


def _wheel(page: Any) -> None:
    page.mouse.move(500, 400)
    for turn in (-240, -240, -240, 240, 240, 240):
        page.mouse.wheel(0, turn)
        page.wait_for_timeout(350)
