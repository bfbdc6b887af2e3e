"""A server on this machine, for pages that must open from one."""

from __future__ import annotations

import contextlib
import functools
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, *args, headers=(), **options):
        self.more = tuple(headers)
        super().__init__(*args, **options)

    def end_headers(self):
        for name, value in self.more:
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, *_):
        """Say nothing: the tests ask the page what happened."""


@contextlib.contextmanager
def served(folder, *headers):
    """Serve a folder, each answer with further headers, and give its address."""
    handler = functools.partial(_Quiet, directory=str(folder), headers=headers)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
