"""A Firefox, driven by WebDriver BiDi: just enough to open a page, ask it and press its keys.

Debian's Firefox has no geckodriver, and Playwright's own way to it asks for commands that an ESR does not know yet.
"""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import time

import websocket

_LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
LOAD_SECONDS = 60
TAB, ENTER = "\ue004", "\ue007"


class Firefox:
    """One window of a Firefox."""

    def __init__(self, address):
        self._socket = websocket.create_connection(f"{address}/session", timeout=60, suppress_origin=True)
        self._number = 0
        self.complaints = []
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded"])
        self._window = self.send("browsingContext.getTree")["contexts"][0]["context"]

    def send(self, method, **params):
        """Send a command and return what comes back; what the page logs meanwhile is kept."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == self._number:
                assert answer["type"] == "success", answer
                return answer["result"]
            if answer.get("method") == "log.entryAdded" and answer["params"]["level"] in ("warn", "error"):
                self.complaints.append(answer["params"]["text"])

    def open(self, address, width, height):
        """Open a page in a window of a size."""
        viewport = {"width": width, "height": height}
        self.send("browsingContext.setViewport", context=self._window, viewport=viewport)
        self.send("browsingContext.navigate", context=self._window, url=address, wait="complete")
        # On a busy machine the answer can come before the new page is the one that is asked.
        until = time.monotonic() + LOAD_SECONDS
        while self.ask("document.URL + document.readyState") != f"{address}complete":
            assert time.monotonic() < until, f"{address} was not loaded"
            time.sleep(0.05)

    def ask(self, expression):
        """Evaluate an expression that gives a text, a number or a truth."""
        target = {"context": self._window}
        found = self.send("script.evaluate", expression=expression, target=target, awaitPromise=True)
        assert found["type"] == "success", found
        return found["result"].get("value")

    def close(self):
        """End the program."""
        self.send("browser.close")
        self._socket.close()

    def press(self, *keys):
        """Press keys one after the other."""
        strokes = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        actions = [{"type": "key", "id": "keys", "actions": strokes}]
        self.send("input.performActions", context=self._window, actions=actions)


@contextlib.contextmanager
def firefox_at(program, profile):
    """Start a Firefox with an empty profile; it is closed in the end."""
    command = [program, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        try:
            address = next(found[1] for line in process.stderr if (found := _LISTENS.search(line)))
            opened = Firefox(address)
            yield opened
            opened.close()
        finally:
            process.terminate()
