"""A server on this machine that answers as a geocoding service does, or as none should."""

from __future__ import annotations

import contextlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


def village(name="Zumray Kalay", lat=33.40, lon=70.00, number=7, **more):
    """Return a place as Nominatim's JSON has it."""
    return {
        "osm_type": "node",
        "osm_id": number,
        "class": "place",
        "type": "village",
        "addresstype": "village",
        "name": name,
        "display_name": f"{name}, Khost",
        "lat": str(lat),
        "lon": str(lon),
        "boundingbox": [str(lat - 0.01), str(lat + 0.01), str(lon - 0.01), str(lon + 0.01)],
        "namedetails": {"name": name},
    } | more


class Service:
    """What the server does, and who asked what when."""

    def __init__(self):
        self.answer = [village()]
        self.status = 200
        self.headers: dict[str, str] = {}
        self.slow_s = 0.0
        self.asked: list[tuple[float, dict[str, list[str]], dict[str, str]]] = []
        self.at_once = self.most_at_once = 0
        self._lock = threading.Lock()

    @property
    def names(self):
        return [query["q"][0] for _, query, _ in self.asked]

    def body(self):
        return self.answer if isinstance(self.answer, bytes) else json.dumps(self.answer).encode()

    def note(self, path, headers):
        with self._lock:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
            self.asked.append((time.monotonic(), parse_qs(urlsplit(path).query), dict(headers)))


@contextlib.contextmanager
def served():
    """Serve, and give the address and what the server does."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            service.note(self.path, self.headers.items())
            try:
                time.sleep(service.slow_s)
                self.send_response(service.status)
                for name, value in service.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                with contextlib.suppress(OSError):
                    self.wfile.write(service.body())
            finally:
                service.at_once -= 1

        def log_message(self, *_):
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", service
        finally:
            server.shutdown()
            thread.join()
