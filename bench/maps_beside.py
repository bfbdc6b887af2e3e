"""Maps of many incidents beside those that other programs make of the same, in one run; and how ours grow.

``bench/maps_beside.py [N ...]``: with N incidents each (10000 100000). The incidents are synthetic.
"""

from __future__ import annotations

import importlib.util
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from map_peers import MOST, load_peers
from measure import cost_of_call, table
from synthetic import make_frames, make_geojson
from watch_map import Seen, find_chromium, watch

import maps
from gazetteer import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

_MB = 1e6
_OURS = "clashline"
# What is on each page once all incidents are drawn.
_SIGNS = {
    _OURS: ".cl-app .cl-crowd",
    "plotly, inline": ".js-plotly-plot .maplibregl-canvas",
}
_LEAFLET = ".leaflet-overlay-pane canvas, .leaflet-marker-icon"
_SLOPES = (1_000, 10_000, 100_000, 1_000_000)


def beside(n: int) -> str:
    """Set size, cost and behaviour of maps of ``n`` incidents side by side."""
    try:
        import orjson  # noqa: PLC0415 - it may not be there
    except ImportError:
        return "Maps of many incidents: skipped, orjson is not installed (the extra `bench` has it)"
    gazetteer = Gazetteer.load()
    geojson = make_geojson(n, gazetteer)
    compact = orjson.dumps(geojson)
    cpu = sorted(cost_of_call(lambda: orjson.dumps(geojson)).cpu for _ in range(5))[2]
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        made, notes = _make_all(n, gazetteer, geojson, Path(folder))
        for name, (path, cost) in made.items():
            size = path.stat().st_size
            ratios = [f"{size / _MB:.1f}", f"{size / len(compact):.3f}", f"{cost:.2f}", f"{cost / cpu:.1f}"]
            rows.append([name, *ratios, *_look(name, path)])
    title = (
        f"{n} synthetic incidents, {len(compact) / n:.0f} bytes each as compact GeoJSON, "
        f"which orjson writes in {cpu * 1000:.0f} ms of CPU"
    )
    head = ["", "file MB", "of GeoJSON", "CPU s", "of orjson", "ready s", "heap MB", "buffers MB"]
    head += ["pan ms p95", "zoom", "brush", "external"]
    return "\n".join([table(title, head, rows), *(f"  {note}" for note in notes)])


def _make_all(
    n: int, gazetteer: Gazetteer, geojson: dict[str, Any], folder: Path
) -> tuple[dict[str, tuple[Path, float]], list[str]]:
    frames = make_frames(n, gazetteer)
    ours = folder / "clashline.html"

    def write() -> None:
        maps.render(frames, theatre=gazetteer, title=f"{n} synthetic incidents").save(ours)

    write()  # what is read and drawn once for a process
    made = {_OURS: (ours, sorted(cost_of_call(write).cpu for _ in range(3))[1])}
    peers, notes = load_peers()
    for name, make in peers.items():
        if n > MOST.get(name, n):
            notes.append(f"{name}: skipped at {n}, it would take many minutes")
            continue
        path = folder / f"{len(made)}.html"
        try:
            made[name] = (path, cost_of_call(lambda make=make, path=path: make(geojson, path)).cpu)
        except Exception as error:  # noqa: BLE001 - a peer that fails is told, and no reason to stop
            notes.append(f"{name}: failed ({type(error).__name__}: {str(error)[:80]})")
    return made, notes


def _look(name: str, path: Path) -> list[str]:
    chromium = find_chromium()
    if chromium is None or importlib.util.find_spec("playwright") is None:
        return ["no Chromium or playwright", *[""] * 6]
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - of the extra `test`

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        try:
            seen = watch(browser, path, _SIGNS.get(name, _LEAFLET), _brush if name == _OURS else None)
        except Error as error:
            return [f"not ready: {str(error).splitlines()[0][:40]}", *[""] * 6]
        finally:
            browser.close()
    return list(_cells(seen))


def _cells(seen: Seen) -> Iterator[str]:
    yield f"{seen.ready_s:.2f}"
    yield f"{seen.heap_mb:.0f}"
    yield f"{seen.buffers_mb:.0f}"
    for frame in (seen.pan_ms, seen.zoom_ms, seen.brush_ms):
        yield "-" if frame is None else f"{frame:.0f}"
    yield str(seen.external)


def _brush(page: Any) -> tuple[float, float, float]:
    """Say where on our timeline a range can be dragged."""
    box = page.locator(".cl-time-box").bounding_box()
    return box["x"] + box["width"] * 0.2, box["y"] + 15, box["width"] * 0.3


def slopes(most: int = _SLOPES[-1]) -> str:
    """Show how writing a map grows with the number of incidents."""
    gazetteer = Gazetteer.load()
    rows, before = [], 0.0
    for n in (n for n in _SLOPES if n <= most):
        frames = make_frames(n, gazetteer)
        maps.render(frames, theatre=gazetteer, packed=True)
        html: list[str] = []

        def write(frames: Any = frames, html: list[str] = html) -> None:
            html[:] = [maps.render(frames, theatre=gazetteer, packed=True).html]

        cost = sorted(cost_of_call(write).cpu for _ in range(3))[1]
        times = f"x {cost / before:.1f}" if before else ""
        rows.append([str(n), f"{cost:.2f}", f"{cost / n * 1e6:.0f}", times, f"{len(html[0]) / _MB:.1f}"])
        before = cost
    head = ["synthetic incidents", "CPU s", "CPU us each", "for ten times as many", "file MB"]
    return table("Writing a packed map", head, rows)


if __name__ == "__main__":
    for count in map(int, sys.argv[1:] or ["10000", "100000"]):
        print(beside(count), end="\n\n", flush=True)
    print(slopes(), flush=True)
